//! A folder outside the browser that a team shares, to which a review is linked.

use thiserror::Error;

use super::parcel::Parcel;
use super::store::Pending;
use crate::review::{ByKey, ReviewId, Timestamp};

/// By what a file's state is known again without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileMark {
    /// When it was last changed.
    pub changed: Timestamp,
    /// How many bytes it has.
    pub size: u64,
}

/// A file as it stands in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenFile {
    /// Its name.
    pub name: String,
    /// Its state.
    pub mark: FileMark,
    /// By how many minutes the reviewer's clock was ahead of UTC when it was changed.
    pub offset: i32,
}

impl SeenFile {
    /// When it was last changed, as the reviewer's clock shows it.
    #[must_use]
    pub fn local(&self) -> Timestamp {
        self.mark.changed.shifted(self.offset)
    }
}

/// How far the browser lets us into the folder now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// In it: its review files, by name.
    Open(Vec<SeenFile>),
    /// Not before the reviewer allows it anew.
    Shut,
    /// It would, but the folder cannot be read.
    Lost(FolderError),
}

/// The folder of a review, as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The folder's name.
    pub folder: String,
    /// The states of files whose content is here: those we wrote, and those that were brought in.
    pub known: ByKey<String, FileMark>,
    /// What is in it.
    pub reach: Reach,
}

/// What became of a file that was to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Writing {
    /// It was written whole, and stands there like this.
    Written(SeenFile),
    /// It was left as it is: it is in another state than we were told to replace.
    Differs(SeenFile),
}

/// Why something could not be done in a folder, or about it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FolderError {
    /// The browser does not let the page in.
    #[error("the browser does not allow it ({0})")]
    Refused(String),
    /// The folder or the file is not there.
    #[error("it is not there ({0})")]
    Gone(String),
    /// Another program, or another tab, holds the file.
    #[error("something else holds the file ({0})")]
    Held(String),
    /// There is no space left.
    #[error("there is no space left ({0})")]
    Full(String),
    /// Which folder belongs to a review could not be read, or kept, in this browser.
    #[error("the browser does not keep which folder it is ({0})")]
    NotKept(String),
    /// Anything else, with what the browser said.
    #[error("it failed ({0})")]
    Failed(String),
}

/// What a job in a folder gives, once it is done.
pub type Outcome<T> = Pending<Result<T, FolderError>>;

/// The folders that reviews are linked to. Which one belongs to a review is kept in this browser.
pub trait Folders {
    /// Lets the reviewer pick a folder for a review, links it and looks into it; `None` if they
    /// picked none. Only in answer to a click.
    fn pick(&self, review: &ReviewId) -> Outcome<Option<Look>>;

    /// Looks into the folder of a review, as far as that is allowed; `None` if it has none.
    fn look(&self, review: &ReviewId) -> Outcome<Option<Look>>;

    /// Asks the reviewer to allow access anew, and looks. Only in answer to a click.
    fn ask(&self, review: &ReviewId) -> Outcome<Option<Look>>;

    /// Reads a file, with the state that it was read in.
    fn read(&self, review: &ReviewId, name: &str) -> Outcome<(SeenFile, Parcel)>;

    /// Writes a file whole, unless one of that name is there in another state than `replaces`.
    fn write(
        &self,
        review: &ReviewId,
        name: &str,
        replaces: Option<&FileMark>,
        bytes: &Parcel,
    ) -> Outcome<Writing>;

    /// Keeps the state of a file whose content is here, or with `None` that it is here no more.
    fn note(&self, review: &ReviewId, name: &str, mark: Option<&FileMark>) -> Outcome<()>;

    /// Forgets which folder belongs to a review. What is in the folder stays.
    fn forget(&self, review: &ReviewId) -> Outcome<()>;

    /// Resolves after a minute, and no sooner than the page is visible.
    fn wait(&self) -> Pending<()>;
}
