//! What comes out of a file that a reviewer opens, before anything is decided about it.

mod recognise;

use thiserror::Error;

use crate::codec::tables::TokenUse;
use crate::instrument::{Category, ItemId, QuantitativeSet, Response};
use crate::review::{ByKey, Citation, Review, sorted};

pub use recognise::{columns_of, read, read_columns, read_with};

/// A format that can be read, recognised from the content and not from the file's ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceFormat {
    /// Our own review file.
    ReviewFile,
    /// RIS, as reference managers and databases write it.
    Ris,
    /// NBIB, the tagged text of PubMed (MEDLINE) and ERIC.
    Nbib,
    /// The tagged text of Web of Science and Zoological Record.
    WebOfScience,
    /// BibTeX, as reference managers and databases write it.
    Bibtex,
    /// The references CSV of Covidence.
    CovidenceReferences,
    /// EndNote XML.
    EndnoteXml,
    /// CSL-JSON, as Zotero writes it.
    CslJson,
    /// A table of citations whose headings say what its columns are.
    CitationCsv,
    /// The wide appraisal table: a row for each study, a column for each item.
    WideTable,
    /// The quality assessment CSV of Covidence, in either layout.
    CovidenceQuality,
    /// An Excel workbook (.xlsx) whose sheets hold tables of these kinds.
    Workbook,
}

impl SourceFormat {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::ReviewFile,
        Self::Ris,
        Self::Nbib,
        Self::WebOfScience,
        Self::Bibtex,
        Self::CovidenceReferences,
        Self::EndnoteXml,
        Self::CslJson,
        Self::CitationCsv,
        Self::WideTable,
        Self::CovidenceQuality,
        Self::Workbook,
    ];

    /// The word for it in messages.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::ReviewFile => "review-file",
            Self::Ris => "ris",
            Self::Nbib => "nbib",
            Self::WebOfScience => "web-of-science",
            Self::Bibtex => "bibtex",
            Self::CovidenceReferences => "covidence-references",
            Self::EndnoteXml => "endnote-xml",
            Self::CslJson => "csl-json",
            Self::CitationCsv => "citation-csv",
            Self::WideTable => "wide-table",
            Self::CovidenceQuality => "covidence-quality",
            Self::Workbook => "workbook",
        }
    }

    /// The format behind a [`token`](Self::token), if there is one.
    #[must_use]
    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.token() == token)
    }
}

/// A problem in a file: where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblem {
    /// Line in the file, from 1, where one can be named.
    pub line: Option<usize>,
    /// Field, tag or column, where one can be named.
    pub field: Option<String>,
    /// What is wrong and what was done, in a sentence.
    pub message: String,
}

/// A citation as it came, with the label the source used, if it used one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingStudy {
    /// Line where its record starts, from 1.
    pub line: usize,
    /// The source's short name for the study.
    pub label: Option<String>,
    /// Whether the screening tool that wrote the record says Included; `None` where it says nothing.
    pub included: Option<bool>,
    /// What the record says.
    pub citation: Citation,
}

impl IncomingStudy {
    /// A record of a source that gives no label and says nothing of inclusion.
    #[must_use]
    pub const fn new(line: usize, citation: Citation) -> Self {
        Self {
            line,
            label: None,
            included: None,
            citation,
        }
    }
}

impl FileProblem {
    pub(super) fn at(line: usize, field: Option<&str>, message: impl Into<String>) -> Self {
        Self {
            line: Some(line),
            field: field.map(str::to_owned),
            message: message.into(),
        }
    }

    /// Problems in the order of their lines.
    pub(super) fn by_line(problems: Vec<Self>) -> Vec<Self> {
        sorted(problems, &|a, b| a.line.cmp(&b.line))
    }
}

/// What a wide table says of one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IncomingAnswer {
    /// The response, where the cell held one.
    pub response: Option<Response>,
    /// From the column `comment_…`, and footnote marks that stood at the response.
    pub comment: String,
    /// From the column `quote_…`.
    pub quote: String,
    /// From the column `location_…`.
    pub location: String,
}

/// One row of a wide table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IncomingRow {
    /// Line where the row starts, or its row in the sheet, from 1.
    pub line: usize,
    /// The study's label.
    pub study: String,
    /// The reviewer's name, where the table has that column.
    pub reviewer: Option<String>,
    /// Whether the source says that this is what the reviewers agreed on, and no reviewer's own;
    /// the reviewer's name is then the word that says so.
    pub consensus: bool,
    /// The category, where one is given.
    pub category: Option<Category>,
    /// The quantitative set of mixed methods, given or the only one of 2, 3, 4 with answers.
    pub set: Option<QuantitativeSet>,
    /// What was answered.
    pub answers: ByKey<ItemId, IncomingAnswer>,
    /// What the table says of the study's report, such as its DOI; mostly nothing.
    pub citation: Citation,
}

/// The content of a file.
#[derive(Clone, Debug)]
pub enum Content {
    /// A whole review.
    Review(Box<Review>),
    /// Citations of studies.
    Studies(Vec<IncomingStudy>),
    /// Appraisals in a table.
    Rows(Vec<IncomingRow>),
}

/// A file that could be read, at least in part.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What kind of file it is.
    pub format: SourceFormat,
    /// What is in it.
    pub content: Content,
    /// The words and signs that its tables use for answers, and what each was taken for.
    pub tokens: Vec<TokenUse>,
    /// What could not be read, in the order of the lines.
    pub problems: Vec<FileProblem>,
}

/// Why nothing could be read from a file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImportError {
    /// Nothing is in it.
    #[error("the file is empty")]
    Empty,
    /// It holds no text: a Word or Excel file, an image, a PDF.
    #[error("the file is not a text file; {advice}")]
    NotText {
        /// What to do instead.
        advice: String,
    },
    /// It is an Excel workbook that cannot be read.
    #[error("{0}")]
    Workbook(#[from] WorkbookFault),
    /// It is text or a workbook, but none that we know.
    #[error(
        "the file is none of the kinds that can be opened here: a review file (.mmat.json), RIS, PubMed (NBIB), Web of Science, BibTeX, EndNote XML, CSL-JSON, a CSV of citations such as Covidence's or Rayyan's, the quality assessment CSV of Covidence, or a table (CSV or .xlsx) with a column for each MMAT item"
    )]
    Unknown,
    /// It is a table, but what its columns are has to be said.
    #[error(
        "the file is a table whose headings are not known; say what each column is, or give a table of ratings the headings study, S1, S2, 1.1 and so on"
    )]
    UnknownColumns,
    /// It is a known kind, but broken from some line on.
    #[error("the file breaks off or is damaged at line {line}: {message}")]
    Broken {
        /// The line, from 1.
        line: usize,
        /// What the reader met.
        message: String,
    },
    /// It is a review file of a version that this product does not know.
    #[error(
        "the file is of version {found}, this product reads versions up to {known}; open it with a newer one"
    )]
    Newer {
        /// The file's version.
        found: u64,
        /// The newest version we read.
        known: u64,
    },
}

/// Why a workbook cannot be read, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WorkbookFault {
    /// It is no workbook, or a damaged or locked one.
    #[error(
        "the workbook is damaged or protected by a password; open it in a spreadsheet program, save it anew as .xlsx without a password, or save the sheet as CSV (UTF-8), and open that"
    )]
    Damaged,
    /// It would unpack to far more than it says, or than any sheet does.
    #[error(
        "the workbook unpacks to far more than its size allows, as a harmful file does; nothing was read. Copy the table into a new workbook and open that"
    )]
    Bomb,
    /// It holds more than can be read here.
    #[error(
        "the workbook holds more than can be read here; copy the sheet with the ratings into a new workbook and open that"
    )]
    TooLarge,
    /// It has too many sheets.
    #[error(
        "the workbook has {found} sheets, up to {most} can be read; copy those with ratings into a new workbook and open that"
    )]
    TooManySheets {
        /// How many it has.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// A sheet reaches too far down.
    #[error(
        "the sheet “{sheet}” has more than {most} rows; copy the ratings alone into a new workbook and open that"
    )]
    TooManyRows {
        /// The sheet's name.
        sheet: String,
        /// How many there may be.
        most: u32,
    },
    /// A sheet reaches too far to the right.
    #[error(
        "the sheet “{sheet}” has more than {most} columns; copy the ratings alone into a new workbook and open that"
    )]
    TooManyColumns {
        /// The sheet's name.
        sheet: String,
        /// How many there may be.
        most: u32,
    },
}
