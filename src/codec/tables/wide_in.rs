//! Reads a wide table, our own or one that was printed.

mod verdict;

use super::cells::unguarded;
use super::columns::{Columns, ItemColumns, is_header};
use super::tokens::{self, Token};
use crate::codec::incoming::{FileProblem, ImportError, IncomingAnswer, IncomingRow};
use crate::codec::sheet::{self, Row};
use crate::instrument::{Category, ItemId, QuantitativeSet, Response};

/// Reads a wide table.
///
/// Columns may come in any order; all but `study` and one item may be missing. What is no answer
/// of the instrument is a problem and stays unanswered. Answers outside the row's category are
/// kept, as hidden ones are, and named as a problem.
///
/// # Errors
/// Where the header names no study or no item.
pub fn read_wide(text: &str) -> Result<(Vec<IncomingRow>, Vec<FileProblem>), ImportError> {
    let sheet = sheet::open(text, is_header).ok_or(ImportError::Unknown)?;
    let (columns, mut problems) = Columns::of(&sheet.header);
    problems.extend(sheet.problems);
    let mut reader = Reader {
        minus_is_no: uses_plus(&columns, &sheet.rows),
        columns,
        problems,
    };
    let rows = sheet
        .rows
        .iter()
        .filter_map(|row| reader.row(row))
        .collect();
    Ok((rows, FileProblem::by_line(reader.problems)))
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

struct Reader {
    columns: Columns,
    minus_is_no: bool,
    problems: Vec<FileProblem>,
}

impl Reader {
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
            ..IncomingRow::default()
        };
        row.set = self.given_set(&row, set_cell);
        for (item, places) in self.columns.items {
            if let Some(answer) = self.answer(source, &row, item, places) {
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
        Some(row)
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

    fn answer(
        &mut self,
        source: &Row,
        row: &IncomingRow,
        item: ItemId,
        places: ItemColumns,
    ) -> Option<IncomingAnswer> {
        let text = |place: Option<usize>| place.map_or("", |at| unguarded(source.cell(at)));
        let cell = text(places.response);
        let (token, marks) = tokens::response(cell);
        let mut answer = IncomingAnswer {
            response: None,
            comment: text(places.comment).to_owned(),
            quote: text(places.quote).to_owned(),
            location: text(places.location).to_owned(),
        };
        match token {
            Token::Response(response) => answer.response = Some(response),
            Token::Dash if self.minus_is_no && verdict::belongs(item, row) => {
                answer.response = Some(Response::No);
            }
            Token::Dash | Token::Unanswered => {}
            Token::Unknown => {
                let cell = cell.trim();
                let message =
                    format!("“{cell}” is not Yes, No or Can't tell; the item was left unanswered");
                self.problem(source.line, item.token(), message);
            }
        }
        if answer.response.is_some() && !marks.is_empty() {
            let parting = if answer.comment.is_empty() { "" } else { "\n" };
            answer.comment = format!("{}{parting}Footnote mark: {marks}", answer.comment);
        }
        (answer != IncomingAnswer::default()).then_some(answer)
    }

    fn problem(&mut self, line: usize, column: &str, message: impl Into<String>) {
        let problem = FileProblem::at(line, Some(column), message);
        self.problems.push(problem);
    }
}
