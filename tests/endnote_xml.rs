//! EndNote XML, sound, broken and hostile.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/mutate.rs"]
mod mutate;

use mmat_appraisal::codec::citations::read_endnote_xml;
use mmat_appraisal::codec::incoming::{Content, ImportError, SourceFormat, read};
use mmat_appraisal::review::Citation;
use proptest::prelude::{ProptestConfig, proptest};

const FILE: &str = include_str!("fixtures/made-up-endnote.xml");

fn one(record: &str) -> Citation {
    let (studies, problems) = read_endnote_xml(&in_file(record));
    assert_eq!(problems, []);
    assert_eq!(studies.len(), 1);
    studies.into_iter().next().unwrap().citation
}

fn in_file(records: &str) -> String {
    format!("<?xml version=\"1.0\"?>\n<xml><records>\n{records}\n</records></xml>")
}

fn other<'a>(citation: &'a Citation, name: &str) -> Option<&'a str> {
    let mut fields = citation.other.iter();
    let found = fields.find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str())
}

#[test]
fn styled_text_becomes_a_citation() {
    let (studies, _) = read_endnote_xml(FILE);
    let citation = &studies[0].citation;
    assert_eq!(citation.title, "Made-up study of waiting rooms & halls");
    assert_eq!(citation.authors, ["Example, A.", "Muster, Zoë"]);
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
    assert_eq!(
        citation.abstract_text,
        "A made-up abstract\non two lines, p < 0.05."
    );
    assert_eq!(citation.keywords, ["waiting", "rooms"]);
    assert_eq!(citation.notes, ["Pilot"]);
    assert_eq!(other(citation, "ref-type"), Some("Journal Article"));
    assert_eq!(other(citation, "abbr-1"), Some("Made-up Q"));
    assert_eq!(other(citation, "isbn"), Some("0000-0000"));
    assert_eq!(other(citation, "label"), Some("seven"));
    assert_eq!(other(citation, "date"), Some("March"));
}

#[test]
fn nothing_of_the_library_it_came_from_is_kept() {
    let (studies, _) = read_endnote_xml(FILE);
    let told = format!("{studies:?}");
    for private in ["made-up.enl", "internal-pdf", "db-id"] {
        assert!(!told.contains(private), "{private}");
    }
}

#[test]
fn broken_records_cost_no_other_and_are_named_with_their_line() {
    let (studies, problems) = read_endnote_xml(FILE);
    let titles: Vec<_> = studies
        .iter()
        .map(|one| one.citation.title.as_str())
        .collect();
    assert_eq!(
        titles,
        [
            "Made-up study of waiting rooms & halls",
            "Made-up study of night shifts",
            "Made-up study of <stairs>",
        ]
    );
    let lines: Vec<_> = studies.iter().map(|one| one.line).collect();
    assert_eq!(lines, [3, 4, 18]);
    let named: Vec<_> = problems
        .iter()
        .map(|problem| (problem.line.unwrap(), problem.field.as_deref()))
        .collect();
    assert_eq!(named, [(4, Some("year")), (17, Some("record"))]);
}

#[test]
fn editors_are_no_authors_and_joined_authors_are_parted() {
    let (studies, _) = read_endnote_xml(FILE);
    let citation = &studies[1].citation;
    assert_eq!(citation.authors, ["Specimen, B.", "Example, C."]);
    assert_eq!(
        other(citation, "secondary-authors/author"),
        Some("Editor, D.")
    );
    assert_eq!(citation.journal, "A made-up book");
    assert_eq!(citation.year, None);
}

#[test]
fn a_record_that_breaks_off_is_read_as_far_as_it_goes() {
    let (studies, problems) = read_endnote_xml(
        "<xml><records>\n<record><titles><title>Made-up one</title>\n<record><titles><title>Made-up two",
    );
    let titles: Vec<_> = studies
        .iter()
        .map(|one| one.citation.title.as_str())
        .collect();
    assert_eq!(titles, ["Made-up one", "Made-up two"]);
    let lines: Vec<_> = problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [Some(2), Some(3)]);
}

#[test]
fn declared_entities_are_refused_and_nothing_is_read() {
    let record = "<record><titles><title>Made-up &a;</title></titles></record>";
    for declared in [
        "<!ENTITY a SYSTEM \"file:///etc/hostname\">",
        "<!ENTITY % a SYSTEM \"http://made-up.example/a.dtd\"> %a;",
        "<!ENTITY b \"bbbb\">\n<!ENTITY a \"&b;&b;&b;&b;\">",
    ] {
        let file = format!(
            "<?xml version=\"1.0\"?>\n<!DOCTYPE xml [\n{declared}\n]>\n<xml><records>{record}</records></xml>"
        );
        let reading = read(file.as_bytes()).unwrap();
        assert_eq!(reading.format, SourceFormat::EndnoteXml);
        assert!(matches!(reading.content, Content::Studies(studies) if studies.is_empty()));
        assert_eq!(reading.problems.len(), 1);
        assert_eq!(reading.problems[0].line, Some(3));
        assert!(reading.problems[0].message.contains("entities"));
    }
}

#[test]
fn an_entity_without_a_meaning_is_kept_as_it_is_and_named_once() {
    let (studies, problems) = read_endnote_xml(&in_file(
        "<record><titles><title>Made-up A & B&nbsp;C&nbsp;D &#228;&#x1F600;</title></titles></record>",
    ));
    assert_eq!(studies[0].citation.title, "Made-up A & B&nbsp;C&nbsp;D ä😀");
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].line, Some(3));
    assert!(problems[0].message.contains("&nbsp;"));
}

#[test]
fn depth_has_a_bound_that_costs_one_record() {
    let styled = |levels: usize| {
        format!(
            "<record><titles><title>{}Made-up {levels}{}</title></titles></record>",
            "<style>".repeat(levels),
            "</style>".repeat(levels)
        )
    };
    let records = [styled(61), styled(62), styled(100_000), styled(1)].join("\n");
    let (studies, problems) = read_endnote_xml(&in_file(&records));
    let titles: Vec<_> = studies
        .iter()
        .map(|one| one.citation.title.as_str())
        .collect();
    assert_eq!(titles, ["Made-up 61", "Made-up 1"]);
    let lines: Vec<_> = problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [Some(4), Some(5)]);
}

#[test]
fn it_is_recognised_and_pages_are_not() {
    assert_eq!(
        read(FILE.as_bytes()).unwrap().format,
        SourceFormat::EndnoteXml
    );
    let bare =
        "<xml><records><record><titles><title>Made-up</title></titles></record></records></xml>";
    assert_eq!(
        read(bare.as_bytes()).unwrap().format,
        SourceFormat::EndnoteXml
    );
    for page in [
        "<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<html><body><record><titles/></record></body></html>",
        "<?xml version=\"1.0\"?><PubmedArticleSet><record><titles></titles></record></PubmedArticleSet>",
        "<?xml version=\"1.0\"?><records><record><leader/></record></records>",
        "<?xml version=\"1.0\"",
        "<!-- <xml><record><titles>",
    ] {
        let refused = read(page.as_bytes()).map(|reading| reading.format);
        assert_eq!(refused.unwrap_err(), ImportError::Unknown, "{page}");
    }
}

#[test]
fn our_own_notes_do_not_come_back_though_endnote_joined_them() {
    let citation = one(
        "<record><titles><title>Made-up</title></titles><keywords><keyword>MMAT:mixed</keyword><keyword>MMAT: mine</keyword></keywords><notes>Pilot&#xD;MMAT 2018: S1 Yes; Mixed Methods Appraisal Tool (MMAT), version 2018, Hong et al. 2018 (written by mmat-appraisal)&#xD;MMAT 2018: a note of the team's own</notes></record>",
    );
    assert_eq!(citation.keywords, ["MMAT: mine"]);
    assert_eq!(
        citation.notes,
        ["Pilot\n\nMMAT 2018: a note of the team's own"]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_mutation_makes_it_panic_or_costs_more_than_it_touches(text in mutate::text(FILE)) {
        let (studies, _) = read_endnote_xml(&text);
        proptest::prop_assert!(studies.len() <= text.matches("<record").count());
        let _ = read(text.as_bytes());
    }
}
