//! What a host page can ask, and what it is told.

use super::intake::IntakeFile;
use crate::codec::export::Export;
use crate::port::Card;
use crate::review::{ReviewId, StudyId, Tally};
use crate::text::files as words;

/// Number of a request, given by the embedding side to find its promise again.
pub type RequestId = u32;

/// What a host page asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Resolves when the widget can be used.
    Ready,
    /// The reviews in this browser.
    ListReviews,
    /// Open a review.
    OpenReview(ReviewId),
    /// Import files straight away: the host has decided.
    ImportFiles(Vec<IntakeFile>),
    /// Export the open review in the format of this token.
    ExportAs(String),
    /// The open review as the file's JSON.
    Review,
    /// The counts of the open review.
    Tally,
}

/// A problem of an import, as the host API reports it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedProblem {
    /// The file's name.
    pub file: String,
    /// Line, from 1, where one can be named.
    pub line: Option<usize>,
    /// Field, where one can be named.
    pub field: Option<String>,
    /// What is wrong.
    pub message: String,
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// The review it went into; `None` while undecided or if nothing could be read.
    pub review: Option<ReviewId>,
    /// Studies added.
    pub studies_added: usize,
    /// Studies that were already there.
    pub studies_matched: usize,
    /// Appraisals added.
    pub appraisals_added: usize,
    /// Answers added.
    pub answers_added: usize,
    /// Every problem, file by file in the order of their lines.
    pub problems: Vec<ReportedProblem>,
}

/// The answer to a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// It is done; there is nothing to say.
    Done,
    /// The reviews in this browser.
    Reviews(Vec<Card>),
    /// What an import did.
    Imported(ImportReport),
    /// A file.
    Export(Export),
    /// The review file's JSON text.
    Review(String),
    /// The counts.
    Tally(Box<Tally>),
    /// It could not be done, and why.
    Failed(String),
}

/// What a host page is told by events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostEvent {
    /// The widget can be used.
    Ready,
    /// A review changed.
    Change {
        /// Which.
        review: ReviewId,
        /// Of which study, where it is of one.
        study: Option<StudyId>,
    },
    /// All changes of a review are saved.
    Saved(ReviewId),
    /// The appraisal of a study became complete.
    Complete {
        /// The review.
        review: ReviewId,
        /// The study.
        study: StudyId,
    },
    /// Something went wrong that the user is told too.
    Problem(String),
}

impl ReportedProblem {
    /// The problem in one line: file, place, what.
    #[must_use]
    pub fn line_of_text(&self) -> String {
        let place = words::place(&self.file, self.line, self.field.as_deref());
        format!("{place}: {}", self.message)
    }
}

impl ImportReport {
    /// What was found, as lines of a list.
    #[must_use]
    pub fn findings(&self) -> Vec<String> {
        let mut lines = vec![words::new_studies(self.studies_added)];
        if self.studies_matched > 0 {
            lines.push(words::already_here(self.studies_matched));
        }
        if self.appraisals_added > 0 || self.answers_added > 0 {
            lines.push(words::appraisals(self.appraisals_added, self.answers_added));
        }
        if !self.problems.is_empty() {
            lines.push(words::problems(self.problems.len()));
        }
        lines
    }
}
