//! How far reviewers agree, as a table: of every two reviewers, and of all over all.

use super::INSTRUMENT;
use super::cells::Csv;
use crate::instrument::{Category, ItemId, Response};
use crate::review::{
    Agreement, Many, Measure, Reading, Review, Rounds, TeamAgreement, TeamFigures, figures, reading,
};

/// The headings of the cells of a row.
pub(in crate::codec) const AGREEMENT_HEADER: [&str; 14] = [
    "round",
    "reviewer_1",
    "reviewer_2",
    "answers",
    "n",
    "agree",
    "percent",
    "kappa",
    "kappa_low",
    "kappa_high",
    "pabak",
    "ac1",
    "alpha",
    "note",
];

/// A cell of the table.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::codec) enum AgreementCell {
    /// A text.
    Text(String),
    /// A count or a coefficient; nothing where it is not computable.
    Number(Option<f64>),
}

/// A row of the table, as many cells as it has headings.
pub(in crate::codec) type AgreementRow = Vec<AgreementCell>;

/// Writes the agreement of reviewers: for each round and each two reviewers a row for all items, the
/// screening questions, the criteria, the category and each item; then, of more than two reviewers,
/// such rows of all of them together, in which `n` counts what two or more rated.
///
/// `round` is `all`, `pilot` or `main`; without pilot studies it is `all` alone. A figure that is not
/// computable is an empty cell, and `note` says why. Numbers have a point and are not rounded.
#[must_use]
pub fn agreement_csv(review: &Review) -> String {
    let mut csv = Csv::new();
    let header = AGREEMENT_HEADER.into_iter().chain(["instrument"]);
    header.for_each(|name| csv.cell(name));
    csv.end_row();
    for row in agreement_rows(review) {
        for cell in row {
            match cell {
                AgreementCell::Text(text) => csv.cell(&text),
                AgreementCell::Number(number) => csv.number(number),
            }
        }
        csv.cell(INSTRUMENT);
        csv.end_row();
    }
    csv.finish()
}

/// The rows of the table, without its heading; none where no two reviewers appraised a study.
pub(in crate::codec) fn agreement_rows(review: &Review) -> Vec<AgreementRow> {
    let Rounds { all, pilot, main } = figures(review);
    let rounds = [("all", Some(all)), ("pilot", pilot), ("main", main)];
    let mut rows = Vec::new();
    for (token, round) in rounds {
        if let Some(round) = round {
            add_round(token, &round, review, &mut rows);
        }
    }
    rows
}

fn add_round(token: &str, round: &TeamFigures, review: &Review, rows: &mut Vec<AgreementRow>) {
    let name = |id| {
        let reviewer = review.reviewer(id);
        reviewer.map_or_else(String::new, |reviewer| reviewer.name.clone())
    };
    for pair in &round.pairs {
        let both = pair.reviewers.as_ref();
        let both = both.map(|(one, two)| [name(one), name(two)]);
        let both = both.unwrap_or_default();
        for (answers, measure) in of_pair(pair) {
            rows.push(of_two(token, &both, answers, &measure));
        }
    }
    if round.pairs.len() > 1 {
        let each = of_team(&round.team).into_iter();
        rows.extend(each.map(|(answers, many)| of_many(token, answers, &many)));
    }
}

fn of_pair(pair: &Agreement) -> Vec<(&'static str, Measure)> {
    let overall = [
        ("all", pair.all),
        ("screening", pair.screening),
        ("criteria", pair.criteria),
        ("category", pair.category),
    ];
    let items = pair.items.iter();
    let items = items.map(|(item, measure)| (ItemId::token(*item), *measure));
    overall.into_iter().chain(items).collect()
}

fn of_team(team: &TeamAgreement) -> Vec<(&'static str, Many)> {
    let overall = [
        ("all", team.all),
        ("screening", team.screening),
        ("criteria", team.criteria),
        ("category", team.category),
    ];
    let items = team.items.iter();
    let items = items.map(|(item, many)| (ItemId::token(*item), *many));
    overall.into_iter().chain(items).collect()
}

fn of_two(
    token: &str,
    [one, two]: &[String; 2],
    answers: &'static str,
    measure: &Measure,
) -> AgreementRow {
    let mut row = texts([token, one, two, answers]);
    row.extend([count(measure.n), count(measure.agree)]);
    let figures = [
        measure.percent,
        measure.kappa,
        measure.kappa_low,
        measure.kappa_high,
        measure.pabak,
        measure.ac1,
        None,
    ];
    row.extend(figures.map(AgreementCell::Number));
    row.push(AgreementCell::Text(note(answers, measure)));
    row
}

fn of_many(token: &str, answers: &'static str, many: &Many) -> AgreementRow {
    let mut row = texts([token, "", "", answers]);
    row.push(count(many.units));
    let figures = [None, None, None, None, None, None, many.ac1, many.alpha];
    row.extend(figures.map(AgreementCell::Number));
    let note = match (many.units, many.alpha) {
        (0, _) => "nothing that two or more rated",
        (_, None) => "all reviewers together; alpha is not computable: all ratings are the same",
        _ => "all reviewers together",
    };
    row.push(AgreementCell::Text(note.to_owned()));
    row
}

fn texts(texts: [&str; 4]) -> AgreementRow {
    texts
        .map(|text| AgreementCell::Text(text.to_owned()))
        .to_vec()
}

fn count(number: usize) -> AgreementCell {
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    AgreementCell::Number(Some(f64::from(number)))
}

/// Why a figure is not there, or how to read it.
fn note(answers: &str, measure: &Measure) -> String {
    let name = |place: usize| {
        if answers == "category" {
            Category::ALL.get(place).map_or("", |one| one.name())
        } else {
            Response::ALL.get(place).map_or("", |one| one.words())
        }
    };
    match reading(measure) {
        Some(Reading::NothingShared) => "nothing that both answered".to_owned(),
        Some(Reading::NoVariance { usual }) => {
            let usual = name(usual);
            format!("kappa is not computable: both said {usual} throughout")
        }
        Some(Reading::LowThoughAlike { usual, .. }) => {
            let usual = name(usual);
            format!("kappa is low although they mostly agree: most answers are {usual}")
        }
        None if measure.kappa_low.is_none() => {
            "the interval of kappa cannot be estimated".to_owned()
        }
        None => String::new(),
    }
}
