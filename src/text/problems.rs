//! Problems: what happened and what to do next.
#![allow(missing_docs, reason = "the words are their own description")]

pub const NOT_SAVED: &str = "The last changes could not be saved.";
pub const FREE_SPACE: &str = "They are still on this page. Free some space, or remove a review that is no longer needed, then try again. Save a file to be safe.";
pub const KEEP_PAGE_OPEN: &str =
    "They are still on this page. Keep it open and try again. Save a file to be safe.";
pub const SAVING_LATE: &str = "Saving takes much longer than it should.";
pub const SAVING_LATE_ADVICE: &str = "The browser's storage does not answer. The last changes are still on this page: keep it open, close other tabs of this page, and save a file to be safe.";
pub const NO_ANSWER: &str = "it does not answer";
pub const NOT_READ: &str = "The stored data could not be read.";
pub const RELOAD: &str = "Nothing was changed. Reload the page; if it stays so, close other tabs of this page and reload again.";
pub const LEFT_NOT_READ: &str =
    "What was not saved when the page was left the last time cannot be read.";
pub const LEFT_NOT_READ_ADVICE: &str =
    "Copy what you need of it from here: it is not kept any longer.";
pub const DAMAGED: &str = "Some stored records could not be read and are not shown.";
pub const DAMAGED_ADVICE: &str =
    "They were left as they are. Save a file of the rest now, and keep the last file you saved.";
pub const NOTHING_CHANGED: &str = "Nothing was changed.";
pub const REVIEW_GONE: &str = "This review is no longer in this browser.";
pub const GONE_ADVICE: &str = "It was removed in another tab. What is on this page can still be saved as a file, and opened again.";
pub const REVIEW_EXISTS: &str = "This review is in this browser already, and was not written over.";
pub const EXISTS_ADVICE: &str = "What is stored is shown now. If you opened a file, open it once more: what it has beside that can be brought in.";
pub const NO_REVIEWER: &str = "The review names no reviewer, so it cannot be opened.";

#[must_use]
pub fn unreadable(file: &str) -> String {
    format!("{file} could not be read.")
}
