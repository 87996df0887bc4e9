//! What a host page asks, and how it is answered.

use mmat_appraisal::app::{
    Effect, HostEvent, Model, Msg, Reply, Request, ReviewsMsg, Screen, StoreMsg,
};
use mmat_appraisal::codec::export::ExportOptions;
use mmat_appraisal::codec::intake::ImportReport;
use mmat_appraisal::codec::review_file;
use mmat_appraisal::instrument::{Category, ItemId, Response};
use mmat_appraisal::port::StoreError;
use mmat_appraisal::review::ReviewId;

use crate::desk::{Desk, answers, file, is_focus, moment};
use crate::full::full_review;

const TABLE: &str = "study,category,S1,S2,1.1\nA,qualitative,Y,Y,N\nB,rct,Y,Maybe,\n";

fn imported(replies: &[Reply]) -> ImportReport {
    let [Reply::Imported(report)] = replies else {
        panic!("{replies:?}");
    };
    report.clone()
}

fn reason(replies: &[Reply]) -> String {
    let [Reply::Failed(why)] = replies else {
        panic!("{replies:?}");
    };
    why.clone()
}

#[test]
fn ready_waits_for_the_list_of_reviews() {
    let mut desk = Desk::default();
    let asked = desk.take(Msg::HostAsked(1, Request::Ready));
    assert_eq!(answers(1, &asked), []);
    let listed = desk.take(Msg::Store(StoreMsg::CardsRead(Ok(Vec::new()))));
    assert_eq!(answers(1, &listed), [Reply::Done]);
    assert!(listed.contains(&Effect::Emit(HostEvent::Ready)));
    let again = desk.take(Msg::Store(StoreMsg::CardsRead(Ok(Vec::new()))));
    assert_eq!(again, [], "ready once, answered once");
    assert_eq!(desk.ask(2, Request::Ready), [Reply::Done]);
}

#[test]
fn an_import_that_adds_nothing_is_answered_though_a_save_failed_before() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    desk.refuse(Some(StoreError::Full("no space".to_owned())));
    desk.answer(ItemId::S1, Response::Yes);
    let nothing = file("empty.ris", "");
    let replies = desk.ask(7, Request::ImportFiles(vec![nothing]));
    assert_eq!(imported(&replies).studies_added, 0);
}

#[test]
fn reviews_are_listed_as_they_are_now() {
    let mut desk = Desk::appraising(None);
    let replies = desk.ask(1, Request::ListReviews);
    let [Reply::Reviews(cards)] = &replies[..] else {
        panic!("{replies:?}");
    };
    assert_eq!((cards.len(), cards[0].studies), (1, 1));
}

#[test]
fn open_review_answers_when_it_is_open_and_leaves_the_focus_alone() {
    let review = full_review(false);
    let mut desk = Desk::at(&review);
    desk.send(Msg::ScreenChosen(Screen::Reviews));
    desk.new_review("Another");
    let request = Request::OpenReview(review.id().clone());
    let effects = desk.send(Msg::HostAsked(1, request));
    assert_eq!(answers(1, &effects), [Reply::Done]);
    assert!(!effects.iter().any(is_focus));
    assert_eq!(desk.review().id(), review.id());
}

#[test]
fn open_review_of_one_that_is_not_there_fails_with_the_reason() {
    let mut desk = Desk::new();
    let replies = desk.ask(1, Request::OpenReview(ReviewId::new("nowhere")));
    assert_eq!(
        reason(&replies),
        "This review is no longer in this browser."
    );
}

#[test]
fn open_review_overtaken_by_another_is_answered_too() {
    let review = full_review(false);
    let mut desk = Desk::at(&review);
    let nowhere = Request::OpenReview(ReviewId::new("nowhere"));
    desk.take(Msg::HostAsked(1, nowhere));
    let request = Request::OpenReview(review.id().clone());
    let effects = desk.take(Msg::HostAsked(2, request.clone()));
    let why = reason(&answers(1, &effects));
    assert_eq!(why, "Another review was opened instead.");
    desk.take(Msg::HostAsked(3, request));
    let effects = desk.work();
    assert_eq!(answers(1, &effects), []);
    assert_eq!(answers(2, &effects), [Reply::Done]);
    assert_eq!(answers(3, &effects), [Reply::Done]);
    assert_eq!(desk.review().id(), review.id());
}

#[test]
fn import_files_is_answered_only_after_saving() {
    let mut desk = Desk::new();
    desk.new_review("A review");
    let request = Request::ImportFiles(vec![file("table.csv", TABLE)]);
    let first = desk.take(Msg::HostAsked(1, request));
    assert_eq!(answers(1, &first), []);
    assert!(!first.iter().any(is_focus));
    let followed = desk.work();
    let report = imported(&answers(1, &followed));
    assert_eq!(report.review.as_ref(), Some(desk.review().id()));
    assert_eq!((report.studies_added, report.appraisals_added), (2, 2));
    assert_eq!(report.answers_added, 4);
    let problem = &report.problems[0];
    assert_eq!(problem.file, "table.csv");
    assert_eq!(
        (problem.line, problem.field.as_deref()),
        (Some(3), Some("S2"))
    );
    assert_eq!(desk.stored(), *desk.review());
}

#[test]
fn import_files_that_cannot_be_saved_is_told_so_and_stays_to_be_saved() {
    let mut desk = Desk::new();
    desk.new_review("A review");
    desk.refuse(Some(StoreError::Full("no space".to_owned())));
    let request = Request::ImportFiles(vec![file("table.csv", TABLE)]);
    let replies = desk.ask(1, request);
    assert!(
        matches!(replies.as_slice(), [Reply::Failed(why)] if why.contains("no space")),
        "{replies:?}"
    );
    desk.refuse(None);
    desk.send(Msg::Store(StoreMsg::RetryChosen));
    assert_eq!(desk.stored().studies().len(), 2);
}

#[test]
fn import_files_with_no_review_open_makes_one_named_after_the_file() {
    let mut desk = Desk::new();
    let request = Request::ImportFiles(vec![file("bread.csv", TABLE)]);
    let report = imported(&desk.ask(1, request));
    assert_eq!(desk.review().header().title, "bread");
    assert_eq!(report.review.as_ref(), Some(desk.review().id()));
}

#[test]
fn import_files_of_a_whole_review_opens_it_beside_the_open_one() {
    let mut desk = Desk::appraising(None);
    let text = review_file::to_text(&full_review(false), &moment(0).now);
    let request = Request::ImportFiles(vec![file("review.mmat.json", &text)]);
    let report = imported(&desk.ask(1, request));
    assert_eq!(report.review.as_ref(), Some(full_review(false).id()));
    assert_eq!(desk.review(), &full_review(false));
}

#[test]
fn import_files_of_nothing_readable_reports_it_and_changes_nothing() {
    let mut desk = Desk::appraising(None);
    let before = desk.review().clone();
    let request = Request::ImportFiles(vec![file("letter.txt", "Dear all,")]);
    let report = imported(&desk.ask(1, request));
    assert_eq!(report.problems.len(), 1);
    assert_eq!(report.studies_added, 0);
    assert_eq!(desk.review(), &before);
}

#[test]
fn export_as_an_unknown_format_fails_with_advice() {
    let mut desk = Desk::appraising(None);
    let why = reason(&desk.ask(1, as_format("no-such-format")));
    assert!(why.contains("\"no-such-format\"") && why.contains("json, docx, xlsx"));
}

#[test]
fn export_as_gives_the_file_with_what_is_being_typed() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    desk.answer(ItemId::C11, Response::No);
    super::typing::type_in(
        &mut desk,
        ItemId::C11,
        mmat_appraisal::app::Field::Comment,
        "because",
    );
    let replies = desk.ask(1, as_format("csv-long"));
    let [Reply::Export(export)] = &replies[..] else {
        panic!("{replies:?}");
    };
    assert_eq!(export.name, "a-review-mmat-long-2026-03-03.csv");
    assert!(export.content.text().unwrap().contains("because"));
}

#[test]
fn review_and_tally_are_those_of_the_open_review() {
    let mut desk = Desk::new();
    desk.send(Msg::Reviews(ReviewsMsg::ExampleChosen));
    let replies = desk.ask(1, Request::Tally);
    let [Reply::Tally(tally)] = &replies[..] else {
        panic!("{replies:?}");
    };
    assert_eq!(tally.studies, 33);
    assert_eq!(tally.item(ItemId::C24).no, 3);
    let replies = desk.ask(2, Request::Review);
    let [Reply::Review(text)] = &replies[..] else {
        panic!("{replies:?}");
    };
    let (back, problems) = review_file::from_text(text).unwrap();
    assert_eq!(problems, []);
    assert_eq!(&back, desk.review());
}

#[test]
fn with_no_review_open_the_host_is_told_how_to_open_one() {
    let requests = [Request::Review, Request::Tally, as_format("json")];
    for request in requests {
        let mut desk = Desk::new();
        let why = reason(&desk.ask(1, request));
        assert!(why.contains("openReview(id)"));
    }
    assert!(Model::default().open.is_none());
}

fn as_format(token: &str) -> Request {
    Request::ExportAs(token.to_owned(), ExportOptions::default())
}
