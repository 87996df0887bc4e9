//! One item of CSL-JSON, and the citation in it.

mod own;
mod parts;

use serde_json::{Map, Value};

use super::super::{appraised, facts};
use crate::codec::incoming::{FileProblem, IncomingStudy};
use crate::review::Citation;

pub(in super::super) use parts::year;

/// Reads an item that starts on `line`.
pub(super) fn study(
    line: usize,
    value: Value,
    problems: &mut Vec<FileProblem>,
) -> Result<IncomingStudy, FileProblem> {
    let Value::Object(fields) = value else {
        return Err(FileProblem::at(
            line,
            None,
            "this is no item; it was left out",
        ));
    };
    let mut item = Item {
        line,
        fields,
        kept: Vec::new(),
        problems,
    };
    let study = match own::mark(&mut item.fields) {
        Some(mark) => own::study(&mut item, &mark),
        None => IncomingStudy::new(line, item.citation()),
    };
    let citation = &study.citation;
    let empty = |text: &str| text.trim().is_empty();
    let nameless = empty(&citation.title) && citation.authors.is_empty() && empty(&citation.doi);
    if nameless && study.label.is_none() {
        let message = "this item has no title, author or DOI; it was left out";
        return Err(FileProblem::at(line, None, message));
    }
    Ok(study)
}

struct Item<'a> {
    line: usize,
    fields: Map<String, Value>,
    /// Fields that could not be read as what they should be, and dates that say more than a year.
    kept: Vec<(String, String)>,
    problems: &'a mut Vec<FileProblem>,
}

impl Item<'_> {
    fn citation(&mut self) -> Citation {
        let mut citation = Citation {
            title: self.text("title"),
            authors: self.authors(),
            year: self.year(),
            journal: self.text("container-title"),
            volume: self.text("volume"),
            issue: self.text("issue"),
            pages: self.text("page"),
            doi: self.fact("DOI", facts::doi),
            pmid: self.fact("PMID", facts::pmid),
            url: self.text("URL"),
            abstract_text: self.text("abstract"),
            keywords: keywords(&self.text("keyword")),
            notes: Vec::new(),
            other: Vec::new(),
        };
        let note = self.text("note");
        citation.notes.extend((!note.is_empty()).then_some(note));
        citation.other = self.rest();
        appraised::drop_ours(&mut citation);
        citation
    }

    /// A field that is text, or a number that stands for one.
    fn text(&mut self, name: &str) -> String {
        match self.fields.remove(name) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text,
            Some(Value::Number(number)) => number.to_string(),
            Some(value) => {
                self.keep(name, &value, "is no text");
                String::new()
            }
        }
    }

    /// A text of a certain shape; another stays among the other fields.
    fn fact(&mut self, name: &str, shaped: fn(&str) -> Option<String>) -> String {
        let text = self.text(name);
        shaped(&text).unwrap_or_else(|| {
            if !text.is_empty() {
                self.kept.push((name.to_owned(), text));
            }
            String::new()
        })
    }

    fn authors(&mut self) -> Vec<String> {
        match self.fields.remove("author") {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::String(text)) => facts::names(&text).collect(),
            Some(Value::Array(names)) => names
                .iter()
                .filter_map(|name| {
                    let text = parts::name(name);
                    if text.is_none() {
                        self.keep("author", name, "is no name");
                    }
                    text
                })
                .collect(),
            Some(value) => {
                self.keep("author", &value, "is no list of names");
                Vec::new()
            }
        }
    }

    /// The year of `issued`; a date that says more stays among the other fields.
    fn year(&mut self) -> Option<u16> {
        let value = self
            .fields
            .remove("issued")
            .filter(|value| !value.is_null())?;
        let year = parts::year(&value);
        match year {
            None => self.keep("issued", &value, "holds no year"),
            Some(_) if parts::is_bare_year(&value) => {}
            Some(_) => self
                .kept
                .push(("issued".to_owned(), parts::text_of(&value))),
        }
        year
    }

    fn keep(&mut self, name: &str, value: &Value, what: &str) {
        let message = format!("this field {what}; it was kept among the other fields");
        self.problems
            .push(FileProblem::at(self.line, Some(name), message));
        self.kept.push((name.to_owned(), parts::text_of(value)));
    }

    fn rest(&mut self) -> Vec<(String, String)> {
        let mut other = std::mem::take(&mut self.kept);
        for (name, value) in std::mem::take(&mut self.fields) {
            let text = parts::text_of(&value);
            if !text.is_empty() && !value.is_null() {
                other.push((name, text));
            }
        }
        other
    }
}

/// Keywords out of one text: parted by semicolons, or by commas where there is none.
fn keywords(text: &str) -> Vec<String> {
    let mark = if text.contains(';') { ';' } else { ',' };
    let words = text.split(mark).map(str::trim);
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}
