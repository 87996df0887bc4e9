//! Undo: each kind of change, and typing as one step.

use mmat_appraisal::app::{AppraisalMsg, Draft, Field, FilesMsg, Msg, ProtocolMsg};
use mmat_appraisal::instrument::{Category, ItemId, QuantitativeSet, Response};

use super::typing::{comment, type_in};
use crate::desk::Desk;

/// Does something as one step, then undoes it: all is as before, here and in the store.
fn undone(desk: &mut Desk, act: impl FnOnce(&mut Desk)) {
    let before = desk.review().clone();
    act(desk);
    assert_ne!(desk.review(), &before, "nothing was done");
    desk.send(Msg::UndoChosen);
    assert_eq!(desk.review(), &before);
    assert_eq!(desk.stored(), before);
}

fn appraisal(msg: AppraisalMsg) -> impl FnOnce(&mut Desk) {
    |desk| {
        desk.send(Msg::Appraisal(msg));
    }
}

fn protocol(msg: ProtocolMsg) -> impl FnOnce(&mut Desk) {
    |desk| {
        desk.send(Msg::Protocol(msg));
    }
}

#[test]
fn answers_are_undone_the_lock_of_the_first_included() {
    let mut desk = Desk::appraising(None);
    undone(&mut desk, |desk| {
        desk.answer(ItemId::S1, Response::Yes);
        assert!(desk.review().protocol().locked.is_some());
    });
    desk.answer(ItemId::S1, Response::Yes);
    undone(&mut desk, |desk| {
        desk.answer(ItemId::S1, Response::No);
    });
    undone(
        &mut desk,
        appraisal(AppraisalMsg::Answered(ItemId::S1, None)),
    );
}

#[test]
fn category_and_set_are_undone() {
    let mut desk = Desk::appraising(None);
    undone(
        &mut desk,
        appraisal(AppraisalMsg::CategoryChosen(Category::Rct)),
    );
    desk.send(Msg::Appraisal(AppraisalMsg::CategoryChosen(
        Category::Mixed,
    )));
    undone(
        &mut desk,
        appraisal(AppraisalMsg::SetChosen(QuantitativeSet::Rct)),
    );
    undone(
        &mut desk,
        appraisal(AppraisalMsg::CategoryChosen(Category::Qualitative)),
    );
}

#[test]
fn a_reason_to_go_on_is_undone_and_its_withdrawal_too() {
    let mut desk = Desk::appraising(None);
    desk.answer(ItemId::S1, Response::No);
    let give = |desk: &mut Desk| {
        desk.send(Msg::Appraisal(AppraisalMsg::GoOnSought));
        let typed = AppraisalMsg::ReasonTyped("asked the authors".to_owned());
        desk.send(Msg::Appraisal(typed));
        desk.send(Msg::Appraisal(AppraisalMsg::ReasonSubmitted));
    };
    undone(&mut desk, give);
    give(&mut desk);
    undone(&mut desk, appraisal(AppraisalMsg::ReasonWithdrawn));
}

#[test]
fn changes_of_the_protocol_are_undone() {
    let mut desk = Desk::appraising(None);
    undone(&mut desk, protocol(ProtocolMsg::ScreeningSwitched(false)));
    undone(&mut desk, protocol(ProtocolMsg::ReviewerAdded));
    undone(&mut desk, protocol(ProtocolMsg::LockChosen));
    undone(&mut desk, |desk| {
        desk.send(Msg::Typed(Draft::Title("Another".to_owned())));
        desk.send(Msg::TypingEnded);
    });
}

#[test]
fn a_removed_study_comes_back_in_its_place_with_its_appraisal() {
    let mut desk = Desk::new();
    desk.new_review("A review");
    for label in ["A", "B", "C"] {
        desk.add_study(label);
    }
    desk.open_study(1);
    desk.answer(ItemId::S1, Response::Yes);
    let middle = desk.study(1);
    undone(&mut desk, |desk| {
        desk.remove_study(middle);
        assert_eq!(desk.review().studies().len(), 2);
        assert_eq!(desk.review().appraisals().count(), 0);
    });
    undone(&mut desk, |desk| desk.add_study("D"));
}

#[test]
fn an_import_is_one_step() {
    let mut desk = Desk::new();
    desk.new_review("A review");
    let table = "study,reviewer,category,S1,1.1\nA,x,qualitative,Y,N\nB,y,rct,Y,\n";
    undone(&mut desk, |desk| {
        desk.pick("table.csv", table);
        desk.send(Msg::Files(FilesMsg::Confirmed));
        assert_eq!(desk.review().studies().len(), 2);
        assert_eq!(desk.review().header().reviewers.len(), 3);
    });
}

#[test]
fn typing_on_in_one_field_is_one_step() {
    let mut desk = Desk::appraising(None);
    undone(&mut desk, |desk| {
        for text in ["w", "why", "why so"] {
            type_in(desk, ItemId::S1, Field::Comment, text);
            desk.send(Msg::TypingEnded);
        }
    });
}

#[test]
fn typing_in_two_fields_is_two_steps() {
    let mut desk = Desk::appraising(None);
    type_in(&mut desk, ItemId::S1, Field::Comment, "why");
    type_in(&mut desk, ItemId::S2, Field::Comment, "how");
    desk.send(Msg::UndoChosen);
    assert_eq!(comment(&desk, ItemId::S2), "");
    assert_eq!(comment(&desk, ItemId::S1), "why");
    desk.send(Msg::UndoChosen);
    assert_eq!(comment(&desk, ItemId::S1), "");
}

#[test]
fn undo_takes_back_what_is_still_being_typed() {
    let mut desk = Desk::appraising(None);
    undone(&mut desk, |desk| {
        type_in(desk, ItemId::S1, Field::Comment, "why");
        desk.send(Msg::TypingEnded);
        type_in(desk, ItemId::S1, Field::Comment, "why so");
    });
    assert!(desk.open().draft.is_none());
}

#[test]
fn with_nothing_to_undo_it_says_so() {
    let mut desk = Desk::new();
    desk.new_review("A review");
    desk.send(Msg::UndoChosen);
    assert_eq!(desk.model.announcement, "There is nothing to undo.");
}
