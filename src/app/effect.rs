//! Effects: what is to be done outside, as values.

use super::folder::FolderJob;
use super::host::{HostEvent, Reply, RequestId};
use super::saving::Job;
use crate::codec::clerk::{Errand, ErrandNumber};
use crate::codec::export::Export;
use crate::port::{FileNote, Touched};
use crate::review::{AppraisalKey, Review, ReviewId};

/// Something for the shell to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read the list of reviews.
    ReadCards,
    /// Read a review.
    ReadReview(ReviewId),
    /// Read one appraisal anew.
    ReadAppraisal(ReviewId, AppraisalKey),
    /// Run a job in the store.
    Run(Job),
    /// Have what the store is doing fail: it may never end.
    BreakOff,
    /// Ask the browser to keep the data.
    AskPersistence,
    /// Tell other tabs what was saved.
    TellTabs(Touched),
    /// Come back when typing paused; the number is handed back.
    WaitForPause(u32),
    /// Come back after some seconds, with the number of the job that runs now.
    WatchSaving(u32),
    /// Ask the clerk for something.
    Ask(ErrandNumber, Box<Errand>),
    /// Break off what the clerk is doing.
    HangUp,
    /// Put something on the clipboard: as markup, and as plain text.
    Copy {
        /// HTML.
        html: String,
        /// Plain text.
        plain: String,
    },
    /// Look up what is known about the files of a review.
    LookUpFileNote(ReviewId),
    /// Keep that.
    KeepFileNote(ReviewId, FileNote),
    /// Look up what was left behind of a review.
    LookUpLeft(ReviewId),
    /// Keep what would be lost if the page did not come back, or forget it.
    LeaveBehind(ReviewId, Option<String>),
    /// Offer a file to save.
    SaveFile(Export),
    /// Do something in the folder of a review, or about it.
    Folder(ReviewId, FolderJob),
    /// Move the focus to the element with this id.
    Focus(String),
    /// The same in a task of its own: what was drawn is laid out for it, and a long list takes as long
    /// to lay out as to draw.
    FocusSoon(String),
    /// Tell the host page.
    Emit(HostEvent),
    /// Answer a request of the host page.
    Answer(RequestId, Reply),
    /// Read the log of a review.
    ReadLog(ReviewId),
    /// Let go of reviews that nobody needs any more, bit by bit: to free thousands of studies takes long.
    LetGo(Vec<Review>),
}
