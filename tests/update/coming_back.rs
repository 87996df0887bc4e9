//! The page comes back as it was left, when the browser had put it aside.

use mmat_appraisal::app::{AppraisalMsg, Effect, Msg, SaveStatus, StoreMsg};
use mmat_appraisal::instrument::{Category, ItemId, Response};
use mmat_appraisal::port::StoreError;

use crate::desk::Desk;

fn answered(item: ItemId) -> Msg {
    Msg::Appraisal(AppraisalMsg::Answered(item, Some(Response::Yes)))
}

#[test]
fn what_was_under_way_when_the_browser_put_the_page_aside_is_begun_anew() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    desk.take(answered(ItemId::S1));
    desk.take(answered(ItemId::S2));
    let effects = desk.take(Msg::Store(StoreMsg::PageCameBack));
    assert!(effects.contains(&Effect::BreakOff), "{effects:?}");
    desk.refuse(Some(StoreError::Failed("broken off".to_owned())));
    while desk.status() == SaveStatus::Saving && desk.step() {
        if desk.undone.iter().any(|one| matches!(one, Effect::Run(_))) {
            desk.refuse(None);
        }
    }
    assert_eq!(desk.status(), SaveStatus::Saved);
    assert_eq!(desk.model.problems, []);
    desk.work();
    assert_eq!(desk.stored(), *desk.review());
    assert_eq!(desk.mine(0).response(ItemId::S2), Some(Response::Yes));
}

#[test]
fn a_save_that_fails_after_the_page_came_back_is_not_tried_again_by_itself() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    desk.send(Msg::Store(StoreMsg::PageCameBack));
    let full = StoreError::Full("no space".to_owned());
    desk.refuse(Some(full.clone()));
    desk.send(answered(ItemId::S1));
    assert_eq!(desk.status(), SaveStatus::Failed(full));
}
