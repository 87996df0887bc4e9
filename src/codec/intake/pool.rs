//! The studies known so far: those of the review, and new ones as they come.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::fact::{self, Growth, Said};
use super::identity::{Identity, called};
use crate::review::{Citation, Study};

/// How many studies with one key are looked at. Real ones are few; a file made to be slow is not.
const SHARING: usize = 64;

/// Where a study's citation is.
#[derive(Clone, Debug)]
enum Body {
    /// In the review, as it is there.
    Known(Rc<Study>),
    /// In the review, with facts added.
    Grown(Rc<Study>, Box<Citation>),
    /// In the files.
    New(Box<Citation>),
}

/// A study known so far.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    body: Body,
    said: Option<Said>,
    /// What tells it from others.
    pub(super) identity: Identity,
    /// Stands for what its first record said, to the letter.
    pub(super) print: u128,
    /// The label that its source gave it.
    pub(super) label: Option<String>,
    /// The place of its file and its line there; `None` for a study of the review.
    pub(super) from: Option<(usize, usize)>,
    /// Whether a further record turned out to be it.
    pub(super) is_matched: bool,
    joined_to: Option<usize>,
}

impl Entry {
    /// What is known of it.
    pub(super) fn citation(&self) -> &Citation {
        match &self.body {
            Body::Known(study) => &study.citation,
            Body::Grown(_, citation) | Body::New(citation) => citation,
        }
    }

    /// The study of the review that it is, as it is there.
    pub(super) fn study(&self) -> Option<&Rc<Study>> {
        match &self.body {
            Body::Known(study) | Body::Grown(study, _) => Some(study),
            Body::New(_) => None,
        }
    }

    /// Whether a study of the review gained facts.
    pub(super) fn is_grown(&self) -> bool {
        matches!(self.body, Body::Grown(..))
    }

    /// Joins a citation and tells whether it said anything new.
    fn join(&mut self, citation: &Citation) -> bool {
        self.is_matched = true;
        let mut said = self.take_said();
        let nameless = if fact::is_filled(citation, fact::AUTHORS) {
            self.identity.nameless(self.citation())
        } else {
            Vec::new()
        };
        let is_new = !said.covers(citation);
        let growth = if is_new {
            fact::join(self.citation_mut(), &mut said, citation)
        } else {
            Growth::default()
        };
        self.said = Some(said);
        if growth.is_filled {
            self.identity = Identity::of(self.citation());
        } else {
            for (name, value) in &growth.beside {
                if fact::is_filled(self.citation(), name) {
                    self.identity.learn(name, value);
                }
            }
        }
        if !self.identity.families.is_empty() {
            self.note_joined(nameless);
        }
        growth.is_grown
    }

    /// Keeps in mind that records of these names were joined.
    fn note_joined(&mut self, names: Vec<String>) {
        if names.is_empty() {
            return;
        }
        let mut said = self.take_said();
        for name in names {
            self.identity.learn(fact::JOINED, &name);
            fact::note_joined(self.citation_mut(), &mut said, name);
        }
        self.said = Some(said);
    }

    fn take_said(&mut self) -> Said {
        let said = self.said.take();
        said.unwrap_or_else(|| Said::of(self.citation()))
    }

    fn citation_mut(&mut self) -> &mut Citation {
        if let Body::Known(study) = &self.body {
            self.body = Body::Grown(Rc::clone(study), Box::new(study.citation.clone()));
        }
        match &mut self.body {
            Body::Grown(_, citation) | Body::New(citation) => citation,
            Body::Known(study) => &mut Rc::make_mut(study).citation,
        }
    }
}

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
        let print = fact::exact_print(&study.citation);
        let identity = Identity::of(&study.citation);
        self.push(Body::Known(Rc::clone(study)), identity, print, None, None);
    }

    /// Takes in a record: joins it to the study that it surely is, or adds it.
    pub(super) fn take(&mut self, citation: Citation, label: Option<String>, from: (usize, usize)) {
        let print = fact::exact_print(&citation);
        let identity = Identity::of(&citation);
        match self.find(&citation, &identity, print) {
            Some(place) => self.join(place, &citation, label),
            None => {
                let body = Body::New(Box::new(citation));
                self.push(body, identity, print, label, Some(from));
            }
        }
    }

    /// Adds a study without a look at the others, and gives its place.
    pub(super) fn add(&mut self, citation: Citation, from: (usize, usize)) -> usize {
        let print = fact::exact_print(&citation);
        let identity = Identity::of(&citation);
        self.push(
            Body::New(Box::new(citation)),
            identity,
            print,
            None,
            Some(from),
        )
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

    /// The study that a citation surely is.
    pub(super) fn find(
        &mut self,
        citation: &Citation,
        identity: &Identity,
        print: u128,
    ) -> Option<usize> {
        if let Some(place) = self.exact.get(&print) {
            return Some(self.resolve(*place));
        }
        let near = self.sharing(&identity.queries());
        // One that says all of it already comes first, so that the same file again adds nothing.
        let covering = near.iter().find(|place| self.covers(**place, citation));
        covering.copied().or_else(|| {
            near.into_iter().find(|place| {
                let entry = self.entries.get(*place);
                entry.is_some_and(|entry| entry.identity.is_surely(identity))
            })
        })
    }

    /// The studies under any of these keys, without those that were joined to another.
    pub(super) fn sharing(&self, keys: &[String]) -> Vec<usize> {
        let mut places = Vec::new();
        for key in keys {
            for place in self.by_key.get(key).into_iter().flatten() {
                let place = self.resolve(*place);
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
        places
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

    fn push(
        &mut self,
        body: Body,
        identity: Identity,
        print: u128,
        label: Option<String>,
        from: Option<(usize, usize)>,
    ) -> usize {
        let place = self.entries.len();
        self.entries.push(Entry {
            body,
            said: None,
            identity,
            print,
            label,
            from,
            is_matched: false,
            joined_to: None,
        });
        self.exact.entry(print).or_insert(place);
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

    fn covers(&mut self, place: usize, citation: &Citation) -> bool {
        let Some(entry) = self.entries.get_mut(place) else {
            return false;
        };
        let said = entry.take_said();
        let covers = said.covers(citation);
        entry.said = Some(said);
        covers
    }

    fn join(&mut self, place: usize, citation: &Citation, label: Option<String>) {
        let Some(entry) = self.entries.get_mut(place) else {
            return;
        };
        entry.label = entry.label.take().or(label);
        let breadth = entry.identity.breadth();
        let is_grown = entry.join(citation);
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
