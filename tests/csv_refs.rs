//! Tables of citations: exports known by their headings, and any other by a map.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/mutate.rs"]
mod mutate;

use mmat_appraisal::codec::citations::{
    CitationField, ColumnMap, guess_columns, preview, read_csv_refs, read_mapped,
};
use mmat_appraisal::codec::incoming::{
    Content, FileProblem, ImportError, IncomingStudy, SourceFormat, read,
};
use mmat_appraisal::review::Citation;
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, proptest};
use proptest::sample::select;

const RAYYAN: &str = include_str!("fixtures/made-up-rayyan.csv");
const SCOPUS: &str = include_str!("fixtures/made-up-scopus.csv");
const EMBASE: &str = include_str!("fixtures/made-up-embase.csv");
const COCHRANE: &str = include_str!("fixtures/made-up-cochrane.csv");
const PUBMED: &str = include_str!("fixtures/made-up-pubmed.csv");
const ZOTERO: &str = include_str!("fixtures/made-up-zotero.csv");

fn sound(text: &str) -> Vec<IncomingStudy> {
    let reading = read(text.as_bytes()).unwrap();
    assert_eq!(reading.format, SourceFormat::CitationCsv);
    assert_eq!(reading.problems, []);
    let Content::Studies(studies) = reading.content else {
        panic!("no studies");
    };
    studies
}

/// What every fixture says of its first study.
fn assert_first(citation: &Citation, journal: &str) {
    assert_eq!(citation.title, "Made-up study of waiting rooms");
    assert_eq!(citation.year, Some(2019));
    assert_eq!(citation.journal, journal);
    assert_eq!(citation.doi, "10.1000/made-up.1");
    assert_eq!(citation.pmid, "10000001");
}

fn other<'a>(citation: &'a Citation, name: &str) -> Option<&'a str> {
    let mut fields = citation.other.iter();
    let found = fields.find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str())
}

fn places(problems: &[FileProblem]) -> Vec<(usize, Option<&str>)> {
    let place = |one: &FileProblem| one.line.unwrap();
    let problems = problems.iter();
    problems
        .map(|one| (place(one), one.field.as_deref()))
        .collect()
}

#[test]
fn rayyan_gives_citations_and_its_decisions() {
    let studies = sound(RAYYAN);
    assert_first(&studies[0].citation, "Made-up Quarterly");
    assert_eq!(studies[0].citation.authors, ["Example, A.", "Muster, Zoë"]);
    assert_eq!(studies[0].citation.pages, "3-9");
    assert_eq!(studies[0].citation.keywords, ["waiting", "rooms"]);
    let decided: Vec<_> = studies.iter().map(|one| one.included).collect();
    assert_eq!(decided, [Some(true), Some(false), Some(true)]);
    assert!(!format!("{studies:?}").contains("Kofi"));
    assert_eq!(studies[0].citation.notes, ["Labels: ML,Hospital"]);
}

#[test]
fn scopus_gives_citations_in_its_new_and_its_old_way() {
    let studies = sound(SCOPUS);
    let first = &studies[0].citation;
    assert_first(first, "Made-up Quarterly");
    assert_eq!(first.authors, ["Example, A.", "Muster-Beispiel, Z.B."]);
    assert_eq!(first.pages, "3-9");
    assert_eq!(first.url, "https://made-up.example/1");
    assert_eq!(first.keywords, ["waiting", "rooms", "halls"]);
    assert_eq!(other(first, "EID"), Some("2-s2.0-0"));
    assert_eq!(other(first, "Source"), Some("Scopus"));
    assert_eq!(other(first, "Cited by"), None);
    let second = &studies[1].citation;
    assert_eq!(second.authors, ["Specimen, B.", "Example, C."]);
    assert_eq!(second.pages, "e12");
}

#[test]
fn embase_gives_citations() {
    let studies = sound(EMBASE);
    let first = &studies[0].citation;
    assert_first(first, "Made-up Quarterly");
    assert_eq!(first.authors, ["Example, A.", "Muster, Z.B."]);
    assert_eq!(first.pages, "3-9");
    assert_eq!(first.abstract_text, "A made-up abstract.");
    assert_eq!(other(first, "Date of Publication"), Some("1 Mar 2019"));
    assert_eq!(
        other(first, "Embase Link"),
        Some("https://made-up.example/e1")
    );
    assert_eq!(studies[1].citation.authors, ["Made-up Group"]);
    assert_eq!(studies[1].citation.pages, "e12");
    assert_eq!(studies[2].citation.authors, ["Specimen, B."]);
    assert_eq!(studies[2].citation.pages, "e13");
}

#[test]
fn the_cochrane_library_gives_citations() {
    let studies = sound(COCHRANE);
    assert_first(&studies[0].citation, "Made-up Quarterly");
    assert_eq!(studies[0].citation.authors, ["Example, A", "Muster, ZB"]);
    assert_eq!(studies[1].citation.journal, "Annals of Nothing");
}

#[test]
fn pubmed_gives_citations_and_names_what_it_could_not_part() {
    let (studies, problems) = read_csv_refs(PUBMED);
    assert_first(&studies[0].citation, "Made-up Q");
    assert_eq!(
        studies[0].citation.authors,
        ["Example, A", "Muster-Beispiel, ZB"]
    );
    assert_eq!(
        studies[1].citation.authors,
        ["Made-up Group, Specimen B, Example C."]
    );
    assert_eq!(studies[2].citation.authors, ["Specimen, B"]);
    assert_eq!(places(&problems), [(3, Some("Authors"))]);
}

#[test]
fn zotero_gives_citations_without_our_notes_and_its_files() {
    let studies = sound(ZOTERO);
    let first = &studies[0].citation;
    assert_eq!(first.title, "Made-up study of waiting rooms");
    assert_eq!(first.authors, ["Example, Anna", "Muster, Zoë"]);
    assert_eq!(first.journal, "Made-up Quarterly");
    assert_eq!(first.keywords, ["waiting", "rooms"]);
    assert_eq!(first.notes, ["Extra: PMID: 10000001"]);
    assert_eq!(other(first, "Date"), Some("2019-03-04"));
    assert!(!format!("{first:?}").contains("1.pdf"));
    assert_eq!(studies[1].citation.notes, ["Pilot"]);
}

#[test]
fn any_table_can_be_read_by_saying_what_its_columns_are() {
    let text = "Paper;Who;When;Where;Note\nMade-up one;\"Example, A.\";2019;A;x\nMade-up two;Specimen B, Muster Z;in 2020;B;\n";
    assert_eq!(read(text.as_bytes()).unwrap_err(), ImportError::Unknown);
    let seen = preview(text, 1).unwrap();
    assert_eq!(seen.header, ["Paper", "Who", "When", "Where", "Note"]);
    assert_eq!(
        seen.rows,
        [["Made-up one", "Example, A.", "2019", "A", "x"]]
    );
    let mut map = seen.guess;
    assert!(!map.names_studies());
    map.set(0, CitationField::Title);
    map.set(1, CitationField::Authors);
    map.set(2, CitationField::Year);
    map.set(9, CitationField::Doi);
    assert!(map.names_studies());
    let (studies, problems) = read_mapped(text, &map);
    assert_eq!(problems, []);
    assert_eq!(studies[0].citation.authors, ["Example, A."]);
    assert_eq!(other(&studies[0].citation, "Where"), Some("A"));
    assert_eq!(studies[0].citation.notes, ["x"]);
    assert_eq!(studies[1].citation.authors, ["Specimen, B", "Muster, Z"]);
    assert_eq!(studies[1].citation.year, Some(2020));
    assert_eq!(other(&studies[1].citation, "When"), Some("in 2020"));
}

#[test]
fn labels_alone_name_studies_where_the_map_has_nothing_better() {
    let text = "Name,x\nExample 2019,1\n,2\n";
    let map = ColumnMap::new(vec![CitationField::Label, CitationField::Ignore]);
    let (studies, problems) = read_mapped(text, &map);
    assert_eq!(studies.len(), 1);
    assert_eq!(studies[0].label.as_deref(), Some("Example 2019"));
    assert_eq!(studies[0].citation, Citation::default());
    assert_eq!(places(&problems), [(3, None)]);
}

#[test]
fn broken_rows_cost_no_other() {
    let text = "title,authors,year,doi\nMade-up one,\"Example, A.\",in press,10.1000/a\nMade-up two,too,many,cells,here\n,,2020,\nMade-up three,\"A, B, C d\",2020,none\n";
    let (studies, problems) = read_csv_refs(text);
    assert_eq!(studies.len(), 2);
    assert_eq!(
        places(&problems),
        [
            (2, Some("year")),
            (3, None),
            (4, None),
            (5, Some("authors"))
        ]
    );
    assert_eq!(other(&studies[1].citation, "doi"), Some("none"));
}

#[test]
fn authors_are_parted_only_where_it_is_certain() {
    let authors = |cell: &str| {
        let text = format!("title\tauthors\tyear\nMade-up\t{cell}\t2020\n");
        let (studies, problems) = read_csv_refs(&text);
        (studies[0].citation.authors.join(" | "), problems.len())
    };
    for (cell, expected, problems) in [
        ("Example, A.; Muster, Z.", "Example, A. | Muster, Z.", 0),
        ("Example A, Muster Z", "Example, A | Muster, Z", 0),
        (
            "Example, A., Muster, Z. B.",
            "Example, A. | Muster, Z. B.",
            0,
        ),
        ("Example, Anna", "Example, Anna", 0),
        ("Example A", "Example A", 0),
        ("Centre for This and That", "Centre for This and That", 0),
        (
            "Example, Anna, Muster, Zoë",
            "Example, Anna, Muster, Zoë",
            1,
        ),
        ("World Health Organization", "World Health Organization", 0),
    ] {
        assert_eq!(authors(cell), (expected.to_owned(), problems), "{cell}");
    }
}

#[test]
fn other_tables_are_not_taken_for_citations() {
    for text in [
        "study,year\nA,2019\n",
        "title,journal\nA,B\n",
        "study,title,year,doi,reviewer,item,rating\nA,B,2019,,C,1.1,Yes\n",
        "just a line of text",
    ] {
        let refused = read(text.as_bytes()).map(|reading| reading.format);
        assert_eq!(refused.unwrap_err(), ImportError::Unknown, "{text}");
    }
    let wide = "study,title,authors,S1\nA,Made-up,Example,Yes\n";
    assert_eq!(
        read(wide.as_bytes()).unwrap().format,
        SourceFormat::WideTable
    );
    assert_eq!(preview("one column\nonly", 3), None);
    assert_eq!(preview("", 3), None);
}

#[test]
fn every_field_has_a_word_of_its_own() {
    for field in CitationField::ALL {
        assert_eq!(CitationField::from_token(field.token()), Some(field));
    }
    let header = ["Title", " DOI ", "Page start", "Who knows"].map(str::to_owned);
    assert_eq!(
        guess_columns(&header).fields(),
        [
            CitationField::Title,
            CitationField::Doi,
            CitationField::FirstPage,
            CitationField::Other,
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_mutation_makes_it_panic(
        rayyan in mutate::text(RAYYAN),
        scopus in mutate::text(SCOPUS),
        pubmed in mutate::text(PUBMED),
        fields in vec(select(&CitationField::ALL[..]), 0..24),
    ) {
        let map = ColumnMap::new(fields);
        for text in [rayyan, scopus, pubmed] {
            let _ = read(text.as_bytes());
            let _ = preview(&text, 2);
            let (studies, _) = read_mapped(&text, &map);
            proptest::prop_assert!(studies.len() <= text.lines().count());
        }
    }
}
