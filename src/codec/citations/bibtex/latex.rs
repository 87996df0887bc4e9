//! LaTeX in values to plain text: accents, letters, signs, braces.
//!
//! Commands are those of *The not so short introduction to LaTeX 2ε*, section 2.4, and the
//! `inputenc` names that reference managers write. What is not known stays as it stands.

mod signs;

use unicode_normalization::char::compose;

use signs::{STYLES, accent_of, letter, symbol};

/// The text of a value, on one line.
pub(super) fn text(value: &str) -> String {
    let mut out = Plain::default();
    let mut rest = value;
    while let Some(character) = rest.chars().next() {
        let behind = rest.get(character.len_utf8()..).unwrap_or_default();
        rest = match character {
            '\\' => command(behind, &mut out),
            '{' => behind,
            '}' => {
                out.drop_accent();
                behind
            }
            '~' => {
                out.push(' ');
                behind
            }
            '$' => math(behind, &mut out),
            '-' | '`' | '\'' => dashes_and_quotes(rest, &mut out),
            other => {
                out.push(other);
                behind
            }
        };
    }
    out.text.trim().to_owned()
}

/// An address, a DOI or an id: only the escapes are undone.
pub(super) fn verbatim(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut characters = value.trim().chars().peekable();
    while let Some(character) = characters.next() {
        let escape =
            character == '\\' && characters.peek().is_some_and(|c| "_&%#~${}:".contains(*c));
        if !escape && character != '{' && character != '}' {
            text.push(character);
        }
    }
    text
}

/// The text so far, and an accent that waits for its letter.
#[derive(Default)]
struct Plain {
    text: String,
    accent: Option<char>,
}

impl Plain {
    fn push(&mut self, character: char) {
        if character.is_whitespace() {
            if self.accent.is_none() && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
            return;
        }
        let Some(accent) = self.accent.take() else {
            self.text.push(character);
            return;
        };
        match compose(character, accent) {
            Some(composed) => self.text.push(composed),
            None => self.text.extend([character, accent]),
        }
    }

    fn push_str(&mut self, text: &str) {
        text.chars().for_each(|character| self.push(character));
    }

    /// An accent over nothing, `\~{}`, is the sign itself.
    fn drop_accent(&mut self) {
        match self.accent.take() {
            Some('\u{302}') => self.text.push('^'),
            Some('\u{303}') => self.text.push('~'),
            _ => {}
        }
    }
}

/// What follows a backslash; gives the text behind the command.
fn command<'a>(text: &'a str, out: &mut Plain) -> &'a str {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let Some(name) = text.get(..letters).filter(|name| !name.is_empty()) else {
        return sign(text, out);
    };
    let behind = text.get(letters..).unwrap_or_default();
    let argument = behind.trim_start();
    if let Some(accent) = accent_of(name) {
        // `\c{c}` and `\c c`, but not the end of a value.
        out.accent = Some(accent);
        return argument;
    }
    if let Some(plain) = letter(name).or_else(|| symbol(name)) {
        // The accents of `\'\i` want the letter with its dot.
        match (out.accent, plain) {
            (Some(_), "ı") => out.push('i'),
            (Some(_), "ȷ") => out.push('j'),
            _ => out.push_str(plain),
        }
        return argument;
    }
    if STYLES.contains(&name) {
        return argument;
    }
    out.push('\\');
    out.push_str(name);
    behind
}

/// A command of one sign: an accent, or the sign itself.
fn sign<'a>(text: &'a str, out: &mut Plain) -> &'a str {
    let Some(sign) = text.chars().next() else {
        out.push('\\');
        return text;
    };
    let behind = text.get(sign.len_utf8()..).unwrap_or_default();
    match sign {
        '\'' | '´' => out.accent = Some('\u{301}'),
        '`' => out.accent = Some('\u{300}'),
        '^' => out.accent = Some('\u{302}'),
        '~' => out.accent = Some('\u{303}'),
        '"' => out.accent = Some('\u{308}'),
        '=' => out.accent = Some('\u{304}'),
        '.' => out.accent = Some('\u{307}'),
        '-' | '/' | '!' => {}
        '\\' | ',' | ';' | ' ' | '\n' | '\r' | '\t' => out.push(' '),
        other => out.push(other),
    }
    behind
}

/// Leaves out the dollars around a formula, and its signs for raised and lowered text. An amount
/// of money is no formula.
fn math<'a>(text: &'a str, out: &mut Plain) -> &'a str {
    const LONGEST: usize = 200;
    let near = text.char_indices().take(LONGEST);
    let mut escaped = false;
    for (at, character) in near {
        if character == '$' && !escaped {
            let inside = text.get(..at).unwrap_or_default();
            if !inside.contains(['\\', '^', '_']) {
                break;
            }
            out.formula(inside);
            return text.get(at + 1..).unwrap_or_default();
        }
        escaped = character == '\\' && !escaped;
    }
    out.push('$');
    text
}

impl Plain {
    fn formula(&mut self, inside: &str) {
        let mut rest = inside;
        while let Some(character) = rest.chars().next() {
            let behind = rest.get(character.len_utf8()..).unwrap_or_default();
            rest = match character {
                '\\' => command(behind, self),
                '{' | '}' | '^' | '_' => behind,
                other => {
                    self.push(other);
                    behind
                }
            };
        }
    }
}

/// `---`, `--`, ` `` ` and `''`.
fn dashes_and_quotes<'a>(text: &'a str, out: &mut Plain) -> &'a str {
    let marks = [("---", '—'), ("--", '–'), ("``", '“'), ("''", '”')];
    for (written, printed) in marks {
        if let Some(behind) = text.strip_prefix(written) {
            out.push(printed);
            return behind;
        }
    }
    let mut characters = text.chars();
    characters.next().into_iter().for_each(|c| out.push(c));
    characters.as_str()
}
