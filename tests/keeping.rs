//! How safe the data are said to be, and when the reviewer is reminded of a file.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/desk.rs"]
mod desk;

use desk::Desk;
use mmat_appraisal::app::{Effect, FilesMsg, Keeping, Msg, Storage, StoreMsg, update};
use mmat_appraisal::codec::export::ExportFormat;
use mmat_appraisal::instrument::{ItemId, Response};
use mmat_appraisal::port::{FileNote, Moment, Surroundings};
use mmat_appraisal::review::Timestamp;

const BROWSER: Storage = Storage::Browser { persistent: None };

fn around(change: impl FnOnce(&mut Surroundings)) -> Surroundings {
    let mut around = Surroundings::default();
    change(&mut around);
    around
}

#[test]
fn what_is_worst_is_what_is_said() {
    let foreign = around(|page| {
        page.in_foreign_frame = true;
        page.is_cleared_weekly = true;
    });
    let promised = Storage::Browser {
        persistent: Some(true),
    };
    let weekly = around(|page| page.is_cleared_weekly = true);
    let file = around(|page| page.is_file = true);
    let shut_off = around(|page| page.is_shut_off = true);
    let denied = Storage::Memory("denied".to_owned());
    for (storage, around, expected) in [
        (&promised, &foreign, Keeping::Apart),
        (&promised, &weekly, Keeping::Promised),
        (&BROWSER, &weekly, Keeping::Week),
        (&BROWSER, &file, Keeping::WithTheFile),
        (&denied, &shut_off, Keeping::ShutOff),
        (&denied, &weekly, Keeping::Memory),
    ] {
        assert_eq!(Keeping::of(storage, around), expected);
    }
    assert!(Keeping::Apart.is_unsafe() && Keeping::Week.is_unsafe() && Keeping::Memory.is_unsafe());
    assert!(!Keeping::Unpromised.is_unsafe() && !Keeping::WithTheFile.is_unsafe());
}

/// Lets a time come without anything else happening.
fn at(desk: &mut Desk, time: &str) {
    let moment = Moment::new(Timestamp::parse(time).unwrap(), 1);
    update(&mut desk.model, Msg::TypingEnded, moment);
}

#[test]
fn nobody_is_reminded_before_there_is_work_or_before_a_week() {
    let mut desk = Desk::new();
    desk.new_review("A review");
    at(&mut desk, "2027-01-01T00:00:00Z");
    assert_eq!(desk.model.overdue_since, None, "nothing was done yet");

    let mut desk = Desk::appraising(None);
    desk.answer(ItemId::S1, Response::Yes);
    at(&mut desk, "2026-03-10T08:00:00Z");
    assert_eq!(desk.model.overdue_since, None);
    at(&mut desk, "2026-03-10T10:00:00Z");
    let since = desk.model.overdue_since.clone().expect("a week has gone");
    assert_eq!(since.day(), "3 March 2026");
    desk.send(Msg::ReminderPutOff);
    at(&mut desk, "2026-03-10T11:00:00Z");
    assert_eq!(desk.model.overdue_since, None, "it was put off");
}

#[test]
fn where_data_can_get_lost_the_reminder_comes_sooner() {
    let mut desk = Desk::appraising(None);
    let foreign = around(|page| page.in_foreign_frame = true);
    desk.send(Msg::Store(StoreMsg::SurroundingsKnown(foreign)));
    at(&mut desk, "2026-03-04T08:00:00Z");
    assert_eq!(desk.model.overdue_since, None);
    at(&mut desk, "2026-03-04T10:00:00Z");
    assert!(desk.model.overdue_since.is_some());
}

#[test]
fn a_saved_review_file_ends_the_reminder_and_another_file_does_not() {
    let mut desk = Desk::appraising(None);
    at(&mut desk, "2026-04-01T08:00:00Z");
    let offered = |name: &str| Msg::Files(FilesMsg::SaveOffered(name.to_owned()));
    desk.send(offered("a-review-mmat-wide.csv"));
    assert!(desk.model.file_note.since.is_some());
    let effects = desk.send(offered("a-review.mmat.json"));
    assert_eq!(desk.model.overdue_since, None);
    let kept = effects.iter().find_map(|effect| match effect {
        Effect::KeepFileNote(_, note) => Some(note.clone()),
        _ => None,
    });
    let note = kept.expect("it is noted for next time");
    assert!(note.since.is_none() && note.last.is_some());
    desk.answer(ItemId::S1, Response::No);
    assert!(
        desk.model.file_note.since.is_some(),
        "new work is in no file"
    );
}

#[test]
fn what_was_noted_last_time_counts() {
    let mut desk = Desk::appraising(None);
    let review = desk.review().id().clone();
    let note = FileNote {
        last: Timestamp::parse("2026-01-01T00:00:00Z"),
        since: Timestamp::parse("2026-01-02T00:00:00Z"),
    };
    let known = StoreMsg::FileNoteKnown(review.clone(), note.clone());
    let effects = desk.send(Msg::Store(known));
    assert_eq!(desk.model.overdue_since, note.since);
    assert_eq!(desk.model.file_note, note);
    // What was done before it was known had been noted alone.
    assert!(effects.contains(&Effect::KeepFileNote(review, note)));
}

#[test]
fn text_goes_over_the_clipboard_where_files_are_blocked() {
    let mut desk = Desk::appraising(None);
    let effects = desk.send(Msg::Files(FilesMsg::CopyChosen(ExportFormat::WideCsv)));
    let copied = effects.iter().find_map(|effect| match effect {
        Effect::Copy { html, plain } => Some((html.clone(), plain.clone())),
        _ => None,
    });
    let (html, plain) = copied.expect("it is copied");
    assert!(html.is_empty() && plain.starts_with("\u{feff}study,") || plain.starts_with("study,"));
}

#[test]
fn differences_of_times_count_leap_days() {
    let seconds = |text: &str| Timestamp::parse(text).unwrap().seconds();
    assert_eq!(seconds("1970-01-01T00:00:00Z"), 0);
    assert_eq!(seconds("2000-03-01T00:00:00Z"), 951_868_800);
    assert_eq!(
        seconds("2024-03-01T00:00:00Z") - seconds("2024-02-28T00:00:00Z"),
        2 * 86_400
    );
    assert_eq!(seconds("2026-03-03T09:30:05Z"), 1_772_530_205);
}
