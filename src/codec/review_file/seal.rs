//! The seal of a review file, and the chains of its log: SHA-256 (FIPS 180-4) of each part.
//!
//! What is hashed is the part as compact JSON with sorted keys, in a list behind its kind and the
//! review's id, so that no part can stand for another or come from another review. So layout is
//! free, and a changed character is found and its place named. It proves no more than that: who
//! changes a file on purpose can seal it anew.

mod check;
mod hash;

use serde_json::Value;

use hash::{hash, hash_entry, mark};

use crate::codec::wire::{Fields, Members, Notes, read_log_entry, write_log_entry};
use crate::review::{Chain, Log, merge_logs};
use std::rc::Rc;

pub(super) use check::check;

/// What the field `algorithm` says.
const ALGORITHM: &str = "SHA-256";
/// The lists of a review, with the kind of what is in each.
const LISTS: [(&str, &str); 3] = [
    ("studies", "study"),
    ("appraisals", "appraisal"),
    ("consensus", "consensus"),
];

/// Puts the log and the seal into a file.
pub(super) fn seal(file: &mut Value, log: &Log) {
    let id = review_id(file);
    let log = write_log(log, &id);
    if let Value::Object(members) = file {
        members.insert("log".to_owned(), log);
        // What an older version carried along is no seal of this file.
        members.remove("integrity");
    }
    let integrity = integrity(file, &id);
    if let Value::Object(members) = file {
        members.insert("integrity".to_owned(), integrity);
    }
}

/// The seal of a file that has none yet.
fn integrity(file: &Value, id: &str) -> Value {
    let mut seal = Members::default();
    seal.text("algorithm", ALGORITHM);
    seal.text("file", &hash("file", id, &around(file)));
    let review = file.get("review").unwrap_or(&Value::Null);
    seal.text("review", &hash("review", id, &head(review)));
    for (name, kind) in LISTS {
        let parts = elements(review, name).iter();
        let parts = parts.map(|part| match kind {
            "appraisal" => seal_appraisal(part, id),
            _ => Value::from(hash(kind, id, part)),
        });
        seal.value(name, parts.collect::<Vec<_>>());
    }
    let chains = elements(file, "log").iter().map(|chain| {
        let entries = elements(chain, "entries");
        let mut members = Members::default();
        members.value("entries", entries.len());
        let last = entries.last().and_then(|entry| entry.get("hash"));
        members.value("last", last.cloned().unwrap_or_default());
        members.done()
    });
    seal.value("log", chains.collect::<Vec<_>>());
    let unsealed = seal.done();
    let seal = hash("seal", id, &unsealed);
    with(unsealed, "seal", Value::from(seal))
}

/// An appraisal's hash, with a mark of each answer to tell which one differs.
fn seal_appraisal(appraisal: &Value, id: &str) -> Value {
    let mut members = Members::default();
    members.text("hash", &hash("appraisal", id, appraisal));
    let marks: Vec<String> = answers(appraisal)
        .map(|(item, answer)| format!("{item}:{}", mark(&hash("answer", id, answer))))
        .collect();
    members.some_text("answers", &marks.join(" "));
    members.done()
}

/// The log as it stands in the file.
fn write_log(log: &Log, id: &str) -> Value {
    let whole = merge_logs(log, &Log::default());
    let chains = whole.chains().iter().map(|chain| {
        let mut last = String::new();
        let entries = chain.entries().iter().enumerate().map(|(place, entry)| {
            let mut members = write_log_entry(entry);
            members.value("seq", place + 1);
            let entry = members.done();
            last = hash_entry(id, &last, &entry);
            with(entry, "hash", Value::from(last.as_str()))
        });
        let mut members = Members::default();
        members.value("entries", entries.collect::<Vec<_>>());
        members.done()
    });
    Value::Array(chains.collect())
}

/// The log of a file, of all entries that can be read.
pub(super) fn read_log(file: &mut Fields, notes: &mut Notes) -> Log {
    let chains = file.objects("log", notes);
    let chains = chains.into_iter().filter_map(|mut chain| {
        let entries = chain.objects("entries", notes).into_iter();
        let entries = entries.filter_map(|entry| read_log_entry(entry, notes));
        Chain::new(entries.map(Rc::new).collect())
    });
    Log::of(chains.collect())
}

/// The review's id in a file.
fn review_id(file: &Value) -> String {
    let id = file.get("review").and_then(|review| review.get("id"));
    id.and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// What stands around the review.
fn around(file: &Value) -> Value {
    without(file, &["integrity", "log", "review"])
}

/// A review without its lists.
fn head(review: &Value) -> Value {
    without(review, &LISTS.map(|(name, _)| name))
}

/// An object without some of its members.
fn without(value: &Value, names: &[&str]) -> Value {
    let members = value.as_object().into_iter().flatten();
    let members = members.filter(|(name, _)| !names.contains(&name.as_str()));
    let members = members.map(|(name, value)| (name.clone(), value.clone()));
    Value::Object(members.collect())
}

fn with(mut object: Value, name: &str, value: Value) -> Value {
    if let Value::Object(members) = &mut object {
        members.insert(name.to_owned(), value);
    }
    object
}

/// The elements of a list; none where it is absent.
fn elements<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    let list = value.get(name).and_then(Value::as_array);
    list.map_or(&[], Vec::as_slice)
}

/// The answers of an appraisal, by item.
fn answers(appraisal: &Value) -> impl Iterator<Item = (&String, &Value)> {
    let answers = appraisal.get("answers").and_then(Value::as_object);
    answers.into_iter().flatten()
}
