//! The log: who changed what, when, from what to what.

mod names;
mod outline;

use super::appraisal::Appraisal;
use super::change::Change;
use super::consensus::{AgreedAnswer, Consensus, Decision};
use super::ids::{ReviewerId, StudyId};
use super::timestamp::Timestamp;
use crate::instrument::{Design, ItemId};

/// Between the parts of an entry's words.
const BETWEEN_PARTS: &str = " | ";
/// Between the ids of reviewers in them.
const BETWEEN_REVIEWERS: &str = ", ";

/// What kind of thing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Title, team or protocol.
    Review,
    /// A study was added, changed or removed.
    Study,
    /// A whole appraisal came in or went.
    Appraisal,
    /// One answer.
    Answer(ItemId),
    /// The category.
    Category,
    /// The reason to go on after a failed screening.
    WentOn,
    /// A whole consensus came in or went, or what reviewers had found alone was set down for it.
    Consensus,
    /// The category that reviewers agreed on.
    AgreedCategory,
    /// The answer that reviewers agreed on.
    AgreedAnswer(ItemId),
    /// A file was opened or brought in.
    File,
}

/// One entry of the log.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LogEntry {
    /// When.
    pub at: Timestamp,
    /// Who, where it is known.
    pub by: Option<ReviewerId>,
    /// What was changed.
    pub what: What,
    /// Of which study, where it is of one.
    pub study: Option<StudyId>,
    /// In words, how it was before; empty where there was nothing. Reviewers are in it by their ids.
    pub before: String,
    /// In words, how it is now; empty where nothing is left.
    pub after: String,
}

impl LogEntry {
    /// The entry for a change; `undo` is the change that reverses it.
    #[must_use]
    pub fn new(change: &Change, undo: &Change, at: Timestamp, by: Option<ReviewerId>) -> Self {
        let (before, after) = match (undo, change) {
            (Change::Header(before), Change::Header(after)) => outline::of_headers(before, after),
            (Change::Study { study: before, .. }, Change::Study { study: after, .. }) => {
                outline::of_studies(before, after)
            }
            _ => (words(undo), words(change)),
        };
        Self {
            at,
            by,
            what: what(change),
            study: change.study_id(),
            before,
            after,
        }
    }
}

fn what(change: &Change) -> What {
    match change {
        Change::Header(_) => What::Review,
        Change::Study { .. } | Change::StudyRemoved(_) => What::Study,
        Change::Appraisal(_) => What::Appraisal,
        Change::Answer { item, .. } => What::Answer(*item),
        Change::Design { .. } => What::Category,
        Change::WentOn { .. } => What::WentOn,
        Change::Consensus(_) | Change::Frozen { .. } => What::Consensus,
        Change::AgreedDesign { .. } => What::AgreedCategory,
        Change::AgreedAnswer { item, .. } => What::AgreedAnswer(*item),
    }
}

/// The state that a change says, in a few words.
fn words(change: &Change) -> String {
    match change {
        Change::Header(header) => header.title.clone(),
        Change::Study { study, .. } => study.label.clone(),
        Change::StudyRemoved(_) => String::new(),
        Change::Appraisal(appraisal) => appraisal_words(appraisal),
        Change::Answer { answer, .. } => answer.as_ref().map_or_else(String::new, |answer| {
            let response = answer.response.map(|response| response.token());
            joined(&[
                response.unwrap_or_default(),
                &answer.comment,
                &answer.quote,
                &answer.location,
            ])
        }),
        Change::Design { design, .. } => design
            .as_ref()
            .map_or_else(String::new, |choice| design_words(choice.design)),
        Change::WentOn { reason, .. } => reason
            .as_ref()
            .map_or_else(String::new, |reason| reason.text.clone()),
        Change::Consensus(consensus) => consensus_words(consensus),
        Change::Frozen { frozen, .. } => {
            let parties: Vec<&str> = frozen.keys().map(ReviewerId::as_str).collect();
            parties.join(BETWEEN_REVIEWERS)
        }
        Change::AgreedDesign { design, .. } => design.as_ref().map_or_else(String::new, |agreed| {
            let design = design_words(agreed.design);
            joined(&[&design, &decision_words(&agreed.decision)])
        }),
        Change::AgreedAnswer { answer, .. } => {
            answer.as_ref().map_or_else(String::new, agreed_words)
        }
    }
}

fn joined(parts: &[&str]) -> String {
    let parts = parts.iter().copied().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(BETWEEN_PARTS)
}

fn agreed_words(answer: &AgreedAnswer) -> String {
    joined(&[
        answer.response.token(),
        &answer.comment,
        &decision_words(&answer.decision),
    ])
}

/// How it was decided, by whose ids, and their words.
fn decision_words(decision: &Decision) -> String {
    let by: Vec<&str> = decision.by.iter().map(ReviewerId::as_str).collect();
    joined(&[
        decision.way.token(),
        &by.join(BETWEEN_REVIEWERS),
        &decision.words,
    ])
}

fn consensus_words(consensus: &Consensus) -> String {
    if consensus.is_blank() {
        return String::new();
    }
    let design = consensus.design.as_ref();
    let design = design.map_or_else(String::new, |agreed| design_words(agreed.design));
    format!("{design} {} agreed answers", consensus.answers.len())
        .trim()
        .to_owned()
}

fn appraisal_words(appraisal: &Appraisal) -> String {
    if appraisal.is_blank() {
        return String::new();
    }
    let design = appraisal.chosen().map_or_else(String::new, design_words);
    format!("{design} {} answers", appraisal.answers.len())
        .trim()
        .to_owned()
}

fn design_words(design: Design) -> String {
    match design.quantitative_set() {
        Some(set) => format!("{} + {}", design.category().token(), set.token()),
        None => design.category().token().to_owned(),
    }
}
