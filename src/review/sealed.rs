//! Blinding: what of others' appraisals a reviewer does not see yet.

use std::collections::HashSet;
use std::rc::Rc;

use super::appraisal::Appraisal;
use super::chain::Log;
use super::change::Change;
use super::ids::{ReviewerId, StudyId};
use super::log::{LogEntry, What};
use super::state::{State, state};
use super::whole::Review;

/// Whether a reviewer's appraisal of a study is sealed to me.
///
/// Only in a blinded protocol, and never my own. It is open once it is complete and so is mine; to
/// somebody who did not appraise the study, such as a third reviewer who is to decide, once as many
/// as appraise a study have completed theirs. Where consensus was begun, nothing is sealed any
/// more. An appraisal that failed screening and goes no further is complete.
#[must_use]
pub fn sealed(review: &Review, me: &ReviewerId, study: &StudyId, reviewer: &ReviewerId) -> bool {
    if !review.protocol().blinded || me == reviewer || review.consensus(study).is_some() {
        return false;
    }
    let complete = |one: &ReviewerId| is_complete(review, review.appraisal(study, one));
    if !complete(reviewer) {
        return true;
    }
    if review.appraisal(study, me).is_some() {
        return !complete(me);
    }
    let all = review.appraisals_of(study);
    let done = all.filter(|one| is_complete(review, Some(one))).count();
    done < review.protocol().per_study.number().max(2)
}

fn is_complete(review: &Review, appraisal: Option<&Rc<Appraisal>>) -> bool {
    let state = state(appraisal.map(AsRef::as_ref), review.protocol());
    matches!(state, State::Complete | State::NotAppraisedFurther)
}

/// The appraisals that are sealed to me, in the order of the studies.
pub fn sealed_to<'a>(
    review: &'a Review,
    me: &'a ReviewerId,
) -> impl Iterator<Item = &'a Rc<Appraisal>> {
    let studies = review.studies().iter();
    studies
        .filter(|_| review.protocol().blinded)
        .flat_map(|study| review.appraisals_of(&study.id))
        .filter(move |one| sealed(review, me, &one.study, &one.reviewer))
}

/// The review without what is sealed to me, and how many appraisals that leaves out; `None` where it
/// leaves out none.
#[must_use]
pub fn as_seen_by(review: &Review, me: &ReviewerId) -> Option<(Review, usize)> {
    let sealed: Vec<&Rc<Appraisal>> = sealed_to(review, me).collect();
    if sealed.is_empty() {
        return None;
    }
    let mut seen = review.clone();
    for one in &sealed {
        let blank = Appraisal::empty(one.study.clone(), one.reviewer.clone());
        seen.apply(&Change::Appraisal(Rc::new(blank)));
    }
    Some((seen, sealed.len()))
}

/// The log without what was said on studies of which something is sealed to me, by whomever: who
/// brings a file in is named for all that it changes. That somebody changed something, and when, is
/// no secret.
#[must_use]
pub fn log_as_seen_by(log: &Log, review: &Review, me: &ReviewerId) -> Log {
    let studies: HashSet<&StudyId> = sealed_to(review, me).map(|one| &one.study).collect();
    let is_sealed = |entry: &LogEntry| {
        let of_appraisal = matches!(
            entry.what,
            What::Appraisal | What::Answer(_) | What::Category | What::WentOn
        );
        let study = entry.study.as_ref();
        of_appraisal && study.is_some_and(|study| studies.contains(study))
    };
    log.shown(|entry| {
        if !is_sealed(entry) {
            return Rc::clone(entry);
        }
        Rc::new(LogEntry {
            before: String::new(),
            after: String::new(),
            ..LogEntry::clone(entry)
        })
    })
}

/// The review with the appraisals of one reviewer alone, and without consensus: what is handed over.
#[must_use]
pub fn only_of(review: &Review, reviewer: &ReviewerId) -> Review {
    let mut mine = Review::new(review.header().as_ref().clone());
    for study in review.studies() {
        mine.put_study(Rc::clone(study), None);
        if let Some(appraisal) = review.appraisal(&study.id, reviewer) {
            mine.put_appraisal(Rc::clone(appraisal));
        }
    }
    mine
}
