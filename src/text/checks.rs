//! Checks, in words.
#![allow(missing_docs, reason = "the words are their own description")]

use crate::review::Concern;

pub const TITLE: &str = "Checks";
pub const LEAD: &str =
    "What a second look would ask. Nothing here is an error for sure, and nothing is changed for you.";
pub const NONE_TITLE: &str = "Nothing looks odd";
pub const NONE_TEXT: &str = "Checks appear here as answers come in.";
pub const NO_STUDIES: &str = "There is no appraisal to check yet.";

/// What looks odd, as a sentence.
#[must_use]
pub fn concern(concern: Concern) -> &'static str {
    match concern {
        Concern::NoButNotReported => "The comment says the report is silent or unclear. Is it Can’t tell?",
        Concern::ComponentsWeak => "5.5 is Yes, but a component has a criterion that is not Yes.",
        Concern::RatedAfterFailedScreening => "Criteria are rated after a failed screening, with no reason to go on.",
        Concern::NoEvidence => "No or Can’t tell, and nothing says why.",
        Concern::NoQuantitativeSet => "Mixed methods, but no quantitative set is chosen.",
        Concern::ComponentsMissing => "5.1 to 5.5 are rated, but a component is not: 17 answers are needed.",
        Concern::CompleteButEmpty => "Every item is answered, with not one comment, quote or place.",
    }
}

/// A heading for all checks of one kind.
#[must_use]
pub fn heading(concern: Concern) -> &'static str {
    match concern {
        Concern::NoButNotReported => "No, or Can’t tell?",
        Concern::ComponentsWeak => "5.5 against its components",
        Concern::RatedAfterFailedScreening => "Rated after a failed screening",
        Concern::NoEvidence => "No reason given",
        Concern::NoQuantitativeSet => "No quantitative set",
        Concern::ComponentsMissing => "Component ratings missing",
        Concern::CompleteButEmpty => "Complete, with no evidence",
    }
}
