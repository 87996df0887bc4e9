//! The quality assessment CSV of Covidence, in both layouts.
//!
//! Extraction 1 has two header rows: `Study Id,Reviewer,<domain>,"","",…` and, below it,
//! `"","",Judgement,Quotes,Comments,…`. Extraction 2 is flat: `Covidence #,Study ID,Title,
//! Reviewer Name,<fields of the template>`. Domains and fields are matched to items by number or
//! wording. Rows of the reviewer “Consensus” are what the reviewers agreed on.

mod form;

use super::choices::{Meaning, Standing, Teller, not_an_answer, with_marks};
use super::{TableReading, TokenChoices, tokens, verdict};
use crate::codec::incoming::{FileProblem, ImportError, IncomingAnswer, IncomingRow};
use crate::codec::sheet::{self, Row, Table};
use crate::instrument::{Category, Response};
use form::{Form, ItemFields, is_header};

/// What Covidence calls the row that the reviewers agreed on.
const CONSENSUS: &str = "consensus";

/// The quality assessment in a CSV text, if it starts with the header of one.
#[must_use]
pub fn covidence_quality_table(text: &str) -> Option<Table> {
    sheet::open(text, is_header)
}

/// Whether the text starts with that header.
pub(in crate::codec) fn is_covidence_quality(text: &str) -> bool {
    sheet::is(text, is_header)
}

/// Makes the first row near the top that is such a header the table's header.
pub(in crate::codec) fn find_covidence_quality(table: &mut Table) -> bool {
    table.find_header(is_header)
}

/// Reads a quality assessment of Covidence.
///
/// Low, unclear and high are Covidence's own judgements and no answers of the MMAT: a column with
/// them is a problem, and they stay unanswered unless the choices say what they mean. The category
/// is what a field for it says, else the only set with answers. Consensus rows are marked as such
/// and keep the word as their reviewer.
///
/// # Errors
/// Where the header names no study, no reviewer or no item.
pub fn read_covidence_quality(
    table: &Table,
    choices: &TokenChoices,
) -> Result<TableReading, ImportError> {
    if !is_header(&table.header) {
        return Err(ImportError::Unknown);
    }
    let (form, mut problems) = Form::of(table);
    problems.extend(table.problems.iter().cloned());
    let mut reader = Reader {
        form: &form,
        teller: Teller::new(choices),
        problems,
    };
    for column in &form.other_scales {
        reader.name_scale(table, *column, choices);
    }
    let rows = table.rows.iter().skip(form.skip);
    let rows = rows.filter_map(|row| reader.row(row)).collect();
    Ok(TableReading {
        rows,
        tokens: reader.teller.finish(),
        problems: FileProblem::by_line(reader.problems),
    })
}

struct Reader<'a> {
    form: &'a Form,
    teller: Teller<'a>,
    problems: Vec<FileProblem>,
}

impl Reader<'_> {
    /// Names a column of Covidence's own judgements, once.
    fn name_scale(&mut self, table: &Table, column: usize, choices: &TokenChoices) {
        let rows = table.rows.iter().skip(self.form.skip);
        let words = rows.map(|row| tokens::parted(row.cell(column)).0);
        let left = words.filter(|word| form::is_other_scale(word) && choices.of(word).is_none());
        let count = left.count();
        if count > 0 {
            let message = format!(
                "low, unclear and high are judgements of Covidence and no answers of the MMAT; {count} of them were left unanswered"
            );
            let heading = self.form.heading(column);
            let problem = FileProblem::at(table.header_line, Some(heading), message);
            self.problems.push(problem);
        }
    }

    fn row(&mut self, source: &Row) -> Option<IncomingRow> {
        let study = source.cell(self.form.study).trim();
        let reviewer = source.cell(self.form.reviewer).trim();
        if study.is_empty() {
            let message = "this row names no study; it was left out";
            self.problem(source.line, "study", message);
            return None;
        }
        let mut row = IncomingRow {
            line: source.line,
            study: study.to_owned(),
            reviewer: (!reviewer.is_empty()).then(|| reviewer.to_owned()),
            consensus: reviewer.eq_ignore_ascii_case(CONSENSUS),
            ..IncomingRow::default()
        };
        let form = self.form;
        for fields in &form.items {
            let answer = self.answer(source, fields);
            if answer != IncomingAnswer::default() {
                row.answers.insert(fields.item, answer);
            }
        }
        row.category = self.category(source, &row);
        if row.category == Some(Category::Mixed) {
            match verdict::only_set(&row) {
                Ok(set) => row.set = set,
                Err(message) => self.problem(row.line, "quantitative_set", message),
            }
        }
        if let Some((items, message)) = verdict::outsiders(&row) {
            self.problem(row.line, &items, message);
        }
        Some(row)
    }

    fn category(&mut self, source: &Row, row: &IncomingRow) -> Option<Category> {
        if let Some(column) = self.form.category {
            let cell = source.cell(column).trim();
            let named = tokens::category(cell);
            if named.is_some() {
                return named;
            }
            if !tokens::is_nothing(cell) {
                let message = format!(
                    "“{cell}” is no category of the MMAT; the sets with answers decided instead"
                );
                self.problem(row.line, "category", message);
            }
        }
        verdict::only_category(row).unwrap_or_else(|message| {
            self.problem(row.line, "category", message);
            None
        })
    }

    /// What the fields of an item say: the first judgement counts, quotes and comments are put
    /// together where a renamed domain left a second block.
    fn answer(&mut self, source: &Row, fields: &ItemFields) -> IncomingAnswer {
        let mut answer = IncomingAnswer {
            quote: texts(source, &fields.quotes, without_markup),
            comment: texts(source, &fields.comments, str::to_owned),
            ..IncomingAnswer::default()
        };
        for column in &fields.judgements {
            let cell = source.cell(*column);
            let standing = Standing {
                belongs: true,
                minus_is_no: false,
                other_scale: self.form.other_scales.binary_search(column).is_ok()
                    && form::is_other_scale(tokens::parted(cell).0),
            };
            let (meaning, marks) = self.teller.tell(cell, standing);
            match meaning {
                Meaning::Response(response) => {
                    self.take(source.line, *column, &mut answer, response, marks);
                }
                Meaning::NotAnAnswer if !form::is_other_scale(tokens::parted(cell).0) => {
                    let heading = self.form.heading(*column).to_owned();
                    self.problem(source.line, &heading, not_an_answer(cell));
                }
                // The column was named once.
                Meaning::NotAnAnswer | Meaning::Unanswered => {}
            }
        }
        answer
    }

    fn take(
        &mut self,
        line: usize,
        column: usize,
        answer: &mut IncomingAnswer,
        response: Response,
        marks: &str,
    ) {
        match answer.response {
            None => {
                answer.response = Some(response);
                if !marks.is_empty() {
                    answer.comment = with_marks(&answer.comment, marks);
                }
            }
            Some(kept) if kept != response => {
                let message = format!(
                    "the domain is there twice and says {} here, but {} before; the first was kept",
                    response.words(),
                    kept.words()
                );
                let heading = self.form.heading(column).to_owned();
                self.problem(line, &heading, message);
            }
            Some(_) => {}
        }
    }

    fn problem(&mut self, line: usize, field: &str, message: impl Into<String>) {
        let problem = FileProblem::at(line, Some(field), message);
        self.problems.push(problem);
    }
}

/// The texts of some columns, a line for each; one that comes twice in a row is there once.
fn texts(source: &Row, columns: &[usize], clean: fn(&str) -> String) -> String {
    let mut all: Vec<String> = Vec::new();
    for column in columns {
        let text = clean(source.cell(*column).trim());
        if !text.is_empty() && all.last() != Some(&text) {
            all.push(text);
        }
    }
    all.join("\n")
}

/// A quote without the tags that Covidence leaves in it.
fn without_markup(quote: &str) -> String {
    const TAGS: [&str; 12] = [
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<u>",
        "</u>",
        "<em>",
        "</em>",
        "<strong>",
        "</strong>",
        "<p>",
        "</p>",
    ];
    const BREAKS: [&str; 3] = ["<br>", "<br/>", "<br />"];
    let mut text = String::with_capacity(quote.len());
    let mut rest = quote;
    while let Some(place) = rest.find('<') {
        let (before, tag) = rest.split_at(place);
        text.push_str(before);
        let is = |known: &&&str| {
            let begin = tag.get(..known.len());
            begin.is_some_and(|begin| begin.eq_ignore_ascii_case(known))
        };
        if let Some(known) = TAGS.iter().find(is) {
            rest = tag.get(known.len()..).unwrap_or_default();
        } else if let Some(known) = BREAKS.iter().find(is) {
            text.push('\n');
            rest = tag.get(known.len()..).unwrap_or_default();
        } else {
            text.push('<');
            rest = tag.get(1..).unwrap_or_default();
        }
    }
    text.push_str(rest);
    text.trim().to_owned()
}
