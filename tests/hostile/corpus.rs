//! The corpus: sound files of every kind, each with one thing done to it that its name says.
//! `tests/fixtures/hostile/corpus/make.py` makes them; a fault found in the wild gets a file there.

use std::fs;
use std::path::PathBuf;

use mmat_appraisal::codec::incoming::{Content, ImportError, Reading, read};
use mmat_appraisal::codec::review_file;
use mmat_appraisal::review::Timestamp;

use crate::readers::READERS;

const FOLDER: &str = "tests/fixtures/hostile/corpus";

fn corpus() -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<PathBuf> = fs::read_dir(FOLDER)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending != "py"))
        .collect();
    files.sort();
    let named = |path: PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, fs::read(path).unwrap())
    };
    files.into_iter().map(named).collect()
}

/// How many studies, citations or rows came out.
fn records(reading: &Reading) -> usize {
    match &reading.content {
        Content::Review(review) => review.studies().len(),
        Content::Studies(studies) => studies.len(),
        Content::Rows(rows) => rows.len(),
    }
}

/// The sound file that a file of the corpus was made from.
fn whole(name: &str) -> Vec<u8> {
    let kinds = [
        ("review-file", "review-v1.mmat.json"),
        ("ris", "citations/made-up-rayyan.ris"),
        ("nbib", "citations/made-up-pubmed.nbib"),
        ("web-of-science", "citations/made-up-wos.ciw"),
        ("bibtex", "citations/made-up-zotero.bib"),
        ("covidence-quality", "made-up-covidence-quality-1.csv"),
        ("covidence", "made-up-covidence.csv"),
        ("endnote", "made-up-endnote.xml"),
        ("csl", "made-up-csl.json"),
        ("citation-csv", "made-up-scopus.csv"),
        ("ratings", "made-up-ratings.csv"),
    ];
    let is_of = |kind: &str| name.starts_with(&format!("made-up-{kind}-"));
    let (_, path) = kinds.into_iter().find(|(kind, _)| is_of(kind)).unwrap();
    fs::read(PathBuf::from("tests/fixtures").join(path)).unwrap()
}

#[test]
fn each_of_the_corpus_gives_records_or_says_why_not() {
    let files = corpus();
    assert!(files.len() >= 140, "{}", files.len());
    for (name, bytes) in files {
        match read(&bytes) {
            Ok(reading) => {
                // A heading alone is a file of nothing; the app says so.
                let heard = records(&reading) > 0
                    || !reading.problems.is_empty()
                    || name.contains("-cut-at-the-start");
                assert!(heard, "{name} was read as nothing, and nothing is said");
                let size = format!("{reading:?}").len();
                assert!(size < 100_000 + 64 * bytes.len(), "{name}: {size} bytes");
            }
            Err(error) => assert!(error.to_string().len() > 10, "{name}: {error}"),
        }
    }
}

#[test]
fn every_reader_survives_every_file_of_the_corpus() {
    for (_, bytes) in corpus() {
        for reader in &READERS {
            (reader.read)(&bytes);
        }
    }
}

#[test]
fn a_name_that_lies_changes_nothing() {
    let named = corpus().into_iter().filter(|(name, _)| {
        name.contains("-named-as-another") && !name.starts_with("made-up-workbook")
    });
    let mut tried = 0;
    for (name, bytes) in named {
        let (as_named, sound) = (read(&bytes).unwrap(), read(&whole(&name)).unwrap());
        assert_eq!(as_named.format, sound.format, "{name}");
        assert_eq!(as_named.problems, sound.problems, "{name}");
        match (as_named.content, sound.content) {
            (Content::Review(one), Content::Review(other)) => assert!(one == other, "{name}"),
            (one, other) => assert!(format!("{one:?}") == format!("{other:?}"), "{name}"),
        }
        tried += 1;
    }
    assert_eq!(tried, 11);
}

#[test]
fn what_stands_before_a_cut_is_read_or_the_file_is_refused() {
    for (name, bytes) in corpus() {
        if !name.contains("-cut-") || name.starts_with("made-up-workbook") {
            continue;
        }
        let all = records(&read(&whole(&name)).unwrap());
        if let Ok(reading) = read(&bytes) {
            let kept = records(&reading);
            assert!(kept <= all, "{name}: {kept} of {all}");
            // Half a file of several records has at least one whole one.
            if name.contains("-cut-before-the-end") {
                assert!(kept + 1 >= all, "{name}: {kept} of {all}");
            }
        }
    }
}

#[test]
fn markup_in_texts_stays_text_on_its_way_through_a_review_file() {
    let at = Timestamp::parse("2026-03-03T09:00:00Z").unwrap();
    let (_, bytes) = corpus()
        .into_iter()
        .find(|(name, _)| name == "made-up-review-file-script-in-its-texts.mmat.json")
        .unwrap();
    let Ok(Reading {
        content: Content::Review(review),
        ..
    }) = read(&bytes)
    else {
        panic!("the file is not read");
    };
    let written = review_file::to_text(&review, &at);
    match read(written.as_bytes()) {
        Ok(Reading {
            content: Content::Review(back),
            ..
        }) => assert_eq!(back, review),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_cut_workbook_and_a_cut_review_file_are_refused() {
    for name in [
        "made-up-workbook-cut-in-half.xlsx",
        "made-up-review-file-cut-in-half.mmat.json",
        "made-up-review-file-cut-before-the-end.mmat.json",
    ] {
        let bytes = fs::read(PathBuf::from(FOLDER).join(name)).unwrap();
        let error: ImportError = read(&bytes).unwrap_err();
        assert!(!error.to_string().is_empty(), "{name}");
    }
}
