//! Records that may be one study.

use mmat_appraisal::codec::intake::{Choices, LikelyPair, Likeness, Verdict};
use mmat_appraisal::review::Citation;

use super::{after, cited, each, each_with, empty, labels, planned_read, row, with_doi};
use mmat_appraisal::codec::incoming::Content;

const TITLE: &str = "Made-up study of waiting rooms in small invented towns";

fn pairs(citations: &[Citation]) -> Vec<LikelyPair> {
    each(&empty(), citations).preview.pairs
}

fn why(one: Citation, other: Citation) -> Option<Likeness> {
    let there = pairs(&[one.clone(), other.clone()]);
    let back = pairs(&[other, one]);
    assert!(there.len() < 2);
    let why = |pairs: &[LikelyPair]| pairs.first().map(|pair| pair.why);
    assert_eq!(why(&there), why(&back), "the order does not matter");
    why(&there)
}

fn decided(pairs: &[LikelyPair], verdict: Verdict) -> Choices {
    let pairs = pairs.iter().map(|pair| (pair.id.clone(), verdict));
    Choices {
        pairs: pairs.collect(),
        ..Choices::default()
    }
}

#[test]
fn the_same_title_with_another_or_no_year_or_author_is_likely() {
    let base = || cited(TITLE, "Example, Ann", 2019);
    for other in [
        cited(TITLE, "Example, Ann", 0),
        cited(TITLE, "", 2019),
        cited(TITLE, "Muster, Zoë", 2019),
        cited(TITLE, "Example, Ann", 2012),
        cited(TITLE, "", 0),
    ] {
        assert_eq!(why(base(), other), Some(Likeness::SameTitle));
    }
}

#[test]
fn a_very_similar_title_of_one_author_and_about_one_year_is_likely() {
    let base = || cited(TITLE, "Example, Ann", 2019);
    let similar = "Made-up study of waiting rooms in small imaginary towns";
    let longer = format!("{TITLE}: an invented design with several parts and many words");
    for other in [
        cited(similar, "Example, Ann", 2020),
        cited(similar, "Example A", 2018),
        cited(&longer, "Example, Ann", 2019),
        cited(similar, "Example, Ann", 0),
        cited(
            "In small invented towns: made-up study of waiting rooms",
            "",
            2019,
        ),
    ] {
        assert_eq!(why(base(), other), Some(Likeness::SimilarTitle));
    }
    for other in [
        cited(similar, "Example, Ann", 2022),
        cited(similar, "Muster, Zoë", 2019),
        cited("Made-up study of bread", "Example, Ann", 2019),
    ] {
        assert_eq!(why(base(), other), None);
    }
}

#[test]
fn parts_of_a_series_are_not_likely() {
    let part = |number: &str| cited(&format!("{TITLE}, part {number}"), "Example, Ann", 2019);
    assert_eq!(why(part("1"), part("2")), None);
    assert_eq!(why(part("I"), part("II")), None);
}

#[test]
fn contradicting_dois_are_likely() {
    let base = |doi| with_doi(cited(TITLE, "Example, Ann", 2019), doi);
    assert_eq!(why(base("a"), base("b")), Some(Likeness::ContradictingIds));
}

#[test]
fn one_doi_with_quite_another_title_and_author_is_likely() {
    let one = with_doi(cited(TITLE, "Example, Ann", 2019), "a");
    let other = with_doi(cited("Bread at night", "Muster, Zoë", 2019), "a");
    assert_eq!(why(one, other), Some(Likeness::SameIdOtherTitle));
}

#[test]
fn generic_titles_without_other_facts_are_not_likely() {
    for title in [
        "Editorial",
        "Introduction",
        "Erratum",
        "Reply",
        "Letter to the editor",
    ] {
        assert_eq!(why(cited(title, "", 2019), cited(title, "", 2020)), None);
        assert_eq!(
            why(cited(title, "", 2019), cited(title, "Example, Ann", 2019)),
            None
        );
        let other = cited(title, "Muster, Zoë", 2019);
        assert_eq!(why(cited(title, "Example, Ann", 2019), other), None);
        let next = cited(title, "Example, Ann", 2020);
        let found = why(cited(title, "Example, Ann", 2019), next);
        assert_eq!(found, Some(Likeness::SameTitle));
    }
}

#[test]
fn a_study_known_by_its_label_alone_is_likely_the_record_of_that_label() {
    let known = planned_read(
        &empty(),
        vec![Content::Rows(vec![row(2, "example 2019")])],
        &Choices::default(),
    );
    let known = after(&empty(), &known);
    let new = [cited(TITLE, "Example, Ann", 2019)];
    let plan = each(&known, &new);
    assert_eq!(
        labels(&after(&known, &plan)),
        ["example 2019", "Example 2019b"]
    );
    let pair = &plan.preview.pairs[0];
    assert_eq!(pair.why, Likeness::SameLabel);
    assert_eq!(pair.known.study.as_ref(), Some(&known.studies()[0].id));
    let same = decided(&plan.preview.pairs, Verdict::Same);
    let joined = after(&known, &each_with(&known, &new, &same));
    assert_eq!(labels(&joined), ["example 2019"]);
    assert_eq!(joined.studies()[0].citation, new[0]);
}

#[test]
fn an_undecided_pair_is_kept_apart_and_reported_with_both_sides() {
    let citations = [
        cited(TITLE, "Example, Ann", 2019),
        cited(TITLE, "Example, Ann", 2012),
    ];
    let plan = each(&empty(), &citations);
    assert_eq!(plan.report.studies_added, 2);
    let pair = &plan.preview.pairs[0];
    assert_eq!(pair.known.citation, citations[0]);
    assert_eq!(pair.new.citation, citations[1]);
    assert_eq!(
        (pair.known.from, pair.new.from),
        (Some((0, 1)), Some((1, 1)))
    );
    assert_eq!(pair.decided, None);
    let problem = &plan.report.problems[0];
    assert_eq!((problem.file.as_str(), problem.line), ("1", Some(1)));
    assert_eq!(
        problem.message,
        "“Example 2012” may be the same study as “Example 2019”: the title is the same, year or first author differ or are missing; they were kept apart, have a look at both"
    );
}

#[test]
fn a_pair_decided_to_be_one_is_joined_without_losing_a_fact() {
    let citations = [
        with_doi(cited(TITLE, "Example, Ann", 2019), "a"),
        with_doi(cited(TITLE, "Example, Ann", 2020), "b"),
    ];
    let same = decided(&pairs(&citations), Verdict::Same);
    let plan = each_with(&empty(), &citations, &same);
    let review = after(&empty(), &plan);
    assert_eq!(labels(&review), ["Example 2019"]);
    assert_eq!(
        review.studies()[0].citation.other,
        [("DOI", "10.5555/b"), ("Year", "2020")].map(|(n, v)| (n.to_owned(), v.to_owned()))
    );
    assert_eq!(plan.report.problems, []);
    assert_eq!(plan.preview.pairs[0].decided, Some(Verdict::Same));
    assert_eq!(plan.preview.pairs[0].new.citation, citations[1]);
    let again = each(&review, &citations);
    assert_eq!(again.changes, [], "and it is known from then on");
    assert_eq!(again.preview.pairs, []);
}

#[test]
fn that_a_record_without_a_year_was_joined_is_known_from_then_on() {
    let citations = [cited(TITLE, "", 0), cited(TITLE, "Example, Ann", 2019)];
    let same = decided(&pairs(&citations), Verdict::Same);
    let review = after(&empty(), &each_with(&empty(), &citations, &same));
    assert_eq!(labels(&review).len(), 1);
    let again = each(&review, &citations);
    assert_eq!((again.changes.len(), again.preview.pairs.len()), (0, 0));
}

#[test]
fn a_pair_decided_to_be_two_is_added_and_not_reported() {
    let citations = [
        cited(TITLE, "Example, Ann", 2019),
        cited(TITLE, "Example, Ann", 2012),
    ];
    let different = decided(&pairs(&citations), Verdict::Different);
    let plan = each_with(&empty(), &citations, &different);
    assert_eq!(
        (plan.report.studies_added, plan.report.problems.len()),
        (2, 0)
    );
}

#[test]
fn a_pair_keeps_its_name_whatever_is_decided_of_others() {
    let citations = [
        cited(TITLE, "Example, Ann", 2019),
        cited(TITLE, "Example, Ann", 2012),
        cited(TITLE, "", 0),
    ];
    let all = pairs(&citations);
    assert_eq!(all.len(), 3);
    let one = decided(&all[..1], Verdict::Same);
    let then = each_with(&empty(), &citations, &one).preview.pairs;
    let ids = |pairs: &[LikelyPair]| pairs.iter().map(|p| p.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&then), ids(&all));
}

#[test]
fn a_title_among_the_other_fields_does_not_keep_the_title_from_its_place() {
    // A study of the review without a title, but with one among its other fields; and two records of
    // one study, of which the reviewer says that it is that study.
    let title = "Made-up study of stairs";
    let beside = Citation {
        other: vec![("Title".to_owned(), title.to_owned())],
        ..cited("", "Smith, Ann", 2019)
    };
    let known = after(&empty(), &each(&empty(), &[beside]));
    let records = [
        cited(title, "Smith, Ann", 2019),
        cited(title, "Smith A", 2019),
    ];
    let open = each(&known, &records);
    assert_eq!(open.preview.pairs.len(), 1);
    let choices = decided(&open.preview.pairs, Verdict::Same);
    let review = after(&known, &each_with(&known, &records, &choices));
    assert_eq!(review.studies().len(), 1);
    assert_eq!(review.studies()[0].citation.title, title);
    let again = each_with(&review, &records, &choices);
    assert_eq!(again.changes, []);
}

#[test]
fn a_record_known_by_its_second_title_is_found_again_in_a_study_that_has_an_author() {
    // No author, and a title that many have; by its other title it is the third record, of which the
    // reviewer says that it is the study of the review.
    let bread = "Made-up study of bread in invented big towns";
    let known = with_doi(Citation::default(), "b");
    let known = Citation {
        pmid: "1".to_owned(),
        ..known
    };
    let known = after(&empty(), &each(&empty(), &[known]));
    let records = [
        Citation {
            other: vec![("Title".to_owned(), bread.to_owned())],
            ..cited("Editorial", "", 2019)
        },
        Citation {
            pmid: "1".to_owned(),
            ..cited("", "Smith, Ann", 0)
        },
        Citation {
            pmid: "2".to_owned(),
            ..with_doi(cited(bread, "", 2019), "b")
        },
    ];
    let open = each(&known, &records);
    assert_eq!(open.preview.pairs.len(), 1);
    let choices = decided(&open.preview.pairs, Verdict::Same);
    let review = after(&known, &each_with(&known, &records, &choices));
    assert_eq!(review.studies().len(), 1);
    let again = each_with(&review, &records, &choices);
    assert_eq!(again.changes, [], "the same files again add nothing");
}
