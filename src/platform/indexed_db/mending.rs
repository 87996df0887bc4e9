//! What stands in for records that cannot be read, so that they hold up nothing else, and where
//! they are kept.

use std::collections::BTreeSet;
use std::rc::Rc;

use idb::ObjectStore;
use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;

use super::outline::Outline;
use super::record::{self, decode, field};
use super::transaction::{get, put};
use crate::codec::records;
use crate::port::{Card, StoreError};
use crate::review::{
    Appraisal, Carried, Header, Protocol, ReviewId, Reviewer, ReviewerId, Timestamp,
};

/// Where a record that was set aside is kept, in the one that says so.
pub(super) const ASIDE: &str = "aside";

/// Keeps a damaged appraisal or consensus beside its place, word for word: its place is needed. It
/// is named as damaged at each opening, and goes with its review.
pub(super) async fn set_aside(store: &ObjectStore, damaged: &JsValue) -> Result<(), StoreError> {
    let [review, study, reviewer] =
        ["review", "study", "reviewer"].map(|name| field(damaged, name));
    let reviewer = reviewer.as_string().unwrap_or_default();
    let mut number = 1_u32;
    loop {
        let place = JsValue::from_str(&format!("{reviewer} (set aside {number})"));
        let key = [&review, &study, &place].into_iter().collect::<Array>();
        if get(store, key.into()).await?.is_none() {
            let kept = record::object(&[
                ("review", review),
                ("study", study),
                ("reviewer", place),
                (ASIDE, damaged.clone()),
            ]);
            return put(store, &kept);
        }
        number += 1;
    }
}

/// The card of a record whose own cannot be read, as far as the header tells; `None` without an id.
pub(super) async fn card(
    headers: &ObjectStore,
    damaged: &JsValue,
) -> Result<Option<Card>, StoreError> {
    let Some(id) = field(damaged, "id").as_string() else {
        return Ok(None);
    };
    let stored = get(headers, JsValue::from_str(&id)).await?;
    let outline = Outline::of(&stored.unwrap_or_default()).ok();
    let title = outline
        .as_ref()
        .and_then(|outline| Some(outline.header().ok()?.title));
    Ok(Some(Card {
        title: title.unwrap_or_else(|| id.clone()),
        id: ReviewId::new(&id),
        studies: outline.map_or(0, |outline| outline.len()),
        done: 0,
        changed: Timestamp::epoch(),
        me: None,
    }))
}

/// A header in the place of one that cannot be read: the title from the card, the team from the
/// appraisals, by their ids.
pub(super) fn header<'a>(
    review: &ReviewId,
    card: &JsValue,
    appraisals: impl IntoIterator<Item = &'a Rc<Appraisal>>,
) -> Header {
    let card = decode(card, "card", records::card).ok();
    let me = card.as_ref().and_then(|card| card.me.clone());
    let known = appraisals.into_iter().map(|one| one.reviewer.clone());
    let mut team: BTreeSet<ReviewerId> = known.chain(me).collect();
    if team.is_empty() {
        team.insert(ReviewerId::new("r1"));
    }
    let reviewer = |id: ReviewerId| Reviewer {
        name: id.as_str().to_owned(),
        id,
    };
    Header {
        id: review.clone(),
        title: card.map_or_else(|| review.as_str().to_owned(), |card| card.title),
        source: String::new(),
        reviewers: team.into_iter().map(reviewer).collect(),
        protocol: Protocol::default(),
        carried: Carried::default(),
    }
}

/// Puts what was damaged into the record that takes its place.
pub(super) fn with_aside(record: JsValue, damaged: &JsValue) -> JsValue {
    if !damaged.is_undefined() {
        // A plain object made just now takes any property.
        let _ = Reflect::set(&record, &ASIDE.into(), damaged);
    }
    record
}
