//! One answer: a response with its evidence.

use super::carried::Carried;
use super::timestamp::Timestamp;
use crate::instrument::Response;

/// What a reviewer put down for one item. Who is the appraisal's reviewer.
///
/// A comment can come before the response, so the response may still be absent.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answer {
    /// Yes, No or Can't tell; `None` while unanswered.
    pub response: Option<Response>,
    /// The reviewer's comment.
    pub comment: String,
    /// Words of the report that support the response.
    pub quote: String,
    /// Where they stand: a page, a table.
    pub location: String,
    /// When the answer was last changed.
    pub at: Timestamp,
    /// Fields of other versions.
    pub carried: Carried,
}

impl Answer {
    /// An answer with nothing in it yet.
    #[must_use]
    pub fn empty(at: Timestamp) -> Self {
        Self {
            response: None,
            comment: String::new(),
            quote: String::new(),
            location: String::new(),
            at,
            carried: Carried::default(),
        }
    }

    /// Whether there is nothing worth keeping in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.response.is_none()
            && self.comment.is_empty()
            && self.quote.is_empty()
            && self.location.is_empty()
            && self.carried.is_empty()
    }

    /// Whether a comment, quote or location stands beside the response.
    #[must_use]
    pub fn has_evidence(&self) -> bool {
        [&self.comment, &self.quote, &self.location]
            .iter()
            .any(|text| !text.trim().is_empty())
    }
}
