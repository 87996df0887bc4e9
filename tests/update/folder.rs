//! A review that is linked to a folder that a team shares.

use mmat_appraisal::app::{
    Effect, FilesMsg, FolderJob, FolderLink, FolderMsg, Freshness, Linked, Msg, Panel, ReviewsMsg,
    Screen, Seeking,
};
use mmat_appraisal::codec::review_file;
use mmat_appraisal::instrument::{ItemId, Response};
use mmat_appraisal::port::{FolderError, Reach};
use mmat_appraisal::review::ReviewerId;

use crate::desk::{Desk, Drawer, moment};
use crate::full::full_review;
use crate::merging::{YES, me};

/// A person at a desk of their own, whose review is not linked yet.
pub fn person(who: &str, drawer: &Drawer) -> Desk {
    let mut desk = Desk::at(&full_review(false)).before(drawer);
    me(&mut desk, who);
    desk
}

/// Two persons with the same review in two browsers, linked to the same folder.
pub fn two_linked() -> (Desk, Desk) {
    let drawer = Drawer::default();
    let (mut one, mut two) = (person("r1", &drawer), person("r2", &drawer.elsewhere()));
    for desk in [&mut one, &mut two] {
        tell(desk, FolderMsg::LinkChosen);
    }
    (one, two)
}

pub fn tell(desk: &mut Desk, msg: FolderMsg) -> Vec<Effect> {
    desk.send(Msg::Folder(msg))
}

pub fn linked(desk: &Desk) -> &Linked {
    desk.open().folder.linked().expect("it is linked")
}

pub fn my_file(desk: &Desk) -> String {
    let open = desk.open();
    linked(desk).file_name(&open.review, &open.me).unwrap()
}

/// The files that are not mine, with how far they are brought in.
fn others(desk: &Desk) -> Vec<(String, Freshness)> {
    let open = desk.open();
    let found = linked(desk).others(&open.review, &open.me).into_iter();
    found
        .map(|(file, _)| (file.name.clone(), linked(desk).freshness(file)))
        .collect()
}

pub fn bring_in(desk: &mut Desk, name: &str) {
    tell(desk, FolderMsg::BringInChosen(name.to_owned()));
    assert!(
        matches!(desk.model.panel, Panel::Merging(_)),
        "{:?}",
        desk.model.problems
    );
    desk.send(Msg::Files(FilesMsg::MergeConfirmed));
}

pub fn answer_first(desk: &mut Desk, response: Response) {
    desk.open_study(0);
    desk.answer(ItemId::S2, response);
}

#[test]
fn where_browsers_have_no_folders_none_is_looked_for() {
    let mut desk = Desk::at(&full_review(false));
    let review = desk.review().id().clone();
    let effects = desk.send(Msg::Folder(FolderMsg::PageShown));
    assert!(effects.is_empty());
    assert_eq!(desk.open().folder.link, FolderLink::Unknown);
    desk.send(Msg::Reviews(ReviewsMsg::RemoveChosen(review)));
    let effects = desk.send(Msg::Reviews(ReviewsMsg::RemoveConfirmed));
    assert!(!effects.iter().any(|one| matches!(one, Effect::Folder(..))));
}

#[test]
fn a_review_is_linked_once_and_found_again() {
    let drawer = Drawer::default();
    let mut desk = person("r1", &drawer);
    assert_eq!(desk.open().folder.link, FolderLink::Unlinked);
    let effects = tell(&mut desk, FolderMsg::LinkChosen);
    assert_eq!(linked(&desk).look.folder, "Shared");
    assert!(effects.contains(&Effect::Focus("folder".to_owned())));
    assert!(!desk.open().folder.is_busy());
    let again = desk.before(&drawer);
    assert_eq!(linked(&again).look, linked(&desk).look);
}

#[test]
fn who_picks_no_folder_is_told_nothing() {
    let drawer = Drawer::default();
    drawer.declines.set(true);
    let mut desk = person("r1", &drawer);
    tell(&mut desk, FolderMsg::LinkChosen);
    assert_eq!(desk.open().folder.link, FolderLink::Unlinked);
    assert!(!desk.open().folder.is_busy());
    assert_eq!(desk.model.problems, []);
}

#[test]
fn who_i_am_is_asked_before_a_folder_is_linked_or_my_file_saved() {
    let drawer = Drawer::default();
    let mut desk = Desk::at(&full_review(false)).before(&drawer);
    for msg in [FolderMsg::LinkChosen, FolderMsg::SaveChosen] {
        desk.model.panel = Panel::Exchange;
        let effects = tell(&mut desk, msg);
        assert_eq!(desk.model.panel, Panel::Who);
        assert!(!effects.iter().any(|one| matches!(one, Effect::Folder(..))));
    }
}

#[test]
fn each_saves_their_own_file_and_sees_the_other_as_new_until_it_is_brought_in() {
    let (mut one, mut two) = two_linked();
    answer_first(&mut two, YES);
    tell(&mut two, FolderMsg::SaveChosen);
    let note = &two.model.file_note;
    assert!(
        note.since.is_some(),
        "what was agreed on is in nobody's part"
    );
    let theirs = my_file(&two);
    let text = two.drawer.content.borrow().text(&theirs);
    let written = review_file::from_text(&text).unwrap().0;
    assert!(
        written
            .appraisals()
            .all(|one| one.reviewer.as_str() == "r2")
    );
    assert_eq!(linked(&two).newer, 0, "mine is not news to me");

    tell(&mut one, FolderMsg::SaveChosen);
    tell(&mut one, FolderMsg::LookChosen);
    assert_eq!(one.drawer.content.borrow().names().len(), 2);
    assert_eq!(others(&one), [(theirs.clone(), Freshness::New)]);
    assert_eq!(linked(&one).newer, 1);
    assert_eq!(
        one.model.announcement,
        "1 file in the shared folder is newer."
    );
    bring_in(&mut one, &theirs);
    assert_eq!(others(&one), [(theirs.clone(), Freshness::Here)]);
    assert_eq!(linked(&one).newer, 0);
    let study = one.study(0);
    let known = one.review().appraisal(&study, &ReviewerId::new("r2"));
    assert_eq!(known.unwrap().response(ItemId::S2), Some(YES));

    // It is so after the review was closed, too; and what changes there is new again.
    let drawer = one.drawer.clone();
    one = one.before(&drawer);
    assert_eq!(others(&one), [(theirs.clone(), Freshness::Here)]);
    answer_first(&mut two, Response::No);
    tell(&mut two, FolderMsg::SaveChosen);
    assert_eq!(two.model.problems, [], "one saves over one's own file");
    tell(&mut one, FolderMsg::PageShown);
    assert_eq!(others(&one), [(theirs, Freshness::NewSince)]);
}

#[test]
fn what_is_undone_is_new_again() {
    let (mut one, mut two) = two_linked();
    answer_first(&mut two, YES);
    tell(&mut two, FolderMsg::SaveChosen);
    tell(&mut one, FolderMsg::LookChosen);
    bring_in(&mut one, &my_file(&two));
    one.send(Msg::UndoChosen);
    assert_eq!(others(&one), [(my_file(&two), Freshness::New)]);
    let drawer = one.drawer.clone();
    let again = one.before(&drawer);
    assert_eq!(linked(&again).newer, 1);
}

#[test]
fn a_file_with_nothing_new_is_brought_in_all_the_same() {
    let (mut one, mut two) = two_linked();
    let same = full_review(false);
    // As it stands here, log and all.
    let text = review_file::to_text(&same, &moment(0).now);
    let name = my_file(&two);
    two.drawer.content.borrow_mut().put(&name, text.as_bytes());
    tell(&mut one, FolderMsg::LookChosen);
    tell(&mut one, FolderMsg::BringInChosen(name.clone()));
    if matches!(one.model.panel, Panel::Merging(_)) {
        one.send(Msg::Files(FilesMsg::MergeConfirmed));
    }
    assert_eq!(others(&one), [(name, Freshness::Here)]);
    tell(&mut two, FolderMsg::LookChosen);
    assert_eq!(linked(&two).newer, 0);
}

#[test]
fn a_preview_that_is_closed_brings_nothing_in() {
    let (mut one, mut two) = two_linked();
    answer_first(&mut two, YES);
    tell(&mut two, FolderMsg::SaveChosen);
    tell(&mut one, FolderMsg::LookChosen);
    tell(&mut one, FolderMsg::BringInChosen(my_file(&two)));
    one.send(Msg::PanelClosed);
    assert_eq!(others(&one), [(my_file(&two), Freshness::New)]);
}

#[test]
fn jobs_in_the_folder_come_one_after_the_other() {
    let (mut one, _) = two_linked();
    let looks = |effects: &[Effect]| {
        let looks = effects
            .iter()
            .filter(|one| matches!(one, Effect::Folder(_, FolderJob::Look(_))));
        looks.count()
    };
    let first = one.take(Msg::Folder(FolderMsg::PageShown));
    let second = one.take(Msg::Folder(FolderMsg::PageShown));
    let third = one.take(Msg::Folder(FolderMsg::PageShown));
    assert_eq!([&first, &second, &third].map(|one| looks(one)), [1, 0, 0]);
    assert_eq!(looks(&one.work()), 1, "of those that wait one is enough");
}

#[test]
fn a_minute_later_it_is_looked_again_as_long_as_it_is_linked() {
    let drawer = Drawer::default();
    let mut desk = person("r1", &drawer);
    let number = |effects: &[Effect]| {
        let numbers = effects.iter().filter_map(|one| match one {
            Effect::Folder(_, FolderJob::Wait(number)) => Some(*number),
            _ => None,
        });
        numbers.collect::<Vec<_>>()
    };
    let begun = number(&tell(&mut desk, FolderMsg::LinkChosen));
    assert_eq!(begun.len(), 1);
    let again = number(&tell(&mut desk, FolderMsg::LookChosen));
    assert!(again.is_empty(), "one wait");
    let look = Effect::Folder(
        desk.review().id().clone(),
        FolderJob::Look(Seeking::Quietly),
    );
    let effects = tell(&mut desk, FolderMsg::Waited(begun[0]));
    assert!(effects.contains(&look));
    assert_eq!(number(&effects), begun);
    let effects = tell(&mut desk, FolderMsg::Waited(begun[0] + 1));
    assert!(effects.is_empty(), "of another link");
    tell(&mut desk, FolderMsg::UnlinkChosen);
    assert!(tell(&mut desk, FolderMsg::Waited(begun[0])).is_empty());
}

#[test]
fn newer_files_are_told_of_once() {
    let (mut one, mut two) = two_linked();
    tell(&mut two, FolderMsg::SaveChosen);
    one.model.announcement.clear();
    tell(&mut one, FolderMsg::PageShown);
    assert_eq!(
        one.model.announcement,
        "1 file in the shared folder is newer."
    );
    one.model.announcement.clear();
    tell(&mut one, FolderMsg::PageShown);
    one.drawer.is_shut.set(true);
    tell(&mut one, FolderMsg::PageShown);
    assert_eq!(linked(&one).newer, 0);
    one.drawer.is_shut.set(false);
    tell(&mut one, FolderMsg::PageShown);
    assert_eq!(linked(&one).newer, 1);
    assert_eq!(one.model.announcement, "");
    answer_first(&mut two, YES);
    tell(&mut two, FolderMsg::SaveChosen);
    tell(&mut one, FolderMsg::PageShown);
    assert_eq!(
        one.model.announcement,
        "1 file in the shared folder is newer."
    );
}

#[test]
fn access_that_has_to_be_asked_for_is_asked_for_in_a_click() {
    let (mut one, _) = two_linked();
    let drawer = one.drawer.clone();
    drawer.is_shut.set(true);
    one = one.before(&drawer);
    assert_eq!(linked(&one).look.reach, Reach::Shut);
    assert_eq!(one.model.problems, [], "nobody asked for it");
    drawer.declines.set(true);
    tell(&mut one, FolderMsg::AllowChosen);
    assert_eq!(linked(&one).look.reach, Reach::Shut);
    assert_eq!(one.model.problems.len(), 1);
    drawer.declines.set(false);
    let effects = tell(&mut one, FolderMsg::AllowChosen);
    assert_eq!(linked(&one).look.reach, Reach::Open(Vec::new()));
    assert!(effects.contains(&Effect::Focus("folder".to_owned())));
}

#[test]
fn what_cannot_be_done_is_said_with_what_to_do_next() {
    let (mut one, _) = two_linked();
    let fails = |error: FolderError, desk: &Desk| *desk.drawer.fails.borrow_mut() = Some(error);
    fails(FolderError::Full("no space".to_owned()), &one);
    tell(&mut one, FolderMsg::SaveChosen);
    let problem = one.model.problems.remove(0);
    assert!(problem.what.contains("could not be saved"), "{problem:?}");
    assert!(problem.advice.contains("Free some space"), "{problem:?}");
    assert!(!linked(&one).saving);
    fails(FolderError::Gone("unplugged".to_owned()), &one);
    tell(&mut one, FolderMsg::PageShown);
    assert_eq!(one.model.problems, [], "it is said in the section alone");
    assert!(matches!(linked(&one).look.reach, Reach::Lost(_)));
    tell(&mut one, FolderMsg::LookChosen);
    assert!(one.model.problems[0].advice.contains("Connect the drive"));
    let drawer = Drawer::default();
    let mut two = person("r1", &drawer);
    fails(FolderError::Refused("of the system".to_owned()), &two);
    tell(&mut two, FolderMsg::LinkChosen);
    assert!(two.model.problems[0].what.contains("could not be linked"));
    assert_eq!(two.open().folder.link, FolderLink::Unlinked);
}

#[test]
fn a_file_that_is_gone_or_no_review_file_is_said_plainly() {
    let (mut one, _) = two_linked();
    one.drawer
        .content
        .borrow_mut()
        .put("notes.mmat.json", b"{ not a review");
    tell(&mut one, FolderMsg::LookChosen);
    assert_eq!(linked(&one).newer, 0, "it need not be of this review");
    let name = "notes.mmat.json".to_owned();
    tell(&mut one, FolderMsg::BringInChosen(name.clone()));
    assert!(one.model.problems[0].what.contains("notes.mmat.json"));
    assert_eq!(others(&one), [(name.clone(), Freshness::New)]);
    one.drawer.content.borrow_mut().remove(&name);
    tell(&mut one, FolderMsg::BringInChosen(name));
    assert!(one.model.problems[0].advice.contains("Connect the drive"));
}

#[test]
fn a_file_that_was_read_after_the_review_was_left_is_not_brought_in_elsewhere() {
    let (mut one, mut two) = two_linked();
    tell(&mut two, FolderMsg::SaveChosen);
    tell(&mut one, FolderMsg::LookChosen);
    one.take(Msg::Folder(FolderMsg::BringInChosen(my_file(&two))));
    one.take(Msg::ScreenChosen(Screen::Reviews));
    one.work();
    assert_eq!(one.model.panel, Panel::None);
    assert!(one.model.problems[0].details[0].contains("not open any more"));
}

#[test]
fn unlinked_and_removed_reviews_leave_no_link_and_every_file() {
    let (mut one, mut two) = two_linked();
    tell(&mut one, FolderMsg::SaveChosen);
    tell(&mut one, FolderMsg::UnlinkChosen);
    assert_eq!(one.open().folder.link, FolderLink::Unlinked);
    assert!(one.drawer.links.borrow().is_empty());
    assert_eq!(one.drawer.content.borrow().names().len(), 1);
    let review = two.review().id().clone();
    two.send(Msg::Reviews(ReviewsMsg::RemoveChosen(review)));
    two.send(Msg::Reviews(ReviewsMsg::RemoveConfirmed));
    assert!(two.drawer.links.borrow().is_empty());
    assert_eq!(two.model.problems, []);
}

#[test]
fn a_link_that_another_tab_took_away_is_seen() {
    let (mut one, _) = two_linked();
    let review = one.review().id().clone();
    one.drawer.links.borrow_mut().remove(&review);
    tell(&mut one, FolderMsg::PageShown);
    assert_eq!(one.open().folder.link, FolderLink::Unlinked);
}
