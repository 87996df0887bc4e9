//! The name of the file that a reviewer keeps in a folder that the team shares.
//!
//! At its end stand marks of the review and of the reviewer, made from their ids: so two persons of
//! one name never write the same file, and whose file it is can be told without reading it.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::file_stem;
use crate::review::{Review, ReviewId, Reviewer, ReviewerId};

/// How the names of review files end.
const ENDING: &str = ".mmat.json";
/// How much of the title, and of a reviewer's name, a file's name has. With the longest signs of
/// all alphabets it stays below the 255 bytes that file systems take.
const OF_TITLE: usize = 36;
const OF_NAME: usize = 18;
/// How many digits the mark of a review has, and that of a reviewer.
const OF_REVIEW_ID: usize = 6;
const OF_REVIEWER_ID: usize = 10;

/// Whose a file in a shared folder is, by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A reviewer of this team.
    Reviewer(ReviewerId),
    /// Somebody who is not known in this team yet.
    Newcomer,
    /// Nobody of this review, as far as the name tells.
    Stranger,
}

/// The name of a reviewer's own file of a review.
#[must_use]
pub fn own_file_name(review: &Review, reviewer: &Reviewer) -> String {
    let title = start(&review.header().title, OF_TITLE);
    let name = start(&reviewer.name, OF_NAME);
    let (of_review, of_reviewer) = marks(review.id(), &reviewer.id);
    format!("{title}-{name}-{of_review}{of_reviewer}{ENDING}")
}

/// Whose file of a review has this name.
#[must_use]
pub fn owner_of(name: &str, review: &Review) -> Owner {
    let Some(mark) = name
        .strip_suffix(ENDING)
        .and_then(|stem| Some(stem.rsplit_once('-')?.1))
    else {
        return Owner::Stranger;
    };
    for reviewer in &review.header().reviewers {
        let (of_review, of_reviewer) = marks(review.id(), &reviewer.id);
        if mark.strip_prefix(&*of_review) == Some(&*of_reviewer) {
            return Owner::Reviewer(reviewer.id.clone());
        }
    }
    let is_of_review = mark.starts_with(&digits(review.id().as_str(), "", OF_REVIEW_ID));
    if is_of_review && mark.len() == OF_REVIEW_ID + OF_REVIEWER_ID {
        Owner::Newcomer
    } else {
        Owner::Stranger
    }
}

fn start(text: &str, most: usize) -> String {
    let stem = file_stem(text);
    let short: String = stem.chars().take(most).collect();
    short.trim_end_matches('-').to_owned()
}

fn marks(review: &ReviewId, reviewer: &ReviewerId) -> (String, String) {
    let (review, reviewer) = (review.as_str(), reviewer.as_str());
    (
        digits(review, "", OF_REVIEW_ID),
        digits(review, reviewer, OF_REVIEWER_ID),
    )
}

/// The first digits of the SHA-256 of two ids. An end of line parts them, so that no two pairs read
/// the same.
fn digits(review: &str, reviewer: &str, most: usize) -> String {
    let mut hash = Sha256::new();
    for part in [review, "\n", reviewer] {
        hash.update(part.as_bytes());
    }
    let mut hex = String::with_capacity(64);
    for byte in hash.finalize() {
        // A string takes every text.
        let _ = write!(hex, "{byte:02x}");
    }
    hex.truncate(most);
    hex
}
