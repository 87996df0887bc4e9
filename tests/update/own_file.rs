//! My own file in a shared folder: its name, and that it is never replaced unseen.

use mmat_appraisal::app::{Effect, FilesMsg, FolderJob, FolderMsg, Freshness, Msg};
use mmat_appraisal::codec::export::{Owner, own_file_name, owner_of};
use mmat_appraisal::codec::review_file;
use mmat_appraisal::instrument::ItemId;
use mmat_appraisal::port::SeenFile;
use mmat_appraisal::review::{Review, ReviewId, Reviewer, ReviewerId};

use crate::desk::Drawer;
use crate::folder::{answer_first, bring_in, linked, my_file, person, tell, two_linked};
use crate::full::full_review;
use crate::merging::{YES, changed_header};

#[test]
fn my_file_changed_by_another_hand_is_not_replaced_without_a_word() {
    let (mut one, _) = two_linked();
    answer_first(&mut one, YES);
    tell(&mut one, FolderMsg::SaveChosen);
    let name = my_file(&one);
    one.drawer
        .content
        .borrow_mut()
        .put(&name, b"of another hand");
    let noted = one.model.file_note.clone();
    let effects = tell(&mut one, FolderMsg::SaveChosen);
    assert_eq!(one.drawer.content.borrow().text(&name), "of another hand");
    assert_eq!(
        linked(&one).question.as_ref().map(|file| &file.name),
        Some(&name)
    );
    assert!(effects.contains(&Effect::Focus("folder-question".to_owned())));
    assert_eq!(one.model.file_note, noted, "nothing was saved");
    tell(&mut one, FolderMsg::ReplaceDeclined);
    assert_eq!(linked(&one).question, None);
    let file = linked(&one).file(&name).unwrap();
    assert_eq!(linked(&one).freshness(file), Freshness::NewSince);
    assert_eq!(one.drawer.content.borrow().text(&name), "of another hand");
    tell(&mut one, FolderMsg::SaveChosen);
    // Confirmed is the state that was told of, and no later one.
    one.drawer
        .content
        .borrow_mut()
        .put(&name, b"of yet another");
    tell(&mut one, FolderMsg::ReplaceChosen);
    assert_eq!(one.drawer.content.borrow().text(&name), "of yet another");
    tell(&mut one, FolderMsg::ReplaceChosen);
    assert_eq!(linked(&one).question, None);
    let text = one.drawer.content.borrow().text(&name);
    assert!(review_file::from_text(&text).is_ok());
    tell(&mut one, FolderMsg::SaveChosen);
    assert_eq!(linked(&one).question, None, "mine again");
}

#[test]
fn my_work_from_another_browser_is_brought_in_first() {
    let drawer = Drawer::default();
    let (mut here, mut there) = (person("r1", &drawer), person("r1", &drawer.elsewhere()));
    for desk in [&mut here, &mut there] {
        tell(desk, FolderMsg::LinkChosen);
    }
    there.open_study(0);
    there.answer(ItemId::C12, YES);
    tell(&mut there, FolderMsg::SaveChosen);
    tell(&mut here, FolderMsg::LookChosen);
    assert_eq!(my_file(&here), my_file(&there));
    here.open_study(0);
    here.answer(ItemId::C13, YES);
    tell(&mut here, FolderMsg::SaveChosen);
    let asked = linked(&here).question.clone().unwrap();
    bring_in(&mut here, &asked.name);
    assert_eq!(here.mine(0).response(ItemId::C12), Some(YES));
    assert_eq!(here.mine(0).response(ItemId::C13), Some(YES));
    tell(&mut here, FolderMsg::SaveChosen);
    assert_eq!(linked(&here).question, None);
    // Undone, it would be lost with the file.
    tell(&mut there, FolderMsg::SaveChosen);
    let asked = linked(&there).question.clone().unwrap();
    bring_in(&mut there, &asked.name);
    there.send(Msg::UndoChosen);
    tell(&mut there, FolderMsg::SaveChosen);
    assert!(linked(&there).question.is_some());
}

#[test]
fn two_saves_at_once_are_one() {
    let (mut one, _) = two_linked();
    one.take(Msg::Folder(FolderMsg::SaveChosen));
    one.take(Msg::Folder(FolderMsg::SaveChosen));
    let effects = one.work();
    let writes = effects
        .iter()
        .filter(|effect| matches!(effect, Effect::Folder(_, FolderJob::Write { .. })));
    assert_eq!(writes.count(), 1);
    assert!(!linked(&one).saving);
}

#[test]
fn a_save_that_is_broken_off_can_be_begun_again() {
    let (mut one, _) = two_linked();
    one.take(Msg::Folder(FolderMsg::SaveChosen));
    while one.model.errands.running().is_none() {
        assert!(one.step(), "it waits for the clerk");
    }
    one.take(Msg::Files(FilesMsg::CancelChosen));
    one.work();
    assert!(one.drawer.content.borrow().names().is_empty());
    tell(&mut one, FolderMsg::SaveChosen);
    assert_eq!(one.drawer.content.borrow().names().len(), 1);
}

#[test]
fn names_tell_persons_of_one_name_and_copies_of_one_review_apart() {
    let person = |id: &str, name: &str| Reviewer {
        id: ReviewerId::new(id),
        name: name.to_owned(),
    };
    let review = changed_header(&full_review(false), |header| {
        header.reviewers = vec![person("r1", "Ana"), person("r2", "Ana")];
    });
    let name =
        |review: &Review, place: usize| own_file_name(review, &review.header().reviewers[place]);
    let (first, second) = (name(&review, 0), name(&review, 1));
    assert!(first.starts_with("a-made-up-review-ana-"), "{first}");
    assert_ne!(first, second);
    assert_eq!(
        owner_of(&first, &review),
        Owner::Reviewer(ReviewerId::new("r1"))
    );
    assert_eq!(
        owner_of(&second, &review),
        Owner::Reviewer(ReviewerId::new("r2"))
    );
    // Another title and another name, the same file.
    let renamed = changed_header(&review, |header| {
        header.title = "Something else".to_owned();
        header.reviewers = vec![person("r1", "Ana María"), person("r3", "Ana")];
    });
    assert_eq!(
        owner_of(&first, &renamed),
        Owner::Reviewer(ReviewerId::new("r1"))
    );
    assert_eq!(owner_of(&second, &renamed), Owner::Newcomer);
    let copy = changed_header(&review, |header| header.id = ReviewId::new("a copy"));
    assert_ne!(name(&copy, 0), first);
    for strange in [
        first.as_str(),
        "review.mmat.json",
        "a-b.json",
        "-.mmat.json",
        "",
    ] {
        assert_eq!(owner_of(strange, &copy), Owner::Stranger, "{strange}");
    }
    let long = changed_header(&review, |header| {
        header.title = "題".repeat(300);
        header.reviewers = vec![person("r1", &"𠮷".repeat(300))];
    });
    assert!(name(&long, 0).len() < 255);
}

#[test]
fn my_file_keeps_its_name_when_the_title_changes() {
    let (mut one, _) = two_linked();
    tell(&mut one, FolderMsg::SaveChosen);
    let before = my_file(&one);
    let draft = mmat_appraisal::app::Draft::Title("Renamed".to_owned());
    one.send(Msg::Typed(draft));
    one.send(Msg::TypingEnded);
    assert_eq!(one.review().header().title, "Renamed");
    tell(&mut one, FolderMsg::SaveChosen);
    assert_eq!(one.drawer.content.borrow().names(), [before]);
}

#[test]
fn times_are_those_of_the_reviewers_clock() {
    let (mut one, _) = two_linked();
    tell(&mut one, FolderMsg::SaveChosen);
    let file: &SeenFile = linked(&one).file(&my_file(&one)).unwrap();
    assert_eq!(file.mark.changed.minute(), "01:00");
    assert_eq!(file.local().minute(), "02:00");
}
