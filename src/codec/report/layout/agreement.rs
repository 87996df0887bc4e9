//! How far reviewers agree, as tables to print.

use crate::codec::report::words::{UNANSWERED, one_line};
use crate::review::{Agreement, Measure, Review, Rounds, figures};

/// The headings of [`AgreementTable::rows`].
pub const AGREEMENT: [&str; 7] = [
    "Answers",
    "Both gave",
    "Agree",
    "Per cent",
    "Cohen's kappa (95% CI)",
    "PABAK",
    "AC1",
];

/// The agreement of two reviewers in a round, before consensus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementTable {
    /// Who they are, and the round where there are two.
    pub caption: String,
    /// All items, the screening questions, the criteria and the category.
    pub rows: Vec<[String; 7]>,
}

/// A table for each round and each two reviewers who appraised a study in common in it.
pub(super) fn agreements(review: &Review) -> Vec<AgreementTable> {
    let Rounds { all, pilot, main } = figures(review);
    let rounds = match (main, pilot) {
        (Some(main), Some(pilot)) => vec![
            (", main round", main),
            (", pilot round", pilot),
            (", both rounds together", all),
        ],
        _ => vec![("", all)],
    };
    let mut tables = Vec::new();
    for (name, round) in &rounds {
        let pairs = round.pairs.iter();
        let pairs = pairs.filter(|pair| pair.all.n > 0 || pair.category.n > 0);
        tables.extend(pairs.map(|pair| table(name, pair, review)));
    }
    tables
}

fn table(round: &str, pair: &Agreement, review: &Review) -> AgreementTable {
    let name = |id| {
        let reviewer = review.reviewer(id);
        reviewer.map_or_else(String::new, |reviewer| one_line(&reviewer.name))
    };
    let both = pair.reviewers.as_ref();
    let both = both.map_or_else(String::new, |(one, two)| {
        format!("{} and {}", name(one), name(two))
    });
    AgreementTable {
        caption: format!("Agreement of {both} before consensus{round}"),
        rows: vec![
            row("All items", &pair.all),
            row("Screening questions", &pair.screening),
            row("Criteria", &pair.criteria),
            row("Category of study design", &pair.category),
        ],
    }
}

fn row(name: &str, measure: &Measure) -> [String; 7] {
    let figure = |figure: Option<f64>| match figure {
        Some(figure) => format!("{figure:.2}"),
        None => UNANSWERED.to_owned(),
    };
    let percent = measure.percent.map(|share| format!("{share:.0} %"));
    [
        name.to_owned(),
        measure.n.to_string(),
        measure.agree.to_string(),
        percent.unwrap_or_else(|| UNANSWERED.to_owned()),
        kappa(measure),
        figure(measure.pabak),
        figure(measure.ac1),
    ]
}

fn kappa(measure: &Measure) -> String {
    match (measure.kappa, measure.kappa_low.zip(measure.kappa_high)) {
        (Some(kappa), Some((low, high))) => format!("{kappa:.2} ({low:.2} to {high:.2})"),
        (Some(kappa), None) => format!("{kappa:.2} (interval not estimable)"),
        (None, _) if measure.n > 0 => "not computable".to_owned(),
        (None, _) => UNANSWERED.to_owned(),
    }
}
