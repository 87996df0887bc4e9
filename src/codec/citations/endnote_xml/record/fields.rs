//! The fields of a record of EndNote XML.

use super::super::super::{appraised, facts};
use crate::codec::incoming::{FileProblem, IncomingStudy};
use crate::review::Citation;

/// What says nothing of the study: the library the record came from, and files on somebody's
/// machine.
const LEFT_OUT: [&str; 5] = ["database", "source-app", "rec-number", "key", "record"];

struct Field {
    parent: String,
    name: String,
    text: String,
}

/// The elements that hold text, in their order.
#[derive(Default)]
pub(super) struct Fields(Vec<Field>);

impl Fields {
    /// Puts the text of an element within another.
    pub(super) fn put(&mut self, parent: &str, name: &str, text: &str) {
        let text = text.trim();
        let number = name == "ref-type" && text.bytes().all(|byte| byte.is_ascii_digit());
        if text.is_empty() || number || LEFT_OUT.contains(&name) || parent == "pdf-urls" {
            return;
        }
        let text = if ["abstract", "notes", "research-notes"].contains(&name) {
            text.replace("\r\n", "\n").replace('\r', "\n")
        } else if name == "author" {
            text.to_owned()
        } else {
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        self.0.push(Field {
            parent: parent.to_owned(),
            name: name.to_owned(),
            text,
        });
    }

    /// The citation; a record with neither title, author nor DOI is none.
    pub(super) fn into_study(
        mut self,
        line: usize,
        problems: &mut Vec<FileProblem>,
    ) -> Result<IncomingStudy, FileProblem> {
        let mut citation = Citation {
            title: self.take(&["title"]),
            authors: self.authors(),
            doi: self.doi(),
            year: self.year(line, problems),
            journal: self.take(&["secondary-title", "full-title", "abbr-1"]),
            volume: self.take(&["volume"]),
            issue: self.take(&["number", "issue"]),
            pages: self.take(&["pages"]),
            pmid: self.pmid(),
            url: self.take(&["url"]),
            abstract_text: self.take(&["abstract"]),
            keywords: self.take_all("keyword"),
            notes: self.take_all("notes"),
            other: Vec::new(),
        };
        citation.notes.append(&mut self.take_all("research-notes"));
        citation.other = self.rest();
        appraised::drop_ours(&mut citation);
        if citation.title.is_empty() && citation.authors.is_empty() && citation.doi.is_empty() {
            let message = "this record has no title, author or DOI; it was left out";
            return Err(FileProblem::at(line, None, message));
        }
        Ok(IncomingStudy::new(line, citation))
    }

    /// The first text under the first of these names that has one; the same text under another
    /// goes with it.
    fn take(&mut self, names: &[&str]) -> String {
        let found = names.iter().find_map(|name| {
            let place = self.0.iter().position(|field| field.name == *name)?;
            Some(self.0.remove(place).text)
        });
        let Some(text) = found else {
            return String::new();
        };
        self.0
            .retain(|field| !(names.contains(&field.name.as_str()) && field.text == text));
        text
    }

    fn take_all(&mut self, name: &str) -> Vec<String> {
        let (taken, left) = std::mem::take(&mut self.0)
            .into_iter()
            .partition(|field| field.name == name);
        self.0 = left;
        taken.into_iter().map(|field| field.text).collect()
    }

    /// Authors; editors and the like stay among the other fields. Some exporters put all of them
    /// into one element, parted by semicolons or line breaks.
    fn authors(&mut self) -> Vec<String> {
        let (taken, left) = std::mem::take(&mut self.0)
            .into_iter()
            .partition(|field| field.name == "author" && field.parent == "authors");
        self.0 = left;
        let taken: Vec<Field> = taken;
        let lines = taken
            .iter()
            .flat_map(|field| field.text.split(['\r', '\n']));
        lines.flat_map(facts::names).collect()
    }

    fn doi(&mut self) -> String {
        let found = self.0.iter().enumerate().find_map(|(place, field)| {
            let named = field.name == "electronic-resource-num";
            let doi = named.then(|| facts::doi(&field.text))??;
            Some((place, doi))
        });
        found.map_or_else(String::new, |(place, doi)| {
            self.0.remove(place);
            doi
        })
    }

    /// From `dates/year`, else from a date; a date stays for what else it says.
    fn year(&mut self, line: usize, problems: &mut Vec<FileProblem>) -> Option<u16> {
        for name in ["year", "date"] {
            let Some(place) = self.0.iter().position(|field| field.name == name) else {
                continue;
            };
            let text = self.0.get(place).map(|field| field.text.clone())?;
            let year = facts::year(&text);
            if year.is_some() && text.len() == 4 {
                self.0.remove(place);
            }
            if year.is_some() {
                return year;
            }
            if name == "year" {
                let message = format!("no year can be read from “{text}”; the year was left empty");
                problems.push(FileProblem::at(line, Some("year"), message));
                return None;
            }
        }
        None
    }

    /// The accession number, where the record says that it is PubMed's.
    fn pmid(&mut self) -> String {
        let from_pubmed = self.0.iter().any(|field| {
            let text = field.text.to_lowercase();
            field.name.starts_with("remote-database")
                && ["pubmed", "medline", "nlm"]
                    .iter()
                    .any(|name| text.contains(name))
        });
        let found = self.0.iter().enumerate().find_map(|(place, field)| {
            let says_so = field
                .text
                .get(..4)
                .is_some_and(|start| start.eq_ignore_ascii_case("pmid"));
            let named = field.name == "accession-num" && (from_pubmed || says_so);
            Some((place, named.then(|| facts::pmid(&field.text))??))
        });
        found.map_or_else(String::new, |(place, pmid)| {
            self.0.remove(place);
            pmid
        })
    }

    /// What is left, under its element's name; `secondary-authors/author` where the element
    /// around it matters.
    fn rest(&mut self) -> Vec<(String, String)> {
        let fields = std::mem::take(&mut self.0).into_iter();
        fields
            .map(|field| {
                let plain = ["record", "titles", "periodical", "dates", "pub-dates", ""];
                let name = if plain.contains(&field.parent.as_str()) {
                    field.name
                } else {
                    format!("{}/{}", field.parent, field.name)
                };
                (name, field.text)
            })
            .collect()
    }
}
