//! Authors in BibTeX's way: parted by `and`, `Given von Family` or `von Family, Given`.
//!
//! Rules: *BibTeXing* (Oren Patashnik, 1988), section 4, entry names. Braces hold together what is
//! no person's name.

use super::super::facts;
use super::latex;

/// The names of a value still in LaTeX, each as `Family, Given` or a corporate name.
pub(super) fn authors(value: &str) -> Vec<String> {
    let words = words(value);
    let mut names = Vec::new();
    for name in words.split(|word| word.eq_ignore_ascii_case("and")) {
        // A list parted by semicolons, as some databases write it.
        if name.iter().any(|word| word.ends_with(';')) {
            names.extend(facts::names(&latex::text(&name.join(" "))));
        } else if name != ["others"] {
            names.push(in_order(name));
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// `Family, Given`. Without a comma the family name starts at the first word with a small letter,
/// or is the last word.
fn in_order(words: &[&str]) -> String {
    let [given @ .., last] = words else {
        return String::new();
    };
    if given.is_empty() || words.iter().any(|word| has_comma(word)) {
        return latex::text(&words.join(" "));
    }
    let family_at = given.iter().position(|word| is_small(word));
    let (given, family) = given.split_at(family_at.unwrap_or(given.len()));
    let family = latex::text(&[family, &[last]].concat().join(" "));
    let given = latex::text(&given.join(" "));
    if given.is_empty() {
        family
    } else {
        format!("{family}, {given}")
    }
}

/// Words parted by blanks or ties outside braces.
fn words(value: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let mut before = ' ';
    let parted = value.split(move |character: char| {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let tie = character == '~' && before != '\\';
        before = character;
        depth == 0 && (tie || character.is_whitespace())
    });
    parted.filter(|word| !word.is_empty()).collect()
}

/// Whether a comma stands outside braces.
fn has_comma(word: &str) -> bool {
    let mut depth = 0_usize;
    word.bytes().any(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && byte == b','
    })
}

fn is_small(word: &str) -> bool {
    let plain = latex::text(word);
    let first = plain.chars().find(|character| character.is_alphabetic());
    !word.starts_with('{') && first.is_some_and(char::is_lowercase)
}
