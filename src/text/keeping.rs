//! How the browser keeps the data, and what to do about it.
#![allow(missing_docs, reason = "the words are their own description")]

use crate::review::Timestamp;

pub const OWN_TAB: &str = "Open in a tab of its own";
pub const TITLE: &str = "Your data may not last here.";
pub const REMINDER: &str = "Save a file of this review";
pub const LATER: &str = "Later";

pub const SHUT_OFF: &str = "The page around this frame shuts it off from all storage.";
pub const MEMORY: &str = "This browser keeps nothing for this page.";
pub const APART: &str = "In this frame the browser keeps your reviews apart from those you have elsewhere, and may clear them together with the data of the site around it.";
pub const WEEK: &str = "Safari and browsers of its kind delete what a page has stored after seven days of use without a visit to it; the page is spared if you add it to the home screen or the Dock.";
pub const WITH_THE_FILE: &str = "This page is a file on this device: if you move or rename it, or open it in another browser, your reviews are not there.";
pub const UNPROMISED: &str =
    "This browser has made no promise to keep the data when space gets tight.";
pub const PROMISED: &str = "This browser has promised not to clear the data by itself.";
pub const PRIVATE: &str =
    "A private window forgets all when it is closed, and a page cannot tell that it is in one.";

#[must_use]
pub fn overdue(since: &Timestamp, last: Option<&Timestamp>) -> String {
    let since = since.day();
    match last {
        Some(last) => format!(
            "The last file was saved on {}. Your work since {since} is in no file.",
            last.day()
        ),
        None => format!("No file was saved yet. Your work since {since} is in no file."),
    }
}
