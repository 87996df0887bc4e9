//! The Reviews screen.
#![allow(missing_docs, reason = "the words are their own description")]

use super::count;

pub const TITLE: &str = "Reviews";
pub const LEAD: &str = "Appraise the studies of a systematic review with the Mixed Methods Appraisal Tool (MMAT), version 2018. What you enter stays in this browser.";
pub const NEW: &str = "New review";
pub const OPEN_FILE: &str = "Open a file";
pub const EXAMPLE: &str = "Try the published example";
pub const EMPTY_TITLE: &str = "No review in this browser yet";
pub const EMPTY_TEXT: &str = "Begin a review, open a file that a colleague or another browser saved, or look at the published example first.";
pub const NEW_TITLE: &str = "Title of the review";
pub const NEW_TITLE_HINT: &str = "As your team calls it. You can change it later.";
pub const NEW_TITLE_MISSING: &str = "Give the review a title, so that you can find it again.";
pub const NEW_REVIEWER: &str = "Your name or initials";
pub const NEW_REVIEWER_HINT: &str = "Stands beside your answers in files. Optional.";
pub const CREATE: &str = "Create the review";
pub const FIRST_REVIEWER: &str = "Reviewer 1";
pub const REMOVE: &str = "Remove";
pub const REMOVE_TEXT: &str = "Its studies, answers and log are deleted from this browser. This cannot be undone, unless you have a file of it.";
pub const REMOVE_CONFIRM: &str = "Remove it for good";
pub const REMOVED: &str = "The review was removed.";

#[must_use]
pub fn remove_title(title: &str) -> String {
    format!("Remove “{title}” from this browser?")
}

#[must_use]
pub fn remove_label(title: &str) -> String {
    format!("Remove {title}")
}

#[must_use]
pub fn progress(done: usize, studies: usize) -> String {
    if studies == 0 {
        return "No study yet".to_owned();
    }
    format!("{done} of {} done", count(studies, "study", "studies"))
}

#[must_use]
pub fn changed(day: &str) -> String {
    format!("Changed {day}")
}
