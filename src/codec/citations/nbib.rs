//! NBIB: the tagged text of PubMed (MEDLINE) and ERIC.
//!
//! A tag of up to four letters padded with blanks, `- `, the value; lines that begin with a blank
//! continue it, an empty line ends the record (National Library of Medicine, *MEDLINE/PubMed Data
//! Element Descriptions*; zotero/translators, `MEDLINEnbib.js`).

use super::tagged::{Fields, lines};
use super::{facts, rayyan};
use crate::codec::incoming::{FileProblem, IncomingStudy};
use crate::codec::sheet::without_bom;
use crate::review::Citation;

/// In how many lines with text at its start a file must show a tag.
const FIRST_LINES: usize = 5;

/// Reads an NBIB file. A record with neither title, author nor DOI is a problem and left out.
#[must_use]
pub fn read_nbib(text: &str) -> (Vec<IncomingStudy>, Vec<FileProblem>) {
    let mut parser = Parser::default();
    for line in lines(text) {
        parser.feed(line);
    }
    parser.finish()
}

/// Whether the first tag in the first lines is a PubMed id, or says that ERIC owns the record.
pub(in crate::codec) fn is_nbib(text: &str) -> bool {
    let filled = lines(text).filter(|line| !line.is_empty());
    match filled.take(FIRST_LINES).find_map(tag_of) {
        Some(("PMID", value)) => value.starts_with(|c: char| c.is_ascii_digit()),
        Some(("OWN", value)) => value == "ERIC",
        _ => false,
    }
}

/// Reads NBIB line by line, so that a long file can be read in portions.
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
        if line.is_empty() {
            self.close();
        } else if let Some((tag, value)) = tag_of(line) {
            // A record whose empty line was lost.
            if tag == "PMID" && self.open.as_ref().is_some_and(|record| record.has(tag)) {
                self.close();
            }
            self.open
                .get_or_insert_with(|| Fields::new(self.line))
                .push(tag, value, self.line);
        } else if let Some(last) = self.open.as_mut().and_then(Fields::last_mut) {
            if !last.value.is_empty() {
                last.value.push(' ');
            }
            last.value.push_str(line.trim_start());
        }
    }

    /// Ends the file, and gives the studies and the problems in the order of their lines.
    #[must_use]
    pub fn finish(mut self) -> (Vec<IncomingStudy>, Vec<FileProblem>) {
        self.close();
        (self.studies, FileProblem::by_line(self.problems))
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

/// Tag and value of a line `TAG - value`: the hyphen is the fifth character, or an earlier one
/// where blanks were lost.
fn tag_of(line: &str) -> Option<(&str, &str)> {
    let (tag, value) = line.split_once('-')?;
    let name = tag.trim_end_matches(' ');
    let fits = (2..=4).contains(&name.len())
        && tag.len() <= 4
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    (fits && (value.is_empty() || value.starts_with(' '))).then(|| (name, value.trim()))
}

fn study(
    mut record: Fields<'_>,
    problems: &mut Vec<FileProblem>,
) -> Result<IncomingStudy, FileProblem> {
    record.retain(|field| !field.value.is_empty());
    let notes = record.take_all(&["GN"]);
    let included = notes.iter().fold(None, |found, note| {
        rayyan::both(found, rayyan::included(note))
    });
    let citation = Citation {
        title: record.take(&["TI", "BTI", "TT"]),
        authors: authors(&mut record),
        doi: doi(&mut record),
        year: year(&mut record, problems),
        journal: record.take(&["JT", "TA", "BTI"]),
        volume: record.take(&["VI"]),
        issue: record.take(&["IP"]),
        pages: pages(&mut record),
        pmid: pmid(&mut record),
        url: url(&mut record),
        abstract_text: record.take(&["AB", "OAB"]),
        keywords: record.take_all(&["MH", "OT", "KW"]),
        notes: notes
            .iter()
            .flat_map(|note| rayyan::without_names(note))
            .collect(),
        other: Vec::new(),
    };
    record.into_study(citation, included)
}

/// Full names and corporate ones (CN) in their order; where there are no full names, the short
/// ones, `Smith J`; editors where there is no author at all.
fn authors(record: &mut Fields<'_>) -> Vec<String> {
    let [full, short] = match () {
        () if record.has("FAU") => ["FAU", "AU"],
        () if record.has("AU") || record.has("CN") => ["AU", ""],
        () if record.has("FED") => ["FED", "ED"],
        () => ["ED", ""],
    };
    let names = record.take_if(|field| field.tag == full || field.tag == "CN");
    // The same persons once more; only where some are missing above do they say anything else.
    let persons = names.iter().filter(|field| field.tag == full).count();
    let again = record.iter().filter(|field| field.tag == short).count();
    if again <= persons {
        record.retain(|field| field.tag != short);
    }
    names
        .into_iter()
        .map(|field| match &*field.tag {
            "AU" | "ED" => facts::with_comma(&field.value),
            _ => field.value,
        })
        .collect()
}

/// From AID or LID `10.1000/x [doi]`; ERIC's LID is an address.
fn doi(record: &mut Fields<'_>) -> String {
    let found = record.find(|field| {
        let named = field.value.ends_with("[doi]") || field.value.contains("doi.org/");
        let holds = matches!(&*field.tag, "AID" | "LID") && named;
        let doi = holds.then(|| facts::doi(&field.value))??;
        Some((doi, true))
    });
    let found = found.or_else(|| {
        // The source line: `… 2020;1(2):3-4. doi: 10.1000/x.`
        record.find(|field| {
            let holds = field.tag == "SO" && field.value.contains("doi");
            Some((holds.then(|| facts::doi(&field.value))??, false))
        })
    });
    let doi = found.unwrap_or_default();
    let same = format!("{doi} [doi]");
    record.retain(|field| field.value != same);
    doi
}

/// From DP `2020 Nov-Dec`, else from the electronic date, `20201103`.
fn year(record: &mut Fields<'_>, problems: &mut Vec<FileProblem>) -> Option<u16> {
    let electronic = record
        .iter()
        .find(|field| field.tag == "DEP" && field.value.len() == 8)
        .and_then(|field| facts::year(field.value.get(..4)?));
    let must: &[&str] = if electronic.is_some() { &[] } else { &["DP"] };
    record.year(&["DP"], must, problems).or(electronic)
}

/// PG, else the publisher's article number in LID `e123 [pii]`; one with brackets is a code.
fn pages(record: &mut Fields<'_>) -> String {
    let pages = record.take(&["PG"]);
    if !pages.is_empty() {
        return pages;
    }
    let number = record.find(|field| {
        let number = field.value.strip_suffix("[pii]")?.trim_end();
        let fits = field.tag == "LID" && !number.contains(['(', ' ']);
        fits.then(|| (number.to_owned(), true))
    });
    number.unwrap_or_default()
}

fn pmid(record: &mut Fields<'_>) -> String {
    let found = record.find(|field| {
        let pmid = (field.tag == "PMID").then(|| facts::pmid(&field.value))??;
        Some((pmid, true))
    });
    found.unwrap_or_default()
}

fn url(record: &mut Fields<'_>) -> String {
    let found = record.find(|field| {
        let address = field.value.starts_with("http://") || field.value.starts_with("https://");
        let holds = matches!(&*field.tag, "LID" | "URL" | "UR") && address;
        holds.then(|| (field.value.clone(), true))
    });
    found.unwrap_or_default()
}
