//! A file says whether it is as it was written, and where it is not.

use mmat_appraisal::codec::incoming::FileProblem;
use mmat_appraisal::codec::json;
use mmat_appraisal::codec::review_file::{from_text, sealed_text, to_text};
use mmat_appraisal::review::{Finding, Log, Review, merge_logs};
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, prop_assume, proptest};

use super::full::{full_review, time};
use super::{log, logs, reviews};

fn full() -> Review {
    full_review(false).with_log(log(&[("Ada", 4), ("Ben", 2)]))
}

/// What is found of the full review's file after this change.
fn altered(from: &str, to: &str) -> Vec<String> {
    let text = sealed_text(&full(), &time());
    assert!(text.contains(from), "nothing like {from} in {text}");
    finding(&text.replacen(from, to, 1))
}

fn finding(text: &str) -> Vec<String> {
    match &from_text(text).unwrap().0.log().finding {
        Finding::Altered(places) => places.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_that_nobody_touched_is_as_it_was_written() {
    let text = sealed_text(&full(), &time());
    let (review, problems) = from_text(&text).unwrap();
    assert_eq!(problems, []);
    assert_eq!(review, full());
    assert_eq!(review.log().finding, Finding::AsWritten);
    assert_eq!(review.log().chains(), full().log().chains());
    assert_eq!(sealed_text(&review, &time()), text);
}

#[test]
fn layout_is_no_part_of_what_is_sealed() {
    let text = sealed_text(&full(), &time());
    let squeezed = json::parse(&text).unwrap().to_string();
    let (review, _) = from_text(&format!("\u{feff}{squeezed}")).unwrap();
    assert_eq!(review.log().finding, Finding::AsWritten);
}

#[test]
fn a_file_of_an_older_version_is_not_sealed_and_opens_without_a_word() {
    let (review, problems) = from_text(&to_text(&full(), &time())).unwrap();
    assert_eq!(problems, []);
    assert_eq!(review.log().finding, Finding::NotSealed);
}

#[test]
fn an_altered_answer_is_named_by_item_study_and_reviewer() {
    let text = sealed_text(&full(), &time());
    let place = text.find("\"S1\": {").unwrap();
    let answer = text[place..].replacen("\"cant-tell\"", "\"no\"", 1);
    let (review, problems) = from_text(&format!("{}{answer}", &text[..place])).unwrap();
    assert!(matches!(&review.log().finding, Finding::Altered(places)
        if places.len() == 1 && places[0].starts_with("the answer to S1 of “")));
    assert_eq!(problems.len(), 1);
    assert_eq!(
        problems[0].field.as_deref(),
        Some("appraisals[0].answers.S1")
    );
    assert!(problems[0].line.is_some());
    assert!(
        problems[0]
            .message
            .starts_with("altered since it was written: ")
    );
}

#[test]
fn an_altered_entry_of_the_log_is_named_by_its_number() {
    assert_eq!(
        altered("yes | \\\"Ada\\\" 2", "yes | \\\"Ada\\\" 3"),
        ["entry 3 of 4 of chain 1 of 2 of the log, or its hash"]
    );
}

#[test]
fn what_is_taken_out_or_changed_elsewhere_is_named_too() {
    let text = sealed_text(&full(), &time());
    let without = |path: &[&str], place: usize| {
        let mut value = json::parse(&text).unwrap();
        let mut list = &mut value;
        for name in path {
            list = match name.parse::<usize>() {
                Ok(place) => &mut list[place],
                Err(_) => &mut list[*name],
            };
        }
        list.as_array_mut().unwrap().remove(place);
        finding(&value.to_string())
    };
    let studies = without(&["review", "studies"], 0);
    assert!(
        studies
            .iter()
            .any(|one| one.ends_with("studies that were sealed are missing"))
    );
    assert_eq!(
        without(&["log", "1", "entries"], 1),
        ["the log: entries at its end, or whole chains, are missing or new"]
    );
    assert_eq!(without(&["log"], 1).len(), 1);
    assert_eq!(
        altered("\"exported\": \"2026", "\"exported\": \"2025"),
        ["what stands around the review, such as its time and software"]
    );
    assert_eq!(
        altered("\"integrity\"", "\"integrit\""),
        ["the seal of the file is missing"]
    );
    assert_eq!(
        altered("\"screening_used\": true", "\"screening_used\": false"),
        ["the title, the team or the protocol"]
    );
}

#[test]
fn the_log_of_another_review_does_not_pass() {
    let text = sealed_text(&full(), &time());
    let id = full().id().as_str().to_owned();
    let places = finding(&text.replace(&id, "another"));
    assert!(places.iter().any(|place| place.starts_with("entry 1 of 4")));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_review_and_log_come_back_sealed(
        review in reviews::review(), log in logs(), now in reviews::time()
    ) {
        let text = sealed_text(&review.clone().with_log(log.clone()), &now);
        let (back, problems) = from_text(&text).unwrap();
        prop_assert_eq!(&problems, &Vec::<FileProblem>::new());
        prop_assert_eq!(&back, &review);
        prop_assert_eq!(&back.log().finding, &Finding::AsWritten);
        let kept = merge_logs(&log, &Log::default());
        prop_assert_eq!(back.log().chains(), kept.chains());
        prop_assert_eq!(sealed_text(&back, &now), text);
    }

    #[test]
    fn any_changed_character_is_found(
        review in reviews::review(), log in logs(), at in 0.0..1.0_f64, to in "[ -~é]"
    ) {
        let text = sealed_text(&review.with_log(log), &time());
        let characters: Vec<char> = text.chars().collect();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a text")]
        let place = (at * characters.len() as f64) as usize;
        let mut changed = characters.clone();
        changed[place] = to.chars().next().unwrap();
        let changed: String = changed.into_iter().collect();
        // What is read as the very same values is no change: layout, or another way to write a sign.
        let before = json::parse(&text).unwrap();
        prop_assume!(!json::parse(&changed).is_ok_and(|after| after == before));
        match from_text(&changed) {
            Err(_) => {}
            Ok((review, problems)) => {
                prop_assert!(matches!(review.log().finding, Finding::Altered(_)), "{}", changed);
                prop_assert!(!problems.is_empty());
            }
        }
    }
}
