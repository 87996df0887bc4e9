//! Agreement of reviewers: the statistic, from the answers each gave alone.
//!
//! What counts is what reviewers answered before any consensus. Nothing here says how good an
//! agreement is: the numbers depend on the studies and on how often each response is given, so
//! the percentage always stands beside them.

mod heard;
mod many;
mod reading;
mod rounds;
mod team;
mod voices;

use super::by_key::ByKey;

pub use many::{Many, many};
pub use reading::{Reading, reading};
pub use rounds::{Rounds, TeamFigures, agreement_in_rounds, figures};
pub use team::{Agreement, TeamAgreement, agreement, pairs, team_agreement};

/// The quantile of the normal distribution behind an interval of 95 %, which is 1.959964.
const Z: f64 = 1.959_963_984_540_054;

/// How far two reviewers agree over a list of items that both answered.
///
/// A coefficient is 1 where they agree on everything and 0 where they agree as often as chance
/// would have it; what chance would do is what the coefficients differ in. `None` is *not
/// computable*.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measure {
    /// How many items both answered.
    pub n: usize,
    /// On how many of them they gave the same response.
    pub agree: usize,
    /// The share of these, from 0 to 100. `None` where there is no item.
    pub percent: Option<f64>,
    /// Cohen's kappa. `None` where both gave one and the same response to everything: the
    /// agreement that chance would bring is then whole, and the formula divides by zero.
    pub kappa: Option<f64>,
    /// The lower end of kappa's 95 % interval, which may lie below -1. `None` where the interval
    /// has no width, as with perfect agreement, and so cannot be estimated.
    pub kappa_low: Option<f64>,
    /// The upper end, which may lie above 1.
    pub kappa_high: Option<f64>,
    /// The coefficient of Brennan and Prediger, which for two responses is PABAK.
    pub pabak: Option<f64>,
    /// Gwet's AC1.
    pub ac1: Option<f64>,
    /// The category that was used most and its share of all `2 n` responses, from 0 to 1; of two
    /// used as often the earlier.
    pub usual: Option<(usize, f64)>,
}

/// Measures agreement over pairs of what reviewer 1 and reviewer 2 said of the same item.
///
/// Each is a category by its place from 0; `q` is how many categories the instrument offers, used
/// or not: 3 for items, 5 for the category of study design. Pairs with a place that it does not
/// offer are left out.
///
/// With p_ij the share of pairs (i, j), r_i and c_j the sums of rows and columns, and
/// po = sum p_ii, all coefficients are (po - pe) / (1 - pe), where
/// - Cohen's kappa has pe = sum r_i c_i (Cohen J. Educ Psychol Meas 1960;20:37-46),
/// - Brennan and Prediger's has pe = 1 / q (Educ Psychol Meas 1981;41:687-99; for q = 2 it is
///   PABAK, Byrt T, Bishop J, Carlin JB. J Clin Epidemiol 1993;46:423-9),
/// - Gwet's AC1 has pe = sum m_k (1 - m_k) / (q - 1), m_k = (r_k + c_k) / 2 (Gwet KL. Br J Math
///   Stat Psychol 2008;61:29-48).
///
/// Kappa's interval is kappa ± 1.959964 se with the variance of large samples that does not
/// assume kappa = 0 (Fleiss JL, Cohen J, Everitt BS. Psychol Bull 1969;72:323-7):
/// n (1 - pe)² se² = sum p_ii [1 - (r_i + c_i)(1 - kappa)]² + (1 - kappa)² sum p_ij (c_i + r_j)²
/// over i ≠ j, less [kappa - pe (1 - kappa)]².
#[must_use]
pub fn measure(pairs: &[(usize, usize)], q: usize) -> Measure {
    let mut cells = Cells::default();
    for pair in pairs {
        count(&mut cells, *pair, 1);
    }
    measure_of(&cells, q)
}

/// How many pairs are of each kind; those that do not occur are absent.
type Cells = ByKey<(usize, usize), usize>;

/// Counts something that may have been counted before.
fn count<K: Ord>(counts: &mut ByKey<K, usize>, key: K, times: usize) {
    match counts.get_mut(&key) {
        Some(number) => *number += times,
        None => {
            counts.insert(key, times);
        }
    }
}

/// The same as [`measure`] over pairs that are counted already.
fn measure_of(cells: &Cells, q: usize) -> Measure {
    let table = Table::of(cells, q);
    let Table { n, agree, .. } = table;
    if n == 0 {
        return Measure::default();
    }
    let (kappa, se) = (table.kappa(), table.standard_error());
    let end = |sign: f64| Some(kappa? + sign * Z * se?);
    Measure {
        n,
        agree,
        percent: Some(100.0 * agree as f64 / n as f64),
        kappa,
        kappa_low: end(-1.0),
        kappa_high: end(1.0),
        pabak: ratio(
            whole(q) * whole(agree) - whole(n),
            whole(n) * (whole(q) - 1),
        ),
        ac1: table.ac1(),
        usual: table.usual(),
    }
}

/// A table of two reviewers in whole numbers, so that no rounding hides a zero.
struct Table {
    q: usize,
    n: usize,
    agree: usize,
    /// How many pairs are of each kind; those that do not occur are absent.
    cells: Vec<((usize, usize), usize)>,
    rows: Vec<usize>,
    columns: Vec<usize>,
}

impl Table {
    fn of(cells: &Cells, q: usize) -> Self {
        let fits = |pair: &(usize, usize)| pair.0 < q && pair.1 < q;
        let kept = cells.iter().filter(|(pair, _)| fits(pair));
        let cells: Vec<((usize, usize), usize)> = kept.copied().collect();
        let top = cells.iter().map(|(pair, _)| pair.0.max(pair.1) + 1).max();
        let mut table = Self {
            q,
            n: 0,
            agree: 0,
            cells: Vec::new(),
            rows: vec![0; top.unwrap_or_default()],
            columns: vec![0; top.unwrap_or_default()],
        };
        for ((row, column), count) in &cells {
            table.n += count;
            table.agree += if row == column { *count } else { 0 };
            for (sums, place) in [(&mut table.rows, *row), (&mut table.columns, *column)] {
                if let Some(sum) = sums.get_mut(place) {
                    *sum += count;
                }
            }
        }
        table.cells = cells;
        table
    }

    /// n² pe of Cohen's kappa.
    fn chance(&self) -> i128 {
        let both = self.rows.iter().zip(&self.columns);
        both.map(|(row, column)| whole(*row) * whole(*column)).sum()
    }

    fn kappa(&self) -> Option<f64> {
        let (n, chance) = (whole(self.n), self.chance());
        ratio(whole(self.agree) * n - chance, n * n - chance)
    }

    /// The standard error of kappa, unless it is zero.
    ///
    /// With R, C and N_ij the counts behind r, c and p_ij, a the agreed, e = n - a the others,
    /// s = n² pe and D = n² - s, the variance is n W / D⁴, where
    /// W = n { sum N_ii [D - (R_i + C_i) e]² + e² sum N_ij (C_i + R_j)² } - (a n² - 2 n s + a s)².
    /// `None` too where W is beyond the numbers we have, at more than a million pairs.
    fn standard_error(&self) -> Option<f64> {
        let (n, a, s) = (whole(self.n), whole(self.agree), self.chance());
        let (e, d) = (n - a, n * n - s);
        let at = |sums: &[usize], place: usize| whole(sums.get(place).copied().unwrap_or_default());
        let mut sum = 0_i128;
        for ((row, column), count) in &self.cells {
            let factor = if row == column {
                d - (at(&self.rows, *row) + at(&self.columns, *row)) * e
            } else {
                e * (at(&self.columns, *row) + at(&self.rows, *column))
            };
            let square = factor.checked_mul(factor)?;
            sum = sum.checked_add(square.checked_mul(whole(*count))?)?;
        }
        let last = a * n * n - 2 * n * s + a * s;
        let w = n.checked_mul(sum)?.checked_sub(last.checked_mul(last)?)?;
        (w > 0 && d > 0).then(|| (n as f64 * w as f64).sqrt() / (d as f64 * d as f64))
    }

    fn ac1(&self) -> Option<f64> {
        let (n, q) = (whole(self.n), whole(self.q));
        let both = self.rows.iter().zip(&self.columns);
        let used = both.map(|(row, column)| whole(*row) + whole(*column));
        // 4 n² (q - 1) pe.
        let chance: i128 = used.map(|used| used * (2 * n - used)).sum();
        let all = 4 * n * n * (q - 1);
        ratio(4 * n * (q - 1) * whole(self.agree) - chance, all - chance)
    }

    fn usual(&self) -> Option<(usize, f64)> {
        let both = self.rows.iter().zip(&self.columns);
        let used = both.map(|(row, column)| row + column).enumerate();
        let (place, used) = used.max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)))?;
        Some((place, used as f64 / (2.0 * self.n as f64)))
    }
}

/// A count to reckon with.
fn whole(count: usize) -> i128 {
    // A count of things in memory is far below this limit.
    i128::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A share, unless it is one of nothing.
fn ratio(part: i128, all: i128) -> Option<f64> {
    (all > 0).then(|| part as f64 / all as f64)
}
