//! Entries of the log.

use super::fields::{Fields, Notes};
use super::members::Members;
use crate::instrument::ItemId;
use crate::review::{LogEntry, ReviewerId, StudyId, What};

/// An entry's members.
pub(in crate::codec) fn write_log_entry(entry: &LogEntry) -> Members {
    let mut members = Members::default();
    members.time("at", &entry.at);
    if let Some(by) = &entry.by {
        members.text("by", by.as_str());
    }
    members.text("what", what_token(entry.what));
    if let What::Answer(item) | What::AgreedAnswer(item) = entry.what {
        members.text("item", item.token());
    }
    if let Some(study) = &entry.study {
        members.text("study", study.as_str());
    }
    members.some_text("before", &entry.before);
    members.some_text("after", &entry.after);
    members
}

/// An entry from its object, if it says what was changed.
pub(in crate::codec) fn read_log_entry(mut fields: Fields, notes: &mut Notes) -> Option<LogEntry> {
    let item = fields.token("item", ItemId::from_token, "the items", notes);
    let token = fields.needed("what", "the entry is left out", notes)?;
    let Some(what) = what_from(&token, item) else {
        let message = format!("“{token}” is nothing that the log knows; the entry is left out");
        notes.add(fields.path("what"), message);
        return None;
    };
    Some(LogEntry {
        at: fields.time("at", notes),
        by: fields.some_text("by", notes).map(|id| ReviewerId::new(&id)),
        what,
        study: fields.some_text("study", notes).map(|id| StudyId::new(&id)),
        before: fields.text("before", notes),
        after: fields.text("after", notes),
    })
}

pub(in crate::codec) const fn what_token(what: What) -> &'static str {
    match what {
        What::Review => "review",
        What::Study => "study",
        What::Appraisal => "appraisal",
        What::Answer(_) => "answer",
        What::Category => "category",
        What::WentOn => "went-on",
        What::Consensus => "consensus",
        What::AgreedCategory => "agreed-category",
        What::AgreedAnswer(_) => "agreed-answer",
        What::File => "file",
    }
}

fn what_from(token: &str, item: Option<ItemId>) -> Option<What> {
    match token {
        "review" => Some(What::Review),
        "study" => Some(What::Study),
        "appraisal" => Some(What::Appraisal),
        "answer" => item.map(What::Answer),
        "category" => Some(What::Category),
        "went-on" => Some(What::WentOn),
        "consensus" => Some(What::Consensus),
        "agreed-category" => Some(What::AgreedCategory),
        "agreed-answer" => item.map(What::AgreedAnswer),
        "file" => Some(What::File),
        _ => None,
    }
}
