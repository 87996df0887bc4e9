//! A table, wherever it came from.

use csv::StringRecord;

use crate::codec::incoming::FileProblem;

/// So many rows may stand above the header of a sheet: a title, a note.
const MOST_ABOVE_HEADER: usize = 20;

/// A row of a table, below the header.
#[derive(Clone, Debug)]
pub struct Row {
    /// Line of the text, or row of the sheet, where it starts; from 1.
    pub line: usize,
    cells: StringRecord,
}

impl Row {
    pub(super) const fn new(line: usize, cells: StringRecord) -> Self {
        Self { line, cells }
    }

    /// The text of a cell, as it stands; empty where the row has no such column. Columns count
    /// from 0.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default()
    }

    /// The cells of the row, blanks at their ends taken away.
    pub(in crate::codec) fn trimmed(&self) -> Vec<String> {
        let cells = self.cells.iter();
        cells.map(|cell| cell.trim().to_owned()).collect()
    }
}

/// A table with its header, the same for CSV and for the sheet of a workbook.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The cells of the header.
    pub header: Vec<String>,
    /// Line or row of the header, from 1.
    pub header_line: usize,
    /// The rows below it, blank ones left out.
    pub rows: Vec<Row>,
    /// The rows that do not fit the header.
    pub problems: Vec<FileProblem>,
}

impl Table {
    /// The table as CSV (RFC 4180, LF, no guard against formulas), for readers of text. Each row
    /// has as many cells as the longest. Lines are those of the sheet, as long as no cell above
    /// holds a line break.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let rows = self.rows.iter().map(|row| row.cells.len());
        let width = rows.fold(self.header.len(), usize::max);
        let mut text = String::new();
        let mut line = 1;
        let header: StringRecord = self.header.iter().collect();
        let rows = self.rows.iter().map(|row| (row.line, &row.cells));
        for (at, cells) in std::iter::once((self.header_line, &header)).chain(rows) {
            while line < at {
                text.push('\n');
                line += 1;
            }
            for column in 0..width {
                if column > 0 {
                    text.push(',');
                }
                quote(&mut text, cells.get(column).unwrap_or_default());
            }
            text.push('\n');
            line += 1;
        }
        text
    }

    /// Adds a column to the right with the same text in each row.
    pub(in crate::codec) fn add_column(&mut self, heading: &str, text: &str) {
        let place = self.header.len();
        self.header.push(heading.to_owned());
        for row in &mut self.rows {
            let mut cells: StringRecord = row.cells.iter().take(place).collect();
            while cells.len() < place {
                cells.push_field("");
            }
            cells.push_field(text);
            row.cells = cells;
        }
    }

    /// Makes the first row that is `known` the header, if one near the top is; what stands above
    /// it goes.
    pub(in crate::codec) fn find_header(&mut self, known: fn(&[String]) -> bool) -> bool {
        if known(&self.header) {
            return true;
        }
        let near = self.rows.iter().take(MOST_ABOVE_HEADER);
        let mut headers = near.map(|row| (row.line, row.trimmed())).enumerate();
        let Some((place, (line, header))) = headers.find(|(_, (_, cells))| known(cells)) else {
            return false;
        };
        self.header = header;
        self.header_line = line;
        self.rows.drain(..=place);
        true
    }
}

fn quote(text: &mut String, cell: &str) {
    if cell.contains([',', '"', '\r', '\n']) {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}
