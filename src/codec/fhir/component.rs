//! What an ArtifactAssessment says, one component each.

use serde_json::{Value, json};

use super::FhirVersion;
use super::codes::{self, Aspect};
use super::plain::text;
use crate::codec::wire::Members;
use crate::instrument::{Group, ItemId, QuantitativeSet, Response};
use crate::review::{Answer, Appraisal, Protocol, Screening, items_to_rate, screening};

/// The canonical address of the extension that holds a quotation (EBM-on-FHIR).
const QUOTATION: &str = "http://hl7.org/fhir/uv/ebm/StructureDefinition/relates-to-with-quotation";

/// The category, the quantitative set, a failed screening, and each item to rate that has an
/// answer or words, in the order in which they are rated.
pub(super) fn components(
    appraisal: &Appraisal,
    protocol: &Protocol,
    version: FhirVersion,
    uri: &str,
) -> Vec<Value> {
    let design = appraisal.chosen();
    let set = design.and_then(|design| design.quantitative_set());
    let category = design.map(|design| (Aspect::Category, design.category()));
    let set = set.map(QuantitativeSet::category);
    let set = set.map(|category| (Aspect::QuantitativeSet, category));
    let chosen = [category, set].into_iter().flatten();
    let chosen = chosen.map(|(aspect, category)| {
        let mut part = part(version, "classifier", codes::aspect(aspect));
        part.value("classifier", json!([codes::category(category)]));
        part.done()
    });
    let failed = failed_screening(appraisal, protocol).map(|words| {
        let mut part = part(version, "comment", codes::aspect(Aspect::Screening));
        part.text("summary", &words);
        part.done()
    });
    let items = items_to_rate(appraisal, protocol);
    let rated = items.into_iter().filter_map(|item| {
        let answer = appraisal.answers.get(&item)?;
        rating(item, answer, version, uri)
    });
    chosen.chain(failed).chain(rated).collect()
}

fn part(version: FhirVersion, kind: &str, concept: Value) -> Members {
    let mut part = Members::default();
    if version == FhirVersion::R5 {
        part.text("informationType", kind);
    }
    part.value("type", concept);
    part
}

/// An item with its response, comment, quote and location; `None` where there is none of them.
/// An item that has words and no response yet is a comment and has no classifier.
fn rating(item: ItemId, answer: &Answer, version: FhirVersion, uri: &str) -> Option<Value> {
    let kind = match answer.response {
        Some(_) => "rating",
        None => "comment",
    };
    let (comment, quotation) = (text(&answer.comment), quotation(answer));
    if answer.response.is_none() && comment.is_none() && quotation.is_none() {
        return None;
    }
    let mut part = part(version, kind, codes::item(item));
    if let Some(response) = answer.response {
        part.value("classifier", json!([codes::response(response)]));
    }
    part.some_text("summary", &comment.unwrap_or_default());
    if let Some(words) = quotation {
        match version {
            FhirVersion::R5 => part.value("relatedArtifact", json!([related(&words, uri)])),
            FhirVersion::R6 => part.value("relatesTo", json!([relates(&words, uri)])),
        }
    }
    Some(part.done())
}

/// `p. 7: their words`, or the one of both that there is.
fn quotation(answer: &Answer) -> Option<String> {
    match (text(&answer.location), text(&answer.quote)) {
        (Some(location), Some(quote)) => Some(format!("{location}: {quote}")),
        (location, quote) => location.or(quote),
    }
}

fn related(words: &str, uri: &str) -> Value {
    let mut related = Members::default();
    related.text("type", "justification");
    related.text("citation", words);
    // A document is at an address; a name alone is none.
    if !uri.starts_with("urn:") {
        related.value("document", json!({ "url": uri }));
    }
    related.done()
}

fn relates(words: &str, uri: &str) -> Value {
    json!({
        "extension": [{ "url": QUOTATION, "valueMarkdown": words }],
        "type": { "coding": [{
            "system": "http://terminology.hl7.org/CodeSystem/artifact-relationship-type",
            "code": "justification",
        }] },
        "targetUri": uri,
    })
}

/// Which screening question failed, and why the study is appraised further or that it is not.
fn failed_screening(appraisal: &Appraisal, protocol: &Protocol) -> Option<String> {
    let went_on = match screening(appraisal, protocol) {
        Screening::Failed => None,
        Screening::WentOn => appraisal.went_on.as_ref(),
        Screening::NotUsed | Screening::Open | Screening::Passed => return None,
    };
    let failed: Vec<String> = Group::Screening
        .items()
        .iter()
        .filter_map(|item| {
            let response = appraisal.response(*item)?;
            (response != Response::Yes)
                .then(|| format!("{item}: {}", response.words(), item = item.token()))
        })
        .collect();
    let failed = failed.join(", ");
    Some(match went_on.map(|reason| text(&reason.text)) {
        Some(Some(reason)) => {
            format!("Screening failed ({failed}). Appraised further, for this reason: {reason}")
        }
        Some(None) => format!("Screening failed ({failed}). Appraised further."),
        None => format!("Screening failed ({failed}). No reason to appraise further is given."),
    })
}
