//! What a reviewer is asked about the words and columns of a table.

use crate::instrument::Response;
use crate::review::ByKey;

/// What a word or sign in an item's column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// A response.
    Response(Response),
    /// Nothing was rated.
    Unanswered,
}

/// A word or sign that a table uses for answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenUse {
    /// The word or sign, as printed.
    pub token: String,
    /// How often it stands there.
    pub count: usize,
    /// What it was taken for; `None` while it is unknown.
    pub meaning: Option<Meaning>,
}

/// What the reviewer says that words and signs mean.
pub type TokenChoices = ByKey<String, Meaning>;

/// What a column of a table of references holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CitationField {
    /// The title.
    Title,
    /// The authors.
    Authors,
    /// The year.
    Year,
    /// The DOI.
    Doi,
    /// The PubMed id.
    Pmid,
}

/// What each column of a table of references holds, by its place.
pub type ColumnMap = ByKey<usize, CitationField>;

/// The columns of a table of references that are not known, with some of their cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnPreview {
    /// The headings.
    pub header: Vec<String>,
    /// The first rows.
    pub rows: Vec<Vec<String>>,
}
