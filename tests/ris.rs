//! RIS files as they really are.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "ris/exports.rs"]
mod exports;
#[path = "support/mutations.rs"]
mod mutations;
#[path = "ris/pitfalls.rs"]
mod pitfalls;
#[path = "ris/rayyan.rs"]
mod rayyan;

use mmat_appraisal::codec::citations::read_ris;
use mmat_appraisal::codec::incoming::{FileProblem, IncomingStudy};
use mmat_appraisal::review::Citation;

const SIXTY: &str = include_str!("fixtures/made-up-60.ris");
const THREE_BROKEN: &str = include_str!("fixtures/made-up-50-three-broken.ris");

fn one(text: &str) -> Citation {
    let (studies, problems) = read_ris(text);
    assert_eq!(problems, []);
    assert_eq!(studies.len(), 1);
    studies.into_iter().next().unwrap().citation
}

fn lines(problems: &[FileProblem]) -> Vec<usize> {
    problems
        .iter()
        .map(|problem| problem.line.unwrap())
        .collect()
}

fn other<'a>(study: &'a IncomingStudy, tag: &str) -> Option<&'a str> {
    let mut fields = study.citation.other.iter();
    fields
        .find(|(name, _)| name == tag)
        .map(|(_, value)| value.as_str())
}

#[test]
fn sixty_records_of_every_shape_are_read() {
    let (studies, problems) = read_ris(SIXTY);
    assert_eq!(problems, []);
    assert_eq!(studies.len(), 60);
    for (index, study) in studies.iter().enumerate() {
        let number = index + 1;
        let citation = &study.citation;
        let title = format!("number {number}");
        assert!(
            citation.title.starts_with("Made-up study of"),
            "{citation:?}"
        );
        assert!(citation.title.contains(&title), "{citation:?}");
        assert_eq!(citation.year, u16::try_from(1990 + number % 34).ok());
        assert!(!citation.authors.is_empty());
        let doi = match number % 6 {
            0 => format!("10.1000/made-up({number})"),
            _ => format!("10.1000/made-up.{number}"),
        };
        assert_eq!(citation.doi, doi);
    }
}

#[test]
fn each_source_puts_its_fields_where_they_belong() {
    let (studies, _) = read_ris(SIXTY);
    let (ebsco, endnote, book, late, pubmed, ovid) = (
        &studies[0],
        &studies[1],
        &studies[2],
        &studies[3],
        &studies[4],
        &studies[5],
    );
    assert_eq!(
        ebsco.citation.abstract_text,
        "Made up. ER visits and ERs were counted."
    );
    assert_eq!(ebsco.citation.keywords, ["*MADE-UP", "Examples"]);
    assert_eq!(endnote.citation.issue, "3");
    assert_eq!(endnote.citation.pages, "2-5");
    assert_eq!(
        endnote.citation.keywords,
        ["first", "second keyword", "third keyword"]
    );
    assert_eq!(endnote.citation.url, "https://made-up.example/a");
    assert_eq!(other(endnote, "UR"), Some("https://made-up.example/b"));
    assert_eq!(other(endnote, "AN"), Some("999"));
    assert_eq!(other(endnote, "TY"), Some("JOUR"));
    assert_eq!(book.citation.authors.len(), 3);
    assert_eq!(other(book, "PB"), Some("Made-up Press"));
    assert_eq!(late.citation.pages, "e4");
    assert_eq!(late.citation.abstract_text, "");
    assert_eq!(other(late, "TY"), Some("CONF"));
    assert_eq!(pubmed.citation.pmid, "10000005");
    assert_eq!(pubmed.citation.authors.len(), 2);
    assert_eq!(
        ovid.citation.abstract_text,
        "A made-up abstract that wraps over two lines."
    );
    assert_eq!(ovid.citation.pages, "6-15");
    assert_eq!(other(ovid, "Y1"), Some("1996/11//Nov/Dec1996"));
}

#[test]
fn three_broken_records_cost_no_other() {
    let (studies, problems) = read_ris(THREE_BROKEN);
    assert_eq!(studies.len(), 47);
    assert_eq!(lines(&problems), [144, 361, 591]);
}

#[test]
fn er_ends_a_record_only_as_the_whole_tag() {
    let citation = one(
        "TY  - JOUR\nTI  - Made-up\nAB  - In the\nER visits rose.\nER  - positive tumours\nER - too\nAU  - Example, A.\nER  -",
    );
    assert_eq!(
        citation.abstract_text,
        "In the ER visits rose. ER  - positive tumours ER - too"
    );
    assert_eq!(citation.authors, ["Example, A."]);
}

#[test]
fn a_missing_er_is_named_and_both_records_kept() {
    let (studies, problems) =
        read_ris("TY  - JOUR\r\nTI  - Made-up one\r\nTY  - JOUR\r\nTI  - Made-up two\r\n");
    assert_eq!(studies.len(), 2);
    assert_eq!(lines(&problems), [3, 3]);
    assert_eq!((studies[0].line, studies[1].line), (1, 3));
}

#[test]
fn py_and_da_win_over_y1() {
    let date = |tags: &str| one(&format!("TY  - JOUR\nTI  - Made-up\n{tags}\nER  - ")).year;
    assert_eq!(date("Y1  - 2020/11//Nov/Dec2020"), Some(2020));
    assert_eq!(date("Y1  - 2019///\nDA  - 2020/11//"), Some(2020));
    assert_eq!(date("DA  - Nov 2021"), Some(2021));
    let (studies, problems) = read_ris("TY  - JOUR\nTI  - Made-up\nPY  - in press\nER  - ");
    assert_eq!(studies[0].citation.year, None);
    assert_eq!(problems[0].line, Some(3));
    assert_eq!(problems[0].field.as_deref(), Some("PY"));
}

#[test]
fn a_doi_is_found_wherever_it_stands() {
    let doi = |tag: &str| one(&format!("TY  - JOUR\nTI  - Made-up\n{tag}\nER  - ")).doi;
    for tag in [
        "DO  - 10.1000/a.b",
        "DO  - http://dx.doi.org/10.1000/a.b",
        "M3  - 10.1000/a.b",
        "L3  - https://doi.org/10.1000/a.b",
        "N1  - doi: 10.1000/a.b.",
        "N1  - Accession 5 (doi: 10.1000/a.b)",
        "UR  - https://doi.org/10.1000/a.b",
    ] {
        assert_eq!(doi(tag), "10.1000/a.b", "{tag}");
    }
    assert_eq!(doi("M3  - Article"), "");
    assert_eq!(doi("N1  - see pages 10.5/7"), "");
}

#[test]
fn a_bom_old_line_ends_and_noise_do_no_harm() {
    let (studies, problems) = read_ris(
        "\u{feff}Provider: made up\rTY  - JOUR\rTI  - Made-up one\rER  - \rER  - \r1.\rTY  - JOUR\rTI  - Made-up two\rER  - \r",
    );
    assert_eq!(problems, []);
    assert_eq!(studies.len(), 2);
    assert_eq!(studies[1].line, 7);
}

#[test]
fn old_dois_with_angle_brackets_stay_whole_and_apart() {
    let record = |page: &str| {
        format!(
            "TY  - JOUR\nTI  - Made-up study {page}\n\
             DO  - 10.1002/(SICI)1097-0258(19980815/30)17:15/16<{page}::AID-SIM968>3.0.CO;2-2\nER  - \n"
        )
    };
    let (studies, problems) = read_ris(&format!("{}{}", record("1661"), record("1741")));
    assert_eq!(problems, []);
    let dois: Vec<&str> = studies
        .iter()
        .map(|one| one.citation.doi.as_str())
        .collect();
    assert_eq!(
        dois,
        [
            "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
            "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1741::AID-SIM968>3.0.CO;2-2",
        ]
    );
    let (studies, _) =
        read_ris("TY  - JOUR\nTI  - Made-up\nN1  - see doi: <10.1000/x.1> there\nER  - \n");
    assert_eq!(studies[0].citation.doi, "10.1000/x.1");
}
