//! The pilot round: chosen, compared, measured apart; and what is worked out once for each change.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/desk.rs"]
mod desk;
#[path = "support/double.rs"]
mod double;

use std::io::Cursor;
use std::rc::Rc;

use calamine::{Data, Reader, Xlsx};
use desk::Desk;
use double::{TWO_REVIEWERS, review_of, study_id};
use mmat_appraisal::app::{Draft, Msg, Panel, ProtocolMsg, Reply, Request, Screen};
use mmat_appraisal::codec::export::write::{Written, export};
use mmat_appraisal::codec::export::{ExportFormat, ExportOptions};
use mmat_appraisal::codec::report::ReportOptions;
use mmat_appraisal::codec::report::html::html;
use mmat_appraisal::codec::report::latex::latex;
use mmat_appraisal::codec::report::layout::layout;
use mmat_appraisal::codec::report::markdown::markdown;
use mmat_appraisal::codec::report::xlsx::xlsx;
use mmat_appraisal::codec::review_file;
use mmat_appraisal::codec::summary_json::{agreement_in_rounds_json, agreement_json, figures_json};
use mmat_appraisal::codec::tables::agreement_csv;
use mmat_appraisal::instrument::{ItemId, Response};
use mmat_appraisal::review::{
    Appraisal, Change, Header, MergeAnswers, PilotStanding, Review, StudyId, agreement,
    agreement_in_rounds, figures, merge, pilot,
};
use serde_json::Value;

fn with_pilot(mut review: Review, studies: &[&StudyId]) -> Review {
    let mut header = Header::clone(review.header());
    header.protocol.pilot = studies.iter().map(|study| (*study).clone()).collect();
    header.protocol.pilot.sort();
    review.apply(&Change::Header(Rc::new(header)));
    review
}

/// The published double appraisal with its first two studies as pilot studies.
fn double_appraisal() -> Review {
    let review = review_of(TWO_REVIEWERS);
    let ids: Vec<StudyId> = review
        .studies()
        .iter()
        .map(|study| study.id.clone())
        .collect();
    with_pilot(review, &[&ids[0], &ids[1]])
}

fn tell(desk: &mut Desk, msg: ProtocolMsg) {
    desk.send(Msg::Protocol(msg));
}

fn of_study(desk: &mut Desk, msg: fn(StudyId) -> ProtocolMsg, place: usize) {
    let study = desk.study(place);
    tell(desk, msg(study));
}

#[test]
fn the_agreement_of_the_rounds_is_kept_apart_and_adds_up() {
    let review = double_appraisal();
    let whole = agreement(&review);
    let rounds = agreement_in_rounds(&review);
    assert_eq!(rounds.all, whole);
    let (pilot, main) = (rounds.pilot.unwrap(), rounds.main.unwrap());
    assert_eq!(
        (pilot.all.n, main.all.n, pilot.category.n, main.category.n),
        (14, 21, 2, 3)
    );
    assert_eq!(pilot.all.agree + main.all.agree, 30);
    assert_eq!(pilot.reviewers, main.reviewers);
    let all = figures(&review);
    assert_eq!((&all.all.two, all.all.pairs.len()), (&whole, 1));
    assert_eq!(all.pilot.unwrap().two, pilot);
}

#[test]
fn a_review_without_pilot_studies_has_one_round() {
    let review = review_of(TWO_REVIEWERS);
    let rounds = agreement_in_rounds(&review);
    assert_eq!((rounds.pilot.clone(), rounds.main.clone()), (None, None));
    let value = agreement_in_rounds_json(&rounds);
    assert_eq!(value["rounds"]["pilot"], Value::Null);
    assert_eq!(value["rounds"]["main"], agreement_json(&rounds.all));
}

#[test]
fn hosts_get_both_rounds_beside_the_whole() {
    let mut desk = Desk::at(&double_appraisal());
    let replies = desk.ask(1, Request::Agreement);
    let [Reply::Agreement(rounds)] = &replies[..] else {
        panic!("{replies:?}");
    };
    let value = agreement_in_rounds_json(rounds);
    assert_eq!(
        (&value["all"]["n"], &value["all"]["agree"]),
        (&35.into(), &30.into())
    );
    assert_eq!(value["rounds"]["pilot"]["all"]["n"], 14);
    assert_eq!(value["rounds"]["main"]["all"]["n"], 21);
    let file = figures_json(&figures(desk.review()));
    assert_eq!(file["rounds"]["main"]["pairs"][0]["all"]["n"], 21);
    assert_eq!(file["reviewers"], 2);
}

#[test]
fn the_csv_has_a_row_for_each_round_and_says_why_a_figure_is_missing() {
    let csv = agreement_csv(&double_appraisal());
    let line = |start: &str| {
        let found = csv
            .lines()
            .find(|line| line.trim_start_matches('\u{feff}').starts_with(start));
        found
            .unwrap_or_else(|| panic!("{start} in {csv}"))
            .to_owned()
    };
    let all = line("all,Reviewer 1,Reviewer 2,all,");
    assert!(
        all.starts_with("all,Reviewer 1,Reviewer 2,all,35,30,85.71428571428571,0.7524752"),
        "{all}"
    );
    assert!(line("pilot,Reviewer 1,Reviewer 2,all,14,").ends_with("doi 10.3233/EFI-180221)\""));
    let screening = line("all,Reviewer 1,Reviewer 2,screening,10,10,100,,,,1,1,,");
    assert!(
        screening.contains("kappa is not computable: both said Yes throughout"),
        "{screening}"
    );
    assert_eq!(
        csv.lines().filter(|line| line.starts_with("main,")).count(),
        csv.lines()
            .filter(|line| line.starts_with("main,Reviewer 1,Reviewer 2,"))
            .count()
    );
}

#[test]
fn the_paragraphs_tell_the_agreement_of_the_main_round_and_that_of_the_pilot_apart() {
    let write = |review: &Review| {
        let options = ExportOptions::default();
        match export(review, ExportFormat::Paragraphs, options, &double::time()) {
            Ok(Written::File(file)) => file.content.text().unwrap().to_owned(),
            other => panic!("{other:?}"),
        }
    };
    let text = write(&double_appraisal());
    assert!(text.contains("of the 21 answers that both gave"), "{text}");
    assert!(text.contains("In the pilot round of 2 studies"), "{text}");
    assert!(text.contains("of the 14 answers that both gave"), "{text}");
    let text = write(&review_of(TWO_REVIEWERS));
    assert!(text.contains("of the 35 answers that both gave") && !text.contains("pilot"));
}

#[test]
fn reports_print_the_agreement_of_each_round() {
    let (review, options, now) = (double_appraisal(), ReportOptions::default(), double::time());
    let found = layout(&review, &options, &now).agreements;
    let captions: Vec<&str> = found.iter().map(|table| table.caption.as_str()).collect();
    let of =
        |round: &str| format!("Agreement of Reviewer 1 and Reviewer 2 before consensus, {round}");
    let expected = ["main round", "pilot round", "both rounds together"].map(of);
    assert_eq!(captions, expected);
    let all = [
        "All items",
        "35",
        "30",
        "86 %",
        "0.75 (0.58 to 0.93)",
        "0.79",
        "0.80",
    ];
    assert_eq!(found[2].rows[0], all);
    assert_eq!(found[2].rows[1][4], "not computable");
    for text in [
        html(&review, &options, &now),
        markdown(&review, &options, &now),
        latex(&review, &options, &now),
    ] {
        assert!(text.contains("0.75 (0.58 to 0.93)") && text.contains("pilot round"));
    }
    let single = double::review(&["A"], &["r"], Vec::new());
    assert!(layout(&single, &options, &now).agreements.is_empty());
}

#[test]
fn the_workbook_has_the_same_table_with_numbers() {
    let sheet = |review: &Review| {
        let bytes = xlsx(review, &ReportOptions::default(), &double::time()).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        book.worksheet_range("Agreement").ok()
    };
    let range = sheet(&double_appraisal()).unwrap();
    let rows: Vec<&[Data]> = range.rows().collect();
    assert_eq!(rows[1][4..6], [Data::Float(35.0), Data::Float(30.0)]);
    let csv = agreement_csv(&double_appraisal());
    assert_eq!(rows.len(), csv.lines().count());
    let screening = rows
        .iter()
        .find(|row| row[3] == Data::String("screening".to_owned()));
    assert_eq!(screening.unwrap()[7], Data::Empty);
    assert!(sheet(&double::review(&["A"], &["r"], Vec::new())).is_none());
}

#[test]
fn the_pilot_shows_five_differences_each_no_against_cant_tell() {
    let review = review_of(TWO_REVIEWERS);
    let ids: Vec<StudyId> = review
        .studies()
        .iter()
        .map(|study| study.id.clone())
        .collect();
    let review = with_pilot(review, &ids.iter().collect::<Vec<_>>());
    let found = pilot(&review);
    assert_eq!(found.studies.len(), 5);
    assert_eq!(found.categories, []);
    let all: Vec<_> = found.items.values().flatten().collect();
    assert_eq!(all.len(), 5);
    assert!(
        all.iter()
            .all(|one| one.no_against_cant_tell && one.said.len() == 2)
    );
    assert!(
        all.iter()
            .any(|one| one.said.iter().any(|(_, _, comment)| !comment.is_empty()))
    );
}

#[test]
fn nobody_sees_answers_of_a_pilot_study_before_two_are_through_and_none_half_way() {
    let mut review = double_appraisal();
    let study = review.studies()[0].id.clone();
    let whole = Appraisal::clone(review.appraisals_of(&study).next().unwrap());
    let mut half = whole.clone();
    half.answers.remove(&ItemId::S2);
    review.apply(&Change::Appraisal(Rc::new(half)));
    let found = pilot(&review);
    let PilotStanding::Waiting { through, underway } = &found.studies[0].standing else {
        panic!("{found:?}");
    };
    assert_eq!(
        (through.len(), underway),
        (1, &vec![whole.reviewer.clone()])
    );
    let shown = |study: &StudyId| {
        found
            .items
            .values()
            .flatten()
            .any(|one| one.study == *study)
    };
    assert!(!shown(&study));
    review.apply(&Change::Appraisal(Rc::new(whole)));
    assert!(matches!(
        pilot(&review).studies[0].standing,
        PilotStanding::Compared { .. }
    ));
}

#[test]
fn a_pilot_study_is_found_by_its_label_and_put_in_and_taken_out() {
    let mut desk = Desk::new();
    desk.new_review("A review");
    for label in ["Smith 2019", "Jones 2020", "Smithson 2021"] {
        desk.add_study(label);
    }
    desk.send(Msg::ScreenChosen(Screen::Protocol));
    tell(&mut desk, ProtocolMsg::PilotSought);
    let found = |desk: &Desk| match &desk.model.panel {
        Panel::Pilot(search) => search.found.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(found(&desk).len(), 3);
    tell(&mut desk, ProtocolMsg::PilotSearched("SMITH".to_owned()));
    assert_eq!(found(&desk), [desk.study(0), desk.study(2)]);
    of_study(&mut desk, ProtocolMsg::PilotAdded, 0);
    of_study(&mut desk, ProtocolMsg::PilotAdded, 0);
    tell(&mut desk, ProtocolMsg::PilotAdded(StudyId::new("nowhere")));
    assert_eq!(
        found(&desk),
        [desk.study(2)],
        "one that is in is offered no more"
    );
    assert_eq!(desk.stored().protocol().pilot, [desk.study(0)]);
    assert_eq!(desk.open().figures.pilot().unwrap().studies.len(), 1);
    of_study(&mut desk, ProtocolMsg::PilotRemoved, 0);
    assert_eq!(desk.stored().protocol().pilot, []);
    desk.send(Msg::UndoChosen);
    assert_eq!(desk.stored().protocol().pilot, [desk.study(0)]);
}

#[test]
fn rating_a_pilot_study_does_not_lock_the_protocol_and_any_other_does() {
    let mut desk = Desk::new();
    desk.new_review("A review");
    desk.add_study("Smith 2019");
    desk.add_study("Jones 2020");
    of_study(&mut desk, ProtocolMsg::PilotAdded, 0);
    desk.open_study(0);
    desk.answer(ItemId::S1, Response::Yes);
    assert!(desk.review().protocol().locked.is_none());
    let text = "80 % of outcome data".to_owned();
    desk.send(Msg::Typed(Draft::Rule {
        item: ItemId::C23,
        text,
    }));
    desk.send(Msg::TypingEnded);
    assert!(desk.review().protocol().rules.contains_key(&ItemId::C23));
    desk.open_study(1);
    desk.answer(ItemId::S1, Response::Yes);
    assert!(desk.review().protocol().locked.is_some());
    of_study(&mut desk, ProtocolMsg::PilotAdded, 1);
    of_study(&mut desk, ProtocolMsg::PilotRemoved, 0);
    tell(&mut desk, ProtocolMsg::PilotSought);
    assert_eq!(desk.review().protocol().pilot, [desk.study(0)]);
    assert_eq!(desk.model.panel, Panel::None);
}

#[test]
fn the_whole_is_worked_out_once_for_each_change_and_only_where_it_is_shown() {
    let mut desk = Desk::at(&double_appraisal());
    assert!(desk.open().figures.totals().is_none());
    desk.send(Msg::ScreenChosen(Screen::Summary));
    let place = |desk: &Desk| std::ptr::from_ref(desk.open().figures.totals().unwrap());
    let first = place(&desk);
    assert_eq!(
        desk.open()
            .figures
            .totals()
            .unwrap()
            .agreement
            .all
            .two
            .all
            .n,
        35
    );
    desk.send(Msg::KeysToggled);
    desk.send(Msg::KeysToggled);
    assert_eq!(place(&desk), first, "nothing changed");
    let kept = Rc::new(desk.model.clone());
    desk.open_study(0);
    desk.answer(ItemId::S1, Response::No);
    desk.send(Msg::ScreenChosen(Screen::Summary));
    assert_ne!(place(&desk), first, "an answer changed");
    assert_eq!(
        desk.open().figures.totals().unwrap().tally.studies,
        kept.open
            .as_ref()
            .unwrap()
            .figures
            .totals()
            .unwrap()
            .tally
            .studies
    );
}

#[test]
fn the_pilot_studies_are_in_the_file_and_one_named_twice_is_said() {
    let review = double_appraisal();
    let text = review_file::to_text(&review, &double::time());
    let ids = review.protocol().pilot.clone();
    let mut value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        value["review"]["protocol"]["pilot"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    let pilot = &mut value["review"]["protocol"]["pilot"];
    *pilot = Value::from(vec![ids[1].as_str(), ids[0].as_str(), ids[1].as_str()]);
    let (read, problems) = review_file::from_text(&value.to_string()).unwrap();
    assert_eq!(read.protocol().pilot, ids);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].message.contains("more than once"));
}

#[test]
fn merging_keeps_the_pilot_studies_of_both_in_one_order() {
    let review = review_of(TWO_REVIEWERS);
    let id = |place: usize| review.studies()[place].id.clone();
    let one = with_pilot(review.clone(), &[&id(3), &id(0)]);
    let two = with_pilot(review.clone(), &[&id(1), &id(0)]);
    let merged = |a: &Review, b: &Review| {
        let merged = merge(a, b, &MergeAnswers::default()).unwrap();
        merged.review.protocol().pilot.clone()
    };
    let mut expected = vec![id(0), id(1), id(3)];
    expected.sort();
    assert_eq!(merged(&one, &two), expected);
    assert_eq!(merged(&two, &one), expected);
    assert_eq!(merged(&one, &one), one.protocol().pilot);
    assert!(one.protocol().is_pilot(&id(3)) && !one.protocol().is_pilot(&study_id("nobody")));
}
