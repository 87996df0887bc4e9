//! What a host page can ask, and what it is told.

use crate::codec::export::{Export, ExportOptions};
use crate::codec::intake::{ImportReport, IntakeFile};
use crate::port::Card;
use crate::review::{Agreement, ReviewId, Rounds, StudyId, Tally};

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
    ExportAs(String, ExportOptions),
    /// The open review as the file's JSON.
    Review,
    /// The counts of the open review.
    Tally,
    /// How far the reviewers of the open review agree.
    Agreement,
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
    /// How far reviewers agree, and in each round.
    Agreement(Box<Rounds<Agreement>>),
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
