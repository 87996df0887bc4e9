//! What a reviewer is asked about the columns of a table.

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
