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
    order: Vec<String>,
    /// The same ids, to be found at once.
    known: HashSet<String>,
}

impl Outline {
    pub(super) fn of(record: &JsValue) -> Result<Self, RecordError> {
        let text = field(record, "text").as_string();
        let order = field(record, "order").dyn_into::<Array>().ok();
        match (text, order) {
            (Some(text), Some(order)) => {
                let order: Vec<String> = order.iter().filter_map(|id| id.as_string()).collect();
                let known = order.iter().cloned().collect();
                let aside = field(record, ASIDE);
                Ok(Self {
                    text,
                    aside,
                    order,
                    known,
                })
            }
            _ => Err(RecordError {
                record: "review".to_owned(),
                fault: "its text or the order of its studies is missing".to_owned(),
            }),
        }
    }

    /// One in the place of a damaged record, with what of its order can be read.
    pub(super) fn anew(damaged: JsValue) -> Self {
        let order = field(&damaged, "order").dyn_into::<Array>().ok();
        let order = order.map(|order| order.iter().filter_map(|id| id.as_string()).collect());
        let order: Vec<String> = order.unwrap_or_default();
        Self {
            text: field(&damaged, "text").as_string().unwrap_or_default(),
            aside: damaged,
            known: order.iter().cloned().collect(),
            order,
        }
    }

    pub(super) fn header(&self) -> Result<Header, RecordError> {
        records::header(&self.text)
    }

    pub(super) fn order(&self) -> &[String] {
        &self.order
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
        if !self.known.insert(study.as_str().to_owned()) {
            return;
        }
        let end = self.order.len();
        self.order
            .insert(place.unwrap_or(end).min(end), study.as_str().to_owned());
    }

    pub(super) fn take(&mut self, study: &StudyId) {
        if self.known.remove(study.as_str())
            // What is undone came last.
            && let Some(place) = self.order.iter().rposition(|id| id == study.as_str())
        {
            self.order.remove(place);
        }
    }

    pub(super) fn record(&self, review: &ReviewId) -> JsValue {
        let order = self.order.iter().map(String::as_str);
        with_aside(record::header(review, &self.text, order), &self.aside)
    }
}
