//! Numbers and lists in plain English.

/// `1 study`, `3 studies`: a number with the right form of its noun.
pub(in crate::codec) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A share in whole per cent, rounded half up in whole numbers, so that the same counts always
/// print the same; `None` of nothing.
pub(in crate::codec) fn percent(part: usize, whole: usize) -> Option<usize> {
    (part.saturating_mul(200).saturating_add(whole)).checked_div(whole.saturating_mul(2))
}

/// `6 (86%)`; without the share where the whole is 0.
pub(in crate::codec) fn share(part: usize, whole: usize) -> String {
    match percent(part, whole) {
        Some(percent) => format!("{part} ({percent}%)"),
        None => part.to_string(),
    }
}

/// `a`, `a and b`, `a, b and c`.
pub(in crate::codec) fn joined<T: AsRef<str>>(parts: &[T]) -> String {
    let mut text = String::new();
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            let is_last = place + 1 == parts.len();
            text.push_str(if is_last { " and " } else { ", " });
        }
        text.push_str(part.as_ref());
    }
    text
}

/// Small whole numbers as words, as running text has them; larger ones in digits.
pub(super) fn in_words(number: usize) -> String {
    const WORDS: [&str; 10] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    match WORDS.get(number) {
        Some(word) => (*word).to_owned(),
        None => number.to_string(),
    }
}

/// `was` or `were`.
pub(super) const fn was(number: usize) -> &'static str {
    if number == 1 { "was" } else { "were" }
}

/// A text that somebody entered, on one line and without control characters.
pub(super) fn on_one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// What somebody wrote, in quotation marks.
pub(super) fn quoted(text: &str) -> String {
    let text = on_one_line(text);
    format!("\u{201c}{}\u{201d}", text.trim_end_matches('.'))
}
