//! The references CSV of Covidence.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

use mmat_appraisal::codec::citations::read_covidence;

const FILE: &str = include_str!("fixtures/made-up-covidence.csv");

#[test]
fn the_columns_become_citations() {
    let (studies, _) = read_covidence(FILE);
    assert_eq!(studies.len(), 3);
    let first = &studies[0];
    assert_eq!(
        (first.line, first.label.as_deref()),
        (2, Some("Example 2019"))
    );
    let citation = &first.citation;
    assert_eq!(
        citation.title,
        "Made-up study of waiting rooms, with a comma"
    );
    assert_eq!(citation.authors, ["Example, A.", "Muster, Zoë"]);
    assert_eq!(citation.year, Some(2019));
    assert_eq!(citation.doi, "10.1000/made-up.1");
    assert_eq!(citation.pmid, "12345678");
    assert_eq!(citation.abstract_text, "A made-up abstract\non two lines.");
    assert_eq!(citation.pages, "3-9");
    let other = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(
        citation.other,
        [
            other("Published Month", "March"),
            other("Covidence #", "#1")
        ]
    );
    let second = &studies[1].citation;
    assert_eq!(second.pmid, "");
    assert!(second.other.contains(&other("Ref", "4711-x")));
    assert_eq!(second.notes, ["Exclusion reason: none;", "Tags: Pilot; UK"]);
}

#[test]
fn rows_that_do_not_fit_are_named_with_their_line() {
    let (_, problems) = read_covidence(FILE);
    let named: Vec<_> = problems
        .iter()
        .map(|problem| (problem.line.unwrap(), problem.field.as_deref()))
        .collect();
    assert_eq!(named, [(5, None), (6, Some("Published Year")), (7, None)]);
}

#[test]
fn semicolons_and_an_unclosed_quotation_mark_cost_one_row() {
    let text = "Title;Authors;Covidence #\r\nMade-up a;Example, A.;#1\r\n\"Made-up b;Muster;#2\r\nMade-up c;Muster;#3\r\n\r\nMade-up d;Muster;#4\r\n";
    let (studies, problems) = read_covidence(text);
    let titles: Vec<_> = studies
        .iter()
        .map(|study| study.citation.title.as_str())
        .collect();
    assert_eq!(titles, ["Made-up a", "Made-up c", "Made-up d"]);
    assert_eq!(studies[2].line, 6);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].line, Some(3));
}
