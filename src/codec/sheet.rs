//! Tables of any kind as rows that know their line, and CSV read into them; a row that does not fit
//! the header is a problem and costs no other row.
//!
//! Format of CSV: RFC 4180, and what spreadsheet programs make of it: a BOM, semicolons or tabs for
//! commas, any line ending.

mod archive;
mod table;
mod workbook;

use csv::StringRecord;

pub use table::{Row, Table};
pub(super) use workbook::is_workbook;
pub use workbook::sheets_of;

use super::incoming::FileProblem;

const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// How often, in lengths of the text, rows may be read again behind a stray quotation mark: a
/// hostile file must not take quadratic time.
const MOST_READ_AGAIN: usize = 16;

/// Whether the text is a table whose header is `known`.
pub(super) fn is(text: &str, known: fn(&[String]) -> bool) -> bool {
    delimiter(without_bom(text), known).is_some()
}

/// Reads the table if its header is `known`, whichever delimiter it uses.
pub(super) fn open(text: &str, known: fn(&[String]) -> bool) -> Option<Table> {
    let text = without_bom(text);
    let mut reading = Reading {
        text,
        delimiter: delimiter(text, known)?,
        counted: 0,
        line: 1,
        quiet_until: 0,
        spare: text.len().saturating_mul(MOST_READ_AGAIN),
        table: Table::default(),
    };
    let mut from = 0;
    while let Some(restart) = reading.read_from(from) {
        from = restart;
    }
    Some(reading.table)
}

/// The text behind a byte order mark.
pub(super) fn without_bom(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn delimiter(text: &str, known: fn(&[String]) -> bool) -> Option<u8> {
    DELIMITERS.into_iter().find(|delimiter| {
        let mut first = StringRecord::new();
        let found = reader(text, *delimiter).read_record(&mut first);
        found.unwrap_or(false) && known(&owned(&first))
    })
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

fn owned(record: &StringRecord) -> Vec<String> {
    record.iter().map(|cell| cell.trim().to_owned()).collect()
}

struct Reading<'a> {
    text: &'a str,
    delimiter: u8,
    /// Up to here lines were counted,
    counted: usize,
    /// and this is the line there.
    line: usize,
    /// Lines before this byte may belong to a row that was already told.
    quiet_until: usize,
    /// So many bytes may still be read again.
    spare: usize,
    table: Table,
}

impl Reading<'_> {
    /// Reads rows from a byte on. Gives the byte to start again from after a row that spans
    /// lines and does not fit: a stray quotation mark swallows the rows behind it.
    fn read_from(&mut self, from: usize) -> Option<usize> {
        let rest = self.text.get(from..)?;
        let mut reader = reader(rest, self.delimiter);
        let mut record = StringRecord::new();
        while reader.read_record(&mut record).unwrap_or(false) {
            let begin = from + offset(record.position().map_or(0, csv::Position::byte));
            let end = from + offset(reader.position().byte());
            let raw = self.text.get(begin..end).unwrap_or_default();
            let shift = raw.len() - raw.trim_start_matches(['\r', '\n']).len();
            let raw = raw.trim_matches(['\r', '\n']);
            let begin = begin + shift;
            let line = self.line_at(begin);
            if self.table.header.is_empty() {
                self.table.header = owned(&record);
                self.table.header_line = line;
                continue;
            }
            let line_end = raw.find(['\r', '\n']);
            let stray_quote = line_end.is_some() && !closes_well(raw, self.delimiter);
            if self.fits(&record) && !stray_quote {
                self.keep(line, &record);
                continue;
            }
            // A line of prose is the rest of a cell of the row just told.
            if begin >= self.quiet_until || record.len() > 1 {
                self.report(line, record.len(), stray_quote);
            }
            let Some(line_end) = line_end else {
                continue;
            };
            let restart = begin + line_end;
            if let Some(spare) = self.spare.checked_sub(end - restart) {
                self.spare = spare;
                self.quiet_until = self.quiet_until.max(end);
                return Some(restart);
            }
            let last = line + line_breaks(raw);
            let message =
                format!("too many stray quotation marks; lines up to {last} were left out");
            let problem = FileProblem::at(line, None, message);
            self.table.problems.push(problem);
        }
        None
    }

    /// As many cells as the header has, or more that are all empty.
    fn fits(&self, record: &StringRecord) -> bool {
        let width = self.table.header.len();
        record.len() >= width && record.iter().skip(width).all(str::is_empty)
    }

    fn keep(&mut self, line: usize, record: &StringRecord) {
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            self.table.rows.push(Row::new(line, record.clone()));
        }
    }

    fn report(&mut self, line: usize, cells: usize, stray_quote: bool) {
        let width = self.table.header.len();
        let why = if stray_quote {
            "a quotation mark in this row is not closed".to_owned()
        } else {
            format!("this row has {cells} cells, the header has {width}")
        };
        let message = format!("{why}; the row was left out");
        self.table
            .problems
            .push(FileProblem::at(line, None, message));
    }

    fn line_at(&mut self, byte: usize) -> usize {
        if let Some(passed) = self.text.get(self.counted..byte) {
            self.line += line_breaks(passed);
            self.counted = byte;
        }
        self.line
    }
}

/// Whether each quotation mark that opens a cell has one that ends it.
fn closes_well(row: &str, delimiter: u8) -> bool {
    let mut quoted = false;
    let mut cell_begins = true;
    let mut bytes = row.bytes().peekable();
    while let Some(byte) = bytes.next() {
        if !quoted {
            quoted = cell_begins && byte == b'"';
            cell_begins = byte == delimiter;
        } else if byte == b'"' && bytes.next_if_eq(&b'"').is_none() {
            if bytes.peek().is_some_and(|next| *next != delimiter) {
                return false;
            }
            quoted = false;
            cell_begins = false;
        }
    }
    !quoted
}

/// Line breaks of any kind; `\r\n` is one.
fn line_breaks(text: &str) -> usize {
    let feeds = text.bytes().filter(|byte| *byte == b'\n').count();
    let returns = text.bytes().filter(|byte| *byte == b'\r').count();
    feeds + returns - text.matches("\r\n").count()
}

fn offset(byte: u64) -> usize {
    usize::try_from(byte).unwrap_or(usize::MAX)
}
