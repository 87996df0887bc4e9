//! RIS and CSL-JSON with the appraisals written back, and what comes of reading them again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/full.rs"]
mod full;
#[path = "support/reviews.rs"]
mod reviews;

use mmat_appraisal::codec::citations::{csl_json, read_csl_json, read_ris, ris};
use mmat_appraisal::codec::incoming::{IncomingStudy, SourceFormat, read};
use mmat_appraisal::review::{Citation, Review, Study};
use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};
use serde_json::Value;

/// A value as RIS holds it: on one line, without blanks at its ends.
fn flat(text: &str) -> String {
    let lines = text.replace("\r\n", " ").replace('\0', "");
    let breaks = [
        '\n', '\r', '\u{b}', '\u{c}', '\u{1c}', '\u{1d}', '\u{1e}', '\u{85}', '\u{2028}',
        '\u{2029}',
    ];
    lines.replace(breaks, " ").trim().to_owned()
}

fn flat_all(texts: &[String]) -> Vec<String> {
    let texts = texts.iter().map(|text| flat(text));
    texts.filter(|text| !text.is_empty()).collect()
}

/// What RIS keeps of a citation.
fn as_ris(citation: &Citation) -> Citation {
    let other = citation.other.iter().filter_map(|(name, value)| {
        let (name, value) = (flat(name), flat(value));
        let joined = format!("{name}: {value}");
        let (name, rest) = joined.trim().split_once(": ")?;
        (!value.is_empty()).then(|| (name.to_owned(), rest.to_owned()))
    });
    Citation {
        title: flat(&citation.title),
        authors: flat_all(&citation.authors),
        year: citation.year,
        journal: flat(&citation.journal),
        volume: flat(&citation.volume),
        issue: flat(&citation.issue),
        pages: flat(&citation.pages),
        doi: flat(&citation.doi),
        pmid: flat(&citation.pmid),
        url: flat(&citation.url),
        abstract_text: flat(&citation.abstract_text),
        keywords: flat_all(&citation.keywords),
        notes: flat_all(&citation.notes),
        other: other.collect(),
    }
}

fn as_csl(citation: &Citation) -> Citation {
    let mut citation = citation.clone();
    citation.authors.retain(|author| !author.trim().is_empty());
    citation
}

/// A study without a name of any kind is left out on reading.
fn expected(
    review: &Review,
    kept: fn(&Citation) -> Citation,
    label: fn(&str) -> String,
) -> Vec<(Option<String>, Citation)> {
    let studies = review.studies().iter();
    let all = studies.map(|study| {
        let label = Some(label(&study.label)).filter(|label| !label.trim().is_empty());
        (label, kept(&study.citation))
    });
    all.filter(|(label, citation)| {
        label.is_some()
            || !citation.title.trim().is_empty()
            || !citation.authors.is_empty()
            || !citation.doi.trim().is_empty()
    })
    .collect()
}

fn found(studies: Vec<IncomingStudy>) -> Vec<(Option<String>, Citation)> {
    let pairs = studies.into_iter().map(|study| {
        let mut citation = study.citation;
        citation.other.retain(|(name, _)| name != "TY");
        (study.label, citation)
    });
    pairs.collect()
}

/// A review of one study with this citation, and the appraisals of the full one.
fn with(citation: Citation) -> Review {
    let full = full::full_review(false);
    let first = full.studies()[0].clone();
    let study = Study {
        citation,
        ..Study::clone(&first)
    };
    let appraisals = full.appraisals_of(&first.id).map(|one| (**one).clone());
    Review::from_parts((**full.header()).clone(), vec![study], appraisals.collect())
}

fn hostile() -> Citation {
    let long = "Made-up 研究 😀 ".repeat(450);
    let text = |text: &str| text.to_owned();
    Citation {
        title: text("Made-up \"study\"\tof\r\nlines\nER  - \nTY  - BOOK"),
        authors: vec![
            text("Example, A.; Muster"),
            text("=1+1"),
            text("a, b, c"),
            text("Group,"),
        ],
        year: Some(7),
        journal: text("\u{202e}made-up\u{202c} \u{feff}"),
        volume: text("-1"),
        issue: text("+1"),
        pages: text("3-9-12"),
        doi: text("not a DOI"),
        pmid: text("PMID:x"),
        url: text("@SUM(A1)"),
        abstract_text: long,
        keywords: vec![text("a; b, c"), text("MMAT:other")],
        notes: vec![
            text("one\n\ntwo"),
            text("MMAT 2018: a note of the team's own"),
        ],
        other: vec![
            (text("TI"), text("no title")),
            (text("DB"), text("Made-up base")),
            (text("EP"), text("9")),
            (text("U1"), text("x")),
            (text("Covidence #"), text("#1")),
        ],
    }
}

#[test]
fn ris_tells_each_appraisal_once_and_reads_back_without() {
    let review = full::full_review(false);
    let text = ris(&review);
    let notes = text
        .lines()
        .filter(|line| line.starts_with("N1  - MMAT 2018: "))
        .count();
    let appraised = review.appraisals().count();
    assert!(appraised > 0);
    assert_eq!(notes, appraised);
    assert!(text.contains("\r\nKW  - MMAT:"));
    assert!(text.contains("Mixed Methods Appraisal Tool (MMAT), version 2018, Hong et al. 2018"));
    let reading = read(text.as_bytes()).unwrap();
    assert_eq!(reading.format, SourceFormat::Ris);
    assert_eq!(reading.problems, []);
    let (studies, _) = read_ris(&text);
    assert!(!format!("{studies:?}").contains("MMAT"));
    assert_eq!(found(studies), expected(&review, as_ris, flat));
}

#[test]
fn csl_json_carries_the_appraisals_and_reads_back_without() {
    let review = full::full_review(false);
    let text = csl_json(&review);
    let items: Value = serde_json::from_str(&text).unwrap();
    let mark = &items[0]["custom"]["mmat"];
    assert_eq!(mark["version"], "2018");
    assert!(mark["citation"].as_str().unwrap().contains("Hong QN"));
    let study = &review.studies()[0];
    assert_eq!(items[0]["id"], study.id.as_str());
    assert_eq!(mark["label"], study.label);
    let appraisals = mark["appraisals"].as_array().unwrap();
    assert_eq!(appraisals.len(), review.appraisals_of(&study.id).count());
    assert!(!appraisals[0]["answers"].as_array().unwrap().is_empty());
    assert!(appraisals[0]["dated"].is_string());
    let reading = read(text.as_bytes()).unwrap();
    assert_eq!(reading.format, SourceFormat::CslJson);
    assert_eq!(reading.problems, []);
    let (studies, _) = read_csl_json(&text);
    assert_eq!(found(studies), expected(&review, as_csl, str::to_owned));
}

#[test]
fn hostile_text_reads_back_from_both() {
    let review = with(hostile());
    let (studies, problems) = read_ris(&ris(&review));
    assert_eq!(problems, []);
    let mut back = found(studies);
    let mut wanted = expected(&review, as_ris, flat);
    // Fields that stay under their tag come in the same order, whatever is between them.
    for (_, citation) in back.iter_mut().chain(&mut wanted) {
        citation.other.sort();
    }
    assert_eq!(back, wanted);
    let (studies, problems) = read_csl_json(&csl_json(&review));
    assert_eq!(problems, []);
    assert_eq!(found(studies), expected(&review, as_csl, str::to_owned));
}

#[test]
fn a_line_break_in_a_value_reads_back_as_a_blank() {
    let title = "Made-up\nstudy\r\nof\rlines\u{2028}and\u{85}more\n";
    let review = with(Citation {
        title: title.to_owned(),
        ..Citation::default()
    });
    let (studies, _) = read_ris(&ris(&review));
    assert_eq!(studies[0].citation.title, "Made-up study of lines and more");
}

#[test]
fn a_citation_out_of_ris_goes_back_under_its_own_tags() {
    let source = "TY  - THES\r\nTI  - Made-up study\r\nAU  - Example, A.\r\nPY  - 2019\r\nT2  - Made-up Quarterly\r\nSP  - 3\r\nEP  - 9\r\nDO  - 10.1000/made-up.1\r\nUR  - https://made-up.example/a\r\nUR  - https://made-up.example/b\r\nJO  - Made-up Q\r\nSN  - 0000-0000\r\nID  - 7\r\nER  - \r\n";
    let (studies, _) = read_ris(source);
    let citation = studies[0].citation.clone();
    let text = ris(&with(citation.clone()));
    for line in source.lines() {
        assert!(text.contains(&format!("{line}\r\n")), "{line}");
    }
    let (again, _) = read_ris(&text);
    assert_eq!(again[0].citation, citation);
    let items: Value = serde_json::from_str(&csl_json(&with(citation))).unwrap();
    assert_eq!(items[0]["type"], "thesis");
}

#[test]
fn what_another_program_leaves_of_our_record_is_still_no_note() {
    let text = ris(&with(Citation {
        title: "Made-up".to_owned(),
        ..Citation::default()
    }));
    let without_mark: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with("U1"))
        .collect();
    let (studies, problems) = read_ris(&without_mark.join("\n"));
    assert_eq!(problems, []);
    let citation = &studies[0].citation;
    assert_eq!((citation.notes.len(), citation.keywords.len()), (0, 0));
    assert_eq!(citation.doi, "");
    let mut items: Value = serde_json::from_str(&csl_json(&with(hostile()))).unwrap();
    items[0].as_object_mut().unwrap().remove("custom");
    let (studies, _) = read_csl_json(&items.to_string());
    let citation = &studies[0].citation;
    assert_eq!(citation.notes.len(), 1);
    assert!(!citation.notes[0].contains("category:"));
    assert!(
        !citation
            .keywords
            .iter()
            .any(|word| word == "MMAT:qualitative")
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_review_reads_back_from_ris(review in reviews::review()) {
        let (studies, problems) = read_ris(&ris(&review));
        let left_out = review.studies().len() - studies.len();
        prop_assert_eq!(problems.len(), left_out);
        prop_assert_eq!(found(studies), expected(&review, as_ris, flat));
    }

    #[test]
    fn any_review_reads_back_from_csl_json(review in reviews::review()) {
        let (studies, problems) = read_csl_json(&csl_json(&review));
        let left_out = review.studies().len() - studies.len();
        prop_assert_eq!(problems.len(), left_out);
        prop_assert_eq!(found(studies), expected(&review, as_csl, str::to_owned));
    }
}
