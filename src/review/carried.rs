//! Fields we do not know, kept for those who do.

use super::by_key::ByKey;

/// Fields of a newer or extended file that this version does not understand.
///
/// Each is a name and the text of its value as the file had it. They are carried along, so that
/// a round trip through this version loses nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Carried(ByKey<String, String>);

impl Carried {
    /// Carries these names and texts.
    #[must_use]
    pub fn new(fields: ByKey<String, String>) -> Self {
        Self(fields)
    }

    /// Names and texts, in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// Whether there is nothing to carry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
