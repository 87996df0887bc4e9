//! The changes that make a consensus.

use std::rc::Rc;

use super::{AgreedAnswer, AgreedDesign, Consensus, Frozen};
use crate::instrument::ItemId;
use crate::review::change::Change;
use crate::review::ids::{ReviewerId, StudyId};
use crate::review::independent::Independent;
use crate::review::timestamp::Timestamp;
use crate::review::whole::Review;

/// The reviewers between whom a study is reconciled: the parties of its consensus, or else all in
/// the team who appraised it.
#[must_use]
pub fn parties(review: &Review, study: &StudyId) -> Vec<ReviewerId> {
    let named = review.consensus(study).map(|kept| &kept.frozen);
    let mut parties: Vec<ReviewerId> = match named.filter(|frozen| !frozen.is_empty()) {
        Some(frozen) => frozen.keys().cloned().collect(),
        None => review
            .appraisals_of(study)
            .map(|appraisal| appraisal.reviewer.clone())
            .collect(),
    };
    // Who stands first must not change when the first agreement is noted.
    if parties.len() > 1 {
        let team = &review.header().reviewers;
        parties.sort_by_key(|one| {
            let place = team.iter().position(|member| member.id == *one);
            place.unwrap_or(team.len())
        });
    }
    parties
}

/// Begins the consensus of these reviewers on a study: sets down what each found alone.
///
/// What was set down before stays as it was; only what a reviewer has answered since is added. No
/// change comes of it where everything is set down already.
#[must_use]
pub fn begin_consensus(
    review: &Review,
    study: &StudyId,
    between: &[ReviewerId],
    at: &Timestamp,
) -> Vec<Change> {
    let known = review.consensus(study).map(|kept| kept.frozen.clone());
    let known = known.unwrap_or_default();
    let mut frozen = known.clone();
    for reviewer in between {
        // What is set down already goes before what the appraisal says now.
        let found = review.independent(study, reviewer).unwrap_or_default();
        let since = known.get(reviewer).map_or(at, |kept| &kept.at);
        if known.contains_key(reviewer) || found != Independent::default() {
            let at = since.clone();
            frozen.insert(reviewer.clone(), Frozen { at, found });
        }
    }
    let change = (frozen != known).then(|| Change::Frozen {
        study: study.clone(),
        frozen,
    });
    change.into_iter().collect()
}

/// Agrees on the category of a study, beginning the consensus if that is still to be done.
#[must_use]
pub fn agree_on_design(
    review: &Review,
    study: &StudyId,
    between: &[ReviewerId],
    design: AgreedDesign,
) -> Vec<Change> {
    let mut changes = begin_consensus(review, study, between, &design.decision.at);
    changes.push(Change::AgreedDesign {
        study: study.clone(),
        design: Some(design),
    });
    changes
}

/// Agrees on the answer to an item, beginning the consensus if that is still to be done.
#[must_use]
pub fn agree_on_item(
    review: &Review,
    study: &StudyId,
    between: &[ReviewerId],
    (item, answer): (ItemId, AgreedAnswer),
) -> Vec<Change> {
    let mut changes = begin_consensus(review, study, between, &answer.decision.at);
    changes.push(Change::AgreedAnswer {
        study: study.clone(),
        item,
        answer: Some(answer),
    });
    changes
}

/// Takes the whole consensus on a study back, what was set down for it included.
#[must_use]
pub fn take_back_consensus(study: &StudyId) -> Change {
    Change::Consensus(Rc::new(Consensus::empty(study.clone())))
}
