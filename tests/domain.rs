//! The domain: screening, progress, states, changes, labels, counts, checks.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "domain/changes.rs"]
mod changes;
#[path = "domain/checking.rs"]
mod checking;
#[path = "domain/counting.rs"]
mod counting;
#[path = "domain/names.rs"]
mod names;
#[path = "support/reviews.rs"]
mod reviews;

use mmat_appraisal::instrument::{Design, ItemId, QuantitativeSet, Response};
use mmat_appraisal::review::{
    Answer, Appraisal, DesignChoice, Progress, Protocol, Reason, ReviewerId, Screening, State,
    StudyId, Timestamp, component_gap, items_to_rate, progress, screening, state,
};

fn time() -> Timestamp {
    Timestamp::parse("2026-03-03T09:30:00Z").unwrap()
}

/// An appraisal with a design and nothing else, by `r` of `s`.
fn of(design: Option<Design>) -> Appraisal {
    let mut appraisal = Appraisal::empty(StudyId::new("s"), ReviewerId::new("r"));
    appraisal.design = design.map(|design| DesignChoice {
        design,
        path: Vec::new(),
        at: time(),
    });
    appraisal
}

fn answer(appraisal: &mut Appraisal, item: ItemId, response: Response, comment: &str) {
    let answer = Answer {
        response: Some(response),
        comment: comment.to_owned(),
        ..Answer::empty(time())
    };
    appraisal.answers.insert(item, answer);
}

/// An appraisal with every item of its design answered so.
fn all(design: Design, response: Response, comment: &str) -> Appraisal {
    let mut appraisal = of(Some(design));
    for item in items_to_rate(&appraisal.clone(), &Protocol::default()) {
        answer(&mut appraisal, item, response, comment);
    }
    appraisal
}

fn go_on(appraisal: &mut Appraisal) {
    appraisal.went_on = Some(Reason {
        text: "asked the authors".to_owned(),
        at: time(),
    });
}

fn with(responses: &[(ItemId, Response)]) -> Appraisal {
    let mut appraisal = of(None);
    for (item, response) in responses {
        answer(&mut appraisal, *item, *response, "");
    }
    appraisal
}

fn no_screening() -> Protocol {
    Protocol {
        screening_used: false,
        ..Protocol::default()
    }
}

const MIXED: Design = Design::Mixed(Some(QuantitativeSet::Descriptive));

#[test]
fn screening_is_open_until_both_are_answered_and_passes_with_two_yes() {
    let protocol = Protocol::default();
    let (s1, s2) = (ItemId::S1, ItemId::S2);
    assert_eq!(screening(&of(None), &protocol), Screening::Open);
    let one = with(&[(s1, Response::Yes)]);
    assert_eq!(screening(&one, &protocol), Screening::Open);
    let both = with(&[(s1, Response::Yes), (s2, Response::Yes)]);
    assert_eq!(screening(&both, &protocol), Screening::Passed);
}

#[test]
fn no_and_cant_tell_fail_screening_alone_or_together() {
    let protocol = Protocol::default();
    for response in [Response::No, Response::CantTell] {
        for item in [ItemId::S1, ItemId::S2] {
            let mut failed = with(&[(item, response)]);
            assert_eq!(screening(&failed, &protocol), Screening::Failed);
            go_on(&mut failed);
            assert_eq!(screening(&failed, &protocol), Screening::WentOn);
        }
    }
}

#[test]
fn a_reason_is_without_effect_while_nothing_failed() {
    let mut appraisal = with(&[(ItemId::S1, Response::Yes)]);
    go_on(&mut appraisal);
    assert_eq!(screening(&appraisal, &Protocol::default()), Screening::Open);
}

#[test]
fn with_screening_off_nothing_fails() {
    let failed = with(&[(ItemId::S1, Response::No)]);
    assert_eq!(screening(&failed, &no_screening()), Screening::NotUsed);
    assert_eq!(state(Some(&failed), &no_screening()), State::Underway);
}

#[test]
fn items_to_rate_are_7_or_17_with_screening_and_5_or_15_without() {
    let count = |design: Option<Design>, protocol: &Protocol| {
        let items = items_to_rate(&of(design), protocol);
        let mut distinct = items.clone();
        distinct.sort();
        distinct.dedup();
        assert_eq!(items.len(), distinct.len());
        items.len()
    };
    let (with, without) = (Protocol::default(), no_screening());
    let plain = [
        Design::Qualitative,
        Design::Rct,
        Design::Nonrandomized,
        Design::Descriptive,
    ];
    for design in plain {
        assert_eq!(
            (count(Some(design), &with), count(Some(design), &without)),
            (7, 5)
        );
    }
    for set in QuantitativeSet::ALL {
        let mixed = Some(Design::Mixed(Some(set)));
        assert_eq!((count(mixed, &with), count(mixed, &without)), (17, 15));
    }
    let no_set = Some(Design::Mixed(None));
    assert_eq!((count(no_set, &with), count(no_set, &without)), (12, 10));
    assert_eq!((count(None, &with), count(None, &without)), (2, 0));
}

#[test]
fn a_mixed_study_is_rated_on_5_1_and_the_set_chosen_and_no_other() {
    let items = items_to_rate(&of(Some(MIXED)), &no_screening());
    let tokens: Vec<&str> = items.iter().map(|item| item.token()).collect();
    for (group, expected) in [("1.", 5), ("2.", 0), ("3.", 0), ("4.", 5), ("5.", 5)] {
        let found = tokens.iter().filter(|token| token.starts_with(group));
        assert_eq!(found.count(), expected, "{group}");
    }
}

#[test]
fn progress_counts_answers_of_the_design_and_no_hidden_ones() {
    let mut appraisal = of(Some(Design::Rct));
    answer(&mut appraisal, ItemId::S1, Response::Yes, "");
    answer(&mut appraisal, ItemId::C21, Response::CantTell, "");
    answer(&mut appraisal, ItemId::C11, Response::Yes, "hidden");
    appraisal.answers.insert(ItemId::C22, Answer::empty(time()));
    let of = |answered, of| Progress { answered, of };
    assert_eq!(progress(&appraisal, &Protocol::default()), of(2, 7));
    assert_eq!(progress(&appraisal, &no_screening()), of(1, 5));
}

#[test]
fn an_appraisal_with_nothing_in_it_is_not_started() {
    let protocol = Protocol::default();
    assert_eq!(state(None, &protocol), State::NotStarted);
    assert_eq!(state(Some(&of(None)), &protocol), State::NotStarted);
    assert_eq!(state(Some(&of(None)), &no_screening()), State::NotStarted);
}

#[test]
fn a_category_or_a_comment_alone_is_under_way() {
    let protocol = Protocol::default();
    assert_eq!(
        state(Some(&of(Some(Design::Rct))), &protocol),
        State::Underway
    );
    let mut commented = of(None);
    let comment = Answer {
        comment: "to read again".to_owned(),
        ..Answer::empty(time())
    };
    commented.answers.insert(ItemId::S1, comment);
    assert_eq!(state(Some(&commented), &protocol), State::Underway);
}

#[test]
fn every_item_answered_is_complete_whatever_the_responses() {
    for response in Response::ALL {
        for design in [Design::Qualitative, Design::Descriptive, MIXED] {
            let mut whole = all(design, response, "");
            go_on(&mut whole);
            assert_eq!(state(Some(&whole), &Protocol::default()), State::Complete);
            whole.answers.remove(&ItemId::S2);
            assert_ne!(state(Some(&whole), &Protocol::default()), State::Complete);
        }
    }
}

#[test]
fn mixed_with_only_5_1_to_5_5_lacks_its_components() {
    let protocol = Protocol::default();
    for set in [None, Some(QuantitativeSet::Rct)] {
        let mut mixed = all(Design::Mixed(set), Response::Yes, "");
        if set.is_some() {
            mixed.answers.remove(&ItemId::C23);
        }
        assert!(component_gap(&mixed));
        assert_eq!(state(Some(&mixed), &protocol), State::LacksComponents);
        mixed.answers.remove(&ItemId::C54);
        assert!(!component_gap(&mixed));
        assert_eq!(state(Some(&mixed), &protocol), State::Underway);
    }
}

#[test]
fn mixed_without_a_set_is_never_complete() {
    let mixed = all(Design::Mixed(None), Response::Yes, "");
    assert_eq!(state(Some(&mixed), &no_screening()), State::LacksComponents);
}

#[test]
fn failed_screening_with_no_criterion_is_not_appraised_further() {
    let protocol = Protocol::default();
    let mut failed = of(Some(Design::Rct));
    answer(&mut failed, ItemId::S1, Response::CantTell, "");
    answer(&mut failed, ItemId::C11, Response::Yes, "hidden");
    assert_eq!(state(Some(&failed), &protocol), State::NotAppraisedFurther);
    answer(&mut failed, ItemId::C21, Response::Yes, "");
    assert_eq!(state(Some(&failed), &protocol), State::Underway);
    failed.answers.remove(&ItemId::C21);
    go_on(&mut failed);
    assert_eq!(state(Some(&failed), &protocol), State::Underway);
}
