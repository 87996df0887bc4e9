//! Records that are surely one study.

use mmat_appraisal::review::{Citation, Review};

use super::{after, cited, each, empty, labels, planned_read, studies, with_doi};
use mmat_appraisal::codec::intake::Choices;

const TITLE: &str = "Made-up study of waiting rooms";

fn base() -> Citation {
    cited(TITLE, "Example, Ann", 2019)
}

fn pmid(citation: Citation, pmid: &str) -> Citation {
    let pmid = pmid.to_owned();
    Citation { pmid, ..citation }
}

/// The only study that the citations leave, however they come.
fn one_of(citations: &[Citation]) -> Citation {
    let plan = each(&empty(), citations);
    let review = after(&empty(), &plan);
    assert_eq!(labels(&review).len(), 1, "{:?}", labels(&review));
    assert_eq!(plan.report.studies_added, 1);
    assert_eq!(plan.report.problems, []);
    let in_one_file = planned_read(&empty(), vec![studies(citations)], &Choices::default());
    assert_eq!(after(&empty(), &in_one_file), review);
    review.studies()[0].citation.clone()
}

fn into(citation: &Citation) -> Review {
    after(&empty(), &each(&empty(), std::slice::from_ref(citation)))
}

#[test]
fn the_same_doi_is_the_same_study_whatever_its_case() {
    let other = cited("Made-up study of waiting-rooms", "Example A", 2020);
    let kept = one_of(&[with_doi(base(), "Made.UP"), with_doi(other, "made.up")]);
    assert_eq!(kept.title, TITLE);
    assert_eq!(
        kept.other,
        [
            ("Authors".to_owned(), "Example A".to_owned()),
            ("Year".to_owned(), "2020".to_owned())
        ]
    );
}

#[test]
fn the_same_pubmed_id_is_the_same_study() {
    let kept = one_of(&[pmid(base(), "123"), pmid(cited(TITLE, "", 0), "0123")]);
    assert_eq!(kept.pmid, "123");
}

#[test]
fn the_same_title_year_and_author_are_the_same_study() {
    let other = cited("Made-Up  study of waiting rooms.", "Example A", 2019);
    let kept = one_of(&[base(), other]);
    assert_eq!(kept.authors, ["Example, Ann"]);
}

#[test]
fn empty_facts_are_filled_and_differing_ones_kept_beside() {
    let full = Citation {
        journal: "Made-up Quarterly".to_owned(),
        volume: "1".to_owned(),
        pages: "3–9".to_owned(),
        abstract_text: "A made-up abstract.".to_owned(),
        keywords: vec!["bread".to_owned(), "Rooms".to_owned()],
        notes: vec!["seen".to_owned()],
        other: vec![("LA".to_owned(), "eng".to_owned())],
        ..with_doi(base(), "a")
    };
    let other = Citation {
        journal: "Made-up Q".to_owned(),
        volume: "1".to_owned(),
        issue: "2".to_owned(),
        pages: "3-9".to_owned(),
        url: "https://example.org/a".to_owned(),
        keywords: vec!["rooms".to_owned(), "stairs".to_owned()],
        notes: vec!["read".to_owned()],
        other: vec![
            ("LA".to_owned(), "ENG".to_owned()),
            ("DB".to_owned(), "Made-up base".to_owned()),
        ],
        ..base()
    };
    let kept = one_of(&[full.clone(), other]);
    assert_eq!(
        kept,
        Citation {
            issue: "2".to_owned(),
            url: "https://example.org/a".to_owned(),
            keywords: ["bread", "Rooms", "stairs"].map(str::to_owned).to_vec(),
            notes: ["seen", "read"].map(str::to_owned).to_vec(),
            other: [
                ("LA", "eng"),
                ("Journal", "Made-up Q"),
                ("DB", "Made-up base")
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
            ..full
        }
    );
}

#[test]
fn a_study_of_the_review_gains_facts_and_keeps_its_own() {
    let mut known = into(&base());
    let mut study = mmat_appraisal::review::Study::clone(&known.studies()[0]);
    study.label = "The rooms one".to_owned();
    known.apply(&mmat_appraisal::review::Change::Study {
        study: std::rc::Rc::new(study.clone()),
        place: None,
    });
    let plan = each(&known, &[with_doi(base(), "a"), base()]);
    let report = &plan.report;
    let numbers = (
        report.studies_added,
        report.studies_matched,
        report.studies_merged,
    );
    assert_eq!(numbers, (0, 1, 1));
    let merged = after(&known, &plan);
    study.citation.doi = "10.5555/a".to_owned();
    assert_eq!(*merged.studies()[0], study);
    assert_eq!(plan.changes.len(), 1);
}

#[test]
fn a_record_with_nothing_new_is_found_again_and_changes_nothing() {
    let known = into(&base());
    let plan = each(
        &known,
        &[
            base(),
            cited("MADE-UP study of waiting rooms", "Example, Ann", 2019),
        ],
    );
    assert_eq!(plan.changes, []);
    let report = &plan.report;
    assert_eq!((report.studies_matched, report.studies_merged), (1, 0));
}

#[test]
fn two_different_dois_are_not_surely_one_study() {
    for contradicting in [
        [with_doi(base(), "a"), with_doi(base(), "b")],
        [pmid(base(), "1"), pmid(base(), "2")],
        [
            pmid(with_doi(base(), "a"), "1"),
            pmid(with_doi(base(), "a"), "2"),
        ],
    ] {
        let plan = each(&empty(), &contradicting);
        assert_eq!(plan.report.studies_added, 2);
        assert_eq!(plan.preview.pairs.len(), 1);
    }
}

#[test]
fn abstracts_of_one_supplement_with_one_doi_stay_apart() {
    let citations = [
        with_doi(base(), "supplement"),
        with_doi(
            cited("Bread at night: invented trial", "Muster, Zoë", 2019),
            "supplement",
        ),
    ];
    let plan = each(&empty(), &citations);
    assert_eq!(plan.report.studies_added, 2);
}

#[test]
fn a_record_that_is_two_new_ones_at_once_makes_them_one() {
    let kept = one_of(&[
        with_doi(cited("Made-up study A", "", 0), "a"),
        pmid(cited("Made-up study B", "", 0), "7"),
        pmid(with_doi(base(), "a"), "7"),
    ]);
    assert_eq!((kept.doi.as_str(), kept.pmid.as_str()), ("10.5555/a", "7"));
    let titles: Vec<&str> = kept.other.iter().map(|(_, value)| value.as_str()).collect();
    assert_eq!(titles, [TITLE, "Made-up study B"]);
}

#[test]
fn new_records_that_turn_out_to_be_a_study_of_the_review_are_joined_to_it() {
    let known = into(&with_doi(base(), "a"));
    let other = pmid(cited("Made-up study under another title", "", 0), "7");
    let bridge = pmid(with_doi(base(), "a"), "7");
    let plan = each(&known, &[other, bridge]);
    assert_eq!(plan.report.studies_added, 0);
    let review = after(&known, &plan);
    assert_eq!(review.studies()[0].citation.pmid, "7");
}

#[test]
fn editorials_of_one_author_and_year_are_one_only_in_one_place() {
    let editorial = |volume: &str| Citation {
        volume: volume.to_owned(),
        ..cited("Editorial", "Example, Ann", 2019)
    };
    let plan = each(&empty(), &[editorial("1"), editorial("2"), editorial("2")]);
    assert_eq!(plan.report.studies_added, 2);
    assert_eq!(plan.preview.pairs, []);
}
