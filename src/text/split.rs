//! The lower and the higher group of studies, on the Summary screen.
#![allow(missing_docs, reason = "the words are their own description")]

use super::count;
use crate::review::{LeftOut, SplitGroup, SplitReason};

pub const TITLE: &str = "Lower and higher group, for a sensitivity analysis";
pub const PURPOSE: &str = "To see whether your findings hang on the weaker studies: repeat the synthesis with the higher group alone, or set both groups side by side, and report what changes.";
pub const WARNING: &str = "This is no score and no line between good and bad. The groups order the studies of one category by how many criteria they meet; they cannot be compared between categories. The guide advises against an overall score, and against leaving studies out for their quality: report the rating of each criterion.";
pub const LEFT_OUT: &str = "In no group";

#[must_use]
pub fn group(group: SplitGroup, studies: usize) -> String {
    let name = group_word(group);
    format!("{name} group: {}", count(studies, "study", "studies"))
}

const fn group_word(group: SplitGroup) -> &'static str {
    match group {
        SplitGroup::Lower => "Lower",
        SplitGroup::Higher => "Higher",
    }
}

#[must_use]
pub fn line(from: usize) -> String {
    format!(
        "The higher group meets {} or more.",
        count(from, "criterion", "criteria")
    )
}

#[must_use]
pub fn reason(reason: SplitReason) -> String {
    match reason {
        SplitReason::Even => "The groups are as near in size as they can be.".to_owned(),
        SplitReason::Tied {
            met,
            studies,
            group,
        } => format!(
            "The groups are not of one size: {} at the line meet {} each and stay together, in the {} group.",
            count(studies, "study", "studies"),
            count(met, "criterion", "criteria"),
            group_word(group).to_lowercase()
        ),
        SplitReason::AllAlike { met } => format!(
            "Not split: all meet {}.",
            count(met, "criterion", "criteria")
        ),
        SplitReason::TooFew => {
            "Not split: it takes two studies with all criteria answered.".to_owned()
        }
    }
}

#[must_use]
pub fn met(met: usize, of: usize) -> String {
    format!("{met} of {of}")
}

#[must_use]
pub fn weakest(set: &str) -> String {
    format!("in its weakest set, {set}")
}

#[must_use]
pub const fn left_out(why: LeftOut) -> &'static str {
    match why {
        LeftOut::NotAllAnswered => "not every criterion is answered",
        LeftOut::NoQuantitativeSet => "no quantitative set is chosen",
    }
}
