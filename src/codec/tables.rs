//! Appraisal tables as CSV: the wide one out and in, the long one out.
//!
//! Format: RFC 4180 with CRLF, UTF-8 with a BOM, which spreadsheet programs need to see that it
//! is UTF-8. Answers are words: Yes, No, Can't tell; unanswered is an empty cell.

mod cells;
mod columns;
mod long_out;
mod tokens;
mod wide_in;
mod wide_out;

pub(super) use cells::{Csv, unguarded};
pub use long_out::long_csv;
pub(super) use wide_in::is_wide;
pub use wide_in::read_wide;
pub use wide_out::wide_csv;

use crate::instrument::{Category, Design, QuantitativeSet};

/// What the last column of each row says, so that a table always names its instrument.
const INSTRUMENT: &str = "MMAT 2018 (Hong et al. 2018, doi 10.3233/EFI-180221)";

fn category_token(design: Option<Design>) -> &'static str {
    design.map(Design::category).map_or("", Category::token)
}

fn set_token(design: Option<Design>) -> &'static str {
    design
        .and_then(Design::quantitative_set)
        .map_or("", QuantitativeSet::token)
}
