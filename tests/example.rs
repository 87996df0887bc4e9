//! The published example, held against the table as printed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/desk.rs"]
mod desk;

use std::collections::BTreeMap;

use desk::Desk;
use mmat_appraisal::app::{Msg, ReviewsMsg, Screen};
use mmat_appraisal::instrument::{Category, ItemId};
use mmat_appraisal::review::{Counts, State, tally};

const PRINTED: &str = include_str!("../assets/example/ijerph-2023-33-studies.csv");

fn example() -> Desk {
    let mut desk = Desk::new();
    desk.send(Msg::Reviews(ReviewsMsg::ExampleChosen));
    desk
}

/// Y, N and U of each column as printed. Cells are quoted only after 5.5, so commas part them.
fn printed() -> BTreeMap<&'static str, [usize; 3]> {
    let mut lines = PRINTED.lines();
    let columns: Vec<&str> = lines.next().unwrap().split(',').collect();
    let mut counts = BTreeMap::new();
    for line in lines {
        let ratings = columns.iter().zip(line.split(',')).take(29).skip(2);
        for (column, cell) in ratings {
            assert!(!cell.contains('"'));
            let place = match cell {
                "Y" => 0,
                "N" => 1,
                "U" => 2,
                _ => continue,
            };
            counts.entry(*column).or_insert([0; 3])[place] += 1;
        }
    }
    counts
}

fn label(desk: &Desk, place: usize) -> String {
    desk.review().studies()[place].label.clone()
}

fn labels_in(desk: &Desk, state: State) -> Vec<String> {
    let studies = desk.review().studies().iter();
    studies
        .filter(|study| desk.open().my_state(&study.id) == state)
        .map(|study| study.label.clone())
        .collect()
}

#[test]
fn the_example_opens_on_its_summary_with_33_studies() {
    let desk = example();
    assert_eq!(desk.model.screen, Screen::Summary);
    assert_eq!(desk.review().studies().len(), 33);
    assert!(desk.review().header().source.contains("2023;20:5341"));
    assert_eq!(desk.stored(), *desk.review());
    assert_eq!(desk.model.problems, []);
}

#[test]
fn its_tally_is_the_printed_table_criterion_by_criterion() {
    let counts = tally(example().review());
    let printed = printed();
    for item in ItemId::ALL {
        let Counts {
            yes, no, cant_tell, ..
        } = counts.item(item);
        let expected = printed.get(item.token()).copied().unwrap_or_default();
        assert_eq!([yes, no, cant_tell], expected, "{}", item.token());
    }
}

/// Some of the table counted by eye, in case both ways of counting read it wrongly.
#[test]
fn its_tally_is_what_the_eye_counts_in_the_source() {
    let counts = tally(example().review());
    let of = |item| {
        let counts: Counts = counts.item(item);
        [counts.yes, counts.no, counts.cant_tell, counts.unanswered]
    };
    assert_eq!(of(ItemId::S1), [32, 0, 1, 0]);
    assert_eq!(of(ItemId::S2), [33, 0, 0, 0]);
    // 16 qualitative studies, and the two mixed ones whose components were not printed.
    assert_eq!(of(ItemId::C11), [16, 0, 0, 2]);
    assert_eq!(of(ItemId::C12), [14, 1, 1, 2]);
    assert_eq!(of(ItemId::C24), [0, 3, 0, 0]);
    assert_eq!(of(ItemId::C34), [3, 3, 1, 0]);
    assert_eq!(of(ItemId::C44), [0, 2, 2, 0]);
    assert_eq!(of(ItemId::C55), [2, 0, 0, 0]);
}

#[test]
fn its_categories_are_those_printed() {
    let counts = tally(example().review());
    assert_eq!(counts.studies, 33);
    let by = Category::ALL.map(|category| counts.by_category.of(Some(category)));
    assert_eq!(by, [16, 3, 7, 4, 2]);
    assert_eq!(counts.by_category.of(None), 1);
}

#[test]
fn thirty_are_complete_two_lack_components_and_one_stopped_at_screening() {
    let desk = example();
    assert_eq!(labels_in(&desk, State::Complete).len(), 30);
    let lacking = labels_in(&desk, State::LacksComponents);
    assert_eq!(lacking, ["Agrusti 2020", "Weeks 2013"]);
    let stopped = labels_in(&desk, State::NotAppraisedFurther);
    assert_eq!(stopped, ["Cheadle 2009"]);
    assert_eq!(desk.open().counts.done, 31);
}

#[test]
fn reference_numbers_of_the_source_stand_in_the_notes_and_not_in_the_label() {
    let desk = example();
    let notes = |place: usize| desk.review().studies()[place].citation.notes.clone();
    assert_eq!(label(&desk, 0), "Bezboruah 2013");
    assert_eq!(notes(0), ["Reference 5 of the source"]);
    assert_eq!(label(&desk, 11), "Ross 2011");
    assert_eq!(notes(11), [""; 0]);
    assert_eq!(label(&desk, 32), "Cheadle 2009");
    assert_eq!(notes(32), ["Reference 9 of the source"]);
    let studies = desk.review().studies();
    assert!(studies.iter().all(|study| !study.label.contains('[')));
}

#[test]
fn the_example_is_opened_and_not_added_a_second_time() {
    let mut desk = example();
    let first = desk.review().clone();
    desk.send(Msg::ScreenChosen(Screen::Reviews));
    desk.send(Msg::Reviews(ReviewsMsg::ExampleChosen));
    assert_eq!(desk.review(), &first);
    assert_eq!(desk.model.screen, Screen::Summary);
    let mut later = Desk::with(desk.shelf.clone());
    later.send(Msg::Reviews(ReviewsMsg::ExampleChosen));
    assert_eq!(later.review(), &first);
    assert_eq!(later.model.screen, Screen::Summary);
}
