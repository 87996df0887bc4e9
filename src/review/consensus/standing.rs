//! Whether the reviewers of a study can reconcile it, and what of it is left.

use super::disagreements::{Disagreements, disagreements, items_to_reconcile};
use super::making::parties;
use crate::instrument::ItemId;
use crate::review::ids::{ReviewerId, StudyId};
use crate::review::state::{State, state};
use crate::review::whole::Review;

/// One thing that the reviewers of a study agree on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Matter {
    /// The category, with the quantitative set of mixed methods.
    Category,
    /// The answer to an item.
    Item(ItemId),
}

/// Whether a study can be reconciled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not yet: nobody has appraised it, or one reviewer alone.
    Single(Option<ReviewerId>),
    /// Not yet: these reviewers have begun and not completed their appraisal. Until then nobody's
    /// findings are held against another's, so that all stay independent.
    Unfinished(Vec<ReviewerId>),
    /// It can be: where its reviewers differ, which may be nowhere.
    Ready(Disagreements),
}

/// Whether a study can be reconciled. Once it was begun it can be, whatever becomes of the appraisals.
#[must_use]
pub fn standing(review: &Review, study: &StudyId) -> Standing {
    let all = parties(review, study);
    if all.len() < 2 {
        return Standing::Single(all.into_iter().next());
    }
    if review.consensus(study).is_none() {
        let open: Vec<ReviewerId> = all
            .into_iter()
            .filter(|reviewer| !has_finished(review, study, reviewer))
            .collect();
        if !open.is_empty() {
            return Standing::Unfinished(open);
        }
    }
    Standing::Ready(disagreements(review, study))
}

fn has_finished(review: &Review, study: &StudyId, reviewer: &ReviewerId) -> bool {
    let appraisal = review.appraisal(study, reviewer).map(AsRef::as_ref);
    matches!(
        state(appraisal, review.protocol()),
        State::Complete | State::NotAppraisedFurther
    )
}

/// What is left to agree on, in the order in which it is done: what differs, then also what some of
/// the reviewers have not answered, once it is sure that the study is appraised at all.
#[must_use]
pub fn left_to_agree(review: &Review, study: &StudyId, found: &Disagreements) -> Vec<Matter> {
    if found.lacking.is_empty() && found.reconciled().is_done() && !lacks_category(review, study) {
        return Vec::new();
    }
    let screening_open = found.open_items().any(|one| one.item.is_screening());
    let goes_on = !screening_open && !is_stopped(review, study);
    let category = found.is_category_open() || (goes_on && lacks_category(review, study));
    let is_left = |item: &ItemId| {
        let differs = found.open_items().any(|one| one.item == *item);
        let is_lacking = found.lacking.iter().any(|one| one.item == *item);
        differs || (is_lacking && (goes_on || item.is_screening()))
    };
    let items = items_to_reconcile(review, study).into_iter();
    let items = items.filter(is_left).map(Matter::Item);
    let category = category.then_some(Matter::Category);
    category.into_iter().chain(items).collect()
}

/// Whether some of the reviewers chose a category, others none, and none is agreed on.
fn lacks_category(review: &Review, study: &StudyId) -> bool {
    let kept = review.consensus(study);
    if kept.is_some_and(|kept| kept.design.is_some()) {
        return false;
    }
    let has_chosen = |reviewer: &ReviewerId| {
        let frozen = kept.and_then(|kept| kept.frozen.get(reviewer));
        let appraisal = review.appraisal(study, reviewer);
        frozen.is_some_and(|frozen| frozen.found.design.is_some())
            || appraisal.is_some_and(|appraisal| appraisal.design.is_some())
    };
    let all = parties(review, study);
    let chosen = all.iter().filter(|reviewer| has_chosen(reviewer)).count();
    chosen > 0 && chosen < all.len()
}

/// Whether it is agreed that the study failed screening and is not appraised further.
fn is_stopped(review: &Review, study: &StudyId) -> bool {
    let counted = review
        .counted(study)
        .filter(super::super::Counted::is_consensus);
    counted.is_some_and(|counted| counted.state(review.protocol()) == State::NotAppraisedFurther)
}
