//! An export of each source, in the shape in which it comes.

use mmat_appraisal::codec::citations::{RisParser, read_ris};
use mmat_appraisal::codec::incoming::IncomingStudy;
use mmat_appraisal::review::{Citation, label_for, match_keys};
use proptest::prelude::{ProptestConfig, proptest};
use proptest::sample::select;
use proptest::strategy::Strategy;

use super::{mutations, other};

const MEDLINE: &str = include_str!("../fixtures/citations/made-up-ovid-medline.ris");
const EMBASE: &str = include_str!("../fixtures/citations/made-up-ovid-embase.ris");
const PSYCINFO: &str = include_str!("../fixtures/citations/made-up-ebsco-psycinfo.ris");
const CINAHL: &str = include_str!("../fixtures/citations/made-up-ebsco-cinahl.ris");
const COCHRANE: &str = include_str!("../fixtures/citations/made-up-cochrane.ris");
const ETHOS: &str = include_str!("../fixtures/citations/made-up-ethos.ris");
const OPENGREY: &str = include_str!("../fixtures/citations/made-up-opengrey.ris");
const RAYYAN: &str = include_str!("../fixtures/citations/made-up-rayyan.ris");
const ENDNOTE: &str = include_str!("../fixtures/citations/made-up-endnote.ris");

/// Two studies and no problem.
fn two(text: &str) -> [IncomingStudy; 2] {
    let (studies, problems) = read_ris(text);
    assert_eq!(problems, []);
    studies.try_into().unwrap()
}

fn facts(citation: &Citation) -> [&str; 5] {
    [
        &citation.journal,
        &citation.volume,
        &citation.issue,
        &citation.pages,
        &citation.doi,
    ]
}

#[test]
fn medline_from_ovid() {
    let [first, second] = two(MEDLINE);
    let citation = &first.citation;
    assert_eq!(
        facts(citation),
        [
            "Annals of Made-up Research",
            "12",
            "3",
            "101-109",
            "10.1000/made-up.ovid1"
        ]
    );
    assert_eq!(citation.authors, ["Muster, Zoe", "van der Sample, Bo C"]);
    assert_eq!((citation.year, &*citation.pmid), (Some(2020), "10000001"));
    assert_eq!(second.citation.doi, "10.1000/made-up(2)");
}

// The sentence that Ovid puts beneath each record (asreview/asreview#1521).
#[test]
fn the_links_of_ovid_run_into_no_other_field() {
    let [first, _] = two(MEDLINE);
    assert_eq!(
        first.citation.url,
        "https://ovidsp.made-up.example/ovidweb.cgi?T=JS&AN=10000001"
    );
    assert_eq!(
        other(&first, "UR"),
        Some("https://ovidsp.made-up.example/fulltext?AN=10000001")
    );
    let (studies, _) = read_ris(
        "TY  - JOUR\nTI  - Made-up\nN2  - Made up.\nLink to the Ovid Full Text or citation: https://made-up.example\nER  - \n",
    );
    assert_eq!(studies[0].citation.abstract_text, "Made up.");
    assert_eq!(studies[0].citation.url, "https://made-up.example");
}

#[test]
fn embase_from_ovid() {
    let [first, second] = two(EMBASE);
    assert_eq!(
        facts(&first.citation),
        [
            "Made-up Transport",
            "7",
            "1",
            "20-31",
            "10.1000/made-up.embase1"
        ]
    );
    assert_eq!(first.citation.pmid, "10000011");
    assert_eq!(other(&first, "AN"), Some("600000001"));
    assert_eq!(other(&second, "TY"), Some("ABST"));
    assert_eq!((&*second.citation.pmid, &*second.citation.doi), ("", ""));
}

#[test]
fn psycinfo_from_ebsco() {
    let [first, second] = two(PSYCINFO);
    assert_eq!(
        facts(&first.citation),
        [
            "Made-up Psychology",
            "5",
            "6",
            "300-311",
            "10.1000/made-up.psy1"
        ]
    );
    assert_eq!(label_for(&first.citation), "Muster 2020");
    assert_eq!(other(&first, "Y1"), Some("2020/11//Nov/Dec2020"));
    assert_eq!(label_for(&second.citation), "Specimen 2019");
}

#[test]
fn cinahl_from_ebsco() {
    let [first, second] = two(CINAHL);
    assert_eq!(
        facts(&first.citation),
        [
            "Made-up Nursing",
            "2",
            "3",
            "40-48",
            "10.1000/made-up.cinahl1"
        ]
    );
    assert_eq!(
        first.citation.abstract_text,
        "Made up. After surgery the ER was quiet."
    );
    assert_eq!(first.citation.pmid, "");
    assert_eq!(second.citation.doi, "10.1000/made-up.cinahl2");
    assert_eq!(second.citation.pmid, "10000022");
    assert_eq!(second.citation.year, Some(2018));
}

#[test]
fn the_cochrane_library() {
    let [first, second] = two(COCHRANE);
    let citation = &first.citation;
    assert_eq!(citation.journal, "Made-up trials");
    assert_eq!(citation.doi, "10.1000/made-up.central1");
    assert_eq!(citation.pmid, "10000031");
    assert_eq!(second.citation.doi, "");
    assert_eq!(second.citation.authors, ["NCT00000000"]);
}

#[test]
fn theses_of_ethos_and_reports_of_opengrey() {
    let [thesis, _] = two(ETHOS);
    assert_eq!(label_for(&thesis.citation), "Specimen 2015");
    assert_eq!(other(&thesis, "TY"), Some("THES"));
    assert_eq!(other(&thesis, "PB"), Some("University of Nowhere"));
    let [report, _] = two(OPENGREY);
    assert_eq!(report.citation.authors, ["Ministry of Health and Welfare"]);
    assert_eq!(other(&report, "TY"), Some("RPRT"));
}

#[test]
fn endnote() {
    let [first, chapter] = two(ENDNOTE);
    assert_eq!(
        facts(&first.citation),
        [
            "Annals of Made-up Research",
            "12",
            "3",
            "101-109",
            "10.1000/made-up.ovid1"
        ]
    );
    assert_eq!(
        first.citation.keywords,
        ["Humans", "*Walking/px [Psychology]"]
    );
    assert_eq!(first.citation.url, "https://made-up.example/1");
    assert_eq!(first.citation.notes, ["Made-up note"]);
    assert_eq!(other(&first, "ID"), Some("4711"));
    assert_eq!(
        chapter.citation.authors,
        ["Example, A. B.", "Editor, Edith"]
    );
    assert_eq!(chapter.citation.journal, "Made-up handbook of examples");
}

// A record differs after a trip through EndNote (ESHackathon/CiteSource#112); it is still the same.
#[test]
fn a_record_is_the_same_study_before_and_after_endnote() {
    let keys = |text: &str| match_keys(&two(text)[0].citation);
    let before = keys(MEDLINE);
    let after = keys(ENDNOTE);
    assert_eq!(before.len(), 3);
    // EndNote's own number is no PubMed id.
    assert_eq!(after.len(), 2);
    assert!(after.iter().all(|key| before.contains(key)), "{after:?}");
}

#[test]
fn line_by_line_is_the_same_as_at_once() {
    for text in [MEDLINE, CINAHL, ENDNOTE] {
        let mut parser = RisParser::default();
        for line in text.lines() {
            parser.feed(line);
        }
        assert_eq!(parser.finish(), read_ris(text));
    }
}

fn any_export() -> impl Strategy<Value = String> {
    let files = vec![
        MEDLINE, EMBASE, PSYCINFO, CINAHL, COCHRANE, ETHOS, OPENGREY, RAYYAN, ENDNOTE,
    ];
    select(files).prop_flat_map(mutations::mutated)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_changed_file_makes_it_panic(text in any_export()) {
        let (studies, problems) = read_ris(&text);
        let last = text.split(['\n', '\r']).count();
        assert!(studies.iter().all(|study| (1..=last).contains(&study.line)));
        assert!(problems.iter().all(|problem| problem.line.is_some_and(|line| (1..=last).contains(&line))));
    }
}
