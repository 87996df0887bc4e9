//! The JSON Schema of the review file: generated, checked in, and true of what is written.

#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/full.rs"]
mod support;

use std::path::PathBuf;
use std::rc::Rc;

use mmat_appraisal::codec::{review_file, schema};
use mmat_appraisal::instrument::ItemId;
use mmat_appraisal::review::{
    Appraisal, Chain, Change, Header, Log, LogEntry, PerStudy, ReviewerId, SetAside, StudyId, What,
};
use serde_json::{Value, json};

fn generated() -> Value {
    schema::review_file()
}

/// A file in which every field has a value, its log included.
fn full_file() -> Value {
    let entry = |item| LogEntry {
        at: support::time(),
        by: Some(ReviewerId::new("r1")),
        what: What::Answer(item),
        study: Some(StudyId::new("s1")),
        before: "no".to_owned(),
        after: "yes".to_owned(),
    };
    let entries = [ItemId::S1, ItemId::C55].map(|item| Rc::new(entry(item)));
    let chain = Chain::new(entries.to_vec()).unwrap();
    let mut review = support::full_review(false);
    let mut header = Header::clone(review.header());
    header.protocol.per_study = PerStudy::Two;
    header.protocol.blinded = true;
    review.apply(&Change::Header(Rc::new(header)));
    let all: Vec<Rc<Appraisal>> = review.appraisals().cloned().collect();
    for mut one in all {
        Rc::make_mut(&mut one).set_aside = set_aside(&one);
        review.apply(&Change::Appraisal(one));
    }
    let review = review.with_log(Log::of(vec![chain]));
    serde_json::from_str(&review_file::sealed_text(&review, &support::time())).unwrap()
}

/// What a merge may not have kept, as if it had been what was kept.
fn set_aside(appraisal: &Appraisal) -> Vec<SetAside> {
    let answers = appraisal.answers.iter();
    let answers = answers.map(|(item, answer)| SetAside::Answer(*item, answer.clone()));
    let designs = appraisal.design.iter().cloned().map(SetAside::Design);
    let reasons = appraisal.went_on.iter().cloned().map(SetAside::WentOn);
    answers.chain(designs).chain(reasons).collect()
}

#[test]
fn the_checked_in_schema_is_the_generated_one() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("schema/mmat-review-1.schema.json");
    let text = format!("{:#}\n", generated());
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap();
    assert!(
        kept == text,
        "run with UPDATE_SCHEMA=1 and look at what changed"
    );
}

#[test]
fn a_full_review_validates_with_and_without_fields_of_others() {
    let validator = jsonschema::validator_for(&generated()).unwrap();
    for carried in [false, true] {
        let file = review_file::to_value(&support::full_review(carried), &support::time());
        let errors: Vec<_> = validator
            .iter_errors(&file)
            .map(|error| format!("{}: {error}", error.instance_path))
            .collect();
        assert_eq!(errors, Vec::<String>::new());
    }
}

#[test]
fn what_is_written_and_what_is_described_are_the_same_fields() {
    let mut exact = generated();
    demand_every_field_and_no_other(&mut exact);
    let validator = jsonschema::validator_for(&exact).unwrap();
    let errors: Vec<_> = validator
        .iter_errors(&full_file())
        .map(|error| format!("{}: {error}", error.instance_path))
        .collect();
    assert_eq!(errors, Vec::<String>::new());
}

#[test]
fn broken_files_are_refused() {
    let validator = jsonschema::validator_for(&generated()).unwrap();
    let appraisal = "/review/appraisals/0";
    let faults: [(&str, &str, Value); 12] = [
        ("", "format", json!("other")),
        ("", "version", json!(2)),
        ("", "instrument", json!("MMAT 2011")),
        ("", "exported", json!("yesterday")),
        ("/review", "reviewers", json!([])),
        ("/review", "studies", json!({})),
        ("/review/protocol", "screening_used", json!("yes")),
        ("/review/studies/0/citation", "year", json!("2019")),
        (
            appraisal,
            "answers",
            json!({"6.1": {"at": "2026-03-03T09:30:00.000Z"}}),
        ),
        (
            appraisal,
            "answers",
            json!({"2.4": {"response": "partial", "at": "2026-03-03T09:30:00.000Z"}}),
        ),
        (appraisal, "answers", json!({"2.4": {"response": "yes"}})),
        (
            appraisal,
            "design",
            json!({"category": "cohort", "at": "2026-03-03T09:30:00.000Z"}),
        ),
    ];
    for (place, name, value) in faults {
        let mut file = full_file();
        assert!(validator.is_valid(&file));
        file.pointer_mut(place).unwrap()[name] = value.clone();
        assert!(
            !validator.is_valid(&file),
            "{place}/{name} = {value} was let through"
        );
    }
    for name in ["format", "version", "instrument", "review"] {
        let mut file = full_file();
        file.as_object_mut().unwrap().remove(name);
        assert!(
            !validator.is_valid(&file),
            "a file without {name} was let through"
        );
    }
}

/// Wherever fields are described by name: needs all of them and forbids others.
fn demand_every_field_and_no_other(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            map.values_mut().for_each(demand_every_field_and_no_other);
            if let Some(Value::Object(properties)) = map.get("properties") {
                let names: Vec<&String> = properties.keys().collect();
                let names = json!(names);
                map.insert("required".to_owned(), names);
                map.insert("additionalProperties".to_owned(), json!(false));
            }
        }
        Value::Array(list) => list.iter_mut().for_each(demand_every_field_and_no_other),
        _ => {}
    }
}
