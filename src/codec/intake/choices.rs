//! What the reviewer decided in the preview.

use super::pair::PairId;
use crate::codec::citations::ColumnMap;
use crate::codec::tables::TokenChoices;
use crate::review::ByKey;

/// What the reviewer decided; by default nothing, and then nothing is guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Leave out records of which their screening tool says that they were not included.
    pub only_included: bool,
    /// What the columns of a table of references mean, by the file's place in the order.
    pub columns: ByKey<usize, ColumnMap>,
    /// What words and signs in tables mean.
    pub tokens: TokenChoices,
    /// Whether two records that may be one study are one.
    pub pairs: ByKey<PairId, Verdict>,
}

/// What the reviewer says of two records that may be one study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They are one study: joined.
    Same,
    /// They are two: kept apart, and not asked about.
    Different,
}
