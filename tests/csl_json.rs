//! CSL-JSON, sound and broken.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/mutate.rs"]
mod mutate;

use mmat_appraisal::codec::citations::read_csl_json;
use mmat_appraisal::codec::incoming::{Content, ImportError, SourceFormat, read};
use proptest::prelude::{ProptestConfig, proptest};

const FILE: &str = include_str!("fixtures/made-up-csl.json");

fn other(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

fn year(issued: &str) -> Option<u16> {
    let text = format!(r#"[{{"title": "Made-up", "issued": {issued}}}]"#);
    read_csl_json(&text).0[0].citation.year
}

#[test]
fn items_become_citations() {
    let (studies, _) = read_csl_json(FILE);
    let citation = &studies[0].citation;
    assert_eq!(citation.title, "Made-up study of waiting rooms");
    assert_eq!(
        citation.authors,
        ["Example, A.", "van Muster, Zoë, Jr.", "Made-up Group"]
    );
    assert_eq!(citation.year, Some(2019));
    assert_eq!(citation.journal, "Made-up Quarterly");
    assert_eq!(
        (citation.volume.as_str(), citation.issue.as_str()),
        ("1", "2")
    );
    assert_eq!(citation.pages, "3-9");
    assert_eq!(citation.doi, "10.1000/made-up.1");
    assert_eq!(citation.pmid, "10000001");
    assert_eq!(citation.url, "https://made-up.example/1");
    assert_eq!(citation.abstract_text, "A made-up abstract.\nOn two lines.");
    assert_eq!(citation.keywords, ["waiting", "rooms"]);
    assert_eq!(citation.notes, ["Pilot"]);
    assert_eq!(
        citation.other,
        [
            other("issued", r#"{"date-parts":[["2019",3,"4"]]}"#),
            other("ISSN", "0000-0000"),
            other("custom", r#"{"own":[1,2]}"#),
            other("id", "example2019"),
            other("type", "article-journal"),
        ]
    );
    assert_eq!(studies[1].citation.year, Some(2020));
}

#[test]
fn broken_items_cost_no_other_and_are_named_with_their_line() {
    let (studies, problems) = read_csl_json(FILE);
    let lines: Vec<_> = studies.iter().map(|one| one.line).collect();
    assert_eq!(lines, [2, 23, 30]);
    let named: Vec<_> = problems
        .iter()
        .map(|problem| (problem.line.unwrap(), problem.field.as_deref()))
        .collect();
    assert_eq!(named, [(28, None), (29, None), (30, Some("issued"))]);
    let odd = &studies[2].citation;
    assert_eq!(odd.authors, ["Example, E.", "Example, F."]);
    assert!(odd.other.contains(&other("DOI", "none")));
    assert!(
        odd.other
            .contains(&other("issued", r#"{"literal":"in press"}"#))
    );
}

#[test]
fn years_are_read_from_each_form_of_a_date() {
    for issued in [
        r#"{"date-parts": [[2021, 3, 4]]}"#,
        r#"{"date-parts": [["2021"]]}"#,
        r#"{"date-parts": [[2020, 1], [2021, 2]], "raw": "x"}"#,
        r#"{"raw": "2021-03-04"}"#,
        r#"{"literal": "Spring 2021"}"#,
        r#""2021""#,
        "2021",
    ] {
        let expected = if issued.contains("2020") { 2020 } else { 2021 };
        assert_eq!(year(issued), Some(expected), "{issued}");
    }
    for issued in [
        "null",
        "{}",
        r#"{"date-parts": []}"#,
        r#"{"date-parts": [[-50]]}"#,
        "[]",
    ] {
        assert_eq!(year(issued), None, "{issued}");
    }
}

#[test]
fn a_file_that_breaks_off_gives_what_came_before() {
    let sound = "[\n{\"title\": \"Made-up one\"},\n";
    for (rest, line) in [
        ("{\"title\": \"Made-up two", 3),
        ("{\"title\": \"Made-up two\", \"author\": [{}", 3),
        ("", 3),
        ("3]", 3),
        ("{\"title\": \"Made-up two\"}]\n{}", 4),
    ] {
        let (studies, problems) = read_csl_json(&format!("{sound}{rest}"));
        assert_eq!(studies[0].citation.title, "Made-up one");
        assert_eq!(problems.len(), 1, "{rest}: {problems:?}");
        assert_eq!(problems[0].line, Some(line), "{rest}");
    }
}

#[test]
fn a_list_of_objects_is_recognised_and_other_lists_are_not() {
    let reading = read(FILE.as_bytes()).unwrap();
    assert_eq!(reading.format, SourceFormat::CslJson);
    assert!(matches!(reading.content, Content::Studies(studies) if studies.len() == 3));
    for text in ["[1]", "[", "[[{}]]", "[\"{\"]"] {
        let refused = read(text.as_bytes()).map(|reading| reading.format);
        assert_eq!(refused.unwrap_err(), ImportError::Unknown, "{text}");
    }
}

#[test]
fn deep_nesting_costs_its_item_alone() {
    let deep = format!(
        "[{{\"title\": {}1{}}},\n{{\"title\": \"Made-up\"}}]",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let (studies, problems) = read_csl_json(&deep);
    assert_eq!(studies.len(), 1);
    assert_eq!(studies[0].line, 2);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].line, Some(1));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_mutation_makes_it_panic(text in mutate::text(FILE)) {
        let (studies, problems) = read_csl_json(&text);
        proptest::prop_assert!(!(text.starts_with('[') && studies.is_empty() && problems.is_empty()));
        let _ = read(text.as_bytes());
    }
}
