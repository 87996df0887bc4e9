//! PubMed and ERIC files as they really are.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/mutations.rs"]
mod mutations;

use mmat_appraisal::codec::citations::{NbibParser, read_nbib};
use mmat_appraisal::codec::incoming::{Content, FileProblem, IncomingStudy, SourceFormat, read};
use mmat_appraisal::review::label_for;
use proptest::prelude::{ProptestConfig, proptest};

const PUBMED: &str = include_str!("fixtures/citations/made-up-pubmed.nbib");
const ERIC: &str = include_str!("fixtures/citations/made-up-eric.nbib");

fn sound(text: &str) -> Vec<IncomingStudy> {
    let (studies, problems) = read_nbib(text);
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
fn a_record_of_pubmed_is_read_in_full() {
    let studies = sound(PUBMED);
    assert_eq!(studies.len(), 3);
    let citation = &studies[0].citation;
    assert_eq!(studies[0].line, 2);
    assert_eq!(
        citation.title,
        "Made-up study of walking groups: a mixed methods study that wraps over two lines."
    );
    assert_eq!(
        citation.authors,
        ["Muster, Zoë", "van der Sample, Bo C", "Made-up Study Group"]
    );
    assert_eq!(citation.year, Some(2020));
    assert_eq!(citation.journal, "Annals of made-up research");
    assert_eq!((&*citation.volume, &*citation.issue), ("12", "3"));
    assert_eq!(citation.pages, "101-9");
    assert_eq!(citation.doi, "10.1000/made-up.pm1");
    assert_eq!(citation.pmid, "10000001");
    assert_eq!(
        citation.keywords,
        ["Humans", "*Walking/psychology", "groups"]
    );
    assert_eq!(other(&studies[0], "PMC"), Some("PMC0000001"));
    assert_eq!(other(&studies[0], "DP"), Some("2020 Nov-Dec"));
    assert_eq!(other(&studies[0], "AU"), None);
    assert_eq!(studies[0].included, None);
}

#[test]
fn a_hyphen_in_a_continued_line_starts_no_field() {
    let abstract_text = &sound(PUBMED)[0].citation.abstract_text;
    assert_eq!(
        abstract_text,
        "BACKGROUND: Made up. Visits to the ER - and not the end of a record - were counted."
    );
}

#[test]
fn short_names_and_editors_stand_in_for_full_names() {
    let studies = sound(PUBMED);
    assert_eq!(studies[1].citation.authors, ["Example, AB", "O'Sample, D"]);
    assert_eq!(studies[1].citation.year, Some(1996));
    assert_eq!(studies[1].citation.journal, "Made Up Lett");
    let book = &studies[2].citation;
    assert_eq!(book.title, "Made-up handbook of examples");
    assert_eq!(book.authors, ["Editor, Edith"]);
    assert_eq!(book.pages, "e77");
    assert_eq!(label_for(book), "Editor 2009");
}

// Corporate authors stand in CN; a record may have no other.
#[test]
fn a_corporate_author_alone_is_an_author() {
    let studies = sound("PMID- 10000001\nTI  - Made-up\nCN  - Made-up Health Agency\nDP  - 2019\n");
    assert_eq!(studies[0].citation.authors, ["Made-up Health Agency"]);
}

#[test]
fn more_short_names_than_full_ones_are_kept() {
    let studies =
        sound("PMID- 1\nTI  - Made-up\nFAU - Muster, Zoë\nAU  - Muster Z\nAU  - Example A\n");
    assert_eq!(studies[0].citation.authors, ["Muster, Zoë"]);
    assert_eq!(other(&studies[0], "AU"), Some("Muster Z"));
}

// A record may hold several AID lines, and ERIC gives addresses as LID.
#[test]
fn the_doi_is_found_among_several_ids() {
    let doi = |tags: &str| {
        sound(&format!("PMID- 1\nTI  - Made-up\n{tags}\n"))[0]
            .citation
            .doi
            .clone()
    };
    assert_eq!(
        doi("AID - S00 [pii]\nAID - NBK1 [bookaccession]\nAID - 10.1000/a [doi]"),
        "10.1000/a"
    );
    assert_eq!(doi("LID - 10.1000/b [doi]"), "10.1000/b");
    assert_eq!(doi("LID - https://doi.org/10.1000/c"), "10.1000/c");
    assert_eq!(doi("SO  - Made Up. 2020;1:2. doi: 10.1000/d."), "10.1000/d");
    assert_eq!(doi("AID - S00 [pii]"), "");
}

#[test]
fn the_electronic_date_stands_in_for_a_missing_one() {
    let studies = sound("PMID- 1\nTI  - Made-up\nDEP - 20201103\n");
    assert_eq!(studies[0].citation.year, Some(2020));
    let (studies, problems) = read_nbib("PMID- 1\nTI  - Made-up\nDP  - in press\n");
    assert_eq!(studies[0].citation.year, None);
    assert_eq!(places(&problems), [(3, Some("DP"))]);
}

#[test]
fn eric_is_read() {
    let studies = sound(ERIC);
    assert_eq!(studies.len(), 2);
    let citation = &studies[0].citation;
    assert_eq!(citation.title, "Made-up study of school gardens");
    assert_eq!(citation.authors, ["Example, Anna", "Specimen, Bert"]);
    assert_eq!(citation.year, Some(2018));
    assert_eq!(citation.url, "https://eric.made-up.example/?id=EJ0000001");
    assert_eq!(other(&studies[0], "OID"), Some("EJ0000001"));
    assert_eq!(studies[1].citation.doi, "10.1000/made-up.eric2");
}

#[test]
fn a_broken_record_and_a_lost_empty_line_cost_no_other() {
    let (studies, problems) = read_nbib(
        "PMID- 1\nTI  - Made-up one\nPMID- 2\nTI  - Made-up two\n\nPMID- 3\nDP  - 2020\n\nnoise\n\nPMID- 4\nTI  - Made-up four\n",
    );
    let titles: Vec<&str> = studies.iter().map(|one| &*one.citation.title).collect();
    assert_eq!(titles, ["Made-up one", "Made-up two", "Made-up four"]);
    assert_eq!(places(&problems), [(6, None)]);
}

// Named .txt, with an empty first line, any line ending, and a BOM: the content tells.
#[test]
fn nbib_is_recognised_by_its_content() {
    let windows = format!("\u{feff}\r\n{}", PUBMED.replace('\n', "\r\n"));
    let old = PUBMED.replace('\n', "\r");
    for text in [PUBMED, ERIC, &windows, &old] {
        let reading = read(text.as_bytes()).unwrap();
        assert_eq!(reading.format, SourceFormat::Nbib);
        assert_eq!(reading.problems, []);
        let Content::Studies(studies) = reading.content else {
            panic!("no studies");
        };
        assert!(studies[0].citation.title.starts_with("Made-up study of"));
    }
}

#[test]
fn line_by_line_is_the_same_as_at_once() {
    let mut parser = NbibParser::default();
    for line in PUBMED.lines() {
        parser.feed(line);
    }
    assert_eq!(parser.finish(), read_nbib(PUBMED));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_changed_file_makes_it_panic(text in mutations::mutated(PUBMED)) {
        let (studies, problems) = read_nbib(&text);
        let last = text.split(['\n', '\r']).count();
        assert!(studies.iter().all(|study| (1..=last).contains(&study.line)));
        assert!(problems.iter().all(|problem| problem.line.is_some_and(|line| (1..=last).contains(&line))));
    }
}
