//! Reads a wide table, our own or one that was printed.

use super::cells::unguarded;
use super::choices::{Meaning, Standing, Teller, not_an_answer, with_marks};
use super::columns::{Columns, ItemColumns, is_header};
use super::{TableReading, TokenChoices, printed, tokens, verdict};
use crate::codec::citations::cite;
use crate::codec::incoming::{FileProblem, ImportError, IncomingAnswer, IncomingRow};
use crate::codec::sheet::{self, Row, Table};
use crate::instrument::{Category, ItemId, QuantitativeSet};
use crate::review::Citation;

/// Reads a wide table from CSV, with the usual meaning of each word.
///
/// # Errors
/// Where the header names no study or no item.
pub fn read_wide(text: &str) -> Result<(Vec<IncomingRow>, Vec<FileProblem>), ImportError> {
    let table = wide_table(text).ok_or(ImportError::Unknown)?;
    let reading = read_wide_table(&table, &TokenChoices::new())?;
    Ok((reading.rows, reading.problems))
}

/// The wide table in a CSV text, if it starts with the header of one.
#[must_use]
pub fn wide_table(text: &str) -> Option<Table> {
    sheet::open(text, is_header)
}

/// Reads a wide table.
///
/// Columns may come in any order; all but `study` and one item may be missing. `title`, `authors`,
/// `year`, `journal`, `doi` and `pmid` say which report the study is. What is no answer
/// of the instrument is a problem and stays unanswered, unless the choices say what it means.
/// Answers outside the row's category are kept, as hidden ones are, and named as a problem. A
/// printed score that does not fit the answers is a problem too.
///
/// # Errors
/// Where the header names no study or no item.
pub fn read_wide_table(table: &Table, choices: &TokenChoices) -> Result<TableReading, ImportError> {
    if !is_header(&table.header) {
        return Err(ImportError::Unknown);
    }
    let (columns, mut problems) = Columns::of(&table.header, table.header_line);
    problems.extend(table.problems.iter().cloned());
    let mut reader = Reader {
        header: &table.header,
        minus_is_no: uses_plus(&columns, &table.rows),
        columns,
        teller: Teller::new(choices),
        problems,
    };
    let rows = table
        .rows
        .iter()
        .filter_map(|row| reader.row(row))
        .collect();
    Ok(TableReading {
        rows,
        tokens: reader.teller.finish(),
        problems: FileProblem::by_line(reader.problems),
    })
}

/// Makes the first row near the top that is the header of a wide table the table's header.
pub(in crate::codec) fn find_wide(table: &mut Table) -> bool {
    table.find_header(is_header)
}

/// The category that the name of a sheet says, where no column does.
pub(in crate::codec) fn category_of_sheet(name: &str, table: &Table) -> Option<Category> {
    let (columns, _) = Columns::of(&table.header, table.header_line);
    if columns.category.is_some() || !name.chars().any(char::is_alphabetic) {
        return None;
    }
    tokens::category(name)
}

/// Whether the text starts with the header of a wide table.
pub(in crate::codec) fn is_wide(text: &str) -> bool {
    sheet::is(text, is_header)
}

/// Whether some answer is a plus, so that a minus is its opposite.
fn uses_plus(columns: &Columns, rows: &[Row]) -> bool {
    columns
        .items
        .iter()
        .filter_map(|(_, places)| places.response)
        .any(|place| {
            rows.iter()
                .any(|row| unguarded(row.cell(place)).trim().starts_with('+'))
        })
}

struct Reader<'a> {
    header: &'a [String],
    columns: Columns,
    minus_is_no: bool,
    teller: Teller<'a>,
    problems: Vec<FileProblem>,
}

impl Reader<'_> {
    fn row(&mut self, source: &Row) -> Option<IncomingRow> {
        let cell = |place: Option<usize>| place.map_or("", |at| unguarded(source.cell(at)).trim());
        let study = cell(self.columns.study);
        let reviewer = cell(self.columns.reviewer);
        let category_cell = cell(self.columns.category);
        let set_cell = cell(self.columns.set);
        if study.is_empty() {
            let message = "this row names no study; it was left out";
            self.problem(source.line, "study", message);
            return None;
        }
        let mut row = IncomingRow {
            line: source.line,
            study: study.to_owned(),
            reviewer: (!reviewer.is_empty()).then(|| reviewer.to_owned()),
            category: self.category(source.line, "category", category_cell),
            citation: self.citation(source),
            ..IncomingRow::default()
        };
        row.set = self.given_set(&row, set_cell);
        let mut unread = false;
        for (item, places) in self.columns.items {
            let (answer, is_read) = self.answer(source, &row, item, places);
            unread |= !is_read;
            if answer != IncomingAnswer::default() {
                row.answers.insert(item, answer);
            }
        }
        if row.category == Some(Category::Mixed) && tokens::is_nothing(set_cell) {
            match verdict::only_set(&row) {
                Ok(set) => row.set = set,
                Err(message) => self.problem(row.line, "quantitative_set", message),
            }
        }
        if tokens::is_nothing(category_cell) && verdict::any_criterion(&row) {
            let message = "criteria are answered, but no category is given; the answers were kept";
            self.problem(row.line, "category", message);
        }
        if let Some((items, message)) = verdict::outsiders(&row) {
            self.problem(row.line, &items, message);
        }
        self.hold_against_scores(source, &row, unread);
        Some(row)
    }

    /// What the row says of the study's report.
    fn citation(&mut self, source: &Row) -> Citation {
        let cited = self.columns.cited.into_iter();
        let cells = cited.filter_map(|(field, place)| {
            let place = place?;
            let heading = self.header.get(place)?;
            Some((field, heading.as_str(), unguarded(source.cell(place))))
        });
        cite(source.line, cells, &mut self.problems)
    }

    fn hold_against_scores(&mut self, source: &Row, row: &IncomingRow, unread: bool) {
        for place in &self.columns.scores {
            let cell = unguarded(source.cell(*place));
            if let Some(message) = printed::disagreement(row, cell, unread) {
                let column = self.header.get(*place).map(String::as_str);
                self.problems
                    .push(FileProblem::at(row.line, column, message));
            }
        }
    }

    fn category(&mut self, line: usize, column: &str, cell: &str) -> Option<Category> {
        let found = tokens::category(cell);
        if found.is_none() && !tokens::is_nothing(cell) {
            let message = format!("“{cell}” is no category of the MMAT; it was left open");
            self.problem(line, column, message);
        }
        found
    }

    /// The quantitative set that the row names.
    fn given_set(&mut self, row: &IncomingRow, cell: &str) -> Option<QuantitativeSet> {
        const COLUMN: &str = "quantitative_set";
        let category = self.category(row.line, COLUMN, cell)?;
        let mut sets = QuantitativeSet::ALL.into_iter();
        let found = sets.find(|set| set.category() == category);
        if found.is_some() && row.category == Some(Category::Mixed) {
            return found;
        }
        let why = if found.is_some() {
            "is given, but the category is not mixed methods; it was not used"
        } else {
            "is not one of the sets 2, 3 and 4; it was left open"
        };
        self.problem(
            row.line,
            COLUMN,
            format!("the quantitative set “{cell}” {why}"),
        );
        None
    }

    /// What the row says of an item, and whether its response could be read.
    fn answer(
        &mut self,
        source: &Row,
        row: &IncomingRow,
        item: ItemId,
        places: ItemColumns,
    ) -> (IncomingAnswer, bool) {
        let text = |place: Option<usize>| place.map_or("", |at| unguarded(source.cell(at)));
        let cell = text(places.response);
        let standing = Standing {
            belongs: verdict::belongs(item, row),
            minus_is_no: self.minus_is_no,
            other_scale: false,
        };
        let (meaning, marks) = self.teller.tell(cell, standing);
        let mut answer = IncomingAnswer {
            response: None,
            comment: text(places.comment).to_owned(),
            quote: text(places.quote).to_owned(),
            location: text(places.location).to_owned(),
        };
        match meaning {
            Meaning::Response(response) => answer.response = Some(response),
            Meaning::Unanswered => {}
            Meaning::NotAnAnswer => {
                self.problem(source.line, item.token(), not_an_answer(cell));
            }
        }
        if answer.response.is_some() && !marks.is_empty() {
            answer.comment = with_marks(&answer.comment, marks);
        }
        (answer, meaning != Meaning::NotAnAnswer)
    }

    fn problem(&mut self, line: usize, column: &str, message: impl Into<String>) {
        let problem = FileProblem::at(line, Some(column), message);
        self.problems.push(problem);
    }
}
