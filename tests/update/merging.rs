//! Several reviewers: who appraises here, what is handed over, what is brought in, what is sealed.

use std::rc::Rc;

use mmat_appraisal::app::{
    Effect, FilesMsg, Headway, Merging, Msg, Panel, ProtocolMsg, ReviewsMsg, Screen,
};
use mmat_appraisal::codec::review_file;
use mmat_appraisal::instrument::{ItemId, Response};
use mmat_appraisal::review::{
    Answer, Change, Header, PerStudy, Review, ReviewId, ReviewerId, Side, Timestamp, conflicts_of,
    take_back_consensus,
};

use crate::desk::{Desk, file, moment, runs};
use crate::full::full_review;

pub const YES: Response = Response::Yes;
const NO: Response = Response::No;

pub fn id(text: &str) -> ReviewerId {
    ReviewerId::new(text)
}

pub fn me(desk: &mut Desk, text: &str) {
    desk.send(Msg::Protocol(ProtocolMsg::MeChosen(id(text))));
}

/// The file that the reviewer at this desk hands over: its name and its text.
fn handed_over(desk: &mut Desk) -> (String, String) {
    let effects = desk.send(Msg::Files(FilesMsg::HandOverChosen));
    let mut files = effects.iter().filter_map(|effect| match effect {
        Effect::SaveFile(file) => {
            Some((file.name.clone(), file.content.text().unwrap().to_owned()))
        }
        _ => None,
    });
    files.next().unwrap()
}

fn shown(desk: &Desk) -> &Merging {
    let Panel::Merging(merging) = &desk.model.panel else {
        panic!("nothing is merged: {:?}", desk.model.problems);
    };
    merging
}

fn confirm(desk: &mut Desk) {
    desk.send(Msg::Files(FilesMsg::MergeConfirmed));
}

fn text_of(review: &Review) -> String {
    review_file::to_text(review, &moment(0).now)
}

/// Two people with the same review in two browsers.
fn two_desks() -> (Desk, Desk) {
    let (mut one, mut two) = (Desk::at(&full_review(false)), Desk::at(&full_review(false)));
    me(&mut one, "r1");
    me(&mut two, "r2");
    (one, two)
}

pub fn changed_header(review: &Review, edit: impl FnOnce(&mut Header)) -> Review {
    let mut header = Header::clone(review.header());
    edit(&mut header);
    let mut review = review.clone();
    review.apply(&Change::Header(Rc::new(header)));
    review
}

pub fn blinded() -> Review {
    let review = changed_header(&full_review(false), |header| {
        header.protocol.per_study = PerStudy::Two;
        header.protocol.blinded = true;
    });
    without_consensus(review)
}

/// Where consensus was begun, nothing is sealed.
fn without_consensus(mut review: Review) -> Review {
    let studies: Vec<_> = review.consensuses().map(|one| one.study.clone()).collect();
    for study in &studies {
        review.apply(&take_back_consensus(study));
    }
    review
}

#[test]
fn a_team_is_asked_once_who_appraises_in_this_browser() {
    let mut desk = Desk::at(&full_review(false));
    assert_eq!(desk.model.panel, Panel::Who);
    me(&mut desk, "r2");
    assert_eq!(desk.model.panel, Panel::None);
    assert_eq!(desk.stored(), full_review(false), "it is not in the review");
    let mut again = Desk::with(desk.shelf.clone());
    let review = desk.review().id().clone();
    again.send(Msg::Reviews(ReviewsMsg::Chosen(review)));
    assert_eq!(again.model.panel, Panel::None);
    assert_eq!(again.open().me, id("r2"));
}

#[test]
fn who_made_a_review_is_not_asked_when_others_join() {
    let mut desk = Desk::new();
    desk.new_review("A review");
    let mine = desk.open().me.clone();
    desk.send(Msg::Protocol(ProtocolMsg::ReviewerAdded));
    let review = desk.review().id().clone();
    let mut again = Desk::with(desk.shelf.clone());
    again.send(Msg::Reviews(ReviewsMsg::Chosen(review)));
    assert_eq!(again.model.panel, Panel::None);
    assert_eq!(again.open().me, mine);
}

#[test]
fn what_is_handed_over_is_mine_alone_and_named_after_me() {
    let (mut desk, _) = two_desks();
    me(&mut desk, "r2");
    desk.open_study(0);
    desk.answer(ItemId::S2, YES);
    let (name, text) = handed_over(&mut desk);
    let by = desk.open().my_name().to_lowercase();
    assert!(name.starts_with("a-made-up-review-"), "{name}");
    assert!(
        name.contains(&by.replace(' ', "-")) && name.ends_with("-2026-03-03.mmat.json"),
        "{name}"
    );
    let handed = review_file::from_text(&text).unwrap().0;
    assert_eq!(handed.id(), desk.review().id());
    assert_eq!(handed.studies(), desk.review().studies());
    assert!(handed.appraisals().all(|one| one.reviewer == id("r2")));
    assert_eq!(handed.appraisals().count(), 1);
    assert_eq!(handed.consensuses().count(), 0);
}

#[test]
fn the_file_of_another_reviewer_is_looked_at_first_and_then_merged_in_one_step() {
    let (mut one, mut two) = two_desks();
    two.open_study(0);
    two.answer(ItemId::S2, YES);
    two.answer(ItemId::S1, NO);
    let (name, text) = handed_over(&mut two);
    let before = one.review().clone();
    let effects = one.pick(&name, &text);
    assert_eq!(runs(&effects).len(), 0, "nothing is written yet");
    assert_eq!(one.review(), &before);
    let merging = shown(&one);
    assert_eq!(merging.report.answers_added, 2);
    assert_eq!(merging.report.studies_added, 0);
    assert_eq!(merging.from.len(), 1);
    assert!(!merging.asks());
    confirm(&mut one);
    assert_eq!(one.review().id(), before.id(), "no copy");
    let study = one.study(0);
    let theirs = one.review().appraisal(&study, &id("r2")).unwrap();
    assert_eq!(theirs.response(ItemId::S2), Some(YES));
    assert_eq!(one.stored(), *one.review());
    assert_eq!(one.open().me, id("r1"));
    assert!(
        one.model.file_note.since.is_some(),
        "it is work that is in no file of mine"
    );
    one.send(Msg::UndoChosen);
    assert_eq!(one.review(), &before, "undone as one step");
    assert_eq!(one.stored(), before);
}

#[test]
fn what_is_left_to_reconcile_is_known_as_soon_as_the_other_reviewer_is_brought_in() {
    let review = without_consensus(full_review(false));
    let (mut one, mut two) = (Desk::at(&review), Desk::at(&review));
    me(&mut one, "r1");
    me(&mut two, "r2");
    let mut studies = one.review().studies().iter();
    let single = studies.find(|study| Headway::of(one.review(), &study.id).double == 0);
    let single = single.unwrap().id.clone();
    for desk in [&mut one, &mut two] {
        desk.send(Msg::ScreenChosen(Screen::Appraisal(single.clone())));
        desk.answer(ItemId::S2, YES);
    }
    let (name, text) = handed_over(&mut two);
    let before = one.open().counts.headway;
    one.pick(&name, &text);
    confirm(&mut one);
    assert_eq!(one.open().counts.headway.double, before.double + 1);
    one.send(Msg::UndoChosen);
    assert_eq!(one.open().counts.headway, before);
}

#[test]
fn what_was_brought_in_is_logged_under_who_brought_it() {
    let (mut one, mut two) = two_desks();
    two.open_study(0);
    two.answer(ItemId::S2, YES);
    let (name, text) = handed_over(&mut two);
    one.pick(&name, &text);
    confirm(&mut one);
    let commits = one.shelf.commits.borrow();
    // After it stands a commit without changes, which notes the file.
    let mut latest = commits.iter().rev();
    let merged = latest.find(|commit| !commit.changes.is_empty()).unwrap();
    assert_eq!(merged.log.len(), merged.changes.len());
    assert!(!merged.log.is_empty());
    assert!(merged.log.iter().all(|entry| entry.by == Some(id("r1"))));
}

#[test]
fn bringing_the_same_file_in_twice_changes_nothing() {
    let (mut one, mut two) = two_desks();
    two.open_study(0);
    two.answer(ItemId::S2, YES);
    let (name, text) = handed_over(&mut two);
    one.pick(&name, &text);
    confirm(&mut one);
    let once = one.review().clone();
    one.pick(&name, &text);
    assert!(shown(&one).grown.changes.is_empty());
    confirm(&mut one);
    assert_eq!(one.review(), &once);
}

#[test]
fn files_of_any_number_of_reviewers_are_brought_in_one_after_the_other() {
    let base = changed_header(&full_review(false), |header| {
        let mut third = header.reviewers[0].clone();
        third.id = id("r3");
        third.name = "Third".to_owned();
        header.reviewers.push(third);
    });
    let files: Vec<_> = ["r2", "r3"]
        .into_iter()
        .map(|who| {
            let mut desk = Desk::at(&base);
            me(&mut desk, who);
            desk.open_study(0);
            desk.answer(ItemId::S1, NO);
            let (name, text) = handed_over(&mut desk);
            file(&name, &text)
        })
        .collect();
    let mut one = Desk::at(&base);
    me(&mut one, "r1");
    one.send(Msg::Files(FilesMsg::Picked(files)));
    if matches!(one.model.panel, Panel::Intake(_)) {
        one.send(Msg::Files(FilesMsg::Confirmed));
    }
    confirm(&mut one);
    confirm(&mut one);
    assert_eq!(one.model.panel, Panel::None);
    let study = one.study(0);
    for who in ["r2", "r3"] {
        let theirs = one.review().appraisal(&study, &id(who)).unwrap();
        assert_eq!(theirs.response(ItemId::S1), Some(NO), "{who}");
    }
    assert_eq!(one.stored(), *one.review());
}

#[test]
fn an_answer_given_while_the_preview_is_open_is_not_lost() {
    let (mut one, mut two) = two_desks();
    two.open_study(0);
    two.answer(ItemId::S2, YES);
    let (name, text) = handed_over(&mut two);
    one.open_study(0);
    one.pick(&name, &text);
    one.answer(ItemId::C31, NO);
    confirm(&mut one);
    let study = one.study(0);
    let mine = one.review().appraisal(&study, &id("r1")).unwrap();
    assert_eq!(mine.response(ItemId::C31), Some(NO));
    assert!(one.review().appraisal(&study, &id("r2")).is_some());
    assert_eq!(one.stored(), *one.review());
}

#[test]
fn a_review_that_is_not_open_is_opened_before_it_is_merged_into() {
    let (mut one, mut two) = two_desks();
    two.open_study(0);
    two.answer(ItemId::S2, YES);
    let (name, text) = handed_over(&mut two);
    let kept = one.review().id().clone();
    one.new_review("Another");
    one.send(Msg::ScreenChosen(Screen::Reviews));
    one.pick(&name, &text);
    assert_eq!(one.review().id(), &kept);
    assert_eq!(shown(&one).report.answers_added, 1);
    confirm(&mut one);
    assert_eq!(one.stored(), *one.review());
}

#[test]
fn where_protocols_differ_one_has_to_be_chosen_first() {
    let mut one = Desk::at(&full_review(false));
    me(&mut one, "r1");
    one.pick("theirs.mmat.json", &text_of(&blinded()));
    assert_eq!(shown(&one).differences.len(), 2);
    confirm(&mut one);
    assert!(shown(&one).asks(), "it is not done without a choice");
    assert!(!one.review().protocol().blinded);
    one.send(Msg::Files(FilesMsg::ProtocolKept(Side::Theirs)));
    confirm(&mut one);
    assert!(one.review().protocol().blinded);
    assert_eq!(one.review().protocol().per_study, PerStudy::Two);
    assert_eq!(one.stored(), *one.review());
}

#[test]
fn a_review_of_another_id_with_the_same_studies_is_asked_about() {
    let other = changed_header(&full_review(false), |header| {
        header.id = ReviewId::new("another");
    });
    let mut desk = Desk::at(&full_review(false));
    me(&mut desk, "r1");
    desk.pick("other.mmat.json", &text_of(&other));
    assert!(shown(&desk).is_other());
    desk.send(Msg::Files(FilesMsg::ApartChosen));
    assert_eq!(desk.review().id(), other.id());
    assert_eq!(
        desk.shelf.kept(&ReviewId::new("review-a")),
        Some(full_review(false))
    );
}

#[test]
fn a_review_that_shares_no_study_opens_as_its_own_without_a_question() {
    let mut desk = Desk::new();
    desk.new_review("Mine");
    desk.add_study("Made-up 2021");
    let mine = desk.review().clone();
    desk.pick("other.mmat.json", &text_of(&full_review(false)));
    assert_eq!(desk.review(), &full_review(false));
    assert_eq!(desk.stored(), full_review(false));
    assert_eq!(desk.shelf.kept(mine.id()), Some(mine));
}

#[test]
fn a_tie_is_listed_until_it_is_answered_again() {
    let tied = |response: Response| {
        let mut review = full_review(false);
        let key = (review.studies()[0].id.clone(), id("r1"));
        let at = Timestamp::parse("2026-02-01T00:00:00Z").unwrap();
        let answer = Some(Answer {
            response: Some(response),
            ..Answer::empty(at)
        });
        let item = ItemId::C11;
        review.apply(&Change::Answer { key, item, answer });
        review
    };
    let mut desk = Desk::at(&tied(YES));
    me(&mut desk, "r1");
    desk.pick("theirs.mmat.json", &text_of(&tied(NO)));
    assert_eq!(shown(&desk).conflicts.len(), 1);
    confirm(&mut desk);
    assert_eq!(desk.model.screen, Screen::Checks);
    let listed = |desk: &Desk| {
        let all: Vec<_> = desk
            .review()
            .appraisals()
            .flat_map(|one| conflicts_of(one))
            .collect();
        all
    };
    assert_eq!(listed(&desk).len(), 1);
    assert_eq!(desk.stored(), *desk.review(), "it is kept with the review");
    let opened = review_file::from_text(&text_of(desk.review())).unwrap().0;
    assert_eq!(&opened, desk.review(), "and goes along in its file");
    let conflict = listed(&desk).remove(0);
    let settled = mmat_appraisal::app::AppraisalMsg::ConflictSettled(Box::new(conflict), false);
    let before = desk.mine(0).response(ItemId::C11);
    desk.send(Msg::Appraisal(settled));
    assert_ne!(desk.mine(0).response(ItemId::C11), before);
    assert_eq!(listed(&desk).len(), 0);
    desk.send(Msg::UndoChosen);
    assert_eq!(listed(&desk).len(), 1);
}

#[test]
fn a_merge_that_is_broken_off_writes_nothing() {
    let (mut one, mut two) = two_desks();
    two.open_study(0);
    two.answer(ItemId::S2, YES);
    let (name, text) = handed_over(&mut two);
    let before = one.review().clone();
    one.pick(&name, &text);
    one.send(Msg::PanelClosed);
    assert_eq!(one.review(), &before);
    assert_eq!(one.model.panel, Panel::None);
    assert_eq!(one.stored(), before);
}
