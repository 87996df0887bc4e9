//! Files: shown first, written when confirmed, nothing overwritten.

use mmat_appraisal::app::{
    AppraisalMsg, Effect, FilesMsg, Msg, Panel, ReviewsMsg, Screen, StoreMsg, StudiesMsg,
    StudyFormField,
};
use mmat_appraisal::codec::export::ExportFormat;
use mmat_appraisal::codec::review_file;
use mmat_appraisal::instrument::{Category, ItemId, Response};

use crate::desk::{Desk, file, moment, runs};
use crate::full::full_review;

const BROKEN: &str = include_str!("../fixtures/made-up-50-three-broken.ris");

fn in_a_review() -> Desk {
    let mut desk = Desk::new();
    desk.new_review("A review");
    desk
}

fn intake(desk: &Desk) -> &mmat_appraisal::app::Intake {
    let Panel::Intake(intake) = &desk.model.panel else {
        panic!("no intake: {:?}", desk.model.problems);
    };
    intake
}

fn confirm(desk: &mut Desk) {
    desk.send(Msg::Files(FilesMsg::Confirmed));
}

fn own_file() -> String {
    review_file::to_text(&full_review(false), &moment(0).now)
}

#[test]
fn citations_are_shown_first_and_nothing_is_written_until_confirmed() {
    let mut desk = in_a_review();
    let effects = desk.pick("refs.ris", BROKEN);
    assert_eq!(runs(&effects).len(), 0);
    assert_eq!(desk.review().studies().len(), 0);
    let report = &intake(&desk).report;
    let (added, problems) = (report.studies_added, report.problems.len());
    assert_eq!(problems, 3);
    assert!(report.problems.iter().all(|problem| problem.line.is_some()));
    assert!(
        report
            .problems
            .iter()
            .all(|problem| problem.file == "refs.ris")
    );
    confirm(&mut desk);
    assert_eq!(desk.review().studies().len(), added);
    assert!(added >= 47, "a bad record never costs a good one: {added}");
    assert_eq!(desk.stored(), *desk.review());
    assert_eq!(desk.model.panel, Panel::None);
}

#[test]
fn an_intake_that_is_put_away_writes_nothing() {
    let mut desk = in_a_review();
    desk.pick("refs.ris", BROKEN);
    desk.send(Msg::PanelClosed);
    confirm(&mut desk);
    assert_eq!(desk.review().studies().len(), 0);
}

#[test]
fn the_same_citations_again_add_nothing() {
    let mut desk = in_a_review();
    desk.pick("refs.ris", BROKEN);
    confirm(&mut desk);
    let before = desk.review().clone();
    desk.pick("refs.ris", BROKEN);
    let report = intake(&desk).report.clone();
    assert_eq!(report.studies_added, 0);
    assert_eq!(report.studies_matched, before.studies().len());
    confirm(&mut desk);
    assert_eq!(desk.review(), &before);
}

#[test]
fn half_a_review_file_is_a_problem_and_nothing_changes() {
    let mut desk = in_a_review();
    let before = desk.review().clone();
    let whole = own_file();
    let effects = desk.pick("half.mmat.json", &whole[..whole.len() / 2]);
    assert_eq!(runs(&effects).len(), 0);
    assert_eq!(desk.review(), &before);
    assert_eq!(desk.model.panel, Panel::None);
    let problem = &desk.model.problems[0];
    assert!(problem.details[0].contains("half.mmat.json, line "));
    assert_eq!(problem.advice, "Nothing was changed.");
}

#[test]
fn a_file_of_ours_opens_at_once_as_the_review_it_was() {
    let mut desk = Desk::new();
    desk.pick("review.mmat.json", &own_file());
    assert_eq!(desk.review(), &full_review(false));
    assert_eq!(desk.stored(), full_review(false));
    assert_eq!(desk.model.screen, Screen::Studies);
    assert_eq!(desk.model.problems, []);
}

#[test]
fn the_file_of_the_open_review_adds_nothing() {
    let mut desk = Desk::at(&full_review(false));
    let effects = desk.pick("review.mmat.json", &own_file());
    assert_eq!(runs(&effects).len(), 0);
    assert_eq!(desk.review(), &full_review(false));
    assert!(desk.model.announcement.contains("nothing new"));
}

#[test]
fn a_file_of_a_review_that_is_kept_is_brought_into_it_and_not_copied() {
    let kept = full_review(false);
    let mut desk = Desk::at(&kept);
    desk.open_study(0);
    desk.answer(ItemId::S1, Response::No);
    let changed = desk.review().clone();
    desk.pick("review.mmat.json", &own_file());
    let Panel::Merging(merging) = &desk.model.panel else {
        panic!("nothing is merged");
    };
    // The file is from half an hour later than this desk.
    assert_eq!(merging.report.answers_newer, 1);
    assert_eq!(desk.review(), &changed);
    assert_eq!(desk.shelf.kept(kept.id()), Some(changed));
    assert_eq!(desk.stored(), *desk.review());
}

#[test]
fn what_is_exported_opens_in_another_browser_as_the_same_review() {
    let mut desk = Desk::appraising(Some(Category::Mixed));
    desk.answer(ItemId::C51, Response::CantTell);
    let chosen = FilesMsg::ExportChosen(ExportFormat::ReviewFile);
    let effects = desk.send(Msg::Files(chosen));
    let saved = effects.iter().find_map(|effect| match effect {
        Effect::SaveFile(file) => Some(file.clone()),
        _ => None,
    });
    let saved = saved.unwrap();
    assert_eq!(saved.name, "a-review-2026-03-03.mmat.json");
    let mut other = Desk::new();
    other.pick(&saved.name, saved.content.text().unwrap());
    assert_eq!(other.review(), desk.review());
}

#[test]
fn a_wide_table_never_overwrites_an_answer() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    desk.answer(ItemId::S1, Response::Yes);
    desk.answer(ItemId::C11, Response::No);
    let table = "study,category,S1,S2,1.1,comment_1.1\nSmith 2019,rct,Y,N,Y,seen\n";
    desk.pick("table.csv", table);
    let report = intake(&desk).report.clone();
    assert_eq!((report.studies_matched, report.answers_added), (1, 1));
    let fields: Vec<_> = report
        .problems
        .iter()
        .filter(|problem| problem.message.contains("which was kept"))
        .map(|problem| (problem.line, problem.field.as_deref()))
        .collect();
    assert_eq!(
        fields,
        [(Some(2), Some("category")), (Some(2), Some("1.1"))]
    );
    confirm(&mut desk);
    let mine = desk.mine(0);
    assert_eq!(mine.chosen().unwrap().category(), Category::Qualitative);
    assert_eq!(mine.response(ItemId::C11), Some(Response::No));
    assert_eq!(mine.answers.get(&ItemId::C11).unwrap().comment, "");
    assert_eq!(
        mine.response(ItemId::S2),
        Some(Response::No),
        "a new one is taken"
    );
    assert_eq!(desk.stored(), *desk.review());
}

#[test]
fn evidence_of_a_table_joins_an_answer_that_has_none_and_the_same_response() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    desk.answer(ItemId::C11, Response::No);
    desk.answer(ItemId::C12, Response::No);
    let table = "study,category,1.1,comment_1.1,1.2,comment_1.2\n\
                 Smith 2019,qualitative,N,seen,Y,speaks for Yes\n";
    desk.pick("table.csv", table);
    confirm(&mut desk);
    let mine = desk.mine(0);
    assert_eq!(mine.answers.get(&ItemId::C11).unwrap().comment, "seen");
    let other = &mine.answers.get(&ItemId::C12).unwrap();
    assert_eq!(
        (other.response, other.comment.as_str()),
        (Some(Response::No), "")
    );
}

#[test]
fn on_the_reviews_screen_a_table_becomes_a_review_named_after_its_file() {
    let mut desk = Desk::appraising(None);
    desk.send(Msg::ScreenChosen(Screen::Reviews));
    desk.pick("bread studies.csv", "study,S1,1.1\nA,Y,N\n");
    confirm(&mut desk);
    assert_eq!(desk.review().header().title, "bread studies");
    assert_eq!(desk.review().studies().len(), 1);
    assert_eq!(desk.model.screen, Screen::Studies);
}

#[test]
fn several_files_are_taken_together() {
    let mut desk = in_a_review();
    let files = vec![
        file("one.csv", "study,S1,1.1\nA,Y,N\n"),
        file("picture.png", "\u{0}\u{1}"),
        file("two.csv", "study,S1,1.1\nA,Y,N\nB,N,\n"),
    ];
    desk.send(Msg::Files(FilesMsg::Picked(files)));
    let report = intake(&desk).report.clone();
    assert_eq!((report.studies_added, report.studies_matched), (2, 1));
    let of_picture =
        |problem: &&mmat_appraisal::codec::intake::ReportedProblem| problem.file == "picture.png";
    assert_eq!(report.problems.iter().filter(of_picture).count(), 1);
}

#[test]
fn a_file_that_the_browser_cannot_read_is_a_problem() {
    let mut desk = in_a_review();
    let gone = FilesMsg::Unreadable("gone.csv".to_owned(), "it was moved".to_owned());
    desk.send(Msg::Files(gone));
    let problem = &desk.model.problems[0];
    assert_eq!(problem.what, "gone.csv could not be read.");
    assert_eq!(problem.details, ["it was moved"]);
    desk.send(Msg::ProblemDismissed(0));
    assert_eq!(desk.model.problems, []);
}

#[test]
fn a_review_opened_meanwhile_does_not_get_what_was_meant_for_another() {
    let mut desk = in_a_review();
    desk.pick("table.csv", "study,S1,1.1\nA,Y,N\n");
    desk.send(Msg::Reviews(ReviewsMsg::ExampleChosen));
    assert_eq!(desk.model.panel, Panel::None);
    confirm(&mut desk);
    assert_eq!(desk.review().studies().len(), 33);
    desk.send(Msg::Appraisal(AppraisalMsg::ChooseSought));
    assert_eq!(desk.model.panel, Panel::None, "no study is open");
}

#[test]
fn what_another_tab_changed_since_the_intake_was_shown_is_kept() {
    let mut desk = in_a_review();
    desk.pick(
        "rows.csv",
        "study,reviewer,category,1.1\nMade-up 2020,BB,qualitative,Y\n",
    );
    let mut header = mmat_appraisal::review::Header::clone(desk.review().header());
    header.title = "Renamed in another tab".to_owned();
    let mut renamed = desk.review().clone();
    renamed.apply(&mmat_appraisal::review::Change::Header(std::rc::Rc::new(
        header,
    )));
    let loaded = mmat_appraisal::port::Loaded {
        review: renamed,
        damaged: Vec::new(),
    };
    let id = desk.review().id().clone();
    desk.send(Msg::Store(StoreMsg::ReviewRead(id, Ok(Some(loaded)))));
    confirm(&mut desk);
    let header = desk.review().header();
    assert_eq!(header.title, "Renamed in another tab");
    assert_eq!(
        header.reviewers.len(),
        2,
        "and the file's reviewer joins the team"
    );
}

#[test]
fn a_response_is_taken_in_where_there_is_only_a_comment() {
    let mut desk = in_a_review();
    desk.pick(
        "a.csv",
        "study,category,1.1,comment_1.1\nMade-up 2020,qualitative,,seen\n",
    );
    confirm(&mut desk);
    desk.pick("b.csv", "study,category,1.1\nMade-up 2020,qualitative,Y\n");
    let report = &intake(&desk).report;
    assert_eq!((report.answers_added, report.problems.len()), (1, 0));
    confirm(&mut desk);
    let mine = desk.mine(0);
    assert_eq!(mine.response(ItemId::C11), Some(Response::Yes));
    assert_eq!(mine.answers.get(&ItemId::C11).unwrap().comment, "seen");
}

#[test]
fn a_table_that_names_its_reviewers_brings_no_made_up_one() {
    let mut desk = Desk::new();
    desk.pick(
        "rows.csv",
        "study,reviewer,category,1.1\nMade-up 2020,BB,qualitative,Y\n",
    );
    confirm(&mut desk);
    let names: Vec<&str> = desk
        .review()
        .header()
        .reviewers
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(names, ["BB"]);
    assert_eq!(desk.open().me, desk.review().header().reviewers[0].id);
}

#[test]
fn what_came_of_a_file_waits_until_a_form_is_filled_in() {
    let mut desk = Desk::appraising(None);
    desk.send(Msg::ScreenChosen(Screen::Studies));
    desk.take(Msg::Files(FilesMsg::Picked(vec![file("a.ris", BROKEN)])));
    desk.take(Msg::Studies(StudiesMsg::AddChosen));
    let typed = StudiesMsg::FieldTyped(StudyFormField::Label, "Half a".to_owned());
    desk.send(Msg::Studies(typed));
    assert!(
        matches!(desk.model.panel, Panel::Study(_)),
        "the form stays"
    );
    assert!(desk.model.notice.contains("shown once this form is closed"));
    desk.send(Msg::PanelClosed);
    assert!(matches!(desk.model.panel, Panel::Intake(_)));
    desk.send(Msg::AboutToggled);
    assert!(matches!(desk.model.panel, Panel::About));
    desk.send(Msg::AboutToggled);
    assert!(
        matches!(desk.model.panel, Panel::Intake(_)),
        "with what was decided"
    );
    desk.send(Msg::PanelClosed);
    assert!(matches!(desk.model.panel, Panel::None));
    assert!(desk.model.panel_behind.is_none());
}
