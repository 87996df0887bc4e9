//! The studies known so far: those of the review, and new ones as they come.

mod entry;

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

pub(super) use entry::Entry;

use super::identity::{Identity, called};
use crate::review::{Citation, Study};

/// How many studies with one key are looked at. Real ones are few; a file made to be slow is not.
const SHARING: usize = 64;

/// The study that the row of a table is about.
#[derive(Clone, Copy, Debug)]
pub(super) enum Bearer {
    /// The one at this place.
    Known(usize),
    /// One has its label, but another DOI, PubMed id or title.
    Contradicted,
    /// None that is known.
    Nobody,
}

/// All studies known so far, found by what identifies them.
#[derive(Debug, Default)]
pub(super) struct Pool {
    entries: Vec<Entry>,
    by_key: HashMap<String, Vec<usize>>,
    exact: HashMap<u128, usize>,
    gained: HashSet<usize>,
}

impl Pool {
    /// Takes in a study of the review.
    pub(super) fn know(&mut self, study: &Rc<Study>) {
        self.push(Entry::known(study));
    }

    /// Takes in a record: joins it to the study that it surely is, or adds it.
    pub(super) fn take(&mut self, citation: Citation, label: Option<String>, from: (usize, usize)) {
        let entry = Entry::of(citation, label, from);
        match self.find(&entry) {
            Some(place) => self.join(place, entry),
            None => {
                self.push(entry);
            }
        }
    }

    /// Adds a study without a look at the others, and gives its place.
    pub(super) fn add(&mut self, citation: Citation, from: (usize, usize)) -> usize {
        self.push(Entry::of(citation, None, from))
    }

    /// The study that the row of a table is about: by DOI or PubMed id, by its title if only one
    /// study has it, else the one that has its label.
    pub(super) fn bearer(&self, citation: &Citation, labelled: Option<usize>) -> Bearer {
        let identity = Identity::of(citation);
        for keys in [
            identity.ids().collect(),
            identity.title_keys().collect::<Vec<_>>(),
        ] {
            let mut near = self.sharing(&keys);
            near.retain(|place| {
                let entry = self.entries.get(*place);
                entry.is_some_and(|entry| !entry.identity.contradicts(&identity))
            });
            let named = near.iter().find(|place| Some(**place) == labelled);
            match (named, near.as_slice()) {
                (Some(place), _) | (None, [place]) => return Bearer::Known(*place),
                _ => {}
            }
        }
        let Some((place, entry)) = labelled.and_then(|place| self.get(place)) else {
            return Bearer::Nobody;
        };
        let other_title = entry.identity.words.is_other_than(&identity.words);
        if other_title || entry.identity.contradicts(&identity) {
            return Bearer::Contradicted;
        }
        Bearer::Known(place)
    }

    /// Adds what the row of a table says of a study's report, and notes that it was found again
    /// unless that table brought it: further rows of one table are one study.
    pub(super) fn note_row(&mut self, place: usize, citation: &Citation, file: usize) {
        let Some(entry) = self.entries.get_mut(place) else {
            return;
        };
        let was_matched = entry.is_matched;
        if entry.join(citation) {
            self.gained.insert(place);
        }
        entry.is_matched = was_matched || entry.from.is_none_or(|(from, _)| from != file);
        self.register(place);
    }

    /// A study by its place, or the one that it was joined to.
    pub(super) fn get(&self, place: usize) -> Option<(usize, &Entry)> {
        let place = self.resolve(place);
        Some((place, self.entries.get(place)?))
    }

    /// The studies that were not joined to another, with their places.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &Entry)> {
        let all = self.entries.iter().enumerate();
        all.filter(|(_, entry)| entry.joined_to.is_none())
    }

    /// How many studies further records brought new facts to.
    pub(super) fn gained(&self) -> usize {
        let places = self.gained.iter().map(|place| self.resolve(*place));
        places.collect::<HashSet<_>>().len()
    }

    /// The study that a new one surely is.
    fn find(&mut self, new: &Entry) -> Option<usize> {
        if let Some(place) = self.exact.get(&new.print) {
            return Some(self.resolve(*place));
        }
        let near = self.sharing(&new.identity.queries());
        // One that says all of it already comes first, so that the same file again adds nothing.
        let covering = near.iter().copied().find(|place| {
            let entry = self.entries.get_mut(*place);
            entry.is_some_and(|entry| entry.covers(new.citation()))
        });
        covering.or_else(|| {
            near.into_iter().find(|place| {
                let entry = self.entries.get(*place);
                entry.is_some_and(|entry| entry.identity.is_surely(&new.identity))
            })
        })
    }

    /// The studies under any of these keys, without those that were joined to another.
    pub(super) fn sharing(&self, keys: &[String]) -> Vec<usize> {
        let mut seen = HashSet::new();
        let found = keys.iter().filter_map(|key| self.by_key.get(key));
        found
            .flatten()
            .map(|place| self.resolve(*place))
            .filter(|place| seen.insert(*place))
            .collect()
    }

    /// Joins two studies because the reviewer says that they are one; not if both are in the
    /// review. Tells whether they are one now.
    pub(super) fn join_by_decision(&mut self, one: usize, other: usize) -> bool {
        let (one, other) = (self.resolve(one), self.resolve(other));
        if one == other {
            return true;
        }
        let sides = (
            self.entries.get(one).cloned(),
            self.entries.get(other).cloned(),
        );
        let (Some(first), Some(second)) = sides else {
            return false;
        };
        let Some(kept) = self.absorb(one, other) else {
            return false;
        };
        // Where nothing would tell later that it was joined, that is written down.
        for side in [first, second] {
            if let Some(entry) = self.entries.get_mut(kept) {
                let is_titled = !side.identity.titles.is_empty();
                if is_titled && !entry.identity.is_surely(&side.identity) {
                    entry.note_joined(vec![called(side.citation())]);
                }
            }
        }
        self.register(kept);
        self.close(kept);
        true
    }

    fn push(&mut self, entry: Entry) -> usize {
        let place = self.entries.len();
        self.exact.entry(entry.print).or_insert(place);
        self.entries.push(entry);
        self.register(place);
        place
    }

    /// Enters a study under its keys.
    fn register(&mut self, place: usize) {
        let Some(identity) = self.entries.get(place).map(|entry| &entry.identity) else {
            return;
        };
        for key in identity.keys().into_iter().chain(identity.title_keys()) {
            let places = self.by_key.entry(key).or_default();
            if places.len() < SHARING && !places.contains(&place) {
                places.push(place);
            }
        }
    }

    fn join(&mut self, place: usize, new: Entry) {
        let Some(entry) = self.entries.get_mut(place) else {
            return;
        };
        let breadth = entry.identity.breadth();
        let is_grown = entry.join(new.citation());
        entry.label = entry.label.take().or(new.label);
        let is_wider = entry.identity.breadth() > breadth;
        if is_grown {
            self.gained.insert(place);
        }
        if is_wider {
            self.register(place);
            self.close(place);
        }
    }

    /// A study that gained facts may surely be another one now: joins those, until there is none.
    fn close(&mut self, mut place: usize) {
        while let Some(entry) = self.entries.get(place) {
            let near = self.sharing(&entry.identity.keys());
            let found = near.into_iter().filter(|other| *other != place).find(|at| {
                self.entries.get(*at).is_some_and(|other| {
                    let both_known = other.study().is_some() && entry.study().is_some();
                    !both_known && other.identity.is_surely(&entry.identity)
                })
            });
            match found.and_then(|other| self.absorb(place, other)) {
                Some(kept) => place = kept,
                None => return,
            }
        }
    }

    /// Joins two studies into the one of the review, else the earlier; `None` if both are in it.
    fn absorb(&mut self, one: usize, other: usize) -> Option<usize> {
        let is_known = |place: usize| self.entries.get(place).is_some_and(|e| e.study().is_some());
        let (kept, gone) = match (is_known(one), is_known(other)) {
            (true, true) => return None,
            (true, false) => (one, other),
            (false, true) => (other, one),
            (false, false) => (one.min(other), one.max(other)),
        };
        let citation = self.entries.get(gone)?.citation().clone();
        let nameless = self.entries.get(gone)?.identity.nameless(&citation);
        let label = self.entries.get_mut(gone)?.label.take();
        self.entries.get_mut(gone)?.joined_to = Some(kept);
        let entry = self.entries.get_mut(kept)?;
        entry.label = entry.label.take().or(label);
        if entry.join(&citation) {
            self.gained.insert(kept);
        }
        if !entry.identity.families.is_empty() {
            entry.note_joined(nameless);
        }
        self.register(kept);
        Some(kept)
    }

    fn resolve(&self, mut place: usize) -> usize {
        while let Some(next) = self.entries.get(place).and_then(|entry| entry.joined_to) {
            place = next;
        }
        place
    }
}
