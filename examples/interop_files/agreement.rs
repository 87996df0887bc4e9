//! Tables of ratings with the figures that we work out of them.

use mmat_appraisal::review::{many, measure};
use serde_json::{Value, json};

/// A thousand tables of every shape, each with all statistics: two to five reviewers and from one
/// study to many, answers missing, categories that nobody used, one response throughout.
pub fn tables() -> Value {
    let mut random = Random(2018);
    let tables = (0..1000).map(|number| table(&format!("table {number}"), &mut random));
    Value::Array(tables.collect())
}

/// What each reviewer answered of each unit; nothing where it is missing.
type Ratings = Vec<Vec<Option<usize>>>;

fn table(name: &str, random: &mut Random) -> Value {
    let q = 2 + random.below(4);
    let used = 1 + random.below(q);
    let reviewers = 2 + random.below(4);
    let units = random.one_of(&[1, 1, 2, 5, 35, 200, 400]);
    let (agreeing, missing) = (random.below(11), random.one_of(&[0, 0, 1, 3, 8]));
    let ratings: Ratings = (0..units)
        .map(|_| {
            let usual = random.below(used);
            (0..reviewers)
                .map(|_| {
                    let other = random.below(used);
                    let is_usual = random.below(10) < agreeing;
                    let is_missing = random.below(10) < missing;
                    (!is_missing).then_some(if is_usual { usual } else { other })
                })
                .collect()
        })
        .collect();
    figures(name, &ratings, q)
}

/// A table with the figures of its first two reviewers, and of all.
fn figures(name: &str, ratings: &Ratings, q: usize) -> Value {
    let of = |reviewer: usize| -> Vec<Option<usize>> {
        let units = ratings.iter();
        units
            .map(|unit| unit.get(reviewer).copied().flatten())
            .collect()
    };
    let (one, other) = (of(0), of(1));
    let both = one.iter().zip(&other);
    let pairs: Vec<(usize, usize)> = both
        .filter_map(|(one, other)| Some(((*one)?, (*other)?)))
        .collect();
    let given = ratings.iter().map(|unit| unit.iter().copied().flatten());
    let given: Vec<Vec<usize>> = given.map(Iterator::collect).collect();
    let (measure, many) = (measure(&pairs, q), many(&given, q));
    json!({
        "name": name,
        "ratings1": one,
        "ratings2": other,
        "categories": (0..q).collect::<Vec<_>>(),
        "expected": {
            "n": measure.n,
            "agree": measure.agree,
            "percent": measure.percent,
            "kappa": measure.kappa,
            "kappaLow": measure.kappa_low,
            "kappaHigh": measure.kappa_high,
            "pabak": measure.pabak,
            "ac1": measure.ac1,
        },
        "units": ratings,
        "ac1": many.ac1,
        "alpha": many.alpha,
    })
}

/// Numbers that look random and are the same each time (SplitMix64, Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn one_of(&mut self, numbers: &[usize]) -> usize {
        let place = self.below(numbers.len());
        numbers.get(place).copied().unwrap_or_default()
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 1).unwrap_or_default() % end
    }
}
