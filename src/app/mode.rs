//! What a host page has the widget for.

use super::model::Screen;
use crate::port::Moment;
use crate::review::{Citation, Timestamp, lowered, match_keys};

/// What a host page has the widget for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Reviews, with all that belongs to them.
    #[default]
    Workspace,
    /// The appraisal of one study that the host gives, and nothing else.
    Study(Box<GivenStudy>),
    /// A review to read: nothing can be changed, and nothing is stored.
    Summary,
}

/// A study that a host page gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GivenStudy {
    /// Its short name.
    pub label: String,
    /// What the host says of its report; may be empty.
    pub citation: Citation,
    /// The name of the reviewer; empty where the host names none.
    pub reviewer: String,
}

impl Mode {
    /// Whether nothing can be changed.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        matches!(self, Self::Summary)
    }

    /// Whether this is a place for reviews, with their list and all screens.
    #[must_use]
    pub const fn is_workspace(&self) -> bool {
        matches!(self, Self::Workspace)
    }

    /// Whether a screen is part of it.
    #[must_use]
    pub const fn has(&self, screen: &Screen) -> bool {
        match self {
            Self::Workspace => true,
            Self::Study(_) => matches!(screen, Screen::Appraisal(_)),
            Self::Summary => matches!(
                screen,
                Screen::Summary | Screen::Studies | Screen::Appraisal(_)
            ),
        }
    }
}

impl GivenStudy {
    /// Draws the same ids for the same study each time, so that its review is found again.
    pub(super) fn ids(&self) -> Moment {
        let keys = match_keys(&self.citation);
        let label = format!("label:{}", lowered(self.label.trim()));
        Moment::new(
            Timestamp::epoch(),
            spread(keys.first().unwrap_or(&label).as_bytes()),
        )
    }
}

/// The 128 bits of FNV-1a (RFC 9923): alike for alike bytes on every machine.
fn spread(bytes: &[u8]) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes.iter().fold(BASIS, |hash, byte| {
        (hash ^ u128::from(*byte)).wrapping_mul(PRIME)
    })
}
