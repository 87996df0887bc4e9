//! Tables of ratings with the figures that we work out of them.

use mmat_appraisal::review::{many, measure};
use serde_json::{Value, json};

/// Tables of every shape: from none to many pairs, agreeing more and less, with categories that
/// nobody used; and units with any number of ratings.
pub fn tables() -> Value {
    let mut random = Random(2018);
    let mut tables = Vec::new();
    for number in 0..400 {
        let q = 2 + random.below(4);
        let used = 1 + random.below(q);
        let n = [0, 1, 2, 5, 35, 400][random.below(6)];
        let agreeing = random.below(11);
        let pairs: Vec<(usize, usize)> = (0..n)
            .map(|_| {
                let one = random.below(used);
                let other = if random.below(10) < agreeing {
                    one
                } else {
                    random.below(used)
                };
                (one, other)
            })
            .collect();
        tables.push(pair(&format!("pairs {number}"), &pairs, q));
    }
    for number in 0..200 {
        let q = 2 + random.below(4);
        let used = 1 + random.below(q);
        let raters = 2 + random.below(4);
        let n = [1, 2, 5, 35, 200][random.below(5)];
        let units: Vec<Vec<usize>> = (0..n)
            .map(|_| {
                let usual = random.below(used);
                let count = random.below(raters + 1);
                (0..count)
                    .map(|_| {
                        if random.below(3) > 0 {
                            usual
                        } else {
                            random.below(used)
                        }
                    })
                    .collect()
            })
            .collect();
        tables.push(units_of(&format!("units {number}"), &units, q));
    }
    Value::Array(tables)
}

fn pair(name: &str, pairs: &[(usize, usize)], q: usize) -> Value {
    let (one, other): (Vec<usize>, Vec<usize>) = pairs.iter().copied().unzip();
    let measure = measure(pairs, q);
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
    })
}

fn units_of(name: &str, units: &[Vec<usize>], q: usize) -> Value {
    let many = many(units, q);
    json!({
        "name": name,
        "units": units,
        "categories": (0..q).collect::<Vec<_>>(),
        "ac1": many.ac1,
        "alpha": many.alpha,
    })
}

/// Numbers that look random and are the same each time (SplitMix64, Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 1).unwrap_or_default() % end
    }
}
