//! Two records that may be one study.

use super::choices::Verdict;
use crate::review::{Citation, StudyId};

/// Names a pair: the same in each plan of the same files into the same review.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PairId(String);

impl PairId {
    pub(super) fn new(known: &str, new: &str) -> Self {
        Self(format!("{known}+{new}"))
    }

    /// Takes an id's text as it stands.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The id's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why two records may be one study although that is not sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// One of DOI and PubMed id, or title, year and first author are the same, but two different
    /// DOIs or PubMed ids contradict.
    ContradictingIds,
    /// DOI or PubMed id is the same, but title and first author are others: abstracts of one
    /// supplement, chapters of one book.
    SameIdOtherTitle,
    /// The title is the same; year or first author differ or are missing.
    SameTitle,
    /// The titles are very similar, with the same first author and about the same year.
    SimilarTitle,
    /// A study of which nothing but its label is known has the label of this record.
    SameLabel,
}

/// One of two records that may be one study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The study of the review; `None` where it is new.
    pub study: Option<StudyId>,
    /// The label it has, or would have if the two are kept apart.
    pub label: String,
    /// The place of the file it comes from, from 0, and the line there; `None` for the review's.
    pub from: Option<(usize, usize)>,
    /// What is known of it.
    pub citation: Citation,
}

/// Two records that may be one study, to be looked at side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LikelyPair {
    /// Names the pair in the choices.
    pub id: PairId,
    /// The one that is in the review, or came earlier in the files.
    pub known: Side,
    /// The one that came later.
    pub new: Side,
    /// Why they may be one.
    pub why: Likeness,
    /// What was decided; `None` while nothing is.
    pub decided: Option<Verdict>,
}
