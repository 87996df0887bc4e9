//! Consensus: disagreements, what is agreed on, what then counts, and agreement as it stood.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/double.rs"]
mod double;

use double::{TWO_REVIEWERS, appraisal, chosen, review, review_of, reviewer_id, study_id, time};
use mmat_appraisal::instrument::{Category, Design, ItemId, QuantitativeSet, Response};
use mmat_appraisal::review::{
    AgreedAnswer, AgreedDesign, Answer, Change, CountedBy, Decision, Disagreements, LogEntry,
    Matter, Reconciled, Review, Standing, State, Timestamp, Way, What, agree_on_design,
    agree_on_item, agreement, begin_consensus, disagreements, items_to_reconcile, left_to_agree,
    parties, reconciled, standing, take_back_consensus, tally, team_agreement,
};

const YES: Response = Response::Yes;
const NO: Response = Response::No;
const CANT_TELL: Response = Response::CantTell;

fn decision() -> Decision {
    Decision {
        by: vec![reviewer_id("r"), reviewer_id("s")],
        way: Way::Discussion,
        words: String::new(),
        at: time(),
    }
}

fn agreed(response: Response) -> AgreedAnswer {
    AgreedAnswer {
        response,
        comment: "agreed".to_owned(),
        decision: decision(),
    }
}

fn agreed_design(design: Design) -> AgreedDesign {
    AgreedDesign {
        design,
        decision: decision(),
    }
}

/// Applies changes; gives back those that undo them, in order.
fn apply(review: &mut Review, changes: Vec<Change>) -> Vec<Change> {
    let mut undo: Vec<Change> = changes.iter().map(|change| review.apply(change)).collect();
    undo.reverse();
    undo
}

fn agree(review: &mut Review, study: &str, item: ItemId, response: Response) -> Vec<Change> {
    let study = study_id(study);
    let between = parties(review, &study);
    let changes = agree_on_item(review, &study, &between, (item, agreed(response)));
    apply(review, changes)
}

fn settle(review: &mut Review, study: &str, design: Design) -> Vec<Change> {
    let study = study_id(study);
    let between = parties(review, &study);
    let changes = agree_on_design(review, &study, &between, agreed_design(design));
    apply(review, changes)
}

fn of(review: &Review, study: &str) -> Disagreements {
    disagreements(review, &study_id(study))
}

fn differing(found: &Disagreements) -> Vec<&str> {
    found.items.iter().map(|item| item.item.token()).collect()
}

/// One study by two, both RCT: alike but for 2.1 and 2.4.
fn double() -> Review {
    let rct = Some(Design::Rct);
    let mut one = vec![(ItemId::S1, YES), (ItemId::S2, YES)];
    let criteria = [
        ItemId::C21,
        ItemId::C22,
        ItemId::C23,
        ItemId::C24,
        ItemId::C25,
    ];
    one.extend(criteria.map(|item| (item, YES)));
    let mut two = one.clone();
    one[5].1 = NO;
    two[5].1 = CANT_TELL;
    two[2].1 = NO;
    review(
        &["A"],
        &["r", "s"],
        vec![
            appraisal("A", "r", rct, &one),
            appraisal("A", "s", rct, &two),
        ],
    )
}

#[test]
fn all_five_disagreements_of_the_double_appraisal_are_no_against_cant_tell() {
    let review = review_of(TWO_REVIEWERS);
    let all: Vec<_> = review
        .studies()
        .iter()
        .map(|study| disagreements(&review, &study.id))
        .collect();
    assert!(all.iter().all(|one| one.compared && one.category.is_none()));
    assert!(all.iter().all(|one| one.lacking.is_empty()));
    let items: Vec<_> = all.iter().flat_map(|one| &one.items).collect();
    assert_eq!(items.len(), 5);
    assert!(items.iter().all(|item| item.no_against_cant_tell));
    let tokens: Vec<&str> = all.iter().flat_map(differing).collect();
    assert_eq!(tokens, ["2.4", "3.1", "3.4", "3.5", "4.3"]);
    assert_eq!(reconciled(&review), Reconciled { agreed: 0, of: 5 });
}

#[test]
fn a_yes_among_them_is_no_matter_of_no_against_cant_tell() {
    let found = of(&double(), "A");
    let flags: Vec<_> = found
        .items
        .iter()
        .map(|item| (item.item.token(), item.no_against_cant_tell))
        .collect();
    assert_eq!(flags, [("2.1", false), ("2.4", true)]);
    let said = vec![(reviewer_id("r"), NO), (reviewer_id("s"), CANT_TELL)];
    assert_eq!(found.items[1].said, said);
}

#[test]
fn a_study_of_one_reviewer_or_none_has_nothing_to_reconcile() {
    let mut alone = review(
        &["A", "B"],
        &["r", "s"],
        vec![appraisal("A", "r", None, &[])],
    );
    alone.apply(&Change::Appraisal(
        appraisal("A", "r", None, &[(ItemId::S1, NO)]).into(),
    ));
    for study in ["A", "B", "nowhere"] {
        assert_eq!(of(&alone, study), Disagreements::default());
    }
    assert_eq!(reconciled(&alone), Reconciled::default());
}

#[test]
fn the_category_comes_before_every_criterion() {
    let answers = [(ItemId::S1, YES), (ItemId::C21, YES), (ItemId::C31, NO)];
    let others = [(ItemId::S1, NO), (ItemId::C21, NO), (ItemId::C31, YES)];
    let mut review = review(
        &["A"],
        &["r", "s"],
        vec![
            appraisal("A", "r", Some(Design::Rct), &answers),
            appraisal("A", "s", Some(Design::Nonrandomized), &others),
        ],
    );
    let found = of(&review, "A");
    assert!(found.is_category_open());
    assert!(!found.category.as_ref().unwrap().set_alone);
    assert_eq!(differing(&found), ["S1"]);
    settle(&mut review, "A", Design::Nonrandomized);
    let found = of(&review, "A");
    assert!(!found.is_category_open());
    assert_eq!(
        found.category.as_ref().unwrap().agreed,
        Some(Design::Nonrandomized)
    );
    assert_eq!(differing(&found), ["S1", "3.1"]);
    assert_eq!(found.reconciled(), Reconciled { agreed: 1, of: 3 });
    let lacking: Vec<_> = found.lacking.iter().map(|one| one.item.token()).collect();
    assert_eq!(lacking, ["S2", "3.2", "3.3", "3.4", "3.5"]);
}

#[test]
fn differing_quantitative_sets_are_a_matter_of_category() {
    let mixed = |set| Some(Design::Mixed(set));
    let sets = [Some(QuantitativeSet::Descriptive), None];
    for set in sets {
        let review = review(
            &["A"],
            &["r", "s"],
            vec![
                appraisal(
                    "A",
                    "r",
                    mixed(Some(QuantitativeSet::Rct)),
                    &[(ItemId::C51, YES)],
                ),
                appraisal("A", "s", mixed(set), &[(ItemId::C51, NO)]),
            ],
        );
        let found = of(&review, "A");
        assert!(found.category.as_ref().unwrap().set_alone);
        assert!(found.items.is_empty());
    }
}

#[test]
fn a_consensus_counts_and_what_is_still_open_is_unanswered() {
    let mut review = double();
    assert_eq!(review.counted(&study_id("A")), None);
    agree(&mut review, "A", ItemId::C21, YES);
    let counted = review.counted(&study_id("A")).unwrap();
    assert!(counted.is_consensus());
    let both = vec![reviewer_id("r"), reviewer_id("s")];
    assert_eq!(counted.by(), &CountedBy::Consensus(both));
    assert_eq!(counted.design(), Some(Design::Rct));
    assert_eq!(counted.response(ItemId::C21), Some(YES));
    assert_eq!(counted.response(ItemId::C22), Some(YES), "they were alike");
    assert_eq!(counted.response(ItemId::C24), None, "it is still open");
    assert_eq!(counted.state(review.protocol()), State::Underway);
    let counts = tally(&review);
    assert_eq!(counts.by_category.of(Some(Category::Rct)), 1);
    assert_eq!(
        (
            counts.item(ItemId::C21).yes,
            counts.item(ItemId::C24).unanswered
        ),
        (1, 1)
    );
    agree(&mut review, "A", ItemId::C24, CANT_TELL);
    let counted = review.counted(&study_id("A")).unwrap();
    assert_eq!(counted.state(review.protocol()), State::Complete);
    assert_eq!(tally(&review).item(ItemId::C24).cant_tell, 1);
    assert_eq!(
        of(&review, "A").reconciled(),
        Reconciled { agreed: 2, of: 2 }
    );
}

#[test]
fn reviewers_who_were_alike_need_only_begin() {
    let answers = [(ItemId::S1, YES), (ItemId::S2, YES), (ItemId::C21, NO)];
    let rct = Some(Design::Rct);
    let mut review = review(
        &["A"],
        &["r", "s"],
        vec![
            appraisal("A", "r", rct, &answers),
            appraisal("A", "s", rct, &answers),
        ],
    );
    let study = study_id("A");
    let changes = begin_consensus(&review, &study, &parties(&review, &study), &time());
    assert_eq!(changes.len(), 1);
    apply(&mut review, changes);
    assert_eq!(
        review.counted(&study).unwrap().response(ItemId::C21),
        Some(NO)
    );
    assert_eq!(
        begin_consensus(&review, &study, &parties(&review, &study), &time()),
        []
    );
}

#[test]
fn the_appraisals_never_change_and_undo_leaves_nothing_behind() {
    let before = double();
    let mut review = before.clone();
    let mut undo = agree(&mut review, "A", ItemId::C21, YES);
    undo.splice(0..0, settle(&mut review, "A", Design::Rct));
    assert!(before.appraisals().eq(review.appraisals()));
    assert_ne!(review, before);
    for change in &undo {
        review.apply(change);
    }
    assert_eq!(review, before);
    agree(&mut review, "A", ItemId::C21, YES);
    review.apply(&take_back_consensus(&study_id("A")));
    assert_eq!(review, before);
}

#[test]
fn agreement_is_frozen_as_it_stood_before_consensus() {
    let mut review = double();
    let before = (agreement(&review), team_agreement(&review));
    agree(&mut review, "A", ItemId::C21, YES);
    // A reviewer now changes their mind in their own appraisal, or drops it.
    let answer = Answer {
        response: Some(YES),
        ..Answer::empty(time())
    };
    review.apply(&Change::Answer {
        key: (study_id("A"), reviewer_id("s")),
        item: ItemId::C24,
        answer: Some(answer),
    });
    let category = Change::Design {
        key: (study_id("A"), reviewer_id("r")),
        design: Some(chosen(Design::Qualitative)),
    };
    review.apply(&category);
    assert_eq!((agreement(&review), team_agreement(&review)), before);
    let blank = appraisal("A", "s", None, &[]);
    review.apply(&Change::Appraisal(blank.into()));
    assert_eq!((agreement(&review), team_agreement(&review)), before);
    assert_eq!(of(&review, "A").items.len(), 2);
}

#[test]
fn criteria_answered_after_the_category_was_agreed_on_are_measured() {
    let mut review = review(
        &["A"],
        &["r", "s"],
        vec![
            appraisal("A", "r", Some(Design::Rct), &[(ItemId::C21, YES)]),
            appraisal("A", "s", Some(Design::Nonrandomized), &[(ItemId::C31, YES)]),
        ],
    );
    settle(&mut review, "A", Design::Rct);
    assert_eq!(agreement(&review).criteria.n, 0);
    let answer = Answer {
        response: Some(NO),
        ..Answer::empty(time())
    };
    review.apply(&Change::Answer {
        key: (study_id("A"), reviewer_id("s")),
        item: ItemId::C21,
        answer: Some(answer),
    });
    let found = agreement(&review);
    assert_eq!((found.criteria.n, found.criteria.agree), (1, 0));
    assert_eq!((found.category.n, found.category.agree), (1, 0));
    assert_eq!(team_agreement(&review).criteria.units, 1);
    assert_eq!(differing(&of(&review, "A")), ["2.1"]);
}

#[test]
fn an_agreed_answer_keeps_the_evidence_of_who_gave_it() {
    let mut review = double();
    let evidence = Answer {
        response: Some(NO),
        comment: "of one".to_owned(),
        quote: "open label".to_owned(),
        location: "p. 4".to_owned(),
        ..Answer::empty(time())
    };
    review.apply(&Change::Answer {
        key: (study_id("A"), reviewer_id("r")),
        item: ItemId::C24,
        answer: Some(evidence),
    });
    agree(&mut review, "A", ItemId::C24, NO);
    let counted = review.counted(&study_id("A")).unwrap();
    let answer = counted.appraisal().answers.get(&ItemId::C24).unwrap();
    let texts = [&answer.comment, &answer.quote, &answer.location];
    assert_eq!(texts, ["agreed", "open label", "p. 4"]);
}

#[test]
fn reviewers_stand_in_the_order_of_the_team_before_and_after_the_first_agreement() {
    let rct = Some(Design::Rct);
    let one = |reviewer, response| appraisal("A", reviewer, rct, &[(ItemId::C21, response)]);
    let mut review = review(&["A"], &["z", "b"], vec![one("b", NO), one("z", YES)]);
    let team = [reviewer_id("z"), reviewer_id("b")];
    assert_eq!(parties(&review, &study_id("A")), team);
    agree(&mut review, "A", ItemId::C21, YES);
    assert_eq!(parties(&review, &study_id("A")), team);
}

#[test]
fn two_named_ones_reconcile_a_study_that_three_appraised() {
    let rct = Some(Design::Rct);
    let one = |reviewer, response| appraisal("A", reviewer, rct, &[(ItemId::C21, response)]);
    let appraisals = vec![one("r", YES), one("s", YES), one("t", NO)];
    let mut review = review(&["A"], &["r", "s", "t"], appraisals);
    assert_eq!(differing(&of(&review, "A")), ["2.1"]);
    let (study, between) = (study_id("A"), [reviewer_id("r"), reviewer_id("s")]);
    let changes = begin_consensus(&review, &study, &between, &time());
    apply(&mut review, changes);
    assert_eq!(parties(&review, &study), between);
    assert!(of(&review, "A").items.is_empty());
    assert_eq!(
        review.counted(&study).unwrap().response(ItemId::C21),
        Some(YES)
    );
    assert_eq!(
        team_agreement(&review).reviewers,
        3,
        "the third still counts for agreement"
    );
}

#[test]
fn what_was_set_down_first_stays_and_only_new_answers_are_added() {
    let mut review = double();
    let study = study_id("A");
    agree(&mut review, "A", ItemId::C21, YES);
    let key = (study.clone(), reviewer_id("s"));
    let give = |item, response| Change::Answer {
        key: key.clone(),
        item,
        answer: Some(Answer {
            response: Some(response),
            ..Answer::empty(time())
        }),
    };
    review.apply(&give(ItemId::C24, YES));
    review.apply(&give(ItemId::C31, NO));
    let late = Timestamp::parse("2026-04-01T00:00:00Z").unwrap();
    let changes = begin_consensus(&review, &study, &parties(&review, &study), &late);
    apply(&mut review, changes);
    let frozen = review
        .consensus(&study)
        .unwrap()
        .frozen
        .get(&key.1)
        .unwrap();
    assert_eq!(frozen.at, time());
    assert_eq!(frozen.found.response(ItemId::C24), Some(CANT_TELL));
    assert_eq!(frozen.found.response(ItemId::C31), Some(NO));
}

#[test]
fn the_log_says_what_was_agreed_on_by_whom_and_how() {
    let mut review = double();
    let change = Change::AgreedAnswer {
        study: study_id("A"),
        item: ItemId::C24,
        answer: Some(agreed(NO)),
    };
    let undo = review.apply(&change);
    let entry = LogEntry::new(&change, &undo, time(), Some(reviewer_id("r")));
    assert_eq!(entry.what, What::AgreedAnswer(ItemId::C24));
    assert_eq!(entry.study, Some(study_id("A")));
    assert_eq!(
        (entry.before.as_str(), entry.after.as_str()),
        ("", "no | agreed | discussion | r, s")
    );
}

#[test]
fn what_is_left_comes_in_the_order_in_which_it_is_rated() {
    let design = Design::Mixed(Some(QuantitativeSet::Descriptive));
    let every = |other: Response| -> Vec<(ItemId, Response)> {
        let criteria = design.criteria().map(|item| (item, other));
        let screening = [(ItemId::S1, YES), (ItemId::S2, other)];
        screening.into_iter().chain(criteria).collect()
    };
    let one = appraisal("a", "r", Some(design), &every(YES));
    let two = appraisal("a", "s", Some(design), &every(NO));
    let review = review(&["a"], &["r", "s"], vec![one, two]);
    let study = study_id("a");
    let Standing::Ready(found) = standing(&review, &study) else {
        panic!("both are through with it");
    };
    let left = left_to_agree(&review, &study, &found);
    let items = items_to_reconcile(&review, &study);
    assert_eq!(items.len(), 17);
    let differing: Vec<Matter> = items.iter().skip(1).copied().map(Matter::Item).collect();
    assert_eq!(left, differing, "all but S1");
}

#[test]
fn what_began_can_go_on_whatever_becomes_of_the_appraisals() {
    let one = appraisal("a", "r", None, &[(ItemId::S1, NO)]);
    let two = appraisal("a", "s", None, &[(ItemId::S2, YES)]);
    let mut review = review(&["a"], &["r", "s"], vec![one, two]);
    let study = study_id("a");
    let waits = Standing::Unfinished(vec![reviewer_id("s")]);
    assert_eq!(standing(&review, &study), waits, "r did not pass it");
    agree(&mut review, "a", ItemId::S1, YES);
    assert!(matches!(standing(&review, &study), Standing::Ready(_)));
    assert_eq!(standing(&review, &study_id("b")), Standing::Single(None));
}
