//! The frame: navigation, saving, undo, keys, about.
#![allow(missing_docs, reason = "the words are their own description")]

use crate::instrument::ItemId;

pub const NAME: &str = "MMAT appraisal";
pub const SCREENS: &str = "Screens of this review";
pub const ALL_REVIEWS: &str = "All reviews";
pub const PROTOCOL: &str = "Protocol";
pub const STUDIES: &str = "Studies";
pub const UNKNOWN_REVIEWER: &str = "A reviewer who left the team";
pub const RECONCILE: &str = "Reconcile";
pub const CHECKS: &str = "Checks";
pub const SUMMARY: &str = "Summary";
pub const SAVED: &str = "Saved";
pub const IN_THIS_BROWSER: &str = "in this browser";
pub const SAVING: &str = "Saving…";
pub const NOT_SAVED: &str = "Not saved";
pub const NOT_SAVED_WHY: &str = "kept on this page only";
pub const UNTIL_CLOSED: &str = "Kept until this page is closed";
pub const UNDO: &str = "Undo";
pub const NOTHING_TO_UNDO: &str = "There is nothing to undo.";
pub const EXPORT: &str = "Export";
pub const KEYS: &str = "Keys";
pub const ALL_KEYS: &str = "All keys";
pub const ABOUT: &str = "About";
pub const CLOSE: &str = "Close";
pub const CANCEL: &str = "Cancel";
pub const DISMISS: &str = "Dismiss";
pub const PROBLEMS: &str = "Problems";
pub const SAVE_AGAIN: &str = "Try to save again";
pub const FILES_READ: &str =
    "The files were read. What they bring is shown once this form is closed.";
pub const SAVE_A_FILE: &str = "Save a file";
pub const PROTOCOL_TEXT: &str = "text of the protocol";
pub const LOADING: &str = "Opening the reviews in this browser…";
pub const MEMORY_TITLE: &str = "Nothing is saved in this browser.";
pub const MEMORY_TEXT: &str = "You can work, but all is gone when this page is closed. Save a file before you leave, and open it again next time.";

pub const LEFT_BEHIND: &str = "what was not saved when the page was left";

/// What came back, and where.
#[must_use]
pub fn brought_back(places: &[(String, ItemId)]) -> String {
    let place = |(study, item): &(String, ItemId)| format!("{} of {study}", item.token());
    let places: Vec<_> = places.iter().map(place).collect();
    format!(
        "The page was left before this was saved, and it is back: {}.",
        places.join(", ")
    )
}

#[must_use]
pub fn undone(label: &str) -> String {
    format!("Undone: {label}.")
}

#[must_use]
pub fn undo_what(label: &str) -> String {
    format!("Undo: {label}")
}

#[must_use]
pub fn text_of(item: ItemId) -> String {
    format!("text of {}", item.token())
}

/// What the keys do, and which they are.
pub const KEY_LIST: [(&str, &[&str]); 9] = [
    ("Yes, No, Can’t tell", &["Y", "N", "C"]),
    ("Clear the answer", &["Delete"]),
    ("Next item, item before", &["↓", "↑"]),
    ("Comment on the item", &["M"]),
    ("Next unanswered item", &["U"]),
    ("Next study, study before", &["]", "["]),
    ("Undo", &["Ctrl Z"]),
    ("Close what is folded open", &["Esc"]),
    ("Show or hide these keys", &["?"]),
];
pub const KEYS_NOTE: &str = "Keys work while an item has the focus and no text is being typed.";

pub const ABOUT_TITLE: &str = "About";
pub const ABOUT_INSTRUMENT: &str = "The instrument";
pub const ABOUT_GUIDE: &str = "User guide of the MMAT 2018";
pub const ABOUT_DATA: &str = "Your data";
pub const ABOUT_DATA_TEXT: &str = "All you enter stays in this browser on this device. Nothing is sent anywhere, and nobody else can see it unless they use this browser. Browsers may clear the data of pages that were not visited for long, and clearing site data removes them: save a file now and then, and always when a piece of work is done.";
pub const ABOUT_READING: &str = "This page shows a review to read. Nothing can be changed here, and nothing is stored in this browser or sent anywhere.";
pub const ABOUT_SCORE: &str = "There is no overall score. The developers of the MMAT discourage one and ask for the ratings of each criterion instead.";
