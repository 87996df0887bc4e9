//! Which item a heading names: by its number, by its wording, or by both.

use crate::instrument::{Group, ItemId};

/// What a heading says of items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// It names this one; `rest` is what it says besides, letters and digits only.
    Item { item: ItemId, rest: String },
    /// It has the wording of several, and nothing around it says which.
    Several,
    /// Its number is of one item and its wording of another.
    AtOdds,
    /// It names none.
    Other,
}

enum Found {
    Known(Heading),
    /// Wording that several items share, and what stands behind it.
    Shared(Vec<ItemId>, String),
}

/// What each heading says. Items 2.3 and 3.3 share their wording: such a heading without a number
/// belongs to the set of the item named before it or, at the beginning, behind it.
pub(super) fn all(headings: &[String]) -> Vec<Heading> {
    let wordings = ItemId::ALL.map(|item| (item, letters(item.wording())));
    let found: Vec<Found> = headings
        .iter()
        .map(|heading| find(heading, &wordings))
        .collect();
    let first = found.iter().find_map(Found::group);
    let mut before = first;
    let mut told = Vec::with_capacity(found.len());
    for found in found {
        before = found.group().or(before);
        told.push(match found {
            Found::Known(heading) => heading,
            Found::Shared(items, rest) => {
                let mut items = items.into_iter();
                let one = items.find(|item| Some(item.group()) == before);
                one.map_or(Heading::Several, |item| Heading::Item { item, rest })
            }
        });
    }
    told
}

impl Found {
    /// The set of criteria of the item that is named.
    fn group(&self) -> Option<Group> {
        match self {
            Self::Known(Heading::Item { item, .. }) if !item.is_screening() => Some(item.group()),
            _ => None,
        }
    }
}

fn find(heading: &str, wordings: &[(ItemId, String)]) -> Found {
    let lower = heading.trim().to_lowercase();
    let (number, behind) = numbered(&lower);
    let behind = letters(behind);
    let worded = |(item, wording): &(ItemId, String)| {
        let rest = behind.strip_prefix(wording.as_str())?;
        Some((*item, rest.to_owned()))
    };
    let mut worded: Vec<(ItemId, String)> = wordings.iter().filter_map(worded).collect();
    Found::Known(match (number, worded.pop()) {
        (Some(item), None) => Heading::Item { item, rest: behind },
        (Some(item), Some((last, rest))) => {
            let named = last == item || worded.iter().any(|(other, _)| *other == item);
            if named {
                Heading::Item { item, rest }
            } else {
                Heading::AtOdds
            }
        }
        (None, Some((item, rest))) if worded.is_empty() => Heading::Item { item, rest },
        (None, Some((last, rest))) => {
            let others = worded.into_iter().map(|(item, _)| item);
            return Found::Shared(others.chain([last]).collect(), rest);
        }
        (None, None) => Heading::Other,
    })
}

/// The item whose number a heading in lower case begins with, and what stands behind it.
fn numbered(heading: &str) -> (Option<ItemId>, &str) {
    const BEFORE: [&str; 6] = ["mmat", "item", "criterion", "criteria", "question", "q"];
    let mut rest = heading;
    while let Some(behind) = BEFORE.iter().find_map(|word| rest.strip_prefix(word)) {
        let shorter = behind.trim_start_matches([' ', '.', ':', '-', '_', '#']);
        if shorter.len() == behind.len() && !behind.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        rest = shorter;
    }
    for item in ItemId::ALL {
        let token = item.token().to_ascii_lowercase();
        let Some(behind) = rest.strip_prefix(token.as_str()) else {
            continue;
        };
        let mut next = behind.chars();
        let goes_on = match next.next() {
            Some('.') => next.next().is_some_and(char::is_numeric),
            Some(other) => other.is_alphanumeric(),
            None => false,
        };
        if !goes_on {
            return (Some(item), behind);
        }
    }
    (None, rest)
}

/// Letters and digits alone, in lower case and with American spelling of “randomized”.
pub(super) fn letters(text: &str) -> String {
    let letters = text.chars().filter(|character| character.is_alphanumeric());
    let lower: String = letters.flat_map(char::to_lowercase).collect();
    lower.replace("randomis", "randomiz")
}
