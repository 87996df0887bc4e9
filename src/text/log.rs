//! The log.
#![allow(missing_docs, reason = "the words are their own description")]

use super::count;
use crate::instrument::ItemId;
use crate::review::{Finding, Timestamp, What};

pub const TITLE: &str = "Log";
pub const OPEN: &str = "Log of changes";
pub const LEAD: &str = "Who changed what, and when. The log goes with the review into its file, where each entry is chained to the one before.";
pub const LOADING: &str = "Reading the log…";
pub const EMPTY_TITLE: &str = "Nothing was changed yet";
pub const EMPTY_TEXT: &str = "Every change of the review from now on is written down here.";
pub const NONE_FOUND: &str = "No change fits.";
pub const CLEAR_FILTERS: &str = "Show all changes";
pub const REVIEWER: &str = "Reviewer";
pub const EVERYBODY: &str = "Everybody";
pub const STUDY: &str = "Study";
pub const KIND: &str = "Kind";
pub const SEARCH: &str = "Search";
pub const SEARCH_HINT: &str = "Text before or after";
pub const WHEN: &str = "When";
pub const WHO: &str = "Who";
pub const WHAT: &str = "What";
pub const BEFORE: &str = "Before";
pub const AFTER: &str = "After";
pub const NOBODY: &str = "Not known";
pub const NOTHING: &str = "nothing";
pub const NOT_READ: &str = "The log of this review could not be read.";
pub const NOT_READ_ADVICE: &str =
    "A file that is written now holds the review, but not its whole log.";
pub const NOT_SEALED: &str = "The file is not sealed, as those of older versions are not. Whether it was changed since it was written cannot be told.";
pub const KINDS: [&str; 7] = [
    "All",
    "Title, team, protocol",
    "Studies",
    "Answers",
    "Categories",
    "Consensus",
    "Files",
];

#[must_use]
pub fn entries(number: usize) -> String {
    count(number, "change", "changes")
}

/// When, for reading, by the clock that the time was shifted to.
#[must_use]
pub fn time(at: &Timestamp) -> String {
    format!("{}, {}", at.day(), at.minute())
}

/// How many of all are shown.
#[must_use]
pub fn found(shown: usize, all: usize) -> String {
    if shown == all {
        entries(all)
    } else {
        format!("{shown} of {}", entries(all))
    }
}

/// What was found of the seal of a file with so many entries in its log.
#[must_use]
pub fn seal(finding: &Finding, entries: usize) -> String {
    match finding {
        Finding::NotSealed => NOT_SEALED.to_owned(),
        Finding::AsWritten => as_written(entries),
        Finding::Altered(places) => altered(places),
    }
}

#[must_use]
pub fn as_written(entries: usize) -> String {
    let changes = count(entries, "change", "changes");
    format!("The log of {changes} is unbroken, and the file is as it was written.")
}

#[must_use]
pub fn altered(places: &[String]) -> String {
    format!(
        "The file was altered since it was written: {}.",
        places.join("; ")
    )
}

#[must_use]
pub fn forks(number: usize) -> String {
    let forks = count(number, "part", "parts");
    format!(
        "{forks} of the log came in two versions that begin alike and then differ. Both are kept: look at what each says."
    )
}

#[must_use]
pub fn what(what: What) -> String {
    let of = |what: &str, item: ItemId| format!("{what} {}", item.token());
    match what {
        What::Review => "Title, team, protocol".to_owned(),
        What::Study => "Study".to_owned(),
        What::Appraisal => "Whole appraisal".to_owned(),
        What::Answer(item) => of("Answer to", item),
        What::Category => "Category".to_owned(),
        What::WentOn => "Reason to go on".to_owned(),
        What::Consensus => "Consensus".to_owned(),
        What::AgreedCategory => "Agreed category".to_owned(),
        What::AgreedAnswer(item) => of("Agreed answer to", item),
        What::File => "File".to_owned(),
    }
}
