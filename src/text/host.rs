//! What host pages are told when something cannot be done.
#![allow(missing_docs, reason = "the words are their own description")]

use crate::codec::export::ExportFormat;

pub const NO_REVIEW_OPEN: &str = "No review is open; call openReview(id) first.";
pub const STUDY_NOT_OPEN: &str =
    "The study is not open; wait for ready(), and look whether the widget shows a problem.";
pub const NOTHING_SHOWN: &str =
    "No review is shown; give one by the attribute src or by importFiles(files).";
pub const ONE_STUDY: &str = "In the mode \"study\" the widget keeps to the study of its attribute study; use the mode \"workspace\" for more.";
pub const NOTHING_STORED: &str = "In the mode \"summary\" nothing is stored that could be opened; show a review by the attribute src or by importFiles(files).";
pub const SOURCE_NOT_READ: &str = "The review that this page shows could not be loaded.";
pub const SOURCE_ADVICE: &str = "Reload the page, or try again later.";
pub const STUDY_NOT_NAMED: &str = "This page should show one study, but its attribute study names none; all reviews are shown instead.";
pub const STUDY_IN_PART: &str = "Not everything that this page says of the study could be read.";
pub const SHOWN_BY: &str = "No review is shown yet.";
pub const SHOWN_BY_TEXT: &str = "This page has not said which review to show.";
pub const STUDY_OPENING: &str = "The study could not be opened.";
pub const OVERTAKEN: &str = "Another review was opened instead.";

#[must_use]
pub fn source_in_part(file: &str) -> String {
    format!("Not everything in {file} could be read.")
}

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
