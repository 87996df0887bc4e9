//! Blinded reviews at the desk: what leaves, and who is asked first.

use mmat_appraisal::app::{AppraisalMsg, Effect, FilesMsg, Msg, Panel, ProtocolMsg};
use mmat_appraisal::codec::export::ExportFormat;
use mmat_appraisal::instrument::{Category, ItemId};
use mmat_appraisal::review::PerStudy;

use super::merging::{YES, blinded, id, me};
use crate::desk::Desk;

#[test]
fn exports_leave_out_what_is_sealed_and_the_backup_does_not() {
    let mut desk = Desk::at(&blinded());
    me(&mut desk, "r2");
    let (seen, sealed) = desk.open().seen().unwrap();
    assert_eq!(
        sealed,
        desk.review()
            .appraisals()
            .filter(|one| one.reviewer == id("r1"))
            .count()
    );
    assert!(seen.review.appraisals().all(|one| one.reviewer == id("r2")));
    let mut written = |format| {
        let effects = desk.send(Msg::Files(FilesMsg::ExportChosen(format)));
        let saved = effects.iter().find_map(|effect| match effect {
            Effect::SaveFile(file) => Some(file.content.text().unwrap().to_owned()),
            _ => None,
        });
        saved.unwrap()
    };
    assert!(!written(ExportFormat::LongCsv).contains("their words"));
    assert!(written(ExportFormat::ReviewFile).contains("their words"));
}

#[test]
fn in_a_blinded_review_nothing_is_exported_before_somebody_says_who_they_are() {
    let mut desk = Desk::at(&blinded());
    desk.send(Msg::PanelClosed);
    let effects = desk.send(Msg::Files(FilesMsg::ExportChosen(ExportFormat::LongCsv)));
    assert!(!effects.iter().any(|one| matches!(one, Effect::SaveFile(_))));
    assert_eq!(desk.model.panel, Panel::Who);
}

#[test]
fn blinding_is_chosen_with_two_reviewers_and_goes_with_them() {
    let mut desk = Desk::appraising(None);
    desk.send(Msg::Protocol(ProtocolMsg::PerStudyChosen(PerStudy::Two)));
    desk.send(Msg::Protocol(ProtocolMsg::BlindedSwitched(true)));
    assert!(desk.stored().protocol().blinded);
    desk.send(Msg::Protocol(ProtocolMsg::PerStudyChosen(PerStudy::One)));
    assert!(!desk.stored().protocol().blinded);
    desk.send(Msg::Appraisal(AppraisalMsg::CategoryChosen(Category::Rct)));
    desk.answer(ItemId::S1, YES);
    desk.send(Msg::Protocol(ProtocolMsg::PerStudyChosen(PerStudy::Two)));
    assert_eq!(
        desk.review().protocol().per_study,
        PerStudy::One,
        "it is locked"
    );
}
