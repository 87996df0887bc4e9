//! The formats in which a review leaves: their names, and the files that come of them.
//!
//! What writes them is in [`mod@write`], which the page does not load before a file is asked for.

mod format;
mod own_file;
mod pictures;
pub mod write;

use std::rc::Rc;

pub use format::{ExportFormat, ExportGroup};
pub use own_file::{Owner, own_file_name, owner_of};
pub use pictures::{Pictures, SCALE};

use crate::port::Parcel;
use crate::review::{Review, Timestamp};

/// What a reviewer may choose beyond the format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExportOptions {
    /// Tables get a last column with the share of criteria met, which the guide discourages.
    pub share_of_criteria_met: bool,
}

/// A file to hand to the reviewer or the host page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// File name, made from the review's title and the date.
    pub name: String,
    /// Media type, with its charset.
    pub media_type: String,
    /// What is in it.
    pub content: Content,
}

/// What is in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Text, to be kept as UTF-8.
    Text(String),
    /// The same in two forms, for the clipboard: markup, and plain text for who takes no markup.
    Rich {
        /// HTML.
        html: String,
        /// Plain text.
        plain: String,
    },
    /// Anything else.
    Bytes(Rc<[u8]>),
    /// What is held outside this module's memory, and is handed on as it is.
    Outside {
        /// Whether it is text in UTF-8.
        is_text: bool,
        /// What holds it.
        held: Parcel,
    },
}

impl Content {
    /// The text, if it is one and in this module's memory.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Rich { html: text, .. } => Some(text),
            Self::Bytes(_) | Self::Outside { .. } => None,
        }
    }

    /// The bytes as they are kept.
    #[must_use]
    pub fn into_bytes(self) -> Parcel {
        match self {
            Self::Text(text) | Self::Rich { html: text, .. } => text.into_bytes().into(),
            Self::Bytes(bytes) => bytes.into(),
            Self::Outside { held, .. } => held,
        }
    }

    /// The same in this module's memory. What is said to be text and is none is bytes.
    #[must_use]
    pub fn read(self) -> Self {
        match self {
            Self::Outside { is_text, held } => {
                let bytes = held.read();
                match std::str::from_utf8(&bytes) {
                    Ok(text) if is_text => Self::Text(text.to_owned()),
                    _ => Self::Bytes(bytes),
                }
            }
            here => here,
        }
    }
}

/// Writes the review file. The page does this by itself where the module that writes all formats
/// cannot be loaded: a backup must not depend on it.
#[must_use]
pub fn review_file(review: &Review, now: &Timestamp) -> Export {
    let text = super::review_file::sealed_text(review, now);
    named(review, ExportFormat::ReviewFile, now, Content::Text(text))
}

/// The file of a review in a format: its title, what it is, the day.
fn named(review: &Review, format: ExportFormat, now: &Timestamp, content: Content) -> Export {
    let (stem, day) = (file_stem(&review.header().title), now.date());
    let (before, after) = format.name_parts();
    Export {
        name: format!("{stem}{before}-{day}{after}"),
        media_type: format.media_type().to_owned(),
        content,
    }
}

/// The name of a review file with the appraisals of one reviewer: title, reviewer, day.
#[must_use]
pub fn name_of_one(title: &str, reviewer: &str, now: &Timestamp) -> String {
    let (title, reviewer, day) = (file_stem(title), file_stem(reviewer), now.date());
    format!("{title}-{reviewer}-{day}.mmat.json")
}

/// A file name that every system takes: letters, digits and hyphens of the title.
fn file_stem(title: &str) -> String {
    let mut stem = String::new();
    for character in title.chars().flat_map(char::to_lowercase).take(80) {
        if character.is_alphanumeric() {
            stem.push(character);
        } else if !stem.ends_with('-') {
            stem.push('-');
        }
    }
    let stem = stem.trim_matches('-');
    if stem.is_empty() {
        "review".to_owned()
    } else {
        stem.to_owned()
    }
}
