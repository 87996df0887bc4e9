//! Authors out of one cell.

use super::super::facts;
use super::headings::plain;

/// How the source of a table writes its authors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `Family, Given` and the like.
    Plain,
    /// Joined by ` and `: Rayyan.
    And,
    /// `Family AB` or `Family A.B.`: Scopus, Embase, the Cochrane Library.
    Initials,
    /// `Family AB`, with a full stop behind the last: PubMed.
    Stopped,
}

impl Style {
    /// The style of the source that has these headings.
    pub(super) fn of(header: &[String]) -> Self {
        let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
        let has = |wanted: &str| names.iter().any(|name| name == wanted);
        if has("key") && has("journal") && (has("notes") || has("publisher")) {
            Self::And
        } else if has("journal book") {
            Self::Stopped
        } else if has("author names") || has("author s") || has("author s id") {
            Self::Initials
        } else {
            Self::Plain
        }
    }
}

/// The names in a cell, each as `Family, Given` where that can be told; and whether they could
/// be told apart.
///
/// Semicolons part names wherever there is one. Without one, commas part them only where every
/// part is `Family AB`, or families and initials take turns.
pub(super) fn names(cell: &str, style: Style) -> (Vec<String>, bool) {
    let cell = cell.trim();
    if cell.contains(';') {
        let names = facts::names(cell).map(|name| turned(name, style)).collect();
        return (names, true);
    }
    if style == Style::And && cell.contains(" and ") {
        let names = cell.split(" and ").flat_map(facts::names).collect();
        return (names, true);
    }
    let cell = cell.trim_end_matches([',', ' ']);
    let mut parts: Vec<&str> = cell.split(',').map(str::trim).collect();
    parts.retain(|part| !part.is_empty());
    let dotted = parts.split_last().is_some_and(|(_, before)| {
        before.is_empty() || before.iter().any(|part| part.ends_with('.'))
    });
    let mut bare = parts.clone();
    if let Some(last) = bare.last_mut()
        && (style == Style::Stopped || !dotted)
    {
        *last = last.trim_end_matches('.');
    }
    let is_list = parts.len() > 1 || matches!(style, Style::Initials | Style::Stopped);
    let split: Option<Vec<_>> = bare.iter().map(|part| with_initials(part)).collect();
    if let Some(split) = split.filter(|_| is_list) {
        let names = split.into_iter();
        let names = names.map(|(family, initials)| format!("{family}, {initials}"));
        return (names.collect(), true);
    }
    if let Some(names) = pairs(&parts) {
        return (names, true);
    }
    let whole = Some(cell.to_owned()).filter(|cell| !cell.is_empty());
    (whole.into_iter().collect(), parts.len() < 3)
}

fn turned(name: String, style: Style) -> String {
    if style != Style::Initials || name.contains(',') {
        return name;
    }
    match with_initials(&name) {
        Some((family, initials)) => format!("{family}, {initials}"),
        None => name,
    }
}

/// `Family AB` in its two parts.
fn with_initials(name: &str) -> Option<(&str, &str)> {
    let (family, last) = name.rsplit_once(char::is_whitespace)?;
    (is_initials(last) && !is_initials(family)).then(|| (family.trim_end(), last))
}

/// One to four capitals, with or without full stops and hyphens.
fn is_initials(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    (1..=4).contains(&letters)
        && text
            .chars()
            .all(|c| c.is_uppercase() || c == '.' || c == '-')
}

/// `Family, A., Other, B. C.`: at least two pairs, each with initials.
fn pairs(parts: &[&str]) -> Option<Vec<String>> {
    let (pairs, odd) = parts.as_chunks::<2>();
    let initials = |text: &str| text.split_whitespace().all(is_initials);
    let sound = pairs.len() > 1 && odd.is_empty();
    let sound = sound
        && pairs
            .iter()
            .all(|[family, given]| !is_initials(family) && initials(given));
    sound.then(|| pairs.iter().map(|pair| pair.join(", ")).collect())
}
