//! The sheets of an Excel workbook (.xlsx, ECMA-376) as tables.
//!
//! What a cell shows is read: the kept result of a formula, a number as its plain text, a date as
//! `2019-03-31`. Nothing is allocated that a sheet only claims to hold.

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, Xlsx};
use csv::StringRecord;

use super::archive::{self, Metered};
use super::table::{Row, Table};
use crate::codec::incoming::{FileProblem, ImportError, WorkbookFault};

/// Sheets of a workbook.
const MAX_SHEETS: usize = 100;

/// Rows of a sheet, to the last that it claims or fills. A sheet ends at 1 048 576.
const MAX_ROWS: u32 = 50_000;

/// Columns of a sheet, to the last that it claims or fills; a wide table has some 110, a form of
/// Covidence some 200. A sheet ends at 16 384.
const MAX_COLUMNS: u32 = 2_000;

/// Cells of all sheets, with the empty ones left of a filled one.
const MAX_CELLS: usize = 2_000_000;

/// Bytes of text in the cells of all sheets; cells that share a long text each have a copy of it.
const MAX_TEXT: usize = 64 << 20;

/// Whether these are the bytes of a workbook: an archive whose directory has a folder `xl`.
pub(in crate::codec) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") && archive::has_folder(bytes, "xl/")
}

/// Reads the sheets of a workbook, each with its name, in the workbook's order. The first row that
/// is not blank is the header; sheets with nothing in them are left out. A sheet that is damaged from
/// some row on is read up to there and has that as a problem.
///
/// # Errors
/// Where the bytes are no workbook, are damaged throughout, or go beyond the bounds above.
pub fn sheets_of(bytes: &[u8]) -> Result<Vec<(String, Table)>, ImportError> {
    Ok(read(bytes)?)
}

fn read(bytes: &[u8]) -> Result<Vec<(String, Table)>, WorkbookFault> {
    archive::measure(bytes)?;
    let mut workbook = Xlsx::new(Metered::new(bytes)).map_err(|_| WorkbookFault::Damaged)?;
    let sheets = workbook.sheets_metadata().iter();
    let names: Vec<String> = sheets
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    if names.len() > MAX_SHEETS {
        return Err(WorkbookFault::TooManySheets {
            found: names.len(),
            most: MAX_SHEETS,
        });
    }
    let mut left = Left {
        cells: MAX_CELLS,
        text: MAX_TEXT,
    };
    let mut tables = Vec::new();
    for name in names {
        let table = table(&mut workbook, &name, &mut left)?;
        if !table.header.is_empty() || !table.problems.is_empty() {
            tables.push((name, table));
        }
    }
    let none = tables.iter().all(|(_, table)| table.header.is_empty());
    if none && !tables.is_empty() {
        return Err(WorkbookFault::Damaged);
    }
    Ok(tables)
}

/// What may still be read.
struct Left {
    cells: usize,
    text: usize,
}

impl Left {
    fn take(&mut self, cells: usize, text: usize) -> Result<(), WorkbookFault> {
        let cells = self.cells.checked_sub(cells);
        let text = self.text.checked_sub(text);
        (self.cells, self.text) = cells.zip(text).ok_or(WorkbookFault::TooLarge)?;
        Ok(())
    }
}

fn table(
    workbook: &mut Xlsx<Metered<'_>>,
    name: &str,
    left: &mut Left,
) -> Result<Table, WorkbookFault> {
    let Ok(mut reader) = workbook.worksheet_cells_reader(name) else {
        return Ok(Table {
            problems: vec![breaks_off(None)],
            ..Table::default()
        });
    };
    within(name, reader.dimensions().end)?;
    let mut cells = Vec::new();
    let mut problem = None;
    loop {
        let cell = match reader.next_cell() {
            Ok(Some(cell)) => cell,
            Ok(None) => break,
            Err(_) => {
                problem = Some(breaks_off(cells.last().map(|(place, _)| *place)));
                break;
            }
        };
        let text = shown(cell.get_value());
        left.take(1, text.len())?;
        if !text.trim().is_empty() {
            within(name, cell.get_position())?;
            cells.push((cell.get_position(), text));
        }
    }
    // Cells may come in any order.
    cells.sort_by_key(|(place, _)| *place);
    let mut table = rows(cells, left)?;
    table.problems.extend(problem);
    Ok(table)
}

fn breaks_off(last: Option<(u32, u32)>) -> FileProblem {
    let line = last.map(|(row, _)| line(row));
    let message = match line {
        Some(_) => "the sheet is damaged behind this row; what stands before was read",
        None => "the sheet is damaged; nothing of it was read",
    };
    FileProblem {
        line,
        field: None,
        message: message.to_owned(),
    }
}

/// The number of a row that is counted from 0.
fn line(row: u32) -> usize {
    usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1)
}

fn within(sheet: &str, (row, column): (u32, u32)) -> Result<(), WorkbookFault> {
    if row >= MAX_ROWS {
        return Err(WorkbookFault::TooManyRows {
            sheet: sheet.to_owned(),
            most: MAX_ROWS,
        });
    }
    if column >= MAX_COLUMNS {
        return Err(WorkbookFault::TooManyColumns {
            sheet: sheet.to_owned(),
            most: MAX_COLUMNS,
        });
    }
    Ok(())
}

/// Cells in the order of their places as a table.
fn rows(cells: Vec<((u32, u32), String)>, left: &mut Left) -> Result<Table, WorkbookFault> {
    let mut rows: Vec<Row> = Vec::new();
    let mut record = StringRecord::new();
    let mut current = None;
    for ((row, column), text) in cells {
        if current != Some(row) {
            finish(&mut rows, current, &mut record);
            current = Some(row);
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        left.take(column.saturating_sub(record.len()), 0)?;
        while record.len() < column {
            record.push_field("");
        }
        // Of two cells in one place the first counts.
        if record.len() == column {
            record.push_field(&text);
        }
    }
    finish(&mut rows, current, &mut record);
    let mut rows = rows.into_iter();
    let header = rows.next();
    Ok(Table {
        header: header.as_ref().map(Row::trimmed).unwrap_or_default(),
        header_line: header.map_or(1, |row| row.line),
        rows: rows.collect(),
        problems: Vec::new(),
    })
}

fn finish(rows: &mut Vec<Row>, row: Option<u32>, record: &mut StringRecord) {
    if let Some(row) = row {
        rows.push(Row::new(line(row), std::mem::take(record)));
    }
}

/// A cell as plain text.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => plain(*number),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(moment) if moment.is_datetime() => date(moment),
        DataRef::DateTime(duration) => plain(duration.as_f64()),
        DataRef::Error(error) => Data::Error(error.clone()).to_string(),
    }
}

/// A number with the 15 digits that a sheet keeps.
fn plain(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{rounded}")
}

fn date(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if (0.0..1.0).contains(&moment.as_f64()) {
        return time;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        return date;
    }
    format!("{date} {time}")
}
