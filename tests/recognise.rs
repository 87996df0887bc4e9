//! Files of every kind, and of none, by their content alone.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

use mmat_appraisal::codec::incoming::{Content, ImportError, Reading, SourceFormat, read};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any, proptest};
use proptest::sample::select;

fn format(bytes: &[u8]) -> SourceFormat {
    read(bytes).unwrap().format
}

fn refusal(bytes: &[u8]) -> ImportError {
    read(bytes).map(|reading| reading.format).unwrap_err()
}

fn advice(bytes: &[u8]) -> String {
    match refusal(bytes) {
        ImportError::NotText { advice } => advice,
        other => panic!("{other:?}"),
    }
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn known_kinds_are_recognised() {
    assert_eq!(
        format(include_bytes!("fixtures/made-up-60.ris")),
        SourceFormat::Ris
    );
    assert_eq!(
        format(include_bytes!("fixtures/made-up-covidence.csv")),
        SourceFormat::CovidenceReferences
    );
    assert_eq!(
        format(include_bytes!(
            "../assets/example/ijerph-2023-33-studies.csv"
        )),
        SourceFormat::WideTable
    );
    assert_eq!(
        format(include_bytes!("fixtures/made-up-covidence-quality-1.csv")),
        SourceFormat::CovidenceQuality
    );
    assert_eq!(
        format(b"<1>\nTY  - JOUR\nTI  - Made-up\nER  - "),
        SourceFormat::Ris
    );
}

// Every format of citations with words in it that open another one.
#[test]
fn no_format_claims_the_files_of_another() {
    let nested = "PMID- 1 TY  - JOUR @article{a, PT J";
    for (text, expected) in [
        (
            format!(
                "TY  - JOUR\nTI  - Made-up\nAB  - {nested}\nPMID- 2\nPT J\n@misc{{a, b}}\nER  - \n"
            ),
            SourceFormat::Ris,
        ),
        (
            format!("PMID- 1\nTI  - Made-up\nAB  - {nested}\n      ER  - \n      @misc{{a, b}}\n"),
            SourceFormat::Nbib,
        ),
        (
            format!("FN Made-up\nPT J\nTI Made-up\nAB {nested}\n   PMID- 2\n   TY  - JOUR\nER\n"),
            SourceFormat::WebOfScience,
        ),
        (
            format!(
                "@article{{a, title = {{Made-up}}, abstract = {{{nested}\n PT J\n PMID- 1}}}}\n"
            ),
            SourceFormat::Bibtex,
        ),
        (
            format!("Title,Authors,Covidence #\n\"{nested}\nPMID- 1\n@misc{{a, b}}\",A,#1\n"),
            SourceFormat::CovidenceReferences,
        ),
    ] {
        assert_eq!(format(text.as_bytes()), expected, "{text}");
    }
}

// Bad bytes cost no record (mjwestgate/revtools#48).
#[test]
fn citations_that_are_not_utf8_are_read() {
    for bytes in [
        &b"TY  - JOUR\nTI  - Made-up\nAU  - M\xfcster, Z.\nER  - \n"[..],
        &b"PMID- 1\nTI  - Made-up\nFAU - M\xfcster, Z.\n"[..],
        &b"PT J\nTI Made-up\nAU M\xfcster, Z.\nER\n"[..],
        &b"@misc{a,\ntitle = {Made-up},\nauthor = {M\xfcster, Z.}}\n"[..],
    ] {
        let reading = read(bytes).unwrap();
        assert_eq!(reading.problems.len(), 1);
        assert_eq!(reading.problems[0].line, Some(3));
        let Content::Studies(studies) = reading.content else {
            panic!("no studies");
        };
        assert_eq!(studies[0].citation.authors, ["Müster, Z."]);
    }
}

#[test]
fn utf16_with_a_bom_is_read() {
    let text = "\u{feff}study\tS1\nMüller 2019\tYes\n";
    for bytes in [utf16(text, u16::to_le_bytes), utf16(text, u16::to_be_bytes)] {
        let Reading {
            content: Content::Rows(rows),
            problems,
            ..
        } = read(&bytes).unwrap()
        else {
            panic!("no rows");
        };
        assert_eq!(rows[0].study, "Müller 2019");
        assert_eq!(problems, []);
    }
}

#[test]
fn bytes_that_are_not_utf8_are_windows_1252_and_named() {
    let reading = read(b"study,S1\nA,Yes\nM\xfcller\x96\x80,Can\x92t tell\n").unwrap();
    assert_eq!(reading.problems.len(), 1);
    assert_eq!(reading.problems[0].line, Some(3));
    let Content::Rows(rows) = reading.content else {
        panic!("no rows");
    };
    assert_eq!(rows[1].study, "Müller–€");
    assert_eq!(rows[1].answers.len(), 1);
}

#[test]
fn what_is_no_text_comes_with_advice() {
    assert!(advice(b"PK\x03\x04....xl/workbook.xml").contains("CSV (UTF-8)"));
    assert!(advice(b"PK\x03\x04....word/document.xml").contains("Word"));
    assert!(advice(b"\xd0\xcf\x11\xe0\xa1\xb1").contains("Excel"));
    assert!(advice(b"%PDF-1.7\n").contains("PDF"));
    assert!(advice(b"\x89PNG\r\n\x1a\n").contains("picture"));
    assert!(advice(b"study,S1\nA\0,Yes").contains("text"));
}

#[test]
fn unknown_and_empty_files_are_refused() {
    assert_eq!(refusal(b""), ImportError::Empty);
    assert_eq!(refusal(b"\xef\xbb\xbf \r\n\t"), ImportError::Empty);
    let page = b"<!DOCTYPE html><pre>\nTY  - JOUR\nTI  - Made-up\nER  - \n</pre>";
    for bytes in [
        &page[..],
        b"hello",
        b"study,year\nA,2019\n",
        b"PMID\nTI  - Made-up\n",
        b"PT by bus\nTI Made-up\n",
        b"[1]",
    ] {
        assert_eq!(refusal(bytes), ImportError::Unknown);
    }
}

#[test]
fn json_that_breaks_off_is_named_with_its_line() {
    let broken = b"{\n\"format\": \"mmat-appraisal\",\n\"version\": 1,\n\"review\": {";
    assert!(matches!(
        refusal(broken),
        ImportError::Broken { line: 4, .. }
    ));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_pieces_of_known_files_make_it_panic(pieces in vec(select(vec![
        "study,S1,1.1,comment_1.1\n", "TY  - JOUR\n", "ER  - \n", "TI  - \n", "AU", "  - ", "\n", "\r", "\"",
        ",", ";", "\t", "Title,Authors,Covidence #\n", "'=", "+", "-", "Yes*", "10.1000/%e4%", "é", "\u{feff}",
        "{", "{\"format\":\"mmat-appraisal\"", "PY  - 20", "mixed", "＝", "pmid", "PMID- 1\n", "PT J\n",
        "ER\n", "@article{a,\n", "@string{a=", "title={", "}", "\\'", "RAYYAN-INCLUSION: {\"a\"=>", "DO  - https://doi.org/10.1000/(",
    ]), 0..40)) {
        let _ = read(pieces.concat().as_bytes());
    }
}
