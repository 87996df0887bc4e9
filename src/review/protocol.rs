//! The protocol: what the team agreed on before rating.

use super::by_key::ByKey;
use super::carried::Carried;
use super::ids::StudyId;
use super::timestamp::Timestamp;
use crate::instrument::ItemId;

/// How the team reads one item in this review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamRule {
    /// The rule, such as a cut-off for complete outcome data.
    pub text: String,
    /// When it was agreed.
    pub agreed: Timestamp,
}

/// A change of the protocol after rating had started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// Why it was opened again.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// How many reviewers appraise each study, each alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum PerStudy {
    /// One; or a team that does not say.
    #[default]
    One,
    /// Two, as the guide advises (user guide, page 1).
    Two,
}

impl PerStudy {
    /// The number.
    #[must_use]
    pub const fn number(self) -> usize {
        match self {
            Self::One => 1,
            Self::Two => 2,
        }
    }
}

/// The team's rules for the whole review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Protocol {
    /// Whether S1 and S2 are used; a team may leave them out (user guide, page 1).
    pub screening_used: bool,
    /// How many reviewers appraise each study.
    pub per_study: PerStudy,
    /// Whether an appraisal stays sealed to other reviewers until they have completed theirs.
    pub blinded: bool,
    /// Team rules by item; items without an entry have none.
    pub rules: ByKey<ItemId, TeamRule>,
    /// When it was locked; `None` while it can be edited.
    pub locked: Option<Timestamp>,
    /// Each time it was opened again, oldest first.
    pub amendments: Vec<Amendment>,
    /// The studies of the pilot round, by id, each once: those that the team rates first, to learn where it
    /// reads items differently. Empty where there is none. One that is no longer in the review stays
    /// here and means nothing.
    pub pilot: Vec<StudyId>,
    /// Fields of other versions.
    pub carried: Carried,
}

impl Protocol {
    /// Whether a study belongs to the pilot round.
    #[must_use]
    pub fn is_pilot(&self, study: &StudyId) -> bool {
        self.pilot.binary_search(study).is_ok()
    }
}

impl Default for Protocol {
    /// Screening used, not blinded, no rules, open: what the instrument itself says.
    fn default() -> Self {
        Self {
            screening_used: true,
            per_study: PerStudy::default(),
            blinded: false,
            rules: ByKey::new(),
            locked: None,
            amendments: Vec::new(),
            pilot: Vec::new(),
            carried: Carried::default(),
        }
    }
}
