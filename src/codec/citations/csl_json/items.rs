//! Cuts a list of JSON objects into its entries, without reading them.

/// A part of the list.
pub(super) enum Piece<'a> {
    /// An object, and the line where it starts, from 1.
    Item { line: usize, text: &'a str },
    /// An entry that is no object.
    Foreign { line: usize },
    /// An object that does not end.
    Open { line: usize },
    /// The list has no end.
    Unclosed { line: usize },
    /// Something behind the list.
    Beyond { line: usize },
}

/// The parts of a text that starts with `[`, in their order.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut cut = Cut {
        text,
        at: 0,
        counted: 0,
        line: 1,
    };
    let mut pieces = Vec::new();
    cut.blank();
    if cut.here() != Some(b'[') {
        return pieces;
    }
    cut.at += 1;
    loop {
        cut.blank();
        let start = cut.at;
        let line = cut.line();
        match cut.here() {
            None => {
                pieces.push(Piece::Unclosed { line });
                return pieces;
            }
            Some(b']') => break,
            Some(b',') => cut.at += 1,
            Some(byte) => {
                let closed = cut.entry();
                let text = text.get(start..cut.at).unwrap_or_default();
                match (byte, closed) {
                    (b'{', true) => pieces.push(Piece::Item { line, text }),
                    (b'{', false) => {
                        pieces.push(Piece::Open { line });
                        return pieces;
                    }
                    _ => pieces.push(Piece::Foreign { line }),
                }
            }
        }
    }
    cut.at += 1;
    cut.blank();
    if cut.here().is_some() {
        let line = cut.line();
        pieces.push(Piece::Beyond { line });
    }
    pieces
}

struct Cut<'a> {
    text: &'a str,
    at: usize,
    counted: usize,
    line: usize,
}

impl Cut<'_> {
    fn here(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blank(&mut self) {
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = self.here() {
            self.at += 1;
        }
    }

    fn line(&mut self) -> usize {
        let passed = self.text.as_bytes().get(self.counted..self.at);
        let passed = passed.unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count();
        self.counted = self.at;
        self.line
    }

    /// Steps over one entry; whether all that it opens is closed.
    fn entry(&mut self) -> bool {
        let mut level = 0_usize;
        while let Some(byte) = self.here() {
            match byte {
                b'"' => {
                    if !self.string() {
                        return false;
                    }
                    continue;
                }
                b'{' | b'[' => level += 1,
                b']' | b',' if level == 0 => return true,
                b'}' | b']' => {
                    level = level.saturating_sub(1);
                    if level == 0 {
                        self.at += 1;
                        return true;
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
        level == 0
    }

    /// Steps over a text in quotation marks; whether it ends.
    fn string(&mut self) -> bool {
        self.at += 1;
        while let Some(byte) = self.here() {
            self.at += 1;
            match byte {
                b'"' => return true,
                b'\\' => self.at += 1,
                _ => {}
            }
        }
        false
    }
}
