//! Words and signs that printed tables use for responses and categories.

use crate::instrument::{Category, Response};

/// What a cell for an item says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Nothing was rated: empty, NA.
    Unanswered,
    /// A dash: nothing was rated, or No in a table that uses plus and minus.
    Dash,
    /// A response.
    Response(Response),
    /// No answer of the instrument.
    Unknown,
}

/// Parts the word of a cell from the footnote marks behind it, which commas may part (`Yes*,†`).
pub(super) fn parted(cell: &str) -> (&str, &str) {
    let cell = cell.trim();
    let mut word = cell;
    while let Some(before) = word.strip_suffix(is_mark) {
        word = before.trim_end_matches([',', ' ']);
    }
    let word = word.trim_end();
    let marks = cell.get(word.len()..).unwrap_or_default().trim();
    (word, marks)
}

/// What a word without footnote marks says.
pub(super) fn token(word: &str) -> Token {
    let word: String = word
        .trim_end_matches('.')
        .chars()
        .filter_map(|character| match character {
            '’' | '‘' | '´' | '`' | 'ʼ' => Some('\''),
            // Variation selectors choose the look of a tick.
            '\u{fe0e}' | '\u{fe0f}' => None,
            other => Some(other),
        })
        .flat_map(char::to_lowercase)
        .collect();
    let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
    match word.as_str() {
        "" | "na" | "n/a" | "n.a" | "not applicable" | "not rated" => Token::Unanswered,
        "-" | "–" | "—" | "−" | "--" => Token::Dash,
        "yes" | "y" | "1" | "+" | "✓" | "✔" | "√" | "☑" | "✅" => {
            Token::Response(Response::Yes)
        }
        "no" | "n" | "0" | "✗" | "✘" | "×" | "✕" | "✖" | "☒" | "❌" => {
            Token::Response(Response::No)
        }
        "can't tell"
        | "cant tell"
        | "can not tell"
        | "cannot tell"
        | "cant-tell"
        | "unclear"
        | "unable to determine"
        | "u"
        | "ct"
        | "c"
        | "uc"
        | "?" => Token::Response(Response::CantTell),
        _ => Token::Unknown,
    }
}

/// Signs that stand behind a word to point at a footnote.
fn is_mark(character: char) -> bool {
    matches!(
        character,
        '*' | '∗' | '†' | '‡' | '§' | '¶' | '#' | '‖' | '¹' | '²' | '³' | '⁰'..='⁹' | 'ᵃ'..='ᶻ'
    )
}

/// Reads a category: our word, its number, the instrument's heading or a usual synonym.
pub(super) fn category(cell: &str) -> Option<Category> {
    let lower = cell.to_lowercase().replace("randomis", "randomiz");
    let mut number = None;
    let mut name = String::new();
    for word in lower.split(|character: char| !character.is_alphanumeric()) {
        match word {
            "" | "quantitative" | "study" | "studies" | "research" | "design" | "method"
            | "methods" | "controlled" | "clinical" | "trial" | "trials" | "category" | "set" => {}
            "1" | "2" | "3" | "4" | "5" if number.is_none() && name.is_empty() => {
                number = word.parse::<u8>().ok();
            }
            // "Randomized controlled trial (RCT)" says it twice.
            "rct" | "rcts" if name == "randomized" => {}
            other => name.push_str(other),
        }
    }
    let named = match name.as_str() {
        "qualitative" | "qual" => Some(Category::Qualitative),
        "rct" | "rcts" | "randomized" => Some(Category::Rct),
        "nonrandomized" | "nonrct" | "nrct" => Some(Category::Nonrandomized),
        "descriptive" => Some(Category::Descriptive),
        "mixed" | "mm" | "mmr" => Some(Category::Mixed),
        _ => None,
    };
    let numbered = Category::ALL
        .into_iter()
        .find(|category| Some(category.number()) == number);
    match (named, numbered) {
        (Some(named), Some(numbered)) => (named == numbered).then_some(named),
        (None, numbered) if name.is_empty() => numbered,
        (named, None) => named,
        (None, Some(_)) => None,
    }
}

/// Whether a cell for anything but an answer says nothing.
pub(super) fn is_nothing(cell: &str) -> bool {
    matches!(token(cell.trim()), Token::Unanswered | Token::Dash)
}
