//! RIS from Rayyan: decisions are read, names are not (asreview/asreview, pull request 350).

use mmat_appraisal::codec::citations::read_ris;
use mmat_appraisal::codec::incoming::IncomingStudy;

const FILE: &str = include_str!("../fixtures/citations/made-up-rayyan.ris");

fn with(note: &str) -> IncomingStudy {
    let text = format!("TY  - JOUR\nTI  - Made-up\n{note}\nER  - \n");
    let (mut studies, problems) = read_ris(&text);
    assert_eq!(problems, []);
    studies.pop().unwrap()
}

fn included(decisions: &str) -> Option<bool> {
    with(&format!("N1  - RAYYAN-INCLUSION: {{{decisions}}}")).included
}

#[test]
fn the_decisions_of_a_file_are_read() {
    let (studies, problems) = read_ris(FILE);
    assert_eq!(problems, []);
    let found: Vec<_> = studies.iter().map(|study| study.included).collect();
    assert_eq!(found, [Some(true), Some(false), Some(false), None]);
}

#[test]
fn names_and_addresses_of_reviewers_are_not_kept() {
    let (studies, _) = read_ris(FILE);
    let all = format!("{studies:?}");
    for name in ["Kofi", "ama@", "RAYYAN", "USER-NOTES", "Included"] {
        assert!(!all.contains(name), "{name}");
    }
}

#[test]
fn labels_reasons_and_notes_are_kept_as_plain_text() {
    let (studies, _) = read_ris(FILE);
    assert_eq!(studies[0].citation.notes, ["Labels: ML,Hospital"]);
    assert_eq!(
        studies[1].citation.notes,
        [
            "Exclusion reasons: wrong population",
            "User notes: check \"later\"; second; no"
        ]
    );
    assert_eq!(studies[2].citation.notes, ["From the made-up database"]);
}

#[test]
fn included_is_what_somebody_includes_and_nobody_excludes() {
    assert_eq!(included(r#""a"=>"Included""#), Some(true));
    assert_eq!(included(r#""a"=>"Included", "b"=>"Maybe""#), Some(true));
    assert_eq!(included(r#""a"=>"Included", "b"=>"Excluded""#), Some(false));
    assert_eq!(included(r#""a"=>"Excluded""#), Some(false));
    assert_eq!(included(r#""a" => "Maybe""#), Some(false));
    assert_eq!(included(r#""Included"=>"Excluded""#), Some(false));
    assert_eq!(included(""), None);
    assert_eq!(included(r#""a"=>"Undecided""#), None);
}

#[test]
fn a_name_with_signs_of_the_format_is_still_a_name() {
    let study =
        with(r#"N1  - RAYYAN-INCLUSION: {"Ann | \"B\" } =>"=>"Included"} | RAYYAN-LABELS: x"#);
    assert_eq!(study.included, Some(true));
    assert_eq!(study.citation.notes, ["Labels: x"]);
}

#[test]
fn of_a_broken_mark_nothing_is_kept_that_may_be_a_name() {
    for mark in [
        r#"RAYYAN-INCLUSION: {"Kofi"=>"Included", "Ama"#,
        r#"RAYYAN-INCLUSION: {&quot;Kofi&quot;=&gt;&quot;Included&quot;}"#,
        r#"RAYYAN-INCLUSION: {Kofi=>Included}"#,
        r#"USER-NOTES: {"Kofi"=>["x"], "Ama"}"#,
        r#"USER-NOTES: {"Kofi"}"#,
    ] {
        let study = with(&format!("N1  - {mark}"));
        let notes = study.citation.notes.concat();
        assert!(!notes.contains("Kofi") && !notes.contains("Ama"), "{notes}");
    }
}

#[test]
fn a_mark_that_was_moved_or_wrapped_is_still_read() {
    let moved = with("C1  - RAYYAN-INCLUSION: {\"a\"=>\"Included\"}");
    assert_eq!(moved.included, Some(true));
    let wrapped = with(
        "N1  - Found by hand. RAYYAN-INCLUSION: {\"a\"=>\"Included\",\n\"b\"=>\"Excluded\"} Read twice.",
    );
    assert_eq!(wrapped.included, Some(false));
    assert_eq!(wrapped.citation.notes, ["Found by hand.", "Read twice."]);
    let split = with(
        "N1  - RAYYAN-INCLUSION: {\"a\"=>\"Included\"}\nN1  - RAYYAN-INCLUSION: {\"b\"=>\"Excluded\"}",
    );
    assert_eq!(split.included, Some(false));
}
