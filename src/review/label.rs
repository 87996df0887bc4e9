//! Short names of studies.

use super::study::Citation;

/// The label of a citation: first author's family name and year, `Smith 2019`; the start of the
/// title where there is no author.
#[must_use]
pub fn label_for(citation: &Citation) -> String {
    let name = match citation.authors.first() {
        Some(author) => family_name(author).to_owned(),
        None => opening_words(&citation.title),
    };
    match citation.year {
        Some(year) if name.is_empty() => format!("Study {year}"),
        Some(year) => format!("{name} {year}"),
        None if name.is_empty() => "Untitled study".to_owned(),
        None => name,
    }
}

/// The label itself, or with the first letter of b, c, … that is not taken.
#[must_use]
pub fn distinct_label(label: &str, taken: &dyn Fn(&str) -> bool) -> String {
    if !taken(label) {
        return label.to_owned();
    }
    ('b'..='z')
        .map(|letter| format!("{label}{letter}"))
        .chain((2_usize..).map(|number| format!("{label} ({number})")))
        .find(|candidate| !taken(candidate))
        .unwrap_or_else(|| label.to_owned())
}

/// The family name of `Family, Given`, or of `Given Family` where there is no comma.
pub(super) fn family_name(author: &str) -> &str {
    match author.split_once(',') {
        Some((family, _)) => family.trim(),
        None => author.trim(),
    }
}

fn opening_words(title: &str) -> String {
    title
        .split_whitespace()
        .take(4)
        .collect::<Vec<_>>()
        .join(" ")
}
