//! What holds for any records.

use std::collections::HashSet;

use mmat_appraisal::codec::incoming::{Content, IncomingStudy};
use mmat_appraisal::codec::intake::{Choices, Plan, Verdict};
use mmat_appraisal::review::{Citation, Review};
use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};
use proptest::sample::select;

use super::{after, empty, planned_read};

/// A text of which there are few, so that records meet.
fn of(texts: &'static [&'static str]) -> impl Strategy<Value = String> {
    select(texts).prop_map(str::to_owned)
}

fn title() -> impl Strategy<Value = String> {
    of(&[
        "",
        "Made-up study of bread in invented small towns",
        "Made-up Study of bread in invented, small towns.",
        "Made-up study of bread in invented big towns",
        "Made-up study of bread in invented small towns: a design",
        "Made-up study of stairs",
        "Editorial",
        "!!",
        "研究",
    ])
}

fn citation() -> impl Strategy<Value = Citation> {
    let authors = vec(
        of(&["Smith, Ann", "Smith A", "Muster, Zoë", "", "WHO"]),
        0..3,
    );
    let year = select(vec![None, Some(2019), Some(2020), Some(1999)]);
    let doi = of(&["", "", "10.5555/a", "10.5555/A", "10.5555/b"]);
    let pmid = of(&["", "", "1", "2"]);
    let place = of(&["", "1", "1-2", "12", "Made-up Q", "Made-up Quarterly", " "]);
    let list = vec(of(&["bread", "Bread", "rooms", "?", "!"]), 0..3);
    let other = vec((of(&["LA", "DOI", "Title"]), title()), 0..2);
    (
        (title(), authors, year),
        (doi, pmid),
        (place.boxed(), of(&["", "1", "2"])),
        (list, other),
    )
        .prop_map(|(main, ids, place, lists)| Citation {
            title: main.0,
            authors: main.1,
            year: main.2,
            doi: ids.0,
            pmid: ids.1,
            journal: place.0.clone(),
            pages: place.0,
            volume: place.1.clone(),
            issue: place.1,
            keywords: lists.0.clone(),
            notes: lists.0,
            other: lists.1,
            ..Citation::default()
        })
}

fn study() -> impl Strategy<Value = IncomingStudy> {
    let label = prop_oneof![
        Just(None),
        of(&[
            "Smith 2019",
            "smith 2019",
            "Smith 2019a",
            "Smith (2019)",
            " "
        ])
        .prop_map(Some),
    ];
    let included = select(vec![None, Some(true), Some(false)]);
    (citation(), label, included).prop_map(|(citation, label, included)| IncomingStudy {
        label,
        included,
        ..IncomingStudy::new(1, citation)
    })
}

fn contents() -> impl Strategy<Value = Vec<Vec<IncomingStudy>>> {
    vec(vec(study(), 0..6), 1..4)
}

fn planned(into: &Review, files: &[Vec<IncomingStudy>], choices: &Choices) -> Plan {
    let contents = files.iter().cloned().map(Content::Studies).collect();
    planned_read(into, contents, choices)
}

/// Decides as the bits say until nothing is left to decide.
fn decisions(into: &Review, files: &[Vec<IncomingStudy>], bits: u64) -> Choices {
    let mut choices = Choices::default();
    let mut number = 0;
    for _ in 0..9 {
        for pair in planned(into, files, &choices).preview.pairs {
            if pair.decided.is_none() {
                let same = bits >> (number % 64) & 1 == 1;
                let verdict = if same {
                    Verdict::Same
                } else {
                    Verdict::Different
                };
                choices.pairs.insert(pair.id, verdict);
                number += 1;
            }
        }
    }
    choices
}

fn plain(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    if plain.is_empty() {
        text.trim().to_owned()
    } else {
        plain
    }
}

/// Every value in a citation.
fn values(citation: &Citation) -> Vec<String> {
    let Citation {
        title,
        authors,
        year,
        journal,
        volume,
        issue,
        pages,
        doi,
        pmid,
        url,
        abstract_text,
        keywords,
        notes,
        other,
    } = citation;
    let mut all: Vec<String> = [
        title,
        journal,
        volume,
        issue,
        pages,
        doi,
        pmid,
        url,
        abstract_text,
    ]
    .into_iter()
    .cloned()
    .collect();
    let names: Vec<&str> = authors.iter().map(|name| name.trim()).collect();
    all.push(names.join("; ").trim_matches([' ', ';']).to_owned());
    all.extend(year.map(|year| year.to_string()));
    all.extend(keywords.iter().chain(notes).cloned());
    all.extend(other.iter().map(|(_, value)| value.clone()));
    all.iter()
        .map(|value| plain(value))
        .filter(|value| !value.is_empty())
        .collect()
}

fn no_two_labels_are_equal(review: &Review) -> bool {
    let mut seen = HashSet::new();
    let mut labels = review
        .studies()
        .iter()
        .map(|study| study.label.to_lowercase());
    labels.all(|label| seen.insert(label))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_records_make_a_sound_plan(first in contents(), second in contents(), bits in any::<u64>()) {
        let before = after(&empty(), &planned(&empty(), &first, &Choices::default()));
        assert!(no_two_labels_are_equal(&before));
        for choices in [Choices::default(), decisions(&before, &second, bits)] {
            let plan = planned(&before, &second, &choices);
            assert_eq!(plan, planned(&before, &second, &choices), "it is the same each time");
            let review = after(&before, &plan);
            assert!(no_two_labels_are_equal(&review), "{:?}", super::labels(&review));
            assert_eq!(review.studies().len(), before.studies().len() + plan.report.studies_added);
            for (was, is) in before.studies().iter().zip(review.studies()) {
                assert_eq!(was.id, is.id);
                let is: HashSet<String> = values(&is.citation).into_iter().collect();
                assert!(values(&was.citation).iter().all(|value| is.contains(value)));
            }
            for study in second.iter().flatten() {
                let wanted = values(&study.citation);
                let is_there = review.studies().iter().any(|kept| {
                    let kept: HashSet<String> = values(&kept.citation).into_iter().collect();
                    wanted.iter().all(|value| kept.contains(value))
                });
                assert!(is_there, "lost: {study:?}");
            }
            let again = planned(&review, &second, &choices);
            assert_eq!(again.changes, [], "the same files again add nothing");
            assert_eq!(again.report.studies_added, 0);
        }
    }
}
