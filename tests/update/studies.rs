//! The list of studies: what a search finds, and removing.

use mmat_appraisal::app::{Msg, Panel, StudiesMsg};
use mmat_appraisal::instrument::{Category, ItemId, Response};

use crate::desk::{Desk, is_focus};

fn found(desk: &mut Desk, words: &str) -> usize {
    let typed = StudiesMsg::SearchTyped(words.to_owned());
    desk.send(Msg::Studies(typed));
    desk.open().list.visible.len()
}

#[test]
fn a_search_finds_studies_with_all_its_words_in_any_order() {
    let mut desk = Desk::new();
    desk.new_review("A review");
    for label in ["Gardens and Muster 2011", "Muster 2012", "Gardens 2012"] {
        desk.add_study(label);
    }
    assert_eq!(found(&mut desk, "muster gardens"), 1);
    assert_eq!(found(&mut desk, " GARDENS  20 "), 2);
    assert_eq!(found(&mut desk, "muster 2013"), 0);
    assert_eq!(found(&mut desk, " "), 3);
}

#[test]
fn a_study_that_was_appraised_is_removed_after_a_question_and_another_at_once() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    desk.answer(ItemId::S1, Response::Yes);
    let appraised = desk.study(0);
    desk.add_study("Not begun 2020");
    let chosen = |study| Msg::Studies(StudiesMsg::RemoveChosen(study));
    desk.send(chosen(desk.study(1)));
    assert_eq!(desk.review().studies().len(), 1);
    assert!(desk.model.notice.contains("Not begun 2020"));
    let effects = desk.send(chosen(appraised.clone()));
    assert_eq!(desk.model.panel, Panel::RemoveStudy(appraised.clone()));
    assert!(effects.iter().any(is_focus));
    desk.send(Msg::PanelClosed);
    desk.send(Msg::Studies(StudiesMsg::RemoveConfirmed));
    assert_eq!(desk.review().studies().len(), 1, "nothing was asked");
    desk.send(chosen(appraised));
    desk.send(Msg::Studies(StudiesMsg::RemoveConfirmed));
    assert_eq!(desk.review().studies().len(), 0);
    assert_eq!(desk.model.panel, Panel::None);
    assert!(desk.model.notice.contains("Undo brings it back"));
    desk.send(Msg::UndoChosen);
    assert_eq!(desk.mine(0).response(ItemId::S1), Some(Response::Yes));
    assert_eq!(desk.model.notice, "", "nothing that is not so any more");
    desk.remove_study(desk.study(0));
    desk.add_study("Another 2021");
    assert_eq!(desk.model.notice, "", "Undo would take the other out now");
}
