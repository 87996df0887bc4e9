//! Reconciling: which studies are listed, how far they are, and who decides how.

mod headway;

use super::open::Open;
use crate::instrument::Step;
use crate::review::{
    Consensus, Decision, Disagreements, Matter, Review, ReviewerId, Standing, StudyId, Timestamp,
    Way, items_to_reconcile, left_to_agree, parties, standing,
};

pub use headway::Headway;

/// How many studies are listed at once, and with each wish for more.
pub const LISTED: usize = 200;

/// How reconciling is shown, and who decides how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciling {
    /// Whether all studies that somebody appraised are listed, or those with something left.
    pub all_studies: bool,
    /// Whether all items of a study are shown, or those that differ.
    pub all_items: bool,
    /// The studies listed.
    pub rows: Vec<StudyId>,
    /// How many of them are drawn.
    pub drawn: usize,
    /// In which way the reviewers come to agree.
    pub way: Way,
    /// Who decides, once that was chosen.
    pub by: Option<Vec<ReviewerId>>,
    /// Their words on how they came to agree.
    pub words: String,
    /// What kept an agreement from being noted.
    pub missing: Option<Missing>,
    /// The reviewers of the study for whom it was chosen who decides.
    among: Vec<ReviewerId>,
}

impl Default for Reconciling {
    fn default() -> Self {
        Self {
            all_studies: false,
            all_items: false,
            rows: Vec::new(),
            drawn: LISTED,
            way: Way::Discussion,
            by: None,
            words: String::new(),
            missing: None,
            among: Vec::new(),
        }
    }
}

/// What must be said before an agreement can be noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Two who discussed it, or the third reviewer.
    Deciders,
    /// Words: how they came to agree, or who decided.
    Words,
}

/// Lists the studies anew.
#[inline(never)]
pub(super) fn refresh(open: &mut Open) {
    let all = open.reconciling.all_studies;
    let studies = open.review.studies().iter();
    let rows = studies.filter(|study| is_listed(&open.review, &study.id, all));
    open.reconciling.rows = rows.map(|study| study.id.clone()).collect();
}

fn is_listed(review: &Review, study: &StudyId, all: bool) -> bool {
    match standing(review, study) {
        Standing::Single(by) => all && by.is_some(),
        Standing::Unfinished(_) => all,
        Standing::Ready(found) => all || !left_to_agree(review, study, &found).is_empty(),
    }
}

impl Open {
    /// What of a study is shown to be agreed on, in order.
    #[must_use]
    pub fn matters(&self, study: &StudyId, found: &Disagreements) -> Vec<Matter> {
        let kept = self.review.consensus(study);
        let all = self.reconciling.all_items;
        let left = left_to_agree(&self.review, study, found);
        let agreed_on = |matter: Matter| match matter {
            Matter::Category => kept.is_some_and(|kept| kept.design.is_some()),
            Matter::Item(item) => kept.is_some_and(|kept| kept.answers.contains_key(&item)),
        };
        let differs = |matter: Matter| match matter {
            Matter::Category => found.category.is_some(),
            Matter::Item(item) => found.items.iter().any(|one| one.item == item),
        };
        let is_shown = |matter: &Matter| {
            all || left.contains(matter) || differs(*matter) || agreed_on(*matter)
        };
        let items = items_to_reconcile(&self.review, study).into_iter();
        let items = items.map(Matter::Item);
        let matters = std::iter::once(Matter::Category).chain(items);
        matters.filter(is_shown).collect()
    }

    /// Who decides: those chosen, else, where that is plain, the two who appraised.
    #[must_use]
    pub fn deciders(&self, study: &StudyId) -> Vec<ReviewerId> {
        let team = &self.review.header().reviewers;
        let between = parties(&self.review, study);
        let by_third = self.reconciling.way == Way::ThirdReviewer;
        match &self.reconciling.by {
            Some(chosen) if team.len() > 2 => {
                let in_team = chosen
                    .iter()
                    .filter(|id| self.review.reviewer(id).is_some());
                in_team.cloned().collect()
            }
            _ if by_third || between.len() > 2 => Vec::new(),
            _ => between,
        }
    }

    /// The decision as it is chosen now.
    pub(super) fn decision(&self, study: &StudyId, at: Timestamp) -> Result<Decision, Missing> {
        let Reconciling { way, words, .. } = &self.reconciling;
        let by = self.deciders(study);
        let words = words.trim().to_owned();
        let has_choice = self.review.header().reviewers.len() > 2;
        match way {
            Way::Discussion if by.len() < 2 => return Err(Missing::Deciders),
            // Who is not of the team is named in words.
            Way::ThirdReviewer if by.is_empty() && words.is_empty() => {
                return Err(if has_choice {
                    Missing::Deciders
                } else {
                    Missing::Words
                });
            }
            Way::Other if words.is_empty() => return Err(Missing::Words),
            _ => {}
        }
        Ok(Decision {
            by,
            way: *way,
            words,
            at,
        })
    }

    /// Who decides is chosen anew where other reviewers appraised the study than the last.
    pub(super) fn turn_to(&mut self, study: &StudyId) {
        let among = parties(&self.review, study);
        if among != self.reconciling.among {
            self.reconciling.among = among;
            self.reconciling.by = None;
        }
        self.reconciling.missing = None;
    }
}

/// Whether two decisions are the same, whenever they were made.
pub(super) fn same_decision(a: &Decision, b: &Decision) -> bool {
    a.by == b.by && a.way == b.way && a.words == b.words
}

/// Whether an agreement of a study was decided otherwise than is chosen now.
#[must_use]
pub fn is_decided_otherwise(open: &Open, consensus: &Consensus, made: &Decision) -> bool {
    let now = open.decision(&consensus.study, made.at.clone());
    now.is_ok_and(|now| !same_decision(&now, made))
}

/// The step at which ways through *Help me choose* part: the first that is not the same in all.
/// None where a way is not known, or all are alike.
#[must_use]
pub fn parting(paths: &[&[Step]]) -> Option<usize> {
    let (first, others) = paths.split_first()?;
    if paths.iter().any(|path| path.is_empty()) {
        return None;
    }
    let longest = paths.iter().map(|path| path.len()).max()?;
    (0..longest).find(|place| {
        let step = first.get(*place);
        others.iter().any(|other| other.get(*place) != step)
    })
}
