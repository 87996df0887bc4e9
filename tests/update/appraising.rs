//! The main job: category, answers, the protocol's lock, screening, moving on.

use mmat_appraisal::app::{AppraisalMsg, Effect, HostEvent, Msg, Panel, ProtocolMsg, Screen};
use mmat_appraisal::instrument::{
    Category, Design, ItemId, NodeId, Outcome, QuantitativeSet, Response, Step, node, outcome,
};
use mmat_appraisal::review::State;

use crate::desk::Desk;

fn tell(desk: &mut Desk, msg: AppraisalMsg) -> Vec<Effect> {
    desk.send(Msg::Appraisal(msg))
}

fn focused(effects: &[Effect]) -> Vec<&str> {
    let focuses = effects.iter().filter_map(|effect| match effect {
        Effect::Focus(id) => Some(id.as_str()),
        _ => None,
    });
    focuses.collect()
}

#[test]
fn guidance_is_drawn_from_the_first_opening_until_another_study_is_shown() {
    let mut desk = Desk::appraising(Some(Category::Rct));
    for item in [ItemId::C21, ItemId::C22, ItemId::C21] {
        desk.send(Msg::GuidanceToggled(item));
    }
    assert_eq!(desk.open().guided, [ItemId::C21, ItemId::C22]);
    desk.answer(ItemId::C21, Response::No);
    assert_eq!(desk.open().guided, [ItemId::C21, ItemId::C22]);
    desk.send(Msg::ScreenChosen(Screen::Studies));
    assert_eq!(desk.open().guided, []);
}

fn my_state(desk: &Desk) -> State {
    desk.open().my_state(&desk.study(0))
}

#[test]
fn a_study_is_appraised_from_the_first_answer_to_the_last() {
    let mut desk = Desk::appraising(Some(Category::Rct));
    let study = desk.study(0);
    let review = desk.review().id().clone();
    let items = desk.mine(0).chosen().unwrap().criteria();
    let items: Vec<ItemId> = [ItemId::S1, ItemId::S2].into_iter().chain(items).collect();
    assert_eq!(items.len(), 7);
    let complete = Effect::Emit(HostEvent::Complete { review, study });
    for (place, item) in items.iter().enumerate() {
        let effects = desk.answer(*item, Response::Yes);
        assert_eq!(effects.contains(&complete), place == 6, "{}", item.token());
    }
    assert_eq!(my_state(&desk), State::Complete);
    assert_eq!(desk.open().counts.done, 1);
    assert_eq!(desk.stored(), *desk.review());
}

#[test]
fn each_answer_tells_the_host_of_which_study_it_is() {
    let mut desk = Desk::appraising(None);
    let change = Effect::Emit(HostEvent::Change {
        review: desk.review().id().clone(),
        study: Some(desk.study(0)),
    });
    assert!(
        desk.answer(ItemId::S1, Response::Yes).contains(&change),
        "with the lock"
    );
    assert!(desk.answer(ItemId::S2, Response::Yes).contains(&change));
}

#[test]
fn completing_is_told_even_when_the_last_answer_locks_the_protocol_again() {
    let mut desk = Desk::appraising(Some(Category::Rct));
    for item in [ItemId::S1, ItemId::S2, ItemId::C21, ItemId::C22] {
        desk.answer(item, Response::Yes);
    }
    desk.answer(ItemId::C23, Response::Yes);
    desk.answer(ItemId::C24, Response::Yes);
    amend(&mut desk, "a rule was missing");
    let effects = desk.answer(ItemId::C25, Response::Yes);
    let review = desk.review().id().clone();
    let study = desk.study(0);
    assert!(effects.contains(&Effect::Emit(HostEvent::Complete { review, study })));
    assert!(desk.review().protocol().locked.is_some());
}

fn amend(desk: &mut Desk, reason: &str) {
    desk.send(Msg::Protocol(ProtocolMsg::AmendChosen));
    desk.send(Msg::Protocol(ProtocolMsg::ReasonTyped(reason.to_owned())));
    desk.send(Msg::Protocol(ProtocolMsg::ReasonSubmitted));
}

#[test]
fn the_protocol_locks_with_the_first_answer_and_opens_with_a_reason() {
    let mut desk = Desk::appraising(None);
    assert_eq!(desk.review().protocol().locked, None);
    desk.answer(ItemId::S1, Response::Yes);
    let locked = desk.review().protocol().locked.clone();
    assert!(locked.is_some());
    desk.answer(ItemId::S2, Response::Yes);
    assert_eq!(desk.review().protocol().locked, locked, "locked once");
    amend(&mut desk, "  ");
    assert_eq!(
        desk.review().protocol().locked,
        locked,
        "no reason, no change"
    );
    amend(&mut desk, " the cut-off was missing ");
    let protocol = desk.review().protocol();
    assert_eq!(protocol.locked, None);
    assert_eq!(protocol.amendments.len(), 1);
    assert_eq!(protocol.amendments[0].reason, "the cut-off was missing");
    desk.answer(ItemId::S2, Response::No);
    assert!(desk.review().protocol().locked.is_some(), "and locks again");
}

/// The way that leads from a node to another or to an end, told by what it leads to.
fn way_to(from: NodeId, leads: impl Fn(&Outcome) -> bool, so_far: &[Step]) -> usize {
    let ways = 0..node(from).ways.len();
    let to = |way: &usize| {
        let step = Step {
            node: from,
            way: *way,
        };
        let steps: Vec<Step> = so_far.iter().copied().chain([step]).collect();
        leads(&outcome(&steps))
    };
    let mut found = ways.filter(to);
    found.next().unwrap()
}

#[test]
fn the_path_of_help_me_choose_is_kept_with_the_choice() {
    let mut desk = Desk::appraising(None);
    tell(&mut desk, AppraisalMsg::HelpSought);
    let asks = |node: NodeId| move |end: &Outcome| matches!(end, Outcome::Ask { node: next, .. } if *next == node);
    let settles = |design: Design| move |end: &Outcome| matches!(end, Outcome::Settled(known) if *known == design);
    let mut path = Vec::new();
    let route = [
        (NodeId::Design, NodeId::Comparison),
        (NodeId::Comparison, NodeId::Assignment),
        (NodeId::Assignment, NodeId::ExperimentalGroups),
        (NodeId::ExperimentalGroups, NodeId::Allocation),
    ];
    for (from, to) in route {
        let way = way_to(from, asks(to), &path);
        tell(&mut desk, AppraisalMsg::WayTaken(way));
        path.push(Step { node: from, way });
    }
    tell(&mut desk, AppraisalMsg::OutcomeAccepted);
    assert_eq!(desk.open().mine(&desk.study(0)), None, "not settled yet");
    let way = way_to(NodeId::Allocation, settles(Design::Rct), &path);
    let other = way_to(NodeId::Allocation, settles(Design::Nonrandomized), &path);
    tell(&mut desk, AppraisalMsg::WayTaken(other));
    tell(&mut desk, AppraisalMsg::SteppedBack);
    tell(&mut desk, AppraisalMsg::WayTaken(way));
    let node = NodeId::Allocation;
    path.push(Step { node, way });
    tell(&mut desk, AppraisalMsg::OutcomeAccepted);
    let design = desk.mine(0).design.unwrap();
    assert_eq!((design.design, design.path), (Design::Rct, path));
    assert_eq!(desk.model.panel, Panel::None);
}

#[test]
fn a_way_that_is_not_there_is_not_taken() {
    let mut desk = Desk::appraising(None);
    tell(&mut desk, AppraisalMsg::HelpSought);
    tell(&mut desk, AppraisalMsg::WayTaken(99));
    let Panel::Helper(helper) = &desk.model.panel else {
        panic!("the helper is gone");
    };
    assert_eq!(helper.steps, []);
}

#[test]
fn changing_category_keeps_earlier_answers_hidden_and_they_come_back() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    desk.answer(ItemId::C11, Response::No);
    tell(&mut desk, AppraisalMsg::CategoryChosen(Category::Mixed));
    tell(&mut desk, AppraisalMsg::SetChosen(QuantitativeSet::Rct));
    desk.answer(ItemId::C21, Response::Yes);
    tell(
        &mut desk,
        AppraisalMsg::CategoryChosen(Category::Descriptive),
    );
    assert_eq!(desk.mine(0).response(ItemId::C11), Some(Response::No));
    tell(
        &mut desk,
        AppraisalMsg::CategoryChosen(Category::Qualitative),
    );
    assert_eq!(desk.mine(0).response(ItemId::C11), Some(Response::No));
    assert_eq!(desk.stored(), *desk.review());
}

#[test]
fn choosing_mixed_methods_again_keeps_its_set() {
    let mut desk = Desk::appraising(Some(Category::Mixed));
    tell(&mut desk, AppraisalMsg::SetChosen(QuantitativeSet::Rct));
    tell(&mut desk, AppraisalMsg::CategoryChosen(Category::Mixed));
    let rct = Design::Mixed(Some(QuantitativeSet::Rct));
    assert_eq!(desk.mine(0).chosen(), Some(rct));
}

#[test]
fn a_failed_screening_stops_softly_and_a_reason_goes_on() {
    let mut desk = Desk::appraising(None);
    desk.answer(ItemId::S1, Response::CantTell);
    assert_eq!(my_state(&desk), State::NotAppraisedFurther);
    assert!(desk.model.announcement.contains("Screening not passed"));
    tell(&mut desk, AppraisalMsg::GoOnSought);
    tell(&mut desk, AppraisalMsg::ReasonTyped(" ".to_owned()));
    tell(&mut desk, AppraisalMsg::ReasonSubmitted);
    assert_eq!(desk.mine(0).went_on, None, "an empty reason is none");
    let is_missing = |desk: &Desk| match &desk.model.panel {
        Panel::Reason(reason) => reason.is_missing,
        panel => panic!("{panel:?}"),
    };
    assert!(is_missing(&desk), "and it is said");
    tell(&mut desk, AppraisalMsg::ReasonTyped(" asked ".to_owned()));
    assert!(!is_missing(&desk));
    tell(&mut desk, AppraisalMsg::ReasonSubmitted);
    assert_eq!(desk.mine(0).went_on.unwrap().text, "asked");
    assert_eq!(my_state(&desk), State::Underway);
    tell(&mut desk, AppraisalMsg::ReasonWithdrawn);
    assert_eq!(my_state(&desk), State::NotAppraisedFurther);
}

#[test]
fn next_unanswered_goes_through_items_then_category_then_the_next_study() {
    let mut desk = Desk::appraising(None);
    desk.add_study("Brown 2020");
    let next = |desk: &mut Desk| {
        let effects = tell(desk, AppraisalMsg::NextUnansweredSought);
        focused(&effects).last().map(|id| (*id).to_owned())
    };
    desk.answer(ItemId::S1, Response::Yes);
    assert_eq!(next(&mut desk).as_deref(), Some("S2-yes"));
    desk.answer(ItemId::S2, Response::Yes);
    assert_eq!(next(&mut desk).as_deref(), Some("category"));
    tell(&mut desk, AppraisalMsg::CategoryChosen(Category::Rct));
    assert_eq!(next(&mut desk).as_deref(), Some("2.1-yes"));
    for item in [
        ItemId::C21,
        ItemId::C22,
        ItemId::C23,
        ItemId::C24,
        ItemId::C25,
    ] {
        desk.answer(item, Response::Yes);
    }
    next(&mut desk);
    assert_eq!(desk.model.screen, Screen::Appraisal(desk.study(1)));
    desk.answer(ItemId::S1, Response::No);
    assert_eq!(next(&mut desk).as_deref(), Some("S2-yes"));
    desk.answer(ItemId::S2, Response::Yes);
    assert_eq!(next(&mut desk).as_deref(), None);
    assert_eq!(desk.model.announcement, "No study is left to do.");
}

#[test]
fn the_same_response_again_changes_nothing() {
    let mut desk = Desk::appraising(None);
    desk.answer(ItemId::S1, Response::Yes);
    let before = desk.review().clone();
    assert_eq!(desk.answer(ItemId::S1, Response::Yes), []);
    assert_eq!(desk.review(), &before);
}
