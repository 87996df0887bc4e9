//! One row of a table of citations.

use super::super::{appraised, facts, rayyan};
use super::authors::{self, Style};
use super::field::{CitationField, ColumnMap};
use super::headings::plain;
use crate::codec::incoming::{FileProblem, IncomingStudy};
use crate::codec::sheet::Row;
use crate::review::Citation;

/// What cells of a row that is not about the citation alone say of it: what each is, its heading,
/// its text.
pub(in crate::codec) fn cite<'a>(
    line: usize,
    cells: impl Iterator<Item = (CitationField, &'a str, &'a str)>,
    problems: &mut Vec<FileProblem>,
) -> Citation {
    let mut filling = Filling::of(line, Style::Plain, problems);
    for (field, heading, value) in cells {
        let value = value.trim();
        if !value.is_empty() && !filling.put(field, heading, value) {
            let kept = (heading.to_owned(), value.to_owned());
            filling.study.citation.other.push(kept);
        }
    }
    filling.finish().citation
}

/// What is known of all rows.
#[derive(Clone, Copy)]
pub(super) struct Columns<'a> {
    pub(super) header: &'a [String],
    pub(super) map: &'a ColumnMap,
    pub(super) names: Style,
}

impl Columns<'_> {
    /// What a row says.
    pub(super) fn study(self, row: &Row, problems: &mut Vec<FileProblem>) -> IncomingStudy {
        let mut filling = Filling::of(row.line, self.names, problems);
        let columns = self.map.fields().iter().zip(self.header).enumerate();
        for (column, (field, heading)) in columns {
            let value = row.cell(column).trim();
            if value.is_empty() {
                continue;
            }
            if !filling.put(*field, heading, value) {
                let name = if heading.is_empty() {
                    format!("Column {}", column + 1)
                } else {
                    heading.clone()
                };
                let other = &mut filling.study.citation.other;
                other.push((name, value.to_owned()));
            }
        }
        filling.finish()
    }
}

struct Filling<'a> {
    study: IncomingStudy,
    first_page: String,
    last_page: String,
    names: Style,
    problems: &'a mut Vec<FileProblem>,
}

impl<'a> Filling<'a> {
    fn of(line: usize, names: Style, problems: &'a mut Vec<FileProblem>) -> Self {
        Self {
            study: IncomingStudy::new(line, Citation::default()),
            first_page: String::new(),
            last_page: String::new(),
            names,
            problems,
        }
    }

    /// Takes the value of a cell; `false` where it belongs among the other fields.
    fn put(&mut self, field: CitationField, heading: &str, value: &str) -> bool {
        let citation = &mut self.study.citation;
        let slot = match field {
            CitationField::Title => &mut citation.title,
            CitationField::Journal => &mut citation.journal,
            CitationField::Volume => &mut citation.volume,
            CitationField::Issue => &mut citation.issue,
            CitationField::Pages => &mut citation.pages,
            CitationField::FirstPage => &mut self.first_page,
            CitationField::LastPage => &mut self.last_page,
            CitationField::Url => &mut citation.url,
            CitationField::Abstract => &mut citation.abstract_text,
            CitationField::Doi => return set(&mut citation.doi, facts::doi(value)),
            CitationField::Pmid => return set(&mut citation.pmid, facts::pmid(value)),
            CitationField::Authors => return self.authors(heading, value),
            CitationField::Year => return self.year(heading, value),
            CitationField::Notes => {
                self.note(heading, value);
                return true;
            }
            CitationField::Keywords => {
                let words = value.split(';').map(str::trim);
                let words = words.filter(|word| !word.is_empty());
                citation.keywords.extend(words.map(str::to_owned));
                return true;
            }
            CitationField::Label => {
                let free = self.study.label.is_none();
                self.study.label.get_or_insert_with(|| value.to_owned());
                return free;
            }
            CitationField::Other => return false,
            CitationField::Ignore => return true,
        };
        set(slot, Some(value.to_owned()))
    }

    fn authors(&mut self, heading: &str, value: &str) -> bool {
        if !self.study.citation.authors.is_empty() {
            return false;
        }
        let (names, told_apart) = authors::names(value, self.names);
        if !told_apart {
            let message = "the authors could not be told apart; they were kept as one. \
                Semicolons between them would help";
            let problem = FileProblem::at(self.study.line, Some(heading), message);
            self.problems.push(problem);
        }
        self.study.citation.authors = names;
        true
    }

    /// A date that says more than its year stays among the other fields.
    fn year(&mut self, heading: &str, value: &str) -> bool {
        if self.study.citation.year.is_some() {
            return false;
        }
        self.study.citation.year = facts::year(value);
        if self.study.citation.year.is_none() {
            let message = format!("“{value}” is no year; the year was left empty");
            let problem = FileProblem::at(self.study.line, Some(heading), message);
            self.problems.push(problem);
            return true;
        }
        value.len() == 4
    }

    /// A note says which column it is from, unless that is called notes.
    fn note(&mut self, heading: &str, value: &str) {
        let texts = if rayyan::is_marked(value) {
            self.study.included = rayyan::both(self.study.included, rayyan::included(value));
            rayyan::without_names(value)
        } else {
            vec![value.to_owned()]
        };
        for text in texts {
            self.study
                .citation
                .notes
                .push(match plain(heading).as_str() {
                    "notes" | "note" | "" => text,
                    _ => format!("{heading}: {text}"),
                });
        }
    }

    fn finish(mut self) -> IncomingStudy {
        let citation = &mut self.study.citation;
        let range = match (self.first_page.as_str(), self.last_page.as_str()) {
            (first, last) if last.is_empty() || first == last || first.contains(['-', '–']) => {
                first.to_owned()
            }
            ("", last) => last.to_owned(),
            (first, last) => format!("{first}-{last}"),
        };
        if !range.is_empty() {
            let pages = std::mem::replace(&mut citation.pages, range);
            if !pages.is_empty() && pages != citation.pages {
                citation.other.push(("Pages".to_owned(), pages));
            }
        }
        appraised::drop_ours(citation);
        self.study
    }
}

/// Puts a value where there is none yet; `false` where it is no such value or another is there.
fn set(slot: &mut String, value: Option<String>) -> bool {
    match value {
        Some(value) if slot.is_empty() || *slot == value => {
            *slot = value;
            true
        }
        _ => false,
    }
}
