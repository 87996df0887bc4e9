//! Appraisal tables: published ones in, ours out and in again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/full.rs"]
mod full;
#[path = "tables/out.rs"]
mod out;
#[path = "tables/printed.rs"]
mod printed;
#[path = "support/reviews.rs"]
mod reviews;
#[path = "tables/words.rs"]
mod words;

use mmat_appraisal::codec::incoming::{FileProblem, ImportError, IncomingRow};
use mmat_appraisal::codec::tables::read_wide;
use mmat_appraisal::instrument::{ItemId, QuantitativeSet, Response};

const IJERPH: &str = include_str!("../assets/example/ijerph-2023-33-studies.csv");
const BMC: &str = include_str!("fixtures/bmc-nursing-2020-5-studies.csv");
const DIGITAL: &str = include_str!("fixtures/digital-health-2024-6-studies.csv");
const TWO: &str = include_str!("fixtures/two-reviewers.csv");

fn place(problem: &FileProblem) -> (usize, &str) {
    let field = problem.field.as_deref().unwrap_or_default();
    (problem.line.unwrap_or_default(), field)
}

/// Yes, No and Can't tell of each item that has any.
fn counts(rows: &[IncomingRow]) -> Vec<(&'static str, usize, usize, usize)> {
    ItemId::ALL
        .into_iter()
        .map(|item| {
            let of = |response| {
                let answers = rows.iter().filter_map(|row| row.answers.get(&item));
                answers
                    .filter(|answer| answer.response == Some(response))
                    .count()
            };
            let [yes, no, cant_tell] = Response::ALL.map(of);
            (item.token(), yes, no, cant_tell)
        })
        .filter(|(_, yes, no, cant_tell)| yes + no + cant_tell > 0)
        .collect()
}

#[test]
fn the_published_example_is_read_as_printed() {
    let (rows, problems) = read_wide(IJERPH).unwrap();
    assert_eq!(rows.len(), 33);
    // Counted in the file with awk, apart from this reader.
    let expected = [
        ("S1", 32, 0, 1),
        ("S2", 33, 0, 0),
        ("1.1", 16, 0, 0),
        ("1.2", 14, 1, 1),
        ("1.3", 15, 0, 1),
        ("1.4", 15, 1, 0),
        ("1.5", 14, 1, 1),
        ("2.1", 2, 0, 1),
        ("2.2", 3, 0, 0),
        ("2.3", 2, 1, 0),
        ("2.4", 0, 3, 0),
        ("2.5", 2, 0, 1),
        ("3.1", 7, 0, 0),
        ("3.2", 6, 0, 1),
        ("3.3", 6, 0, 1),
        ("3.4", 3, 3, 1),
        ("3.5", 6, 1, 0),
        ("4.1", 4, 0, 0),
        ("4.2", 4, 0, 0),
        ("4.3", 4, 0, 0),
        ("4.4", 0, 2, 2),
        ("4.5", 3, 0, 1),
        ("5.1", 2, 0, 0),
        ("5.2", 2, 0, 0),
        ("5.3", 2, 0, 0),
        ("5.4", 2, 0, 0),
        ("5.5", 2, 0, 0),
    ];
    assert_eq!(counts(&rows), expected);
    let set = "quantitative_set";
    let places: Vec<_> = problems.iter().map(place).collect();
    assert_eq!(places, [(32, set), (33, set)]);
    assert_eq!(rows[0].study, "Bezboruah 2013 [5]");
    assert_eq!((rows[32].line, rows[32].category), (34, None));
}

#[test]
fn dashes_with_footnotes_are_unanswered() {
    let (rows, problems) = read_wide(BMC).unwrap();
    assert_eq!(problems, []);
    let expected = [
        ("S1", 4, 1, 0),
        ("S2", 4, 0, 0),
        ("3.1", 2, 2, 0),
        ("3.2", 4, 0, 0),
        ("3.3", 4, 0, 0),
        ("3.4", 3, 1, 0),
        ("3.5", 4, 0, 0),
    ];
    assert_eq!(counts(&rows), expected);
    assert_eq!(rows[4].answers.len(), 1);
}

#[test]
fn two_words_for_one_answer_are_read() {
    let (rows, problems) = read_wide(DIGITAL).unwrap();
    // Zhang et al. is printed with 4, but has three Yes.
    let places: Vec<_> = problems.iter().map(place).collect();
    assert_eq!(places, [(4, "reported_score")]);
    assert!(
        problems[0]
            .message
            .contains("“4” is printed, but 3 of the 5")
    );
    let expected = [
        ("2.1", 2, 1, 0),
        ("2.2", 3, 0, 0),
        ("2.3", 3, 0, 0),
        ("2.4", 0, 0, 3),
        ("2.5", 3, 0, 0),
        ("3.1", 0, 0, 3),
        ("3.2", 3, 0, 0),
        ("3.3", 3, 0, 0),
        ("3.4", 0, 3, 0),
        ("3.5", 3, 0, 0),
    ];
    assert_eq!(counts(&rows), expected);
}

#[test]
fn both_reviewers_are_read_with_their_comments() {
    let (rows, problems) = read_wide(TWO).unwrap();
    assert_eq!(problems, []);
    assert_eq!(rows.len(), 10);
    let answers = rows.iter().flat_map(|row| row.answers.values());
    assert_eq!(
        answers.filter(|answer| answer.response.is_some()).count(),
        70
    );
    let agree = rows.chunks(2).map(|pair| {
        assert_eq!(pair[0].study, pair[1].study);
        assert_eq!(pair[0].reviewer.as_deref(), Some("1"));
        assert_eq!(pair[1].reviewer.as_deref(), Some("2"));
        let same = |item: &&ItemId| {
            pair[0].answers.get(item).unwrap().response
                == pair[1].answers.get(item).unwrap().response
        };
        let both = pair[0]
            .answers
            .keys()
            .filter(|item| pair[1].answers.contains_key(item));
        both.filter(same).count()
    });
    assert_eq!(agree.sum::<usize>(), 30);
    assert_eq!(
        rows[0].answers.get(&ItemId::C24).unwrap().comment,
        "Does not say"
    );
}

#[test]
fn columns_may_come_in_any_order_and_case() {
    let text = "\u{feff}LOCATION_1.1;1.2;Category;s1;Study;Comment_1.1;1.1;Reviewer;Setting;final_x\r\np. 3;N;1;y;A;why;U;R;J;x\r\n";
    let (rows, problems) = read_wide(text).unwrap();
    let row = &rows[0];
    let answer = &row.answers.get(&ItemId::C11).unwrap();
    assert_eq!(
        (row.study.as_str(), row.reviewer.as_deref()),
        ("A", Some("R"))
    );
    assert_eq!(
        (answer.comment.as_str(), answer.location.as_str()),
        ("why", "p. 3")
    );
    assert_eq!(answer.response, Some(Response::CantTell));
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.contains("Setting") && !problems[0].message.contains("final_x"));
    assert_eq!(read_wide("study,year\nA,2019\n"), Err(ImportError::Unknown));
}

#[test]
fn the_quantitative_set_is_the_only_one_with_answers() {
    let text = "study,category,quantitative_set,2.1,3.1,5.1\nA,mixed,,,Y,Y\nB,mixed,,Y,Y,Y\nC,mixed,,,,Y\nD,mixed,rct,Y,,Y\nE,mixed,,,,\nF,rct,rct,Y,,\n";
    let (rows, problems) = read_wide(text).unwrap();
    let sets: Vec<_> = rows.iter().map(|row| row.set).collect();
    let (rct, nonrandomized) = (
        Some(QuantitativeSet::Rct),
        Some(QuantitativeSet::Nonrandomized),
    );
    assert_eq!(sets, [nonrandomized, None, None, rct, None, None]);
    let set = "quantitative_set";
    assert_eq!(
        problems.iter().map(place).collect::<Vec<_>>(),
        [(3, set), (4, set), (7, set)]
    );
}

#[test]
fn what_does_not_fit_is_named_and_costs_nothing_else() {
    let text = "study,category,1.1,1.2,2.1\nA,qualitative,Partial,Y,Y\n,rct,,,Y\n\"B\nC\",,,,Y\nD,cohort,,,Y\nE,rct,,\nF,rct,,,N\n";
    let (rows, problems) = read_wide(text).unwrap();
    let studies: Vec<_> = rows.iter().map(|row| row.study.as_str()).collect();
    assert_eq!(studies, ["A", "B\nC", "D", "F"]);
    let places: Vec<_> = problems.iter().map(place).collect();
    let expected = [
        (2, "1.1"),
        (2, "2.1"),
        (3, "study"),
        (4, "category"),
        (6, "category"),
        (7, ""),
    ];
    assert_eq!(places, expected);
    assert!(problems[1].message.contains("qualitative"));
    assert_eq!(
        rows[0].answers.get(&ItemId::C21).unwrap().response,
        Some(Response::Yes)
    );
    assert_eq!(rows[3].line, 8);
}

#[test]
fn unclosed_quotation_marks_cost_their_own_rows_alone() {
    let text = "study,S1,comment_S1\nA,Yes,x\nB,No,\"open\nC,No,\"open too\nD,No,\"two\nlines\"\nE,Yes,y\n";
    let (rows, problems) = read_wide(text).unwrap();
    let studies: Vec<_> = rows.iter().map(|row| row.study.as_str()).collect();
    assert_eq!(studies, ["A", "D", "E"]);
    assert_eq!(
        problems.iter().map(place).collect::<Vec<_>>(),
        [(3, ""), (4, "")]
    );
}
