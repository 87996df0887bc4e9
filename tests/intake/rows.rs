//! Rows of appraisal tables.

use mmat_appraisal::codec::incoming::{Content, IncomingRow};
use mmat_appraisal::codec::intake::{Choices, Plan};
use mmat_appraisal::instrument::{Category, ItemId, Response};
use mmat_appraisal::review::{Appraisal, Review};

use super::{after, cited, each, empty, labels, me, planned, planned_read, row, with_doi};

fn with(into: &Review, table: &str) -> Review {
    after(into, &planned(into, &[("table.csv", table)]))
}

fn mine(review: &Review, place: usize) -> Appraisal {
    let study = &review.studies()[place].id;
    Appraisal::clone(review.appraisal(study, &me()).unwrap())
}

fn rows(into: &Review, rows: Vec<IncomingRow>) -> Plan {
    planned_read(into, vec![Content::Rows(rows)], &Choices::default())
}

#[test]
fn a_table_never_overwrites_an_answer() {
    let known = with(
        &empty(),
        "study,category,S1,1.1\nSmith 2019,qualitative,Y,N\n",
    );
    let table = "study,category,S1,S2,1.1,comment_1.1\nsmith 2019,rct,Y,N,Y,seen\n";
    let plan = planned(&known, &[("table.csv", table)]);
    let report = &plan.report;
    assert_eq!((report.studies_matched, report.answers_added), (1, 1));
    let differing = report.problems.iter();
    let differing = differing.filter(|problem| problem.message.contains("which was kept"));
    let fields: Vec<_> = differing
        .map(|problem| (problem.line, problem.field.as_deref()))
        .collect();
    assert_eq!(
        fields,
        [(Some(2), Some("category")), (Some(2), Some("1.1"))]
    );
    let mine = mine(&after(&known, &plan), 0);
    assert_eq!(mine.chosen().unwrap().category(), Category::Qualitative);
    assert_eq!(mine.response(ItemId::C11), Some(Response::No));
    assert_eq!(mine.answers.get(&ItemId::C11).unwrap().comment, "");
    assert_eq!(
        mine.response(ItemId::S2),
        Some(Response::No),
        "a new one is taken"
    );
}

#[test]
fn evidence_joins_an_answer_that_has_none_and_the_same_response() {
    let known = with(
        &empty(),
        "study,category,1.1,1.2\nSmith 2019,qualitative,N,N\n",
    );
    let table = "study,category,1.1,comment_1.1,1.2,comment_1.2\n\
                 Smith 2019,qualitative,N,seen,Y,speaks for Yes\n";
    let mine = mine(&with(&known, table), 0);
    assert_eq!(mine.answers.get(&ItemId::C11).unwrap().comment, "seen");
    let other = mine.answers.get(&ItemId::C12).unwrap();
    assert_eq!(
        (other.response, other.comment.as_str()),
        (Some(Response::No), "")
    );
}

#[test]
fn a_response_is_taken_in_where_there_is_only_a_comment() {
    let first = "study,category,1.1,comment_1.1\nMade-up 2020,qualitative,,seen\n";
    let known = with(&empty(), first);
    let second = "study,category,1.1\nMade-up 2020,qualitative,Y\n";
    let plan = planned(&known, &[("b.csv", second)]);
    let report = &plan.report;
    assert_eq!((report.answers_added, report.problems.len()), (1, 0));
    let mine = mine(&after(&known, &plan), 0);
    assert_eq!(mine.response(ItemId::C11), Some(Response::Yes));
    assert_eq!(mine.answers.get(&ItemId::C11).unwrap().comment, "seen");
}

#[test]
fn a_study_with_several_rows_counts_once() {
    let table = "study,reviewer,1.1\nA,AA,Y\nA,BB,N\nB,AA,Y\n";
    let plan = planned(&empty(), &[("table.csv", table)]);
    let report = &plan.report;
    assert_eq!((report.studies_added, report.studies_matched), (2, 0));
    assert_eq!((report.appraisals_added, report.answers_added), (3, 3));
    let known = after(&empty(), &plan);
    let names: Vec<&str> = known
        .header()
        .reviewers
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(names, ["Reviewer 1", "AA", "BB"]);
    let again = planned(&known, &[("table.csv", table)]);
    assert_eq!(
        (again.report.studies_added, again.report.studies_matched),
        (0, 2)
    );
    assert_eq!(again.changes, []);
}

#[test]
fn rows_find_studies_of_the_same_intake_whatever_the_order_of_the_files() {
    let ris = "TY  - JOUR\nTI  - Made-up study of bread\nAU  - Smith, Ann\nPY  - 2019\nER  - \n";
    let table = "study,1.1\nSMITH 2019,Y\n";
    for files in [[("a", ris), ("b", table)], [("b", table), ("a", ris)]] {
        let review = after(&empty(), &planned(&empty(), &files));
        assert_eq!(labels(&review), ["Smith 2019"]);
        assert_eq!(mine(&review, 0).response(ItemId::C11), Some(Response::Yes));
    }
}

#[test]
fn a_row_that_could_mean_several_studies_is_left_out_and_named() {
    let citations =
        ["bread", "stairs"].map(|what| cited(&format!("Made-up {what}"), "Smith, A", 2019));
    let known = after(&empty(), &each(&empty(), &citations));
    let plan = planned(
        &known,
        &[("table.csv", "study,1.1\nSmith 2019,Y\nSmith 2019b,N\n")],
    );
    assert_eq!(plan.report.studies_added, 0);
    let problem = plan
        .report
        .problems
        .iter()
        .find(|p| p.field.as_deref() == Some("study"));
    assert_eq!(problem.unwrap().line, Some(2));
    let review = after(&known, &plan);
    assert_eq!(review.appraisals().count(), 1);
    assert_eq!(mine(&review, 1).response(ItemId::C11), Some(Response::No));
}

#[test]
fn a_row_finds_its_study_by_doi_or_title_before_its_label() {
    let citations = [
        with_doi(cited("Made-up study of bread", "Smith, A", 2019), "a"),
        cited("Made-up study of stairs", "Smith, A", 2019),
    ];
    let known = after(&empty(), &each(&empty(), &citations));
    let of = |label: &str, citation| IncomingRow {
        citation,
        ..row(2, label)
    };
    let by_doi = of("1", with_doi(cited("", "", 0), "A"));
    let by_title = of("Smith 2019a", cited("Made-up study of STAIRS", "", 0));
    let plan = rows(&known, vec![by_doi, by_title]);
    let report = &plan.report;
    assert_eq!((report.studies_added, report.studies_matched), (0, 2));
    assert_eq!(report.problems, []);
}

#[test]
fn a_row_whose_label_has_another_doi_here_is_left_out_and_named() {
    let known = [with_doi(cited("Made-up bread", "Smith, A", 2019), "a")];
    let known = after(&empty(), &each(&empty(), &known));
    let other = IncomingRow {
        citation: with_doi(cited("", "", 0), "b"),
        ..row(7, "Smith 2019")
    };
    let plan = rows(&known, vec![other]);
    assert_eq!(plan.changes, []);
    assert_eq!(plan.report.problems[0].line, Some(7));
}

#[test]
fn what_a_table_says_of_the_report_joins_the_study() {
    let known = after(&empty(), &rows(&empty(), vec![row(2, "Smith 2019")]));
    let told = IncomingRow {
        citation: with_doi(cited("Made-up bread", "", 0), "a"),
        ..row(2, "Smith 2019")
    };
    let plan = rows(&known, vec![told.clone()]);
    assert_eq!(plan.report.studies_merged, 1);
    let review = after(&known, &plan);
    assert_eq!(review.studies()[0].citation, told.citation);
    let fresh = after(&empty(), &rows(&empty(), vec![told.clone()]));
    assert_eq!(fresh.studies()[0].citation, told.citation);
    assert_eq!(labels(&fresh), ["Smith 2019"]);
}

#[test]
fn a_table_with_titles_and_dois_brings_what_it_says_of_each_study() {
    let table = "study,title,authors,year,journal,doi,pmid,S1\n\
        A,Made-up study of bread,\"Smith, Ann; Muster, Zoë\",2019,Made-up Quarterly,https://doi.org/10.5555/made-up.1,12345678,Y\n\
        B,,,,,,,N\n";
    let plan = planned(&empty(), &[("table.csv", table)]);
    assert_eq!(plan.report.problems, []);
    let review = after(&empty(), &plan);
    let citation = &review.studies()[0].citation;
    assert_eq!(citation.title, "Made-up study of bread");
    assert_eq!(citation.authors, ["Smith, Ann", "Muster, Zoë"]);
    assert_eq!(citation.year, Some(2019));
    assert_eq!(citation.journal, "Made-up Quarterly");
    assert_eq!(citation.doi, "10.5555/made-up.1");
    assert_eq!(citation.pmid, "12345678");
    assert_eq!(labels(&review), ["A", "B"]);
    assert_eq!(planned(&review, &[("table.csv", table)]).changes, []);
}

#[test]
fn a_table_with_dois_finds_its_studies_whatever_they_are_called_there() {
    let citations = ["bread", "stairs"].map(|what| {
        let citation = cited(&format!("Made-up {what}"), "Smith, A", 2019);
        with_doi(citation, what)
    });
    let known = after(&empty(), &each(&empty(), &citations));
    let table = "study,doi,1.1\nSmith,10.5555/STAIRS,Y\nS. (bread),10.5555/bread,N\n";
    let plan = planned(&known, &[("table.csv", table)]);
    assert_eq!(
        (plan.report.studies_added, plan.report.studies_matched),
        (0, 2)
    );
    let review = after(&known, &plan);
    assert_eq!(mine(&review, 1).response(ItemId::C11), Some(Response::Yes));
    assert_eq!(mine(&review, 0).response(ItemId::C11), Some(Response::No));
}

#[test]
fn what_is_no_year_in_a_table_is_named_and_costs_nothing_else() {
    let table = "study,title,year,Title,S1\nA,'=Made-up,soon,Other,Y\n";
    let plan = planned(&empty(), &[("table.csv", table)]);
    let fields: Vec<_> = plan
        .report
        .problems
        .iter()
        .map(|problem| (problem.line, problem.field.as_deref()))
        .collect();
    assert_eq!(fields, [(Some(1), Some("Title")), (Some(2), Some("year"))]);
    let review = after(&empty(), &plan);
    assert_eq!(review.studies()[0].citation.title, "=Made-up");
    assert_eq!(mine(&review, 0).response(ItemId::S1), Some(Response::Yes));
}
