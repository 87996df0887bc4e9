//! The device: what else we ask of the page and the browser around it.

use super::moment::Moment;
use super::parcel::Parcel;
use super::store::Pending;
use crate::review::{AppraisalKey, ReviewId, Timestamp};

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
    pub bytes: Parcel,
}

/// A file as read from the reviewer's disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadFile {
    /// File name.
    pub name: String,
    /// Its bytes, or why they could not be read.
    pub bytes: Result<Parcel, String>,
}

/// What is around the page, as far as the browser tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// Whether the page is in a frame.
    pub is_framed: bool,
    /// Whether that is a frame of a page of another origin: browsers keep its data apart.
    pub in_foreign_frame: bool,
    /// Whether the page has no origin of its own, as in a frame whose sandbox denies it one.
    pub is_shut_off: bool,
    /// Whether the page is a file on the device.
    pub is_file: bool,
    /// Whether the engine deletes what pages store after seven days of use without a visit.
    pub is_cleared_weekly: bool,
    /// Whether the page may be let into a folder of the reviewer's.
    pub picks_folders: bool,
    /// The page's address, if it can be opened outside the frame that it is in.
    pub own_tab: Option<String>,
}

/// What is known about the files of a review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileNote {
    /// When the last file was saved.
    pub last: Option<Timestamp>,
    /// The first change that is in no file.
    pub since: Option<Timestamp>,
}

/// The page and the browser around it.
pub trait Device {
    /// What is around the page.
    fn surroundings(&self) -> Surroundings;

    /// The note about the files of a review.
    fn file_note(&self, review: &ReviewId) -> FileNote;

    /// Keeps it, where that can be.
    fn keep_file_note(&self, review: &ReviewId, note: &FileNote);

    /// What was left of a review the last time the page was left in the middle of work.
    fn left_behind(&self, review: &ReviewId) -> Option<String>;

    /// Keeps that before the page is gone, where that can be, or forgets it.
    fn leave_behind(&self, review: &ReviewId, text: Option<&str>);

    /// The time now and fresh randomness.
    fn moment(&self) -> Moment;

    /// By how many minutes the reviewer's clock is ahead of UTC at that time; below 0 if it is behind.
    fn offset(&self, at: &Timestamp) -> i32;

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
