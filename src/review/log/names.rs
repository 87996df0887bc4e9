//! Names in place of ids, where an entry says who agreed.
//!
//! What is stored and sealed keeps the ids: a name can be changed later, an id cannot.

use std::borrow::Cow;

use super::{BETWEEN_PARTS, BETWEEN_REVIEWERS, LogEntry, What};
use crate::review::consensus::Way;
use crate::review::ids::ReviewerId;
use crate::review::whole::Review;

impl LogEntry {
    /// How it was before, in words, with the names that reviewers have now.
    #[must_use]
    pub fn before_with_names(&self, review: &Review) -> Cow<'_, str> {
        with_names(self.what, &self.before, review)
    }

    /// How it is now, in words, with the names that reviewers have now.
    #[must_use]
    pub fn after_with_names(&self, review: &Review) -> Cow<'_, str> {
        with_names(self.what, &self.after, review)
    }
}

fn with_names<'a>(what: What, words: &'a str, review: &Review) -> Cow<'a, str> {
    let named = match what {
        What::Consensus => names(words, review),
        What::AgreedCategory | What::AgreedAnswer(_) => with_deciders(words, review),
        _ => None,
    };
    named.map_or(Cow::Borrowed(words), Cow::Owned)
}

/// Those who decided stand behind how they did. `None` where that is not found.
fn with_deciders(words: &str, review: &Review) -> Option<String> {
    let mut parts: Vec<Cow<str>> = words.split(BETWEEN_PARTS).map(Cow::Borrowed).collect();
    let (place, named) = parts.windows(2).enumerate().find_map(|(place, pair)| {
        let [way, by] = pair else { return None };
        Way::from_token(way)?;
        Some((place + 1, names(by, review)?))
    })?;
    *parts.get_mut(place)? = Cow::Owned(named);
    Some(parts.join(BETWEEN_PARTS))
}

/// The names behind a list of ids; `None` unless each is the id of a reviewer.
fn names(ids: &str, review: &Review) -> Option<String> {
    let names = ids.split(BETWEEN_REVIEWERS).map(|id| {
        let reviewer = review.reviewer(&ReviewerId::new(id));
        reviewer.map(|one| one.name.as_str())
    });
    Some(
        names
            .collect::<Option<Vec<&str>>>()?
            .join(BETWEEN_REVIEWERS),
    )
}
