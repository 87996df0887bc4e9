//! RIS with the appraisals written back, for reference managers.
//!
//! Each study's citation under the usual tags, `KW  - MMAT:…` and `N1  - MMAT 2018: …` as
//! `appraised.rs` says, the label as `LB`, and the study's id in `U1` by which we know the record
//! again. A value is one line: line breaks in it become blanks. Other fields of the citation stand
//! under their tag where it is one of RIS and would not be read as something else, the rest as
//! `U3  - name: value`; a name that holds `: ` is cut there.

use super::one_line::one_line;
use super::{appraised, kinds};
use crate::review::{Citation, Review, Study};

/// What the tag U1 begins with in a record of ours; the study's id follows.
pub(super) const MARK: &str = "mmat-appraisal study ";

/// What the accession number begins with where it is PubMed's.
pub(super) const PMID: &str = "PMID:";

/// Writes each study as a RIS record, with the appraisals of all reviewers.
#[must_use]
pub fn ris(review: &Review) -> String {
    let mut out = Out(String::new());
    for study in review.studies() {
        record(&mut out, review, study);
    }
    out.0
}

fn record(out: &mut Out, review: &Review, study: &Study) {
    let flat = flat(&study.citation);
    out.line("TY", kinds::ris(&flat));
    facts(out, &flat);
    let appraisals: Vec<_> = review.appraisals_of(&study.id).collect();
    let mut keywords = Vec::new();
    for design in appraisals.iter().filter_map(|appraisal| appraisal.chosen()) {
        let keyword = appraised::keyword(design.category());
        if !keywords.contains(&keyword) {
            out.line("KW", &keyword);
            keywords.push(keyword);
        }
    }
    for note in appraisals
        .iter()
        .filter_map(|one| appraised::note(review, one))
    {
        out.line("N1", &note);
    }
    for (name, value) in flat.other.iter().filter(|(name, _)| name != "TY") {
        if stays(name, value, &flat) {
            out.line(name, value);
        } else if !value.is_empty() {
            out.line("U3", &format!("{name}: {value}"));
        }
    }
    out.line("LB", &study.label);
    out.line("U1", &format!("{MARK}{}", study.id.as_str()));
    out.0.push_str("ER  - \r\n");
}

fn facts(out: &mut Out, flat: &Citation) {
    out.line("TI", &flat.title);
    out.lines("AU", &flat.authors);
    if let Some(year) = flat.year {
        out.line("PY", &year.to_string());
    }
    out.line("T2", &flat.journal);
    out.line("VL", &flat.volume);
    out.line("IS", &flat.issue);
    match range(&flat.pages) {
        Some((first, last)) => {
            out.line("SP", first);
            out.line("EP", last);
        }
        None => out.line("SP", &flat.pages),
    }
    out.line("DO", &flat.doi);
    if !flat.pmid.is_empty() {
        out.line("AN", &format!("{PMID}{}", flat.pmid));
    }
    out.line("UR", &flat.url);
    out.line("AB", &flat.abstract_text);
    out.lines("KW", &flat.keywords);
    out.lines("N1", &flat.notes);
}

struct Out(String);

impl Out {
    /// A line, where there is anything to say.
    fn line(&mut self, tag: &str, value: &str) {
        let value = one_line(value);
        if !value.is_empty() {
            self.0.push_str(tag);
            self.0.push_str("  - ");
            self.0.push_str(&value);
            self.0.push_str("\r\n");
        }
    }

    fn lines(&mut self, tag: &str, values: &[String]) {
        for value in values {
            self.line(tag, value);
        }
    }
}

/// The citation with each text on one line.
fn flat(citation: &Citation) -> Citation {
    let all = |texts: &[String]| texts.iter().map(|text| one_line(text)).collect();
    let other = citation.other.iter();
    Citation {
        title: one_line(&citation.title),
        authors: all(&citation.authors),
        year: citation.year,
        journal: one_line(&citation.journal),
        volume: one_line(&citation.volume),
        issue: one_line(&citation.issue),
        pages: one_line(&citation.pages),
        doi: one_line(&citation.doi),
        pmid: one_line(&citation.pmid),
        url: one_line(&citation.url),
        abstract_text: one_line(&citation.abstract_text),
        keywords: all(&citation.keywords),
        notes: all(&citation.notes),
        other: other
            .map(|(name, value)| (one_line(name), one_line(value)))
            .collect(),
    }
}

/// First and last page, where two tags read back as the same text.
fn range(pages: &str) -> Option<(&str, &str)> {
    let (first, last) = pages.split_once('-')?;
    let bare = |text: &str| !text.is_empty() && text.trim() == text && !text.contains('–');
    (bare(first) && bare(last) && first != last).then_some((first, last))
}

/// Whether another field can stand under its own tag without being read as one of the facts.
fn stays(tag: &str, value: &str, flat: &Citation) -> bool {
    let bytes = tag.as_bytes();
    let is_tag = bytes.len() == 2
        && bytes
            .iter()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && bytes.first().is_some_and(u8::is_ascii_uppercase);
    is_tag
        && match tag {
            "ER" | "AU" | "A1" | "A2" | "A3" | "A4" | "KW" | "N1" | "RN" | "SP" | "EP" | "LB"
            | "U1" | "U3" => false,
            "TI" | "T1" | "CT" => !flat.title.is_empty(),
            "BT" => !flat.title.is_empty() && !flat.journal.is_empty(),
            "T2" | "JF" | "JO" | "JA" | "J2" => !flat.journal.is_empty(),
            "VL" => !flat.volume.is_empty(),
            "IS" | "M1" => !flat.issue.is_empty(),
            "C7" => !flat.pages.is_empty(),
            "DO" => !flat.doi.is_empty(),
            "UR" | "L1" | "L2" => !flat.url.is_empty(),
            "AB" | "N2" => !flat.abstract_text.is_empty(),
            "PY" | "DA" | "Y1" => flat.year.is_some(),
            "AN" => !value.starts_with(PMID),
            _ => true,
        }
}
