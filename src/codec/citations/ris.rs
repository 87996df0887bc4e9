//! RIS, as reference managers and databases really write it.
//!
//! The rules are those of Zotero's translator (zotero/translators, `RIS.js`): a line is
//! `XX  - value` with one or two blanks before the hyphen; a record runs to `ER  -` with nothing
//! behind it; any other line continues the tag before it, and outside a record is noise.

mod authors;
mod own;
mod record;

use super::tagged::{Fields, lines};
use crate::codec::incoming::{FileProblem, IncomingStudy};
use crate::codec::sheet::without_bom;

/// Tags under which each further line is a value of its own (EndNote).
const ONE_PER_LINE: [&str; 4] = ["KW", "UR", "SN", "L1"];

/// Lines that Ovid puts beneath a record's fields (asreview/asreview#1521).
const OVID_LINKS: [&str; 2] = ["Link to the Ovid Full Text", "Link to the External Link"];

/// Reads a RIS file. A record with neither title, author nor DOI is a problem and left out.
#[must_use]
pub fn read_ris(text: &str) -> (Vec<IncomingStudy>, Vec<FileProblem>) {
    let mut parser = Parser::default();
    for line in lines(text) {
        parser.feed(line);
    }
    parser.finish()
}

/// Whether the text has a line with the tag TY, or tagged lines up to one with ER.
pub(in crate::codec) fn is_ris(text: &str) -> bool {
    let mut tagged = false;
    for line in lines(text) {
        match tag_of(line) {
            Some(("TY", value)) if value.len() < 40 => return true,
            Some(("ER", "")) if tagged => return true,
            Some(_) => tagged = true,
            None => {}
        }
    }
    false
}

/// Reads RIS line by line, so that a long file can be read in portions.
#[derive(Default)]
pub struct Parser<'a> {
    line: usize,
    open: Option<Fields<'a>>,
    studies: Vec<IncomingStudy>,
    problems: Vec<FileProblem>,
}

impl<'a> Parser<'a> {
    /// Takes the next line.
    pub fn feed(&mut self, line: &'a str) {
        self.line += 1;
        let line = without_bom(line).trim_end();
        match tag_of(line) {
            Some(("ER", "")) => self.close(),
            Some(("ER", _)) | None => self.go_on(line.trim_start()),
            Some((tag, value)) => self.field(tag, value),
        }
    }

    /// Ends the file, and gives the studies and the problems in the order of their lines.
    #[must_use]
    pub fn finish(mut self) -> (Vec<IncomingStudy>, Vec<FileProblem>) {
        if let Some(record) = &self.open {
            let message = "the last record has no line ER; it was read as far as it goes";
            let problem = FileProblem::at(record.line, Some("ER"), message);
            self.problems.push(problem);
        }
        self.close();
        (self.studies, self.problems)
    }

    /// A line without a tag continues the tag before it.
    fn go_on(&mut self, text: &'a str) {
        let Some(record) = self.open.as_mut().filter(|_| !text.is_empty()) else {
            return;
        };
        if OVID_LINKS.iter().any(|link| text.starts_with(link)) {
            let address = text.split_once(": ").map_or("", |(_, address)| address);
            record.push("UR", address.trim(), self.line);
            return;
        }
        let Some(last) = record.last_mut() else {
            return;
        };
        if last.value.is_empty() {
            text.clone_into(&mut last.value);
        } else if ONE_PER_LINE.contains(&&*last.tag) {
            let tag = last.tag.clone();
            record.push(tag, text, self.line);
        } else {
            last.value.push(' ');
            last.value.push_str(text);
        }
    }

    fn field(&mut self, tag: &'a str, value: &'a str) {
        if tag == "TY" && self.open.as_ref().is_some_and(|record| record.has(tag)) {
            let message = "the record before this line has no line ER; both records were read";
            let problem = FileProblem::at(self.line, Some("ER"), message);
            self.problems.push(problem);
            self.close();
        }
        self.open
            .get_or_insert_with(|| Fields::new(self.line))
            .push(tag, value, self.line);
    }

    fn close(&mut self) {
        if let Some(record) = self.open.take() {
            match record::study(record, &mut self.problems) {
                Ok(study) => self.studies.push(study),
                Err(problem) => self.problems.push(problem),
            }
        }
    }
}

/// Tag and value of a line `XX  - value`.
fn tag_of(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = line.split_at_checked(2)?;
    let mut bytes = tag.bytes();
    let letter = bytes.next()?.is_ascii_uppercase();
    let second = bytes.next()?;
    if !letter || !(second.is_ascii_uppercase() || second.is_ascii_digit()) {
        return None;
    }
    let rest = rest
        .strip_prefix("  -")
        .or_else(|| rest.strip_prefix(" -"))?;
    if rest.is_empty() {
        return Some((tag, ""));
    }
    rest.strip_prefix(' ').map(|value| (tag, value.trim()))
}
