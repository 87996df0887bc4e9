//! A study as a host page names it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

use mmat_appraisal::app::Mode;
use mmat_appraisal::codec::given::{GivenError, given};
use mmat_appraisal::embed::settings;
use proptest::prelude::*;

#[test]
fn a_citation_is_read_with_a_label_made_from_it() {
    let study = given(
        r#"{"title": "Made-up study", "authors": ["Doe, J."], "year": 2020, "doi": "https://doi.org/10.1000/x"}"#,
    )
    .unwrap();
    assert_eq!(study.label, "Doe 2020");
    assert_eq!(study.citation.doi, "10.1000/x");
    assert_eq!(study.problems, []);
}

#[test]
fn a_study_as_it_stands_in_a_review_file_is_read_too() {
    let text = r#"{"id": "a", "label": "Mine", "citation": {"title": "Made-up study"}}"#;
    let study = given(text).unwrap();
    assert_eq!(
        (study.label.as_str(), study.citation.title.as_str()),
        ("Mine", "Made-up study")
    );
}

#[test]
fn a_doi_is_told_from_a_label() {
    for text in [
        "10.1000/x(1)",
        "doi: 10.1000/x(1)",
        " https://doi.org/10.1000/x(1) ",
    ] {
        let study = given(text).unwrap();
        assert_eq!(
            (study.citation.doi.as_str(), study.label.as_str()),
            ("10.1000/x(1)", "10.1000/x(1)")
        );
    }
    for text in ["Doe 2020", "10.5 hours of reading / a study", "doi:"] {
        let study = given(text).unwrap();
        assert_eq!(
            (study.citation.doi.as_str(), study.label.as_str()),
            ("", text)
        );
    }
}

#[test]
fn what_names_no_study_is_refused_with_the_reason() {
    assert_eq!(given("  "), Err(GivenError::Empty));
    assert!(matches!(
        given("{\"title\": "),
        Err(GivenError::NotJson(1, _))
    ));
    assert_eq!(given("{\"year\": 2020}"), Err(GivenError::Nameless));
    assert_eq!(given("{\"title\": 7}"), Err(GivenError::Nameless));
}

#[test]
fn a_broken_field_costs_no_other() {
    let study = given(r#"{"title": "Made-up study", "year": "soon", "doi": "10.1000/x"}"#).unwrap();
    assert_eq!(study.citation.doi, "10.1000/x");
    assert_eq!(study.problems[0].field.as_deref(), Some("year"));
}

#[test]
fn attributes_make_a_mode_and_say_what_is_wrong_with_them() {
    assert_eq!(settings("summary", "", "").0, Mode::Summary);
    assert_eq!(settings("anything", "", "").0, Mode::Workspace);
    let (mode, problems) = settings("study", "{\"label\": \"A\", \"year\": []}", " Ada ");
    assert!(matches!(mode, Mode::Study(study) if study.reviewer == "Ada"));
    assert_eq!(problems.len(), 1);
    let (mode, problems) = settings("study", "", "");
    assert_eq!(mode, Mode::Workspace);
    assert!(problems[0].what.contains("attribute study"));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in ".*", mode in "study|summary|.*") {
        let _ = given(&text);
        let _ = settings(&mode, &text, &text);
    }
}
