//! Calibration: the pilot round, on the Protocol screen.
#![allow(missing_docs, reason = "the words are their own description")]

use super::count;

pub const TITLE: &str = "Calibration";
pub const LEAD: &str = "Choose a few studies of different categories. Everyone appraises them alone; here the team then sees where it reads items differently, and writes its rules before the main round.";
pub const NO_LOCK: &str = "Answers to pilot studies do not lock the protocol.";
pub const STUDIES: &str = "Pilot studies";
pub const CHOOSE: &str = "Choose a pilot study";
pub const SEARCH: &str = "Search the studies of this review";
pub const ADD: &str = "Add";
pub const REMOVE: &str = "Take out";
pub const NONE_FOUND: &str = "No other study matches.";
pub const ADDED: &str = "pilot study added";
pub const REMOVED: &str = "pilot study taken out";
pub const LOCKED: &str = "The protocol is locked. Open it with a reason to change the pilot round.";
pub const DIFFERENCES: &str = "Where the team differs";
pub const CATEGORIES: &str = "Category of study design";
pub const CATEGORIES_HINT: &str =
    "Settle the category first: each asks other questions. Help me choose shows the way to it.";
pub const ALIKE: &str = "In the pilot studies that can be compared, all answers are alike.";
pub const NO_AGAINST_CANT_TELL: &str = "No against Can’t tell: the guide keeps Can’t tell for what is not reported or unclear, No for what is known not to be met.";
pub const RULE_LOCKED: &str = "The protocol is locked; open it with a reason to write a rule.";
pub const THEN_LOCK: &str = "Rules written? Lock the protocol, and begin the main round.";
pub const SEALED: &str =
    "Answers are shown once two reviewers are through with a study and nobody is half-way.";
pub const NO_CATEGORY: &str = "No category";

#[must_use]
pub fn found(number: usize) -> String {
    match number {
        0 => NONE_FOUND.to_owned(),
        _ => count(number, "study found", "studies found"),
    }
}

#[must_use]
pub fn add(label: &str) -> String {
    format!("Add {label} to the pilot round")
}

#[must_use]
pub fn remove(label: &str) -> String {
    format!("{REMOVE}: {label}, pilot study")
}

#[must_use]
pub fn waiting(through: &str, underway: &str) -> String {
    match (through.is_empty(), underway.is_empty()) {
        (true, true) => "Nobody has begun".to_owned(),
        (true, false) => format!("Under way: {underway}"),
        (false, true) => format!("Through: {through}. A second reviewer is needed"),
        (false, false) => format!("Through: {through}. Under way: {underway}"),
    }
}

#[must_use]
pub fn differing(number: usize) -> String {
    match number {
        0 => "All items alike".to_owned(),
        _ => count(number, "item differs", "items differ"),
    }
}
