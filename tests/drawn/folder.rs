//! The folder that a review is linked to, in the exchange and beside the way there.

use mmat_appraisal::app::{FilesMsg, FolderMsg, Msg, Panel, ProtocolMsg, Screen};
use mmat_appraisal::port::FolderError;
use mmat_appraisal::review::ReviewerId;

use crate::desk::{Desk, Drawer};
use crate::full::full_review;
use crate::{drawn, show};

fn person(who: &str, drawer: &Drawer) -> Desk {
    let mut desk = Desk::at(&full_review(false)).before(drawer);
    let me = ReviewerId::new(who);
    desk.send(Msg::Protocol(ProtocolMsg::MeChosen(me)));
    desk.send(Msg::Files(FilesMsg::ExchangeToggled));
    desk
}

fn tell(desk: &mut Desk, msg: FolderMsg) {
    desk.send(Msg::Folder(msg));
}

#[test]
fn a_folder_unlinked_linked_asked_about_shut_and_lost() {
    let drawer = Drawer::default();
    let mut desk = person("r1", &drawer);
    let page = drawn("folder-unlinked", &desk.model);
    assert!(page.contains("Link a folder…"));
    tell(&mut desk, FolderMsg::LinkChosen);
    let page = drawn("folder-empty", &desk.model);
    assert!(page.contains("It is not there yet.") && page.contains("No file of anybody else"));
    let mut other = person("r2", &drawer.elsewhere());
    tell(&mut other, FolderMsg::LinkChosen);
    tell(&mut other, FolderMsg::SaveChosen);
    drawer.content.borrow_mut().put("else.mmat.json", b"else");
    tell(&mut desk, FolderMsg::SaveChosen);
    tell(&mut desk, FolderMsg::LookChosen);
    let page = drawn("folder-linked", &desk.model);
    assert!(page.contains("Written on 4 March 2026, 04:00."));
    assert!(page.contains("perhaps not of this review"));
    assert!(page.contains("aria-label=\"Bring in: Reviewer r2\""));
    let open = desk.open();
    let linked = open.folder.linked().unwrap();
    let mine = linked.file_name(&open.review, &open.me).unwrap();
    drawer.content.borrow_mut().put(&mine, b"of another hand");
    tell(&mut desk, FolderMsg::SaveChosen);
    let page = drawn("folder-question", &desk.model);
    assert!(page.contains("Bring it in first") && page.contains("Replace it"));
    assert!(!page.contains("Save my file there"));
    desk.model.panel = Panel::None;
    show(&mut desk, Screen::Studies);
    let page = drawn("folder-newer", &desk.model);
    assert!(page.contains("1 file in the shared folder is newer"));
    desk.send(Msg::Files(FilesMsg::ExchangeToggled));
    drawer.is_shut.set(true);
    tell(&mut desk, FolderMsg::PageShown);
    let page = drawn("folder-shut", &desk.model);
    assert!(page.contains("Allow access to Shared again"));
    drawer.is_shut.set(false);
    *drawer.fails.borrow_mut() = Some(FolderError::Gone("unplugged".to_owned()));
    tell(&mut desk, FolderMsg::PageShown);
    let page = drawn("folder-lost", &desk.model);
    assert!(page.contains("unplugged") && page.contains("Connect the drive"));
}

#[test]
fn where_it_cannot_be_there_is_one_sentence() {
    let mut desk = Desk::at(&full_review(false));
    desk.send(Msg::Files(FilesMsg::ExchangeToggled));
    let page = drawn("folder-elsewhere", &desk.model);
    assert!(page.contains("Chrome and Edge can also link"));
    assert!(!page.contains("Shared folder"));
}
