//! What a reviewer is asked about the words and columns of a table.

use crate::instrument::Response;
use crate::review::ByKey;

/// What a printed word or sign becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A response.
    Response(Response),
    /// Nothing was rated: NA, a dash.
    Unanswered,
    /// It is no answer of the MMAT: the item stays unanswered and the cell is a problem.
    NotAnAnswer,
}

/// A word or sign that a table prints for answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenUse {
    /// As printed, without footnote marks.
    pub printed: String,
    /// In how many cells.
    pub count: usize,
    /// What it becomes.
    pub becomes: Meaning,
}

/// A reviewer's own decisions: a printed word or sign, and the response that it means, or `None`
/// for an item that was not rated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TokenChoices(ByKey<String, Option<Response>>);

impl TokenChoices {
    /// Decides what a word or sign means, as [`TokenUse::printed`] gives it.
    pub fn choose(&mut self, printed: &str, meaning: Option<Response>) {
        self.0.insert(printed.to_owned(), meaning);
    }
}

/// What a column of a table of references holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CitationField {
    /// The title.
    Title,
    /// All authors.
    Authors,
    /// The year, or a date with one.
    Year,
    /// The DOI.
    Doi,
    /// Left out.
    Ignore,
}

/// What each column of a table is, in the order of the columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnMap(Vec<CitationField>);

/// The start of a table, for a screen on which the reviewer says what each column is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnPreview {
    /// The headings.
    pub header: Vec<String>,
    /// What each column seems to be.
    pub guess: ColumnMap,
    /// The cells of the first rows.
    pub rows: Vec<Vec<String>>,
}
