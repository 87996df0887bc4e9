//! The three responses an item can be given.

/// What a reviewer says of an item (user guide, page 2).
///
/// An item that was not rated is `None`, never a response: Can't tell is a finding about the
/// report, unanswered is an absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Response {
    /// The criterion is met.
    Yes,
    /// The criterion is known not to be met.
    No,
    /// The report does not say, or not clearly enough, what is needed for Yes or No (page 1).
    CantTell,
}

impl Response {
    /// All three, in the order in which the instrument prints them.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::CantTell];

    /// The word that files and the host API use: `yes`, `no`, `cant-tell`.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::CantTell => "cant-tell",
        }
    }

    /// The instrument's own words: `Yes`, `No`, `Can't tell`.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Yes => "Yes",
            Self::No => "No",
            Self::CantTell => "Can't tell",
        }
    }

    /// The response behind a [`token`](Self::token), if there is one.
    #[must_use]
    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|response| response.token() == token)
    }
}
