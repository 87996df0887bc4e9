//! Web of Science and Zoological Record files as they really are.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/mutations.rs"]
mod mutations;

use mmat_appraisal::codec::citations::{WosParser, read_wos};
use mmat_appraisal::codec::incoming::{FileProblem, IncomingStudy, SourceFormat, read};
use proptest::prelude::{ProptestConfig, proptest};

const FILE: &str = include_str!("fixtures/citations/made-up-wos.ciw");

fn sound(text: &str) -> Vec<IncomingStudy> {
    let (studies, problems) = read_wos(text);
    assert_eq!(problems, []);
    studies
}

fn other<'a>(study: &'a IncomingStudy, tag: &str) -> Option<&'a str> {
    let mut fields = study.citation.other.iter();
    fields
        .find(|(name, _)| name == tag)
        .map(|(_, value)| value.as_str())
}

fn places(problems: &[FileProblem]) -> Vec<(usize, Option<&str>)> {
    problems
        .iter()
        .map(|problem| (problem.line.unwrap(), problem.field.as_deref()))
        .collect()
}

#[test]
fn a_record_is_read_in_full() {
    let studies = sound(FILE);
    assert_eq!(studies.len(), 3);
    let citation = &studies[0].citation;
    assert_eq!(studies[0].line, 3);
    assert_eq!(
        citation.title,
        "Made-up study of walking groups and nothing else"
    );
    assert_eq!(
        citation.authors,
        ["Muster, Zoe", "van der Sample, Bo C.", "Made-up Study Grp"]
    );
    assert_eq!(citation.year, Some(2019));
    assert_eq!(citation.journal, "ANNALS OF MADE-UP RESEARCH");
    assert_eq!(citation.pages, "101-109");
    assert_eq!(citation.doi, "10.1000/made-up.wos1");
    assert_eq!(citation.pmid, "10000001");
    assert_eq!(
        citation.keywords,
        [
            "walking",
            "mixed methods",
            "peer support",
            "OUTCOMES",
            "HEALTH"
        ]
    );
    assert_eq!(other(&studies[0], "UT"), Some("WOS:000000000000001"));
    assert_eq!(other(&studies[0], "PD"), Some("DEC 10"));
}

#[test]
fn a_continued_line_ends_no_record_and_no_file() {
    let abstract_text = &sound(FILE)[0].citation.abstract_text;
    assert_eq!(
        abstract_text,
        "Made up. Visits to the ER ER rose, and EF fell."
    );
}

#[test]
fn cited_references_are_left_out() {
    assert_eq!(other(&sound(FILE)[0], "CR"), None);
}

// The month stands in PD in several ways: "DEC", "DEC 10 2019", "2019-Dec".
#[test]
fn the_year_is_found_in_a_date() {
    assert_eq!(sound(FILE)[1].citation.year, Some(2019));
    let year = |tags: &str| {
        sound(&format!("PT J\nTI Made-up\n{tags}\nER\n"))[0]
            .citation
            .year
    };
    assert_eq!(year("PD DEC 10 2019"), Some(2019));
    assert_eq!(year("PD DEC"), None);
    assert_eq!(year("EA NOV 2022"), Some(2022));
}

// The last record may have EY and no PY.
#[test]
fn an_early_access_year_stands_in_for_a_missing_one() {
    let studies = sound(FILE);
    let book = &studies[2].citation;
    assert_eq!(book.year, Some(2021));
    assert_eq!(book.authors, ["Editor, E"]);
    assert_eq!(book.doi, "10.1000/made-up.wos3");
}

#[test]
fn the_article_number_stands_in_for_pages() {
    let studies = sound(FILE);
    assert_eq!(studies[1].citation.pages, "e17");
    let span = sound("PT J\nTI Made-up\nPS 1-20\nER\n");
    assert_eq!(span[0].citation.pages, "1-20");
}

#[test]
fn places_in_the_list_behind_names_are_left_out() {
    let studies = sound("PT J\nAU Muster, Z. (1)\n   Example, A, (b)\nTI Made-up\nER\n");
    assert_eq!(studies[0].citation.authors, ["Muster, Z.", "Example, A"]);
}

#[test]
fn a_missing_er_is_named_and_every_record_kept() {
    let (studies, problems) =
        read_wos("FN Made-up\nVR 1.0\nPT J\nTI Made-up one\nPT J\nTI Made-up two\nEF\n");
    assert_eq!(studies.len(), 2);
    assert_eq!(places(&problems), [(5, Some("ER")), (5, Some("ER"))]);
}

#[test]
fn a_broken_record_costs_no_other() {
    let (studies, problems) = read_wos(
        "PT J\nTI Made-up one\nER\n\nPT J\nPY 2019\nER\n\nPT J\nTI Made-up three\nPY soon\nER\n",
    );
    assert_eq!(studies.len(), 2);
    assert_eq!(places(&problems), [(5, None), (11, Some("PY"))]);
}

#[test]
fn web_of_science_is_recognised_by_its_content() {
    let windows = format!("\u{feff}{}", FILE.replace('\n', "\r\n"));
    for text in [FILE, &windows, "\n\nPT J\nTI Made-up\nER\n"] {
        let reading = read(text.as_bytes()).unwrap();
        assert_eq!(reading.format, SourceFormat::WebOfScience);
        assert_eq!(reading.problems, []);
    }
}

#[test]
fn line_by_line_is_the_same_as_at_once() {
    let mut parser = WosParser::default();
    for line in FILE.lines() {
        parser.feed(line);
    }
    assert_eq!(parser.finish(), read_wos(FILE));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_changed_file_makes_it_panic(text in mutations::mutated(FILE)) {
        let (studies, problems) = read_wos(&text);
        let last = text.split(['\n', '\r']).count();
        assert!(studies.iter().all(|study| (1..=last).contains(&study.line)));
        assert!(problems.iter().all(|problem| problem.line.is_some_and(|line| (1..=last).contains(&line))));
    }
}
