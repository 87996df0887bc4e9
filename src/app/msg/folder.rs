//! With the folder that a review is linked to.

use crate::app::folder::Seeking;
use crate::port::{FolderError, Look, Parcel, SeenFile, Writing};
use crate::review::ReviewId;

/// With the folder that a review is linked to.
#[derive(Debug)]
pub enum FolderMsg {
    /// Linking one was asked for.
    LinkChosen,
    /// Looking into it was asked for.
    LookChosen,
    /// Having the browser ask for access was asked for.
    AllowChosen,
    /// Saving my file there was asked for.
    SaveChosen,
    /// Replacing my file, which another hand changed, was confirmed.
    ReplaceChosen,
    /// Replacing it was declined.
    ReplaceDeclined,
    /// Bringing in the file of that name was asked for.
    BringInChosen(String),
    /// Unlinking it was asked for.
    UnlinkChosen,
    /// The reviewer picked one, or none.
    Picked(ReviewId, Result<Option<Look>, FolderError>),
    /// It was looked into; `None` if the review is linked to none.
    Looked(ReviewId, Seeking, Result<Option<Look>, FolderError>),
    /// A file was read, by its name.
    FileRead(ReviewId, String, Result<(SeenFile, Parcel), FolderError>),
    /// My file was written, or left as it was.
    Written(ReviewId, Result<Writing, FolderError>),
    /// The state of a file was kept.
    Noted(ReviewId, Result<(), FolderError>),
    /// Which folder it was is forgotten.
    Forgotten(ReviewId, Result<(), FolderError>),
    /// The wait of that number is over.
    Waited(u32),
    /// The page can be seen again.
    PageShown,
}
