//! Script, markup, commands and formulas in every text of a review: in no file do they become more than text.
//!
//! What a format makes of a harmless text is the measure: the same elements, commands and columns come of any other.
//! `tests/snapshots/hazards.rs` holds the screens against the same texts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/full.rs"]
mod full;
#[path = "support/hazards.rs"]
mod hazards;
#[path = "hazards/markup.rs"]
mod markup;
#[path = "hazards/records.rs"]
mod records;

use std::io::{Cursor, Read};

use full::time;
use hazards::{HARMLESS, HAZARDS, MARK, review_with};
use mmat_appraisal::codec::export::write::{Written, export};
use mmat_appraisal::codec::export::{ExportFormat, ExportOptions};

/// The files in an export: one, or what is in the archive.
fn files(format: ExportFormat, text: &str) -> Vec<(String, Vec<u8>)> {
    let review = review_with(text);
    let options = ExportOptions::default();
    let Written::File(file) = export(&review, format, options, &time()).unwrap() else {
        panic!("nothing is painted here");
    };
    assert_is_plain(&file.name);
    let bytes = file.content.into_bytes().read();
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(&*bytes)) else {
        return vec![(file.name, bytes.to_vec())];
    };
    let parts = (0..archive.len()).map(|place| {
        let mut part = archive.by_index(place).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (name, bytes)
    });
    parts.collect()
}

/// A name that leads out of no folder and means nothing to a shell.
fn assert_is_plain(name: &str) {
    let is_plain = |c: char| c.is_alphanumeric() || "-._".contains(c);
    assert!(
        name.chars().all(is_plain) && !name.starts_with(['.', '-']),
        "{name:?}"
    );
}

/// The one file of a format as text.
fn text_of(format: ExportFormat, text: &str) -> String {
    let mut files = files(format, text);
    assert_eq!(files.len(), 1);
    String::from_utf8(files.remove(0).1).unwrap()
}

#[test]
fn every_format_is_tried_and_holds_the_texts() {
    let without_texts = [
        // Counts and measures.
        ExportFormat::Agreement,
        ExportFormat::AgreementCsv,
        ExportFormat::Paragraphs,
        ExportFormat::PlotsPng,
        ExportFormat::Split,
    ];
    for format in ExportFormat::ALL {
        if without_texts.contains(&format) {
            continue;
        }
        let files = files(format, HARMLESS);
        let words = MARK.split(' ').next_back().unwrap();
        let holds = |(_, bytes): &(String, Vec<u8>)| {
            bytes
                .windows(words.len())
                .any(|part| part == words.as_bytes())
        };
        assert!(files.iter().any(holds), "{} holds no text", format.token());
    }
}

#[test]
fn names_in_archives_are_ours_whatever_the_texts_are() {
    for format in [
        ExportFormat::Xlsx,
        ExportFormat::Docx,
        ExportFormat::PlotsSvg,
        ExportFormat::Robvis,
    ] {
        let names = |text| -> Vec<String> {
            let files = files(format, text);
            files.into_iter().map(|(name, _)| name).collect()
        };
        let harmless = names(HARMLESS);
        for hazard in HAZARDS {
            assert_eq!(names(hazard), harmless, "{}: {hazard:?}", format.token());
        }
    }
}
