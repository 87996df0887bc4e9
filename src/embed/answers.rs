//! What the host page gets, as JSON text: the shapes of the host API, stable by semantic version.

use serde_json::{Value, json};

use crate::app::{HostEvent, Reply};
use crate::codec::export::ExportFormat;
use crate::codec::intake::{ImportReport, ReportedProblem};
use crate::codec::summary_json::{agreement_in_rounds_json, tally_json};
use crate::port::Card;
use crate::review::StudyId;
use crate::text::files;

/// The answer to a request as JSON text.
///
/// # Errors
/// The reason in words, where the request could not be met.
pub fn answer_text(reply: Reply) -> Result<String, String> {
    let value = match reply {
        Reply::Done => Value::Null,
        Reply::Reviews(cards) => cards.iter().map(card).collect(),
        Reply::Imported(report) => imported(&report),
        Reply::Export(export) => {
            let mut file = json!({ "name": export.name, "mediaType": export.media_type });
            // Bytes have no form in JSON: the outlet puts them in beside it.
            if let (Some(text), Some(file)) = (export.content.text(), file.as_object_mut()) {
                file.insert("text".to_owned(), Value::from(text));
            }
            file
        }
        Reply::Review(text) => return Ok(text),
        Reply::Tally(tally) => tally_json(&tally),
        Reply::Agreement(agreement) => agreement_in_rounds_json(&agreement),
        Reply::Failed(why) => return Err(why),
    };
    Ok(value.to_string())
}

/// The formats that `exportAs` takes, as JSON text.
#[must_use]
pub fn formats_text() -> String {
    let formats: Value = ExportFormat::ALL
        .into_iter()
        .map(|format| json!({ "format": format.token(), "name": files::format_name(format) }))
        .collect();
    formats.to_string()
}

/// An event's name and its detail as JSON text.
#[must_use]
pub fn event_text(event: &HostEvent) -> (&'static str, String) {
    let (name, detail) = match event {
        HostEvent::Ready => ("mmat-ready", json!({})),
        HostEvent::Change { review, study } => (
            "mmat-change",
            json!({ "reviewId": review.as_str(), "studyId": study.as_ref().map(StudyId::as_str) }),
        ),
        HostEvent::Saved(review) => ("mmat-saved", json!({ "reviewId": review.as_str() })),
        HostEvent::Complete { review, study } => (
            "mmat-complete",
            json!({ "reviewId": review.as_str(), "studyId": study.as_str() }),
        ),
        HostEvent::Problem(message) => ("mmat-problem", json!({ "message": message })),
    };
    (name, detail.to_string())
}

fn card(card: &Card) -> Value {
    json!({
        "id": card.id.as_str(),
        "title": card.title,
        "studies": card.studies,
        "done": card.done,
        "changed": card.changed.as_str(),
    })
}

fn imported(report: &ImportReport) -> Value {
    json!({
        "reviewId": report.review.as_ref().map(crate::review::ReviewId::as_str),
        "studiesAdded": report.studies_added,
        "studiesMatched": report.studies_matched,
        "appraisalsAdded": report.appraisals_added,
        "answersAdded": report.answers_added,
        "problems": report.problems.iter().map(problem).collect::<Value>(),
    })
}

fn problem(problem: &ReportedProblem) -> Value {
    json!({
        "file": problem.file,
        "line": problem.line,
        "field": problem.field,
        "message": problem.message,
    })
}
