//! Files of every kind, and what is told of them.

use mmat_appraisal::codec::incoming::{Content, IncomingStudy, SourceFormat};
use mmat_appraisal::codec::intake::{Choices, Order, Progress, Stage, plan};
use mmat_appraisal::codec::{example, review_file};
use mmat_appraisal::review::{State, state, tally};

use super::full::full_review;
use super::{after, cited, empty, file, labels, me, moment, planned, planned_read};

const BROKEN: &str = include_str!("../fixtures/made-up-50-three-broken.ris");
const SIXTY: &str = include_str!("../fixtures/made-up-60.ris");
const COVIDENCE: &str = include_str!("../fixtures/made-up-covidence.csv");

#[test]
fn a_bad_record_never_costs_a_good_one() {
    let plan = planned(&empty(), &[("refs.ris", BROKEN)]);
    let problems = &plan.report.problems;
    assert_eq!(problems.len(), 3, "{problems:?}");
    assert!(problems.iter().all(|problem| problem.line.is_some()));
    assert!(problems.iter().all(|problem| problem.file == "refs.ris"));
    assert!(plan.report.studies_added >= 47);
    let review = after(&empty(), &plan);
    assert_eq!(review.studies().len(), plan.report.studies_added);
    assert_eq!(plan.preview.files[0].format, Some(SourceFormat::Ris));
    assert_eq!(plan.preview.files[0].studies, plan.report.studies_added);
}

#[test]
fn the_same_citations_again_add_nothing() {
    for text in [BROKEN, SIXTY, COVIDENCE] {
        let review = after(&empty(), &planned(&empty(), &[("refs", text)]));
        let again = planned(&review, &[("refs", text)]);
        assert_eq!(again.report.studies_added, 0);
        assert_eq!(again.report.studies_matched, review.studies().len());
        assert_eq!(again.changes, []);
    }
}

#[test]
fn half_a_review_file_is_a_problem_and_nothing_changes() {
    let whole = review_file::to_text(&full_review(false), &moment(0).now);
    let plan = planned(&empty(), &[("half.mmat.json", &whole[..whole.len() / 2])]);
    assert_eq!((plan.changes.len(), plan.reviews.len()), (0, 0));
    assert!(plan.report.problems[0].line.is_some());
    assert_eq!(plan.preview.files[0].format, None);
}

#[test]
fn a_whole_review_comes_as_it_is_with_its_numbers() {
    let text = review_file::to_text(&full_review(false), &moment(0).now);
    let plan = planned(&empty(), &[("review.mmat.json", &text)]);
    assert_eq!(plan.reviews, [full_review(false)]);
    assert_eq!(plan.changes, []);
    let report = &plan.report;
    let numbers = (
        report.studies_added,
        report.appraisals_added,
        report.answers_added,
    );
    assert_eq!(numbers, (1, 1, 3));
    let seen = &plan.preview.files[0];
    assert_eq!((seen.studies, seen.appraisals, seen.answers), (1, 1, 3));
}

#[test]
fn several_files_are_taken_together() {
    let files = [
        ("one.csv", "study,S1,1.1\nA,Y,N\n"),
        ("picture.png", "\u{0}\u{1}"),
        ("two.csv", "study,S1,1.1\nA,Y,N\nB,N,\n"),
    ];
    let plan = planned(&empty(), &files);
    let report = &plan.report;
    assert_eq!((report.studies_added, report.studies_matched), (2, 1));
    let of_picture = report
        .problems
        .iter()
        .filter(|problem| problem.file == "picture.png");
    assert_eq!(of_picture.count(), 1);
    let names: Vec<&str> = report.problems.iter().map(|p| p.file.as_str()).collect();
    assert_eq!(names, ["one.csv", "picture.png", "two.csv"], "file by file");
}

#[test]
fn labels_of_covidence_are_kept() {
    let review = after(&empty(), &planned(&empty(), &[("refs.csv", COVIDENCE)]));
    assert_eq!(labels(&review)[..2], ["Example 2019", "Specimen 2020"]);
}

#[test]
fn only_what_was_included_comes_in_where_the_reviewer_says_so() {
    let content = || {
        let titles = ["bread", "stairs", "lamps"];
        let said = [Some(true), Some(false), None];
        let studies = titles
            .iter()
            .zip(said)
            .map(|(title, included)| IncomingStudy {
                included,
                ..IncomingStudy::new(1, cited(&format!("Made-up {title}"), "Example, Ann", 2019))
            });
        vec![Content::Studies(studies.collect())]
    };
    let all = planned_read(&empty(), content(), &Choices::default());
    assert_eq!(all.preview.included, Some((1, 2)));
    assert_eq!((all.report.studies_added, all.report.left_out), (3, 0));
    let choices = Choices {
        only_included: true,
        ..Choices::default()
    };
    let some = planned_read(&empty(), content(), &choices);
    assert_eq!(some.preview.included, Some((1, 2)));
    assert_eq!((some.report.studies_added, some.report.left_out), (2, 1));
}

#[test]
fn a_record_that_has_nothing_but_a_label_is_found_by_it() {
    let labelled = || {
        let study = IncomingStudy {
            label: Some("Smith 2019".to_owned()),
            ..IncomingStudy::new(2, cited("", "", 0))
        };
        vec![Content::Studies(vec![study])]
    };
    let plan = planned_read(&empty(), labelled(), &Choices::default());
    let review = after(&empty(), &plan);
    assert_eq!(labels(&review), ["Smith 2019"]);
    let again = planned_read(&review, labelled(), &Choices::default());
    assert_eq!((again.changes.len(), again.report.studies_matched), (0, 1));
}

#[test]
fn progress_is_told_at_least_every_hundred_records() {
    let mut table = "study,1.1\n".to_owned();
    for number in 0..450 {
        table.push_str(&format!("Made-up {number},Y\n"));
    }
    let files = [file("refs.ris", SIXTY), file("table.csv", &table)];
    let mut told: Vec<Progress> = Vec::new();
    let order = Order {
        files: &files,
        into: &empty(),
        me: &me(),
        choices: &Choices::default(),
        moment: moment(1),
    };
    let _ = plan(order, &mut |progress| told.push(progress));
    let reading: Vec<Progress> = told
        .iter()
        .copied()
        .filter(|progress| progress.stage != Stage::Matching)
        .collect();
    let steps: Vec<_> = reading.iter().map(|p| (p.stage, p.done, p.of)).collect();
    assert_eq!(
        steps,
        [
            (Stage::Reading(0), 0, 2),
            (Stage::Reading(0), 1, 2),
            (Stage::Reading(1), 1, 2),
            (Stage::Reading(1), 2, 2),
        ]
    );
    let matching = &told[reading.len()..];
    assert!(matching.windows(2).all(|two| {
        let step = two[1].done - two[0].done;
        step <= 100 && two[1].of == two[0].of
    }));
    let (first, last) = (matching[0], matching[matching.len() - 1]);
    assert_eq!((first.done, last.done, last.of), (0, 570, 570));
}

#[test]
fn the_published_example_is_made_whole() {
    let review = example::review(moment(1));
    assert_eq!(review.id().as_str(), example::ID);
    assert_eq!(review.studies().len(), 33);
    assert_eq!(tally(&review).studies, 33);
    assert!(labels(&review).iter().all(|label| !label.contains('[')));
    let notes = |place: usize| review.studies()[place].citation.notes.clone();
    assert_eq!(labels(&review)[0], "Bezboruah 2013");
    assert_eq!(notes(0), ["Reference 5 of the source"]);
    assert_eq!(notes(11), [""; 0]);
    let complete = review
        .appraisals()
        .filter(|appraisal| state(Some(appraisal), review.protocol()) == State::Complete);
    assert_eq!(complete.count(), 30);
}
