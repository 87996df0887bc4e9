//! Files on their way in: what was asked of the clerk, and what he said so far.

use super::counts::Counted;
use super::folder::FromFolder;
use super::growth::Growth;
use super::host::RequestId;
use super::msg::IntakeDecision;
use crate::codec::intake::{Choices, ImportReport, IntakeFile, PairId, Preview, Verdict};
use crate::port::Moment;
use crate::review::{Appraisal, Change, Header, Review, ReviewId, ReviewerId, Timestamp};
use std::rc::Rc;

/// What becomes of a plan once it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It is shown, unless it is a single sound review file, which opens at once.
    Show,
    /// It is what the host page has shown in the mode summary.
    Source,
    /// Something was decided about what is shown: it is shown anew.
    Again,
    /// It was confirmed already, and only had to be worked out anew.
    Confirmed,
    /// A host page wants it done, and to be told.
    Host(RequestId),
}

/// What files would add, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Intake {
    /// The files.
    pub files: Vec<IntakeFile>,
    /// What the reviewer decided so far.
    pub choices: Choices,
    /// The review as it was when the plan was asked for: the open one, or a new one named after the
    /// first file.
    pub into: Counted,
    /// Whether that is a new one.
    pub is_new: bool,
    /// Who appraises in it.
    pub me: ReviewerId,
    /// What becomes of it.
    pub purpose: Purpose,
    /// Where it comes from, if that is the folder of a review.
    pub origin: Option<FromFolder>,
    /// That review with what arrived so far.
    pub grown: Growth,
    /// Whole reviews found in the files.
    pub reviews: Vec<Counted>,
    /// What would be done, in numbers, with every problem.
    pub report: ImportReport,
    /// What there is to look at and to decide.
    pub preview: Preview,
    /// The decisions that all this was worked out with: with others it is out of date.
    pub planned_with: Choices,
}

impl Intake {
    /// Files of which nothing is known yet.
    #[must_use]
    pub fn new(
        files: Vec<IntakeFile>,
        into: Counted,
        is_new: bool,
        me: ReviewerId,
        purpose: Purpose,
    ) -> Self {
        Self {
            files,
            choices: Choices::default(),
            grown: Growth::new(into.review.clone(), into.counts),
            into,
            is_new,
            me,
            purpose,
            origin: None,
            reviews: Vec::new(),
            report: ImportReport::default(),
            preview: Preview::default(),
            planned_with: Choices::default(),
        }
    }

    /// The names of the files, for reading.
    #[must_use]
    pub fn names(&self) -> String {
        let names: Vec<&str> = self.files.iter().map(|file| file.name.as_str()).collect();
        names.join(", ")
    }

    /// Keeps a decision.
    pub(super) fn decide(&mut self, decision: IntakeDecision) {
        let choices = &mut self.choices;
        match decision {
            IntakeDecision::OnlyIncluded(only) => choices.only_included = only,
            IntakeDecision::Token(printed, meaning) => choices.tokens.choose(&printed, meaning),
            IntakeDecision::Column(file, column, field) => {
                let shown = self.preview.columns.get_mut(&file);
                if let Some(shown) = shown {
                    shown.guess.set(column, field);
                    choices.columns.insert(file, shown.guess.clone());
                }
            }
            IntakeDecision::Pair(id, verdict) => self.decide_pair(&id, verdict),
            IntakeDecision::AllPairs(verdict) => {
                let pairs = self.preview.pairs.iter();
                let open = pairs.filter(|pair| pair.decided.is_none());
                let open: Vec<PairId> = open.map(|pair| pair.id.clone()).collect();
                for id in open {
                    self.decide_pair(&id, verdict);
                }
            }
        }
    }

    /// Shown at once; what follows from it comes with the next plan.
    fn decide_pair(&mut self, id: &PairId, verdict: Verdict) {
        self.choices.pairs.insert(id.clone(), verdict);
        let mut pairs = self.preview.pairs.iter_mut();
        if let Some(pair) = pairs.find(|pair| pair.id == *id) {
            pair.decided = Some(verdict);
        }
    }

    /// Whether the files hold nothing that could be added, was added before, or could be with the
    /// reviewer's help.
    #[must_use]
    pub fn holds_nothing(&self) -> bool {
        !self.adds()
            && self.report.studies_matched == 0
            && self.report.left_out == 0
            && self.preview.columns.is_empty()
    }

    /// Whether the plan would change anything.
    #[must_use]
    pub fn adds(&self) -> bool {
        !(self.grown.changes.is_empty() && self.reviews.is_empty())
    }

    /// Takes in more of what the files would add.
    pub(super) fn grow(&mut self, changes: Vec<Change>, now: &Timestamp) {
        self.grown.grow(changes, &self.me, now);
    }

    /// The same, of which nothing is known yet, for another state of the review.
    pub(super) fn anew(&self, into: Counted) -> Self {
        let me = self.me.clone();
        Self {
            choices: self.choices.clone(),
            origin: self.origin.clone(),
            ..Self::new(self.files.clone(), into, self.is_new, me, self.purpose)
        }
    }

    /// The new review with everything in it. The reviewer who was made up for it is taken out again
    /// where the files bring reviewers of their own and nothing is his.
    pub(super) fn new_review(&self) -> Counted {
        let mut counted = Counted {
            review: self.grown.review.clone(),
            counts: self.grown.counts,
        };
        let review = &mut counted.review;
        let is_busy = |one: &Rc<Appraisal>| one.reviewer == self.me;
        let mut header = Header::clone(review.header());
        header.reviewers.retain(|one| one.id != self.me);
        if !header.reviewers.is_empty() && !review.appraisals_unordered().any(is_busy) {
            review.apply(&Change::Header(Rc::new(header)));
        }
        counted
    }
}

/// A review under a new id and a title that tells it from the one already there.
#[must_use]
pub(super) fn as_copy(review: &Review, moment: &mut Moment) -> Review {
    let header = Header {
        id: ReviewId::new(&moment.fresh_id()),
        title: format!("{} (copy)", review.header().title),
        ..Header::clone(review.header())
    };
    let mut copy = review.clone();
    copy.apply(&Change::Header(Rc::new(header)));
    copy
}
