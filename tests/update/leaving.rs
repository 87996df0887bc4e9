//! The page is left in the middle of work: what is noted, what comes back, and what does not.

use mmat_appraisal::app::{Effect, Field, Msg, StoreMsg};
use mmat_appraisal::instrument::{Category, ItemId, Response};
use mmat_appraisal::review::ReviewId;

use crate::desk::{Desk, runs};
use crate::typing::{comment, type_in};

/// What effects note, or forget, of a review that is left.
fn left(effects: &[Effect]) -> Vec<(ReviewId, Option<String>)> {
    let left = effects.iter().filter_map(|effect| match effect {
        Effect::LeaveBehind(review, text) => Some((review.clone(), text.clone())),
        _ => None,
    });
    left.collect()
}

/// Leaves the page in the middle of typing, before anything could be saved.
fn leave_typing(desk: &mut Desk, words: &str) -> String {
    type_in(desk, ItemId::S1, Field::Comment, words);
    let effects = desk.take(Msg::PageLeft);
    let noted = effects
        .iter()
        .position(|one| matches!(one, Effect::LeaveBehind(..)));
    let saving = effects.iter().position(|one| matches!(one, Effect::Run(_)));
    assert!(noted < saving, "a page that goes may not come to save");
    let [(review, Some(text))] = &left(&effects)[..] else {
        panic!("{effects:?}");
    };
    assert_eq!(review, desk.review().id());
    text.clone()
}

fn find_left(desk: &mut Desk, text: &str) -> Vec<Effect> {
    let review = desk.review().id().clone();
    let text = text.to_owned();
    desk.send(Msg::Store(StoreMsg::LeftBehindFound(review, text)))
}

/// The same browser after the page came back without having saved.
fn after(desk: &Desk) -> Desk {
    let mut again = Desk::with(desk.shelf.clone());
    let review = desk.review().id().clone();
    again.send(Msg::Reviews(mmat_appraisal::app::ReviewsMsg::Chosen(
        review,
    )));
    again
}

fn forgotten(desk: &Desk) -> Vec<(ReviewId, Option<String>)> {
    vec![(desk.review().id().clone(), None)]
}

#[test]
fn what_was_being_typed_comes_back_is_saved_and_then_forgotten() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    desk.answer(ItemId::S1, Response::Yes);
    let text = leave_typing(&mut desk, "line one\n\"and\" two");
    let mut again = after(&desk);
    assert_eq!(comment(&again, ItemId::S1), "");
    let effects = find_left(&mut again, &text);
    assert_eq!(comment(&again, ItemId::S1), "line one\n\"and\" two");
    let mine = again.open().mine(&again.study(0)).unwrap();
    assert_eq!(mine.response(ItemId::S1), Some(Response::Yes));
    assert_eq!(again.stored(), *again.review());
    assert_eq!(left(&effects), forgotten(&again));
    assert!(
        again.model.notice.contains("S1 of"),
        "{}",
        again.model.notice
    );
    assert_eq!(again.model.announcement, again.model.notice);
    again.send(Msg::UndoChosen);
    assert_eq!(comment(&again, ItemId::S1), "");
}

#[test]
fn nothing_is_noted_where_all_is_saved_and_a_note_goes_with_the_save() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    desk.answer(ItemId::S1, Response::Yes);
    assert_eq!(left(&desk.send(Msg::PageLeft)), []);
    leave_typing(&mut desk, "why");
    assert_eq!(left(&desk.work()), forgotten(&desk));
    desk.answer(ItemId::S2, Response::Yes);
    assert_eq!(left(&desk.send(Msg::PageLeft)), []);
}

#[test]
fn what_was_saved_after_all_or_answered_later_stays() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    let text = leave_typing(&mut desk, "first");
    desk.work();
    let before = desk.review().clone();
    let effects = find_left(&mut desk, &text);
    assert_eq!(*desk.review(), before, "it was saved");
    assert_eq!(left(&effects), forgotten(&desk));
    type_in(&mut desk, ItemId::S1, Field::Comment, "second");
    desk.send(Msg::TypingEnded);
    let effects = find_left(&mut desk, &text);
    assert_eq!(comment(&desk, ItemId::S1), "second");
    assert_eq!(left(&effects), forgotten(&desk));
    assert_eq!(runs(&effects).len(), 0);
}

#[test]
fn what_another_reviewer_left_waits_for_them() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    let text = leave_typing(&mut desk, "mine").replace(desk.open().me.as_str(), "somebody");
    let mut again = after(&desk);
    let before = again.review().clone();
    assert_eq!(left(&find_left(&mut again, &text)), []);
    assert_eq!(*again.review(), before);
}

#[test]
fn what_was_left_of_a_study_that_is_gone_or_of_another_review_changes_nothing() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    let text = leave_typing(&mut desk, "too late");
    let mut again = after(&desk);
    let other = ReviewId::new("another");
    let found = StoreMsg::LeftBehindFound(other, text.clone());
    assert_eq!(left(&again.send(Msg::Store(found))), []);
    let study = again.study(0);
    again.remove_study(study);
    let before = again.review().clone();
    let effects = find_left(&mut again, &text);
    assert_eq!(*again.review(), before);
    assert_eq!(left(&effects), forgotten(&again));
}

#[test]
fn what_cannot_be_read_is_shown_for_copying_and_not_kept() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    let text = leave_typing(&mut desk, "half of it");
    let half = &text[..text.len() / 2];
    let mut again = after(&desk);
    let before = again.review().clone();
    let effects = find_left(&mut again, half);
    assert_eq!(*again.review(), before);
    assert_eq!(left(&effects), forgotten(&again));
    let problem = &again.model.problems[0];
    assert!(problem.details.iter().any(|one| one == half), "{problem:?}");
}

#[test]
fn what_can_be_read_comes_back_beside_what_cannot() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    let text = leave_typing(&mut desk, "whole");
    let mut again = after(&desk);
    let effects = find_left(&mut again, &format!("{{half\n{text}"));
    assert_eq!(comment(&again, ItemId::S1), "whole");
    assert_eq!(again.stored(), *again.review());
    assert_eq!(left(&effects), forgotten(&again));
    let problem = &again.model.problems[0];
    assert!(
        problem.details.iter().any(|one| one == "{half"),
        "{problem:?}"
    );
}
