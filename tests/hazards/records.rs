//! Formats with commands, cells or records: LaTeX, CSV, the script for robvis, RIS, JSON.

use std::collections::BTreeSet;

use mmat_appraisal::codec::citations::read_ris;
use mmat_appraisal::codec::export::ExportFormat;
use serde_json::Value;

use super::hazards::{HARMLESS, HAZARDS, review_with};
use super::{files, text_of};

/// What LaTeX would do: each command that is not an escape, and how deep its groups end.
fn commands(text: &str) -> (BTreeSet<String>, i64) {
    let (mut commands, mut depth) = (BTreeSet::new(), 0_i64);
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '\\' => {
                let mut name = String::new();
                while let Some(letter) = rest.next_if(char::is_ascii_alphabetic) {
                    name.push(letter);
                }
                if name.is_empty() {
                    rest.next();
                } else {
                    commands.insert(name);
                }
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            '%' => while rest.next_if(|next| *next != '\n').is_some() {},
            '$' | '#' | '^' | '_' => {
                commands.insert(character.to_string());
            }
            _ => {}
        }
        assert!(depth >= 0, "a group ends that was never begun: {text}");
    }
    (commands, depth)
}

#[test]
fn latex_runs_no_command_of_the_texts() {
    let (harmless, depth) = commands(&text_of(ExportFormat::Latex, HARMLESS));
    assert!(harmless.contains("documentclass") || harmless.contains("begin"));
    assert_eq!(depth, 0);
    for hazard in HAZARDS {
        let (found, depth) = commands(&text_of(ExportFormat::Latex, hazard));
        assert_eq!(depth, 0, "{hazard:?}");
        let new: Vec<_> = found.difference(&harmless).collect();
        let is_sign = |name: &&&String| name.starts_with("text") || name.as_str() == "newline";
        assert!(new.iter().all(|name| is_sign(&name)), "{hazard:?}: {new:?}");
        for command in ["input", "write", "catcode", "openout", "immediate"] {
            assert!(!found.contains(command), "{hazard:?}: {command}");
        }
    }
}

const CSV: [ExportFormat; 7] = [
    ExportFormat::WideCsv,
    ExportFormat::LongCsv,
    ExportFormat::FollowUp,
    ExportFormat::Split,
    ExportFormat::AgreementCsv,
    ExportFormat::Covidence,
    ExportFormat::LogCsv,
];

fn rows(text: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).flexible(true).from_reader(text);
    let rows = reader.records();
    rows.map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

/// Whether a spreadsheet would calculate it.
fn is_formula(cell: &str) -> bool {
    let bare = cell.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
    let is_number = bare.parse::<f64>().is_ok();
    bare.starts_with(['=', '+', '-', '@']) && !is_number || cell.starts_with(['\t', '\r'])
}

fn assert_table(what: &str, text: &[u8], harmless: &[u8]) {
    let (rows, known) = (rows(text), rows(harmless));
    let shape = |rows: &[Vec<String>]| rows.iter().map(Vec::len).collect::<Vec<_>>();
    assert_eq!(shape(&rows), shape(&known), "{what}");
    for cell in rows.iter().flatten() {
        assert!(!is_formula(cell), "{what}: {cell:?}");
    }
}

#[test]
fn no_cell_is_a_formula_and_no_text_begins_a_cell_or_row() {
    for format in CSV {
        let harmless = text_of(format, HARMLESS);
        for hazard in HAZARDS {
            let what = format!("{}: {hazard:?}", format.token());
            let text = text_of(format, hazard);
            assert_table(&what, text.as_bytes(), harmless.as_bytes());
        }
    }
}

#[test]
fn tables_in_archives_neither_and_the_script_is_always_the_same() {
    for format in [ExportFormat::Robvis, ExportFormat::PlotsSvg] {
        let harmless = files(format, HARMLESS);
        for hazard in HAZARDS {
            for ((name, bytes), (_, known)) in files(format, hazard).iter().zip(&harmless) {
                let what = format!("{name}: {hazard:?}");
                if name.ends_with(".csv") {
                    assert_table(&what, bytes, known);
                }
                if name.ends_with(".R") {
                    assert_eq!(bytes, known, "{what}");
                }
            }
        }
    }
}

#[test]
fn no_text_begins_a_record_of_ris() {
    let tags = |text: &str| -> Vec<String> {
        let lines = text.lines().map(|line| line.chars().take(6).collect());
        // Pages with a hyphen have a last one.
        lines.filter(|tag: &String| tag != "EP  - ").collect()
    };
    let harmless = tags(&text_of(ExportFormat::Ris, HARMLESS));
    for hazard in HAZARDS {
        let text = text_of(ExportFormat::Ris, hazard);
        assert_eq!(tags(&text), harmless, "{hazard:?}");
        assert_eq!(read_ris(&text).0.len(), 1, "{hazard:?}");
    }
}

#[test]
fn json_keeps_each_text_as_it_was() {
    for hazard in HAZARDS {
        for format in [
            ExportFormat::ReviewFile,
            ExportFormat::CslJson,
            ExportFormat::Agreement,
            ExportFormat::FhirR5,
            ExportFormat::FhirR6,
        ] {
            let text = text_of(format, hazard);
            serde_json::from_str::<Value>(&text).unwrap_or_else(|why| panic!("{hazard:?}: {why}"));
        }
        let text = text_of(ExportFormat::ReviewFile, hazard);
        let (back, problems) = mmat_appraisal::codec::review_file::from_text(&text).unwrap();
        assert!(problems.is_empty(), "{hazard:?}");
        assert_eq!(back, review_with(hazard), "{hazard:?}");
    }
}
