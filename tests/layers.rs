//! The import rules of the house, kept by reading `src/`.
//!
//! `embed -> view -> app -> codec, port -> review -> instrument`, and
//! `embed -> platform -> port, codec`. `text` holds words and knows only what it names.

#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// A room of the house, the rooms it may import from, and names of crates it must not.
struct Room {
    name: &'static str,
    may_import: &'static [&'static str],
    must_not_name: &'static [&'static str],
}

const BROWSER: &[&str] = &[
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo_events",
    "gloo_file",
    "gloo_timers",
    "idb",
    "yew",
];
const FORMATS_AND_BROWSER: &[&str] = &[
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo_events",
    "gloo_file",
    "gloo_timers",
    "idb",
    "yew",
    "serde",
    "serde_json",
    "csv",
];
const NO_STORE: &[&str] = &["idb", "js_sys", "wasm_bindgen", "gloo_events", "gloo_file"];

const HOUSE: [Room; 9] = [
    Room {
        name: "instrument",
        may_import: &[],
        must_not_name: FORMATS_AND_BROWSER,
    },
    Room {
        name: "review",
        may_import: &["instrument"],
        must_not_name: FORMATS_AND_BROWSER,
    },
    Room {
        name: "port",
        may_import: &["review", "instrument"],
        // A list of picked files is the one thing that has no form but the browser's.
        must_not_name: &[
            "js_sys",
            "wasm_bindgen",
            "gloo_file",
            "idb",
            "yew",
            "serde_json",
        ],
    },
    Room {
        name: "codec",
        may_import: &["port", "review", "instrument"],
        must_not_name: BROWSER,
    },
    Room {
        name: "text",
        may_import: &["codec", "review", "instrument"],
        must_not_name: FORMATS_AND_BROWSER,
    },
    Room {
        name: "app",
        may_import: &["codec", "port", "review", "instrument", "text"],
        must_not_name: BROWSER,
    },
    Room {
        name: "view",
        may_import: &["app", "codec", "port", "review", "instrument", "text"],
        must_not_name: NO_STORE,
    },
    Room {
        name: "platform",
        may_import: &["port", "codec", "review", "instrument"],
        must_not_name: &["yew"],
    },
    Room {
        name: "embed",
        may_import: &[
            "view",
            "platform",
            "app",
            "codec",
            "port",
            "review",
            "instrument",
            "text",
        ],
        must_not_name: &["idb"],
    },
];

#[test]
fn every_import_keeps_the_rules_of_the_house() {
    let faults: Vec<String> = HOUSE.iter().flat_map(faults_in).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_folder_of_src_is_a_room() {
    let mut rooms: Vec<String> = fs::read_dir("src")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    rooms.sort();
    let mut known: Vec<&str> = HOUSE.iter().map(|room| room.name).collect();
    known.sort_unstable();
    assert_eq!(rooms, known);
}

#[test]
fn a_planted_fault_is_named_with_its_line() {
    let source = "use crate::review::Study;\n// use crate::view::page;\nuse crate::view::page;\nlet x = yew::html!();\n";
    let found = faults_of(&HOUSE[1], Path::new("src/review/planted.rs"), source);
    assert_eq!(
        found,
        [
            "src/review/planted.rs:3: review must not import view",
            "src/review/planted.rs:4: review must not name the crate yew",
        ]
    );
}

fn faults_in(room: &Room) -> Vec<String> {
    let mut files = Vec::new();
    let folder = PathBuf::from("src").join(room.name);
    collect(&folder, &mut files);
    files.push(folder.with_extension("rs"));
    files
        .iter()
        .flat_map(|path| faults_of(room, path, &fs::read_to_string(path).unwrap()))
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

fn faults_of(room: &Room, path: &Path, source: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for (number, line) in source.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        let mut fault = |what: String| {
            faults.push(format!(
                "{}:{}: {} {what}",
                path.display(),
                number + 1,
                room.name
            ));
        };
        for other in rooms_named(code) {
            let known = HOUSE.iter().any(|room| room.name == other);
            let allowed = other == room.name || room.may_import.contains(&other.as_str());
            if known && !allowed {
                fault(format!("must not import {other}"));
            }
        }
        for name in room.must_not_name {
            if names_crate(code, name) {
                fault(format!("must not name the crate {name}"));
            }
        }
    }
    faults
}

/// The rooms after `crate::` in a line, also those in braces: `use crate::{app, text};`.
fn rooms_named(code: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.trim_start()
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    code.split("crate::")
        .skip(1)
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(list) => list.split(',').map(word).collect(),
            None => vec![word(rest)],
        })
        .collect()
}

fn names_crate(code: &str, name: &str) -> bool {
    let path = format!("{name}::");
    code.match_indices(&path).any(|(at, _)| {
        let before = code.get(..at).and_then(|text| text.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    })
}
