//! The shapes that host pages get: public, so a change here is a change of version.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/full.rs"]
mod full;

use full::{full_review, time};
use mmat_appraisal::app::{HostEvent, Reply};
use mmat_appraisal::codec::export::write::{Written, export};
use mmat_appraisal::codec::export::{ExportFormat, ExportOptions};
use mmat_appraisal::codec::intake::{ImportReport, ReportedProblem};
use mmat_appraisal::codec::review_file;
use mmat_appraisal::embed::{answer_text, event_text, formats_text};
use mmat_appraisal::port::Card;
use mmat_appraisal::review::{ReviewId, StudyId, tally};
use serde_json::{Value, json};

fn answer(reply: Reply) -> Value {
    serde_json::from_str(&answer_text(reply).unwrap()).unwrap()
}

fn event(event: &HostEvent) -> (&'static str, Value) {
    let (name, detail) = event_text(event);
    (name, serde_json::from_str(&detail).unwrap())
}

fn names(object: &Value) -> Vec<&str> {
    object
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn what_is_done_resolves_to_null() {
    assert_eq!(answer(Reply::Done), Value::Null);
}

#[test]
fn what_failed_rejects_with_the_reason() {
    let failed = Reply::Failed("why".to_owned());
    assert_eq!(answer_text(failed), Err("why".to_owned()));
}

#[test]
fn reviews_are_listed_with_their_progress() {
    let card = Card {
        id: ReviewId::new("a"),
        title: "A \"review\"".to_owned(),
        studies: 33,
        done: 31,
        changed: time(),
        me: None,
    };
    let expected = json!([{
        "id": "a",
        "title": "A \"review\"",
        "studies": 33,
        "done": 31,
        "changed": "2026-03-03T09:30:00.000Z",
    }]);
    assert_eq!(answer(Reply::Reviews(vec![card])), expected);
    assert_eq!(answer(Reply::Reviews(Vec::new())), json!([]));
}

#[test]
fn an_import_resolves_to_its_report() {
    let problem = |line, field: Option<&str>| ReportedProblem {
        file: "table.csv".to_owned(),
        line,
        field: field.map(str::to_owned),
        message: "what is wrong".to_owned(),
    };
    let report = ImportReport {
        review: Some(ReviewId::new("a")),
        studies_added: 1,
        studies_matched: 2,
        appraisals_added: 3,
        answers_added: 4,
        problems: vec![problem(Some(3), Some("S2")), problem(None, None)],
        ..ImportReport::default()
    };
    let expected = json!({
        "reviewId": "a",
        "studiesAdded": 1,
        "studiesMatched": 2,
        "appraisalsAdded": 3,
        "answersAdded": 4,
        "problems": [
            {"file": "table.csv", "line": 3, "field": "S2", "message": "what is wrong"},
            {"file": "table.csv", "line": null, "field": null, "message": "what is wrong"},
        ],
    });
    assert_eq!(answer(Reply::Imported(report)), expected);
    let nothing = answer(Reply::Imported(ImportReport::default()));
    assert_eq!(nothing["reviewId"], Value::Null);
    assert_eq!(nothing["problems"], json!([]));
}

#[test]
fn an_export_has_a_name_a_media_type_and_a_text() {
    let options = ExportOptions::default();
    let written = export(&full_review(false), ExportFormat::WideCsv, options, &time());
    let Written::File(file) = written.unwrap() else {
        panic!("a CSV has no pictures");
    };
    let text = file.content.text().map(str::to_owned);
    let expected = json!({
        "name": "a-made-up-review-mmat-wide-2026-03-03.csv",
        "mediaType": "text/csv;charset=utf-8",
        "text": text,
    });
    assert_eq!(answer(Reply::Export(file)), expected);
}

#[test]
fn the_review_is_the_review_file() {
    let text = review_file::to_text(&full_review(false), &time());
    let value = answer(Reply::Review(text));
    assert_eq!(value["format"], "mmat-appraisal");
    assert_eq!(value["version"], 1);
    assert_eq!(value["instrument"], "MMAT 2018");
    assert_eq!(value["review"]["title"], "A made-up review");
}

#[test]
fn the_tally_names_every_item_every_category_and_all_studies() {
    let value = answer(Reply::Tally(Box::new(tally(&full_review(false)))));
    let mut parts = names(&value);
    parts.sort_unstable();
    assert_eq!(parts, ["byCategory", "items", "studies"]);
    assert_eq!(value["studies"], 1);
    let expected = json!({
        "qualitative": 0, "rct": 0, "nonrandomized": 0, "descriptive": 0, "mixed": 1, "none": 0,
    });
    assert_eq!(value["byCategory"], expected);
    assert_eq!(names(&value["items"]).len(), 27);
    let one = |yes: u8, no: u8, cant_tell: u8, unanswered: u8| json!({"yes": yes, "no": no, "cantTell": cant_tell, "unanswered": unanswered});
    assert_eq!(value["items"]["S1"], one(0, 0, 1, 0));
    assert_eq!(value["items"]["5.5"], one(1, 0, 0, 0));
    assert_eq!(value["items"]["1.1"], one(0, 0, 0, 1));
    assert_eq!(
        value["items"]["2.4"],
        one(0, 0, 0, 0),
        "hidden, so not counted"
    );
}

#[test]
fn formats_name_what_export_as_takes() {
    let formats: Value = serde_json::from_str(&formats_text()).unwrap();
    let formats = formats.as_array().unwrap();
    let tokens: Vec<&str> = formats
        .iter()
        .map(|format| format["format"].as_str().unwrap())
        .collect();
    for token in ["json", "csv-wide", "csv-long"] {
        assert!(tokens.contains(&token), "{token} was promised");
    }
    for (format, token) in formats.iter().zip(&tokens) {
        assert!(ExportFormat::from_token(token).is_some(), "{token}");
        assert_eq!(names(format), ["format", "name"]);
        assert!(!format["name"].as_str().unwrap().is_empty());
    }
    assert_eq!(tokens.len(), ExportFormat::ALL.len());
    assert_eq!(ExportFormat::from_token("docx?"), None);
}

#[test]
fn events_carry_ids_and_no_data() {
    let review = || ReviewId::new("a");
    let study = || StudyId::new("s");
    assert_eq!(event(&HostEvent::Ready), ("mmat-ready", json!({})));
    let change = |study| HostEvent::Change {
        review: review(),
        study,
    };
    let whole = json!({"reviewId": "a", "studyId": null});
    let of_study = json!({"reviewId": "a", "studyId": "s"});
    assert_eq!(event(&change(None)), ("mmat-change", whole));
    assert_eq!(
        event(&change(Some(study()))),
        ("mmat-change", of_study.clone())
    );
    let saved = HostEvent::Saved(review());
    assert_eq!(event(&saved), ("mmat-saved", json!({"reviewId": "a"})));
    let complete = HostEvent::Complete {
        review: review(),
        study: study(),
    };
    assert_eq!(event(&complete), ("mmat-complete", of_study));
    let problem = HostEvent::Problem("what".to_owned());
    assert_eq!(
        event(&problem),
        ("mmat-problem", json!({"message": "what"}))
    );
}
