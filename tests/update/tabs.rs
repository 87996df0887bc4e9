//! Other tabs of the same browser: what they saved is read, what is unsaved here stays on top.

use mmat_appraisal::app::{AppraisalMsg, Effect, Field, Msg, ProtocolMsg, Screen, StoreMsg};
use mmat_appraisal::instrument::{Category, ItemId, Response};
use mmat_appraisal::port::{Loaded, StoreError, Touched};
use mmat_appraisal::review::Review;

use super::typing::{comment, type_in};
use crate::desk::Desk;
use crate::full::full_review;

fn loaded(review: Review) -> Loaded {
    Loaded {
        review,
        damaged: Vec::new(),
    }
}

fn told(desk: &mut Desk, effects: &[Effect]) {
    for effect in effects {
        if let Effect::TellTabs(touched) = effect {
            desk.send(Msg::Store(StoreMsg::OtherTabSaved(touched.clone())));
        }
    }
}

/// Two tabs in front of one store, on the appraisal of the same study.
fn two_tabs() -> (Desk, Desk) {
    let here = Desk::appraising(Some(Category::Qualitative));
    let mut there = Desk::with(here.shelf.clone());
    let id = here.review().id().clone();
    there.send(Msg::Reviews(mmat_appraisal::app::ReviewsMsg::Chosen(id)));
    there.open_study(0);
    (here, there)
}

#[test]
fn an_answer_of_another_tab_appears_here() {
    let (mut here, mut there) = two_tabs();
    there.answer(ItemId::S1, Response::Yes);
    let effects = there.answer(ItemId::C11, Response::No);
    let key = there.open().my_key(&there.study(0));
    let touched = Touched::Appraisal(there.review().id().clone(), key);
    assert!(effects.contains(&Effect::TellTabs(touched)));
    told(&mut here, &effects);
    assert_eq!(here.mine(0).response(ItemId::C11), Some(Response::No));
    assert!(matches!(here.model.screen, Screen::Appraisal(_)));
}

#[test]
fn answers_of_two_tabs_do_not_overwrite_each_other() {
    let (mut here, mut there) = two_tabs();
    here.answer(ItemId::S1, Response::Yes);
    there.answer(ItemId::S2, Response::No);
    let stored = here.stored();
    let key = here.open().my_key(&here.study(0));
    let appraisal = stored.appraisal(&key.0, &key.1).unwrap();
    assert_eq!(appraisal.response(ItemId::S1), Some(Response::Yes));
    assert_eq!(appraisal.response(ItemId::S2), Some(Response::No));
}

#[test]
fn what_is_not_saved_here_stays_on_top_of_what_another_tab_saved() {
    let (mut here, mut there) = two_tabs();
    here.refuse(Some(StoreError::Full("no space".to_owned())));
    here.answer(ItemId::S1, Response::No);
    here.refuse(None);
    there.answer(ItemId::S1, Response::Yes);
    let effects = there.answer(ItemId::C12, Response::Yes);
    told(&mut here, &effects);
    assert_eq!(here.mine(0).response(ItemId::C12), Some(Response::Yes));
    assert_eq!(here.mine(0).response(ItemId::S1), Some(Response::No));
    here.send(Msg::Store(StoreMsg::RetryChosen));
    assert_eq!(here.stored(), *here.review());
}

#[test]
fn text_that_is_being_typed_here_survives_a_reading() {
    let (mut here, mut there) = two_tabs();
    type_in(&mut here, ItemId::C11, Field::Comment, "why");
    there.answer(ItemId::S1, Response::Yes);
    let effects = there.answer(ItemId::C11, Response::No);
    told(&mut here, &effects);
    here.send(Msg::TypingEnded);
    assert_eq!(comment(&here, ItemId::C11), "why");
    assert_eq!(here.mine(0).response(ItemId::C11), Some(Response::No));
}

#[test]
fn a_study_that_another_tab_removed_is_left() {
    let (mut here, mut there) = two_tabs();
    let study = there.study(0);
    let effects = there.remove_study(study);
    told(&mut here, &effects);
    assert_eq!(here.review().studies().len(), 0);
    assert_eq!(here.model.screen, Screen::Studies);
}

#[test]
fn a_review_that_another_tab_removed_is_left_with_a_word() {
    let (mut here, _there) = two_tabs();
    let id = here.review().id().clone();
    here.send(Msg::Store(StoreMsg::ReviewRead(id, Ok(None))));
    assert!(here.model.open.is_none());
    assert_eq!(here.model.screen, Screen::Reviews);
    assert_eq!(
        here.model.problems[0].what,
        "This review is no longer in this browser."
    );
}

#[test]
fn a_review_that_is_no_longer_awaited_is_ignored_when_it_arrives() {
    let mut desk = Desk::appraising(None);
    let before = desk.review().clone();
    let late = full_review(false);
    let read = StoreMsg::ReviewRead(late.id().clone(), Ok(Some(loaded(late))));
    let effects = desk.send(Msg::Store(read));
    assert_eq!(effects, []);
    assert_eq!(desk.review(), &before);
}

#[test]
fn an_appraisal_of_a_review_that_is_not_open_is_ignored() {
    let mut desk = Desk::appraising(None);
    let before = desk.review().clone();
    let late = full_review(false);
    let appraisal = late.appraisals().next().unwrap();
    let key = (appraisal.study.clone(), appraisal.reviewer.clone());
    let stored = Ok(Some(mmat_appraisal::review::Appraisal::clone(appraisal)));
    desk.send(Msg::Store(StoreMsg::AppraisalRead(
        late.id().clone(),
        key,
        stored,
    )));
    assert_eq!(desk.review(), &before);
}

#[test]
fn damaged_records_are_named_and_the_rest_is_shown() {
    let mut desk = Desk::new();
    let review = full_review(false);
    let id = review.id().clone();
    desk.take(Msg::Reviews(mmat_appraisal::app::ReviewsMsg::Chosen(
        id.clone(),
    )));
    let half = Loaded {
        review,
        damaged: vec!["study s2".to_owned()],
    };
    desk.take(Msg::Store(StoreMsg::ReviewRead(id, Ok(Some(half)))));
    assert_eq!(desk.review().studies().len(), 1);
    assert_eq!(desk.model.problems[0].details, ["study s2"]);
}

#[test]
fn an_answer_told_by_this_tab_names_one_appraisal_only() {
    let mut desk = Desk::appraising(None);
    desk.answer(ItemId::S1, Response::Yes);
    let effects = desk.send(Msg::Appraisal(AppraisalMsg::Answered(ItemId::S1, None)));
    let tells = effects.iter().filter_map(|effect| match effect {
        Effect::TellTabs(touched) => Some(touched.clone()),
        _ => None,
    });
    let key = desk.open().my_key(&desk.study(0));
    let one = Touched::Appraisal(desk.review().id().clone(), key);
    assert_eq!(tells.collect::<Vec<_>>(), [one]);
}

#[test]
fn undo_leaves_the_team_that_another_tab_made_larger() {
    let (mut here, mut there) = two_tabs();
    // The first answer locks the protocol, so its undo holds a whole header.
    here.answer(ItemId::S1, Response::Yes);
    let read = there.send(Msg::Store(StoreMsg::OtherTabSaved(Touched::List)));
    assert!(
        read.iter()
            .any(|effect| matches!(effect, Effect::ReadReview(_)))
    );
    let effects = there.send(Msg::Protocol(ProtocolMsg::ReviewerAdded));
    told(&mut here, &effects);
    let team = here.review().header().reviewers.clone();
    assert_eq!(team.len(), 2);
    here.send(Msg::UndoChosen);
    let mine = here.open().mine(&here.study(0));
    let answer = mine.and_then(|mine| mine.response(ItemId::S1));
    assert_eq!(answer, None, "the answer is taken back");
    assert_eq!(here.review().header().reviewers, team);
    assert_eq!(here.stored(), *here.review());
}

#[test]
fn undo_of_ones_own_header_stays_where_another_tab_changed_something_else() {
    let (mut here, mut there) = two_tabs();
    here.send(Msg::Protocol(ProtocolMsg::ReviewerAdded));
    there.send(Msg::Store(StoreMsg::OtherTabSaved(Touched::List)));
    there.add_study("Another 2020");
    here.send(Msg::Store(StoreMsg::OtherTabSaved(Touched::List)));
    assert_eq!(here.review().studies().len(), 2);
    here.send(Msg::UndoChosen);
    assert_eq!(here.review().header().reviewers.len(), 1);
}

#[test]
fn the_summary_counts_what_another_tab_saved() {
    let (mut here, mut there) = two_tabs();
    here.answer(ItemId::S1, Response::Yes);
    here.send(Msg::ScreenChosen(Screen::Summary));
    let studies = |desk: &Desk| desk.open().figures.totals().unwrap().headcount.studies;
    assert_eq!(studies(&here), 1);
    there.add_study("Another 2020");
    here.send(Msg::Store(StoreMsg::OtherTabSaved(Touched::List)));
    assert_eq!(studies(&here), 2);
}

#[test]
fn a_tab_that_goes_tells_of_what_it_was_saving() {
    let (mut here, mut there) = two_tabs();
    there.answer(ItemId::S1, Response::Yes);
    type_in(&mut there, ItemId::S1, Field::Quote, "as they say");
    let effects = there.take(Msg::PageLeft);
    // The store gets to it, but nobody is there any more who could say that it is done.
    there.work();
    told(&mut here, &effects);
    let quote = |desk: &Desk| desk.mine(0).answers.get(&ItemId::S1).unwrap().quote.clone();
    assert_eq!(quote(&here), "as they say");
    type_in(&mut here, ItemId::S1, Field::Comment, "on page 3");
    here.send(Msg::TypingEnded);
    assert_eq!(quote(&here), "as they say");
    assert_eq!(here.stored(), *here.review());
}
