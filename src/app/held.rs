//! The open review: to work in, or only to read.

use std::ops::Deref;

use crate::review::Review;

/// A review that is open. Everybody can read it; whoever wants to change it must ask for
/// `editable`, which one that is only to read does not give.
#[derive(Debug)]
pub struct Held {
    review: Review,
    read_only: bool,
    /// How often it was about to be changed.
    revision: u64,
}

impl Held {
    /// A review to work in.
    pub(super) const fn to_edit(review: Review) -> Self {
        Self {
            review,
            read_only: false,
            revision: 0,
        }
    }

    /// A review only to read.
    pub(super) const fn to_read(review: Review) -> Self {
        Self {
            review,
            read_only: true,
            revision: 0,
        }
    }

    /// The review, to change it.
    pub(super) const fn editable(&mut self) -> Option<&mut Review> {
        if self.read_only {
            None
        } else {
            self.revision += 1;
            Some(&mut self.review)
        }
    }

    /// Puts a newer state in its place, which is a change to whatever was worked out of the old one.
    pub(super) fn renew(&mut self, review: Review) {
        self.review = review;
        self.revision += 1;
    }

    /// A number that is another after each change, so that what was worked out of the review is known
    /// to be old.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether it is only to read.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// The same once more. Not `Clone`, so that `clone` of what is held gives the review.
    pub(super) fn again(&self) -> Self {
        Self {
            review: self.review.clone(),
            read_only: self.read_only,
            revision: self.revision,
        }
    }
}

impl Deref for Held {
    type Target = Review;

    fn deref(&self) -> &Review {
        &self.review
    }
}
