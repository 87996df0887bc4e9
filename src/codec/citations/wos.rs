//! The tagged text of Web of Science and Zoological Record (`.ciw`, `.txt`).
//!
//! `FN` and `VR` open the file, `EF` ends it; a record runs from `PT` to `ER`. A tag of two
//! letters, a blank, the value; three blanks continue it, and under the tags of names each line is
//! a name of its own (Clarivate, *Web of Science Core Collection field tags*; zotero/translators,
//! `Web of Science Tagged.js`). Cited references (CR) are other works and left out.

use super::facts;
use super::tagged::{Fields, lines};
use crate::codec::incoming::{FileProblem, IncomingStudy};
use crate::codec::sheet::without_bom;
use crate::review::Citation;

/// Tags under which each line is a value of its own.
const ONE_PER_LINE: [&str; 8] = ["AU", "AF", "BA", "BF", "BE", "CA", "ED", "GP"];

/// Reads a Web of Science file. A record with neither title, author nor DOI is a problem and left
/// out.
#[must_use]
pub fn read_wos(text: &str) -> (Vec<IncomingStudy>, Vec<FileProblem>) {
    let mut parser = Parser::default();
    for line in lines(text) {
        parser.feed(line);
    }
    parser.finish()
}

/// Whether the first lines with text are the file's head and a publication type, or that alone.
pub(in crate::codec) fn is_wos(text: &str) -> bool {
    let mut first = lines(text).filter(|line| !line.is_empty()).take(4);
    first
        .find_map(|line| match tag_of(line)? {
            ("FN" | "VR", value) if !value.is_empty() => None,
            ("PT", value) => {
                Some(value.len() == 1 && value.bytes().all(|b| b.is_ascii_uppercase()))
            }
            _ => Some(false),
        })
        .unwrap_or(false)
}

/// Reads Web of Science text line by line, so that a long file can be read in portions.
#[derive(Default)]
pub struct Parser<'a> {
    line: usize,
    open: Option<Fields<'a>>,
    studies: Vec<IncomingStudy>,
    problems: Vec<FileProblem>,
}

impl<'a> Parser<'a> {
    /// Takes the next line.
    pub fn feed(&mut self, line: &'a str) {
        self.line += 1;
        let line = without_bom(line).trim_end();
        match tag_of(line) {
            Some(("ER", "")) => self.close(),
            Some(("EF", "")) => self.end(),
            Some(("FN" | "VR", _)) if self.open.is_none() => {}
            Some(("ER" | "EF", _)) | None => self.go_on(line.trim_start()),
            Some((tag, value)) => self.field(tag, value),
        }
    }

    /// Ends the file, and gives the studies and the problems in the order of their lines.
    #[must_use]
    pub fn finish(mut self) -> (Vec<IncomingStudy>, Vec<FileProblem>) {
        self.end();
        (self.studies, FileProblem::by_line(self.problems))
    }

    fn end(&mut self) {
        if let Some(record) = &self.open {
            let message = "the last record has no line ER; it was read as far as it goes";
            let problem = FileProblem::at(record.line, Some("ER"), message);
            self.problems.push(problem);
        }
        self.close();
    }

    /// A line without a tag continues the tag before it.
    fn go_on(&mut self, text: &'a str) {
        let Some(record) = self.open.as_mut().filter(|_| !text.is_empty()) else {
            return;
        };
        let Some(last) = record.last_mut() else {
            return;
        };
        if last.value.is_empty() {
            text.clone_into(&mut last.value);
        } else if ONE_PER_LINE.contains(&&*last.tag) {
            let tag = last.tag.clone();
            record.push(tag, text, self.line);
        } else {
            last.value.push(' ');
            last.value.push_str(text);
        }
    }

    fn field(&mut self, tag: &'a str, value: &'a str) {
        if tag == "PT" && self.open.as_ref().is_some_and(|record| record.has(tag)) {
            let message = "the record before this line has no line ER; both records were read";
            let problem = FileProblem::at(self.line, Some("ER"), message);
            self.problems.push(problem);
            self.close();
        }
        self.open
            .get_or_insert_with(|| Fields::new(self.line))
            .push(tag, value, self.line);
    }

    fn close(&mut self) {
        if let Some(record) = self.open.take() {
            match study(record, &mut self.problems) {
                Ok(study) => self.studies.push(study),
                Err(problem) => self.problems.push(problem),
            }
        }
    }
}

/// Tag and value of a line `XX value`.
fn tag_of(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = line.split_at_checked(2)?;
    let mut bytes = tag.bytes();
    let second = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    let fits = bytes.next()?.is_ascii_uppercase() && second(bytes.next()?);
    let value = match rest {
        "" => "",
        rest => rest.strip_prefix(' ')?,
    };
    fits.then(|| (tag, value.trim()))
}

fn study(
    mut record: Fields<'_>,
    problems: &mut Vec<FileProblem>,
) -> Result<IncomingStudy, FileProblem> {
    record.retain(|field| !field.value.is_empty() && field.tag != "CR");
    let citation = Citation {
        title: record.take(&["TI", "FT"]),
        authors: authors(&mut record),
        doi: doi(&mut record),
        // An early access has no PY yet; PD is often no more than `DEC`.
        year: record.year(&["PY", "PD", "EY", "EA"], &["PY", "EY"], problems),
        journal: record.take(&["SO", "JI", "J9"]),
        volume: record.take(&["VL"]),
        issue: record.take(&["IS"]),
        pages: pages(&mut record),
        pmid: pmid(&mut record),
        url: record.take(&["UR", "DL"]),
        abstract_text: record.take(&["AB"]),
        keywords: keywords(&mut record),
        notes: record.take_all(&["N1"]),
        other: Vec::new(),
    };
    record.into_study(citation, None)
}

/// Full names before short ones, of a book too, then groups; editors where there is no author.
/// What stands in brackets behind a name (Zoological Record: its place in the list) is left out.
fn authors(record: &mut Fields<'_>) -> Vec<String> {
    let mut names = Vec::new();
    for [full, short] in [["AF", "AU"], ["BF", "BA"]] {
        let found = record.take_all(&[full]);
        let again = record.take_if(|field| field.tag == short);
        if found.is_empty() {
            names.extend(again.into_iter().map(|field| field.value));
        } else {
            // Fewer full names than short ones leave somebody out: the short ones stay too.
            if again.len() > found.len() {
                for field in again {
                    record.push(field.tag, &field.value, field.line);
                }
            }
            names.extend(found);
        }
    }
    for name in &mut names {
        if let Some(at) = name.find(" (") {
            name.truncate(at);
        }
        name.truncate(name.trim_end_matches([',', ' ']).len());
    }
    names.extend(record.take_all(&["CA", "GP"]));
    if names.is_empty() {
        names = record.take_all(&["BE", "ED"]);
    }
    names.retain(|name| !name.is_empty());
    names
}

fn doi(record: &mut Fields<'_>) -> String {
    let found = ["DI", "D2", "DL"].iter().find_map(|tag| {
        record.find(|field| {
            let doi = (field.tag == *tag).then(|| facts::doi(&field.value))??;
            Some((doi, *tag != "DL"))
        })
    });
    found.unwrap_or_default()
}

/// `BP-EP`, else the span that Zoological Record gives, else the article number.
fn pages(record: &mut Fields<'_>) -> String {
    let first = record.take(&["BP"]);
    let last = record.take(&["EP"]);
    match (first.is_empty(), last.is_empty()) {
        (true, true) => record.take(&["PS", "AR"]),
        (true, false) => last,
        (false, false) if first != last => format!("{first}-{last}"),
        (false, _) => first,
    }
}

fn pmid(record: &mut Fields<'_>) -> String {
    let found = record.find(|field| {
        let pmid = (field.tag == "PM").then(|| facts::pmid(&field.value))??;
        Some((pmid, true))
    });
    found.unwrap_or_default()
}

/// The authors' keywords, then those of the index.
fn keywords(record: &mut Fields<'_>) -> Vec<String> {
    let mut values = record.take_all(&["DE"]);
    values.append(&mut record.take_all(&["ID"]));
    values
        .iter()
        .flat_map(|value| facts::names(value))
        .collect()
}
