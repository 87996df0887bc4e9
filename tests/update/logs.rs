//! The log: shown on demand, filtered, kept with the file and found again after it.

use mmat_appraisal::app::{
    Effect, FilesMsg, Job, LogKind, LogMsg, Msg, Panel, ReviewsMsg, Screen, Zone, update,
};
use mmat_appraisal::codec::export::ExportFormat;
use mmat_appraisal::codec::review_file::from_text;
use mmat_appraisal::instrument::{Category, ItemId, Response};
use mmat_appraisal::port::StoreError;
use mmat_appraisal::review::{Finding, What};

use crate::desk::{Desk, moment};

/// The words of what is shown, the newest first.
fn shown(desk: &Desk) -> Vec<(What, String)> {
    let list = &desk.model.logs.shown;
    let entries = list.entries.as_ref().unwrap();
    let visible = list.visible.iter().map(|place| &entries[*place]);
    visible
        .map(|entry| (entry.what, entry.after.clone()))
        .collect()
}

/// What the only entry about a file says.
fn of_files(desk: &Desk) -> String {
    let mut of_files = shown(desk);
    of_files.retain(|(what, _)| *what == What::File);
    assert_eq!(of_files.len(), 1);
    of_files.remove(0).1
}

fn with_answers() -> Desk {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    desk.answer(ItemId::S1, Response::Yes);
    desk.answer(ItemId::C11, Response::CantTell);
    desk
}

fn filter(desk: &mut Desk, msg: LogMsg) {
    desk.send(Msg::Log(msg));
}

/// The review file as it is saved.
fn saved(desk: &mut Desk) -> String {
    let effects = desk.send(Msg::Files(FilesMsg::ExportChosen(ExportFormat::ReviewFile)));
    let file = effects.iter().find_map(|effect| match effect {
        Effect::SaveFile(file) => file.content.text(),
        _ => None,
    });
    file.unwrap().to_owned()
}

#[test]
fn the_log_is_read_when_it_is_shown_and_says_the_newest_first() {
    let mut desk = with_answers();
    let effects = desk.take(Msg::ScreenChosen(Screen::Log));
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::ReadLog(_)))
    );
    assert_eq!(desk.model.logs.shown.entries, None);
    desk.work();
    let entries = shown(&desk);
    assert_eq!(
        entries[0],
        (What::Answer(ItemId::C11), "cant-tell".to_owned())
    );
    assert_eq!(entries.last().unwrap().0, What::Study);
    desk.send(Msg::ScreenChosen(Screen::Studies));
    assert_eq!(
        desk.model.logs.shown.entries, None,
        "it takes no memory when it is not seen"
    );
}

#[test]
fn times_are_shown_by_the_clock_of_the_reviewer() {
    let mut desk = with_answers();
    desk.send(Msg::ScreenChosen(Screen::Log));
    let id = desk.review().id().clone();
    let stored = crate::desk::now(mmat_appraisal::port::Store::log(&desk.shelf, &id)).unwrap();
    let zone = Zone::over(&stored, &|_| -600);
    let at = &stored.own[0].at;
    assert!(at.as_str().starts_with("2026-03-03T09:00"));
    assert!(zone.local(at).as_str().starts_with("2026-03-02T23:00"));
    assert_eq!(&Zone::default().local(at), at);
}

#[test]
fn the_log_is_filtered_by_kind_reviewer_study_and_text() {
    let mut desk = with_answers();
    let me = desk.open().me.clone();
    desk.send(Msg::ScreenChosen(Screen::Log));
    let all = shown(&desk).len();
    filter(&mut desk, LogMsg::KindFiltered(LogKind::Answers));
    assert_eq!(shown(&desk).len(), 2);
    filter(&mut desk, LogMsg::SearchTyped("CANT".to_owned()));
    assert_eq!(shown(&desk).len(), 1);
    filter(&mut desk, LogMsg::FiltersCleared);
    assert_eq!(shown(&desk).len(), all);
    filter(&mut desk, LogMsg::ReviewerFiltered(Some(me)));
    assert_eq!(shown(&desk).len(), all);
    filter(&mut desk, LogMsg::StudyTyped("smith".to_owned()));
    assert!(!shown(&desk).is_empty() && shown(&desk).len() < all);
    filter(&mut desk, LogMsg::StudyTyped("jones".to_owned()));
    assert!(shown(&desk).is_empty());
}

#[test]
fn a_saved_file_holds_the_log_and_opens_with_a_word_of_what_was_found() {
    let mut desk = with_answers();
    let text = saved(&mut desk);
    let (review, problems) = from_text(&text).unwrap();
    assert_eq!(problems, []);
    assert_eq!(review.log().finding, Finding::AsWritten);
    let entries = review.log().len();
    let mut other = Desk::new();
    other.pick("made-up.mmat.json", &text);
    assert_eq!(other.model.panel, Panel::None, "a sound file opens at once");
    assert_eq!(other.review(), &review);
    assert!(other.review().log().is_empty(), "the store keeps it");
    assert!(other.model.announcement.contains("is unbroken"));
    assert_eq!(other.model.notice, other.model.announcement);
    let mut elsewhere = other.model.clone();
    update(
        &mut elsewhere,
        Msg::ScreenChosen(Screen::Protocol),
        moment(9),
    );
    assert_eq!(elsewhere.notice, "");
    other.send(Msg::ScreenChosen(Screen::Log));
    let said = shown(&other);
    assert_eq!(said.len(), entries + 1);
    // The clock of the other desk is behind.
    let said = of_files(&other);
    assert!(said.starts_with("made-up.mmat.json: The log of"), "{said}");
    // What it says next holds both chains, and is sound again.
    other.open_study(0);
    other.answer(ItemId::S2, Response::No);
    let (again, problems) = from_text(&saved(&mut other)).unwrap();
    assert_eq!(problems, []);
    assert_eq!(again.log().chains().len(), 2);
    assert_eq!(again.log().finding, Finding::AsWritten);
}

#[test]
fn an_altered_file_is_shown_with_what_was_altered_before_it_opens() {
    let mut desk = with_answers();
    let text = saved(&mut desk);
    let altered = text.replacen("\"response\": \"cant-tell\"", "\"response\": \"yes\"", 1);
    let mut other = Desk::new();
    other.pick("made-up.mmat.json", &altered);
    let Panel::Intake(intake) = &other.model.panel else {
        panic!("it opened without a word");
    };
    let problem = &intake.report.problems[0];
    assert!(
        problem
            .message
            .contains("the answer to 1.1 of “Smith 2019”"),
        "{}",
        problem.message
    );
    assert!(problem.line.is_some());
    other.send(Msg::Files(FilesMsg::Confirmed));
    assert_eq!(other.review().studies().len(), 1, "nothing is refused");
    other.send(Msg::ScreenChosen(Screen::Log));
    let said = of_files(&other);
    assert!(said.contains("was altered"), "{said}");
}

#[test]
fn what_could_not_be_saved_is_in_the_log_of_the_file_all_the_same() {
    let mut desk = with_answers();
    let before = from_text(&saved(&mut desk)).unwrap().0.log().len();
    desk.refuse(Some(StoreError::Full("no room".to_owned())));
    desk.answer(ItemId::C12, Response::No);
    let (review, _) = from_text(&saved(&mut desk)).unwrap();
    assert_eq!(review.log().len(), before + 1);
    assert_eq!(&review, desk.review());
}

#[test]
fn while_something_is_saved_the_log_waits_for_it() {
    let mut desk = with_answers();
    let answered = mmat_appraisal::app::AppraisalMsg::Answered(ItemId::C12, Some(Response::No));
    desk.take(Msg::Appraisal(answered));
    let effects = desk.take(Msg::ScreenChosen(Screen::Log));
    assert!(
        !effects
            .iter()
            .any(|effect| matches!(effect, Effect::ReadLog(_)))
    );
    desk.work();
    assert_eq!(shown(&desk)[0].0, What::Answer(ItemId::C12));
}

#[test]
fn a_log_that_is_brought_in_joins_and_joining_again_adds_nothing() {
    let mut desk = with_answers();
    let text = saved(&mut desk);
    let mut other = Desk::new();
    other.pick("made-up.mmat.json", &text);
    desk.answer(ItemId::C12, Response::No);
    let newer = from_text(&saved(&mut desk)).unwrap().0;
    let id = other.review().id().clone();
    for _ in 0..2 {
        let log = std::rc::Rc::clone(newer.log());
        other.model.saving.add(Job::JoinLog(id.clone(), log));
        other.send(Msg::ScreenChosen(Screen::Log));
        assert_eq!(shown(&other).len(), newer.log().len() + 1);
        assert_eq!(other.model.logs.shown.forks, 0);
    }
}

#[test]
fn a_log_that_cannot_be_read_keeps_no_file_from_being_saved() {
    let mut desk = with_answers();
    desk.take(Msg::Files(FilesMsg::ExportChosen(ExportFormat::ReviewFile)));
    let id = desk.review().id().clone();
    let error = StoreError::Failed("made up".to_owned());
    let read = Msg::Log(LogMsg::Read(id, Err(error), Zone::default()));
    let effects = update(&mut desk.model, read, moment(900));
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::Ask(..)))
    );
    assert!(desk.model.problems[0].what.contains("could not be read"));
}

#[test]
fn removing_a_review_removes_its_log() {
    let mut desk = with_answers();
    let id = desk.review().id().clone();
    desk.send(Msg::Reviews(ReviewsMsg::RemoveChosen(id.clone())));
    desk.send(Msg::Reviews(ReviewsMsg::RemoveConfirmed));
    let read = crate::desk::now(mmat_appraisal::port::Store::log(&desk.shelf, &id)).unwrap();
    assert_eq!(read.own, []);
}
