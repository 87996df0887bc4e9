//! One RIS record, and the citation in it.

use super::super::facts;
use super::own;
use crate::codec::incoming::{FileProblem, IncomingStudy};
use crate::review::Citation;

/// Tags under which each further line is a value of its own (EndNote).
const ONE_PER_LINE: [&str; 4] = ["KW", "UR", "SN", "L1"];

struct Field<'a> {
    tag: &'a str,
    value: String,
    line: usize,
}

/// The tagged lines of a record, in their order.
pub(super) struct Record<'a> {
    /// Line where it starts, from 1.
    pub(super) line: usize,
    fields: Vec<Field<'a>>,
}

impl<'a> Record<'a> {
    pub(super) fn new(line: usize) -> Self {
        let fields = Vec::new();
        Self { line, fields }
    }

    /// Whether its type was given already.
    pub(super) fn is_typed(&self) -> bool {
        self.fields.iter().any(|field| field.tag == "TY")
    }

    pub(super) fn push(&mut self, tag: &'a str, value: &str, line: usize) {
        let value = value.to_owned();
        self.fields.push(Field { tag, value, line });
    }

    /// Takes a line without a tag.
    pub(super) fn go_on(&mut self, text: &str, line: usize) {
        let Some(last) = self.fields.last_mut() else {
            return;
        };
        if last.value.is_empty() {
            text.clone_into(&mut last.value);
        } else if ONE_PER_LINE.contains(&last.tag) {
            let tag = last.tag;
            self.push(tag, text, line);
        } else {
            last.value.push(' ');
            last.value.push_str(text);
        }
    }

    /// The citation; a record with neither title, author nor DOI is none.
    pub(super) fn into_study(
        mut self,
        problems: &mut Vec<FileProblem>,
    ) -> Result<IncomingStudy, FileProblem> {
        let line = self.line;
        for field in &mut self.fields {
            field.value = own::without_appraisals(field.tag, &field.value);
        }
        self.fields.retain(|field| !field.value.is_empty());
        let fields = self.fields.iter();
        let fields = fields.map(|field| (field.tag, field.value.as_str()));
        if let Some(study) = own::study(line, fields)? {
            return Ok(study);
        }
        let citation = Citation {
            title: self.take(&["TI", "T1", "CT", "BT"]),
            authors: self.authors(),
            doi: self.doi(),
            year: self.year(problems),
            journal: self.take(&["T2", "JF", "BT", "JO", "JA", "J2"]),
            volume: self.take(&["VL"]),
            issue: self.take(&["IS", "M1"]),
            pages: self.pages(),
            pmid: self.pmid(),
            url: self.take(&["UR", "L1", "L2"]),
            abstract_text: self.take(&["AB", "N2"]),
            keywords: self.take_all(&["KW"]),
            notes: self.take_all(&["N1", "RN"]),
            other: self.rest(),
        };
        if citation.title.is_empty() && citation.authors.is_empty() && citation.doi.is_empty() {
            let message = "this record has no title, author or DOI; it was left out";
            return Err(FileProblem::at(line, None, message));
        }
        Ok(IncomingStudy::new(line, citation))
    }

    /// The value of the first of these tags that has one; the same value under another of them
    /// goes with it.
    fn take(&mut self, tags: &[&str]) -> String {
        let found = tags.iter().find_map(|tag| {
            let place = self.fields.iter().position(|field| field.tag == *tag)?;
            Some(self.fields.remove(place).value)
        });
        let Some(value) = found else {
            return String::new();
        };
        self.fields
            .retain(|field| !(tags.contains(&field.tag) && field.value == value));
        value
    }

    fn take_all(&mut self, tags: &[&str]) -> Vec<String> {
        let (taken, left) = std::mem::take(&mut self.fields)
            .into_iter()
            .partition(|field| tags.contains(&field.tag));
        self.fields = left;
        taken.into_iter().map(|field| field.value).collect()
    }

    /// AU and A1 before A2 to A4, which some sources use for the second to fourth author.
    fn authors(&mut self) -> Vec<String> {
        let mut values = self.take_all(&["AU", "A1"]);
        for tag in ["A2", "A3", "A4"] {
            values.append(&mut self.take_all(&[tag]));
        }
        values
            .iter()
            .flat_map(|value| facts::names(value))
            .collect()
    }

    /// From DO, else where EBSCO and others put it: M3, L3, a note `doi: …`, an address.
    fn doi(&mut self) -> String {
        for tag in ["DO", "M3", "L3", "N1", "UR"] {
            let found = self.fields.iter().enumerate().find_map(|(place, field)| {
                let named = match tag {
                    "N1" => field.value.to_lowercase().contains("doi"),
                    "UR" => field.value.contains("doi.org/"),
                    _ => true,
                };
                let doi = (field.tag == tag && named).then(|| facts::doi(&field.value))??;
                // A field that holds more than the DOI stays for what else it says.
                let whole = field.value.len() <= doi.len() + "DOI: ".len();
                Some((place, doi, tag == "DO" || (tag != "UR" && whole)))
            });
            if let Some((place, doi, spent)) = found {
                if spent {
                    self.fields.remove(place);
                }
                return doi;
            }
        }
        String::new()
    }

    /// From PY, else DA, which says more than Y1. A date that is more than a year stays among
    /// the other fields.
    fn year(&mut self, problems: &mut Vec<FileProblem>) -> Option<u16> {
        let mut unread = None;
        for tag in ["PY", "DA", "Y1"] {
            let Some(place) = self.fields.iter().position(|field| field.tag == tag) else {
                continue;
            };
            let field = self.fields.get(place)?;
            if let Some(year) = facts::year(&field.value) {
                if field.value.trim_end_matches('/').len() == 4 {
                    self.fields.remove(place);
                }
                return Some(year);
            }
            unread = unread.or_else(|| Some((field.line, tag, field.value.clone())));
        }
        if let Some((line, tag, value)) = unread {
            let message = format!("no year can be read from “{value}”; the year was left empty");
            problems.push(FileProblem::at(line, Some(tag), message));
        }
        None
    }

    /// `SP-EP`, or the article number.
    fn pages(&mut self) -> String {
        let first = self.take(&["SP"]);
        let last = self.take(&["EP"]);
        match (first.is_empty(), last.is_empty()) {
            (true, true) => self.take(&["C7"]),
            (true, false) => last,
            (false, false) if first != last && !first.contains(['-', '–']) => {
                format!("{first}-{last}")
            }
            (false, _) => first,
        }
    }

    /// The accession number, where the record, or the number itself, says that it is PubMed's.
    fn pmid(&mut self) -> String {
        let from_pubmed = self.fields.iter().any(|field| {
            let value = field.value.to_lowercase();
            matches!(field.tag, "DB" | "DP")
                && ["pubmed", "medline", "nlm"]
                    .iter()
                    .any(|name| value.contains(name))
        });
        let found = self.fields.iter().enumerate().find_map(|(place, field)| {
            let says_so = field
                .value
                .get(..5)
                .is_some_and(|start| start.eq_ignore_ascii_case("pmid:"));
            let named = field.tag == "AN" && (from_pubmed || says_so);
            let pmid = facts::pmid(&field.value).filter(|_| named);
            pmid.map(|pmid| (place, pmid))
        });
        found.map_or_else(String::new, |(place, pmid)| {
            self.fields.remove(place);
            pmid
        })
    }

    fn rest(&mut self) -> Vec<(String, String)> {
        std::mem::take(&mut self.fields)
            .into_iter()
            .map(|field| (field.tag.to_owned(), field.value))
            .collect()
    }
}
