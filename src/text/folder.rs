//! The folder that a team shares.
#![allow(missing_docs, reason = "the words are their own description")]

use super::count;
use crate::review::Timestamp;

pub const TITLE: &str = "Shared folder";
pub const TEXT: &str = "For a folder that your team shares, by a file service or on a network drive: each of you saves a file of your own there, and sees when another’s is newer. Nobody writes the file of another.";
pub const ELSEWHERE: &str = "In a tab of its own, Chrome and Edge can also link a review to a folder that your team shares.";
pub const LINK: &str = "Link a folder…";
pub const SAVE: &str = "Save my file there";
pub const LOOK: &str = "Look again";
pub const UNLINK: &str = "Unlink";
pub const BRING_IN: &str = "Bring in";
pub const BRING_IN_AGAIN: &str = "Bring in again";
pub const BRING_IN_FIRST: &str = "Bring it in first";
pub const REPLACE: &str = "Replace it";
pub const LEAVE: &str = "Leave it";
pub const NEW: &str = "new";
pub const NEW_SINCE: &str = "new since you brought it in";
pub const HERE: &str = "brought in";
pub const YOUR_FILE: &str = "Your file";
pub const OTHERS: &str = "Files of others";
pub const NO_OTHERS: &str = "No file of anybody else is there yet.";
pub const NEWCOMER: &str = "of somebody who is not in this team yet";
pub const STRANGER: &str = "perhaps not of this review";
pub const NOT_THERE_YET: &str = "It is not there yet.";
pub const SHUT: &str = "The browser asks anew for access after a page was closed.";
pub const UNLINKED: &str = "The folder is unlinked. What is in it stays there.";
pub const UP_TO_DATE: &str = "Nothing in the folder is newer.";

pub const NOT_LINKED: &str = "The folder could not be linked.";
pub const NOT_FOUND_OUT: &str = "Whether this review is linked to a folder could not be read.";
pub const NOT_LOOKED: &str = "The shared folder could not be looked into.";
pub const NOT_ALLOWED: &str = "The browser does not let this page into the shared folder.";
pub const NOT_WRITTEN: &str = "Your file could not be saved in the shared folder.";
pub const NOT_NOTED: &str = "What was brought in from the shared folder could not be noted.";
pub const NOT_UNLINKED: &str = "The folder could not be unlinked.";

pub const ALLOW_IT: &str = "Allow it when the browser asks, or in its settings for this page. It keeps some folders from all pages, such as those of the system: take a folder within one of yours.";
pub const FIND_IT: &str = "Connect the drive or start the file service, then look again. If the folder was moved or renamed, unlink it and link it where it is now.";
pub const FREE_IT: &str = "Close the program that has the file open, or wait until the file service is through with it, and try again.";
pub const MAKE_SPACE: &str =
    "Free some space there and try again. The file that was there is unchanged.";
pub const RELOAD: &str = "Nothing in the folder was changed. Load this page anew and try again.";
pub const BY_HAND: &str =
    "Try again. If it stays so, save your file with Hand over and put it into the folder by hand.";

#[must_use]
pub fn linked_to(folder: &str) -> String {
    format!("Linked to the folder “{folder}”.")
}

#[must_use]
pub fn allow(folder: &str) -> String {
    format!("Allow access to {folder} again")
}

#[must_use]
pub fn not_read(file: &str) -> String {
    format!("{file} could not be read from the shared folder.")
}

#[must_use]
pub fn saved(folder: &str) -> String {
    format!("Your file is saved in the folder “{folder}”.")
}

#[must_use]
pub fn written(at: &Timestamp) -> String {
    format!("Written on {}.", when(at))
}

#[must_use]
pub fn written_by_another(at: &Timestamp) -> String {
    format!("Changed on {}, and not from this browser.", when(at))
}

#[must_use]
pub fn changed(at: &Timestamp) -> String {
    format!("changed on {}", when(at))
}

/// Asked before my file is replaced where another hand changed it.
#[must_use]
pub fn question(at: &Timestamp) -> String {
    format!(
        "Your file in the folder was changed on {}, and not from this browser. If you appraise in another browser or on another device too, it holds that work: bring it in first, then save. Or replace it with what is here.",
        when(at)
    )
}

pub const NEWER_THERE: &str = " newer in the shared folder";

/// Beside the way to the exchange, how many files are newer.
#[must_use]
pub fn newer(files: usize) -> String {
    let is = if files == 1 { "is" } else { "are" };
    format!(
        "{} in the shared folder {is} newer",
        count(files, "file", "files")
    )
}

#[must_use]
pub fn announced(files: usize) -> String {
    format!("{}.", newer(files))
}

/// What a button to bring in says to who does not see the line that it stands in.
#[must_use]
pub fn bring_in_of(button: &str, whose: &str) -> String {
    format!("{button}: {whose}")
}

fn when(at: &Timestamp) -> String {
    format!("{}, {}", at.day(), at.minute())
}

/// What the browser said, as a sentence.
#[must_use]
pub fn because(error: &str) -> String {
    format!("It says: {error}.")
}
