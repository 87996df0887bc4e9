//! What an entry says of a change, and how long it is.

use std::rc::Rc;

use mmat_appraisal::instrument::ItemId;
use mmat_appraisal::review::{
    Change, Header, LogEntry, Review, Reviewer, ReviewerId, Study, TeamRule, Timestamp,
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
