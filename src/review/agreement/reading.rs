//! How to read a measure, where its numbers mislead.

use super::Measure;

/// What has to be said beside a measure. The interface has the words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading {
    /// There is no item that both answered.
    NothingShared,
    /// Kappa is not computable: both gave one and the same response to everything, the category
    /// of this place. They agree, but nothing shows whether they would on other responses.
    NoVariance {
        /// The place of the category that both always used.
        usual: usize,
    },
    /// Kappa is low although the reviewers mostly agree, because nearly all responses are the
    /// same, most often Yes: chance would then agree as often, and a few differences weigh
    /// heavily. It is the first paradox of kappa (Feinstein AR, Cicchetti DV. J Clin Epidemiol
    /// 1990;43:543-9); the coefficients of Brennan and Prediger and of Gwet do not have it.
    LowThoughAlike {
        /// The place of the category that was used most.
        usual: usize,
        /// Its share of all responses, from 0 to 1.
        share: f64,
    },
}

/// Below this, kappa is less than *substantial* (Landis JR, Koch GG. Biometrics 1977;33:159-74).
const LOW_KAPPA: f64 = 0.61;
/// From here on, reviewers mostly agree.
const HIGH_PERCENT: f64 = 80.0;
/// From here on, nearly all responses are the same.
const ALIKE: f64 = 2.0 / 3.0;

/// What to say beside a measure, if its numbers do not speak for themselves.
#[must_use]
pub fn reading(measure: &Measure) -> Option<Reading> {
    let Some((usual, share)) = measure.usual else {
        return Some(Reading::NothingShared);
    };
    let Some(kappa) = measure.kappa else {
        return Some(Reading::NoVariance { usual });
    };
    let mostly_agree = measure.percent.is_some_and(|share| share >= HIGH_PERCENT);
    (kappa < LOW_KAPPA && mostly_agree && share >= ALIKE)
        .then_some(Reading::LowThoughAlike { usual, share })
}
