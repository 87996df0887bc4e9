//! How answers look in print, and which characters may stand in a document.

use crate::instrument::{ItemId, Response};

/// What stands where an item was not answered.
pub(super) const UNANSWERED: &str = "–";

/// What the dash means.
pub(super) const LEGEND: &str = "– not answered";

/// The answer as a word; a dash where there is none.
pub(super) const fn word(response: Option<Response>) -> &'static str {
    match response {
        Some(response) => response.words(),
        None => UNANSWERED,
    }
}

/// The sign that stands before the word, so that colour never stands alone.
pub(super) const fn glyph(response: Response) -> &'static str {
    match response {
        Response::Yes => "✓",
        Response::No => "✕",
        Response::CantTell => "?",
    }
}

/// Text and ground of an answer's cell, as `rrggbb`.
pub(super) struct Colours {
    pub(super) ink: &'static str,
    pub(super) ground: &'static str,
}

/// The colours of the light theme in `styles/tokens.css`: green, orange and amber, which the
/// colour-blind tell apart.
pub(super) const fn colours(response: Option<Response>) -> Colours {
    let (ink, ground) = match response {
        Some(Response::Yes) => ("00694a", "e3f4ed"),
        Some(Response::No) => ("a03800", "fdeade"),
        Some(Response::CantTell) => ("6d4d00", "fdf2d3"),
        None => ("5a6673", "eceff2"),
    };
    Colours { ink, ground }
}

/// The item's number and wording, as in `S1. Are there clear research questions?`.
pub(super) fn heading(item: ItemId) -> String {
    format!("{}. {}", item.token(), item.wording())
}

/// The text with line feeds for all line breaks and without the characters that no document may
/// hold: control characters and the two non-characters (XML 1.0, section 2.2).
pub(super) fn printable(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter_map(|character| match character {
            '\r' => Some('\n'),
            '\t' | '\n' => Some(character),
            '\u{fffe}' | '\u{ffff}' => None,
            _ => (!character.is_control()).then_some(character),
        })
        .collect()
}

/// The text on one line, each run of white space a single blank.
pub(super) fn one_line(text: &str) -> String {
    let text = printable(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many of how many, as `6 (86 %)`, rounded half up in whole numbers, so that the same counts
/// always print the same.
pub(super) fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return UNANSWERED.to_owned();
    }
    let percent = (part * 200 + whole) / (whole * 2);
    format!("{part} ({percent} %)")
}

/// The number with its noun: `1 study`, `2 studies`.
pub(super) fn studies(number: usize) -> String {
    let noun = if number == 1 { "study" } else { "studies" };
    format!("{number} {noun}")
}
