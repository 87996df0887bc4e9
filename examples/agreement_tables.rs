//! Writes a thousand made-up tables with our figures of agreement as JSON, for a check by an
//! independent implementation: `cargo run --example agreement_tables > tables.json`.
//!
//! Each table is
//! `{name, categories, ratings1, ratings2, expected, units, ac1All, alpha}`:
//! - `categories` is what the instrument offers, used or not;
//! - `ratings1` and `ratings2` are what two reviewers said of each item, `null` where one did not;
//! - `expected` is `{n, agree, percent, kappa, kappaLow, kappaHigh, pabak, ac1}` of these, over
//!   the items that both answered, `null` where a figure is not computable;
//! - `units` is, for three and more raters, a list per item with one rating per rater or `null`;
//!   the first two raters are reviewers 1 and 2. `ac1All` and `alpha` are over `units`.
//!
//! The tables are the same each time. Among them are missing answers, tables with no variance, and
//! single studies.

#![allow(
    clippy::indexing_slicing,
    reason = "an example may stop at the first surprise"
)]

use mmat_appraisal::codec::summary_json::measure_json;
use mmat_appraisal::review::{many, measure};
use serde_json::{Value, json};

/// Says nothing about anything: multiplier and increment of Knuth's MMIX generator.
struct Dice(u64);

impl Dice {
    /// A number below `limit`.
    fn below(&mut self, limit: u64) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % limit.max(1)).unwrap_or_default()
    }

    fn one_in(&mut self, number: u64) -> bool {
        self.below(number) == 0
    }
}

const RESPONSES: [&str; 3] = ["yes", "no", "cant-tell"];
const CATEGORIES: [&str; 5] = [
    "qualitative",
    "rct",
    "nonrandomized",
    "descriptive",
    "mixed",
];

/// What kind of table it is.
#[derive(Clone, Copy)]
enum Kind {
    Plain,
    MostlyYes,
    NoVariance,
    SingleStudy,
    OneCategoryUnused,
    Perfect,
}

const KINDS: [(Kind, &str); 6] = [
    (Kind::Plain, "plain"),
    (Kind::MostlyYes, "mostly yes"),
    (Kind::NoVariance, "no variance"),
    (Kind::SingleStudy, "single study"),
    (Kind::OneCategoryUnused, "one category unused"),
    (Kind::Perfect, "perfect agreement"),
];

/// The ratings of each item, one per rater, as places of categories.
fn units(kind: Kind, dice: &mut Dice, q: usize) -> Vec<Vec<Option<usize>>> {
    let raters = 3 + dice.below(4);
    let items = match kind {
        Kind::SingleStudy => 1,
        _ => 2 + dice.below(80),
    };
    let missing = [u64::MAX, 3, 8][dice.below(3)];
    let constant = dice.below(q as u64);
    let alike = 1 + dice.below(9) as u64;
    let mut units = Vec::new();
    for _ in 0..items {
        let truth = match kind {
            Kind::NoVariance => constant,
            Kind::MostlyYes if !dice.one_in(10) => 0,
            Kind::OneCategoryUnused => dice.below(q as u64 - 1),
            _ => dice.below(q as u64),
        };
        let rating = |dice: &mut Dice| {
            let differs = dice.one_in(alike);
            let other = dice.below(q as u64);
            match kind {
                Kind::NoVariance | Kind::Perfect => truth,
                Kind::OneCategoryUnused if differs => other.min(q - 2),
                _ if differs => other,
                _ => truth,
            }
        };
        let unit = (0..raters).map(|_| {
            let rating = rating(dice);
            (missing == u64::MAX || !dice.one_in(missing)).then_some(rating)
        });
        units.push(unit.collect());
    }
    units
}

fn table(number: usize, dice: &mut Dice) -> Value {
    let (kind, word) = KINDS[number % KINDS.len()];
    let names: &[&str] = if number.is_multiple_of(7) {
        &CATEGORIES
    } else {
        &RESPONSES
    };
    let q = names.len();
    let units = units(kind, dice, q);
    let said =
        |rater: usize| -> Vec<Option<usize>> { units.iter().map(|unit| unit[rater]).collect() };
    let (one, two) = (said(0), said(1));
    let both = one.iter().zip(&two);
    let pairs: Vec<(usize, usize)> = both.filter_map(|(one, two)| (*one).zip(*two)).collect();
    let given: Vec<Vec<usize>> = units
        .iter()
        .map(|unit| unit.iter().copied().flatten().collect())
        .collect();
    let over_all = many(&given, q);
    let words = |list: &[Option<usize>]| -> Vec<Option<&str>> {
        list.iter()
            .map(|place| place.map(|place| names[place]))
            .collect()
    };
    json!({
        "name": format!("{number}: {word}"),
        "categories": names,
        "ratings1": words(&one),
        "ratings2": words(&two),
        "expected": measure_json(&measure(&pairs, q)),
        "units": units.iter().map(|unit| words(unit)).collect::<Vec<_>>(),
        "ac1All": over_all.ac1,
        "alpha": over_all.alpha,
    })
}

fn main() {
    let mut dice = Dice(2018);
    let tables: Vec<Value> = (0..1000).map(|number| table(number, &mut dice)).collect();
    println!("{}", Value::from(tables));
}
