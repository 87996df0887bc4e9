//! What a column of a table of citations can be.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CitationField {
    /// The title.
    Title,
    /// All authors.
    Authors,
    /// The year, or a date with one.
    Year,
    /// Journal or book.
    Journal,
    /// Volume.
    Volume,
    /// Issue.
    Issue,
    /// Pages, or the article number.
    Pages,
    /// The first page alone.
    FirstPage,
    /// The last page alone.
    LastPage,
    /// The DOI, with or without an address before it.
    Doi,
    /// The PubMed id.
    Pmid,
    /// An address of the report.
    Url,
    /// The abstract.
    Abstract,
    /// Keywords, parted by semicolons.
    Keywords,
    /// Notes; decisions of Rayyan in them are understood.
    Notes,
    /// The team's short name of the study, such as `Smith 2019`.
    Label,
    /// Kept under its heading.
    Other,
    /// Left out.
    Ignore,
}

impl CitationField {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 18] = [
        Self::Title,
        Self::Authors,
        Self::Year,
        Self::Journal,
        Self::Volume,
        Self::Issue,
        Self::Pages,
        Self::FirstPage,
        Self::LastPage,
        Self::Doi,
        Self::Pmid,
        Self::Url,
        Self::Abstract,
        Self::Keywords,
        Self::Notes,
        Self::Label,
        Self::Other,
        Self::Ignore,
    ];

    /// The word that files and messages use.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Authors => "authors",
            Self::Year => "year",
            Self::Journal => "journal",
            Self::Volume => "volume",
            Self::Issue => "issue",
            Self::Pages => "pages",
            Self::FirstPage => "first-page",
            Self::LastPage => "last-page",
            Self::Doi => "doi",
            Self::Pmid => "pmid",
            Self::Url => "url",
            Self::Abstract => "abstract",
            Self::Keywords => "keywords",
            Self::Notes => "notes",
            Self::Label => "label",
            Self::Other => "other",
            Self::Ignore => "ignore",
        }
    }

    /// The field behind a [`token`](Self::token), if there is one.
    #[must_use]
    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.token() == token)
    }
}

/// What each column of a table is, in the order of the columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnMap(Vec<CitationField>);

impl ColumnMap {
    /// A map of these columns.
    #[must_use]
    pub const fn new(fields: Vec<CitationField>) -> Self {
        Self(fields)
    }

    /// The columns' fields.
    #[must_use]
    pub fn fields(&self) -> &[CitationField] {
        &self.0
    }

    /// Says what a column is, from 0; nothing where there is no such column.
    pub fn set(&mut self, column: usize, field: CitationField) {
        if let Some(slot) = self.0.get_mut(column) {
            *slot = field;
        }
    }

    /// Whether the columns say enough of a study to be read without asking: its title, and
    /// authors, year or DOI.
    #[must_use]
    pub fn names_studies(&self) -> bool {
        let any = |fields: &[CitationField]| self.0.iter().any(|field| fields.contains(field));
        any(&[CitationField::Title])
            && any(&[
                CitationField::Authors,
                CitationField::Year,
                CitationField::Doi,
            ])
    }

    /// Whether a label is the only thing by which a study can be known.
    pub(super) fn is_by_label(&self) -> bool {
        let known = [
            CitationField::Title,
            CitationField::Authors,
            CitationField::Doi,
        ];
        !self.0.iter().any(|field| known.contains(field))
    }
}
