//! Agreement of any number of reviewers.

use super::count;
use crate::review::by_key::ByKey;

/// How far any number of reviewers agree, not all of whom need have answered everything.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Many {
    /// How many units have two or more ratings.
    pub units: usize,
    /// Gwet's AC1; `None` where no unit has two ratings.
    pub ac1: Option<f64>,
    /// Krippendorff's alpha for nominal data; `None` where no unit has two ratings, or all
    /// ratings that can be paired are the same, so that there is no variance.
    pub alpha: Option<f64>,
}

/// Measures agreement over units, such as an item of a study. Each holds the ratings it got, in
/// any order, as places of categories from 0; `q` is how many the instrument offers. Ratings with
/// a place that it does not offer are left out. Time and memory grow with `q` and the ratings.
///
/// **AC1** for any number of raters with missing ratings: po is the mean, over the n' units with
/// two or more ratings, of sum_k r_ik (r_ik - 1) / (r_i (r_i - 1)), where r_ik of the r_i ratings
/// of unit i name category k; pe = sum_k m_k (1 - m_k) / (q - 1), where m_k is the mean of
/// r_ik / r_i over all n units with a rating, those with only one included; AC1 =
/// (po - pe) / (1 - pe) (Gwet KL. Br J Math Stat Psychol 2008;61:29-48, equations 8 to 10; with
/// missing ratings: Gwet KL. Handbook of Inter-Rater Reliability, 4th ed., 2014, chapter 2.)
///
/// **Alpha**, nominal, any number of observers, missing data: with the coincidences
/// o_cc = sum_u n_uc (n_uc - 1) / (m_u - 1) over units with m_u ≥ 2 ratings, n_c the ratings of c
/// among them and n their sum, alpha =
/// ((n - 1) sum o_cc - sum n_c (n_c - 1)) / (n (n - 1) - sum n_c (n_c - 1)) (Krippendorff K.
/// Computing Krippendorff's Alpha-Reliability, 2011, part C; Content Analysis, 4th ed., 2019,
/// chapter 12).
#[must_use]
pub fn many(units: &[Vec<usize>], q: usize) -> Many {
    let mut counted = Units::default();
    for unit in units {
        let mut ratings = unit.clone();
        ratings.sort_unstable();
        count(&mut counted, ratings, 1);
    }
    many_of(&counted, q)
}

/// How many units have just these ratings, which are sorted.
pub(super) type Units = ByKey<Vec<usize>, usize>;

/// The same as [`many`] over units that are counted already.
pub(super) fn many_of(units: &Units, q: usize) -> Many {
    let mut sums = Sums::default();
    for (ratings, times) in units {
        let ratings: Vec<usize> = ratings.iter().copied().filter(|place| *place < q).collect();
        sums.add(&ratings, *times);
    }
    Many {
        units: sums.paired,
        ac1: sums.ac1(q),
        alpha: sums.alpha(),
    }
}

/// What is added up over the units.
#[derive(Default)]
struct Sums {
    /// Units with a rating, and with two or more.
    rated: usize,
    paired: usize,
    /// The sum of the units' shares of agreeing pairs.
    agreeing: f64,
    /// By category: the sum of its shares of the units' ratings.
    shares: Vec<f64>,
    /// By category: its ratings in units with two or more.
    pairable: Vec<usize>,
    /// The coincidences of ratings with their like.
    coincidences: f64,
}

impl Sums {
    /// Adds as many units with these ratings, which are sorted.
    fn add(&mut self, ratings: &[usize], times: usize) {
        let (Some(top), all) = (ratings.last(), ratings.len()) else {
            return;
        };
        if self.shares.len() <= *top {
            self.shares.resize(top + 1, 0.0);
            self.pairable.resize(top + 1, 0);
        }
        self.rated += times;
        self.paired += usize::from(all > 1) * times;
        let weight = times as f64;
        // Ordered pairs of ratings that agree, in whole numbers.
        let mut like = 0.0;
        for run in ratings.chunk_by(|a, b| a == b) {
            let place = run.first().copied().unwrap_or_default();
            if let Some(share) = self.shares.get_mut(place) {
                *share += weight * run.len() as f64 / all as f64;
            }
            if let Some(count) = self.pairable.get_mut(place).filter(|_| all > 1) {
                *count += times * run.len();
            }
            like += run.len() as f64 * (run.len() as f64 - 1.0);
        }
        if all > 1 {
            let others = all as f64 - 1.0;
            self.agreeing += weight * like / (all as f64 * others);
            self.coincidences += weight * like / others;
        }
    }

    fn ac1(&self, q: usize) -> Option<f64> {
        if self.paired == 0 || q < 2 {
            return None;
        }
        let observed = self.agreeing / self.paired as f64;
        let means = self.shares.iter().map(|share| share / self.rated as f64);
        let by_chance = means.map(|mean| mean * (1.0 - mean)).sum::<f64>() / (q as f64 - 1.0);
        Some((observed - by_chance) / (1.0 - by_chance))
    }

    fn alpha(&self) -> Option<f64> {
        let n: usize = self.pairable.iter().sum();
        if n == 0 || self.pairable.contains(&n) {
            return None;
        }
        let n = n as f64;
        let counts = self.pairable.iter().map(|count| *count as f64);
        let like: f64 = counts.map(|count| count * (count - 1.0)).sum();
        Some(((n - 1.0) * self.coincidences - like) / (n * (n - 1.0) - like))
    }
}
