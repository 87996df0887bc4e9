//! Reads the pieces of one BibTeX entry, strictly or, where its braces do not match, line by line.

/// The longest name of a field.
const LONGEST_NAME: usize = 64;

/// A part of a value: text in braces, quotation marks or digits, or the name of an `@string`.
#[derive(Clone, Copy)]
pub(super) enum Piece<'a> {
    Text(&'a str),
    Name(&'a str),
}

/// A field as it stands in the file.
pub(super) struct Raw<'a> {
    /// Its name, as written.
    pub(super) name: &'a str,
    /// Where it starts in the text.
    pub(super) at: usize,
    pub(super) pieces: Vec<Piece<'a>>,
    /// Whether its braces do not match.
    pub(super) cut: bool,
}

/// A place in an entry.
pub(super) struct Cursor<'a> {
    text: &'a str,
    pub(super) at: usize,
    end: usize,
    /// Whether a value must end where the next line starts a field.
    by_line: bool,
}

impl<'a> Cursor<'a> {
    /// Reads `text` from `at`, and never beyond `end`.
    pub(super) fn new(text: &'a str, at: usize, end: usize, by_line: bool) -> Self {
        let end = end.min(text.len());
        Self {
            text,
            at,
            end,
            by_line,
        }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        let byte = self.text.as_bytes().get(self.at);
        byte.filter(|_| self.at < self.end).copied()
    }

    pub(super) fn bump(&mut self) {
        self.at += 1;
    }

    pub(super) fn skip_blanks(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.bump();
        }
    }

    /// Blanks, commas, and comments as biber allows them between fields.
    pub(super) fn skip_between(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                self.skip_while(|byte| byte != b'\n' && byte != b'\r');
            } else if byte == b',' || byte.is_ascii_whitespace() {
                self.bump();
            } else {
                return;
            }
        }
    }

    fn skip_while(&mut self, fits: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&fits) {
            self.bump();
        }
    }

    fn since(&self, from: usize) -> &'a str {
        self.text.get(from..self.at).unwrap_or_default()
    }

    /// The entry's key, where one stands before the first comma.
    pub(super) fn key(&mut self) -> &'a str {
        self.skip_blanks();
        let from = self.at;
        self.skip_while(|byte| !b",={}\"\n\r".contains(&byte));
        let key = self.since(from).trim();
        match self.peek() {
            Some(b'=') => {
                self.at = from;
                ""
            }
            _ => key,
        }
    }

    /// The name before an equals sign.
    pub(super) fn name(&mut self) -> Option<&'a str> {
        let (name, after) = name_at(self.text, self.at, self.end)?;
        self.at = after;
        Some(name)
    }

    /// Whether a field with its value starts here.
    pub(super) fn at_field(&self) -> bool {
        is_field(self.text, self.at, self.end)
    }

    /// Goes to the start of the next line that starts a field, or to the end.
    pub(super) fn skip_to_field(&mut self) {
        while self.peek().is_some() {
            self.bump();
            if self.after_line_end() && self.at_field() {
                return;
            }
        }
    }

    fn after_line_end(&self) -> bool {
        let before = self.at.checked_sub(1);
        let byte = before.and_then(|at| self.text.as_bytes().get(at));
        matches!(byte, Some(b'\n' | b'\r'))
    }

    /// The value up to its comma; `Err` with what was read where its braces do not close.
    pub(super) fn value(&mut self, close: u8) -> Result<Vec<Piece<'a>>, Vec<Piece<'a>>> {
        let mut pieces = Vec::new();
        loop {
            self.skip_blanks();
            let piece = match self.peek() {
                Some(b'{') => self.enclosed(b'}').map(Piece::Text),
                Some(b'"') => self.enclosed(b'"').map(Piece::Text),
                Some(_) => Ok(self.word(close)),
                None => Err(""),
            };
            match piece {
                Ok(piece) => pieces.push(piece),
                Err(text) => {
                    pieces.push(Piece::Text(text));
                    return Err(pieces);
                }
            }
            self.skip_blanks();
            if self.peek() != Some(b'#') {
                return Ok(pieces);
            }
            self.bump();
        }
    }

    fn word(&mut self, close: u8) -> Piece<'a> {
        let from = self.at;
        self.skip_while(|byte| {
            !(b",#{}\"=".contains(&byte) || byte == close || byte.is_ascii_whitespace())
        });
        let word = self.since(from);
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            Piece::Text(word)
        } else {
            Piece::Name(word)
        }
    }

    /// The text between braces or quotation marks. Braces count even behind a backslash, as BibTeX
    /// counts them; within quotation marks they shelter others.
    fn enclosed(&mut self, close: u8) -> Result<&'a str, &'a str> {
        self.bump();
        let from = self.at;
        let mut depth = 0_usize;
        let mut escaped = false;
        while let Some(byte) = self.peek() {
            if depth == 0 && byte == close && !(escaped && close == b'"') {
                let text = self.since(from);
                self.bump();
                return Ok(text);
            }
            match byte {
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                _ if self.by_line && self.after_line_end() && self.at_field() => break,
                _ => {}
            }
            escaped = byte == b'\\' && !escaped;
            self.bump();
        }
        Err(self
            .since(from)
            .trim_end_matches([' ', '\n', '\r', '\t', ',']))
    }
}

/// Whether a name, an equals sign and the start of a value stand there.
fn is_field(text: &str, at: usize, end: usize) -> bool {
    let Some((_, after)) = name_at(text, at, end) else {
        return false;
    };
    let behind = text.as_bytes().get(after..end.min(after + LONGEST_NAME));
    let mut value = behind.unwrap_or_default().iter();
    value
        .find(|byte| !byte.is_ascii_whitespace())
        .is_some_and(|byte| matches!(byte, b'{' | b'"' | b'0'..=b'9'))
}

/// A name of letters, digits, some signs and blanks (Scopus: `funding_text 1`), and the place
/// behind its equals sign.
fn name_at(text: &str, at: usize, end: usize) -> Option<(&str, usize)> {
    let most = end.min(at.saturating_add(LONGEST_NAME));
    let bytes = text.as_bytes().get(at..most)?;
    let length = bytes.iter().position(|byte| *byte == b'=')?;
    let name = text.get(at..at + length)?.trim();
    let fits = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-:.+/ ".contains(&byte));
    fits.then_some((name, at + length + 1))
}
