//! Our own code systems, and the one of FHIR's that we use.
//!
//! Ours have no web address: no server answers for them, so they are URNs, which FHIR's type `uri`
//! allows, and not addresses of a host that is not ours. Each code comes with its words.

use serde_json::{Value, json};

use crate::instrument::{Category, ItemId, Response};

/// Code system of the items: `S1`, `S2`, `1.1` to `5.5`, with their wording as display.
pub const ITEMS: &str = "urn:mmat-appraisal:code-system:mmat-2018-item";
/// Code system of the responses: `yes`, `no`, `cant-tell`.
pub const RESPONSES: &str = "urn:mmat-appraisal:code-system:mmat-2018-response";
/// Code system of the categories: `qualitative`, `rct`, `nonrandomized`, `descriptive`, `mixed`.
pub const CATEGORIES: &str = "urn:mmat-appraisal:code-system:mmat-2018-category";
/// Code system of what else a component can say: `category`, `quantitative-set`, `screening`.
pub const ASPECTS: &str = "urn:mmat-appraisal:code-system:mmat-2018-aspect";

/// What a component says beside the items.
#[derive(Clone, Copy)]
pub(super) enum Aspect {
    Category,
    QuantitativeSet,
    Screening,
}

/// FHIR's own word for an assessment of this kind. It names the kind, not a result.
pub(super) fn content_type() -> Value {
    json!({
        "coding": [{
            "system": "http://terminology.hl7.org/CodeSystem/certainty-type",
            "code": "RiskOfBias",
            "display": "Risk of bias",
        }],
        "text": "MMAT 2018",
    })
}

pub(super) fn item(item: ItemId) -> Value {
    concept(ITEMS, item.token(), item.wording(), item.token())
}

pub(super) fn response(response: Response) -> Value {
    let words = response.words();
    concept(RESPONSES, response.token(), words, words)
}

pub(super) fn category(category: Category) -> Value {
    let name = category.name();
    let numbered = format!("{}. {name}", category.number());
    concept(CATEGORIES, category.token(), name, &numbered)
}

pub(super) fn aspect(aspect: Aspect) -> Value {
    let (code, words) = match aspect {
        Aspect::Category => ("category", "Category of study design"),
        Aspect::QuantitativeSet => (
            "quantitative-set",
            "Criteria for the quantitative component",
        ),
        Aspect::Screening => ("screening", "Outcome of the screening questions"),
    };
    concept(ASPECTS, code, words, words)
}

fn concept(system: &str, code: &str, display: &str, text: &str) -> Value {
    json!({
        "coding": [{ "system": system, "version": "2018", "code": code, "display": display }],
        "text": text,
    })
}
