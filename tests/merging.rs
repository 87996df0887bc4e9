//! Merging: what counts, what is asked first, what is never lost; its laws in `merging/laws.rs`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/double.rs"]
mod double;
#[path = "merging/laws.rs"]
mod laws;

use std::rc::Rc;

use double::{
    TWO_REVIEWERS, appraisal, chosen, review, review_of, reviewer, reviewer_id, study, study_id,
};
use mmat_appraisal::instrument::{Design, ItemId, Response};
use mmat_appraisal::review::{
    Answer, Appraisal, Carried, Change, Citation, FactDifference, Header, MergeAnswers, MergeError,
    MergeQuestion, Merged, ProtocolDifference, Review, ReviewId, Side, Study, TeamRule, Timestamp,
    What, changes_between, merge, merge_questions,
};

fn at(hour: u32) -> Timestamp {
    Timestamp::parse(&format!("2026-03-03T{hour:02}:00:00Z")).unwrap()
}

fn answer(response: Response, hour: u32) -> Answer {
    Answer {
        response: Some(response),
        ..Answer::empty(at(hour))
    }
}

/// A review of study A by `r` and `s`; `r` gave these responses at these hours.
fn by_r(answers: &[(ItemId, Response, u32)]) -> Review {
    let answers = answers
        .iter()
        .map(|(item, response, hour)| (*item, answer(*response, *hour)));
    let mut one = appraisal("A", "r", Some(Design::Rct), &[]);
    one.answers = answers.collect();
    review(&["A"], &["r", "s"], vec![one])
}

fn merged(ours: &Review, theirs: &Review) -> Merged {
    merge(ours, theirs, &MergeAnswers::default()).unwrap()
}

fn response(review: &Review, study: &str, reviewer: &str, item: ItemId) -> Option<Response> {
    let one = review.appraisal(&study_id(study), &reviewer_id(reviewer))?;
    one.response(item)
}

#[test]
fn the_newest_answer_counts_whoever_brings_it_and_what_one_alone_has_is_kept() {
    let ours = by_r(&[
        (ItemId::C21, Response::Yes, 9),
        (ItemId::C22, Response::Yes, 12),
    ]);
    let theirs = by_r(&[
        (ItemId::C21, Response::No, 10),
        (ItemId::C22, Response::No, 11),
        (ItemId::C23, Response::CantTell, 8),
    ]);
    for (one, two) in [(&ours, &theirs), (&theirs, &ours)] {
        let found = merged(one, two).review;
        let of = |item| response(&found, "A", "r", item).unwrap();
        assert_eq!(of(ItemId::C21), Response::No);
        assert_eq!(of(ItemId::C22), Response::Yes);
        assert_eq!(of(ItemId::C23), Response::CantTell);
    }
    let report = merged(&ours, &theirs).report;
    assert_eq!((report.answers_added, report.answers_newer), (1, 1));
    assert_eq!((report.studies_matched, report.studies_added), (1, 0));
}

#[test]
fn two_halves_of_a_double_appraisal_become_the_whole() {
    let whole = review_of(TWO_REVIEWERS);
    let half = |name: &str| {
        let kept = whole
            .appraisals()
            .filter(|one| one.reviewer.as_str() == name)
            .map(|one| Appraisal::clone(one));
        let studies = whole.studies().iter().map(|study| Study::clone(study));
        Review::from_parts(
            Header::clone(whole.header()),
            studies.collect(),
            kept.collect(),
        )
    };
    let found = merged(&half("1"), &half("2"));
    assert_eq!(found.review, whole);
    assert_eq!(
        (found.report.appraisals_added, found.report.answers_added),
        (5, 35)
    );
    assert!(found.conflicts.is_empty() && found.differing.is_empty());
}

#[test]
fn a_tie_with_different_content_is_a_conflict_and_either_can_be_chosen() {
    let ours = by_r(&[(ItemId::C21, Response::Yes, 9)]);
    let theirs = by_r(&[(ItemId::C21, Response::No, 9)]);
    let (one, two) = (merged(&ours, &theirs), merged(&theirs, &ours));
    assert_eq!(one.review, two.review);
    assert_eq!(one.conflicts, two.conflicts);
    let [conflict] = one.conflicts.as_slice() else {
        panic!("{:?}", one.conflicts);
    };
    assert_eq!(conflict.what, What::Answer(ItemId::C21));
    assert_eq!(conflict.reviewer, Some(reviewer_id("r")));
    let kept = response(&one.review, "A", "r", ItemId::C21);
    let entry = conflict.log_entry(&at(13), None);
    let mut both = [entry.before.as_str(), entry.after.as_str()];
    assert_eq!(entry.after, kept.unwrap().token());
    both.sort_unstable();
    assert_eq!(both, ["no", "yes"]);
    let mut chosen = one.review.clone();
    chosen.apply(&conflict.take_other(&at(13)));
    assert_ne!(response(&chosen, "A", "r", ItemId::C21), kept);
    // The choice is newer than both and wins everywhere.
    for old in [&ours, &theirs, &one.review] {
        let again = merged(old, &chosen);
        assert_eq!(again.conflicts, vec![]);
        assert_eq!(again.review, merged(&chosen, old).review);
        let (after, settled) = (&again.review, &chosen);
        assert_eq!(
            response(after, "A", "r", ItemId::C21),
            response(settled, "A", "r", ItemId::C21)
        );
        assert!(after.appraisals().all(|one| one.set_aside.is_empty()));
    }
}

fn cited(id: &str, doi: &str, pmid: &str, title: &str) -> Study {
    let citation = Citation {
        doi: doi.to_owned(),
        pmid: pmid.to_owned(),
        title: title.to_owned(),
        authors: vec!["Doe, Jane".to_owned()],
        year: Some(2020),
        ..Citation::default()
    };
    Study {
        citation,
        ..study(id)
    }
}

fn holding(studies: Vec<Study>, reviewer: &str) -> Review {
    let header = Header::clone(review(&[], &["r", "s"], vec![]).header());
    let answers = [(ItemId::S1, Response::Yes)];
    let appraisals = studies
        .iter()
        .map(|study| appraisal(study.id.as_str(), reviewer, None, &answers))
        .collect();
    Review::from_parts(header, studies, appraisals)
}

#[test]
fn studies_with_other_ids_are_matched_by_doi_then_pubmed_id_then_title() {
    let pairs = [
        (
            cited("a", "10.1000/X", "1", "Made-up one"),
            cited("b", "10.1000/x", "2", "Made-up two"),
        ),
        (
            cited("a", "", "7", "Made-up one"),
            cited("b", "10.1000/x", "7", "Made-up two"),
        ),
        (
            cited("a", "", "", "A made-up study: one"),
            cited("b", "10.1000/x", "2", "A Made-Up Study one"),
        ),
    ];
    for (one, two) in pairs {
        let (ours, theirs) = (holding(vec![one], "r"), holding(vec![two], "s"));
        for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
            let found = merged(ours, theirs);
            let ids: Vec<&str> = found
                .review
                .studies()
                .iter()
                .map(|study| study.id.as_str())
                .collect();
            assert_eq!(ids, ["a"], "the smaller id, and one study");
            assert_eq!(found.review.appraisals_of(&study_id("a")).count(), 2);
            assert_eq!(found.review.appraisals().count(), 2);
        }
    }
}

#[test]
fn different_studies_are_not_taken_for_one() {
    let apart = [
        // The same title, but DOIs say that they are two.
        (
            vec![cited("a", "10.1000/x", "", "Made up")],
            vec![cited("b", "10.1000/y", "", "Made up")],
        ),
        // A key that two of ours share tells neither.
        (
            vec![
                cited("a", "10.1000/x", "", "Made up 1"),
                cited("c", "10.1000/x", "", "Made up 2"),
            ],
            vec![cited("b", "10.1000/x", "", "Made up 3")],
        ),
        // Nothing is known of either.
        (vec![study("a")], vec![study("b")]),
    ];
    for (ours, theirs) in apart {
        let all = ours.len() + theirs.len();
        let found = merged(&holding(ours, "r"), &holding(theirs, "s"));
        assert_eq!(found.review.studies().len(), all);
        assert_eq!(found.review.appraisals().count(), all);
    }
}

#[test]
fn facts_are_filled_in_and_those_that_differ_are_named_and_stay() {
    let mut ours = cited("a", "10.1000/x", "", "Made up");
    let mut theirs = cited("a", "10.1000/x", "5", "Made up");
    ours.citation.journal = "Made-up Journal".to_owned();
    theirs.citation.journal = "Another".to_owned();
    theirs.citation.other = vec![("LA".to_owned(), "eng".to_owned())];
    let found = merged(&holding(vec![ours], "r"), &holding(vec![theirs], "s"));
    let citation = &found.review.studies()[0].citation;
    assert_eq!(
        (citation.pmid.as_str(), citation.journal.as_str()),
        ("5", "Made-up Journal")
    );
    assert_eq!(citation.other.len(), 1);
    let difference = FactDifference {
        study: study_id("a"),
        field: "journal",
        ours: "Made-up Journal".to_owned(),
        theirs: "Another".to_owned(),
    };
    assert_eq!(found.differing, [difference]);
}

fn with_header(review: &Review, change: impl FnOnce(&mut Header)) -> Review {
    let mut header = Header::clone(review.header());
    change(&mut header);
    let mut changed = review.clone();
    changed.apply(&Change::Header(Rc::new(header)));
    changed
}

#[test]
fn another_review_is_told_apart_before_anything_is_merged() {
    let ours = by_r(&[(ItemId::C21, Response::Yes, 9)]);
    let theirs = with_header(&by_r(&[(ItemId::C22, Response::Yes, 9)]), |header| {
        header.id = ReviewId::new("another");
        header.title = "Another made-up review".to_owned();
    });
    let question = MergeQuestion::OtherReview {
        ours: "A made-up review".to_owned(),
        theirs: "Another made-up review".to_owned(),
    };
    assert_eq!(merge_questions(&ours, &theirs), vec![question.clone()]);
    let refused = merge(&ours, &theirs, &MergeAnswers::default()).unwrap_err();
    assert_eq!(refused, MergeError::Undecided(vec![question]));
    let answers = MergeAnswers {
        although_other_review: true,
        ..MergeAnswers::default()
    };
    let found = merge(&ours, &theirs, &answers).unwrap().review;
    assert_eq!(
        (found.id(), found.header().title.as_str()),
        (ours.id(), "A made-up review")
    );
    assert_eq!(response(&found, "A", "r", ItemId::C22), Some(Response::Yes));
}

#[test]
fn another_protocol_is_told_apart_by_what_differs_and_one_of_them_holds() {
    let ours = by_r(&[(ItemId::C21, Response::Yes, 9)]);
    let rule = TeamRule {
        text: "80 %".to_owned(),
        agreed: at(8),
    };
    let theirs = with_header(&ours, |header| {
        header.protocol.screening_used = false;
        header.protocol.rules.insert(ItemId::C23, rule);
    });
    let differing = vec![
        ProtocolDifference::Screening(true, false),
        ProtocolDifference::Rule(ItemId::C23, String::new(), "80 %".to_owned()),
    ];
    assert_eq!(
        merge_questions(&ours, &theirs),
        [MergeQuestion::Protocols(differing)]
    );
    for (side, screening) in [(Side::Ours, true), (Side::Theirs, false)] {
        let answers = MergeAnswers {
            protocol_of: Some(side),
            ..MergeAnswers::default()
        };
        let found = merge(&ours, &theirs, &answers).unwrap().review;
        assert_eq!(found.protocol().screening_used, screening);
        assert_eq!(found.protocol().rules.is_empty(), screening);
    }
}

#[test]
fn when_a_protocol_was_locked_is_no_difference_and_the_first_time_counts() {
    let locked = |hour| with_header(&by_r(&[]), |header| header.protocol.locked = Some(at(hour)));
    let (one, two, open) = (locked(9), locked(11), by_r(&[]));
    for (ours, theirs) in [(&one, &two), (&two, &one), (&open, &one), (&one, &open)] {
        assert_eq!(merged(ours, theirs).review.protocol().locked, Some(at(9)));
    }
}

#[test]
fn new_members_of_the_team_come_along() {
    let ours = by_r(&[]);
    let theirs = with_header(&ours, |header| header.reviewers.push(reviewer("t")));
    let names = |review: &Review| review.header().reviewers.len();
    assert_eq!(
        (
            names(&merged(&ours, &theirs).review),
            names(&merged(&theirs, &ours).review)
        ),
        (3, 3)
    );
}

#[test]
fn unknown_fields_of_both_survive() {
    let with = |name: &str| {
        let mut one = appraisal("A", "r", None, &[(ItemId::S1, Response::Yes)]);
        one.carried = Carried::new([(name.to_owned(), "1".to_owned())].into());
        review(&["A"], &["r"], vec![one])
    };
    let found = merged(&with("x_one"), &with("x_two")).review;
    let one = found.appraisals().next().unwrap();
    let names: Vec<&str> = one.carried.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["x_one", "x_two"]);
}

#[test]
fn the_category_and_the_way_to_it_are_one_part() {
    let with = |design, hour| {
        let mut one = appraisal("A", "r", None, &[]);
        one.design = Some(chosen(design));
        one.design.as_mut().unwrap().at = at(hour);
        review(&["A"], &["r"], vec![one])
    };
    let found = merged(&with(Design::Rct, 9), &with(Design::Descriptive, 10)).review;
    assert_eq!(
        found.appraisals().next().unwrap().chosen(),
        Some(Design::Descriptive)
    );
    assert_eq!(
        merged(&with(Design::Rct, 9), &with(Design::Descriptive, 9))
            .conflicts
            .len(),
        1
    );
}

#[test]
fn changes_lead_to_the_merged_review_and_back() {
    let ours = holding(
        vec![
            cited("c", "10.1000/x", "", "One"),
            cited("m", "", "", "Two"),
        ],
        "r",
    );
    let theirs = holding(
        vec![
            cited("z", "", "", "Three"),
            cited("a", "10.1000/x", "", "One"),
        ],
        "s",
    );
    let found = merged(&ours, &theirs).review;
    let mut review = ours.clone();
    let mut undo: Vec<Change> = changes_between(&ours, &found)
        .iter()
        .map(|change| review.apply(change))
        .collect();
    assert_eq!(review, found);
    let ids: Vec<&str> = found
        .studies()
        .iter()
        .map(|study| study.id.as_str())
        .collect();
    assert_eq!(ids, ["a", "m", "z"]);
    undo.reverse();
    for change in &undo {
        review.apply(change);
    }
    assert_eq!(review, ours);
    assert_eq!(changes_between(&found, &found), []);
}
