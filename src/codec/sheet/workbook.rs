//! The sheets of an Excel workbook (.xlsx, ECMA-376) as tables.
//!
//! What a cell shows is read: the kept result of a formula, a number as its plain text, a date as
//! `2019-03-31`. Nothing is allocated that a sheet only claims to hold.

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, Xlsx};
use csv::StringRecord;

use super::archive::{self, Metered};
use super::table::{Row, Table};
use crate::codec::incoming::{ImportError, WorkbookFault};

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
/// is not blank is the header; sheets with nothing in them are left out.
///
/// # Errors
/// Where the bytes are no workbook, are damaged, or go beyond the bounds above.
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
        if !table.header.is_empty() {
            tables.push((name, table));
        }
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
    let mut reader = workbook
        .worksheet_cells_reader(name)
        .map_err(|_| WorkbookFault::Damaged)?;
    within(name, reader.dimensions().end)?;
    let mut cells = Vec::new();
    while let Some(cell) = reader.next_cell().map_err(|_| WorkbookFault::Damaged)? {
        let text = shown(cell.get_value());
        left.take(1, text.len())?;
        if !text.trim().is_empty() {
            within(name, cell.get_position())?;
            cells.push((cell.get_position(), text));
        }
    }
    // Cells may come in any order.
    cells.sort_by_key(|(place, _)| *place);
    rows(cells, left)
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
        let line = usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1);
        rows.push(Row::new(line, std::mem::take(record)));
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
