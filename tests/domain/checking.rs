//! Checks: each concern fires where it should and nowhere else.

use mmat_appraisal::codec::tables::read_wide;
use mmat_appraisal::instrument::{Design, ItemId, QuantitativeSet, Response};
use mmat_appraisal::review::{
    Appraisal, Concern, Protocol, checks_of, items_to_rate, review_checks,
};

use crate::{all, answer, go_on, of};

/// A public data extraction form: two reviewers, five studies; its source is in TABLES.md.
const TWO: &str = include_str!("../fixtures/two-reviewers.csv");

const MIXED: Design = Design::Mixed(Some(QuantitativeSet::Rct));

fn concerns(appraisal: &Appraisal) -> Vec<(Option<&'static str>, Concern)> {
    let checks = checks_of(appraisal, &Protocol::default()).into_iter();
    checks
        .map(|check| (check.item.map(ItemId::token), check.concern))
        .collect()
}

/// What is said of a No to 2.4 with that comment.
fn about_no(comment: &str) -> Option<Concern> {
    let mut appraisal = of(Some(Design::Rct));
    answer(&mut appraisal, ItemId::C24, Response::No, comment);
    let concerns = concerns(&appraisal);
    concerns.first().map(|(_, concern)| *concern)
}

#[test]
fn a_no_whose_comment_says_that_the_report_is_silent_is_questioned() {
    // Each a comment of TWO, word for word; all but the last beside a No there.
    let comments = [
        "Does not say",
        "Does not discuss or mention confounds",
        "Does not mention other exposures (methods are not very clear or detailed)",
        "It wasn't mentioned",
    ];
    for comment in comments {
        assert!(TWO.contains(comment), "not in the source: {comment}");
        assert_eq!(
            about_no(comment),
            Some(Concern::NoButNotReported),
            "{comment}"
        );
    }
    let variants = [
        "Not reported.",
        "UNCLEAR",
        "it isn’t stated",
        "They didn't describe it",
    ];
    for comment in variants {
        assert_eq!(
            about_no(comment),
            Some(Concern::NoButNotReported),
            "{comment}"
        );
    }
}

#[test]
fn a_no_with_a_reason_of_its_own_is_not_questioned() {
    // Each a comment of TWO beside a No, word for word.
    let comments = [
        "Not able to blind participants or researchers to group allocation",
        "SOC was significantly different",
        "High dropouts (58%)",
        "Only 21participants",
        "Very small sample (21)",
    ];
    for comment in comments {
        assert!(TWO.contains(comment), "not in the source: {comment}");
        assert_eq!(about_no(comment), None, "{comment}");
    }
}

#[test]
fn cant_tell_and_yes_with_such_a_comment_are_not_questioned() {
    for response in [Response::CantTell, Response::Yes] {
        let mut appraisal = of(Some(Design::Rct));
        answer(&mut appraisal, ItemId::C24, response, "Does not say");
        assert_eq!(concerns(&appraisal), []);
    }
}

/// The guide calls what is not reported Can't tell, so of the answers of TWO on which the two
/// reviewers differ, those No whose comment says so are found.
#[test]
fn the_check_finds_the_disputed_no_of_a_real_double_appraisal() {
    let (rows, _) = read_wide(TWO).unwrap();
    let mut found = Vec::new();
    for row in &rows {
        for (item, incoming) in &row.answers {
            if incoming.response == Some(Response::No)
                && about_no(&incoming.comment) == Some(Concern::NoButNotReported)
            {
                found.push((row.line, item.token()));
            }
        }
    }
    let disputed: Vec<(usize, &str)> = rows
        .chunks(2)
        .flat_map(|pair| {
            let items = pair[0].answers.keys().copied();
            items.filter_map(|item| {
                let response = |row: usize| pair[row].answers.get(&item)?.response;
                let no = (0..2).find(|row| response(*row) == Some(Response::No))?;
                let other = response(1 - no) == Some(Response::CantTell);
                other.then(|| (pair[no].line, item.token()))
            })
        })
        .collect();
    assert_eq!(disputed.len(), 5);
    let hits = disputed.iter().filter(|one| found.contains(one)).count();
    assert!(hits >= 4, "found {found:?} of {disputed:?}");
}

#[test]
fn a_yes_to_5_5_with_a_weak_component_is_questioned() {
    let mut mixed = all(MIXED, Response::Yes, "p. 4");
    assert_eq!(concerns(&mixed), []);
    for weak in [Response::No, Response::CantTell] {
        answer(&mut mixed, ItemId::C23, weak, "dropout of 40 %");
        assert_eq!(concerns(&mixed), [(Some("5.5"), Concern::ComponentsWeak)]);
    }
    answer(&mut mixed, ItemId::C55, Response::No, "2.3");
    assert_eq!(concerns(&mixed), []);
    answer(&mut mixed, ItemId::C55, Response::Yes, "p. 4");
    answer(&mut mixed, ItemId::C23, Response::Yes, "");
    answer(&mut mixed, ItemId::C54, Response::No, "not a component");
    answer(
        &mut mixed,
        ItemId::C33,
        Response::No,
        "of another set, hidden",
    );
    assert_eq!(concerns(&mixed), []);
}

#[test]
fn criteria_rated_after_a_failed_screening_need_a_reason() {
    let mut failed = of(Some(Design::Rct));
    answer(&mut failed, ItemId::S1, Response::No, "a comment, no study");
    assert_eq!(concerns(&failed), []);
    answer(&mut failed, ItemId::C21, Response::Yes, "");
    assert_eq!(
        concerns(&failed),
        [(None, Concern::RatedAfterFailedScreening)]
    );
    go_on(&mut failed);
    assert_eq!(concerns(&failed), []);
}

#[test]
fn no_and_cant_tell_with_nothing_beside_them_are_questioned() {
    for response in [Response::No, Response::CantTell] {
        let mut appraisal = of(Some(Design::Rct));
        answer(&mut appraisal, ItemId::C21, response, "  ");
        assert_eq!(concerns(&appraisal), [(Some("2.1"), Concern::NoEvidence)]);
        let answer = appraisal.answers.get_mut(&ItemId::C21).unwrap();
        answer.location = "p. 4".to_owned();
        assert_eq!(concerns(&appraisal), []);
    }
    let mut yes = of(Some(Design::Rct));
    answer(&mut yes, ItemId::C21, Response::Yes, "");
    assert_eq!(concerns(&yes), []);
}

#[test]
fn mixed_methods_without_a_set_or_without_components_is_questioned() {
    let no_set = of(Some(Design::Mixed(None)));
    assert_eq!(concerns(&no_set), [(None, Concern::NoQuantitativeSet)]);
    let mut mixed = all(MIXED, Response::Yes, "p. 4");
    mixed.answers.remove(&ItemId::C11);
    assert_eq!(concerns(&mixed), [(None, Concern::ComponentsMissing)]);
    mixed.answers.remove(&ItemId::C52);
    assert_eq!(concerns(&mixed), [], "still under way");
}

#[test]
fn complete_with_no_evidence_at_all_is_one_concern_and_not_one_for_each_item() {
    let mut empty = all(Design::Rct, Response::CantTell, "");
    go_on(&mut empty);
    assert_eq!(concerns(&empty), [(None, Concern::CompleteButEmpty)]);
    answer(&mut empty, ItemId::C21, Response::Yes, "p. 4");
    assert_eq!(concerns(&empty).len(), 6);
    assert!(!concerns(&empty).contains(&(None, Concern::CompleteButEmpty)));
    let mut weak = all(MIXED, Response::Yes, "");
    answer(&mut weak, ItemId::C11, Response::No, "");
    let weak_too = (Some("5.5"), Concern::ComponentsWeak);
    assert_eq!(
        concerns(&weak),
        [(None, Concern::CompleteButEmpty), weak_too]
    );
    let mut unfinished = all(Design::Rct, Response::Yes, "");
    unfinished.answers.remove(&ItemId::C25);
    assert_eq!(concerns(&unfinished), []);
}

#[test]
fn checks_leave_hidden_answers_alone_and_come_in_the_order_of_items() {
    let mut appraisal = of(Some(Design::Rct));
    for item in ItemId::ALL {
        if !item.is_screening() {
            answer(&mut appraisal, item, Response::No, "");
        }
    }
    let found = checks_of(&appraisal, &Protocol::default());
    let items: Vec<ItemId> = found.iter().filter_map(|check| check.item).collect();
    let shown = items_to_rate(&appraisal, &Protocol::default());
    assert_eq!(items, shown[2..]);
}

#[test]
fn the_checks_of_a_review_are_those_of_everyone_in_the_order_of_its_studies() {
    let mut review = crate::counting::review(&["B", "A"], 2);
    for (study, reviewer) in [("A", "r"), ("B", "r2"), ("B", "r")] {
        let mut one = of(Some(Design::Mixed(None)));
        one.study = mmat_appraisal::review::StudyId::new(study);
        one.reviewer = mmat_appraisal::review::ReviewerId::new(reviewer);
        review.apply(&mmat_appraisal::review::Change::Appraisal(one.into()));
    }
    let checks = review_checks(&review);
    let order: Vec<_> = checks
        .iter()
        .map(|check| (check.study.as_str(), check.reviewer.as_str()))
        .collect();
    assert_eq!(order, [("B", "r"), ("B", "r2"), ("A", "r")]);
}
