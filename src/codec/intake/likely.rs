//! Finds records that may be one study although that is not sure.
//!
//! Only records that share a block are held against each other: an identifier, the title, the
//! first author with about the same year, the first five words of the title, its words in any
//! order. A block that many share is looked at in part, so the time stays near linear.

use std::collections::HashMap;

use super::identity::{Identity, differ, share};
use super::label::{self, wanted_label};
use super::pair::Likeness;
use super::pool::{Entry, Pool};
use super::words::print_of;

/// How many studies of one block are looked at.
const BLOCK: usize = 100;
/// How many studies are named that a record may be.
const NAMED: usize = 3;

/// Two studies of the pool that may be one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// The place of the one that came first.
    pub(super) known: usize,
    /// The place of the new one.
    pub(super) new: usize,
    /// Why.
    pub(super) why: Likeness,
}

/// All such pairs, in the order of the new ones; each new one with the most alike.
pub(super) fn find(pool: &Pool, tick: &mut dyn FnMut()) -> Vec<Found> {
    let mut blocks: HashMap<u128, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for (place, entry) in pool.iter() {
        if entry.study().is_none() {
            found.extend(likely(pool, &blocks, place, entry));
        }
        tick();
        for key in keys(entry, 0) {
            let block = blocks.entry(key).or_default();
            if block.len() < BLOCK {
                block.push(place);
            }
        }
    }
    found
}

fn likely(
    pool: &Pool,
    blocks: &HashMap<u128, Vec<usize>>,
    new: usize,
    entry: &Entry,
) -> Vec<Found> {
    let ids: Vec<String> = entry.identity.ids().collect();
    let mut near = pool.sharing(&ids);
    for key in keys(entry, 1) {
        near.extend(blocks.get(&key).into_iter().flatten());
    }
    near.sort_unstable();
    near.dedup();
    let mut found: Vec<Found> = near
        .into_iter()
        .filter(|known| *known < new)
        .filter_map(|known| {
            let (_, other) = pool.get(known)?;
            let why = likeness(other, entry)?;
            Some(Found { known, new, why })
        })
        .collect();
    found.sort_by_key(|pair| (pair.why, pair.known));
    found.truncate(NAMED);
    found
}

/// The blocks that a study is in; with `around` also those of so many years before and after.
fn keys(entry: &Entry, around: u16) -> Vec<u128> {
    let identity = &entry.identity;
    let mut keys: Vec<u128> = identity
        .titles
        .iter()
        .map(|title| print_of(&["title", title]))
        .collect();
    for family in &identity.families {
        for year in &identity.years {
            let years = year.saturating_sub(around)..=year.saturating_add(around);
            keys.extend(years.map(|year| print_of(&["author", family, &year.to_string()])));
        }
    }
    keys.extend(identity.words.opening());
    keys.extend(identity.words.whole());
    if around > 0 || is_label_alone(entry) {
        keys.push(print_of(&["label", &label_of(entry)]));
    }
    keys
}

/// Why two studies may be one, if they may.
fn likeness(known: &Entry, new: &Entry) -> Option<Likeness> {
    let (mine, theirs) = (&new.identity, &known.identity);
    let contradicts = mine.contradicts(theirs);
    if mine.shares_id(theirs) {
        let why = if contradicts {
            Likeness::ContradictingIds
        } else {
            Likeness::SameIdOtherTitle
        };
        return Some(why);
    }
    if share(&mine.titles, &theirs.titles) {
        return same_title(mine, theirs, contradicts);
    }
    if mine.words.is_like(&theirs.words) && are_near(mine, theirs) {
        return Some(Likeness::SimilarTitle);
    }
    let is_named = is_label_alone(known) && !mine.is_bare() && label_of(known) == label_of(new);
    is_named.then_some(Likeness::SameLabel)
}

fn same_title(mine: &Identity, theirs: &Identity, contradicts: bool) -> Option<Likeness> {
    if mine.is_generic() {
        let says_more = are_near(mine, theirs) && share(&mine.families, &theirs.families);
        if !says_more || mine.is_placed_otherwise(theirs) {
            return None;
        }
    }
    if contradicts && mine.shares_triple(theirs) {
        return Some(Likeness::ContradictingIds);
    }
    Some(Likeness::SameTitle)
}

/// Whether the first author is the same and the year about the same; one of them may be missing.
fn are_near(mine: &Identity, theirs: &Identity) -> bool {
    let same_author = share(&mine.families, &theirs.families);
    let is_near = |year: &u16| theirs.years.iter().any(|other| year.abs_diff(*other) <= 1);
    let near_year = mine.years.iter().any(is_near);
    let no_author = !differ(&mine.families, &theirs.families);
    let no_year = mine.years.is_empty() || theirs.years.is_empty();
    (same_author && (near_year || no_year)) || (near_year && no_author)
}

/// Whether it is a study of the review of which nothing but its label is known.
fn is_label_alone(entry: &Entry) -> bool {
    entry.study().is_some() && entry.identity.is_bare()
}

fn label_of(entry: &Entry) -> String {
    match entry.study() {
        Some(study) => label::key(&study.label),
        None => label::key(&wanted_label(entry)),
    }
}
