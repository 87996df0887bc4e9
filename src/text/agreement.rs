//! The agreement of reviewers, on the Summary screen.
#![allow(missing_docs, reason = "the words are their own description")]

use super::{count, states};
use crate::instrument::{Category, Response};
use crate::review::Reading;

pub const TITLE: &str = "Agreement of reviewers";
pub const LEAD: &str = "From what each reviewer answered alone. Once consensus on a study has begun, its answers count as they stood before.";
pub const NEEDED: &str = "Nothing to compare yet. It needs two reviewers who have both appraised the same study: items that both answered count, and criteria only where both chose the same category.";
pub const MAIN: &str = "Main round";
pub const PILOT: &str = "Pilot round";
pub const BOTH_ROUNDS: &str = "Both rounds together";
pub const NOTHING_IN_ROUND: &str = "No study of this round has two reviewers yet.";
pub const TWO_OF_MORE: &str = "Each two reviewers";
pub const ALL_REVIEWERS: &str = "All reviewers together";
pub const WHAT: &str = "Answers";
pub const N: &str = "Both answered";
pub const AGREE: &str = "Agree";
pub const PERCENT: &str = "Per cent";
pub const KAPPA: &str = "Cohen’s kappa (95 % interval)";
pub const PABAK: &str = "PABAK";
pub const AC1: &str = "Gwet’s AC1";
pub const ALPHA: &str = "Krippendorff’s alpha";
pub const UNITS: &str = "Rated twice or more";
pub const ALL: &str = "All items";
pub const SCREENING: &str = "Screening questions";
pub const CRITERIA: &str = "Criteria";
pub const CATEGORY: &str = "Category of study design";
pub const NOT_COMPUTABLE: &str = "not computable";
pub const NO_INTERVAL: &str = "interval not estimable";
pub const NOTHING: &str = "–";
pub const HOW_TO_READ: &str = "Kappa takes off what chance alone would agree on. Where nearly every answer is the same, most often Yes, that is almost all, and a few differences make kappa low although the reviewers agree on most items. So read it beside the per cent, PABAK and AC1, and beside the number of answers it rests on.";
pub const WHAT_THEY_ARE: &str = "PABAK is the coefficient of Brennan and Prediger for the three responses, or the five categories. 1 is full agreement; 0 is what chance would bring.";

#[must_use]
pub fn between(one: &str, two: &str) -> String {
    format!("{one} and {two}")
}

#[must_use]
pub fn not_shown(number: usize) -> String {
    format!(
        "{} more: the agreement file and the CSV have them all.",
        count(number, "pair", "pairs")
    )
}

#[must_use]
pub fn kappa_between(kappa: f64, ends: Option<(f64, f64)>) -> String {
    let kappa = decimal(kappa);
    match ends {
        Some((low, high)) => format!("{kappa} ({} to {})", decimal(low), decimal(high)),
        None => format!("{kappa} ({NO_INTERVAL})"),
    }
}

/// Why kappa is not computable, or is low although reviewers mostly agree. `names` gives the
/// category of a place its name.
#[must_use]
pub fn reading(reading: Reading, names: fn(usize) -> String) -> String {
    match reading {
        Reading::NothingShared => "no answer that both gave".to_owned(),
        Reading::NoVariance { usual } => {
            format!("both said {} throughout, so nothing varies", names(usual))
        }
        Reading::LowThoughAlike { usual, share } => format!(
            "{} % of the answers are {}: a few differences weigh heavily on kappa",
            percent(100.0 * share),
            names(usual)
        ),
    }
}

#[must_use]
pub fn response(place: usize) -> String {
    let response = Response::ALL.get(place).copied();
    response.map_or_else(String::new, |one| states::response(one).to_owned())
}

#[must_use]
pub fn category(place: usize) -> String {
    let category = Category::ALL.get(place).copied();
    category.map_or_else(String::new, states::category)
}

/// A number with two decimals, with a minus sign that is one.
#[must_use]
pub fn decimal(number: f64) -> String {
    // A coefficient is a few units at most; a share of a hundredth is rounded half up.
    let hundredths = rounded(number.abs() * 100.0);
    let sign = if number < 0.0 && hundredths > 0 {
        "−"
    } else {
        ""
    };
    format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100)
}

/// A share of a hundred as a whole number.
#[must_use]
pub fn percent(share: f64) -> String {
    rounded(share).to_string()
}

/// Whole numbers are printed, since printing others takes more code than all of this screen.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is not negative, and the cast ends at the largest number"
)]
fn rounded(number: f64) -> u32 {
    (number + 0.5) as u32
}
