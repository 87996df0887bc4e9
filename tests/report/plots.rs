//! The tables for R: robvis in a zip, and Covidence's layout.

use std::collections::HashSet;
use std::io::{Cursor, Read};

use mmat_appraisal::codec::report::covidence::covidence;
use mmat_appraisal::codec::report::robvis::robvis;
use mmat_appraisal::codec::report::zip::zip;
use mmat_appraisal::instrument::{Design, ItemId, QuantitativeSet, Response};
use mmat_appraisal::review::Review;
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};

use super::given::{answer, appraisal, empty, example, review};
use super::reviews;

/// Names and contents of an archive.
fn files(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ::zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = Vec::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        files.push((file.name().unwrap().into_owned(), content));
    }
    files
}

fn rows(text: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).from_reader(text).into_records();
    reader
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

fn tables(review: &Review) -> Vec<(String, Vec<Vec<String>>)> {
    let files = files(&robvis(review));
    assert_eq!(files[0].0, "mmat_robvis.R");
    files[1..]
        .iter()
        .map(|(name, text)| (name.clone(), rows(text)))
        .collect()
}

#[test]
fn the_example_has_a_file_for_each_set_with_studies() {
    let tables = tables(&example());
    let shapes: Vec<_> = tables
        .iter()
        .map(|(name, rows)| (name.as_str(), rows.len()))
        .collect();
    let expected = [
        ("mmat_qualitative_robvis.csv", 17),
        ("mmat_rct_robvis.csv", 4),
        ("mmat_nonrandomized_robvis.csv", 8),
        ("mmat_descriptive_robvis.csv", 5),
        ("mmat_mixed_robvis.csv", 3),
        ("mmat_mixed_qualitative_robvis.csv", 3),
    ];
    assert_eq!(shapes, expected);
    let rct = &tables[1].1;
    assert_eq!(rct[0][..2], ["Study", "Item 2-1 randomization appropriate"]);
    assert_eq!(
        rct[1],
        ["Livingstone 2018", "Low", "Low", "Low", "High", "Unclear"]
    );
    assert_eq!(tables[5].1[1][1..], ["No information"; 5]);
}

#[test]
fn headings_are_distinct_and_short_and_hold_no_dot() {
    let designs = QuantitativeSet::ALL.map(|set| Design::Mixed(Some(set)));
    let appraisals = designs
        .iter()
        .enumerate()
        .map(|(place, design)| appraisal(place, "A", *design, Response::Yes));
    let tables = tables(&review(&["a", "b", "c"], &["A"], appraisals.collect()));
    assert_eq!(tables.len(), 5);
    for (name, rows) in &tables {
        assert_eq!(rows[0].iter().collect::<HashSet<_>>().len(), 6, "{name}");
        for heading in &rows[0][1..] {
            assert!(heading.starts_with("Item ") && !heading.contains('.'));
            assert!(heading.chars().count() <= 40, "{heading}");
        }
    }
}

#[test]
fn the_script_draws_each_file_and_an_empty_review_has_none() {
    let script = |review: &Review| String::from_utf8(files(&robvis(review))[0].1.clone()).unwrap();
    let drawn = script(&example());
    for (name, _) in tables(&example()) {
        let call = format!("draw(\"{}\", c(", name.trim_end_matches(".csv"));
        assert!(drawn.contains(&call), "{call}");
    }
    assert!(drawn.contains("Yes is written as Low"));
    assert!(tables(&empty()).is_empty());
    assert!(!script(&empty()).contains("library("));
}

#[test]
fn more_than_forty_studies_are_drawn_smaller() {
    let of = |number: usize| {
        let labels = vec!["x"; number];
        let all = (0..number).map(|place| appraisal(place, "A", Design::Rct, Response::Yes));
        String::from_utf8(
            files(&robvis(&review(&labels, &["A"], all.collect())))[0]
                .1
                .clone(),
        )
        .unwrap()
    };
    assert!(of(40).contains("psize = 20)") && of(41).contains("psize = 5)"));
}

#[test]
fn names_are_distinct_and_none_is_a_word_of_robvis() {
    let labels = [
        "Overall",
        "Smith 2019",
        "Smith 2019",
        "study",
        "Smith 2019b",
        "Weight",
        "NA",
        "Smith 2019",
    ];
    let all = (0..labels.len()).map(|place| appraisal(place, "A", Design::Rct, Response::Yes));
    let tables = tables(&review(&labels, &["A"], all.collect()));
    let names: Vec<_> = tables[0].1[1..].iter().map(|row| row[0].as_str()).collect();
    let expected = [
        "Overall (study)",
        "Smith 2019",
        "Smith 2019b",
        "study (study)",
        "Smith 2019bb",
        "Weight (study)",
        "NA (study)",
        "Smith 2019c",
    ];
    assert_eq!(names, expected);
}

#[test]
fn covidence_has_two_headings_and_a_row_for_each_reviewer() {
    let mut one = appraisal(0, "Ann", Design::Rct, Response::CantTell);
    answer(
        &mut one,
        ItemId::C21,
        Some(Response::No),
        "odd and even days",
    );
    let second = appraisal(0, "Ben", Design::Rct, Response::Yes);
    let text = covidence(&review(&["Smith 2019"], &["Ann", "Ben"], vec![one, second]));
    let rows = rows(text.as_bytes());
    assert!(text.starts_with("Study Id,Reviewer,S1. Are there clear research questions?,,,"));
    assert_eq!(rows[1][..5], ["", "", "Judgement", "Quotes", "Comments"]);
    assert_eq!(rows[2][..5], ["Smith 2019", "Ann", "can't tell", "", ""]);
    assert_eq!(rows[2][8..11], ["no", "", "odd and even days"]);
    assert_eq!(rows[3][1..3], ["Ben", "yes"]);
    assert_eq!((rows.len(), rows[0].len()), (4, 2 + 7 * 3));
    assert_eq!(covidence(&empty()), "Study Id,Reviewer\r\n,\r\n");
}

#[test]
fn a_quote_for_covidence_says_where_it_stands() {
    let mut one = appraisal(0, "A", Design::Rct, Response::Yes);
    let kept = one.answers.get_mut(&ItemId::S1).unwrap();
    kept.quote = "their words".to_owned();
    kept.location = "p. 4".to_owned();
    let text = covidence(&review(&["Smith 2019"], &["A"], vec![one]));
    assert_eq!(rows(text.as_bytes())[2][3], "their words [p. 4]");
}

#[test]
fn files_of_one_name_and_names_that_climb_are_kept_apart_and_inside() {
    let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    let given = [
        file("a.csv", "1"),
        file("a.csv", "2"),
        file("../../ü/b", ""),
        file("", "3"),
    ];
    let bytes = zip(&given);
    assert_eq!(bytes, zip(&given));
    let expected = [
        file("a.csv", "1"),
        file("a-2.csv", "2"),
        file("ü/b", ""),
        file("-2", "3"),
    ];
    assert_eq!(files(&bytes), expected);
    assert_eq!(files(&zip(&[])), []);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn every_table_for_robvis_keeps_its_rules(review in reviews::review()) {
        prop_assert_eq!(robvis(&review), robvis(&review));
        for (name, rows) in tables(&review) {
            prop_assert!(rows.len() > 1, "{}", name);
            prop_assert_eq!(rows[0][0].as_str(), "Study");
            let names: HashSet<&str> = rows[1..].iter().map(|row| row[0].as_str()).collect();
            prop_assert_eq!(names.len(), rows.len() - 1);
            for row in &rows[1..] {
                prop_assert_eq!(row.len(), 6);
                prop_assert!(!["Study", "Overall", "Weight", ""].contains(&row[0].as_str()));
                let words = ["Low", "High", "Unclear", "No information"];
                prop_assert!(row[1..].iter().all(|cell| words.contains(&cell.as_str())));
            }
        }
    }

    #[test]
    fn covidence_has_a_row_for_each_appraisal(review in reviews::review()) {
        let rows = rows(covidence(&review).as_bytes());
        let appraisals: usize = review.studies().iter().map(|study| review.appraisals_of(&study.id).count()).sum();
        prop_assert_eq!(rows.len(), 2 + appraisals);
    }
}
