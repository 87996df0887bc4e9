//! Text that TeX prints as it stands.

/// The text with TeX's special characters as commands.
///
/// Brackets and the asterisk stand in braces, since after a line's end they would be read as its
/// options; characters that fonts join to others, as two hyphens to a dash, are kept apart; a
/// line break is `\newline`, and blanks at the ends are gone.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    let mut characters = text.trim().chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '<' => escaped.push_str("\\textless{}"),
            '>' => escaped.push_str("\\textgreater{}"),
            '|' => escaped.push_str("\\textbar{}"),
            '"' => escaped.push_str("\\textquotedbl{}"),
            '`' => escaped.push_str("\\textasciigrave{}"),
            '{' | '}' | '$' | '&' | '#' | '_' | '%' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '[' | ']' | '*' => {
                escaped.push('{');
                escaped.push(character);
                escaped.push('}');
            }
            '\n' => {
                escaped.push_str("\\newline ");
                // A line break where no line has begun is an error, so that empty lines are none.
                while characters.next_if(|next| next.is_whitespace()).is_some() {}
            }
            '\t' => escaped.push(' '),
            '-' | '\'' | ',' | '!' | '?' => {
                escaped.push(character);
                if matches!(characters.peek(), Some('-' | '\'' | ',' | '`')) {
                    escaped.push_str("{}");
                }
            }
            _ => escaped.push(character),
        }
    }
    escaped
}
