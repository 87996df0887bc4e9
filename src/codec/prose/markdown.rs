//! Text that somebody entered, inside Markdown.
//!
//! Every ASCII punctuation mark that could begin markup gets a backslash, which CommonMark lets
//! stand for the mark itself (CommonMark 0.31, section 2.4); line breaks become blanks.

/// The text on one line, with no markup in it.
pub(super) fn inline(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    for word in words.filter(|word| !word.is_empty()) {
        if !safe.is_empty() {
            safe.push(' ');
        }
        let at_start = safe.is_empty();
        for (place, c) in word.char_indices() {
            let opens_a_list = at_start && (place == 0 || ends_a_number(word, place));
            if "\\`*_[]<>#|~&$".contains(c) || (opens_a_list && "+-.)=".contains(c)) {
                safe.push('\\');
            }
            safe.push(c);
        }
    }
    safe
}

/// The text on one line in quotation marks; nothing where there is none.
pub(super) fn quoted(text: &str) -> String {
    let text = inline(text);
    if text.is_empty() {
        text
    } else {
        format!("\u{201c}{text}\u{201d}")
    }
}

/// Whether a mark stands at the end of a word behind digits alone, as in the number of a list.
fn ends_a_number(word: &str, place: usize) -> bool {
    place + 1 == word.len() && word.bytes().take(place).all(|byte| byte.is_ascii_digit())
}
