//! CSL-JSON with the appraisals written back.
//!
//! Each study as an item; what CSL cannot hold stands in `custom.mmat` (`custom` is the schema's
//! own place for such things): the label, keywords and notes as lists, the other fields, whose
//! instrument it is, and the appraisals of all reviewers. Keywords and notes stand in CSL's own
//! fields too, with those of the appraisal, for readers that drop `custom`.

mod appraisal;

use serde_json::{Map, Value, json};

use super::{appraised, kinds};
use crate::codec::json;
use crate::instrument::{ARTICLE_CITATION, CITATION, GUIDE_NAME};
use crate::review::{Citation, Review, Study};

/// Fields of CSL that hold one text.
const TEXTS: [&str; 14] = [
    "publisher",
    "publisher-place",
    "ISSN",
    "ISBN",
    "PMCID",
    "language",
    "edition",
    "collection-title",
    "container-title-short",
    "event-title",
    "genre",
    "number",
    "source",
    "archive",
];

/// Fields of CSL that hold names or dates, and so are JSON.
const PARTS: [&str; 5] = [
    "editor",
    "translator",
    "container-author",
    "accessed",
    "event-date",
];

/// Writes each study as an item of CSL-JSON, with the appraisals of all reviewers.
#[must_use]
pub fn csl_json(review: &Review) -> String {
    let studies = review.studies().iter();
    let items = Value::Array(studies.map(|study| item(review, study)).collect());
    format!("{items:#}\n")
}

fn item(review: &Review, study: &Study) -> Value {
    let citation = &study.citation;
    let mut item = Map::new();
    carried(&mut item, citation);
    let mut put = |name: &str, text: &str| {
        if !text.is_empty() {
            item.insert(name.to_owned(), Value::from(text));
        }
    };
    put("title", &citation.title);
    put("container-title", &citation.journal);
    put("volume", &citation.volume);
    put("issue", &citation.issue);
    put("page", &citation.pages);
    put("DOI", &citation.doi);
    put("PMID", &citation.pmid);
    put("URL", &citation.url);
    put("abstract", &citation.abstract_text);
    put("keyword", &keywords(review, study).join("; "));
    put("note", &notes(review, study).join("\n"));
    put("type", kinds::csl(citation));
    item.insert("id".to_owned(), Value::from(study.id.as_str()));
    let authors: Vec<Value> = citation
        .authors
        .iter()
        .filter_map(|one| name(one))
        .collect();
    if !authors.is_empty() {
        item.insert("author".to_owned(), Value::from(authors));
    }
    if let Some(year) = citation.year {
        item.entry("issued")
            .or_insert_with(|| json!({ "date-parts": [[year]] }));
    }
    item.insert("custom".to_owned(), json!({ "mmat": mark(review, study) }));
    Value::Object(item)
}

/// The other fields that CSL knows by the same name. A date that was kept whole stands again
/// while its year is still the study's.
fn carried(item: &mut Map<String, Value>, citation: &Citation) {
    for (name, text) in &citation.other {
        if TEXTS.contains(&name.as_str()) {
            item.insert(name.clone(), Value::from(text.as_str()));
        }
        let is_date = name == "issued";
        if !(is_date || PARTS.contains(&name.as_str())) {
            continue;
        }
        let Ok(value @ (Value::Array(_) | Value::Object(_))) = json::parse(text) else {
            continue;
        };
        let year = citation.year;
        if !is_date || (year.is_some() && super::csl_json::year(&value) == year) {
            item.insert(name.clone(), value);
        }
    }
}

/// `Family, Given` in its parts, anything else as it is.
fn name(author: &str) -> Option<Value> {
    match author.split_once(", ") {
        _ if author.trim().is_empty() => None,
        Some((family, given)) if !family.trim().is_empty() && !given.trim().is_empty() => {
            Some(json!({ "family": family, "given": given }))
        }
        _ => Some(json!({ "literal": author })),
    }
}

fn keywords(review: &Review, study: &Study) -> Vec<String> {
    let mut keywords = study.citation.keywords.clone();
    let designs = review
        .appraisals_of(&study.id)
        .filter_map(|one| one.chosen());
    for keyword in designs.map(|design| appraised::keyword(design.category())) {
        if !keywords.contains(&keyword) {
            keywords.push(keyword);
        }
    }
    keywords
}

fn notes(review: &Review, study: &Study) -> Vec<String> {
    let own = review.appraisals_of(&study.id);
    let own = own.filter_map(|appraisal| appraised::note(review, appraisal));
    study.citation.notes.iter().cloned().chain(own).collect()
}

/// What stands in `custom.mmat`.
fn mark(review: &Review, study: &Study) -> Value {
    let citation = &study.citation;
    let appraisals = review.appraisals_of(&study.id);
    let appraisals: Vec<Value> = appraisals
        .map(|one| appraisal::value(review, one))
        .collect();
    json!({
        "study": study.id.as_str(),
        "label": study.label,
        "keywords": citation.keywords,
        "notes": citation.notes,
        "other": citation.other,
        "instrument": GUIDE_NAME,
        "version": "2018",
        "citation": CITATION,
        "article": ARTICLE_CITATION,
        "appraisals": appraisals,
    })
}
