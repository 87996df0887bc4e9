//! The formats in which a review leaves.

use std::rc::Rc;

use crate::review::{Review, Timestamp};

/// A format for [`export`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// The review file, `.mmat.json`: everything, to open again.
    ReviewFile,
    /// The wide CSV: a row for each study and reviewer, a column for each item.
    WideCsv,
    /// The long CSV: a row for each study, reviewer and item.
    LongCsv,
}

/// A file to hand to the reviewer or the host page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// File name, made from the review's title.
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
    /// Anything else.
    Bytes(Rc<[u8]>),
}

impl Content {
    /// The text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Bytes(_) => None,
        }
    }

    /// The bytes as they are kept.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }
}

impl ExportFormat {
    /// All formats, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::ReviewFile, Self::WideCsv, Self::LongCsv];

    /// The word that the host API uses.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::ReviewFile => "json",
            Self::WideCsv => "csv-wide",
            Self::LongCsv => "csv-long",
        }
    }

    /// The format behind a [`token`](Self::token), if there is one.
    #[must_use]
    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.token() == token)
    }

    const fn ending(self) -> &'static str {
        match self {
            Self::ReviewFile => ".mmat.json",
            Self::WideCsv => "-mmat-wide.csv",
            Self::LongCsv => "-mmat-long.csv",
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::ReviewFile => "application/json;charset=utf-8",
            Self::WideCsv | Self::LongCsv => "text/csv;charset=utf-8",
        }
    }
}

/// Writes the review file. The page does this by itself where the module that writes all formats
/// cannot be loaded: a backup must not depend on it.
#[must_use]
pub fn review_file(review: &Review, now: &Timestamp) -> Export {
    let text = super::review_file::to_text(review, now);
    named(review, ExportFormat::ReviewFile, Content::Text(text))
}

/// Writes a review in a format.
#[must_use]
pub fn export(review: &Review, format: ExportFormat, now: &Timestamp) -> Export {
    let text = match format {
        ExportFormat::ReviewFile => return review_file(review, now),
        ExportFormat::WideCsv => super::tables::wide_csv(review),
        ExportFormat::LongCsv => super::tables::long_csv(review),
    };
    named(review, format, Content::Text(text))
}

fn named(review: &Review, format: ExportFormat, content: Content) -> Export {
    Export {
        name: format!("{}{}", file_stem(&review.header().title), format.ending()),
        media_type: format.media_type().to_owned(),
        content,
    }
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
