//! Labels that tell studies apart.

use std::rc::Rc;

use mmat_appraisal::codec::incoming::{Content, IncomingStudy};
use mmat_appraisal::codec::intake::Choices;
use mmat_appraisal::review::{Change, Citation, Review, Study};

use super::{after, cited, each, empty, labels, planned_read};

fn by_smith(number: usize) -> Citation {
    const THINGS: [&str; 4] = ["rooms", "bread", "stairs", "lamps"];
    let thing = THINGS[number % 4];
    cited(&format!("Made-up {thing} {number}"), "Smith, Ann", 2019)
}

fn smiths(numbers: std::ops::Range<usize>) -> Vec<Citation> {
    numbers.map(by_smith).collect()
}

fn with(into: &Review, numbers: std::ops::Range<usize>) -> Review {
    after(into, &each(into, &smiths(numbers)))
}

fn renamed(review: &Review, place: usize, label: &str) -> Review {
    let mut review = review.clone();
    let label = label.to_owned();
    let study = Study {
        label,
        ..Study::clone(&review.studies()[place])
    };
    let study = Rc::new(study);
    review.apply(&Change::Study { study, place: None });
    review
}

#[test]
fn one_study_of_an_author_and_year_has_no_letter() {
    assert_eq!(labels(&with(&empty(), 0..1)), ["Smith 2019"]);
}

#[test]
fn new_studies_of_one_label_get_letters_in_their_order() {
    let review = with(&empty(), 0..3);
    assert_eq!(
        labels(&review),
        ["Smith 2019a", "Smith 2019b", "Smith 2019c"]
    );
}

#[test]
fn after_z_come_two_letters() {
    let review = with(&empty(), 0..54);
    let labels = labels(&review);
    let of = |place: usize| labels[place].strip_prefix("Smith 2019").unwrap();
    assert_eq!(
        [of(25), of(26), of(51), of(52), of(53)],
        ["z", "aa", "az", "ba", "bb"]
    );
}

#[test]
fn an_automatic_label_of_the_review_gets_the_first_letter() {
    let known = with(&empty(), 0..1);
    let plan = each(&known, &smiths(1..3));
    assert_eq!(plan.report.renamed, 1);
    let review = after(&known, &plan);
    assert_eq!(
        labels(&review),
        ["Smith 2019a", "Smith 2019b", "Smith 2019c"]
    );
    assert_eq!(review.studies()[0].id, known.studies()[0].id);
    let next = each(&review, &smiths(3..4));
    assert_eq!(next.report.renamed, 0);
    assert_eq!(labels(&after(&review, &next))[3], "Smith 2019d");
}

#[test]
fn a_label_written_by_hand_stays_and_the_new_ones_begin_with_b() {
    let other = cited("Made-up lamps", "Other, Bo", 2001);
    let known = after(&empty(), &each(&empty(), &[other]));
    let known = renamed(&known, 0, "smith 2019");
    let plan = each(&known, &smiths(0..2));
    assert_eq!(plan.report.renamed, 0);
    assert_eq!(
        labels(&after(&known, &plan)),
        ["smith 2019", "Smith 2019b", "Smith 2019c"]
    );
}

#[test]
fn letters_of_an_older_import_are_gone_on_with() {
    let known = renamed(&with(&empty(), 0..2), 0, "Smith 2019");
    assert_eq!(labels(&known), ["Smith 2019", "Smith 2019b"]);
    let review = with(&known, 2..3);
    assert_eq!(
        labels(&review),
        ["Smith 2019a", "Smith 2019b", "Smith 2019c"]
    );
}

#[test]
fn labels_that_a_source_gives_are_respected() {
    let given = |label: &str, number| IncomingStudy {
        label: Some(label.to_owned()),
        ..IncomingStudy::new(1, by_smith(number))
    };
    let content = Content::Studies(vec![
        given("Smith A 2019", 0),
        given("Smith 2019a", 1),
        IncomingStudy::new(1, by_smith(2)),
        IncomingStudy::new(1, by_smith(3)),
        given("Smith (2019)", 4),
        given("Smith (2019)", 5),
    ]);
    let plan = planned_read(&empty(), vec![content], &Choices::default());
    assert_eq!(
        labels(&after(&empty(), &plan)),
        [
            "Smith A 2019",
            "Smith 2019a",
            "Smith 2019b",
            "Smith 2019c",
            "Smith (2019a)",
            "Smith (2019b)",
        ]
    );
}

#[test]
fn labels_without_a_year_are_numbered() {
    let smith = |title| cited(title, "Smith, Ann", 0);
    let plan = each(&empty(), &[smith("Made-up bread"), smith("Made-up stairs")]);
    assert_eq!(labels(&after(&empty(), &plan)), ["Smith (1)", "Smith (2)"]);
}
