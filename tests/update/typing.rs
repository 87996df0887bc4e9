//! Typed text: a draft until typing pauses or the field is left.

use mmat_appraisal::app::{Draft, Effect, Field, Msg, SaveStatus, Screen};
use mmat_appraisal::instrument::{Category, ItemId, Response};

use crate::desk::{Desk, runs};

/// Types into a field of my appraisal of the first study.
pub fn type_in(desk: &mut Desk, item: ItemId, field: Field, text: &str) -> Vec<Effect> {
    let key = desk.open().my_key(&desk.study(0));
    let text = text.to_owned();
    desk.send(Msg::Typed(Draft::Answer {
        key,
        item,
        field,
        text,
    }))
}

pub fn comment(desk: &Desk, item: ItemId) -> String {
    let mine = desk.open().mine(&desk.study(0));
    let answer = mine.and_then(|mine| mine.answers.get(&item));
    answer.map_or_else(String::new, |answer| answer.comment.clone())
}

fn pause_asked_for(effects: &[Effect]) -> u32 {
    let mut pauses = effects.iter().filter_map(|effect| match effect {
        Effect::WaitForPause(typed) => Some(*typed),
        _ => None,
    });
    pauses.next().unwrap()
}

fn typing() -> Desk {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    let effects = type_in(&mut desk, ItemId::C11, Field::Comment, "why");
    assert_eq!(runs(&effects).len(), 0);
    desk
}

#[test]
fn text_is_no_change_while_it_is_typed_and_saving_is_shown() {
    let desk = typing();
    assert_eq!(comment(&desk, ItemId::C11), "");
    assert_eq!(desk.status(), SaveStatus::Saving);
}

#[test]
fn it_settles_when_typing_pauses() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    let first = pause_asked_for(&type_in(&mut desk, ItemId::C11, Field::Comment, "w"));
    let second = pause_asked_for(&type_in(&mut desk, ItemId::C11, Field::Comment, "why"));
    desk.send(Msg::TypingPaused(first));
    assert_eq!(comment(&desk, ItemId::C11), "", "typing went on since");
    desk.send(Msg::TypingPaused(second));
    assert_eq!(comment(&desk, ItemId::C11), "why");
    assert_eq!(desk.stored(), *desk.review());
    assert_eq!(desk.status(), SaveStatus::Saved);
}

#[test]
fn it_settles_when_the_field_is_left() {
    let mut desk = typing();
    desk.send(Msg::TypingEnded);
    assert_eq!(comment(&desk, ItemId::C11), "why");
    assert!(desk.open().draft.is_none());
}

#[test]
fn it_settles_when_another_screen_is_chosen() {
    for screen in [Screen::Reviews, Screen::Studies, Screen::Summary] {
        let mut desk = typing();
        desk.send(Msg::ScreenChosen(screen));
        assert_eq!(comment(&desk, ItemId::C11), "why");
    }
}

#[test]
fn it_settles_when_another_field_is_typed_in() {
    let mut desk = typing();
    type_in(&mut desk, ItemId::C11, Field::Quote, "their words");
    assert_eq!(comment(&desk, ItemId::C11), "why");
    desk.send(Msg::TypingEnded);
    let answer = desk.mine(0).answers.get(&ItemId::C11).unwrap().clone();
    assert_eq!(
        (answer.comment, answer.quote),
        ("why".into(), "their words".into())
    );
}

#[test]
fn it_settles_before_an_answer_and_both_stay() {
    let mut desk = typing();
    desk.answer(ItemId::C11, Response::No);
    let answer = desk.mine(0).answers.get(&ItemId::C11).unwrap().clone();
    assert_eq!(answer.response, Some(Response::No));
    assert_eq!(answer.comment, "why");
}

#[test]
fn text_typed_back_to_what_it_was_changes_nothing() {
    let mut desk = typing();
    desk.send(Msg::TypingEnded);
    desk.shelf.commits.borrow_mut().clear();
    type_in(&mut desk, ItemId::C11, Field::Comment, "why not");
    type_in(&mut desk, ItemId::C11, Field::Comment, "why");
    desk.send(Msg::TypingEnded);
    assert_eq!(desk.shelf.commits.borrow().len(), 0);
    assert_eq!(desk.status(), SaveStatus::Saved);
}

#[test]
fn a_comment_emptied_before_any_response_leaves_nothing_behind() {
    let mut desk = typing();
    desk.send(Msg::TypingEnded);
    type_in(&mut desk, ItemId::C11, Field::Comment, "");
    desk.send(Msg::TypingEnded);
    assert!(!desk.mine(0).answers.contains_key(&ItemId::C11));
}

#[test]
fn title_names_and_rules_settle_and_an_empty_title_does_not() {
    let mut desk = Desk::appraising(None);
    let me = desk.open().me.clone();
    let drafts = [
        Draft::Title(" Bread ".to_owned()),
        Draft::ReviewerName(me, "AB".to_owned()),
        Draft::Rule {
            item: ItemId::C23,
            text: "80 %".to_owned(),
        },
        Draft::Title("  ".to_owned()),
    ];
    for draft in drafts {
        desk.send(Msg::Typed(draft));
    }
    desk.send(Msg::TypingEnded);
    let header = desk.review().header();
    assert_eq!(header.title, "Bread");
    assert_eq!(header.reviewers[0].name, "AB");
    assert_eq!(
        header.protocol.rules.get(&ItemId::C23).unwrap().text,
        "80 %"
    );
    assert_eq!(desk.stored(), *desk.review());
}

#[test]
fn a_pause_leaves_what_would_not_stay_as_it_stands_in_its_field() {
    let mut desk = Desk::appraising(None);
    let me = desk.open().me.clone();
    let rule = |text: &str| Draft::Rule {
        item: ItemId::C23,
        text: text.to_owned(),
    };
    for midway in [
        Draft::Title("Effects of ".to_owned()),
        Draft::Title(String::new()),
        Draft::ReviewerName(me, "Ann ".to_owned()),
        rule("At least 80 %\n"),
    ] {
        let pause = pause_asked_for(&desk.send(Msg::Typed(midway.clone())));
        desk.send(Msg::TypingPaused(pause));
        assert_eq!(
            desk.open().draft,
            Some(midway),
            "or the field would change under the hands"
        );
    }
    let pause = pause_asked_for(&desk.send(Msg::Typed(rule("At least 80 %"))));
    desk.send(Msg::TypingPaused(pause));
    assert_eq!(desk.open().draft, None);
    desk.send(Msg::Typed(Draft::Title("Effects of ".to_owned())));
    desk.send(Msg::TypingEnded);
    assert_eq!(desk.review().header().title, "Effects of");
    assert_eq!(desk.stored(), *desk.review());
}
