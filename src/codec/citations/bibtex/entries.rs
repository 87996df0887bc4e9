//! Splits a BibTeX file into its entries. A broken one costs no other: it ends at the latest where
//! a line starts the next.

use std::collections::BTreeMap;

use super::super::tagged::Fields;
use super::cursor::{Cursor, Piece, Raw};
use super::inside::{Inside, inside};
use super::starts::{balanced, head, start_of};
use crate::codec::incoming::FileProblem;

/// How often, in lengths of the file, `@string` texts may be put in: a hostile file must not grow
/// without end.
const MOST_GROWTH: usize = 16;

/// Names that need no `@string` (the months of BibTeX's styles).
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// An entry: its kind and key, and its fields under their names in small letters, still in LaTeX.
pub(super) struct Entry<'a> {
    pub(super) kind: &'a str,
    pub(super) key: &'a str,
    pub(super) fields: Fields<'a>,
}

/// Reads a file entry by entry.
pub(super) struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// Where lines start.
    lines: Vec<usize>,
    /// Where lines start that start an entry.
    starts: Vec<usize>,
    strings: BTreeMap<String, String>,
    spare: usize,
    comment_open: bool,
    pub(super) problems: Vec<FileProblem>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mark = if text.contains('\n') { '\n' } else { '\r' };
        let (mut lines, mut starts, mut at) = (Vec::new(), Vec::new(), 0);
        for line in text.split(mark) {
            lines.push(at);
            starts.extend(start_of(line).map(|_| at));
            at += line.len() + 1;
        }
        Self {
            text,
            at: 0,
            lines,
            starts,
            strings: BTreeMap::new(),
            spare: text.len().saturating_mul(MOST_GROWTH),
            comment_open: false,
            problems: Vec::new(),
        }
    }

    /// The next entry that describes a work.
    pub(super) fn next(&mut self) -> Option<Entry<'a>> {
        loop {
            let (start, kind, open) = head(self.text, self.at)?;
            let limit = self.limit(start);
            let close = match self.text.as_bytes().get(open) {
                Some(b'(') => b')',
                _ => b'}',
            };
            match &*kind.to_ascii_lowercase() {
                "comment" => self.at = self.behind_comment(open, limit),
                "preamble" => self.at = balanced(self.text, open, limit).unwrap_or(limit),
                "string" => self.define(open, limit, close),
                _ => return Some(self.entry(kind, open, limit, close)),
            }
        }
    }

    /// Where the next line starts an entry, or the end of the file.
    fn limit(&self, start: usize) -> usize {
        let next = self.starts.partition_point(|at| *at <= start);
        self.starts.get(next).copied().unwrap_or(self.text.len())
    }

    /// A comment may hold whole entries; once one has turned out not to close, each ends where a
    /// line starts an entry.
    fn behind_comment(&mut self, open: usize, limit: usize) -> usize {
        let far = if self.comment_open {
            limit
        } else {
            self.text.len()
        };
        let end = balanced(self.text, open, far);
        self.comment_open |= end.is_none();
        end.unwrap_or(limit)
    }

    fn define(&mut self, open: usize, limit: usize, close: u8) {
        let mut cursor = Cursor::new(self.text, open + 1, limit, true);
        cursor.skip_blanks();
        let at = cursor.at;
        let name = cursor.name();
        match name.and_then(|name| Some((name, cursor.value(close).ok()?))) {
            Some((name, pieces)) => {
                let value = self.joined(at, name, &pieces);
                self.strings.insert(name.to_lowercase(), value);
            }
            None => {
                let message = "this @string cannot be read; it was left out";
                self.problem(open, None, message);
            }
        }
        self.at = cursor.at.max(open + 1);
    }

    fn entry(&mut self, kind: &'a str, open: usize, limit: usize, close: u8) -> Entry<'a> {
        let inside = match inside(self.text, open + 1, limit, close, false) {
            Some(inside) => inside,
            None => self.damaged(open, limit, close),
        };
        let mut fields = Fields::new(self.line(open));
        for raw in &inside.fields {
            let value = self.joined(raw.at, raw.name, &raw.pieces);
            fields.push(raw.name.to_lowercase(), &value, self.line(raw.at));
        }
        self.at = inside.end;
        Entry {
            kind,
            key: inside.key,
            fields,
        }
    }

    /// Reads an entry whose braces do not match, field by field.
    fn damaged(&mut self, open: usize, limit: usize, close: u8) -> Inside<'a> {
        let read = inside(self.text, open + 1, limit, close, true);
        let read = read.unwrap_or(Inside {
            key: "",
            fields: Vec::new(),
            end: limit,
        });
        let cut: Vec<&Raw<'_>> = read.fields.iter().filter(|raw| raw.cut).collect();
        for raw in &cut {
            let message = "the braces of this field do not match; it was read up to the next one";
            self.problem(raw.at, Some(raw.name), message);
        }
        if cut.is_empty() {
            let message = "the braces of this entry do not match; it was read as far as it goes";
            self.problem(open, None, message);
        }
        read
    }

    /// The text of a value, with the texts of its `@string` names.
    fn joined(&mut self, at: usize, field: &str, pieces: &[Piece<'_>]) -> String {
        let mut value = String::new();
        for piece in pieces {
            let name = match piece {
                Piece::Text(text) => {
                    value.push_str(text);
                    continue;
                }
                Piece::Name(name) => *name,
            };
            let known = self.strings.get(&name.to_lowercase());
            match known.filter(|text| text.len() <= self.spare) {
                Some(text) => {
                    self.spare -= text.len();
                    value.push_str(text);
                }
                None => {
                    value.push_str(name);
                    if !MONTHS.contains(&&*name.to_ascii_lowercase()) {
                        let message =
                            format!("“{name}” is defined nowhere before; it was kept as it stands");
                        self.problem(at, Some(field), message);
                    }
                }
            }
        }
        value
    }

    fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at)
    }

    fn problem(&mut self, at: usize, field: Option<&str>, message: impl Into<String>) {
        let problem = FileProblem::at(self.line(at), field, message);
        self.problems.push(problem);
    }
}
