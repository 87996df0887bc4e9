//! What waits, what is listed, moving about, and how far reconciling is.

use mmat_appraisal::app::{Headway, Msg, ProtocolMsg, ReconcileMsg, Screen, StoreMsg};
use mmat_appraisal::instrument::{Category, Design, ItemId};
use mmat_appraisal::port::Loaded;
use mmat_appraisal::review::{Matter, Standing, standing};

use super::{CANT_TELL, NO, YES, focused, open, small, tell};
use crate::desk::Desk;
use crate::double::{appraisal, review, reviewer_id, study_id};
use crate::reconciled::complete;

#[test]
fn a_study_waits_until_all_have_completed_theirs() {
    let begun = appraisal("a", "s", Some(Design::Rct), &[(ItemId::S1, YES)]);
    let done = complete("a", "r", Category::Rct, &[]);
    let mut desk = Desk::at(&review(&["a", "b"], &["r", "s"], vec![done, begun]));
    let stands = |desk: &Desk, study: &str| standing(desk.review(), &study_id(study));
    assert_eq!(
        stands(&desk, "a"),
        Standing::Unfinished(vec![reviewer_id("s")])
    );
    assert_eq!(stands(&desk, "b"), Standing::Single(None));
    assert_eq!(
        desk.open().counts.headway.open(),
        0,
        "nothing is told before"
    );
    open(&mut desk, "a");
    tell(&mut desk, ReconcileMsg::Answered(ItemId::S2, YES));
    tell(&mut desk, ReconcileMsg::DesignAgreed(Design::Rct));
    assert!(desk.review().consensus(&study_id("a")).is_none());
}

#[test]
fn headway_follows_appraisals_that_change_and_studies_that_go() {
    let mut desk = Desk::at(&small());
    let study = study_id("a");
    desk.send(Msg::ScreenChosen(Screen::Appraisal(study.clone())));
    desk.answer(ItemId::C24, CANT_TELL);
    let headway = desk.open().counts.headway;
    assert_eq!((headway.open(), headway.alike), (0, 2));
    desk.send(Msg::UndoChosen);
    assert_eq!(desk.open().counts.headway.open(), 1);
    open(&mut desk, "a");
    desk.remove_study(study);
    assert_eq!(desk.model.screen, Screen::Studies);
    let headway = desk.open().counts.headway;
    assert_eq!((headway.double, headway.open()), (1, 0));
}

#[test]
fn a_long_list_is_drawn_in_parts_and_the_focus_goes_to_the_first_that_is_new() {
    let labels: Vec<String> = (0..250).map(|number| format!("s{number}")).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let with = |study: &&str, reviewer: &str, response| {
        complete(study, reviewer, Category::Rct, &[(ItemId::C24, response)])
    };
    let appraisals = labels
        .iter()
        .flat_map(|study| [with(study, "r", NO), with(study, "s", YES)])
        .collect();
    let mut desk = Desk::at(&review(&labels, &["r", "s"], appraisals));
    desk.send(Msg::ScreenChosen(Screen::Reconcile));
    assert_eq!(desk.open().reconciling.rows.len(), 250);
    let effects = tell(&mut desk, ReconcileMsg::MoreSought);
    assert_eq!(focused(&effects), Some("reconcile-s200"));
    assert_eq!(desk.open().reconciling.drawn, 400);
}

#[test]
fn what_takes_the_place_of_a_button_takes_its_focus() {
    let mut desk = Desk::at(&small());
    open(&mut desk, "b");
    let effects = tell(&mut desk, ReconcileMsg::ItemsSwitched(true));
    assert_eq!(focused(&effects), Some("agree-category"));
    assert_eq!(desk.model.announcement, "7 items shown.");
    open(&mut desk, "a");
    tell(&mut desk, ReconcileMsg::Answered(ItemId::C24, NO));
    desk.send(Msg::ScreenChosen(Screen::Reconcile));
    let effects = tell(&mut desk, ReconcileMsg::StudiesSwitched(true));
    assert_eq!(focused(&effects), Some("heading"), "nothing was listed");
    let effects = tell(&mut desk, ReconcileMsg::StudiesSwitched(false));
    assert_eq!(focused(&effects), None);
}

#[test]
fn the_headway_follows_the_protocol_and_the_team() {
    let mut desk = Desk::at(&small());
    open(&mut desk, "a");
    tell(&mut desk, ReconcileMsg::Answered(ItemId::C24, NO));
    // Without screening nobody differs on it; a new reviewer changes nothing.
    desk.send(Msg::Protocol(ProtocolMsg::ScreeningSwitched(false)));
    desk.send(Msg::Protocol(ProtocolMsg::ReviewerAdded));
    desk.send(Msg::UndoChosen);
    desk.send(Msg::UndoChosen);
    desk.send(Msg::UndoChosen);
    assert_eq!(desk.open().counts.headway.open(), 1);
}

#[test]
fn where_nobody_differs_that_is_noted_so_that_it_counts() {
    let mut desk = Desk::at(&small());
    assert!(desk.review().counted(&study_id("b")).is_none());
    desk.send(Msg::ScreenChosen(Screen::Reconcile));
    assert_eq!(desk.open().counts.headway.alike, 1);
    tell(&mut desk, ReconcileMsg::AllConfirmed);
    assert_eq!(
        desk.model.announcement,
        "Noted that the reviewers agree: 1 study."
    );
    assert_eq!(desk.open().counts.headway.alike, 0);
    assert!(
        desk.review()
            .counted(&study_id("b"))
            .unwrap()
            .is_consensus()
    );
    assert!(desk.review().consensus(&study_id("a")).is_none());
    desk.send(Msg::UndoChosen);
    assert!(desk.review().consensus(&study_id("b")).is_none());
    open(&mut desk, "b");
    tell(&mut desk, ReconcileMsg::Confirmed);
    assert_eq!(&desk.stored(), desk.review());
    assert!(desk.review().consensus(&study_id("b")).is_some());
}

#[test]
fn the_next_study_is_the_next_that_two_appraised() {
    let mut desk = Desk::at(&small());
    open(&mut desk, "a");
    tell(&mut desk, ReconcileMsg::NeighbourSought(1));
    assert_eq!(desk.model.screen, Screen::Reconciling(study_id("b")));
    tell(&mut desk, ReconcileMsg::NeighbourSought(1));
    assert_eq!(desk.model.screen, Screen::Reconciling(study_id("b")));
    tell(&mut desk, ReconcileMsg::NeighbourSought(-1));
    assert_eq!(desk.model.screen, Screen::Reconciling(study_id("a")));
}

#[test]
fn arrows_move_over_what_is_shown() {
    let mut desk = Desk::at(&small());
    open(&mut desk, "a");
    tell(&mut desk, ReconcileMsg::ItemsSwitched(true));
    let down = |matter| ReconcileMsg::Moved(matter, 1);
    let effects = tell(&mut desk, down(Matter::Category));
    assert_eq!(focused(&effects), Some("agree-S1-yes"));
    let effects = tell(&mut desk, down(Matter::Item(ItemId::S2)));
    assert_eq!(focused(&effects), Some("agree-2.1-yes"));
    let effects = tell(&mut desk, ReconcileMsg::Moved(Matter::Category, -1));
    assert_eq!(focused(&effects), None, "it is the first");
}

#[test]
fn an_appraisal_that_another_tab_saved_is_counted_and_listed() {
    let mut desk = Desk::at(&small());
    desk.send(Msg::ScreenChosen(Screen::Reconcile));
    let theirs = complete("b", "s", Category::Rct, &[(ItemId::S2, CANT_TELL)]);
    let key = (study_id("b"), reviewer_id("s"));
    let review = desk.review().id().clone();
    let read = StoreMsg::AppraisalRead(review, key, Ok(Some(theirs)));
    desk.send(Msg::Store(read));
    let headway = desk.open().counts.headway;
    assert_eq!(headway, Headway::of_all(desk.review()));
    assert_eq!((headway.open(), headway.alike), (2, 0));
    assert_eq!(desk.open().reconciling.rows.len(), 2);
}

#[test]
fn a_study_that_another_tab_removed_is_left() {
    let mut desk = Desk::at(&small());
    open(&mut desk, "a");
    let theirs = complete("b", "r", Category::Rct, &[]);
    let without = review(&["b"], &["r", "s"], vec![theirs]);
    let id = desk.review().id().clone();
    let loaded = Loaded {
        review: without,
        damaged: Vec::new(),
    };
    desk.send(Msg::Store(StoreMsg::ReviewRead(id, Ok(Some(loaded)))));
    assert_eq!(desk.model.screen, Screen::Studies);
    assert_eq!(desk.open().counts.headway, Headway::default());
}
