//! The Protocol screen.
#![allow(missing_docs, reason = "the words are their own description")]

use super::count;

pub const TITLE: &str = "Protocol";
pub const LEAD: &str = "What the team agrees on before rating, so that all studies of a category are read the same way.";
pub const REVIEW_TITLE: &str = "Title of the review";
pub const REVIEWERS: &str = "Reviewers";
pub const REVIEWER_NAME: &str = "Name or initials";
pub const ADD_REVIEWER: &str = "Add a reviewer";
pub const REVIEWER_ADDED: &str = "reviewer added";
pub const SCREENING: &str = "Screening questions";
pub const SCREENING_USE: &str = "Use the two screening questions";
pub const SCREENING_HINT: &str = "A team may leave them out, above all when the review admits only empirical studies. A failed screening warns; it never stops you.";
pub const SCREENING_SWITCHED: &str = "use of the screening questions";
pub const PER_STUDY: &str = "Reviewers for each study";
pub const PER_STUDY_ONE: &str = "One";
pub const PER_STUDY_TWO: &str = "Two, each alone";
pub const PER_STUDY_HINT: &str =
    "The guide advises at least two reviewers who appraise independently.";
pub const PER_STUDY_CHOSEN: &str = "reviewers for each study";
pub const BLINDED: &str = "Seal appraisals to other reviewers until both have completed theirs";
pub const BLINDED_HINT: &str =
    "It keeps this product from showing them. A review file can still be read by who wants to.";
pub const BLINDED_SWITCHED: &str = "blinding";
pub const RULES: &str = "Team rules";
pub const RULES_HINT: &str = "How your team reads an item in this review: a cut-off, the indicators that count. A rule is shown beside its item while rating.";
pub const LOCK: &str = "Lock the protocol";
pub const LOCK_HINT: &str =
    "It locks by itself with the first answer to a study that is not in the pilot round.";
pub const LOCKED: &str = "protocol locked";
pub const AMEND: &str = "Change the protocol";
pub const AMEND_REASON: &str = "Why does it change after rating has begun?";
pub const AMEND_REASON_MISSING: &str = "Say why: the protocol stays locked without a reason.";
pub const AMEND_HINT: &str = "Kept with the date, and exported with the review.";
pub const AMEND_SUBMIT: &str = "Open the protocol";
pub const OPENED_AGAIN: &str = "protocol opened again";
pub const AMENDMENTS: &str = "Changes after rating began";
pub const SOURCE: &str = "Source of the data";

#[must_use]
pub fn locked_since(day: &str) -> String {
    format!("Locked since {day}. Change it with a reason.")
}

#[must_use]
pub fn reviewer_number(number: usize) -> String {
    format!("Reviewer {number}")
}

#[must_use]
pub fn rules(number: usize) -> String {
    match number {
        0 => "No rule".to_owned(),
        _ => count(number, "rule", "rules"),
    }
}

#[must_use]
pub fn rule_for(item: &str) -> String {
    format!("Team rule for {item}")
}

#[must_use]
pub fn agreed(day: &str) -> String {
    format!("Agreed {day}.")
}
