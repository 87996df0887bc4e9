//! The device: what else we ask of the page and the browser around it.

use super::moment::Moment;
use super::store::Pending;
use crate::review::{AppraisalKey, ReviewId};

/// What another tab is told after something was saved, so that it reads it anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touched {
    /// The list of reviews changed: one was added or removed.
    List,
    /// One appraisal of a review changed.
    Appraisal(ReviewId, AppraisalKey),
    /// More than that of a review changed.
    Review(ReviewId),
}

/// A file the reviewer saves or a host asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFile {
    /// File name.
    pub name: String,
    /// Media type, with its charset.
    pub media_type: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// A file as read from the reviewer's disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadFile {
    /// File name.
    pub name: String,
    /// Its bytes, or why they could not be read.
    pub bytes: Result<Vec<u8>, String>,
}

/// The page and the browser around it.
pub trait Device {
    /// The time now and fresh randomness.
    fn moment(&self) -> Moment;

    /// Resolves after so many milliseconds.
    fn after(&self, milliseconds: u32) -> Pending<()>;

    /// Asks the browser to keep our data when space gets tight; `None` where it cannot say.
    fn persist(&self) -> Pending<Option<bool>>;

    /// Offers a file for download.
    ///
    /// # Errors
    /// What the browser said when it refuses.
    fn save_file(&self, file: &SavedFile) -> Result<(), String>;

    /// Puts something on the clipboard, as markup and as plain text for who takes no markup.
    ///
    /// # Errors
    /// What the browser said when it refuses.
    fn copy(&self, html: &str, plain: &str) -> Pending<Result<(), String>>;

    /// Reads files that the reviewer picked.
    fn read_files(&self, files: &web_sys::FileList) -> Pending<Vec<ReadFile>>;

    /// Tells other tabs of this browser what was saved.
    fn tell_tabs(&self, touched: &Touched);

    /// While something is unsaved, has the browser ask before the page is left.
    fn guard_leaving(&self, unsaved: bool);

    /// Takes the focus out of a panel, before what is drawn next takes the panel away: a browser
    /// whose focused element goes lays out at once all that was put in until then, which in a
    /// long list is half of a long task.
    fn leave_panel(&self);

    /// Moves the focus to the element with this id inside the widget, and scrolls it into view.
    fn focus(&self, id: &str);
}
