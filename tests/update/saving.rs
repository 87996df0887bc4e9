//! Saving: the word Saved, failures, order.

use mmat_appraisal::app::{
    AppraisalMsg, Effect, FilesMsg, HostEvent, Job, Msg, Remedy, ReviewsMsg, SaveStatus, StoreMsg,
};
use mmat_appraisal::codec::export::ExportFormat;
use mmat_appraisal::instrument::{Category, ItemId, Response};
use mmat_appraisal::port::{Card, Store, StoreError};
use mmat_appraisal::review::{Carried, Study, StudyId};
use mmat_appraisal::review::{Change, Header, Protocol, Review, ReviewId, Reviewer, ReviewerId};

use crate::desk::{Desk, Shelf, moment, now, runs};

fn answered(item: ItemId) -> Msg {
    Msg::Appraisal(AppraisalMsg::Answered(item, Some(Response::Yes)))
}

fn full() -> StoreError {
    StoreError::Full("no space".to_owned())
}

#[test]
fn saved_is_said_only_after_the_store_said_so() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    assert_eq!(desk.status(), SaveStatus::Saved);
    let effects = desk.take(answered(ItemId::S1));
    assert_eq!(runs(&effects).len(), 1);
    assert_eq!(desk.status(), SaveStatus::Saving);
    assert_ne!(desk.stored(), *desk.review());
    let followed = desk.work();
    assert_eq!(desk.status(), SaveStatus::Saved);
    assert_eq!(desk.stored(), *desk.review());
    let saved = HostEvent::Saved(desk.review().id().clone());
    assert!(followed.contains(&Effect::Emit(saved)));
}

#[test]
fn the_browser_asks_before_a_page_is_left_in_the_middle_of_a_save() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    assert!(!desk.model.is_at_risk());
    desk.take(answered(ItemId::S1));
    assert!(desk.model.is_at_risk());
    desk.work();
    assert!(!desk.model.is_at_risk());
}

#[test]
fn changes_while_saving_wait_and_go_together() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    desk.shelf.commits.borrow_mut().clear();
    desk.take(answered(ItemId::S1));
    assert_eq!(runs(&desk.take(answered(ItemId::S2))).len(), 0);
    assert_eq!(runs(&desk.take(answered(ItemId::C11))).len(), 0);
    desk.work();
    let commits = desk.shelf.commits.borrow();
    let sizes: Vec<usize> = commits.iter().map(|commit| commit.changes.len()).collect();
    assert_eq!(sizes, [1, 2]);
    assert_eq!(desk.stored(), *desk.review());
    assert_eq!(desk.status(), SaveStatus::Saved);
}

#[test]
fn a_failed_save_keeps_the_change_and_shows_the_problem() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    desk.refuse(Some(full()));
    desk.send(answered(ItemId::S1));
    assert_eq!(desk.mine(0).response(ItemId::S1), Some(Response::Yes));
    assert_eq!(desk.status(), SaveStatus::Failed(full()));
    assert_eq!(desk.model.problems.len(), 1);
    let problem = &desk.model.problems[0];
    assert_eq!(problem.remedies, [Remedy::SaveAgain, Remedy::SaveUnsaved]);
    assert!(problem.advice.contains("Free some space"));
    assert!(problem.details[0].contains("no space"));
}

#[test]
fn a_failed_save_is_tried_once_and_not_again_by_itself() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    desk.shelf.commits.borrow_mut().clear();
    desk.refuse(Some(full()));
    let effects = desk.send(answered(ItemId::S1));
    assert_eq!(runs(&effects).len(), 1);
    let idle = [Msg::TypingEnded, Msg::KeysToggled, Msg::TypingPaused(0)];
    for msg in idle {
        assert_eq!(runs(&desk.send(msg)).len(), 0);
    }
    assert_eq!(desk.shelf.commits.borrow().len(), 1);
    let again = desk.send(Msg::Store(StoreMsg::RetryChosen));
    assert_eq!(runs(&again).len(), 1, "one try for each time it is asked");
    assert_eq!(desk.status(), SaveStatus::Failed(full()));
    assert_eq!(desk.model.problems.len(), 1, "and one problem, not two");
}

#[test]
fn trying_again_saves_in_order_and_loses_nothing() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    desk.refuse(Some(full()));
    desk.send(answered(ItemId::S1));
    desk.send(answered(ItemId::S2));
    desk.answer(ItemId::S1, Response::No);
    desk.refuse(None);
    desk.shelf.commits.borrow_mut().clear();
    desk.send(Msg::Store(StoreMsg::RetryChosen));
    assert_eq!(desk.status(), SaveStatus::Saved);
    assert_eq!(desk.model.problems, []);
    assert_eq!(desk.stored(), *desk.review());
    let commits = desk.shelf.commits.borrow();
    let items = commits.iter().flat_map(|commit| &commit.changes);
    let items: Vec<_> = items
        .filter_map(|change| match change {
            Change::Answer { item, .. } => Some(*item),
            _ => None,
        })
        .collect();
    assert_eq!(items, [ItemId::S1, ItemId::S2, ItemId::S1]);
}

#[test]
fn a_later_change_takes_the_failed_one_along_and_never_overtakes_it() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    desk.refuse(Some(full()));
    desk.send(answered(ItemId::S1));
    desk.refuse(None);
    let effects = desk.send(answered(ItemId::S2));
    let first = runs(&effects)[0].clone();
    let Job::Commit(commit) = first else {
        panic!("no commit");
    };
    let answers = commit.changes.iter().filter_map(|change| match change {
        Change::Answer { item, .. } => Some(*item),
        _ => None,
    });
    assert_eq!(answers.collect::<Vec<_>>(), [ItemId::S1, ItemId::S2]);
    assert_eq!(desk.stored(), *desk.review());
    assert_eq!(desk.model.problems, []);
}

#[test]
fn a_review_that_could_not_be_put_is_put_before_its_changes() {
    let mut desk = Desk::new();
    desk.refuse(Some(full()));
    desk.new_review("A review");
    desk.add_study("Smith 2019");
    assert_eq!(desk.status(), SaveStatus::Failed(full()));
    desk.refuse(None);
    let effects = desk.send(Msg::Store(StoreMsg::RetryChosen));
    let order: Vec<bool> = runs(&effects)
        .iter()
        .map(|job| matches!(job, Job::Put(..)))
        .collect();
    assert_eq!(order, [true, false]);
    assert_eq!(desk.stored(), *desk.review());
}

fn of_size(studies: usize) -> Desk {
    let header = Header {
        id: ReviewId::new("review"),
        title: "Many".to_owned(),
        source: String::new(),
        reviewers: vec![Reviewer {
            id: ReviewerId::new("r"),
            name: "R".to_owned(),
        }],
        protocol: Protocol::default(),
        carried: Carried::default(),
    };
    let study = |number: usize| Study {
        id: StudyId::new(&format!("s{number}")),
        label: format!("Study {number}"),
        citation: mmat_appraisal::review::Citation::default(),
        added: moment(0).now,
        carried: Carried::default(),
    };
    let review = Review::from_parts(header, (0..studies).map(study).collect(), Vec::new());
    let mut desk = Desk::at(&review);
    desk.open_study(5);
    desk
}

#[test]
fn what_one_answer_writes_does_not_grow_with_the_review() {
    let commits = [10, 10_000].map(|studies| {
        let mut desk = of_size(studies);
        desk.answer(ItemId::S1, Response::Yes);
        desk.answer(ItemId::S2, Response::No);
        let commits = desk.shelf.commits.borrow().clone();
        commits
            .iter()
            .map(|commit| (commit.changes.clone(), commit.log.clone()))
            .collect::<Vec<_>>()
    });
    let [few, many] = commits;
    assert_eq!(few, many);
    assert_eq!(many.len(), 2, "one commit an answer");
    let (first, _) = &many[0];
    assert!(
        matches!(first[..], [Change::Header(_), Change::Answer { .. }]),
        "the first answer locks the protocol"
    );
    let (second, log) = &many[1];
    assert!(matches!(second[..], [Change::Answer { .. }]));
    assert_eq!(log.len(), 1);
}

#[test]
fn reviews_that_cannot_be_listed_are_a_problem_and_not_an_end() {
    let mut desk = Desk::default();
    let denied = StoreError::Denied("private".to_owned());
    desk.take(Msg::Store(StoreMsg::CardsRead(Err(denied))));
    assert_eq!(desk.model.problems.len(), 1);
    desk.new_review("A review");
    assert!(desk.model.open.is_some());
}

#[test]
fn removing_a_review_that_the_store_keeps_anyway_is_said() {
    let shelf = Shelf::default();
    let mut desk = Desk::with(shelf.clone());
    desk.new_review("A review");
    let id = desk.review().id().clone();
    desk.refuse(Some(full()));
    desk.send(Msg::Reviews(ReviewsMsg::RemoveChosen(id)));
    desk.send(Msg::Reviews(ReviewsMsg::RemoveConfirmed));
    let cards: Vec<Card> = now(shelf.cards()).unwrap();
    assert_eq!(cards.len(), 1);
    assert_eq!(desk.model.problems.len(), 1);
}

#[test]
fn a_review_that_could_not_be_put_can_still_be_removed() {
    let mut desk = Desk::new();
    desk.refuse(Some(full()));
    desk.new_review("Does not fit");
    assert_eq!(desk.status(), SaveStatus::Failed(full()));
    let id = desk.review().id().clone();
    desk.refuse(None);
    desk.send(Msg::Reviews(ReviewsMsg::RemoveChosen(id.clone())));
    let effects = desk.take(Msg::Reviews(ReviewsMsg::RemoveConfirmed));
    assert_eq!(runs(&effects), [&Job::Remove(id)]);
    desk.work();
    assert!(desk.model.saving.is_quiet());
    assert!(desk.model.problems.is_empty());
}

#[test]
fn an_import_that_did_not_fit_is_undone_without_being_saved_first() {
    let mut desk = Desk::new();
    desk.new_review("A review");
    desk.refuse(Some(full()));
    desk.add_study("Too much 2020");
    assert_eq!(desk.status(), SaveStatus::Failed(full()));
    desk.refuse(None);
    let effects = desk.take(Msg::UndoChosen);
    let [Job::Commit(commit)] = runs(&effects)[..] else {
        panic!("one commit")
    };
    assert!(
        matches!(commit.changes.as_slice(), [Change::StudyRemoved(_)]),
        "{:?}",
        commit.changes
    );
    desk.work();
    assert_eq!(desk.stored(), *desk.review());
}

#[test]
fn what_cannot_be_saved_of_a_review_that_is_gone_holds_nothing_else_up() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    desk.refuse(Some(StoreError::Gone("removed".to_owned())));
    desk.send(answered(ItemId::S1));
    assert!(
        desk.model.saving.is_quiet(),
        "there is nothing to try again"
    );
    assert_eq!(desk.model.problems[0].remedies, [Remedy::SaveFile]);
    desk.refuse(None);
    desk.new_review("Another");
    assert_eq!(desk.status(), SaveStatus::Saved);
    assert_eq!(desk.stored(), *desk.review());
}

#[test]
fn the_file_beside_not_saved_is_of_the_review_that_could_not_be_saved() {
    for is_new in [false, true] {
        let mut desk = Desk::new();
        if is_new {
            desk.refuse(Some(full()));
        }
        desk.new_review("Old");
        desk.refuse(Some(full()));
        desk.add_study("Unsaved 2019");
        desk.new_review("New");
        assert_eq!(desk.review().header().title, "New");
        let effects = desk.send(Msg::Files(FilesMsg::UnsavedFileChosen));
        let file = effects.iter().find_map(|effect| match effect {
            Effect::SaveFile(file) => file.content.text(),
            _ => None,
        });
        let file = file.unwrap();
        assert!(
            file.contains("\"Old\"") && file.contains("Unsaved 2019"),
            "{file}"
        );
        assert!(!file.contains("\"New\""), "{file}");
        let before = desk.model.file_note.clone();
        desk.send(Msg::Files(FilesMsg::SaveOffered(
            "old.mmat.json".to_owned(),
        )));
        assert_eq!(
            desk.model.file_note, before,
            "the open review is in no file"
        );
    }
}

#[test]
fn a_save_that_does_not_end_is_told_and_a_file_does_not_wait_for_it() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    desk.send(Msg::Store(StoreMsg::SavingWatched(0)));
    let effects = desk.take(answered(ItemId::S1));
    let job = effects.iter().find_map(|effect| match effect {
        Effect::WatchSaving(job) => Some(*job),
        _ => None,
    });
    let export = || Msg::Files(FilesMsg::ExportChosen(ExportFormat::ReviewFile));
    let asks = |effects: &[Effect]| effects.iter().any(|one| matches!(one, Effect::Ask(..)));
    assert!(!asks(&desk.take(export())), "it waits for a while");
    let effects = desk.take(Msg::Store(StoreMsg::SavingWatched(job.unwrap())));
    assert!(asks(&effects));
    let said: Vec<_> = desk.model.problems.iter().map(|one| &*one.what).collect();
    assert!(said[0].contains("log"), "{said:?}");
    assert!(said[1].contains("takes much longer"), "{said:?}");
    assert_eq!(desk.status(), SaveStatus::Saving);
    desk.take(Msg::Store(StoreMsg::JobEnded(Ok(()))));
    assert_eq!(desk.status(), SaveStatus::Saved);
    assert!(
        !desk
            .model
            .problems
            .iter()
            .any(|one| one.what.contains("longer"))
    );
}

#[test]
fn a_file_does_not_wait_for_a_log_that_the_store_was_asked_for_before() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    desk.send(Msg::Store(StoreMsg::SavingWatched(0)));
    let export = || Msg::Files(FilesMsg::ExportChosen(ExportFormat::ReviewFile));
    let asks = |effects: &[Effect]| effects.iter().any(|one| matches!(one, Effect::Ask(..)));
    assert!(!asks(&desk.take(export())), "it waits for the log");
    let effects = desk.take(answered(ItemId::S1));
    let job = effects.iter().find_map(|effect| match effect {
        Effect::WatchSaving(job) => Some(*job),
        _ => None,
    });
    assert!(asks(
        &desk.take(Msg::Store(StoreMsg::SavingWatched(job.unwrap())))
    ));
}

#[test]
fn a_removal_goes_before_what_did_not_fit() {
    let mut desk = Desk::new();
    desk.new_review("Old");
    let old = desk.review().id().clone();
    desk.new_review("New");
    desk.refuse(Some(full()));
    desk.add_study("Too much 2020");
    desk.refuse(None);
    desk.send(Msg::Reviews(ReviewsMsg::RemoveChosen(old.clone())));
    let effects = desk.take(Msg::Reviews(ReviewsMsg::RemoveConfirmed));
    assert_eq!(runs(&effects), [&Job::Remove(old)]);
    desk.work();
    assert_eq!(desk.stored(), *desk.review());
}

#[test]
fn what_waits_behind_a_running_job_is_handed_over_in_order() {
    let mut desk = Desk::appraising(Some(Category::Qualitative));
    desk.take(answered(ItemId::S1));
    desk.take(answered(ItemId::S2));
    let waiting: Vec<Job> = desk.model.saving.waiting().collect();
    let [Job::Commit(commit)] = waiting.as_slice() else {
        panic!("{waiting:?}");
    };
    assert!(matches!(
        commit.changes.as_slice(),
        [Change::Answer {
            item: ItemId::S2,
            ..
        }]
    ));
}
