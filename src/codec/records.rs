//! The store's records as text, in the same form as their parts of the review file.
//!
//! Writing never fails. Reading is strict: a record is read whole or not at all, so that a
//! damaged one stays in the store as it is. Unknown fields survive wherever the domain carries
//! them; a log entry is never written again and a card is made anew, so neither needs to.

use serde_json::Value;
use thiserror::Error;

use super::json;
use super::wire::{
    Carrier, FILE, Fields, Members, Notes, read_appraisal, read_consensus, read_header,
    read_log_entry, read_study, write_appraisal, write_consensus, write_header, write_log_entry,
    write_study,
};
use crate::port::Card;
use crate::review::{Appraisal, Consensus, Header, LogEntry, ReviewId, ReviewerId, Study};

/// Why a record could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the stored {record} cannot be read: {fault}")]
pub struct RecordError {
    /// What kind of record, with its ids where they can be read.
    pub record: String,
    /// What is wrong, with the field.
    pub fault: String,
}

/// A header's record: the review's object under `review`, the file's unknown fields around it.
#[must_use]
pub fn header_text(header: &Header) -> String {
    let mut record = Members::carrying(&header.carried, FILE);
    record.value("review", write_header(header).done());
    record.done().to_string()
}

/// Reads [`header_text`].
///
/// # Errors
/// If any part of it cannot be read.
pub fn header(text: &str) -> Result<Header, RecordError> {
    read("review", text, |mut record, notes| {
        let inner = record.object("review", notes)?;
        let mut around = Carrier::default();
        record.rest(FILE, &mut around);
        Some(read_header(inner, String::new, around, notes))
    })
}

/// A study's record.
#[must_use]
pub fn study_text(study: &Study) -> String {
    write_study(study).to_string()
}

/// Reads [`study_text`].
///
/// # Errors
/// If any part of it cannot be read.
pub fn study(text: &str) -> Result<Study, RecordError> {
    read("study", text, read_study)
}

/// An appraisal's record.
#[must_use]
pub fn appraisal_text(appraisal: &Appraisal) -> String {
    write_appraisal(appraisal).to_string()
}

/// Reads [`appraisal_text`].
///
/// # Errors
/// If any part of it cannot be read.
pub fn appraisal(text: &str) -> Result<Appraisal, RecordError> {
    read("appraisal", text, read_appraisal)
}

/// A consensus's record.
#[must_use]
pub fn consensus_text(consensus: &Consensus) -> String {
    write_consensus(consensus).to_string()
}

/// Reads [`consensus_text`].
///
/// # Errors
/// If any part of it cannot be read.
pub fn consensus(text: &str) -> Result<Consensus, RecordError> {
    read("consensus", text, read_consensus)
}

/// A log entry's record.
#[must_use]
pub fn log_text(entry: &LogEntry) -> String {
    write_log_entry(entry).done().to_string()
}

/// Reads [`log_text`].
///
/// # Errors
/// If any part of it cannot be read.
pub fn log_entry(text: &str) -> Result<LogEntry, RecordError> {
    read("log entry", text, read_log_entry)
}

/// A card's record.
#[must_use]
pub fn card_text(card: &Card) -> String {
    let mut record = Members::default();
    record.text("id", card.id.as_str());
    record.text("title", &card.title);
    record.value("studies", card.studies);
    record.value("done", card.done);
    record.time("changed", &card.changed);
    if let Some(me) = &card.me {
        record.text("me", me.as_str());
    }
    record.done().to_string()
}

/// Reads [`card_text`].
///
/// # Errors
/// If any part of it cannot be read.
pub fn card(text: &str) -> Result<Card, RecordError> {
    read("card", text, |mut record, notes| {
        let mut count = |name, notes: &mut Notes| {
            record
                .number(name, notes)
                .and_then(|number| usize::try_from(number).ok())
        };
        let (studies, done) = (count("studies", notes)?, count("done", notes)?);
        Some(Card {
            id: ReviewId::new(&record.needed("id", "", notes)?),
            title: record.needed("title", "", notes)?,
            studies,
            done,
            changed: record.time("changed", notes),
            me: record.some_text("me", notes).map(|id| ReviewerId::new(&id)),
        })
    })
}

/// Reads a record; anything noted on the way is an error.
fn read<T>(
    kind: &str,
    text: &str,
    reader: fn(Fields, &mut Notes) -> Option<T>,
) -> Result<T, RecordError> {
    let value = json::parse(text).map_err(|why| fault(kind, why.message.to_owned()))?;
    let name = name_of(kind, &value);
    let mut notes = Notes::new();
    let read =
        Fields::of(value, String::new(), &mut notes).and_then(|fields| reader(fields, &mut notes));
    match (read, notes.problems.into_iter().next()) {
        (Some(record), None) => Ok(record),
        (_, Some(problem)) => Err(fault(
            &name,
            format!("{}: {}", problem.field.unwrap_or_default(), problem.message),
        )),
        (None, None) => Err(fault(
            &name,
            "something that it needs is missing".to_owned(),
        )),
    }
}

fn fault(record: &str, fault: String) -> RecordError {
    RecordError {
        record: record.to_owned(),
        fault,
    }
}

/// The kind of record and, as far as they can be read, its ids.
fn name_of(kind: &str, value: &Value) -> String {
    let record = value
        .get("review")
        .filter(|inner| inner.is_object())
        .unwrap_or(value);
    let ids = ["id", "study", "reviewer"]
        .into_iter()
        .filter_map(|name| record.get(name)?.as_str());
    let mut name = kind.to_owned();
    for id in ids {
        name.push(' ');
        name.push_str(id);
    }
    name
}
