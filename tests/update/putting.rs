//! New reviews on their way into the store: none takes another's place, none is out of reach meanwhile.

use std::rc::Rc;

use mmat_appraisal::app::{Listing, Msg, ReviewsMsg, Screen, StoreMsg};
use mmat_appraisal::codec::review_file;
use mmat_appraisal::port::StoreError;
use mmat_appraisal::review::{Change, Header};

use crate::desk::{Desk, moment};
use crate::full::full_review;

#[test]
fn a_review_that_is_stored_is_not_written_over_where_the_list_did_not_know_it() {
    let stored = full_review(false);
    // As where the list could not be read for a moment.
    let mut desk = Desk::new();
    desk.shelf = Desk::at(&stored).shelf;
    let mut older = stored.clone();
    let title = "An older title".to_owned();
    let header = Header {
        title,
        ..Header::clone(stored.header())
    };
    older.apply(&Change::Header(Rc::new(header)));
    desk.pick(
        "backup.mmat.json",
        &review_file::to_text(&older, &moment(0).now),
    );
    assert_eq!(desk.shelf.kept(stored.id()).unwrap(), stored);
    assert_eq!(*desk.review(), stored, "what is stored is shown");
    assert!(desk.model.saving.is_quiet());
    let said = "This review is in this browser already, and was not written over.";
    assert!(desk.model.problems.iter().any(|one| one.what == said));
}

#[test]
fn a_review_that_could_not_be_put_is_listed_and_can_be_opened_again() {
    let mut desk = Desk::new();
    desk.refuse(Some(StoreError::Full("no space".to_owned())));
    desk.new_review("Not saved yet");
    desk.add_study("Smith 2019");
    let waiting = desk.review().clone();
    desk.new_review("Another");
    desk.send(Msg::ScreenChosen(Screen::Reviews));
    desk.send(Msg::Store(StoreMsg::CardsRead(Ok(Vec::new()))));
    let Listing::Ready(cards) = &desk.model.listing else {
        panic!("not listed");
    };
    assert!(
        cards.iter().any(|card| card.id == *waiting.id()),
        "{cards:?}"
    );
    desk.send(Msg::Reviews(ReviewsMsg::Chosen(waiting.id().clone())));
    assert_eq!(*desk.review(), waiting);
    desk.refuse(None);
    desk.send(Msg::Store(StoreMsg::RetryChosen));
    assert_eq!(desk.stored(), *desk.review());
}
