//! Faults in a review file: each is named with its field and line, and costs only itself.

use mmat_appraisal::codec::incoming::FileProblem;
use mmat_appraisal::codec::review_file::{from_text, to_value};
use mmat_appraisal::instrument::{Category, ItemId, Response};
use mmat_appraisal::review::{Review, Reviewer, ReviewerId, StudyId};
use serde_json::{Value, json};

use crate::full::{full_review, time};

/// What is put where (a list gets it at its end), the field that the problem names, and what
/// stands on the line that it names.
const FAULTS: &str = r#"
appraisals/0/answers/2.4/response | "partial" | appraisals[0].answers.2.4.response | "partial"
appraisals/0/answers/2.4/response | 1 | appraisals[0].answers.2.4.response | "response": 1
appraisals/0/answers/2.4/comment | [] | appraisals[0].answers.2.4.comment | "comment": []
appraisals/0/answers/2.4/at | "31 March" | appraisals[0].answers.2.4.at | "31 March"
appraisals/0/answers/2.4/at | null | appraisals[0].answers.2.4.at | "at": null
appraisals/0/answers/2.4 | {"response": "no"} | appraisals[0].answers.2.4.at | "2.4": {
appraisals/0/answers/2.4 | "no" | appraisals[0].answers.2.4 | "2.4": "no"
appraisals/0/answers/6.1 | {"response": "yes"} | appraisals[0].answers.6.1 | "6.1": {
appraisals/0/design | 5 | appraisals[0].design | "design": 5
appraisals/0/design/category | "cohort" | appraisals[0].design.category | "cohort"
appraisals/0/design/category | "rct" | appraisals[0].design.quantitative_set | "quantitative_set":
appraisals/0/design/quantitative_set | "qualitative" | appraisals[0].design.quantitative_set | "quantitative_set":
appraisals/0/design/path/- | {"question": "why"} | appraisals[0].design.path[2].question | "why"
appraisals/0/design/path/- | {"question": "timing", "answer": 2} | appraisals[0].design.path[2].answer | "answer": 2
appraisals/0/design/path/- | {"question": "timing"} | appraisals[0].design.path[2].answer | {
appraisals/0/went_on/at | 3 | appraisals[0].went_on.at | "at": 3
appraisals/- | {"study": "s9", "reviewer": "r1"} | appraisals[1].study | "s9"
appraisals/- | {"study": "s1", "reviewer": "r9"} | appraisals[1].reviewer | "r9"
appraisals/- | {"study": "s1", "reviewer": "r1"} | appraisals[1] | {
appraisals/- | {"reviewer": "r1"} | appraisals[1].study | {
appraisals/- | 7 | appraisals[1] | 7
studies/- | {"id": "s1", "label": "", "added": "2026-03-03T09:30:00Z"} | studies[1].id | "id": "s1"
studies/- | {"label": "no id"} | studies[1].id | {
studies/0/label | 4 | studies[0].label | "label": 4
studies/0/added | "2026-03-03" | studies[0].added | "added": "2026-03-03"
studies/0/citation/year | 70000 | studies[0].citation.year | 70000
studies/0/citation/authors | "Smith" | studies[0].citation.authors | "authors": "Smith"
studies/0/citation/authors/- | 1 | studies[0].citation.authors[2] | 1
studies/0/citation/other/- | {} | studies[0].citation.other[1].name | {}
reviewers/- | {"id": "r1", "name": ""} | reviewers[2].id | "id": "r1"
reviewers/- | {"id": "r3"} | reviewers[2].name | {
protocol/screening_used | "no" | protocol.screening_used | "no"
protocol/rules/9 | {"text": ""} | protocol.rules.9 | "9": {
protocol/locked | true | protocol.locked | "locked": true
title | null | title | "title": null
../exported | "today" | exported | "exported": "today"
../instrument | null | instrument | "instrument": null
"#;

#[test]
fn each_fault_is_named_with_its_field_and_line_and_costs_only_itself() {
    for row in FAULTS.trim().lines() {
        let [place, value, field, shown] =
            row.split(" | ").collect::<Vec<_>>().try_into().expect(row);
        let (review, problems, text) = spoilt(place, serde_json::from_str(value).expect(row));
        let fields: Vec<_> = problems
            .iter()
            .filter_map(|problem| problem.field.as_deref())
            .collect();
        assert_eq!(fields, [field], "{row}: {problems:?}");
        let line = problems[0].line.expect(row);
        let line = text.lines().nth(line - 1).expect(row).trim();
        assert!(line.trim_end_matches(',').contains(shown), "{row}: {line}");
        let rest = review.appraisal(&StudyId::new("s1"), &ReviewerId::new("r1"));
        let screening = rest.expect(row).response(ItemId::S1);
        assert_eq!(screening, Some(Response::CantTell), "{row}");
        assert_eq!(review.studies().len(), 1, "{row}");
    }
}

/// Puts a value at a place of the full review, at the end of a list, and gives what is read then
/// with its problems and the text.
fn spoilt(place: &str, value: Value) -> (Review, Vec<FileProblem>, String) {
    let mut file = to_value(&full_review(false), &time());
    let place = match place.strip_prefix("../") {
        Some(outside) => format!("/{outside}"),
        None => format!("/review/{place}"),
    };
    let (parent, name) = place.rsplit_once('/').unwrap();
    match file.pointer_mut(parent).unwrap() {
        Value::Array(list) => list.push(value),
        object => object[name] = value,
    }
    let text = format!("{file:#}\n");
    let (review, problems) = from_text(&text).unwrap();
    (review, problems, text)
}

#[test]
fn a_bad_response_keeps_its_comment_and_is_not_guessed() {
    let (review, problems, text) = spoilt("appraisals/0/answers/2.4/response", json!("partial"));
    let appraisal = review.appraisals().next().unwrap();
    assert_eq!(appraisal.response(ItemId::C24), None);
    assert_eq!(appraisal.answers.get(&ItemId::C24).unwrap().comment, "why");
    let line = text
        .lines()
        .position(|line| line.contains("partial"))
        .unwrap()
        + 1;
    assert_eq!(problems[0].line, Some(line));
    assert_eq!(
        problems[0].message,
        "“partial” is none of yes, no, cant-tell; left out"
    );
}

#[test]
fn a_bad_time_costs_no_answer() {
    let (review, problems, _) = spoilt("appraisals/0/answers/2.4/at", json!("31 March"));
    let answer = &review
        .appraisals()
        .next()
        .unwrap()
        .answers
        .get(&ItemId::C24)
        .unwrap();
    assert_eq!((answer.response, &answer.at), (Some(Response::No), &time()));
    assert!(
        problems[0]
            .message
            .contains("2026-03-03T09:30:00.000Z stands in"),
        "{problems:?}"
    );
}

#[test]
fn a_bad_category_keeps_the_answers_and_a_bad_step_keeps_the_category() {
    let (review, ..) = spoilt("appraisals/0/design/category", json!("cohort"));
    let appraisal = review.appraisals().next().unwrap();
    assert_eq!((appraisal.chosen(), appraisal.answers.len()), (None, 3));
    let (review, ..) = spoilt("appraisals/0/design/path/-", json!({"question": "why"}));
    let choice = review.appraisals().next().unwrap().design.clone().unwrap();
    assert_eq!(choice.design.category(), Category::Mixed);
    assert_eq!(choice.path, []);
}

#[test]
fn a_bad_part_of_a_consensus_costs_no_other() {
    let faults = [
        (
            "answers/5.5/response",
            json!("partial"),
            "answers.5.5.response",
        ),
        ("answers/5.5/response", Value::Null, "answers.5.5.response"),
        ("answers/9.9", json!({}), "answers.9.9"),
        ("answers/5.5/way", json!("a coin"), "answers.5.5.way"),
        ("design/category", json!("cohort"), "design.category"),
        (
            "independent/r1/category",
            json!("cohort"),
            "independent.r1.category",
        ),
        (
            "independent/r1/responses/2.4",
            json!(1),
            "independent.r1.responses.2.4",
        ),
        (
            "independent/r1/responses/9.9",
            json!("no"),
            "independent.r1.responses.9.9",
        ),
    ];
    for (place, value, field) in faults {
        let (review, problems, _) = spoilt(&format!("consensus/0/{place}"), value);
        let fields: Vec<_> = problems
            .iter()
            .map(|problem| problem.field.clone().unwrap())
            .collect();
        assert_eq!(fields, [format!("consensus[0].{field}")], "{problems:?}");
        let kept = review.consensus(&StudyId::new("s1")).unwrap();
        let found = &kept.frozen.get(&ReviewerId::new("r1")).unwrap().found;
        assert_eq!(
            found.response(ItemId::S1),
            Some(Response::CantTell),
            "{place}"
        );
        assert_eq!(kept.design.is_none(), place == "design/category");
        assert_eq!(kept.answers.is_empty(), place.ends_with("5.5/response"));
    }
}

#[test]
fn a_second_consensus_and_one_on_no_study_are_left_out() {
    let (review, problems, _) = spoilt("consensus/-", json!({"study": "s1"}));
    assert_eq!(problems[0].field.as_deref(), Some("consensus[1]"));
    assert_eq!(review.consensuses().count(), 1);
    let (review, problems, _) = spoilt("consensus/-", json!({"study": "nowhere"}));
    assert_eq!(problems[0].field.as_deref(), Some("consensus[1].study"));
    assert_eq!(review.consensuses().count(), 1);
}

#[test]
fn a_review_without_reviewers_gets_one_and_says_so() {
    let (review, problems, _) = spoilt("reviewers", json!([]));
    let made_up = Reviewer {
        id: ReviewerId::new("reviewer-1"),
        name: "Reviewer 1".to_owned(),
    };
    assert_eq!(review.header().reviewers, [made_up]);
    let fields: Vec<_> = problems
        .iter()
        .map(|problem| problem.field.as_deref().unwrap())
        .collect();
    assert_eq!(fields, ["reviewers", "appraisals[0].reviewer"]);
}

#[test]
fn a_review_without_an_id_gets_one_of_its_own() {
    let (one, problems, _) = spoilt("id", Value::Null);
    assert_eq!(problems[0].field.as_deref(), Some("id"));
    let mut file = to_value(&full_review(true), &time());
    file["review"]["id"] = Value::Null;
    let (other, _) = from_text(&file.to_string()).unwrap();
    assert_ne!(one.id(), other.id());
    assert_eq!(other.id(), from_text(&file.to_string()).unwrap().0.id());
}
