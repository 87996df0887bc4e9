//! What a plan found, in numbers, with what there is to look at.

use super::pair::LikelyPair;
use crate::codec::citations::ColumnPreview;
use crate::codec::incoming::SourceFormat;
use crate::codec::tables::TokenUse;
use crate::review::{ByKey, ReviewId};

/// A problem of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedProblem {
    /// The file's name.
    pub file: String,
    /// Line, from 1, where one can be named.
    pub line: Option<usize>,
    /// Field, where one can be named.
    pub field: Option<String>,
    /// What is wrong.
    pub message: String,
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// The review it went into; `None` while undecided or if nothing could be read.
    pub review: Option<ReviewId>,
    /// Studies added, those of whole reviews with them.
    pub studies_added: usize,
    /// Studies that were there already, in the review or earlier in the files; each counts once.
    pub studies_matched: usize,
    /// Of the matched ones, those that gained facts.
    pub studies_merged: usize,
    /// Records left out because their screening tool says that they were not included.
    pub left_out: usize,
    /// Studies of the review whose label got a letter, because another has the same.
    pub renamed: usize,
    /// Appraisals added, those of whole reviews with them.
    pub appraisals_added: usize,
    /// Answers added, those of whole reviews with them.
    pub answers_added: usize,
    /// Every problem, file by file in the order of their lines.
    pub problems: Vec<ReportedProblem>,
}

/// What there is to look at, and to decide, before anything is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// What each file is, in their order.
    pub files: Vec<FilePreview>,
    /// The words and signs that tables use for answers.
    pub tokens: Vec<TokenUse>,
    /// Tables of references whose columns are not known, by the file's place.
    pub columns: ByKey<usize, ColumnPreview>,
    /// Records that may be one study, decided or not.
    pub pairs: Vec<LikelyPair>,
    /// How many records were included, of how many of which a source says so or not.
    pub included: Option<(usize, usize)>,
}

/// What a file is, and how much is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilePreview {
    /// Its name.
    pub name: String,
    /// The format found; `None` where it could not be read.
    pub format: Option<SourceFormat>,
    /// Studies in it: citations, different labels of a table, or studies of a whole review.
    pub studies: usize,
    /// Appraisals in it: rows of a table, or appraisals of a whole review.
    pub appraisals: usize,
    /// Responses in it.
    pub answers: usize,
}
