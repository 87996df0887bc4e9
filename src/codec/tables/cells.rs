//! Cells of a CSV file: quoting, and the guard against formulas.
//!
//! A spreadsheet program takes a cell that begins with `=`, `+`, `-` or `@` for a formula, behind
//! blanks and in the full-width forms too, and a tab or CR at the start can shift one into place
//! (OWASP, CSV Injection). Such a cell gets an apostrophe in front, and so does one that already
//! begins with apostrophes before such a character: so taking one apostrophe away again gives
//! exactly what was there.

/// A CSV text under construction.
pub(in crate::codec) struct Csv {
    text: String,
    at_start: bool,
}

impl Csv {
    /// Nothing but the BOM.
    pub(in crate::codec) fn new() -> Self {
        Self {
            text: "\u{feff}".to_owned(),
            at_start: true,
        }
    }

    /// Nothing yet, for programs that take a BOM for a part of the first heading.
    pub(in crate::codec) fn without_bom() -> Self {
        Self {
            text: String::new(),
            at_start: true,
        }
    }

    /// Adds a cell to the row.
    pub(in crate::codec) fn cell(&mut self, value: &str) {
        if !self.at_start {
            self.text.push(',');
        }
        self.at_start = false;
        // A file with NUL in it is no text file for anyone, ourselves included.
        let value = &value.replace('\0', "");
        let quoted = value.contains([',', '"', '\r', '\n']);
        if quoted {
            self.text.push('"');
        }
        if risky(value) {
            self.text.push('\'');
        }
        self.text.push_str(&value.replace('"', "\"\""));
        if quoted {
            self.text.push('"');
        }
    }

    /// Adds a cell with a number, or an empty one. The minus of a number needs no guard.
    pub(in crate::codec) fn number(&mut self, number: Option<f64>) {
        if !self.at_start {
            self.text.push(',');
        }
        self.at_start = false;
        if let Some(number) = number {
            self.text.push_str(&number.to_string());
        }
    }

    /// Ends the row.
    pub(in crate::codec) fn end_row(&mut self) {
        self.text.push_str("\r\n");
        self.at_start = true;
    }

    /// The file's text.
    pub(in crate::codec) fn finish(self) -> String {
        self.text
    }
}

/// What a cell said before it was guarded.
pub(in crate::codec) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(bare) if risky(bare) => bare,
        _ => cell,
    }
}

/// Whether a cell, apostrophes at its start aside, could be taken for a formula.
fn risky(cell: &str) -> bool {
    let bare = cell.trim_start_matches('\'');
    let invisible = |c: char| c.is_whitespace() || c.is_control() || "\u{feff}\u{200b}".contains(c);
    bare.starts_with(['\t', '\r'])
        || bare
            .trim_start_matches(invisible)
            .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}
