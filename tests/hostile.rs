//! Files that are made to do harm: each is read or refused, without a panic and without filling
//! the memory. `tests/fixtures/hostile/make.py` makes them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "hostile/corpus.rs"]
mod corpus;
#[allow(dead_code, reason = "fuzzing also makes inputs with them")]
#[path = "../examples/fuzz_readers/dialects.rs"]
mod dialects;
#[allow(dead_code, reason = "fuzzing also chooses among them")]
#[path = "../examples/fuzz_readers/readers.rs"]
mod readers;

use std::fs;
use std::path::PathBuf;

use mmat_appraisal::codec::incoming::{ImportError, Reading, read};

/// What the process may hold at its peak, in kB, all files together.
#[cfg(target_os = "linux")]
const MOST_MEMORY: u64 = 400_000;

/// Files that are only large, or deep where it does not matter: a reader may find nothing wrong.
const SOUND: [&str; 5] = [
    "made-up-deep.bib",
    "made-up-deep.xml",
    "made-up-many-tags.ris",
    "made-up-one-line.ris",
    "made-up-wide.csv",
];

fn files() -> Vec<PathBuf> {
    let folder = fs::read_dir("tests/fixtures/hostile").unwrap();
    let mut files: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending != "py"));
    files.sort();
    files
}

fn reading_of(name: &str) -> Result<Reading, ImportError> {
    let path = PathBuf::from("tests/fixtures/hostile").join(name);
    read(&fs::read(path).unwrap())
}

#[test]
fn each_is_read_or_refused_within_its_size() {
    let files = files();
    assert!(files.len() >= 24, "{}", files.len());
    for path in files {
        let bytes = fs::read(&path).unwrap();
        assert!(
            bytes.len() < 1_000_000,
            "{} is large itself",
            path.display()
        );
        let name = path.file_name().unwrap().to_str().unwrap();
        if let Ok(reading) = read(&bytes) {
            let heard = !reading.problems.is_empty() || SOUND.contains(&name);
            assert!(heard, "{name} was read as if nothing were wrong");
            // All that came out of it, in words.
            let size = format!("{reading:?}").len();
            assert!(
                size < 100_000 + 64 * bytes.len(),
                "{name} became {size} bytes"
            );
        }
        assert_memory(name);
    }
}

/// The most memory that the process has held so far: `VmHWM` in `/proc/self/status`, in kB.
#[cfg(target_os = "linux")]
fn assert_memory(name: &str) {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .unwrap();
    let peak: u64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    assert!(
        peak < MOST_MEMORY,
        "after {name} the process held {peak} kB"
    );
}

/// Other systems do not tell it in a file; there the sizes alone are tested.
#[cfg(not(target_os = "linux"))]
fn assert_memory(_name: &str) {}

#[test]
fn a_review_file_of_endless_depth_is_refused_with_its_line() {
    match reading_of("made-up-deep-object.json") {
        Err(ImportError::Broken { line: 1, message }) => {
            assert!(message.contains("within each other"), "{message}")
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_review_file_that_breaks_off_is_refused_where_it_does() {
    let lines = fs::read_to_string("tests/fixtures/hostile/made-up-truncated.mmat.json").unwrap();
    let last = lines.lines().count();
    match reading_of("made-up-truncated.mmat.json") {
        Err(ImportError::Broken { line, .. }) => assert_eq!(line, last),
        other => panic!("{other:?}"),
    }
}

#[test]
fn no_entity_is_fetched() {
    let secret = fs::read_to_string("/etc/hostname").unwrap_or_default();
    let secret = secret.trim();
    for name in ["made-up-external-entity.xml", "made-up-entity.xlsx"] {
        let found = format!("{:?}", reading_of(name));
        assert!(
            secret.len() < 6 || !found.contains(secret),
            "{name}: {found}"
        );
    }
}

#[test]
fn archives_that_lie_or_break_off_are_refused() {
    for name in [
        "made-up-truncated.xlsx",
        "made-up-no-parts.xlsx",
        "made-up-bomb.xlsx",
        "made-up-lying-bomb.xlsx",
    ] {
        assert!(reading_of(name).is_err(), "{name}");
    }
}
