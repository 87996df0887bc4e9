//! The log: who changed what, when, from what to what.

use super::appraisal::Appraisal;
use super::change::Change;
use super::ids::{ReviewerId, StudyId};
use super::timestamp::Timestamp;
use crate::instrument::{Design, ItemId};

/// What kind of thing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
}

/// One entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// When.
    pub at: Timestamp,
    /// Who, where it is known.
    pub by: Option<ReviewerId>,
    /// What was changed.
    pub what: What,
    /// Of which study, where it is of one.
    pub study: Option<StudyId>,
    /// In words, how it was before; empty where there was nothing.
    pub before: String,
    /// In words, how it is now; empty where nothing is left.
    pub after: String,
}

impl LogEntry {
    /// The entry for a change; `undo` is the change that reverses it.
    #[must_use]
    pub fn new(change: &Change, undo: &Change, at: Timestamp, by: Option<ReviewerId>) -> Self {
        Self {
            at,
            by,
            what: what(change),
            study: change.study_id(),
            before: words(undo),
            after: words(change),
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
            [response.unwrap_or_default(), &answer.comment, &answer.quote, &answer.location]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" | ")
        }),
        Change::Design { design, .. } => design
            .as_ref()
            .map_or_else(String::new, |choice| design_words(choice.design)),
        Change::WentOn { reason, .. } => {
            reason.as_ref().map_or_else(String::new, |reason| reason.text.clone())
        }
    }
}

fn appraisal_words(appraisal: &Appraisal) -> String {
    if appraisal.is_blank() {
        return String::new();
    }
    let design = appraisal.chosen().map_or_else(String::new, design_words);
    format!("{design} {} answers", appraisal.answers.len()).trim().to_owned()
}

fn design_words(design: Design) -> String {
    match design.quantitative_set() {
        Some(set) => format!("{} + {}", design.category().token(), set.token()),
        None => design.category().token().to_owned(),
    }
}
