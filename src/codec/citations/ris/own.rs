//! A record that we wrote, known by its tag U1: each fact is taken as it stands.

use super::super::appraised;
use super::super::ris_out::{MARK, PMID};
use crate::codec::incoming::{FileProblem, IncomingStudy};
use crate::review::Citation;

/// A value without the appraisals that we wrote there, in whoever's record. It goes before
/// anything is read, lest it be read as a fact.
pub(super) fn without_appraisals(tag: &str, value: &str) -> String {
    let left = match tag {
        "KW" if appraised::is_keyword(value) => None,
        "N1" | "RN" => appraised::without_ours(value.to_owned()),
        _ => Some(value.to_owned()),
    };
    left.unwrap_or_default()
}

/// The study of a record of ours, of whose tags and values none is empty; `None` where somebody
/// else wrote it.
///
/// # Errors
/// Where it has neither title, author, DOI nor label.
pub(super) fn study<'a>(
    line: usize,
    fields: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<Option<IncomingStudy>, FileProblem> {
    let mut record = Own(fields.collect());
    let is_mark = |(tag, value): &(&str, &str)| *tag == "U1" && value.starts_with(MARK.trim_end());
    if record.all(is_mark).is_empty() {
        return Ok(None);
    }
    let citation = Citation {
        title: record.first("TI"),
        authors: record.every("AU"),
        doi: record.first("DO"),
        year: record.first("PY").parse().ok(),
        journal: record.first("T2"),
        volume: record.first("VL"),
        issue: record.first("IS"),
        pages: record.pages(),
        pmid: record.pmid(),
        url: record.first("UR"),
        abstract_text: record.first("AB"),
        keywords: record.every("KW"),
        notes: record.every("N1"),
        other: Vec::new(),
    };
    let label = Some(record.first("LB")).filter(|label| !label.is_empty());
    let nameless = citation.title.is_empty() && citation.authors.is_empty();
    if nameless && citation.doi.is_empty() && label.is_none() {
        let message = "this record has no title, author, DOI or label; it was left out";
        return Err(FileProblem::at(line, None, message));
    }
    let other = record.rest();
    Ok(Some(IncomingStudy {
        label,
        ..IncomingStudy::new(line, Citation { other, ..citation })
    }))
}

struct Own<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Own<'a> {
    /// Takes the fields that fit.
    fn all(&mut self, fits: impl FnMut(&(&'a str, &'a str)) -> bool) -> Vec<(&'a str, &'a str)> {
        let (taken, left) = std::mem::take(&mut self.0).into_iter().partition(fits);
        self.0 = left;
        taken
    }

    fn every(&mut self, tag: &str) -> Vec<String> {
        let taken = self.all(|(known, _)| *known == tag).into_iter();
        taken.map(|(_, value)| value.to_owned()).collect()
    }

    /// Facts come first; what stands under the same tag behind them is another field.
    fn first(&mut self, tag: &str) -> String {
        let place = self.0.iter().position(|(known, _)| *known == tag);
        place.map_or_else(String::new, |place| self.0.remove(place).1.to_owned())
    }

    fn pages(&mut self) -> String {
        let first = self.first("SP");
        let last = self.first("EP");
        match last.as_str() {
            "" => first,
            last => format!("{first}-{last}"),
        }
    }

    fn pmid(&mut self) -> String {
        let is_pmid = |(tag, value): &(&str, &str)| *tag == "AN" && value.starts_with(PMID);
        let taken = self.all(is_pmid).into_iter();
        let mut ids = taken.filter_map(|(_, value)| value.strip_prefix(PMID));
        ids.next().unwrap_or_default().trim_start().to_owned()
    }

    fn rest(self) -> Vec<(String, String)> {
        let named = |(tag, value): (&str, &str)| match value.split_once(": ") {
            Some((name, value)) if tag == "U3" => (name.to_owned(), value.to_owned()),
            _ => (tag.to_owned(), value.to_owned()),
        };
        self.0.into_iter().map(named).collect()
    }
}
