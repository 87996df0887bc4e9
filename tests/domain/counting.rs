//! The tally.

use std::rc::Rc;

use mmat_appraisal::instrument::{Category, Design, ItemId, QuantitativeSet, Response};
use mmat_appraisal::review::{
    Appraisal, Carried, Change, Citation, Counts, Header, Protocol, Review, ReviewId, Reviewer,
    ReviewerId, Study, StudyId, Tally, tally,
};

use crate::{all, answer, of, time};

/// A review of studies with these labels and ids; its reviewers are `r`, `r2`, ….
pub fn review(labels: &[&str], reviewers: usize) -> Review {
    let reviewer = |number: usize| Reviewer {
        id: ReviewerId::new(&reviewer_id(number)),
        name: format!("Reviewer {number}"),
    };
    let header = Header {
        id: ReviewId::new("review"),
        title: "A review".to_owned(),
        source: String::new(),
        reviewers: (1..=reviewers).map(reviewer).collect(),
        protocol: Protocol::default(),
        carried: Carried::default(),
    };
    let study = |label: &&str| Study {
        id: StudyId::new(label),
        label: (*label).to_owned(),
        citation: Citation::default(),
        added: time(),
        carried: Carried::default(),
    };
    Review::from_parts(header, labels.iter().map(study).collect(), Vec::new())
}

fn reviewer_id(number: usize) -> String {
    match number {
        1 => "r".to_owned(),
        number => format!("r{number}"),
    }
}

fn put(review: &mut Review, study: &str, reviewer: usize, appraisal: &Appraisal) {
    review.apply(&Change::Appraisal(Rc::new(Appraisal {
        study: StudyId::new(study),
        reviewer: ReviewerId::new(&reviewer_id(reviewer)),
        ..appraisal.clone()
    })));
}

fn counts(tally: &Tally, item: ItemId) -> [usize; 4] {
    let Counts {
        yes,
        no,
        cant_tell,
        unanswered,
    } = tally.item(item);
    [yes, no, cant_tell, unanswered]
}

#[test]
fn components_of_mixed_studies_count_under_their_own_numbers() {
    let mut review = review(&["A", "B", "C"], 1);
    put(
        &mut review,
        "A",
        1,
        &all(Design::Qualitative, Response::Yes, ""),
    );
    let mixed = Design::Mixed(Some(QuantitativeSet::Nonrandomized));
    put(&mut review, "B", 1, &all(mixed, Response::No, ""));
    put(
        &mut review,
        "C",
        1,
        &all(Design::Nonrandomized, Response::CantTell, ""),
    );
    let tally = tally(&review);
    assert_eq!(counts(&tally, ItemId::C11), [1, 1, 0, 0]);
    assert_eq!(counts(&tally, ItemId::C35), [0, 1, 1, 0]);
    assert_eq!(counts(&tally, ItemId::C55), [0, 1, 0, 0]);
    assert_eq!(counts(&tally, ItemId::C21), [0, 0, 0, 0]);
    assert_eq!(counts(&tally, ItemId::S1), [1, 1, 1, 0]);
    let by = Category::ALL.map(|category| tally.by_category.of(Some(category)));
    assert_eq!((tally.studies, by), (3, [1, 0, 1, 0, 1]));
}

#[test]
fn a_study_without_category_counts_for_screening_alone() {
    let mut review = review(&["A", "B"], 1);
    let mut screened = of(None);
    answer(&mut screened, ItemId::S1, Response::Yes, "");
    answer(&mut screened, ItemId::C11, Response::Yes, "");
    put(&mut review, "A", 1, &screened);
    let tally = tally(&review);
    assert_eq!(counts(&tally, ItemId::S1), [1, 0, 0, 1]);
    assert_eq!(counts(&tally, ItemId::S2), [0, 0, 0, 2]);
    assert_eq!(counts(&tally, ItemId::C11), [0; 4]);
    assert_eq!(tally.by_category.of(None), 2);
}

#[test]
fn with_screening_off_it_is_not_counted() {
    let mut review = review(&["A"], 1);
    put(&mut review, "A", 1, &all(Design::Rct, Response::Yes, ""));
    let mut header = Header::clone(review.header());
    header.protocol.screening_used = false;
    review.apply(&Change::Header(Rc::new(header)));
    let tally = tally(&review);
    assert_eq!(counts(&tally, ItemId::S1), [0; 4]);
    assert_eq!(counts(&tally, ItemId::C21), [1, 0, 0, 0]);
}

#[test]
fn of_a_study_that_two_reviewers_appraised_nobody_counts() {
    let mut review = review(&["A", "B"], 2);
    let yes = all(Design::Rct, Response::Yes, "");
    put(&mut review, "A", 1, &yes);
    put(&mut review, "A", 2, &yes);
    put(&mut review, "B", 2, &yes);
    assert_eq!(review.counted(&StudyId::new("A")), None);
    let tally = tally(&review);
    assert_eq!(counts(&tally, ItemId::S1), [1, 0, 0, 1]);
    assert_eq!(counts(&tally, ItemId::C21), [1, 0, 0, 0]);
    assert_eq!(tally.by_category.of(None), 1);
}

#[test]
fn hidden_answers_of_another_category_are_not_counted() {
    let mut review = review(&["A"], 1);
    let mut changed = all(Design::Qualitative, Response::Yes, "");
    changed.design = of(Some(Design::Rct)).design;
    put(&mut review, "A", 1, &changed);
    let tally = tally(&review);
    assert_eq!(counts(&tally, ItemId::C11), [0; 4]);
    assert_eq!(counts(&tally, ItemId::C21), [0, 0, 0, 1]);
}

#[test]
fn counts_add_up_to_the_studies_an_item_applies_to() {
    let mut counts = Counts::default();
    for response in [
        None,
        Some(Response::Yes),
        Some(Response::No),
        Some(Response::Yes),
    ] {
        counts.count(response);
    }
    assert_eq!(counts.studies(), 4);
    assert_eq!(Response::ALL.map(|response| counts.of(response)), [2, 1, 0]);
}
