//! What is printed: appraisal tables for manuscripts and appendices, and files for plotting.
//!
//! [`layout`] says once, for all of them, what stands in the tables; each writer beside it turns
//! that into one format and decides nothing. There is no overall score: the share of criteria met
//! is off unless the team asks for it, and then the guide's advice against it stands beside it.

pub mod covidence;
pub mod docx;
pub mod html;
pub mod latex;
pub mod layout;
pub mod markdown;
pub mod robvis;
mod words;
pub mod xlsx;
pub mod zip;

/// What a report may hold beyond the answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReportOptions {
    /// A last column with the share of criteria met, as many journals still ask for one. The guide
    /// discourages an overall score (user guide, page 1), which is then said beside the table.
    pub share_of_criteria_met: bool,
}

/// Why a report could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The workbook could not be made: more rows than a sheet holds.
    #[error("the workbook could not be written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// More pictures than a browser paints in a bearable time.
    #[error(
        "the plots would be {pictures} pictures, and more than {most} take the browser too long to paint; take the plots as SVG, or the answers as Excel workbook or CSV"
    )]
    Pictures {
        /// How many there would be.
        pictures: usize,
        /// How many there may be.
        most: usize,
    },
}
