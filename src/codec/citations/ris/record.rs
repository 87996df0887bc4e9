//! The citation in one RIS record.

use super::super::tagged::Fields;
use super::super::{facts, rayyan};
use super::{authors, own};
use crate::codec::incoming::{FileProblem, IncomingStudy};
use crate::review::Citation;

/// The study; a record with neither title, author nor DOI is none.
pub(super) fn study(
    mut record: Fields<'_>,
    problems: &mut Vec<FileProblem>,
) -> Result<IncomingStudy, FileProblem> {
    record.decode(own::without_appraisals);
    let filled = record.iter().filter(|field| !field.value.is_empty());
    if let Some(study) = own::study(
        record.line,
        filled.map(|field| (field.tag.as_ref(), field.value.as_str())),
    )? {
        return Ok(study);
    }
    let authors = authors::take(&mut record, problems);
    record.retain(|field| !field.value.is_empty());
    let (included, marks) = rayyan_marks(&mut record);
    let citation = Citation {
        title: record.take(&["TI", "T1", "CT", "BT"]),
        authors,
        doi: doi(&mut record),
        // DA says more than Y1.
        year: record.year(&["PY", "DA", "Y1"], &["PY", "DA", "Y1"], problems),
        journal: record.take(&["T2", "JF", "BT", "JO", "JA", "J2"]),
        volume: record.take(&["VL"]),
        issue: record.take(&["IS", "M1"]),
        pages: pages(&mut record),
        pmid: pmid(&mut record),
        url: url(&mut record),
        abstract_text: record.take(&["AB", "N2"]),
        keywords: record.take_all(&["KW"]),
        notes: [record.take_all(&["N1", "RN"]), marks].concat(),
        other: Vec::new(),
    };
    record.into_study(citation, included)
}

/// Whether Rayyan says included, and its other marks, wherever they stand; a reference manager may
/// have moved them.
fn rayyan_marks(record: &mut Fields<'_>) -> (Option<bool>, Vec<String>) {
    let marked = record.take_if(|field| rayyan::is_marked(&field.value));
    let included = marked.iter().fold(None, |found, field| {
        rayyan::both(found, rayyan::included(&field.value))
    });
    let notes = marked
        .iter()
        .flat_map(|field| rayyan::without_names(&field.value))
        .collect();
    (included, notes)
}

/// From DO, else where EBSCO and others put it: M3, L3, a note `doi: …`, an address. A field that
/// holds more than the DOI stays for what else it says.
fn doi(record: &mut Fields<'_>) -> String {
    let found = ["DO", "M3", "L3", "N1", "UR"].iter().find_map(|tag| {
        record.find(|field| {
            let named = match *tag {
                "N1" => field.value.to_lowercase().contains("doi"),
                "UR" => field.value.contains("doi.org/"),
                _ => true,
            };
            let doi = (field.tag == *tag && named).then(|| facts::doi(&field.value))??;
            let whole = field.value.len() <= doi.len() + "DOI: ".len();
            Some((doi, *tag == "DO" || (*tag != "UR" && whole)))
        })
    });
    found.unwrap_or_default()
}

/// `SP-EP`, or the article number.
fn pages(record: &mut Fields<'_>) -> String {
    let first = record.take(&["SP"]);
    let last = record.take(&["EP"]);
    match (first.is_empty(), last.is_empty()) {
        (true, true) => record.take(&["C7"]),
        (true, false) => last,
        (false, false) if first != last && !first.contains(['-', '–']) => {
            format!("{first}-{last}")
        }
        (false, _) => first,
    }
}

/// UR, else a link of the reference manager, where it is an address and no place on a disk.
fn url(record: &mut Fields<'_>) -> String {
    let address = record.take(&["UR"]);
    if !address.is_empty() {
        return address;
    }
    let link = record.find(|field| {
        let address = matches!(&*field.tag, "L1" | "L2")
            && (field.value.starts_with("http://") || field.value.starts_with("https://"));
        address.then(|| (field.value.clone(), true))
    });
    link.unwrap_or_default()
}

/// The PubMed id: an accession number where the record says that it is PubMed's, or a value that
/// says so itself (`PMID: 1`, in EBSCO's C2 and others; `PUBMED 1`, in Cochrane's C3).
fn pmid(record: &mut Fields<'_>) -> String {
    let from_pubmed = record.iter().any(|field| {
        let value = field.value.to_lowercase();
        matches!(&*field.tag, "DB" | "DP")
            && ["pubmed", "medline", "nlm"]
                .iter()
                .any(|name| value.contains(name))
    });
    // Ovid gives the PubMed id as ID, right behind the database; elsewhere ID is a reference
    // manager's own number.
    let from_ovid = record
        .iter()
        .zip(record.iter().skip(1))
        .find(|(before, field)| {
            before.tag == "DB" && before.value.starts_with("Ovid MEDLINE") && field.tag == "ID"
        })
        .map(|(_, field)| field.line);
    let found = record.find(|field| {
        let named = || pubmed_of(&field.value).map(|pmid| (pmid, false));
        let number = || facts::pmid(&field.value).map(|pmid| (pmid, true));
        match &*field.tag {
            "AN" if from_pubmed => number(),
            "ID" if from_ovid == Some(field.line) => number(),
            "AN" | "C2" | "C3" | "U2" | "N1" => named(),
            _ => None,
        }
    });
    found.unwrap_or_default()
}

/// The id in `PMID: 1`, `PMID: NLM1.`, `PUBMED 1,EMBASE 2`.
fn pubmed_of(value: &str) -> Option<String> {
    value.split([',', ';']).find_map(|part| {
        let part = part.trim().trim_end_matches('.');
        let behind = |word: &str| {
            let start = part.get(..word.len())?;
            let named = start.eq_ignore_ascii_case(word);
            named.then(|| part.get(word.len()..))?
        };
        let number = behind("pubmed").or_else(|| behind("pmid"))?;
        let number = number.trim_start_matches([':', ' ']);
        facts::pmid(number.strip_prefix("NLM").unwrap_or(number))
    })
}
