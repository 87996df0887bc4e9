//! What an entry says of a change, and how long it is.

use std::rc::Rc;

use mmat_appraisal::instrument::ItemId;
use mmat_appraisal::review::{
    AgreedAnswer, ByKey, Change, Consensus, Header, LogEntry, Review, Reviewer, ReviewerId, Study,
    TeamRule, Timestamp, What,
};

use super::full::{full_review, time};

fn of_header(change: impl FnOnce(&mut Header)) -> (String, String) {
    let mut review: Review = full_review(false);
    let mut header = Header::clone(review.header());
    change(&mut header);
    said(&mut review, Change::Header(Rc::new(header)))
}

fn said(review: &mut Review, change: Change) -> (String, String) {
    let undo = review.apply(&change);
    let entry = LogEntry::new(&change, &undo, time(), None);
    (entry.before, entry.after)
}

#[test]
fn a_change_of_the_protocol_says_what_changed_and_nothing_else() {
    let (before, after) = of_header(|header| header.protocol.screening_used = false);
    assert_eq!(before, "screening questions: used");
    assert_eq!(after, "screening questions: not used");
    let (before, after) = of_header(|header| {
        header.protocol.rules.insert(
            ItemId::C11,
            TeamRule {
                text: "Made up.".to_owned(),
                agreed: time(),
            },
        );
        header.protocol.locked = None;
    });
    assert_eq!(
        before,
        "rule of 1.1: (none) | protocol: locked 2026-03-03T09:30:00.000Z"
    );
    assert_eq!(after, "rule of 1.1: Made up. | protocol: open");
}

#[test]
fn a_time_is_shifted_over_days_months_and_leap_years() {
    let cases = [
        ("2026-03-03T09:30:05.120Z", 330, "2026-03-03T15:00:05.120Z"),
        ("2024-02-28T23:30:00.000Z", 60, "2024-02-29T00:30:00.000Z"),
        ("2024-03-01T00:10:00.000Z", -60, "2024-02-29T23:10:00.000Z"),
        ("2100-02-28T23:59:00.000Z", 1, "2100-03-01T00:00:00.000Z"),
        ("2000-02-29T12:00:00.000Z", 1440, "2000-03-01T12:00:00.000Z"),
        ("2025-12-31T23:00:00.000Z", 120, "2026-01-01T01:00:00.000Z"),
        ("1970-01-01T00:00:00.000Z", -1, "1969-12-31T23:59:00.000Z"),
        ("9999-12-31T23:59:00.000Z", 1, "9999-12-31T23:59:00.000Z"),
    ];
    for (at, minutes, expected) in cases {
        let at = Timestamp::parse(at).unwrap();
        assert_eq!(at.shifted(minutes).as_str(), expected);
        assert_eq!(at.shifted(0), at);
    }
}

#[test]
fn a_change_of_title_or_team_says_who_and_what() {
    let (before, after) = of_header(|header| {
        header.title = "Another".to_owned();
        header.reviewers.push(Reviewer {
            id: ReviewerId::new("new"),
            name: "Newcomer".to_owned(),
        });
    });
    assert!(before.starts_with("title: ") && !before.contains("reviewer"));
    assert_eq!(after, "title: Another | reviewer: Newcomer");
}

#[test]
fn a_changed_study_says_which_facts_differ() {
    let mut review = full_review(false);
    let study = Rc::clone(&review.studies()[0]);
    let mut changed = Study::clone(&study);
    changed.citation.year = Some(1999);
    let change = Change::Study {
        study: Rc::new(changed),
        place: None,
    };
    let (before, after) = said(&mut review, change);
    assert!(before.starts_with(&study.label) && before.contains("year: "));
    assert_eq!(after, format!("{} | year: 1999", study.label));
}

#[test]
fn who_agreed_is_stored_by_id_and_said_by_the_name_of_today() {
    let mut review = full_review(false);
    let study = review.studies()[0].id.clone();
    let consensus = Consensus::clone(review.consensus(&study).unwrap());
    let answer = consensus.answers.get(&ItemId::C55).unwrap().clone();
    // A comment may hold the sign between parts, a word for a way, and an id on its own.
    let comment = "why | discussion | r1 said so | r2";
    let changes = [
        Change::AgreedAnswer {
            study: study.clone(),
            item: ItemId::C55,
            answer: Some(AgreedAnswer {
                comment: comment.to_owned(),
                ..answer
            }),
        },
        Change::AgreedDesign {
            study: study.clone(),
            design: consensus.design.clone(),
        },
        Change::Frozen {
            study,
            frozen: ByKey::from(["r1", "r2"].map(|id| {
                let frozen = consensus
                    .frozen
                    .get(&ReviewerId::new("r1"))
                    .unwrap()
                    .clone();
                (ReviewerId::new(id), frozen)
            })),
        },
    ];
    let decided = "third-reviewer | Reviewer r1, Reviewer r2 | they asked a third";
    let expected = [
        format!("yes | {comment} | {decided}"),
        format!("mixed + descriptive | {decided}"),
        "Reviewer r1, Reviewer r2".to_owned(),
    ];
    for (change, expected) in changes.iter().zip(expected) {
        let undo = review.apply(change);
        let entry = LogEntry::new(change, &undo, time(), None);
        assert!(!entry.after.contains("Reviewer"), "{}", entry.after);
        assert_eq!(entry.after_with_names(&review), expected);
    }
    // Nobody's name is put where ids are not, nor for somebody who is not in the team.
    let other = LogEntry {
        at: time(),
        by: None,
        what: What::Answer(ItemId::C55),
        study: None,
        before: "no | discussion | r1, r2".to_owned(),
        after: "yes | discussion | r1, r3".to_owned(),
    };
    assert_eq!(other.before_with_names(&review), other.before);
    let agreed = LogEntry {
        what: What::AgreedAnswer(ItemId::C55),
        ..other
    };
    assert_eq!(
        agreed.before_with_names(&review),
        "no | discussion | Reviewer r1, Reviewer r2"
    );
    assert_eq!(agreed.after_with_names(&review), agreed.after);
}
