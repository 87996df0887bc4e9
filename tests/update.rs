//! Whole scenarios through `update`, with a store in memory behind it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "update/appraising.rs"]
mod appraising;
#[path = "update/coming_back.rs"]
mod coming_back;
#[path = "support/desk.rs"]
mod desk;
#[path = "support/double.rs"]
mod double;
#[path = "update/files.rs"]
mod files;
#[path = "update/folder.rs"]
mod folder;
#[path = "support/full.rs"]
mod full;
#[path = "update/hosts.rs"]
mod hosts;
#[path = "update/leaving.rs"]
mod leaving;
#[path = "update/logs.rs"]
mod logs;
#[path = "update/merging.rs"]
mod merging;
#[path = "update/modes.rs"]
mod modes;
#[path = "update/own_file.rs"]
mod own_file;
#[path = "update/putting.rs"]
mod putting;
#[path = "support/reconciled.rs"]
mod reconciled;
#[path = "update/reconciling.rs"]
mod reconciling;
#[path = "update/saving.rs"]
mod saving;
#[path = "update/sealing.rs"]
mod sealing;
#[path = "update/studies.rs"]
mod studies;
#[path = "update/tabs.rs"]
mod tabs;
#[path = "update/typing.rs"]
mod typing;
#[path = "update/undoing.rs"]
mod undoing;

use desk::Desk;
use mmat_appraisal::app::{Listing, Msg, Panel, ReviewsMsg, Screen, StudiesMsg, StudyFormField};

#[test]
fn a_new_review_without_a_title_is_not_made() {
    let mut desk = Desk::new();
    desk.new_review("  ");
    assert!(desk.model.open.is_none());
    let Panel::NewReview(form) = &desk.model.panel else {
        panic!("the form is gone");
    };
    assert!(form.title_missing);
}

#[test]
fn a_new_review_is_listed_and_opens_on_its_studies() {
    let mut desk = Desk::new();
    desk.new_review(" A review ");
    assert_eq!(desk.model.screen, Screen::Studies);
    assert_eq!(desk.review().header().title, "A review");
    let Listing::Ready(cards) = &desk.model.listing else {
        panic!("no list");
    };
    assert_eq!(cards.len(), 1);
    assert_eq!(cards[0].title, "A review");
}

#[test]
fn the_list_of_reviews_follows_what_is_saved() {
    let mut desk = Desk::new();
    desk.new_review("First");
    desk.new_review("Second");
    let first = cards(&desk)[1].0.clone();
    desk.send(Msg::ScreenChosen(Screen::Reviews));
    desk.send(Msg::Reviews(ReviewsMsg::Chosen(first)));
    desk.add_study("Smith 2019");
    let titles: Vec<_> = cards(&desk).into_iter().map(|(_, rest)| rest).collect();
    assert_eq!(
        titles,
        [("First".to_owned(), 1), ("Second".to_owned(), 0)],
        "the latest changed first, with its studies"
    );
}

fn cards(desk: &Desk) -> Vec<(mmat_appraisal::review::ReviewId, (String, usize))> {
    let Listing::Ready(cards) = &desk.model.listing else {
        panic!("no list");
    };
    let card = |card: &mmat_appraisal::port::Card| {
        let shown = (card.title.clone(), card.studies);
        (card.id.clone(), shown)
    };
    cards.iter().map(card).collect()
}

#[test]
fn a_review_that_is_open_already_can_be_chosen_in_the_list() {
    let mut desk = Desk::appraising(None);
    let id = desk.review().id().clone();
    desk.send(Msg::ScreenChosen(Screen::Reviews));
    desk.send(Msg::Reviews(ReviewsMsg::Chosen(id)));
    assert_eq!(desk.model.screen, Screen::Studies);
}

#[test]
fn a_removed_review_is_gone_from_list_and_store() {
    let mut desk = Desk::appraising(None);
    let id = desk.review().id().clone();
    desk.send(Msg::ScreenChosen(Screen::Reviews));
    desk.send(Msg::Reviews(ReviewsMsg::RemoveChosen(id.clone())));
    assert!(desk.shelf.kept(&id).is_some(), "it asks first");
    desk.send(Msg::Reviews(ReviewsMsg::RemoveConfirmed));
    assert!(desk.model.open.is_none());
    assert_eq!(desk.model.listing, Listing::Ready(Vec::new()));
    assert!(desk.shelf.kept(&id).is_none());
}

#[test]
fn a_study_needs_a_title_or_a_label_and_a_year_that_is_one() {
    let mut desk = Desk::new();
    desk.new_review("A review");
    desk.send(Msg::Studies(StudiesMsg::AddChosen));
    assert_eq!(wrong_after_submitting(&mut desk), StudyFormField::Title);
    field(&mut desk, StudyFormField::Title, "Bread");
    field(&mut desk, StudyFormField::Year, "19");
    assert_eq!(wrong_after_submitting(&mut desk), StudyFormField::Year);
    field(&mut desk, StudyFormField::Year, "2019");
    field(&mut desk, StudyFormField::Doi, "none");
    assert_eq!(wrong_after_submitting(&mut desk), StudyFormField::Doi);
    field(
        &mut desk,
        StudyFormField::Doi,
        "https://doi.org/10.1000/bread",
    );
    desk.send(Msg::Studies(StudiesMsg::FormSubmitted));
    let study = &desk.review().studies()[0];
    assert_eq!(study.label, "Bread 2019");
    assert_eq!(study.citation.doi, "10.1000/bread");
}

fn field(desk: &mut Desk, field: StudyFormField, text: &str) {
    let typed = StudiesMsg::FieldTyped(field, text.to_owned());
    desk.send(Msg::Studies(typed));
}

fn wrong_after_submitting(desk: &mut Desk) -> StudyFormField {
    desk.send(Msg::Studies(StudiesMsg::FormSubmitted));
    let Panel::Study(form) = &desk.model.panel else {
        panic!("the form is gone");
    };
    form.error.as_ref().unwrap().0
}
