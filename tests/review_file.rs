//! The review file and the store's records: what goes out comes back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "review_file/faults.rs"]
mod faults;
#[path = "support/full.rs"]
mod full;
#[path = "support/reviews.rs"]
mod reviews;

use full::{full_review, time};
use mmat_appraisal::codec::incoming::{FileProblem, ImportError};
use mmat_appraisal::codec::records;
use mmat_appraisal::codec::review_file::{from_text, to_text, to_value};
use mmat_appraisal::codec::summary_json::tally_json;
use mmat_appraisal::instrument::{Design, ItemId, QuantitativeSet, Response};
use mmat_appraisal::port::Card;
use mmat_appraisal::review::{
    Carried, LogEntry, Review, ReviewId, ReviewerId, StudyId, What, tally,
};
use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};
use serde_json::{Value, json};

const GOLDEN: &str = include_str!("fixtures/review-v1.mmat.json");

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_review_comes_back(review in reviews::review(), now in reviews::time()) {
        let text = to_text(&review, &now);
        let (back, problems) = from_text(&text).unwrap();
        prop_assert_eq!(&problems, &Vec::<FileProblem>::new());
        prop_assert_eq!(&back, &review);
        prop_assert_eq!(to_text(&back, &now), text);
    }

    #[test]
    fn any_record_comes_back(review in reviews::review()) {
        let header = review.header();
        prop_assert_eq!(&records::header(&records::header_text(header)).unwrap(), &**header);
        for study in review.studies() {
            prop_assert_eq!(&records::study(&records::study_text(study)).unwrap(), &**study);
        }
        for appraisal in review.appraisals() {
            let text = records::appraisal_text(appraisal);
            prop_assert_eq!(&records::appraisal(&text).unwrap(), &**appraisal);
        }
        for consensus in review.consensuses() {
            let text = records::consensus_text(consensus);
            prop_assert_eq!(&records::consensus(&text).unwrap(), &**consensus);
        }
    }

    #[test]
    fn a_file_cut_anywhere_is_refused_at_a_line(cut in 0.0..1.0_f64) {
        let text = to_text(&full_review(true), &time());
        let whole = text.trim_end().chars().count();
        let end = (whole as f64 * cut) as usize;
        let half: String = text.chars().take(end).collect();
        let lines = half.lines().count().max(1);
        match from_text(&half) {
            Err(ImportError::Broken { line, .. }) => assert!(line <= lines + 1),
            Err(ImportError::Empty) => assert!(half.trim().is_empty()),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn half_a_file_names_its_last_line() {
    let text = to_text(&full_review(false), &time());
    let half: Vec<&str> = text.lines().take(20).collect();
    let error = from_text(&half.join("\n")).unwrap_err();
    let Broken { line, message } = broken(error);
    assert_eq!(
        (line, message.as_str()),
        (20, "the file ends in the middle")
    );
}

#[test]
fn damage_names_its_line() {
    let text = to_text(&full_review(false), &time());
    let line = text
        .lines()
        .position(|line| line.contains("\"title\""))
        .unwrap()
        + 1;
    let damaged = text.replacen("\"title\":", "\"title\"", 1);
    let found = broken(from_text(&damaged).unwrap_err());
    assert_eq!(found.line, line);
    assert!(!found.message.contains("column"), "{}", found.message);
}

#[test]
fn the_text_is_indented_sorted_and_ends_with_a_line_break() {
    let text = to_text(&full_review(true), &time());
    assert!(text.starts_with("{\n  \"attribution\": {\n    \"article\":"));
    assert!(text.ends_with("}\n") && !text.ends_with("\n\n"));
    assert!(!to_text(&full_review(false), &time()).contains("null"));
    assert_eq!(text, to_text(&full_review(true), &time()));
}

#[test]
fn a_byte_order_mark_does_not_matter() {
    let text = format!("\u{feff}{}", to_text(&full_review(false), &time()));
    assert_eq!(from_text(&text).unwrap().0, full_review(false));
}

#[test]
fn unknown_fields_survive_at_every_level_digit_by_digit() {
    let review = full_review(true);
    let text = to_text(&review, &time());
    let file: Value = serde_json::from_str(&text).unwrap();
    let places = [
        "/x_file",
        "/review/x_review",
        "/review/reviewers/1/x_reviewer",
        "/review/protocol/x_protocol",
        "/review/protocol/rules/2.3/x_rule",
        "/review/protocol/amendments/0/x",
        "/review/studies/0/x_study",
        "/review/studies/0/citation/x_citation",
        "/review/studies/0/citation/other/0/x_other",
        "/review/appraisals/0/x_appraisal",
        "/review/appraisals/0/design/x_design",
        "/review/appraisals/0/design/path/1/x_step",
        "/review/appraisals/0/went_on/x_reason",
        "/review/appraisals/0/answers/2.4/x_answer",
        "/review/consensus/0/x_consensus",
        "/review/consensus/0/independent/r1/x_independent",
        "/review/consensus/0/design/x_agreed",
        "/review/consensus/0/answers/5.5/x_agreed_answer",
    ];
    for place in places {
        let kept = file.pointer(place).map(Value::to_string);
        assert_eq!(
            kept.as_deref(),
            Some(r#"{"exact":1.10,"list":[null,"é"]}"#),
            "{place}"
        );
    }
    let (back, problems) = from_text(&text).unwrap();
    assert_eq!((back, problems), (review, Vec::new()));
}

#[test]
fn a_carried_field_never_replaces_one_of_ours() {
    let mut header = full_review(false).header().as_ref().clone();
    let fields = [("title", "1"), ("../format", "2"), ("plain", "not JSON")];
    header.carried = Carried::new(
        fields
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .into(),
    );
    let file = to_value(&Review::new(header), &time());
    assert_eq!(file["review"]["title"], "A made-up review");
    assert_eq!(file["format"], "mmat-appraisal");
    assert_eq!(file["review"]["plain"], "not JSON");
}

#[test]
fn the_golden_file_opens() {
    let (review, problems) = from_text(GOLDEN).unwrap();
    assert_eq!(problems, []);
    assert_eq!(review.studies().len(), 6);
    assert_eq!(review.appraisals().count(), 11);
    assert_eq!(review.header().reviewers.len(), 2);
    let (r1, r2) = (ReviewerId::new("r1"), ReviewerId::new("r2"));
    let first = StudyId::new("s1");
    assert_eq!(
        review.study(&first).unwrap().label,
        "Ossoliniski et al., 2017"
    );
    let responses = [&r1, &r2].map(|reviewer| {
        review
            .appraisal(&first, reviewer)
            .unwrap()
            .response(ItemId::C24)
    });
    assert_eq!(responses, [Some(Response::No), Some(Response::CantTell)]);

    let made_up = review.appraisal(&StudyId::new("s6"), &r1).unwrap();
    let choice = made_up.design.as_ref().unwrap();
    assert_eq!(
        choice.design,
        Design::Mixed(Some(QuantitativeSet::Descriptive))
    );
    assert_eq!(choice.path.len(), 2);
    assert_eq!(made_up.went_on.as_ref().unwrap().text, "Made up.");
    let hidden = &made_up.answers.get(&ItemId::C31).unwrap();
    assert_eq!((hidden.response, hidden.location.as_str()), (None, "p. 3"));
    let study = review.study(&StudyId::new("s6")).unwrap();
    assert_eq!(study.citation.year, Some(2020));
    assert_eq!(study.citation.other, [("LA".to_owned(), "eng".to_owned())]);
    assert_eq!(review.protocol().rules.len(), 1);
    assert_eq!(review.protocol().amendments.len(), 1);
    assert!(review.protocol().locked.is_some());
    // What we would write of it opens to the same review.
    assert_eq!(from_text(&to_text(&review, &time())).unwrap().0, review);
}

#[test]
fn other_files_are_refused_by_what_they_are() {
    assert_eq!(from_text(" \n").unwrap_err(), ImportError::Empty);
    assert_eq!(from_text("[1]").unwrap_err(), ImportError::Unknown);
    assert_eq!(from_text("{}").unwrap_err(), ImportError::Unknown);
    let with = |name: &str, value: Value| {
        let mut file = to_value(&full_review(false), &time());
        file[name] = value;
        from_text(&file.to_string())
    };
    assert_eq!(
        with("format", json!("other")).unwrap_err(),
        ImportError::Unknown
    );
    assert_eq!(
        with("instrument", json!("MMAT 2011")).unwrap_err(),
        ImportError::Unknown
    );
    let newer = ImportError::Newer { found: 2, known: 1 };
    assert_eq!(with("version", json!(2)).unwrap_err(), newer);
    for value in [json!(0), json!("1"), Value::Null] {
        assert!(matches!(
            with("version", value),
            Err(ImportError::Broken { .. })
        ));
    }
    assert!(matches!(
        with("review", json!([])),
        Err(ImportError::Broken { .. })
    ));
}

#[test]
fn log_entries_and_cards_come_back() {
    let whats = [
        What::Review,
        What::Study,
        What::Appraisal,
        What::Answer(ItemId::C55),
        What::Category,
        What::WentOn,
        What::Consensus,
        What::AgreedCategory,
        What::AgreedAnswer(ItemId::S2),
    ];
    for (what, by) in whats
        .into_iter()
        .zip([Some("r1"), None].into_iter().cycle())
    {
        let entry = LogEntry {
            at: time(),
            by: by.map(ReviewerId::new),
            what,
            study: by.map(StudyId::new),
            before: String::new(),
            after: "no | \"why\"\n".to_owned(),
        };
        assert_eq!(
            records::log_entry(&records::log_text(&entry)).unwrap(),
            entry
        );
    }
    let card = Card {
        id: ReviewId::new("a"),
        title: "An \"odd\" title".to_owned(),
        studies: 33,
        done: 2,
        changed: time(),
        me: Some(ReviewerId::new("r1")),
    };
    assert_eq!(records::card(&records::card_text(&card)).unwrap(), card);
}

#[test]
fn a_damaged_record_is_refused_by_name() {
    let review = full_review(true);
    let appraisal = review.appraisals().next().unwrap();
    let text = records::appraisal_text(appraisal).replace("\"cant-tell\"", "\"maybe\"");
    let error = records::appraisal(&text).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the stored appraisal s1 r1 cannot be read: answers.S1.response: “maybe” is none of yes, \
         no, cant-tell; left out"
    );
    assert!(records::study("{\"id\": 1}").is_err());
    assert!(
        records::study("{")
            .unwrap_err()
            .to_string()
            .starts_with("the stored study cannot")
    );
    assert!(records::header("{}").is_err());
    assert!(records::card("{\"id\":\"a\"}").is_err());
    assert!(records::log_entry("{\"what\":\"answer\",\"at\":\"2026-03-03T09:30:00Z\"}").is_err());
}

#[test]
fn the_tally_has_its_stable_shape() {
    let (golden, _) = from_text(GOLDEN).unwrap();
    let counts = tally_json(&tally(&golden));
    assert_eq!(counts["studies"], 6);
    assert_eq!(counts["items"].as_object().unwrap().len(), 27);
    // Five studies have two appraisals each, so nobody's counts; the made-up one has one.
    assert_eq!(
        counts["byCategory"],
        json!({"qualitative": 0, "rct": 0, "nonrandomized": 0, "descriptive": 0, "mixed": 1, "none": 5})
    );
    assert_eq!(
        counts["items"]["S1"],
        json!({"yes": 0, "no": 0, "cantTell": 1, "unanswered": 5})
    );
    assert_eq!(
        counts["items"]["2.4"],
        json!({"yes": 0, "no": 0, "cantTell": 0, "unanswered": 0})
    );
}

struct Broken {
    line: usize,
    message: String,
}

fn broken(error: ImportError) -> Broken {
    match error {
        ImportError::Broken { line, message } => Broken { line, message },
        other => panic!("{other:?}"),
    }
}
