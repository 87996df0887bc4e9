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
    /// Those that can be read, once they were.
    order: Option<Vec<String>>,
    /// The same ids, to be found at once where studies come or go.
    known: Option<HashSet<String>>,
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
                known: None,
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
            known: None,
        }
    }

    pub(super) fn header(&self) -> Result<Header, RecordError> {
        records::header(&self.text)
    }

    /// The ids of its studies, in their order.
    pub(super) fn order(&mut self) -> &[String] {
        self.read_order()
    }

    /// How many studies it names.
    pub(super) fn len(&self) -> usize {
        self.stored.length() as usize
    }

    fn read_order(&mut self) -> &mut Vec<String> {
        let ids = || self.stored.iter().filter_map(|id| id.as_string());
        self.order.get_or_insert_with(|| ids().collect())
    }

    fn known(&mut self) -> &mut HashSet<String> {
        if self.known.is_none() {
            self.known = Some(self.read_order().iter().cloned().collect());
        }
        self.known.get_or_insert_default()
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
        if !self.known().insert(study.as_str().to_owned()) {
            return;
        }
        let ids = self.read_order();
        let end = ids.len();
        let place = place.unwrap_or(end).min(end);
        ids.insert(place, study.as_str().to_owned());
    }

    pub(super) fn take(&mut self, study: &StudyId) {
        if !self.known().remove(study.as_str()) {
            return;
        }
        let ids = self.read_order();
        // What is undone came last.
        if let Some(place) = ids.iter().rposition(|id| id == study.as_str()) {
            ids.remove(place);
        }
    }

    pub(super) fn record(&self, review: &ReviewId) -> JsValue {
        let order = match &self.order {
            Some(order) => record::texts(order.iter().map(String::as_str)),
            None => self.stored.clone(),
        };
        with_aside(record::header(review, &self.text, order), &self.aside)
    }
}
