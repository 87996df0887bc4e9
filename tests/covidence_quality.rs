//! The quality assessment CSV of Covidence, in both layouts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

use mmat_appraisal::codec::incoming::{Content, FileProblem, IncomingRow, SourceFormat, read};
use mmat_appraisal::codec::tables::{
    Meaning, TableReading, TokenChoices, covidence_quality_table, read_covidence_quality,
};
use mmat_appraisal::instrument::{Category, ItemId, QuantitativeSet, Response};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, proptest};
use proptest::sample::select;

const FIRST: &str = include_str!("fixtures/made-up-covidence-quality-1.csv");
const SECOND: &str = include_str!("fixtures/made-up-covidence-quality-2.csv");

fn reading(text: &str, choices: &TokenChoices) -> TableReading {
    read_covidence_quality(&covidence_quality_table(text).unwrap(), choices).unwrap()
}

fn usual(text: &str) -> TableReading {
    reading(text, &TokenChoices::new())
}

fn response(row: &IncomingRow, item: ItemId) -> Option<Response> {
    row.answers.get(&item).and_then(|answer| answer.response)
}

fn place(problem: &FileProblem) -> (usize, &str) {
    let field = problem.field.as_deref().unwrap_or_default();
    (problem.line.unwrap_or_default(), field)
}

#[test]
fn domains_become_items_by_number_and_by_wording() {
    let rows = usual(FIRST).rows;
    assert_eq!(rows.len(), 5);
    let first = &rows[0];
    assert_eq!((first.line, first.study.as_str()), (3, "Made-up 2019"));
    assert_eq!(first.reviewer.as_deref(), Some("Ama"));
    assert_eq!(response(first, ItemId::S1), Some(Response::Yes));
    assert_eq!(response(first, ItemId::S2), Some(Response::Yes));
    assert_eq!(response(first, ItemId::C11), Some(Response::No));
    assert_eq!(response(&rows[1], ItemId::S2), Some(Response::CantTell));
    // British spelling of 2.1, and the wording that 2.3 shares with 3.3.
    assert_eq!(response(&rows[4], ItemId::C23), Some(Response::No));
    assert_eq!(response(&rows[4], ItemId::C33), None);
}

#[test]
fn quotes_lose_their_tags_and_blank_comments_are_none() {
    let rows = usual(FIRST).rows;
    let first = rows[0].answers.get(&ItemId::S1).unwrap();
    assert_eq!(first.quote, "We asked how\nmade-up people answer");
    assert_eq!(first.comment, "");
    let second = rows[0].answers.get(&ItemId::C11).unwrap();
    assert_eq!(second.comment, "stated, with p <0.05");
}

#[test]
fn the_second_block_of_a_renamed_domain_fills_the_first() {
    let reading = usual(FIRST);
    let second = reading.rows[1].answers.get(&ItemId::C11).unwrap();
    assert_eq!(second.response, Some(Response::Yes));
    assert_eq!(second.comment, "second block");
    let told = reading.problems.iter().find(|problem| {
        place(problem).0 == 1 && problem.message.contains("item 1.1 has this domain")
    });
    assert!(told.is_some());
    let text = "Study Id,Reviewer,1.1,\"\",\"\",1.1 for All outcomes,\"\",\"\"\n\"\",\"\",Judgement,Quotes,Comments,Judgement,Quotes,Comments\nA,R,Yes,,,No,,\n";
    let differing = usual(text);
    assert_eq!(
        response(&differing.rows[0], ItemId::C11),
        Some(Response::Yes)
    );
    let last = differing.problems.last().unwrap();
    assert_eq!(place(last), (3, "1.1 for All outcomes"));
}

#[test]
fn judgements_of_covidence_are_named_once_for_each_column_and_not_guessed() {
    let reading = usual(FIRST);
    let named: Vec<_> = reading
        .problems
        .iter()
        .filter(|problem| problem.message.contains("judgements of Covidence"))
        .map(place)
        .collect();
    let heading = "Is randomisation appropriately performed?";
    let second = "Are the groups comparable at baseline?";
    assert_eq!(named, [(1, heading), (1, second)]);
    for row in &reading.rows {
        assert_eq!(response(row, ItemId::C21), None);
        assert_eq!(response(row, ItemId::C22), None);
    }
    // In a column with the MMAT's own answers it is one of their synonyms.
    let third = reading.rows[3].answers.get(&ItemId::C23).unwrap();
    assert_eq!(third.response, Some(Response::CantTell));
    assert_eq!(third.comment, "Footnote mark: *");
    let partial = reading
        .problems
        .iter()
        .find(|problem| problem.message.contains("Partial"));
    assert_eq!(place(partial.unwrap()), (9, second));
}

#[test]
fn a_reviewer_can_say_what_low_and_high_mean() {
    let mut choices = TokenChoices::new();
    choices.choose("low", Some(Response::Yes));
    choices.choose("high", Some(Response::No));
    choices.choose("unclear", Some(Response::CantTell));
    let reading = reading(FIRST, &choices);
    assert_eq!(response(&reading.rows[3], ItemId::C21), Some(Response::Yes));
    assert_eq!(response(&reading.rows[4], ItemId::C21), Some(Response::No));
    assert_eq!(
        response(&reading.rows[3], ItemId::C22),
        Some(Response::CantTell)
    );
    let still = |problem: &FileProblem| problem.message.contains("judgements of Covidence");
    assert!(!reading.problems.iter().any(still));
    let low = reading.tokens.iter().find(|token| token.printed == "low");
    assert_eq!(low.unwrap().becomes, Meaning::Response(Response::Yes));
}

#[test]
fn consensus_rows_say_so() {
    let rows = usual(FIRST).rows;
    let consensus: Vec<bool> = rows.iter().map(|row| row.consensus).collect();
    assert_eq!(consensus, [false, false, true, false, false]);
    assert!(usual(SECOND).rows[1].consensus);
}

#[test]
fn the_category_is_the_named_one_or_the_only_set_with_answers() {
    let first = usual(FIRST);
    let categories: Vec<_> = first.rows.iter().map(|row| row.category).collect();
    let qualitative = Some(Category::Qualitative);
    let rct = Some(Category::Rct);
    assert_eq!(
        categories,
        [qualitative, qualitative, qualitative, rct, rct]
    );
    let second = usual(SECOND);
    let categories: Vec<_> = second
        .rows
        .iter()
        .map(|row| (row.category, row.set))
        .collect();
    let mixed = (Some(Category::Mixed), Some(QuantitativeSet::Rct));
    assert_eq!(categories, [mixed, mixed, (None, None), (rct, None)]);
    let places: Vec<_> = second.problems.iter().map(place).collect();
    assert_eq!(places, [(1, ""), (4, "category"), (5, "study")]);
    assert!(second.problems[0].message.contains("Year of data"));
}

#[test]
fn the_flat_layout_has_its_comments_too() {
    let rows = usual(SECOND).rows;
    let answer = rows[0].answers.get(&ItemId::C11).unwrap();
    assert_eq!(answer.comment, "reason");
    assert_eq!(response(&rows[0], ItemId::C51), Some(Response::CantTell));
}

#[test]
fn domains_that_name_two_items_or_none_are_not_read() {
    let text = "Study Id,Reviewer,S1,\"\",\"\",1.3 Is randomization appropriately performed?,\"\",\"\",Are there complete outcome data?,\"\",\"\"\n\"\",\"\",Judgement,Quotes,Comments,Judgement,Quotes,Comments,Judgement,Quotes,Comments\nA,R,Yes,,,Yes,,,Yes,,\n";
    let reading = usual(text);
    assert_eq!(reading.rows[0].answers.len(), 1);
    let fields: Vec<_> = reading.problems.iter().map(place).collect();
    assert_eq!(
        fields,
        [
            (1, "1.3 Is randomization appropriately performed?"),
            (1, "Are there complete outcome data?")
        ]
    );
}

#[test]
fn it_is_recognised_by_its_content() {
    for text in [FIRST, SECOND] {
        let reading = read(text.as_bytes()).unwrap();
        assert_eq!(reading.format, SourceFormat::CovidenceQuality);
        assert!(matches!(reading.content, Content::Rows(_)));
        assert!(!reading.tokens.is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_pieces_of_such_files_make_it_panic(pieces in vec(select(vec![
        "Study Id,Reviewer,S1,\"\",\"\"\n", "Study ID,Reviewer Name,1.1\n", "\"\",\"\",Judgement,Quotes,Comments\n",
        "1.1", "MMAT 2.1", "Are there complete outcome data?", "low", "unclear", "<b>", "<", "</B", "Consensus", ",", "\n",
        "\"", "Yes", "é", "İ", "Q1.1.1", "q", "for All outcomes", "category", "\u{feff}", "Partial*,†",
    ]), 0..60)) {
        let _ = read(pieces.concat().as_bytes());
        let headed = format!("Study Id,Reviewer,S1,\"\",\"\"\n{}", pieces.concat());
        let _ = read(headed.as_bytes());
    }
}
