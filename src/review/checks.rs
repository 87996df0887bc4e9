//! Checks: what a second look at an appraisal would ask.
//!
//! A check never changes an answer; it says what looks odd and why.

use super::appraisal::Appraisal;
use super::ids::{ReviewerId, StudyId};
use super::protocol::Protocol;
use super::state::{Screening, State, progress, screening, state};
use super::whole::Review;
use crate::instrument::{Design, Group, ItemId, Response};

/// What looks odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Concern {
    /// No, but the comment says that the report is silent, which is Can't tell (guide, page 1).
    NoButNotReported,
    /// 5.5 is Yes although a component has a No or Can't tell (guide, page 7).
    ComponentsWeak,
    /// Criteria were rated after a failed screening, with no reason to go on.
    RatedAfterFailedScreening,
    /// No or Can't tell with nothing to say why.
    NoEvidence,
    /// Mixed methods without a quantitative set.
    NoQuantitativeSet,
    /// Mixed methods with 5.1 to 5.5 rated but not both components.
    ComponentsMissing,
    /// Every item answered, and not one comment, quote or location.
    CompleteButEmpty,
}

/// One concern about an appraisal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The study.
    pub study: StudyId,
    /// Whose appraisal.
    pub reviewer: ReviewerId,
    /// The item, where it is about one.
    pub item: Option<ItemId>,
    /// What looks odd.
    pub concern: Concern,
}

/// The checks of one appraisal, items first in their order.
#[must_use]
pub fn checks_of(appraisal: &Appraisal, protocol: &Protocol) -> Vec<Check> {
    let check = |item, concern| Check {
        study: appraisal.study.clone(),
        reviewer: appraisal.reviewer.clone(),
        item,
        concern,
    };
    let mut checks = Vec::new();
    if screening(appraisal, protocol) == Screening::Failed && rates_criteria(appraisal) {
        checks.push(check(None, Concern::RatedAfterFailedScreening));
    }
    match appraisal.chosen() {
        Some(Design::Mixed(None)) => checks.push(check(None, Concern::NoQuantitativeSet)),
        Some(Design::Mixed(Some(_)))
            if state(Some(appraisal), protocol) == State::LacksComponents =>
        {
            checks.push(check(None, Concern::ComponentsMissing));
        }
        _ => {}
    }
    let is_empty = is_empty_though_complete(appraisal, protocol);
    if is_empty {
        checks.push(check(None, Concern::CompleteButEmpty));
    }
    for item in super::state::items_to_rate(appraisal, protocol) {
        match concern_about(appraisal, item) {
            // Said of the whole already.
            Some(Concern::NoEvidence) if is_empty => {}
            Some(concern) => checks.push(check(Some(item), concern)),
            None => {}
        }
    }
    checks
}

/// The checks of every appraisal of a review, in the order of its studies.
#[must_use]
pub fn review_checks(review: &Review) -> Vec<Check> {
    review
        .studies()
        .iter()
        .flat_map(|study| review.appraisals_of(&study.id))
        .flat_map(|appraisal| checks_of(appraisal, review.protocol()))
        .collect()
}

fn concern_about(appraisal: &Appraisal, item: ItemId) -> Option<Concern> {
    let answer = appraisal.answers.get(&item)?;
    match answer.response? {
        Response::No if says_not_reported(&answer.comment) => Some(Concern::NoButNotReported),
        Response::No | Response::CantTell if !answer.has_evidence() => Some(Concern::NoEvidence),
        Response::Yes if item == ItemId::C55 && has_weak_component(appraisal) => {
            Some(Concern::ComponentsWeak)
        }
        _ => None,
    }
}

fn is_empty_though_complete(appraisal: &Appraisal, protocol: &Protocol) -> bool {
    let progress = progress(appraisal, protocol);
    state(Some(appraisal), protocol) == State::Complete
        && progress.of > 0
        && !appraisal
            .answers
            .values()
            .any(super::answer::Answer::has_evidence)
}

fn rates_criteria(appraisal: &Appraisal) -> bool {
    appraisal
        .chosen()
        .into_iter()
        .flat_map(Design::criteria)
        .any(|item| appraisal.response(item).is_some())
}

/// Whether a rated component criterion of a mixed methods study is not Yes.
fn has_weak_component(appraisal: &Appraisal) -> bool {
    appraisal
        .chosen()
        .into_iter()
        .flat_map(Design::criteria)
        .filter(|item| item.group() != Group::Mixed)
        .filter_map(|item| appraisal.response(item))
        .any(|response| response != Response::Yes)
}

/// Ways in which reviewers write that a report is silent, in lower case. Taken from the comments
/// of a published double appraisal and their close variants.
const SILENCE: [&str; 27] = [
    "not mention",
    "no mention",
    "not report",
    "unreported",
    "not stated",
    "not state",
    "not describe",
    "not described",
    "no description",
    "not say",
    "not specif",
    "not clear",
    "unclear",
    "not provide",
    "no information",
    "not given",
    "not discuss",
    "no discussion",
    "not explain",
    "not indicate",
    "not disclosed",
    "not address",
    "no detail",
    "not detail",
    "not enough information",
    "insufficient information",
    "cannot tell",
];

/// Whether a comment says that the report is silent or unclear on the matter.
#[must_use]
pub(crate) fn says_not_reported(comment: &str) -> bool {
    let comment = comment
        .to_lowercase()
        .replace('\u{2019}', "'")
        .replace("can't", "cannot")
        .replace("n't", " not");
    SILENCE.iter().any(|phrase| comment.contains(phrase))
}
