//! What host pages are told when something cannot be done.
#![allow(missing_docs, reason = "the words are their own description")]

use crate::codec::export::ExportFormat;

pub const NO_REVIEW_OPEN: &str = "No review is open; call openReview(id) first.";
pub const OVERTAKEN: &str = "Another review was opened instead.";

#[must_use]
pub fn unknown_format(token: &str) -> String {
    let known: Vec<&str> = ExportFormat::ALL
        .iter()
        .map(|format| format.token())
        .collect();
    format!(
        "There is no format \"{token}\"; formats() lists them: {}.",
        known.join(", ")
    )
}
