//! BibTeX and BibLaTeX, as reference managers and databases really write them.
//!
//! Format: *BibTeXing* (Oren Patashnik, 1988); `@string` and `#` are carried out, `@comment` and
//! `@preamble` passed over. Read on purpose: a field twice, a name with a blank (Scopus), a comma
//! that is missing, braces that do not match. Fields that hold a place on somebody's disk or their
//! user name are left out.

mod cursor;
mod entries;
mod inside;
mod latex;
mod names;
mod starts;

use super::tagged::{Fields, lines};
use super::{facts, rayyan};
use crate::codec::incoming::{FileProblem, IncomingStudy};
use crate::codec::sheet::without_bom;
use crate::review::Citation;

use entries::{Entry, Reader};

/// Fields with paths and user names.
const PRIVATE: [&str; 3] = ["file", "owner", "local-url"];

/// Fields in which LaTeX commands mean nothing.
const VERBATIM: [&str; 8] = [
    "doi",
    "url",
    "eprint",
    "pmid",
    "pubmed_id",
    "pmcid",
    "issn",
    "isbn",
];

/// Reads a BibTeX file. An entry with neither title, author nor DOI is a problem and left out.
#[must_use]
pub fn read_bibtex(text: &str) -> (Vec<IncomingStudy>, Vec<FileProblem>) {
    let mut reader = Reader::new(without_bom(text));
    let mut studies = Vec::new();
    while let Some(entry) = reader.next() {
        match study(entry, &mut reader.problems) {
            Ok(study) => studies.push(study),
            Err(problem) => reader.problems.push(problem),
        }
    }
    (studies, FileProblem::by_line(reader.problems))
}

/// Whether a line starts an entry that describes a work.
pub(in crate::codec) fn is_bibtex(text: &str) -> bool {
    lines(text).any(|line| starts::start_of(line) == Some(starts::Start::Work))
}

fn study(entry: Entry<'_>, problems: &mut Vec<FileProblem>) -> Result<IncomingStudy, FileProblem> {
    let mut record = entry.fields;
    record.retain(|field| !PRIVATE.contains(&&*field.tag) && !field.tag.starts_with("bdsk-file"));
    let authors = authors(&mut record);
    record.decode(|tag, value| match VERBATIM.contains(&tag) {
        true => latex::verbatim(value),
        false => latex::text(value),
    });
    record.retain(|field| !field.value.is_empty());
    let (included, notes) = notes(&mut record);
    let citation = Citation {
        title: title(&mut record),
        authors,
        doi: doi(&mut record),
        year: record.year(&["year", "date"], &["year", "date"], problems),
        journal: record.take(&["journal", "journaltitle", "booktitle"]),
        volume: record.take(&["volume"]),
        issue: record.take(&["number", "issue"]),
        pages: pages(&mut record),
        pmid: pmid(&mut record),
        url: record.take(&["url"]),
        abstract_text: record.take(&["abstract"]),
        keywords: keywords(&mut record),
        notes,
        other: vec![
            ("entry type".to_owned(), entry.kind.to_lowercase()),
            ("key".to_owned(), entry.key.to_owned()),
        ],
    };
    record.into_study(citation, included)
}

/// Authors; editors of a work that has none.
fn authors(record: &mut Fields<'_>) -> Vec<String> {
    let tag = if record.has("author") {
        "author"
    } else {
        "editor"
    };
    let values = record.take_all(&[tag]);
    values
        .iter()
        .flat_map(|value| names::authors(value))
        .collect()
}

/// Notes, and what Rayyan left in them.
fn notes(record: &mut Fields<'_>) -> (Option<bool>, Vec<String>) {
    let notes = record.take_if(|field| {
        matches!(&*field.tag, "note" | "annote" | "annotation") || rayyan::is_marked(&field.value)
    });
    let included = notes.iter().fold(None, |found, note| {
        rayyan::both(found, rayyan::included(&note.value))
    });
    let plain = notes
        .iter()
        .flat_map(|note| rayyan::without_names(&note.value));
    (included, plain.collect())
}

/// The title, with BibLaTeX's subtitle.
fn title(record: &mut Fields<'_>) -> String {
    let title = record.take(&["title"]);
    if title.is_empty() {
        return title;
    }
    match record.take(&["subtitle"]) {
        subtitle if subtitle.is_empty() => title,
        subtitle => format!("{title}: {subtitle}"),
    }
}

fn doi(record: &mut Fields<'_>) -> String {
    let found = ["doi", "url"].iter().find_map(|tag| {
        record.find(|field| {
            let named = *tag == "doi" || field.value.contains("doi.org/");
            let doi = (field.tag == *tag && named).then(|| facts::doi(&field.value))??;
            Some((doi, *tag == "doi"))
        })
    });
    found.unwrap_or_default()
}

/// `1--9` as `1-9`; else the article number.
fn pages(record: &mut Fields<'_>) -> String {
    let pages = record.take(&["pages", "eid", "article-number", "art_number"]);
    pages.replace(['–', '—'], "-")
}

fn pmid(record: &mut Fields<'_>) -> String {
    let from_pubmed = record.iter().any(|field| {
        matches!(&*field.tag, "eprinttype" | "archiveprefix")
            && ["pubmed", "pmid"].contains(&&*field.value.to_lowercase())
    });
    let found = record.find(|field| {
        let holds = match &*field.tag {
            "pmid" | "pubmed_id" => true,
            "eprint" => from_pubmed,
            _ => false,
        };
        holds.then(|| Some((facts::pmid(&field.value)?, true)))?
    });
    found.unwrap_or_default()
}

/// Parted by semicolons or, where there are none, by commas.
fn keywords(record: &mut Fields<'_>) -> Vec<String> {
    let values = record.take_all(&["keywords", "keyword", "author_keywords"]);
    let mut keywords = Vec::new();
    for value in values {
        let mark = if value.contains(';') { ';' } else { ',' };
        let words = value
            .split(mark)
            .map(str::trim)
            .filter(|word| !word.is_empty());
        keywords.extend(words.map(str::to_owned));
    }
    keywords
}
