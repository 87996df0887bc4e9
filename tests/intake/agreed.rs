//! Rows of what reviewers agreed on: the consensus of a quality assessment from Covidence.

use mmat_appraisal::instrument::{Category, Design, ItemId, Response};
use mmat_appraisal::review::{Change, Consensus, Review, StudyId, Way, disagreements};

use super::{after, empty, planned};

const HEAD: &str = "Covidence #,Study ID,Title,Reviewer Name,Category,S1,1.1,1.1 Comments,2.1\n";

fn table(rows: &[&str]) -> String {
    let rows: Vec<String> = rows
        .iter()
        .map(|row| format!("1,Made-up 2019,,{row}\n"))
        .collect();
    format!("{HEAD}{}", rows.concat())
}

const AMA: &str = "Ama,qualitative,Yes,No,,";
const KOFI: &str = "Kofi,qualitative,Yes,Can't tell,does not say,";
const AGREED: &str = "Consensus,qualitative,Yes,Can't tell,looked again,";

fn with(into: &Review, rows: &[&str]) -> Review {
    after(into, &planned(into, &[("quality.csv", &table(rows))]))
}

fn study(review: &Review) -> StudyId {
    review.studies()[0].id.clone()
}

fn kept(review: &Review) -> Consensus {
    let kept = review.consensus(&study(review)).unwrap();
    Consensus::clone(kept)
}

fn team(review: &Review) -> Vec<&str> {
    let team = review.header().reviewers.iter();
    team.map(|one| one.name.as_str()).collect()
}

#[test]
fn a_consensus_row_beside_two_reviewers_becomes_their_consensus() {
    // In any order of the rows.
    for rows in [[AMA, KOFI, AGREED], [AGREED, AMA, KOFI]] {
        let review = with(&empty(), &rows);
        assert_eq!(team(&review), ["Reviewer 1", "Ama", "Kofi"]);
        assert_eq!(review.appraisals().count(), 2);
        let kept = kept(&review);
        assert_eq!(kept.parties().count(), 2);
        assert_eq!(kept.design, None, "they chose alike");
        assert_eq!(kept.answers.len(), 1, "they answered S1 alike");
        let agreed = kept.answers.get(&ItemId::C11).unwrap();
        assert_eq!(agreed.response, Response::CantTell);
        assert_eq!(agreed.comment, "looked again");
        assert_eq!(agreed.decision.way, Way::Other);
        assert!(agreed.decision.words.contains("Covidence"));
        assert_eq!(agreed.decision.by.len(), 2);
        let found = disagreements(&review, &study(&review));
        assert_eq!((found.items.len(), found.open_items().count()), (1, 0));
    }
}

#[test]
fn the_same_file_again_changes_nothing() {
    let rows = [AMA, KOFI, AGREED];
    let known = with(&empty(), &rows);
    let again = planned(&known, &[("quality.csv", &table(&rows))]);
    assert_eq!(again.changes, []);
    assert_eq!(again.report.problems, []);
}

#[test]
fn it_joins_reviewers_whose_rows_came_before() {
    let known = with(&empty(), &[AMA, KOFI]);
    let review = with(&known, &[AGREED]);
    assert_eq!(review.appraisals().count(), 2);
    assert_eq!(kept(&review).answers.len(), 1);
}

#[test]
fn without_two_reviewers_it_is_an_appraisal_and_named() {
    for (rows, count) in [(&[AGREED][..], 1), (&[AMA, AGREED][..], 2)] {
        let plan = planned(&empty(), &[("quality.csv", &table(rows))]);
        let review = after(&empty(), &plan);
        assert_eq!(review.appraisals().count(), count);
        assert!(team(&review).contains(&"Consensus"));
        assert!(review.consensus(&study(&review)).is_none());
        let problem = plan.report.problems.last().unwrap();
        assert_eq!(problem.field.as_deref(), Some("reviewer"));
        assert_eq!(problem.line, Some(count + 1));
        assert!(problem.message.contains("taken as an appraisal"));
    }
}

#[test]
fn an_appraisal_under_the_name_of_the_consensus_is_no_party() {
    let known = with(&empty(), &[AGREED]);
    let review = with(&known, &[AMA, KOFI, AGREED]);
    assert_eq!(review.appraisals().count(), 3);
    assert_eq!(kept(&review).parties().count(), 2);
}

#[test]
fn what_is_already_agreed_on_stays_and_what_differs_is_named() {
    let known = with(&empty(), &[AMA, KOFI, AGREED]);
    let other = "Consensus,rct,Yes,No,other words,Yes";
    let plan = planned(&known, &[("quality.csv", &table(&[AMA, KOFI, other]))]);
    let review = after(&known, &plan);
    let kept = kept(&review);
    let agreed = kept.answers.get(&ItemId::C11).unwrap();
    assert_eq!(agreed.response, Response::CantTell);
    assert!(kept.answers.contains_key(&ItemId::C21), "that is new");
    assert_eq!(kept.design.unwrap().design, Design::Rct);
    let fields: Vec<_> = plan
        .report
        .problems
        .iter()
        .filter(|problem| problem.message.contains("already agreed on"))
        .map(|problem| problem.field.as_deref())
        .collect();
    assert_eq!(fields, [Some("1.1")]);
}

#[test]
fn differing_categories_are_settled_by_the_category_of_the_row() {
    let other = "Kofi,rct,Yes,,,Yes";
    let review = with(&empty(), &[AMA, other, AGREED]);
    let agreed = kept(&review).design.unwrap();
    assert_eq!(agreed.design, Design::of(Category::Qualitative));
    let found = disagreements(&review, &study(&review));
    assert!(found.category.is_some() && !found.is_category_open());
}

#[test]
fn a_comment_without_an_answer_is_left_out_and_named() {
    let row = "Consensus,qualitative,Yes,,only words,";
    let plan = planned(&empty(), &[("quality.csv", &table(&[AMA, KOFI, row]))]);
    let problem = plan.report.problems.last().unwrap();
    assert_eq!(
        (problem.line, problem.field.as_deref()),
        (Some(4), Some("1.1"))
    );
    let is_consensus = |change: &&Change| matches!(change, Change::Consensus(_));
    assert_eq!(plan.changes.iter().filter(is_consensus).count(), 1);
}
