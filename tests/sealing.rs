//! Blinding: what is sealed to whom, and until when.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/double.rs"]
mod double;
#[path = "support/reviews.rs"]
mod reviews;

use std::rc::Rc;

use double::{appraisal, review, reviewer_id, study_id};
use mmat_appraisal::instrument::{Design, ItemId, Response};
use mmat_appraisal::review::{
    Appraisal, Chain, Change, Header, Log, LogEntry, MergeAnswers, PerStudy, Review, Timestamp,
    as_seen_by, begin_consensus, log_as_seen_by, merge, only_of, sealed, sealed_to,
};
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};

const COMPLETE: [ItemId; 7] = [
    ItemId::S1,
    ItemId::S2,
    ItemId::C21,
    ItemId::C22,
    ItemId::C23,
    ItemId::C24,
    ItemId::C25,
];

/// A blinded review of study A; each of these reviewers answered so many items of it.
fn blinded(answered: &[(&str, usize)]) -> Review {
    let appraisals = answered.iter().map(|(who, number)| by(who, *number));
    let plain = review(&["A"], &["r", "s", "t"], appraisals.collect());
    let mut header = Header::clone(plain.header());
    header.protocol.blinded = true;
    header.protocol.per_study = PerStudy::Two;
    let mut blinded = plain;
    blinded.apply(&Change::Header(Rc::new(header)));
    blinded
}

fn by(who: &str, number: usize) -> Appraisal {
    let answered: Vec<_> = COMPLETE.iter().take(number).collect();
    let answered: Vec<_> = answered
        .iter()
        .map(|item| (**item, Response::Yes))
        .collect();
    appraisal("A", who, Some(Design::Rct), &answered)
}

/// Whether the appraisal of `whose` is sealed to `me`.
fn is_sealed(review: &Review, me: &str, whose: &str) -> bool {
    sealed(
        review,
        &reviewer_id(me),
        &study_id("A"),
        &reviewer_id(whose),
    )
}

#[test]
fn nothing_is_sealed_where_the_protocol_is_not_blinded() {
    let open = review(&["A"], &["r", "s"], vec![by("r", 3), by("s", 7)]);
    assert!(!is_sealed(&open, "r", "s") && !is_sealed(&open, "s", "r"));
    assert!(as_seen_by(&open, &reviewer_id("r")).is_none());
}

#[test]
fn my_own_is_never_sealed_to_me() {
    for number in [0, 3, 7] {
        assert!(!is_sealed(&blinded(&[("r", number)]), "r", "r"));
    }
}

#[test]
fn anothers_opens_when_both_are_complete_and_not_before() {
    for (mine, theirs, expected) in [
        (0, 7, true),
        (6, 7, true),
        (7, 6, true),
        (7, 1, true),
        (7, 7, false),
    ] {
        let review = blinded(&[("r", mine), ("s", theirs)]);
        assert_eq!(
            is_sealed(&review, "r", "s"),
            expected,
            "{mine} and {theirs}"
        );
    }
}

#[test]
fn a_failed_screening_that_goes_no_further_is_complete() {
    let failed = appraisal("A", "s", None, &[(ItemId::S1, Response::No)]);
    let mut review = blinded(&[("r", 7)]);
    review.apply(&Change::Appraisal(Rc::new(failed)));
    assert!(!is_sealed(&review, "r", "s"));
}

#[test]
fn who_did_not_appraise_sees_it_once_two_are_complete() {
    assert!(is_sealed(&blinded(&[("r", 7)]), "t", "r"));
    assert!(is_sealed(&blinded(&[("r", 7), ("s", 6)]), "t", "r"));
    let done = blinded(&[("r", 7), ("s", 7)]);
    assert!(!is_sealed(&done, "t", "r") && !is_sealed(&done, "t", "s"));
}

#[test]
fn a_third_who_began_an_appraisal_has_to_complete_it_first() {
    let begun = blinded(&[("r", 7), ("s", 7), ("t", 2)]);
    assert!(is_sealed(&begun, "t", "r") && is_sealed(&begun, "t", "s"));
    assert!(is_sealed(&begun, "r", "t") && !is_sealed(&begun, "r", "s"));
}

#[test]
fn an_answer_taken_back_seals_it_again_but_consensus_does_not() {
    let mut review = blinded(&[("r", 7), ("s", 7)]);
    let parties = [reviewer_id("r"), reviewer_id("s")];
    let begin = begin_consensus(&review, &study_id("A"), &parties, &double::time());
    let change = Change::Answer {
        key: (study_id("A"), reviewer_id("r")),
        item: ItemId::C25,
        answer: None,
    };
    let mut alone = review.clone();
    alone.apply(&change);
    assert!(is_sealed(&alone, "r", "s"));
    for one in begin.into_iter().chain([change]) {
        review.apply(&one);
    }
    assert!(!is_sealed(&review, "r", "s"));
}

#[test]
fn what_is_seen_is_the_review_without_what_is_sealed() {
    let whole = blinded(&[("r", 6), ("s", 7)]);
    let me = reviewer_id("r");
    assert_eq!(sealed_to(&whole, &me).count(), 1);
    let (seen, left_out) = as_seen_by(&whole, &me).unwrap();
    assert_eq!(left_out, 1);
    assert!(seen.appraisal(&study_id("A"), &reviewer_id("s")).is_none());
    assert!(seen.appraisal(&study_id("A"), &me).is_some());
    assert_eq!(
        whole.appraisals().count(),
        2,
        "the review itself is as it was"
    );
}

/// A log of one answer to an item of study A, given by `whose` and noted under `by`.
fn log_of(review: &Review, whose: &str, by: &str) -> Log {
    let key = (study_id("A"), reviewer_id(whose));
    let appraisal = review.appraisal(&key.0, &key.1).unwrap();
    let answer = appraisal.answers.get(&ItemId::S1).unwrap().clone();
    let (item, answer) = (ItemId::S1, Some(answer));
    let change = Change::Answer { key, item, answer };
    let at = Timestamp::epoch();
    let entry = LogEntry::new(&change, &change, at, Some(reviewer_id(by)));
    Log::of(vec![Chain::new(vec![Rc::new(entry)]).unwrap()])
}

#[test]
fn the_log_keeps_what_is_sealed_whoever_brought_it_in() {
    let half = blinded(&[("r", 3), ("s", 7)]);
    for by in ["s", "r"] {
        let log = log_of(&half, "s", by);
        let seen = log_as_seen_by(&log, &half, &reviewer_id("r")).newest_first();
        assert_eq!((seen[0].before.as_str(), seen[0].after.as_str()), ("", ""));
        assert_eq!(seen[0].at, Timestamp::epoch());
    }
    let both = blinded(&[("r", 7), ("s", 7)]);
    let log = log_of(&both, "s", "s");
    let seen = log_as_seen_by(&log, &both, &reviewer_id("r")).newest_first();
    assert!(!seen[0].after.is_empty());
}

#[test]
fn what_is_handed_over_has_one_reviewers_appraisals_and_all_studies() {
    let mut whole = blinded(&[("r", 7), ("s", 7)]);
    let parties = [reviewer_id("r"), reviewer_id("s")];
    for one in begin_consensus(&whole, &study_id("A"), &parties, &double::time()) {
        whole.apply(&one);
    }
    let mine = only_of(&whole, &reviewer_id("s"));
    assert_eq!(mine.header(), whole.header());
    assert_eq!(mine.studies(), whole.studies());
    assert!(
        mine.appraisals()
            .all(|one| one.reviewer == reviewer_id("s"))
    );
    assert_eq!(
        (mine.appraisals().count(), mine.consensuses().count()),
        (1, 0)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_all_hand_over_is_everything_again(whole in reviews::review()) {
        let mut team = whole.header().reviewers.iter();
        let first = only_of(&whole, &team.next().unwrap().id);
        let together = team.fold(first, |known, one| {
            let theirs = only_of(&whole, &one.id);
            merge(&known, &theirs, &MergeAnswers::default()).unwrap().review
        });
        prop_assert_eq!(together.studies(), whole.studies());
        prop_assert!(together.appraisals().eq(whole.appraisals()));
    }

    #[test]
    fn whoever_looks_sees_their_own_and_nothing_that_is_sealed(whole in reviews::review()) {
        for me in &whole.header().reviewers {
            let seen = as_seen_by(&whole, &me.id);
            let sealed_ones = sealed_to(&whole, &me.id).count();
            prop_assert_eq!(seen.as_ref().map_or(0, |(_, left_out)| *left_out), sealed_ones);
            let seen = seen.map_or_else(|| whole.clone(), |(seen, _)| seen);
            prop_assert_eq!(seen.appraisals().count() + sealed_ones, whole.appraisals().count());
            let is_open = |one: &Rc<Appraisal>| !sealed(&whole, &me.id, &one.study, &one.reviewer);
            prop_assert!(seen.appraisals().all(is_open));
            prop_assert!(whole.protocol().blinded || sealed_ones == 0);
        }
    }
}
