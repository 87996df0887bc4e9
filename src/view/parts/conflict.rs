//! The part of an appraisal that a conflict is about.

use crate::review::What;
use crate::text::merging as words;

/// An item's number, or what else it is.
pub(in crate::view) fn conflict_part(what: What) -> &'static str {
    match what {
        What::Answer(item) => item.token(),
        What::Category => words::CATEGORY,
        _ => words::REASON,
    }
}
