//! The panels of several reviewers, and what is said of sealed appraisals.

use std::rc::Rc;

use mmat_appraisal::app::{FilesMsg, Msg, ProtocolMsg, Screen};
use mmat_appraisal::codec::review_file;
use mmat_appraisal::instrument::{ItemId, Response};
use mmat_appraisal::review::{Change, Header, PerStudy, Review, ReviewerId, take_back_consensus};

use crate::desk::{Desk, moment};
use crate::full::full_review;
use crate::{drawn, show};

fn blinded() -> Review {
    let mut review = full_review(false);
    let mut header = Header::clone(review.header());
    header.protocol.per_study = PerStudy::Two;
    header.protocol.blinded = true;
    review.apply(&Change::Header(Rc::new(header)));
    // Where consensus was begun, nothing is sealed.
    let studies: Vec<_> = review.consensuses().map(|one| one.study.clone()).collect();
    for study in &studies {
        review.apply(&take_back_consensus(study));
    }
    review
}

fn as_r2(review: &Review) -> Desk {
    let mut desk = Desk::at(review);
    let me = ReviewerId::new("r2");
    desk.send(Msg::Protocol(ProtocolMsg::MeChosen(me)));
    desk
}

fn text_of(review: &Review) -> String {
    review_file::to_text(review, &moment(0).now)
}

#[test]
fn a_blinded_review_asks_first_who_it_is_and_shows_nothing_before() {
    let mut desk = Desk::at(&blinded());
    let page = drawn("panel-who", &desk.model);
    assert!(page.contains("Who are you?"));
    desk.open_study(0);
    let page = drawn("sealed-nobody", &desk.model);
    assert!(!page.contains("their words"));
}

#[test]
fn what_is_sealed_is_in_no_screen_and_each_says_so() {
    let mut desk = as_r2(&blinded());
    drawn("sealed-studies", &desk.model);
    desk.open_study(0);
    let page = drawn("sealed-appraisal", &desk.model);
    assert!(page.contains("sealed") && !page.contains("their words"));
    for (name, screen) in [
        ("sealed-checks", Screen::Checks),
        ("sealed-summary", Screen::Summary),
    ] {
        show(&mut desk, screen);
        let page = drawn(name, &desk.model);
        assert!(!page.contains("their words"), "{name}");
    }
    desk.send(Msg::Files(FilesMsg::ExportToggled));
    let page = drawn("sealed-export", &desk.model);
    assert!(page.contains("left out"));
}

#[test]
fn exchange_and_what_another_file_would_change() {
    let mut desk = as_r2(&full_review(false));
    desk.send(Msg::Files(FilesMsg::ExchangeToggled));
    drawn("panel-exchange", &desk.model);
    let mut theirs = blinded();
    let key = (theirs.studies()[0].id.clone(), ReviewerId::new("r1"));
    let mut answer = full_review(false)
        .appraisal(&key.0, &key.1)
        .unwrap()
        .answers
        .get(&ItemId::C24)
        .unwrap()
        .clone();
    answer.response = Some(Response::Yes);
    let (item, answer) = (ItemId::C24, Some(answer));
    theirs.apply(&Change::Answer { key, item, answer });
    desk.pick("theirs.mmat.json", &text_of(&theirs));
    let page = drawn("panel-merging", &desk.model);
    assert!(
        page.contains("disabled"),
        "the protocol is to be chosen first"
    );
    let ours = FilesMsg::ProtocolKept(mmat_appraisal::review::Side::Ours);
    desk.send(Msg::Files(ours));
    desk.send(Msg::Files(FilesMsg::MergeConfirmed));
    let page = drawn("checks-conflict", &desk.model);
    assert!(page.contains("Two versions with the same time"));
}
