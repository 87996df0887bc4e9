//! Printed scores against the answers of their rows, and the words that a table uses.

use mmat_appraisal::codec::tables::{
    Meaning, TableReading, TokenChoices, read_wide, read_wide_table, wide_table,
};
use mmat_appraisal::instrument::{ItemId, Response};

fn reading(text: &str, choices: &TokenChoices) -> TableReading {
    read_wide_table(&wide_table(text).unwrap(), choices).unwrap()
}

/// What is said of a score printed beside these answers to S1, S2 and 2.1 to 2.5.
fn said(answers: &str, score: &str) -> Option<String> {
    let text = format!("study,category,S1,S2,2.1,2.2,2.3,2.4,2.5,score\nA,rct,{answers},{score}\n");
    let (_, problems) = read_wide(&text).unwrap();
    assert!(problems.len() < 2, "{problems:?}");
    let problem = problems.into_iter().next()?;
    assert_eq!(problem.line, Some(2));
    assert_eq!(problem.field.as_deref(), Some("score"));
    Some(problem.message)
}

/// The same for mixed methods with 1.1 to 1.5, 3.1 to 3.5 and 5.1 to 5.5.
fn said_of_mixed(answers: &str, score: &str) -> Option<String> {
    let items = "1.1,1.2,1.3,1.4,1.5,3.1,3.2,3.3,3.4,3.5,5.1,5.2,5.3,5.4,5.5";
    let text = format!("study,category,{items},MMAT score (%)\nA,mixed,{answers},{score}\n");
    let (_, problems) = read_wide(&text).unwrap();
    problems.into_iter().next().map(|problem| problem.message)
}

#[test]
fn a_score_may_be_a_count_a_share_a_percentage_or_stars() {
    let four = "Y,Y,Y,Y,Y,N,Y";
    for score in [
        "4",
        "4/5",
        "4 of 5",
        "4 out of 5",
        "80%",
        "80 %",
        "80",
        "0.8",
        "\"0,8\"",
        "****",
        "★★★★☆",
        "4 stars",
        "4*",
        "4 (80%)",
        "4†",
        "80/100",
        "4.0",
        "",
        "NA",
        "high",
        "-**",
        "moderate (2)",
    ] {
        assert_eq!(said(four, score), None, "{score}");
    }
    for score in [
        "3",
        "5",
        "3/5",
        "4/6",
        "75%",
        "0.6",
        "***",
        "★★★☆☆",
        "20%",
        "4 (75%)",
        "0",
        "3.5",
        "80/90",
    ] {
        let message = said(four, score).unwrap();
        let printed = format!("“{score}” is printed, but 4 of the 5 criteria rated have Yes");
        assert!(message.contains(&printed), "{message}");
    }
}

#[test]
fn usual_mistakes_have_their_names() {
    let three_of_four = said("Y,Y,Y,Y,Y,N,", "25%").unwrap();
    assert!(three_of_four.contains("3 of the 4"), "{three_of_four}");
    assert!(three_of_four.contains("share of those without Yes"));
    // Either of the usual denominators will do.
    assert_eq!(said("Y,Y,Y,Y,Y,N,", "75%"), None);
    assert_eq!(said("Y,Y,Y,Y,Y,N,", "60%"), None);
    for of_seven in ["86%", "6/7", "0.86", "6"] {
        let message = said("Y,Y,Y,Y,Y,N,Y", of_seven).unwrap();
        assert!(message.contains("screening questions"), "{message}");
    }
    let not_rated = said("N,N,NA,NA,NA,NA,NA", "0%").unwrap();
    assert!(not_rated.contains("no criterion was rated"), "{not_rated}");
    assert_eq!(said(",,,,,,", "3"), None);
}

#[test]
fn mixed_methods_may_print_the_lowest_set_or_all_fifteen() {
    let answers = "Y,Y,Y,Y,N,Y,Y,Y,N,N,Y,Y,Y,Y,Y";
    for score in ["3", "60", "60%", "12", "12/15", "80%", "0.8", "***"] {
        assert_eq!(said_of_mixed(answers, score), None, "{score}");
    }
    let message = said_of_mixed(answers, "100").unwrap();
    assert!(message.contains("12 of the 15"), "{message}");
    assert!(message.contains("3 of 5 in the lowest set"), "{message}");
    // Two thirds are printed with two digits or none.
    let ten = "Y,Y,Y,Y,N,Y,Y,Y,N,N,Y,Y,Y,N,N";
    for score in ["67%", "66.7%", "66%", "0.66", "0.67"] {
        assert_eq!(said_of_mixed(ten, score), None, "{score}");
    }
}

#[test]
fn a_score_has_many_headings_and_other_columns_are_none() {
    for heading in [
        "reported_score",
        "Score",
        "Total",
        "%",
        "Stars",
        "MMAT score",
        "Score (%)",
        "Total score (out of 5)",
        "% of criteria met",
    ] {
        let text = format!("study,category,2.1,\"{heading}\"\nA,rct,N,4\n");
        let (_, problems) = read_wide(&text).unwrap();
        assert_eq!(problems.len(), 1, "{heading}");
        assert_eq!(problems[0].field.as_deref(), Some(heading));
    }
    for heading in ["Total sample", "reported_note", "Country", "5"] {
        let text = format!("study,category,2.1,{heading}\nA,rct,N,4\n");
        let (_, problems) = read_wide(&text).unwrap();
        assert!(
            problems.iter().all(|problem| problem.line == Some(1)),
            "{heading}"
        );
    }
}

#[test]
fn each_word_is_told_with_what_it_becomes() {
    let text = "study,category,1.1,1.2,1.3,1.4,1.5\nA,qualitative,Y,Y*,Partial,-,Unclear\nB,qualitative,Yes,Y,U,NA,\n";
    let tokens = reading(text, &TokenChoices::new()).tokens;
    let told: Vec<_> = tokens
        .iter()
        .map(|token| (token.printed.as_str(), token.count, token.becomes))
        .collect();
    let yes = Meaning::Response(Response::Yes);
    let cant_tell = Meaning::Response(Response::CantTell);
    let expected = [
        ("Y", 3, yes),
        ("Partial", 1, Meaning::NotAnAnswer),
        ("-", 1, Meaning::Unanswered),
        ("Unclear", 1, cant_tell),
        ("Yes", 1, yes),
        ("U", 1, cant_tell),
        ("NA", 1, Meaning::Unanswered),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_reviewers_decision_goes_before_what_is_usual() {
    let text = "study,category,1.1,1.2,1.3,2.1\nA,qualitative,Partial†,U,-,-\n";
    let choices: TokenChoices = [
        ("Partial".to_owned(), Some(Response::No)),
        ("U".to_owned(), None),
        ("-".to_owned(), Some(Response::No)),
    ]
    .into_iter()
    .collect();
    let reading = reading(text, &choices);
    assert_eq!(reading.problems, []);
    let answers = &reading.rows[0].answers;
    let first = answers.get(&ItemId::C11).unwrap();
    assert_eq!(first.response, Some(Response::No));
    assert_eq!(first.comment, "Footnote mark: †");
    assert_eq!(answers.get(&ItemId::C12), None);
    assert_eq!(
        answers.get(&ItemId::C13).unwrap().response,
        Some(Response::No)
    );
    // A dash outside the row's category stays one.
    assert_eq!(answers.get(&ItemId::C21), None);
    let becomes: Vec<_> = reading.tokens.iter().map(|token| token.becomes).collect();
    let no = Meaning::Response(Response::No);
    assert_eq!(becomes, [no, Meaning::Unanswered, no]);
}

#[test]
fn headings_may_be_the_wording_of_an_item() {
    let text = "study,category,1.1. Is the qualitative approach appropriate to answer the research question?,Is randomisation appropriately performed?,Are the groups comparable at baseline?,Are there complete outcome data?\nA,rct,,Y,N,U\n";
    let (rows, problems) = read_wide(text).unwrap();
    assert_eq!(problems, []);
    let items: Vec<_> = rows[0].answers.keys().copied().collect();
    assert_eq!(items, [ItemId::C21, ItemId::C22, ItemId::C23]);
}
