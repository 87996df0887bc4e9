//! Citations in a CSV: the exports of screening tools and databases, and any other by saying what
//! each column is.
//!
//! Known by their headings: Covidence references, Rayyan, Scopus, Embase, the Cochrane Library,
//! PubMed, Zotero. Which heading is taken for what stands in `headings.rs`, in one table.

mod authors;
mod field;
mod headings;
mod row;

use super::covidence;
use crate::codec::incoming::{FileProblem, IncomingStudy};
use crate::codec::sheet::{self, Table};

pub use field::{CitationField, ColumnMap};
pub use headings::guess_columns;
pub(in crate::codec) use row::cite;

/// The start of a table, for a screen on which the reviewer says what each column is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnPreview {
    /// The headings.
    pub header: Vec<String>,
    /// What each column seems to be.
    pub guess: ColumnMap,
    /// The cells of the first rows, each as long as the header.
    pub rows: Vec<Vec<String>>,
}

/// Reads a table whose headings say what its columns are; nothing where they do not.
#[must_use]
pub fn read_csv_refs(text: &str) -> (Vec<IncomingStudy>, Vec<FileProblem>) {
    read_known(text, is_header)
}

/// Reads any table, each column as the map says; columns beyond the map are left out.
///
/// A row needs a title, an author or a DOI; where the map names no such column, a label.
#[must_use]
pub fn read_mapped(text: &str, map: &ColumnMap) -> (Vec<IncomingStudy>, Vec<FileProblem>) {
    match open(text) {
        Some(sheet) => read_sheet(sheet, map),
        None => (Vec::new(), Vec::new()),
    }
}

/// The header, what its columns seem to be, and the first `rows` rows; `None` where the text is
/// no table of at least two columns.
#[must_use]
pub fn preview(text: &str, rows: usize) -> Option<ColumnPreview> {
    let sheet = open(text)?;
    let cells = |row: &sheet::Row| {
        let columns = 0..sheet.header.len();
        columns.map(|column| row.cell(column).to_owned()).collect()
    };
    Some(ColumnPreview {
        guess: guess_columns(&sheet.header),
        rows: sheet.rows.iter().take(rows).map(cells).collect(),
        header: sheet.header,
    })
}

/// Whether the headings say enough to read the table straight away.
pub(in crate::codec) fn is_csv_refs(text: &str) -> bool {
    sheet::is(text, is_header)
}

/// Reads a table whose header is `known`, each column as its heading says.
pub(super) fn read_known(
    text: &str,
    known: fn(&[String]) -> bool,
) -> (Vec<IncomingStudy>, Vec<FileProblem>) {
    let Some(sheet) = sheet::open(text, known) else {
        return (Vec::new(), Vec::new());
    };
    let map = guess_columns(&sheet.header);
    read_sheet(sheet, &map)
}

/// Opens a table with the delimiter under which its headings are known, else with the first
/// that gives two columns.
fn open(text: &str) -> Option<Table> {
    sheet::open(text, is_header).or_else(|| sheet::open(text, |header| header.len() > 1))
}

/// Our own long table has titles and years, but its rows are answers.
fn is_header(header: &[String]) -> bool {
    let has = |wanted: &str| header.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    let is_answers = has("item") && has("rating");
    (guess_columns(header).names_studies() && !is_answers) || covidence::is_header(header)
}

fn read_sheet(sheet: Table, map: &ColumnMap) -> (Vec<IncomingStudy>, Vec<FileProblem>) {
    let Table {
        header,
        rows,
        mut problems,
        ..
    } = sheet;
    let names = authors::Style::of(&header);
    let by_label = map.is_by_label();
    let mut studies = Vec::new();
    for row in &rows {
        let columns = row::Columns {
            header: &header,
            map,
            names,
        };
        let study = columns.study(row, &mut problems);
        let citation = &study.citation;
        let named = !citation.title.is_empty()
            || !citation.authors.is_empty()
            || !citation.doi.is_empty()
            || (by_label && study.label.is_some());
        if named {
            studies.push(study);
        } else {
            let message = "this row has no title, author or DOI; it was left out";
            problems.push(FileProblem::at(row.line, None, message));
        }
    }
    (studies, FileProblem::by_line(problems))
}
