//! The references CSV of Covidence.
//!
//! Header: `Title,Authors,Abstract,Published Year,Published Month,Journal,Volume,Issue,Pages,
//! Accession Number,DOI,Ref,Covidence #,Study,Notes,Tags`, with a BOM, in any order. Authors are
//! parted by semicolons, `Covidence #` is `#123`, `Study` the label, `Ref` may be a PubMed id.

use super::facts;
use crate::codec::incoming::{FileProblem, IncomingStudy};
use crate::codec::sheet::{self, Row};
use crate::review::Citation;

/// Reads the references CSV of Covidence; nothing where the header is another.
#[must_use]
pub fn read_covidence(text: &str) -> (Vec<IncomingStudy>, Vec<FileProblem>) {
    let Some(sheet) = sheet::open(text, is_header) else {
        return (Vec::new(), Vec::new());
    };
    let names: Vec<String> = sheet
        .header
        .iter()
        .map(|name| name.to_lowercase())
        .collect();
    let mut problems = sheet.problems;
    let mut studies = Vec::new();
    for row in &sheet.rows {
        let study = study(row, &names, &sheet.header, &mut problems);
        let citation = &study.citation;
        if citation.title.is_empty() && citation.authors.is_empty() && citation.doi.is_empty() {
            let message = "this row has no title, author or DOI; it was left out";
            problems.push(FileProblem::at(row.line, None, message));
        } else {
            studies.push(study);
        }
    }
    (studies, FileProblem::by_line(problems))
}

/// Whether the text starts with the header of that file.
pub(in crate::codec) fn is_covidence(text: &str) -> bool {
    sheet::is(text, is_header)
}

fn is_header(header: &[String]) -> bool {
    let has = |wanted: &str| header.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    has("covidence #") && has("title") && has("authors")
}

fn study(
    row: &Row,
    names: &[String],
    header: &[String],
    problems: &mut Vec<FileProblem>,
) -> IncomingStudy {
    let mut citation = Citation::default();
    let mut label = None;
    for ((column, name), printed) in names.iter().enumerate().zip(header) {
        let value = row.cell(column).trim();
        if value.is_empty() {
            continue;
        }
        let text = value.to_owned();
        match name.as_str() {
            "title" => citation.title = text,
            "authors" => citation.authors = facts::names(value).collect(),
            "abstract" => citation.abstract_text = text,
            "published year" => match facts::year(value) {
                Some(year) => citation.year = Some(year),
                None => problems.push(FileProblem::at(
                    row.line,
                    Some(printed),
                    format!("“{value}” is no year; the year was left empty"),
                )),
            },
            "journal" => citation.journal = text,
            "volume" => citation.volume = text,
            "issue" => citation.issue = text,
            "pages" => citation.pages = text,
            "study" => label = Some(text),
            "notes" => citation.notes.push(text),
            "tags" => citation.notes.push(format!("Tags: {value}")),
            "doi" if facts::doi(value).is_some() => {
                citation.doi = facts::doi(value).unwrap_or_default();
            }
            "ref" if facts::pmid(value).is_some() => {
                citation.pmid = facts::pmid(value).unwrap_or_default();
            }
            _ => citation.other.push((printed.clone(), text)),
        }
    }
    IncomingStudy {
        label,
        ..IncomingStudy::new(row.line, citation)
    }
}
