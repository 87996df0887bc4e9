//! States, categories and responses in words.
#![allow(missing_docs, reason = "the words are their own description")]

use crate::instrument::{Category, Design, Group, Response};
use crate::review::State;

#[must_use]
pub fn state(state: State) -> &'static str {
    match state {
        State::NotStarted => "Not started",
        State::Underway => "Under way",
        State::LacksComponents => "Lacks component ratings",
        State::NotAppraisedFurther => "Not appraised further",
        State::Complete => "Complete",
    }
}

/// The instrument's words with a typographic apostrophe, for the screen.
#[must_use]
pub fn response(response: Response) -> &'static str {
    match response {
        Response::Yes => "Yes",
        Response::No => "No",
        Response::CantTell => "Can’t tell",
    }
}

/// The sign that stands before the word, so that colour never stands alone.
#[must_use]
pub fn glyph(response: Response) -> &'static str {
    match response {
        Response::Yes => "✓",
        Response::No => "✕",
        Response::CantTell => "?",
    }
}

pub const UNANSWERED: &str = "Not answered";
pub const UNANSWERED_GLYPH: &str = "–";

#[must_use]
pub fn category(category: Category) -> String {
    format!("{}. {}", category.number(), category.name())
}

#[must_use]
pub fn short_category(category: Category) -> &'static str {
    match category {
        Category::Qualitative => "1 Qualitative",
        Category::Rct => "2 RCT",
        Category::Nonrandomized => "3 Non-randomized",
        Category::Descriptive => "4 Descriptive",
        Category::Mixed => "5 Mixed methods",
    }
}

#[must_use]
pub fn group(group: Group) -> String {
    match group {
        Group::Screening => group.name().to_owned(),
        Group::Qualitative => category(Category::Qualitative),
        Group::Rct => category(Category::Rct),
        Group::Nonrandomized => category(Category::Nonrandomized),
        Group::Descriptive => category(Category::Descriptive),
        Group::Mixed => category(Category::Mixed),
    }
}

#[must_use]
pub fn design(design: Design) -> String {
    match design.quantitative_set() {
        Some(set) => format!(
            "{}, quantitative component: {}",
            category(design.category()),
            category(set.category())
        ),
        None => category(design.category()),
    }
}
