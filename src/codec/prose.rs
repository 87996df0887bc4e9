//! Paragraphs for a manuscript, and the follow-up list as files.
//!
//! Nothing is said that the review does not say. What it cannot know stands as a gap in square
//! brackets for the authors to fill. There is no overall score, here as everywhere.

mod follow_up;
mod markdown;
mod methods;
mod results;
mod wording;

pub use follow_up::{follow_up_csv, follow_up_markdown};
pub use methods::methods_paragraph;
pub use results::{pilot_sentence, results_paragraph};
pub(in crate::codec) use wording::{count, joined, percent, share};

use crate::review::Measure;

/// How far two reviewers agreed, before consensus.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AgreementFacts {
    /// The answers that both gave.
    pub pairs: usize,
    /// The share of them that are the same, 0 to 100.
    pub percent: f64,
    /// Cohen's kappa; `None` where it cannot be computed.
    pub kappa: Option<f64>,
    /// The lower end of its 95 % interval; `None` where it cannot be estimated.
    pub kappa_low: Option<f64>,
    /// The upper end.
    pub kappa_high: Option<f64>,
}

impl AgreementFacts {
    /// The facts of a measure; none where nobody answered what another answered too.
    #[must_use]
    pub fn of(measure: &Measure) -> Option<Self> {
        Some(Self {
            pairs: measure.n,
            percent: measure.percent?,
            kappa: measure.kappa,
            kappa_low: measure.kappa_low,
            kappa_high: measure.kappa_high,
        })
    }
}
