//! A review's header with the order of its studies, as it is stored.

use std::collections::HashSet;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::mending::{ASIDE, with_aside};
use super::record::{self, field};
use crate::codec::records::{self, RecordError};
use crate::review::{Header, ReviewId, StudyId};

/// The record of a header. What is not changed is written back as it was, read or not.
pub(super) struct Outline {
    text: String,
    /// A damaged record whose place it took; undefined where there is none.
    aside: JsValue,
    /// The ids of its studies as they are stored: thousands are not read where none comes or goes.
    stored: Array,
    /// The same once it was read.
    order: Option<Order>,
}

/// The order of a review's studies.
#[derive(Default)]
struct Order {
    ids: Vec<String>,
    /// The same ids, to be found at once.
    known: HashSet<String>,
}

impl Order {
    /// The ids that can be read.
    fn of(stored: &Array) -> Self {
        let ids: Vec<String> = stored.iter().filter_map(|id| id.as_string()).collect();
        Self {
            known: ids.iter().cloned().collect(),
            ids,
        }
    }
}

impl Outline {
    pub(super) fn of(record: &JsValue) -> Result<Self, RecordError> {
        let text = field(record, "text").as_string();
        let order = field(record, "order").dyn_into::<Array>().ok();
        match (text, order) {
            (Some(text), Some(stored)) => Ok(Self {
                text,
                aside: field(record, ASIDE),
                stored,
                order: None,
            }),
            _ => Err(RecordError {
                record: "review".to_owned(),
                fault: "its text or the order of its studies is missing".to_owned(),
            }),
        }
    }

    /// One in the place of a damaged record, with what of its order can be read.
    pub(super) fn anew(damaged: JsValue) -> Self {
        let order = field(&damaged, "order").dyn_into::<Array>().ok();
        Self {
            text: field(&damaged, "text").as_string().unwrap_or_default(),
            aside: damaged,
            stored: order.unwrap_or_default(),
            order: None,
        }
    }

    pub(super) fn header(&self) -> Result<Header, RecordError> {
        records::header(&self.text)
    }

    /// The ids of its studies, in their order.
    pub(super) fn order(&mut self) -> &[String] {
        &self.read_order().ids
    }

    /// How many studies it names.
    pub(super) fn len(&self) -> usize {
        self.stored.length() as usize
    }

    fn read_order(&mut self) -> &mut Order {
        self.order.get_or_insert_with(|| Order::of(&self.stored))
    }

    /// Sets the header. The record of one that could not be read is kept in the new one.
    pub(super) fn set_header(&mut self, header: &Header, stored: &JsValue) {
        if self.aside.is_undefined() && self.header().is_err() {
            self.aside = stored.clone();
        }
        self.text = records::header_text(header);
    }

    /// Puts a new study at its place; one that is there stays where it is.
    pub(super) fn place(&mut self, study: &StudyId, place: Option<usize>) {
        let order = self.read_order();
        if !order.known.insert(study.as_str().to_owned()) {
            return;
        }
        let end = order.ids.len();
        let place = place.unwrap_or(end).min(end);
        order.ids.insert(place, study.as_str().to_owned());
    }

    pub(super) fn take(&mut self, study: &StudyId) {
        let order = self.read_order();
        if order.known.remove(study.as_str())
            // What is undone came last.
            && let Some(place) = order.ids.iter().rposition(|id| id == study.as_str())
        {
            order.ids.remove(place);
        }
    }

    pub(super) fn record(&self, review: &ReviewId) -> JsValue {
        let order = match &self.order {
            Some(order) => record::texts(order.ids.iter().map(String::as_str)),
            None => self.stored.clone(),
        };
        with_aside(record::header(review, &self.text, order), &self.aside)
    }
}
