//! The modes that a host page can give the widget: one study, and a review to read.

use mmat_appraisal::app::{
    AppraisalMsg, Draft, Effect, Field, FilesMsg, GivenStudy, HostEvent, Mode, Model, Msg,
    ProtocolMsg, Reply, Request, ReviewsMsg, Screen, StoreMsg, StudiesMsg,
};
use mmat_appraisal::codec::review_file;
use mmat_appraisal::instrument::{Category, ItemId, QuantitativeSet, Response};
use mmat_appraisal::port::{Loaded, StoreError, Touched};
use mmat_appraisal::review::{Citation, Review, ReviewId, ReviewerId, StudyId};

use crate::desk::{Desk, Shelf, answers, file, is_focus, moment, runs};
use crate::full::full_review;

fn given(reviewer: &str) -> Mode {
    Mode::Study(Box::new(GivenStudy {
        label: "Made-up 2020".to_owned(),
        citation: Citation {
            title: "Made-up study of reading".to_owned(),
            doi: "10.1000/Made-Up".to_owned(),
            ..Citation::default()
        },
        reviewer: reviewer.to_owned(),
    }))
}

fn rate(desk: &mut Desk, response: Response) {
    let choice = AppraisalMsg::CategoryChosen(Category::Qualitative);
    desk.send(Msg::Appraisal(choice));
    desk.answer(ItemId::C11, response);
}

#[test]
fn a_given_study_is_shown_by_itself_and_the_focus_stays_where_it_is() {
    let mut desk = Desk::default();
    desk.model = Model::new(given("Ada"), Vec::new());
    let asked = desk.take(Msg::HostAsked(1, Request::Ready));
    assert_eq!(answers(1, &asked), []);
    let memory_because = None;
    let effects = desk.send(Msg::Store(StoreMsg::Opened { memory_because }));
    assert_eq!(
        answers(1, &effects),
        [Reply::Done],
        "ready once it is shown"
    );
    assert!(effects.contains(&Effect::Emit(HostEvent::Ready)));
    assert!(!effects.iter().any(is_focus));
    assert_eq!(desk.model.screen, Screen::Appraisal(desk.study(0)));
    assert_eq!(desk.review().studies()[0].label, "Made-up 2020");
    assert_eq!(desk.review().header().reviewers[0].name, "Ada");
    assert_eq!(desk.stored(), *desk.review());
}

#[test]
fn a_given_study_that_is_read_before_the_list_of_reviews_is_read_once_more() {
    let mut first = Desk::in_mode(given("Ada"), Shelf::default());
    rate(&mut first, Response::No);
    let kept = first.stored();
    let mut desk = Desk::default();
    desk.shelf = first.shelf.clone();
    desk.model = Model::new(given("Ada"), Vec::new());
    let memory_because = None;
    let asked = desk.take(Msg::Store(StoreMsg::Opened { memory_because }));
    let reads = |effects: &[Effect]| {
        let again = Effect::ReadReview(kept.id().clone());
        effects.iter().filter(|one| **one == again).count()
    };
    assert!(asked.contains(&Effect::ReadCards));
    assert_eq!(reads(&asked), 1, "at the same time");
    let loaded = Loaded {
        review: kept.clone(),
        damaged: Vec::new(),
    };
    let read = StoreMsg::ReviewRead(kept.id().clone(), Ok(Some(loaded)));
    assert_eq!(
        reads(&desk.take(Msg::Store(read))),
        1,
        "the list comes first"
    );
    assert!(!desk.model.ready && desk.model.open.is_none());
    desk.work();
    assert!(desk.model.ready);
    assert_eq!(*desk.review(), kept);
}

#[test]
fn a_given_study_is_found_again_by_its_doi_with_what_was_answered() {
    let mut desk = Desk::in_mode(given("Ada"), Shelf::default());
    rate(&mut desk, Response::No);
    let mut named_otherwise = given("Ada");
    if let Mode::Study(study) = &mut named_otherwise {
        study.citation.doi = "10.1000/made-up".to_owned();
        study.label = "Another name".to_owned();
    }
    let again = Desk::in_mode(named_otherwise, desk.shelf.clone());
    assert_eq!(again.mine(0).response(ItemId::C11), Some(Response::No));
    assert_eq!(again.review(), desk.review());
    let other = Mode::Study(Box::new(GivenStudy {
        label: "Made-up 2020".to_owned(),
        ..GivenStudy::default()
    }));
    let other = Desk::in_mode(other, desk.shelf.clone());
    assert_ne!(other.review().id(), desk.review().id(), "another study");
}

#[test]
fn another_reviewer_of_a_given_study_appraises_beside_the_first() {
    let mut desk = Desk::in_mode(given("Ada"), Shelf::default());
    rate(&mut desk, Response::No);
    let mut second = Desk::in_mode(given("Ben"), desk.shelf.clone());
    assert!(second.open().mine(&second.study(0)).is_none());
    rate(&mut second, Response::Yes);
    let team = &second.review().header().reviewers;
    assert_eq!(team.len(), 2);
    assert_eq!(second.review().appraisals().count(), 2);
    let first = Desk::in_mode(given("Ada"), second.shelf.clone());
    assert_eq!(first.mine(0).response(ItemId::C11), Some(Response::No));
    assert_eq!(first.stored(), *first.review());
}

#[test]
fn a_given_study_that_cannot_be_looked_for_is_not_written_over() {
    let mut desk = Desk::default();
    desk.model = Model::new(given("Ada"), Vec::new());
    let looked = desk.take(Msg::Store(StoreMsg::Opened {
        memory_because: None,
    }));
    desk.take(Msg::Store(StoreMsg::CardsRead(Ok(Vec::new()))));
    let sought = looked.iter().find_map(|effect| match effect {
        Effect::ReadReview(id) => Some(id.clone()),
        _ => None,
    });
    let fault = Err(StoreError::Failed("planted".to_owned()));
    let effects = desk.take(Msg::Store(StoreMsg::ReviewRead(sought.unwrap(), fault)));
    assert_eq!(runs(&effects).len(), 0);
    assert!(desk.model.open.is_none());
    assert!(!desk.model.problems.is_empty());
    let why = desk.ask(1, Request::Review);
    assert!(
        matches!(&why[..], [Reply::Failed(why)] if why.contains("not open")),
        "{why:?}"
    );
}

#[test]
fn a_host_cannot_lead_away_from_the_given_study() {
    let mut desk = Desk::in_mode(given("Ada"), Shelf::default());
    let requests = [
        Request::OpenReview(ReviewId::new("another")),
        Request::ImportFiles(vec![file("table.csv", "study,category,1.1\nA,rct,Y\n")]),
    ];
    for request in requests {
        let replies = desk.ask(1, request);
        assert!(
            matches!(&replies[..], [Reply::Failed(why)] if why.contains("study")),
            "{replies:?}"
        );
    }
    for msg in beside_the_study(&desk) {
        let before = format!("{msg:?}");
        desk.send(msg);
        assert_eq!(
            desk.model.screen,
            Screen::Appraisal(desk.study(0)),
            "{before}"
        );
        assert_eq!(desk.review().studies().len(), 1, "{before}");
    }
}

/// What belongs to reviews, not to the appraisal of one study.
fn beside_the_study(desk: &Desk) -> Vec<Msg> {
    let study = desk.study(0);
    vec![
        Msg::ScreenChosen(Screen::Reviews),
        Msg::ScreenChosen(Screen::Protocol),
        Msg::Reviews(ReviewsMsg::NewChosen),
        Msg::Reviews(ReviewsMsg::ExampleChosen),
        Msg::Reviews(ReviewsMsg::RemoveChosen(desk.review().id().clone())),
        Msg::Reviews(ReviewsMsg::RemoveConfirmed),
        Msg::Studies(StudiesMsg::AddChosen),
        Msg::Studies(StudiesMsg::FormSubmitted),
        Msg::Studies(StudiesMsg::RemoveChosen(study)),
        Msg::Studies(StudiesMsg::RemoveConfirmed),
        Msg::Protocol(ProtocolMsg::ReviewerAdded),
        Msg::Files(FilesMsg::Picked(vec![file(
            "a.csv",
            "study,category\nB,rct\n",
        )])),
        Msg::Files(FilesMsg::Confirmed),
    ]
}

fn shown(review: &Review) -> (Desk, Vec<Effect>) {
    let mut desk = Desk::in_mode(Mode::Summary, Shelf::default());
    let text = review_file::to_text(review, &moment(0).now);
    let source = file("review.mmat.json", &text);
    let effects = desk.send(Msg::Files(FilesMsg::SourceRead(Some(Ok(source)))));
    (desk, effects)
}

#[test]
fn a_source_is_shown_as_its_summary_with_nothing_stored_and_no_focus_taken() {
    let (desk, effects) = shown(&full_review(false));
    assert_eq!(desk.review(), &full_review(false));
    assert_eq!(desk.model.screen, Screen::Summary);
    assert_eq!(runs(&effects).len(), 0);
    assert!(!effects.iter().any(is_focus));
    assert!(effects.contains(&Effect::Emit(HostEvent::Ready)));
    assert!(desk.shelf.kept(desk.review().id()).is_none());
}

#[test]
fn a_source_of_any_kind_that_can_be_imported_is_shown() {
    let mut desk = Desk::in_mode(Mode::Summary, Shelf::default());
    let table = "study,category,S1,S2,1.1\nA,qualitative,Y,Y,N\nB,rct,Y,Maybe,\n";
    desk.send(Msg::Files(FilesMsg::SourceRead(Some(Ok(file(
        "bread.csv",
        table,
    ))))));
    assert_eq!(desk.review().header().title, "bread");
    assert_eq!(desk.review().studies().len(), 2);
    assert!(
        desk.model.problems[0].details[0].contains("S2"),
        "what could not be read is said"
    );
}

#[test]
fn a_source_that_cannot_be_had_is_a_problem_and_the_widget_is_ready_all_the_same() {
    let mut desk = Desk::in_mode(Mode::Summary, Shelf::default());
    let waiting = desk.ask(1, Request::Ready);
    assert_eq!(waiting, []);
    let gone = FilesMsg::SourceRead(Some(Err("404".to_owned())));
    let effects = desk.send(Msg::Files(gone));
    assert_eq!(answers(1, &effects), [Reply::Done]);
    assert_eq!(desk.model.problems.len(), 1);
    let letter = FilesMsg::SourceRead(Some(Ok(file("letter.txt", "Dear all,"))));
    let mut desk = Desk::in_mode(Mode::Summary, Shelf::default());
    let effects = desk.send(Msg::Files(letter));
    assert!(effects.contains(&Effect::Emit(HostEvent::Ready)));
    assert_eq!(desk.model.problems.len(), 1);
}

#[test]
fn a_host_can_show_one_review_after_the_other() {
    let mut desk = Desk::in_mode(Mode::Summary, Shelf::default());
    desk.send(Msg::Files(FilesMsg::SourceRead(None)));
    let why = desk.ask(1, Request::Tally);
    assert!(
        matches!(&why[..], [Reply::Failed(why)] if why.contains("importFiles")),
        "{why:?}"
    );
    for name in ["first.csv", "second.csv"] {
        let table = file(name, "study,category,1.1\nA,qualitative,Y\n");
        let effects = desk.send(Msg::HostAsked(2, Request::ImportFiles(vec![table])));
        assert!(matches!(&answers(2, &effects)[..], [Reply::Imported(_)]));
        assert_eq!(runs(&effects).len(), 0);
        assert!(name.starts_with(&desk.review().header().title));
        assert_eq!(
            desk.review().studies().len(),
            1,
            "it takes the place of the one before"
        );
    }
}

#[test]
fn no_message_changes_a_review_that_is_only_to_read() {
    let review = full_review(false);
    let (mut desk, _) = shown(&review);
    let studies: Vec<StudyId> = review
        .studies()
        .iter()
        .map(|study| study.id.clone())
        .collect();
    for study in &studies {
        desk.send(Msg::Studies(StudiesMsg::Chosen(study.clone())));
        assert_eq!(desk.model.screen, Screen::Appraisal(study.clone()));
        for msg in attempts(&desk, study) {
            let what = format!("{msg:?}");
            let effects = desk.send(msg);
            assert_eq!(desk.review(), &review, "{what}");
            assert_eq!(runs(&effects).len(), 0, "{what}");
        }
    }
    assert_eq!(
        desk.ask(9, Request::ListReviews),
        [Reply::Reviews(Vec::new())]
    );
}

/// Everything by which a review is changed in a workspace.
fn attempts(desk: &Desk, study: &StudyId) -> Vec<Msg> {
    let key = desk.open().my_key(study);
    let id = desk.review().id().clone();
    let comment = Draft::Answer {
        key: key.clone(),
        item: ItemId::C11,
        field: Field::Comment,
        text: "typed".to_owned(),
    };
    let loaded = Loaded {
        review: Review::new((**full_review(true).header()).clone()),
        damaged: Vec::new(),
    };
    let rating = [
        AppraisalMsg::Answered(ItemId::S1, Some(Response::No)),
        AppraisalMsg::Answered(ItemId::C11, Some(Response::CantTell)),
        AppraisalMsg::Answered(ItemId::C11, None),
        AppraisalMsg::CategoryChosen(Category::Descriptive),
        AppraisalMsg::SetChosen(QuantitativeSet::Rct),
        AppraisalMsg::HelpSought,
        AppraisalMsg::WayTaken(0),
        AppraisalMsg::OutcomeAccepted,
        AppraisalMsg::GoOnSought,
        AppraisalMsg::ReasonTyped("reason".to_owned()),
        AppraisalMsg::ReasonSubmitted,
        AppraisalMsg::ReasonWithdrawn,
    ];
    let mut attempts: Vec<Msg> = rating.into_iter().map(Msg::Appraisal).collect();
    attempts.extend([
        Msg::Typed(comment),
        Msg::Typed(Draft::Title("typed".to_owned())),
        Msg::TypingEnded,
        Msg::UndoChosen,
        Msg::Protocol(ProtocolMsg::ScreeningSwitched(false)),
        Msg::Protocol(ProtocolMsg::LockChosen),
        Msg::Protocol(ProtocolMsg::ReviewerAdded),
        Msg::Studies(StudiesMsg::EditChosen(study.clone())),
        Msg::Studies(StudiesMsg::FormSubmitted),
        Msg::Studies(StudiesMsg::RemoveChosen(study.clone())),
        Msg::Studies(StudiesMsg::RemoveConfirmed),
        Msg::Files(FilesMsg::Picked(vec![file(
            "a.csv",
            "study,category\nB,rct\n",
        )])),
        Msg::Files(FilesMsg::Confirmed),
        Msg::Reviews(ReviewsMsg::RemoveChosen(id.clone())),
        Msg::Reviews(ReviewsMsg::RemoveConfirmed),
        Msg::Store(StoreMsg::OtherTabSaved(Touched::List)),
        Msg::Store(StoreMsg::OtherTabSaved(Touched::Appraisal(
            id.clone(),
            key.clone(),
        ))),
        Msg::Store(StoreMsg::AppraisalRead(id.clone(), key, Ok(None))),
        Msg::Store(StoreMsg::ReviewRead(id, Ok(Some(loaded)))),
        Msg::Protocol(ProtocolMsg::MeChosen(ReviewerId::new("nobody"))),
    ]);
    attempts
}

#[test]
fn a_review_to_read_can_still_be_looked_through_and_exported() {
    let (mut desk, _) = shown(&full_review(false));
    desk.send(Msg::ScreenChosen(Screen::Protocol));
    assert_eq!(
        desk.model.screen,
        Screen::Summary,
        "not a screen of this mode"
    );
    desk.send(Msg::ScreenChosen(Screen::Studies));
    desk.send(Msg::Studies(StudiesMsg::SearchTyped(
        "no such study".to_owned(),
    )));
    assert_eq!(desk.open().list.visible.len(), 0);
    let replies = desk.ask(
        1,
        Request::ExportAs("csv-wide".to_owned(), Default::default()),
    );
    assert!(matches!(&replies[..], [Reply::Export(_)]));
    let saved = desk.send(Msg::Files(FilesMsg::ExportChosen(
        mmat_appraisal::codec::export::ExportFormat::ReviewFile,
    )));
    assert!(
        saved
            .iter()
            .any(|effect| matches!(effect, Effect::SaveFile(_)))
    );
    assert!(!desk.model.is_at_risk(), "nothing is lost by leaving");
}

#[test]
fn agreement_is_told_of_the_open_review() {
    let mut desk = Desk::at(&full_review(false));
    let expected = mmat_appraisal::review::agreement_in_rounds(desk.review());
    let replies = desk.ask(1, Request::Agreement);
    assert_eq!(replies, [Reply::Agreement(Box::new(expected))]);
}
