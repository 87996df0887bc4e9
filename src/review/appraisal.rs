//! One reviewer's appraisal of one study.

use super::answer::Answer;
use super::by_key::ByKey;
use super::carried::Carried;
use super::ids::{ReviewerId, StudyId};
use super::timestamp::Timestamp;
use crate::instrument::{Design, ItemId, Response, Step};

/// The category chosen for a study, and how it was arrived at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DesignChoice {
    /// The category, with the quantitative set of mixed methods.
    pub design: Design,
    /// The steps through the category algorithm; empty when it was chosen directly.
    pub path: Vec<Step>,
    /// When it was chosen.
    pub at: Timestamp,
}

/// Why a study is appraised although it failed screening.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reason {
    /// The reviewer's words.
    pub text: String,
    /// When it was given.
    pub at: Timestamp,
}

/// A version of one part that a merge did not keep: the one that was kept has the same time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SetAside {
    /// Of an answer.
    Answer(ItemId, Answer),
    /// Of the category.
    Design(DesignChoice),
    /// Of the reason to go on after a failed screening.
    WentOn(Reason),
}

/// One reviewer's appraisal of one study.
///
/// Answers are kept by item and outlive a change of category: those of another category are
/// hidden, not lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appraisal {
    /// The study appraised.
    pub study: StudyId,
    /// Who appraises it.
    pub reviewer: ReviewerId,
    /// The category, once chosen.
    pub design: Option<DesignChoice>,
    /// Why it goes on after a failed screening, if it does.
    pub went_on: Option<Reason>,
    /// What was put down for each item; items without an entry are unanswered.
    pub answers: ByKey<ItemId, Answer>,
    /// What merges did not keep, to look at. It is settled once the part that was kept is changed.
    pub set_aside: Vec<SetAside>,
    /// Fields of other versions.
    pub carried: Carried,
}

impl Appraisal {
    /// An appraisal with nothing in it yet.
    #[must_use]
    pub fn empty(study: StudyId, reviewer: ReviewerId) -> Self {
        Self {
            study,
            reviewer,
            design: None,
            went_on: None,
            answers: ByKey::new(),
            set_aside: Vec::new(),
            carried: Carried::default(),
        }
    }

    /// The category and quantitative set, once chosen.
    #[must_use]
    pub fn chosen(&self) -> Option<Design> {
        self.design.as_ref().map(|choice| choice.design)
    }

    /// The response to an item; `None` while unanswered.
    #[must_use]
    pub fn response(&self, item: ItemId) -> Option<Response> {
        self.answers.get(&item).and_then(|answer| answer.response)
    }

    /// Whether what was set aside is still to be looked at: what was kept instead stands as it did.
    #[must_use]
    pub fn is_unsettled(&self, one: &SetAside) -> bool {
        match one {
            SetAside::Answer(item, other) => {
                let kept = self.answers.get(item);
                kept.is_some_and(|kept| kept.at == other.at && kept != other)
            }
            SetAside::Design(other) => {
                let kept = self.design.as_ref();
                kept.is_some_and(|kept| kept.at == other.at && kept != other)
            }
            SetAside::WentOn(other) => {
                let kept = self.went_on.as_ref();
                kept.is_some_and(|kept| kept.at == other.at && kept != other)
            }
        }
    }

    /// Whether nothing worth keeping is in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.design.is_none()
            && self.went_on.is_none()
            && self.answers.is_empty()
            && self.carried.is_empty()
            && self.set_aside.is_empty()
    }
}
