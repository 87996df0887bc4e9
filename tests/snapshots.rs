//! Every screen and panel as HTML, held against what is checked in under `tests/snapshots/`.
//!
//! After a wanted change: `INSTA_UPDATE=always cargo test --features snapshots --test snapshots`,
//! then read the difference.

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
#[path = "drawn/folder.rs"]
mod folder;
#[path = "support/full.rs"]
mod full;
#[path = "snapshots/hazardous.rs"]
mod hazardous;
#[path = "support/hazards.rs"]
mod hazards;
#[path = "support/html.rs"]
mod html;
#[path = "support/made_up.rs"]
mod made_up;
#[path = "drawn/merging.rs"]
mod merging;
#[path = "support/reconciled.rs"]
mod reconciled;
#[path = "snapshots/reconciling.rs"]
mod reconciling;

use std::rc::Rc;

use desk::Desk;
use full::full_review;
use mmat_appraisal::app::{
    AppraisalMsg, Draft, Effect, Field, FilesMsg, GivenStudy, LogMsg, Mode, Model, Msg,
    ProtocolMsg, ReviewsMsg, Screen, StoreMsg, StudiesMsg, SummaryList,
};
use mmat_appraisal::codec::review_file;
use mmat_appraisal::instrument::{Category, Design, ItemId, QuantitativeSet, Response};
use mmat_appraisal::port::StoreError;
use mmat_appraisal::review::{Appraisal, Change, Header};
use mmat_appraisal::view::{Snapshot, SnapshotProps};

fn html_of(model: &Model) -> String {
    let model = Rc::new(model.clone());
    let renderer = yew::LocalServerRenderer::<Snapshot>::with_props(SnapshotProps { model });
    desk::now(renderer.hydratable(false).render())
}

/// Holds the page against the one checked in, and against what is true of every page.
fn drawn(name: &str, model: &Model) -> String {
    let page = html_of(model);
    html::hold(name, &page);
    assert_eq!(
        page.matches("<h1").count(),
        1,
        "{name}: headings of the screen"
    );
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, html::in_lines(&page)));
    page
}

fn example() -> Desk {
    let mut desk = Desk::new();
    desk.send(Msg::Reviews(ReviewsMsg::ExampleChosen));
    desk
}

fn tell(desk: &mut Desk, msg: AppraisalMsg) {
    desk.send(Msg::Appraisal(msg));
}

fn show(desk: &mut Desk, screen: Screen) {
    desk.send(Msg::ScreenChosen(screen));
}

#[test]
fn a_given_study_and_a_review_to_read_show_their_own_and_no_more() {
    let given = GivenStudy {
        label: "Made-up 2020".to_owned(),
        ..GivenStudy::default()
    };
    let desk = Desk::in_mode(Mode::Study(Box::new(given)), desk::Shelf::default());
    let page = drawn("mode-study", &desk.model);
    assert!(!page.contains("<nav") && !page.contains("All reviews"));
    let mut desk = Desk::in_mode(Mode::Summary, desk::Shelf::default());
    desk.send(Msg::Files(FilesMsg::SourceRead(None)));
    drawn("mode-summary-empty", &desk.model);
    let text = review_file::to_text(&full_review(false), &desk::moment(0).now);
    let source = desk::file("review.mmat.json", &text);
    desk.send(Msg::Files(FilesMsg::SourceRead(Some(Ok(source)))));
    show(&mut desk, Screen::Studies);
    let page = drawn("mode-summary-studies", &desk.model);
    assert!(!page.contains("Edit") && !page.contains("type=\"file\""));
    desk.open_study(0);
    let page = drawn("mode-summary-appraisal", &desk.model);
    assert!(!page.contains("<input") && !page.contains("<textarea"));
}

#[test]
fn the_log_loading_empty_filled_and_long() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    desk.answer(ItemId::S1, Response::Yes);
    desk.take(Msg::ScreenChosen(Screen::Log));
    let page = drawn("log-loading", &desk.model);
    assert!(page.contains("Reading the log"));
    desk.work();
    let page = drawn("log", &desk.model);
    assert!(page.contains("Answer to S1") && page.contains("title=\"2026-03-03T09:"));
    desk.send(Msg::Log(LogMsg::SearchTyped("nothing like it".to_owned())));
    let page = drawn("log-none-found", &desk.model);
    assert!(page.contains("Show all changes"));
    desk.send(Msg::Log(LogMsg::FiltersCleared));
    let list = &mut desk.model.logs.shown;
    let first = list.entries.as_ref().unwrap()[0].clone();
    list.entries = Some(vec![first; 100_000]);
    list.visible = (0..100_000).collect();
    let page = html_of(&desk.model);
    html::hold("log-long", &page);
    assert!(page.contains("aria-rowcount=\"100001\""));
    assert!(
        page.matches("<tr").count() < 70,
        "only rows in sight are drawn"
    );
    let mut desk = Desk::new();
    desk.new_review("A review");
    show(&mut desk, Screen::Log);
    let page = drawn("log-empty", &desk.model);
    assert!(page.contains("Nothing was changed yet"));
}

#[test]
fn while_reviews_are_read_the_page_says_so() {
    let page = html_of(&Model::default());
    html::hold("loading", &page);
    assert!(page.contains("Opening the reviews"));
}

#[test]
fn reviews_empty_filled_new_and_removing() {
    let mut desk = Desk::new();
    drawn("reviews-empty", &desk.model);
    desk.send(Msg::Reviews(ReviewsMsg::NewChosen));
    desk.send(Msg::Reviews(ReviewsMsg::NewSubmitted));
    let page = drawn("reviews-new-without-title", &desk.model);
    assert!(page.contains("Give the review a title"));
    desk.new_review("A <review> & more");
    desk.send(Msg::Reviews(ReviewsMsg::ExampleChosen));
    show(&mut desk, Screen::Reviews);
    let page = drawn("reviews-two", &desk.model);
    assert!(page.contains("A &lt;review&gt; &amp; more"));
    assert!(page.contains("31 of 33 studies done"));
    let id = desk.review().id().clone();
    desk.send(Msg::Reviews(ReviewsMsg::RemoveChosen(id)));
    drawn("reviews-removing", &desk.model);
}

#[test]
fn protocol_open_locked_and_changing() {
    let mut desk = Desk::appraising(None);
    let text = "80 % of outcome data".to_owned();
    let item = ItemId::C23;
    desk.send(Msg::Typed(Draft::Rule { item, text }));
    show(&mut desk, Screen::Protocol);
    drawn("protocol-open", &desk.model);
    desk.send(Msg::Protocol(ProtocolMsg::ReviewerAdded));
    desk.send(Msg::Protocol(ProtocolMsg::LockChosen));
    let page = drawn("protocol-locked", &desk.model);
    assert!(page.contains("Locked since 3 March 2026"));
    desk.send(Msg::Protocol(ProtocolMsg::AmendChosen));
    drawn("protocol-changing", &desk.model);
    desk.send(Msg::Protocol(ProtocolMsg::ReasonTyped(
        "late rule".to_owned(),
    )));
    desk.send(Msg::Protocol(ProtocolMsg::ReasonSubmitted));
    drawn("protocol-open-again", &desk.model);
}

#[test]
fn studies_empty_listed_not_found_and_edited() {
    let mut desk = Desk::new();
    desk.new_review("A review");
    drawn("studies-empty", &desk.model);
    let mut desk = example();
    show(&mut desk, Screen::Studies);
    let page = drawn("studies-list", &desk.model);
    assert!(page.contains("Bezboruah 2013"));
    let typed = StudiesMsg::SearchTyped("nobody".to_owned());
    desk.send(Msg::Studies(typed));
    drawn("studies-none-found", &desk.model);
    let mut desk = Desk::at(&full_review(false));
    let id = desk.study(0);
    desk.send(Msg::Studies(StudiesMsg::EditChosen(id)));
    let field = mmat_appraisal::app::StudyFormField::Year;
    desk.send(Msg::Studies(StudiesMsg::FieldTyped(field, "19".to_owned())));
    desk.send(Msg::Studies(StudiesMsg::FormSubmitted));
    drawn("studies-form-with-error", &desk.model);
}

#[test]
fn appraisal_from_fresh_to_qualitative_in_part() {
    let mut desk = Desk::appraising(None);
    drawn("appraisal-fresh", &desk.model);
    desk.answer(ItemId::S1, Response::Yes);
    desk.answer(ItemId::S2, Response::Yes);
    tell(&mut desk, AppraisalMsg::ChooseSought);
    drawn("appraisal-choosing", &desk.model);
    tell(
        &mut desk,
        AppraisalMsg::CategoryChosen(Category::Qualitative),
    );
    desk.answer(ItemId::C11, Response::Yes);
    desk.answer(ItemId::C12, Response::No);
    let key = desk.open().my_key(&desk.study(0));
    desk.send(Msg::Typed(Draft::Answer {
        key,
        item: ItemId::C12,
        field: Field::Comment,
        text: "Does not say".to_owned(),
    }));
    let page = drawn("appraisal-qualitative-in-part", &desk.model);
    assert!(
        page.contains("Does not say"),
        "what is typed is shown before it settles"
    );
}

#[test]
fn appraisal_of_a_mixed_study_shows_17_items() {
    let mut desk = Desk::appraising(Some(Category::Mixed));
    drawn("appraisal-mixed-without-set", &desk.model);
    tell(&mut desk, AppraisalMsg::SetChosen(QuantitativeSet::Rct));
    desk.answer(ItemId::C23, Response::No);
    let page = drawn("appraisal-mixed", &desk.model);
    let is_shown = |item: &&ItemId| page.contains(&format!("id=\"{}-yes\"", item.token()));
    let shown: Vec<&str> = ItemId::ALL
        .iter()
        .filter(is_shown)
        .map(|item| item.token())
        .collect();
    assert_eq!(shown.len(), 17, "{shown:?}");
    assert!(!shown.contains(&"3.1") && !shown.contains(&"4.1"));
    assert!(!page.contains("<dl class=\"cases\">"));
    desk.send(Msg::GuidanceToggled(ItemId::C21));
    let page = drawn("appraisal-with-guidance", &desk.model);
    assert_eq!(page.matches("<dl class=\"cases\">").count(), 1);
}

#[test]
fn appraisal_after_a_failed_screening() {
    let mut desk = Desk::appraising(Some(Category::Rct));
    desk.answer(ItemId::S1, Response::CantTell);
    let page = drawn("appraisal-failed-screening", &desk.model);
    assert!(page.contains("did not pass screening"));
    tell(&mut desk, AppraisalMsg::GoOnSought);
    tell(&mut desk, AppraisalMsg::ReasonTyped("asked".to_owned()));
    drawn("appraisal-giving-a-reason", &desk.model);
    tell(&mut desk, AppraisalMsg::ReasonSubmitted);
    drawn("appraisal-went-on", &desk.model);
}

#[test]
fn help_me_choose_at_a_question_settled_and_kept() {
    let mut desk = Desk::appraising(None);
    tell(&mut desk, AppraisalMsg::HelpSought);
    drawn("helper-at-the-first-question", &desk.model);
    tell(&mut desk, AppraisalMsg::WayTaken(0));
    let page = drawn("helper-settled", &desk.model);
    assert!(page.contains("Use this category"));
    tell(&mut desk, AppraisalMsg::OutcomeAccepted);
    drawn("helper-path-kept", &desk.model);
}

#[test]
fn a_full_appraisal_with_citation_and_evidence() {
    let mut desk = Desk::at(&full_review(false));
    desk.open_study(0);
    let page = drawn("appraisal-full", &desk.model);
    for text in ["the abstract", "their words", "p. 4", "10.1000/example"] {
        assert!(page.contains(text), "{text}");
    }
}

#[test]
fn checks_of_the_example_and_of_nothing() {
    let mut desk = example();
    show(&mut desk, Screen::Checks);
    drawn("checks", &desk.model);
    let mut desk = Desk::appraising(None);
    show(&mut desk, Screen::Checks);
    drawn("checks-none", &desk.model);
}

#[test]
fn summary_of_the_example_and_of_nothing() {
    drawn("summary-example", &example().model);
    let mut desk = Desk::new();
    desk.new_review("A review");
    show(&mut desk, Screen::Summary);
    drawn("summary-empty", &desk.model);
}

#[test]
fn panels() {
    let mut desk = Desk::new();
    desk.new_review("A review");
    desk.pick(
        "table.csv",
        "study,category,S1,1.1\nA,rct,Y,\nB,rct,Maybe,\n",
    );
    drawn("panel-intake", &desk.model);
    desk.send(Msg::Files(FilesMsg::ExportToggled));
    drawn("panel-export", &desk.model);
    desk.send(Msg::AboutToggled);
    drawn("panel-about", &desk.model);
    desk.send(Msg::KeysToggled);
    drawn("panel-keys", &desk.model);
}

#[test]
fn what_was_copied_is_said_among_the_formats() {
    let mut desk = Desk::appraising(None);
    desk.send(Msg::Files(FilesMsg::ExportToggled));
    desk.send(Msg::Files(FilesMsg::Copied));
    assert!(drawn("panel-export-copied", &desk.model).contains(r#"<p class="notice">It is on"#));
    desk.send(Msg::Files(FilesMsg::ExportToggled));
    desk.send(Msg::Files(FilesMsg::ExportToggled));
    assert!(!desk.model.is_copied, "that was before");
}

#[test]
fn the_question_before_an_appraised_study_is_removed() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    desk.answer(ItemId::S1, Response::Yes);
    show(&mut desk, Screen::Studies);
    let study = desk.study(0);
    desk.send(Msg::Studies(StudiesMsg::RemoveChosen(study)));
    drawn("panel-study-removal", &desk.model);
    desk.send(Msg::Studies(StudiesMsg::RemoveConfirmed));
    assert!(drawn("studies-one-removed", &desk.model).contains("Undo brings it back"));
}

#[test]
fn where_nothing_lasts_a_banner_stays() {
    let mut desk = Desk::appraising(None);
    let memory_because = Some("the browser said no".to_owned());
    desk.send(Msg::Store(StoreMsg::Opened { memory_because }));
    let page = drawn("memory-banner", &desk.model);
    assert!(page.contains("the browser said no"));
    assert!(!page.contains("<b>✓ Saved</b>"));
}

#[test]
fn what_could_not_be_saved_is_shown_with_its_remedies() {
    let mut desk = Desk::appraising(None);
    desk.refuse(Some(StoreError::Full("no space".to_owned())));
    desk.answer(ItemId::S1, Response::Yes);
    let page = drawn("problem-not-saved", &desk.model);
    assert!(page.contains("Try to save again") && page.contains("Save a file"));
    assert!(page.contains("<b>Not saved</b>"));
}

#[test]
fn summary_of_many_studies_draws_the_beginning_of_each_list() {
    let labels: Vec<String> = (0..450).map(|number| format!("Made-up {number}")).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let review = made_up::review(&labels, Design::Rct, &["yyyyyyy"]);
    let mut desk = Desk::at(&review);
    show(&mut desk, Screen::Summary);
    let row = r#"<th scope="row""#;
    let list = SummaryList::Rated(Category::Rct);
    let rows = |desk: &Desk| {
        let page = html_of(&desk.model);
        html::hold("summary-of-many", &page);
        let table = page.split(r#"<table class="ratings">"#).nth(1).unwrap();
        let table = table.split("</table>").next().unwrap();
        (table.matches(row).count(), page)
    };
    let (drawn, page) = rows(&desk);
    assert_eq!(drawn, 50);
    assert!(page.contains("and 400 more") && page.contains("Show the next 200"));
    assert!(page.contains("450 (100 %)"), "counts are of all");
    assert_eq!(page.matches("<li").count(), 50, "all alike: one list");
    let effects = desk.send(Msg::MoreChosen(list));
    let first = "summary-rated-rct-50";
    let focused = |effect: &Effect| matches!(effect, Effect::Focus(id) if id == first);
    assert!(effects.iter().any(focused));
    let (drawn, page) = rows(&desk);
    assert_eq!(drawn, 250);
    assert!(page.contains(&format!("id=\"{first}\"")) && page.contains("Show the next 200"));
    desk.send(Msg::MoreChosen(list));
    assert_eq!(rows(&desk).0, 450);
    show(&mut desk, Screen::Studies);
    show(&mut desk, Screen::Summary);
    assert_eq!(rows(&desk).0, 50, "anew from the beginning");
}

#[test]
fn summary_of_two_reviewers_in_two_rounds_and_calibration() {
    let review = double::review_of(double::TWO_REVIEWERS);
    let mut desk = Desk::at(&review);
    show(&mut desk, Screen::Summary);
    let page = drawn("summary-agreement", &desk.model);
    assert!(page.contains("0.75 (0.58 to 0.93)") && page.contains("not computable"));
    for place in [0, 1] {
        let study = desk.study(place);
        desk.send(Msg::Protocol(ProtocolMsg::PilotAdded(study)));
    }
    let page = drawn("summary-rounds", &desk.model);
    assert!(page.contains("Pilot round") && page.contains("Both rounds together"));
    show(&mut desk, Screen::Protocol);
    desk.send(Msg::Protocol(ProtocolMsg::PilotSought));
    drawn("protocol-calibration", &desk.model);
    let mut header = Header::clone(review.header());
    header.reviewers.push(double::reviewer("3"));
    let mut three = review;
    three.apply(&Change::Header(Rc::new(header)));
    let third: Vec<_> = three
        .studies()
        .iter()
        .take(2)
        .map(|study| study.id.clone())
        .collect();
    for study in third {
        let other = three
            .appraisals_of(&study)
            .next()
            .map(|one| Appraisal::clone(one));
        let appraisal = Appraisal {
            reviewer: double::reviewer_id("3"),
            ..other.unwrap()
        };
        three.apply(&Change::Appraisal(Rc::new(appraisal)));
    }
    let mut desk = Desk::at(&three);
    show(&mut desk, Screen::Summary);
    let page = drawn("summary-three-reviewers", &desk.model);
    assert!(page.contains("All reviewers together"));
}
