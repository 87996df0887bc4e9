//! What the sheets of a workbook hold.

use super::{Found, studies_in};
use crate::codec::incoming::{Content, FileProblem, ImportError, IncomingRow, SourceFormat};
use crate::codec::sheet::{Table, sheets_of};
use crate::codec::tables::{self, TableReading, TokenChoices, TokenUse};
use crate::review::Index;

/// Reads the sheets: the ratings of all that have some or, where none has, the citations.
pub(super) fn read(bytes: &[u8], choices: &TokenChoices) -> Result<Found, ImportError> {
    let mut sheets = sheets_of(bytes)?;
    if sheets.is_empty() {
        return Err(ImportError::Empty);
    }
    // A line alone says where a row is, as long as there is one sheet.
    let alone = sheets.len() == 1;
    let mut ratings = Ratings::default();
    let mut others = Vec::new();
    for (name, table) in &mut sheets {
        match ratings_in(name, table, choices) {
            Some(reading) => ratings.add(named(alone, name), reading?),
            None => others.push((name.as_str(), &*table)),
        }
    }
    if ratings.sheets > 0 {
        for (name, table) in others {
            let told = table.problems.clone();
            ratings.problems.extend(of_sheet(named(alone, name), told));
            ratings.problems.push(no_table(name));
        }
        return Ok(Found {
            format: SourceFormat::Workbook,
            content: Content::Rows(ratings.rows),
            tokens: ratings.tokens,
            problems: ratings.problems,
        });
    }
    citations(alone, &others).ok_or(ImportError::Unknown)
}

#[derive(Default)]
struct Ratings {
    sheets: usize,
    rows: Vec<IncomingRow>,
    tokens: Vec<TokenUse>,
    places: Index,
    problems: Vec<FileProblem>,
}

impl Ratings {
    fn add(&mut self, sheet: Option<&str>, reading: TableReading) {
        self.sheets += 1;
        self.rows.extend(reading.rows);
        self.problems.extend(of_sheet(sheet, reading.problems));
        for token in reading.tokens {
            let place = self.places.get(&token.printed);
            match place.and_then(|place| self.tokens.get_mut(place)) {
                Some(known) => known.join(&token),
                None => {
                    self.places.set(&token.printed, self.tokens.len());
                    self.tokens.push(token);
                }
            }
        }
    }
}

/// The ratings in a sheet, if it has the header of a table of ratings.
fn ratings_in(
    name: &str,
    table: &mut Table,
    choices: &TokenChoices,
) -> Option<Result<TableReading, ImportError>> {
    if tables::find_covidence_quality(table) {
        return Some(tables::read_covidence_quality(table, choices));
    }
    if !tables::find_wide(table) {
        return None;
    }
    let category = tables::category_of_sheet(name, table);
    if let Some(category) = category {
        table.add_column("category", category.token());
    }
    let reading = tables::read_wide_table(table, choices);
    Some(reading.map(|mut reading| {
        if let Some(category) = category {
            let message = format!(
                "no column names the category; the sheet's name was read as {}",
                category.token()
            );
            let problem = FileProblem::at(table.header_line, Some("category"), message);
            reading.problems.insert(0, problem);
        }
        reading
    }))
}

/// The citations in sheets, through their CSV.
fn citations(alone: bool, sheets: &[(&str, &Table)]) -> Option<Found> {
    let mut all = Vec::new();
    let mut problems = Vec::new();
    let mut found = false;
    for (name, table) in sheets {
        let told = table.problems.clone();
        problems.extend(of_sheet(named(alone, name), told));
        match studies_in(&table.to_csv()) {
            Some((_, studies, told)) => {
                found = true;
                all.extend(studies);
                problems.extend(of_sheet(named(alone, name), told));
            }
            None => problems.push(no_table(name)),
        }
    }
    found.then_some(Found {
        format: SourceFormat::Workbook,
        content: Content::Studies(all),
        tokens: Vec::new(),
        problems,
    })
}

fn named(alone: bool, name: &str) -> Option<&str> {
    (!alone).then_some(name)
}

fn of_sheet(sheet: Option<&str>, problems: Vec<FileProblem>) -> impl Iterator<Item = FileProblem> {
    problems.into_iter().map(move |problem| match sheet {
        Some(sheet) => FileProblem {
            message: format!("sheet “{sheet}”: {}", problem.message),
            ..problem
        },
        None => problem,
    })
}

fn no_table(sheet: &str) -> FileProblem {
    FileProblem {
        line: None,
        field: None,
        message: format!("sheet “{sheet}”: it holds no table that is known here; it was left out"),
    }
}
