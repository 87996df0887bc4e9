//! The Summary screen.
#![allow(missing_docs, reason = "the words are their own description")]

use super::count;

pub const TITLE: &str = "Summary";
pub const EMPTY_TITLE: &str = "Nothing to sum up yet";
pub const EMPTY_TEXT: &str = "Tables and counts appear here once studies are appraised.";
pub const STUDY: &str = "Study";
pub const NO_CATEGORY: &str = "No category";
pub const NO_CATEGORY_TEXT: &str = "Studies without a category: screening alone counts for them.";
pub const COMPONENTS: &str = "Components of the mixed methods studies";
pub const COUNTS: &str = "All items in numbers";
pub const ITEM: &str = "Item";
pub const APPLIES: &str = "Studies";
pub const LACKS: &str = "lacks component ratings";
pub const STOPPED: &str = "not appraised further";
pub const NO_SCORE: &str = "Counts of responses, not a score: the guide discourages an overall score and asks for the ratings of each criterion.";

#[must_use]
pub fn studies(number: usize) -> String {
    count(number, "study", "studies")
}

/// `and 800 more`: how many of a list are not drawn.
#[must_use]
pub fn more(left: usize) -> String {
    format!("and {left} more. Printed is what is shown here; every export has all.")
}

#[must_use]
pub fn show_next(number: usize) -> String {
    format!("Show the next {number}")
}

#[must_use]
pub fn complete(number: usize) -> String {
    format!("{number} with all items answered")
}

#[must_use]
pub fn lacking(number: usize) -> String {
    if number == 1 {
        "1 mixed methods study lacks its component ratings".to_owned()
    } else {
        format!("{number} mixed methods studies lack their component ratings")
    }
}

#[must_use]
pub fn stopped(number: usize) -> String {
    format!("{number} not appraised further")
}

#[must_use]
pub fn open(number: usize) -> String {
    format!("{number} still open")
}

#[must_use]
pub fn met_of(number: usize) -> String {
    format!("Yes, of {}", count(number, "study", "studies"))
}

/// `6 (86 %)`: how many of how many, the share rounded to a whole per cent.
#[must_use]
pub fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    // Rounded half up in whole numbers, so that the same counts always print the same.
    let percent = (part * 200 + whole) / (whole * 2);
    format!("{part} ({percent} %)")
}

#[must_use]
pub fn doubled(number: usize) -> String {
    format!(
        "{} appraised by several reviewers, not counted until they agree",
        studies(number)
    )
}
