//! Every interface string, one file per screen.
//!
//! No catalogue and no i18n crate yet: the instrument is quoted in English, and the interface
//! speaks its language. Words follow ARCHITECTURE.md's glossary.

pub mod agreement;
pub mod app;
pub mod appraisal;
pub mod checks;
pub mod files;
pub mod folder;
pub mod host;
pub mod keeping;
pub mod log;
pub mod merging;
pub mod pilot;
pub mod problems;
pub mod protocol;
pub mod reconcile;
pub mod reviews;
pub mod split;
pub mod states;
pub mod studies;
pub mod summary;

/// `1 study`, `3 studies`: a number with the right form of its noun.
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
