//! Consensus: what reviewers agreed on for a study, beside their appraisals, which never change.

mod disagreements;
mod making;
mod standing;

use super::by_key::ByKey;
use super::carried::Carried;
use super::ids::{ReviewerId, StudyId};
use super::independent::Independent;
use super::timestamp::Timestamp;
use crate::instrument::{Design, ItemId, Response};

pub use disagreements::{
    CategoryDisagreement, Disagreements, ItemDisagreement, Lacking, Reconciled, disagreements,
    items_to_reconcile, reconciled,
};
pub use making::{agree_on_design, agree_on_item, begin_consensus, parties, take_back_consensus};
pub use standing::{Matter, Standing, left_to_agree, standing};

/// In which way reviewers came to agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Way {
    /// They discussed it.
    Discussion,
    /// A third reviewer decided.
    ThirdReviewer,
    /// Another way, which the words say.
    Other,
}

impl Way {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Discussion, Self::ThirdReviewer, Self::Other];

    /// The word that files use: `discussion`, `third-reviewer`, `other`.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::Discussion => "discussion",
            Self::ThirdReviewer => "third-reviewer",
            Self::Other => "other",
        }
    }

    /// The way behind a [`token`](Self::token), if there is one.
    #[must_use]
    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.token() == token)
    }
}

/// Who decided, how and when.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decision {
    /// Those who decided.
    pub by: Vec<ReviewerId>,
    /// How they came to agree.
    pub way: Way,
    /// More on it in their words; empty if there is no more to say.
    pub words: String,
    /// When.
    pub at: Timestamp,
}

/// The category that reviewers agreed on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AgreedDesign {
    /// The category, with the quantitative set of mixed methods.
    pub design: Design,
    /// Who decided, how and when.
    pub decision: Decision,
}

/// The answer that reviewers agreed on for one item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AgreedAnswer {
    /// Yes, No or Can't tell.
    pub response: Response,
    /// The comment that goes with it.
    pub comment: String,
    /// Who decided, how and when.
    pub decision: Decision,
}

/// What one reviewer had found alone, as it stood when consensus began.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Frozen {
    /// When it was first set down.
    pub at: Timestamp,
    /// The category and responses.
    pub found: Independent,
}

/// The consensus on one study.
///
/// It exists from the moment at which its parties begin to reconcile. What they had found alone is
/// kept here as it stood, so that agreement can be measured whatever becomes of their appraisals.
/// Where all parties gave the same response, it counts without an agreed answer of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consensus {
    /// The study.
    pub study: StudyId,
    /// What each of its parties had found alone.
    pub frozen: ByKey<ReviewerId, Frozen>,
    /// The category that was agreed on; `None` while it is open, or if none was in dispute.
    pub design: Option<AgreedDesign>,
    /// The answers that were agreed on.
    pub answers: ByKey<ItemId, AgreedAnswer>,
    /// Fields of other versions.
    pub carried: Carried,
}

impl Consensus {
    /// A consensus with nothing in it yet.
    #[must_use]
    pub fn empty(study: StudyId) -> Self {
        Self {
            study,
            frozen: ByKey::new(),
            design: None,
            answers: ByKey::new(),
            carried: Carried::default(),
        }
    }

    /// Whether nothing worth keeping is in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.frozen.is_empty()
            && self.design.is_none()
            && self.answers.is_empty()
            && self.carried.is_empty()
    }

    /// The reviewers between whom it is.
    pub fn parties(&self) -> impl Iterator<Item = &ReviewerId> {
        self.frozen.keys()
    }
}
