//! Problems the user can read: what, where, and what to do next.

use crate::port::{FolderError, StoreError};
use crate::text::{folder, problems as words};

/// What a problem's button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Try to save again.
    SaveAgain,
    /// Save the review as a file.
    SaveFile,
    /// Save the review whose changes could not be saved as a file, whichever review is open.
    SaveUnsaved,
}

/// A problem, shown until it is dismissed or solved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What happened, in a sentence.
    pub what: String,
    /// Particulars, one a line: files and their lines.
    pub details: Vec<String>,
    /// What to do next, in a sentence; empty where nothing needs to be done.
    pub advice: String,
    /// What its buttons do.
    pub remedies: Vec<Remedy>,
}

impl Problem {
    /// A problem that needs nothing but to be known.
    #[must_use]
    pub fn note(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            details: Vec::new(),
            advice: String::new(),
            remedies: Vec::new(),
        }
    }

    /// A change that could not be saved.
    #[must_use]
    pub fn not_saved(error: &StoreError) -> Self {
        Self {
            what: words::NOT_SAVED.to_owned(),
            details: vec![error.to_string()],
            advice: match error {
                StoreError::Full(_) => words::FREE_SPACE,
                _ => words::KEEP_PAGE_OPEN,
            }
            .to_owned(),
            remedies: vec![Remedy::SaveAgain, Remedy::SaveUnsaved],
        }
    }

    /// A save that does not end.
    #[must_use]
    pub fn saving_late() -> Self {
        Self {
            what: words::SAVING_LATE.to_owned(),
            details: Vec::new(),
            advice: words::SAVING_LATE_ADVICE.to_owned(),
            remedies: vec![Remedy::SaveUnsaved],
        }
    }

    /// Changes of a review that is not stored any more.
    #[must_use]
    pub fn gone() -> Self {
        Self {
            what: words::REVIEW_GONE.to_owned(),
            details: Vec::new(),
            advice: words::GONE_ADVICE.to_owned(),
            remedies: vec![Remedy::SaveFile],
        }
    }

    /// A new review whose place is taken.
    #[must_use]
    pub fn exists() -> Self {
        Self {
            what: words::REVIEW_EXISTS.to_owned(),
            details: Vec::new(),
            advice: words::EXISTS_ADVICE.to_owned(),
            remedies: Vec::new(),
        }
    }

    /// Something that could not be done in the folder that a review is linked to.
    #[must_use]
    pub fn in_folder(what: String, error: &FolderError) -> Self {
        let advice = match error {
            FolderError::Refused(_) => folder::ALLOW_IT,
            FolderError::Gone(_) => folder::FIND_IT,
            FolderError::Held(_) => folder::FREE_IT,
            FolderError::Full(_) => folder::MAKE_SPACE,
            FolderError::NotKept(_) => folder::RELOAD,
            FolderError::Failed(_) => folder::BY_HAND,
        };
        Self {
            what,
            details: vec![error.to_string()],
            advice: advice.to_owned(),
            remedies: Vec::new(),
        }
    }

    /// Data that could not be read from the store.
    #[must_use]
    pub fn not_read(error: &StoreError) -> Self {
        Self {
            what: words::NOT_READ.to_owned(),
            details: vec![error.to_string()],
            advice: words::RELOAD.to_owned(),
            remedies: Vec::new(),
        }
    }

    /// Records of a review that are damaged in the store.
    #[must_use]
    pub fn damaged(records: Vec<String>) -> Self {
        Self {
            what: words::DAMAGED.to_owned(),
            details: records,
            advice: words::DAMAGED_ADVICE.to_owned(),
            remedies: vec![Remedy::SaveFile],
        }
    }
}
