//! Text for formats in which a value is one line.

/// The text on one line: each line break, of whatever kind, becomes a blank, NUL goes, and so do
/// blanks at either end. What it gives it gives again.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\0' => {}
            '\r' => {
                characters.next_if_eq(&'\n');
                line.push(' ');
            }
            // Programs that follow the Unicode Standard, section 5.8, break lines at all of these.
            '\n' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                line.push(' ');
            }
            other => line.push(other),
        }
    }
    line.trim().to_owned()
}
