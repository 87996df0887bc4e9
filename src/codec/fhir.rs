//! Appraisals as HL7 FHIR resources: a Bundle of ArtifactAssessments, one per study and reviewer.
//!
//! R5 is the published version 5.0.0 (<https://hl7.org/fhir/R5/artifactassessment.html>). R6 is its
//! draft: no `informationType`, `author` as a list, and `relatesTo` in place of `relatedArtifact`.
//!
//! Whose the instrument is stands in each resource: name and version in `content.summary` and
//! `content.type.text`, the version once more in each of our codings, the owners in `copyright`,
//! and how to cite it in `citeAsMarkdown` (R6: `citeAs`).
//!
//! The responses are codes of our own. FHIR's certainty ratings and SEVCO's levels of risk of bias
//! claim something else, so nothing is mapped to them. There is no overall rating.

mod address;
mod codes;
mod component;
mod plain;

use serde_json::{Value, json};

use super::wire::Members;
use crate::instrument::{ARTICLE_CITATION, ATTRIBUTION, CITATION, GUIDE_NAME};
use crate::review::{Appraisal, Review, State, Study, Timestamp, state};

use address::{artifact_uri, stable_uuid};
use component::components;
use plain::{date_time, instant, text};

pub use codes::{ASPECTS, CATEGORIES, ITEMS, RESPONSES};

/// A version of FHIR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FhirVersion {
    /// 5.0.0, published in 2023.
    R5,
    /// The draft of 6.0.0.
    R6,
}

/// Writes a review as a FHIR Bundle of type `collection` in JSON, two spaces of indent.
///
/// One ArtifactAssessment for each study and reviewer who began; a study that nobody appraised has
/// none. Ids are made from the ids of review, study and reviewer and are the same each time. What
/// is not known is left out, since FHIR knows no empty text; control characters are dropped, and
/// a time that is on no calendar is left out too. `workflowStatus` is `submitted` where the
/// appraisal is complete or ended with screening, and is left out before.
#[must_use]
pub fn bundle(review: &Review, version: FhirVersion, now: &Timestamp) -> String {
    let mut entries = Vec::new();
    for study in review.studies() {
        for appraisal in review.appraisals_of(&study.id) {
            entries.push(entry(review, version, study, appraisal));
        }
    }
    let mut bundle = Members::default();
    let uuid = stable_uuid(&[review.id().as_str()]);
    bundle.text("resourceType", "Bundle");
    bundle.text("id", &uuid);
    bundle.value("identifier", identifier(&uuid));
    bundle.text("type", "collection");
    bundle.some_text("timestamp", &instant(now).unwrap_or_default());
    bundle.some_list("entry", entries);
    format!("{:#}\n", bundle.done())
}

fn entry(review: &Review, version: FhirVersion, study: &Study, appraisal: &Appraisal) -> Value {
    let uuid = stable_uuid(&[
        review.id().as_str(),
        study.id.as_str(),
        appraisal.reviewer.as_str(),
    ]);
    json!({
        "fullUrl": format!("urn:uuid:{uuid}"),
        "resource": assessment(review, version, study, appraisal, &uuid),
    })
}

fn assessment(
    review: &Review,
    version: FhirVersion,
    study: &Study,
    appraisal: &Appraisal,
    uuid: &str,
) -> Value {
    let reviewer = review.reviewer(&appraisal.reviewer);
    let reviewer = reviewer.and_then(|reviewer| text(&reviewer.name));
    let title = title(study, reviewer.as_deref());
    let uri = artifact_uri(review, study);
    let cite = format!("{title}. Appraised with: {CITATION} {ARTICLE_CITATION}");
    let mut content = Members::default();
    if version == FhirVersion::R5 {
        content.text("informationType", "container");
    }
    content.text("summary", &summary(appraisal));
    content.value("type", codes::content_type());
    if let Some(name) = reviewer {
        let author = json!({ "display": name });
        content.value(
            "author",
            match version {
                FhirVersion::R5 => author,
                FhirVersion::R6 => json!([author]),
            },
        );
    }
    let parts = components(appraisal, review.protocol(), version, &uri);
    content.some_list("component", parts);

    let mut resource = Members::default();
    resource.text("resourceType", "ArtifactAssessment");
    resource.text("id", uuid);
    resource.value("identifier", json!([identifier(uuid)]));
    resource.text("title", &title);
    resource.some_text("date", &last_change(appraisal).unwrap_or_default());
    resource.text("copyright", &format!("{CITATION} {ATTRIBUTION}"));
    let cite_as = match version {
        FhirVersion::R5 => "citeAsMarkdown",
        FhirVersion::R6 => "citeAs",
    };
    resource.text(cite_as, &cite);
    resource.text("artifactUri", &uri);
    resource.value("content", json!([content.done()]));
    let state = state(Some(appraisal), review.protocol());
    if matches!(state, State::Complete | State::NotAppraisedFurther) {
        resource.text("workflowStatus", "submitted");
    }
    resource.done()
}

/// An identifier that is a URI (RFC 3986), as FHIR writes a UUID.
fn identifier(uuid: &str) -> Value {
    json!({ "system": "urn:ietf:rfc:3986", "value": format!("urn:uuid:{uuid}") })
}

fn title(study: &Study, reviewer: Option<&str>) -> String {
    let label = text(&study.label).or_else(|| text(&study.citation.title));
    let label = label.unwrap_or_else(|| "a study without a name".to_owned());
    match reviewer {
        Some(name) => format!("MMAT 2018 appraisal of {label} ({name})"),
        None => format!("MMAT 2018 appraisal of {label}"),
    }
}

/// The instrument by its full name, and the category once it is chosen.
fn summary(appraisal: &Appraisal) -> String {
    let name = GUIDE_NAME.split(':').next().unwrap_or(GUIDE_NAME);
    match appraisal.chosen() {
        Some(design) => {
            let category = design.category();
            let number = category.number();
            format!("{name}; category {number}, {}", category.name())
        }
        None => format!("{name}; category not chosen yet"),
    }
}

/// The latest time that the appraisal names; 1970 stands for none.
fn last_change(appraisal: &Appraisal) -> Option<String> {
    let answers = appraisal.answers.values().map(|answer| &answer.at);
    let design = appraisal.design.iter().map(|choice| &choice.at);
    let went_on = appraisal.went_on.iter().map(|reason| &reason.at);
    let latest = answers.chain(design).chain(went_on).max()?;
    (*latest != Timestamp::epoch()).then(|| date_time(latest))?
}
