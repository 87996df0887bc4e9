//! How safe the data are where they are kept, and when to remind of a file.

use super::model::{Model, Storage};
use crate::port::Surroundings;
use crate::review::Timestamp;

/// How the browser keeps the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Not known yet.
    Opening,
    /// Not at all: they are in memory, in a frame that is shut off from storage.
    ShutOff,
    /// Not at all: they are in memory, for another reason.
    Memory,
    /// Apart from those of the same page elsewhere, for the site around the frame.
    Apart,
    /// For seven days without a visit.
    Week,
    /// With the place of a file on this device: moved or renamed, the page may not find them.
    WithTheFile,
    /// As long as there is space: the browser has made no promise.
    Unpromised,
    /// As long as the reviewer wants: the browser has promised it.
    Promised,
    /// In the browser, which cannot say more.
    Kept,
}

impl Keeping {
    /// Of where data are kept, and what is around the page.
    #[must_use]
    pub fn of(storage: &Storage, around: &Surroundings) -> Self {
        match storage {
            Storage::Opening => Self::Opening,
            Storage::Memory(_) if around.is_shut_off => Self::ShutOff,
            Storage::Memory(_) => Self::Memory,
            // Even a promise is for this frame's own, separate store.
            Storage::Browser { .. } if around.in_foreign_frame => Self::Apart,
            Storage::Browser {
                persistent: Some(true),
            } => Self::Promised,
            Storage::Browser { .. } if around.is_cleared_weekly => Self::Week,
            Storage::Browser { .. } if around.is_file => Self::WithTheFile,
            Storage::Browser {
                persistent: Some(false),
            } => Self::Unpromised,
            Storage::Browser { persistent: None } => Self::Kept,
        }
    }

    /// Whether data can get lost though nobody removes them, which must be said where all can see it.
    #[must_use]
    pub const fn is_unsafe(self) -> bool {
        self.is_in_memory() || matches!(self, Self::Apart | Self::Week)
    }

    /// Whether nothing is kept once the page is closed.
    #[must_use]
    pub const fn is_in_memory(self) -> bool {
        matches!(self, Self::ShutOff | Self::Memory)
    }

    /// For how many seconds work may be in no file before the reviewer is reminded.
    const fn patience(self) -> i64 {
        const HOUR: i64 = 3_600;
        match self {
            Self::ShutOff | Self::Memory => HOUR / 2,
            Self::Apart | Self::Week => 24 * HOUR,
            _ => 7 * 24 * HOUR,
        }
    }
}

impl Model {
    /// How the browser keeps the data.
    #[must_use]
    pub fn keeping(&self) -> Keeping {
        Keeping::of(&self.storage, &self.surroundings)
    }

    /// Since when work on the open review is in no file, if that is long enough to remind of it at `now`.
    pub(super) fn overdue(&self, now: &Timestamp) -> Option<Timestamp> {
        let since = self.file_note.since.as_ref()?;
        let waited = now.seconds() - since.seconds();
        (self.open.is_some() && waited >= self.keeping().patience()).then(|| since.clone())
    }

    /// Whether there is something that could get lost.
    #[must_use]
    pub fn has_something_to_lose(&self) -> bool {
        let listed = match &self.listing {
            super::model::Listing::Ready(cards) => !cards.is_empty(),
            super::model::Listing::Loading => false,
        };
        listed || self.open.is_some()
    }
}
