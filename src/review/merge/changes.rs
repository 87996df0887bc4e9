//! The changes from one state of a review to another.

use std::collections::HashSet;
use std::rc::Rc;

use crate::review::appraisal::Appraisal;
use crate::review::change::Change;
use crate::review::consensus::take_back_consensus;
use crate::review::ids::StudyId;
use crate::review::whole::Review;

/// The changes that lead from a review to another state of it, such as a merged one: what the
/// store writes, undo reverses and the log records. Nothing, where there is no difference. The
/// order of studies that both have is not changed.
///
/// Put in the order in which each is whole: the header, studies, appraisals, consensus.
#[must_use]
pub fn changes_between(before: &Review, after: &Review) -> Vec<Change> {
    let mut changes = Vec::new();
    if before.header() != after.header() {
        changes.push(Change::Header(Rc::clone(after.header())));
    }
    take_out(before, after, &mut changes);
    put_in(before, after, &mut changes);
    changes
}

/// Takes out what only the state before has.
fn take_out(before: &Review, after: &Review, changes: &mut Vec<Change>) {
    for consensus in before.consensuses() {
        if after.consensus(&consensus.study).is_none() {
            changes.push(take_back_consensus(&consensus.study));
        }
    }
    for appraisal in before.appraisals() {
        let (study, reviewer) = (&appraisal.study, &appraisal.reviewer);
        if after.appraisal(study, reviewer).is_none() {
            let blank = Appraisal::empty(study.clone(), reviewer.clone());
            changes.push(Change::Appraisal(Rc::new(blank)));
        }
    }
    for study in before.studies() {
        if after.study(&study.id).is_none() {
            changes.push(Change::StudyRemoved(study.id.clone()));
        }
    }
}

/// Puts what is new or different. A new study goes where it stands afterwards.
fn put_in(before: &Review, after: &Review, changes: &mut Vec<Change>) {
    let gone: HashSet<&StudyId> = before
        .studies()
        .iter()
        .map(|study| &study.id)
        .filter(|id| after.study(id).is_none())
        .collect();
    let mut length = before.studies().len() - gone.len();
    for (place, study) in after.studies().iter().enumerate() {
        let known = before.study(&study.id);
        if known == Some(study) {
            continue;
        }
        let is_new = known.is_none();
        changes.push(Change::Study {
            study: Rc::clone(study),
            place: (is_new && place < length).then_some(place),
        });
        length += usize::from(is_new);
    }
    for appraisal in after.appraisals() {
        if before.appraisal(&appraisal.study, &appraisal.reviewer) != Some(appraisal) {
            changes.push(Change::Appraisal(Rc::clone(appraisal)));
        }
    }
    for consensus in after.consensuses() {
        if before.consensus(&consensus.study) != Some(consensus) {
            changes.push(Change::Consensus(Rc::clone(consensus)));
        }
    }
}
