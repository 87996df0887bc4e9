//! A study with its citation.

use serde_json::Value;

use super::carry::Carrier;
use super::fields::{Fields, Notes};
use super::members::Members;
use crate::review::{Citation, Study, StudyId, label_for};

const CITATION: &str = "citation/";

/// A study as an object.
pub(in crate::codec) fn write_study(study: &Study) -> Value {
    let mut members = Members::carrying(&study.carried, "");
    members.text("id", study.id.as_str());
    members.text("label", &study.label);
    members.time("added", &study.added);
    members.some_members("citation", write_citation(study));
    members.done()
}

/// A study from its object, if it has an id.
pub(in crate::codec) fn read_study(mut fields: Fields, notes: &mut Notes) -> Option<Study> {
    let id = fields.needed("id", "the study is left out", notes)?;
    let label = fields.needed("label", "one is made from the citation", notes);
    let added = fields.time("added", notes);
    let mut carrier = Carrier::default();
    let citation = match fields.object("citation", notes) {
        Some(inner) => read_citation(inner, &mut carrier, notes),
        None => Citation::default(),
    };
    fields.rest("", &mut carrier);
    Some(Study {
        id: StudyId::new(&id),
        label: label.unwrap_or_else(|| label_for(&citation)),
        citation,
        added,
        carried: carrier.done(),
    })
}

/// The label and the citation of a study that a host page gives: the fields of a citation, or a study
/// with a citation in it.
pub(in crate::codec) fn read_given(mut fields: Fields, notes: &mut Notes) -> (String, Citation) {
    let label = fields.text("label", notes);
    let inner = if fields.has("citation") {
        fields.object("citation", notes)
    } else {
        Some(fields)
    };
    let citation = inner.map(|inner| read_citation(inner, &mut Carrier::default(), notes));
    (label, citation.unwrap_or_default())
}

fn write_citation(study: &Study) -> Members {
    let citation = &study.citation;
    let mut members = Members::carrying(&study.carried, CITATION);
    members.some_text("title", &citation.title);
    members.some_list("authors", texts(&citation.authors));
    if let Some(year) = citation.year {
        members.value("year", year);
    }
    members.some_text("journal", &citation.journal);
    members.some_text("volume", &citation.volume);
    members.some_text("issue", &citation.issue);
    members.some_text("pages", &citation.pages);
    members.some_text("doi", &citation.doi);
    members.some_text("pmid", &citation.pmid);
    members.some_text("url", &citation.url);
    members.some_text("abstract", &citation.abstract_text);
    members.some_list("keywords", texts(&citation.keywords));
    members.some_list("notes", texts(&citation.notes));
    let other = citation
        .other
        .iter()
        .enumerate()
        .map(|(index, (name, value))| {
            let mut pair = Members::carrying(&study.carried, &format!("{CITATION}other/{index}/"));
            pair.text("name", name);
            pair.text("value", value);
            pair.done()
        });
    members.some_list("other", other.collect());
    members
}

fn read_citation(mut fields: Fields, carrier: &mut Carrier, notes: &mut Notes) -> Citation {
    let citation = Citation {
        title: fields.text("title", notes),
        authors: fields.texts("authors", notes),
        year: year(&mut fields, notes),
        journal: fields.text("journal", notes),
        volume: fields.text("volume", notes),
        issue: fields.text("issue", notes),
        pages: fields.text("pages", notes),
        doi: fields.text("doi", notes),
        pmid: fields.text("pmid", notes),
        url: fields.text("url", notes),
        abstract_text: fields.text("abstract", notes),
        keywords: fields.texts("keywords", notes),
        notes: fields.texts("notes", notes),
        other: other(&mut fields, carrier, notes),
    };
    fields.rest(CITATION, carrier);
    citation
}

fn year(fields: &mut Fields, notes: &mut Notes) -> Option<u16> {
    let number = fields.number("year", notes)?;
    let year = u16::try_from(number).ok();
    if year.is_none() {
        notes.add(
            fields.path("year"),
            format!("{number} is not a year; left out"),
        );
    }
    year
}

fn other(fields: &mut Fields, carrier: &mut Carrier, notes: &mut Notes) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for mut pair in fields.objects("other", notes) {
        let Some(name) = pair.needed("name", "the field is left out", notes) else {
            continue;
        };
        let value = pair.text("value", notes);
        pair.rest(&format!("{CITATION}other/{}/", pairs.len()), carrier);
        pairs.push((name, value));
    }
    pairs
}

fn texts(list: &[String]) -> Vec<Value> {
    list.iter().map(|text| Value::from(text.as_str())).collect()
}
