//! Records and keys as values of JavaScript.

use idb::{KeyRange, Query};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

use super::fault::failed;
use super::mending::ASIDE;
use crate::codec::records::{self, RecordError};
use crate::port::{Card, StoreError};
use crate::review::{Appraisal, AppraisalKey, Consensus, LogEntry, ReviewId, Study, StudyId};

pub(super) fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // A new plain object takes every field.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

pub(super) fn field(record: &JsValue, name: &str) -> JsValue {
    Reflect::get(record, &JsValue::from_str(name)).unwrap_or_default()
}

/// A record's text, read by `reader`; `kind` names it if it has none.
pub(super) fn decode<T>(
    record: &JsValue,
    kind: &str,
    reader: fn(&str) -> Result<T, RecordError>,
) -> Result<T, RecordError> {
    match field(record, "text").as_string() {
        Some(text) => reader(&text),
        None => Err(RecordError {
            record: name_of(record, kind),
            fault: if field(record, ASIDE).is_undefined() {
                "it has no text"
            } else {
                "it was damaged and is kept beside what was entered anew"
            }
            .to_owned(),
        }),
    }
}

fn name_of(record: &JsValue, kind: &str) -> String {
    let ids = ["id", "study", "reviewer"].map(|name| field(record, name).as_string());
    let known = ids.into_iter().flatten();
    std::iter::once(kind.to_owned())
        .chain(known)
        .collect::<Vec<_>>()
        .join(" ")
}

pub(super) fn key(parts: &[&str]) -> JsValue {
    parts
        .iter()
        .map(|part| JsValue::from_str(part))
        .collect::<Array>()
        .into()
}

/// The keys that begin with the review's id: an empty array sorts after every text and number.
pub(super) fn all_of(review: &ReviewId) -> Result<Query, StoreError> {
    let id = JsValue::from_str(review.as_str());
    keys_of(&id, &Array::of1(&id))
}

/// Those of them that come after the key of a record, whose parts are the fields of these names.
pub(super) fn after(record: &JsValue, parts: &[&str]) -> Result<Query, StoreError> {
    let key = parts.iter().map(|part| field(record, part));
    keys_of(&field(record, "review"), &key.collect())
}

fn keys_of(id: &JsValue, after: &Array) -> Result<Query, StoreError> {
    let last = Array::of2(id, &Array::new());
    KeyRange::bound(after, &last, Some(true), Some(true))
        .map(Query::KeyRange)
        .map_err(failed)
}

pub(super) fn card(card: &Card, logged: f64) -> JsValue {
    object(&[
        ("id", card.id.as_str().into()),
        ("text", records::card_text(card).into()),
        ("logged", logged.into()),
    ])
}

/// A list of texts.
pub(super) fn texts<'a>(texts: impl Iterator<Item = &'a str>) -> Array {
    texts.map(JsValue::from_str).collect()
}

/// `order` has the ids of its studies.
pub(super) fn header(review: &ReviewId, text: &str, order: Array) -> JsValue {
    object(&[
        ("review", review.as_str().into()),
        ("text", text.into()),
        ("order", order.into()),
    ])
}

pub(super) fn study(review: &ReviewId, study: &Study) -> JsValue {
    object(&[
        ("review", review.as_str().into()),
        ("study", study.id.as_str().into()),
        ("text", records::study_text(study).into()),
    ])
}

pub(super) fn appraisal_key(review: &ReviewId, (study, reviewer): &AppraisalKey) -> JsValue {
    key(&[review.as_str(), study.as_str(), reviewer.as_str()])
}

pub(super) fn appraisal(review: &ReviewId, appraisal: &Appraisal) -> JsValue {
    object(&[
        ("review", review.as_str().into()),
        ("study", appraisal.study.as_str().into()),
        ("reviewer", appraisal.reviewer.as_str().into()),
        ("text", records::appraisal_text(appraisal).into()),
    ])
}

/// A consensus stands where an appraisal would, with an empty reviewer.
pub(super) fn consensus_key(review: &ReviewId, study: &StudyId) -> JsValue {
    key(&[review.as_str(), study.as_str(), ""])
}

pub(super) fn consensus(review: &ReviewId, consensus: &Consensus) -> JsValue {
    object(&[
        ("review", review.as_str().into()),
        ("study", consensus.study.as_str().into()),
        ("reviewer", "".into()),
        ("text", records::consensus_text(consensus).into()),
    ])
}

/// The keys of a review's log after one that was read; from its beginning after none.
pub(super) fn log_after(review: &ReviewId, last: Option<&JsValue>) -> Result<Query, StoreError> {
    let id = JsValue::from_str(review.as_str());
    let first = match last {
        Some(last) => Array::of2(&id, last),
        None => Array::of1(&id),
    };
    let end = Array::of2(&id, &Array::new());
    KeyRange::bound(&first, &end, Some(true), Some(true))
        .map(Query::KeyRange)
        .map_err(failed)
}

pub(super) fn log_entry(
    review: &ReviewId,
    number: impl Into<JsValue>,
    entry: &LogEntry,
) -> JsValue {
    object(&[
        ("review", review.as_str().into()),
        ("number", number.into()),
        ("text", records::log_text(entry).into()),
    ])
}
