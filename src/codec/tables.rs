//! Appraisal tables: the wide one out and in, the long one out, the split and the agreement out, and in from the quality assessment
//! of Covidence.
//!
//! Format of what is written: RFC 4180 with CRLF, UTF-8 with a BOM, which spreadsheet programs need to see that it
//! is UTF-8. Answers are words: Yes, No, Can't tell; unanswered is an empty cell.

mod agreement_out;
mod cells;
mod choices;
mod columns;
mod covidence_quality;
mod headings;
mod log_out;
mod long_out;
mod printed;
mod split_out;
mod tokens;
mod verdict;
mod wide_in;
mod wide_out;

pub use super::sheet::{Row, Table, sheets_of};
pub use agreement_out::agreement_csv;
pub(super) use agreement_out::{AGREEMENT_HEADER, AgreementCell, agreement_rows};
pub(super) use cells::{Csv, unguarded};
pub use choices::{Meaning, TableReading, TokenChoices, TokenUse};
pub use covidence_quality::{covidence_quality_table, read_covidence_quality};
pub(super) use covidence_quality::{find_covidence_quality, is_covidence_quality};
pub use log_out::log_csv;
pub use long_out::long_csv;
pub use split_out::split_csv;
pub(super) use wide_in::{category_of_sheet, find_wide, is_wide};
pub use wide_in::{read_wide, read_wide_table, wide_table};
pub use wide_out::wide_csv;

use crate::instrument::{Category, Design, QuantitativeSet};

/// What the last column of each row says, so that a table always names its instrument.
pub(super) const INSTRUMENT: &str = "MMAT 2018 (Hong et al. 2018, doi 10.3233/EFI-180221)";

pub(super) fn category_token(design: Option<Design>) -> &'static str {
    design.map(Design::category).map_or("", Category::token)
}

pub(super) fn set_token(design: Option<Design>) -> &'static str {
    design
        .and_then(Design::quantitative_set)
        .map_or("", QuantitativeSet::token)
}
