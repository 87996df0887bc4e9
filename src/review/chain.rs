//! The log as chains: one of each browser in which the review was worked on.
//!
//! A chain only ever grows at its end. So of two chains of which one begins with the other, the
//! longer is the same chain at a later time; and to join two logs is to keep every chain that is
//! no beginning of another. That is idempotent, commutative and associative, whoever joins first.
//! Two chains that begin alike and then differ are a fork: both are kept. Only a changed file makes
//! one.

use std::rc::Rc;

use super::by_key::sorted;
use super::ids::ReviewerId;
use super::log::LogEntry;

/// Entries in the order in which one browser wrote them; never empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chain {
    entries: Vec<Rc<LogEntry>>,
}

/// What was found of a file's seal when it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Finding {
    /// It has none: an older version wrote it, another program, or nobody did yet.
    #[default]
    NotSealed,
    /// It is as it was written.
    AsWritten,
    /// It was altered since; where, one sentence for each place.
    Altered(Vec<String>),
}

/// A review's log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    chains: Vec<Chain>,
    /// How the file was from which it was read.
    pub finding: Finding,
}

/// Entries that a log lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition {
    /// The chain that they go on, by its place; `None` begins one.
    pub to: Option<usize>,
    /// The entries, oldest first.
    pub entries: Vec<Rc<LogEntry>>,
}

impl Chain {
    /// A chain of these entries, oldest first; `None` if there are none.
    #[must_use]
    pub fn new(entries: Vec<Rc<LogEntry>>) -> Option<Self> {
        (!entries.is_empty()).then_some(Self { entries })
    }

    /// Its entries, oldest first.
    #[must_use]
    pub fn entries(&self) -> &[Rc<LogEntry>] {
        &self.entries
    }

    /// Goes on with these entries.
    pub fn extend(&mut self, entries: Vec<Rc<LogEntry>>) {
        self.entries.extend(entries);
    }

    /// Whether the other is this one, or goes on from it.
    fn begins(&self, other: &Self) -> bool {
        other.entries.starts_with(&self.entries)
    }
}

impl Log {
    /// A log of these chains.
    #[must_use]
    pub const fn of(chains: Vec<Chain>) -> Self {
        Self {
            chains,
            finding: Finding::NotSealed,
        }
    }

    /// Its chains.
    #[must_use]
    pub fn chains(&self) -> &[Chain] {
        &self.chains
    }

    /// Takes in entries that go on the chain at this place; chains arrive in their order.
    pub fn grow(&mut self, place: usize, entries: Vec<LogEntry>) {
        let entries = entries.into_iter().map(Rc::new);
        match self.chains.get_mut(place) {
            Some(chain) => chain.entries.extend(entries),
            None => self.chains.extend(Chain::new(entries.collect())),
        }
    }

    /// The chains in which a reviewer wrote something.
    #[must_use]
    pub fn written_by(&self, reviewer: Option<&ReviewerId>) -> Self {
        let wrote = |chain: &&Chain| {
            let mut entries = chain.entries().iter();
            entries.any(|entry| entry.by.as_ref() == reviewer)
        };
        Self {
            chains: self.chains.iter().filter(wrote).cloned().collect(),
            finding: self.finding.clone(),
        }
    }

    /// The same log with each entry as `shown` gives it.
    #[must_use]
    pub fn shown(&self, shown: impl Fn(&Rc<LogEntry>) -> Rc<LogEntry>) -> Self {
        let chain = |chain: &Chain| Chain::new(chain.entries().iter().map(&shown).collect());
        Self {
            chains: self.chains.iter().filter_map(chain).collect(),
            finding: self.finding.clone(),
        }
    }

    /// How many entries it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.chains.iter().map(|chain| chain.entries.len()).sum()
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chains.is_empty()
    }

    /// How many of its chains begin as another does and then differ from it.
    #[must_use]
    pub fn forks(&self) -> usize {
        let chains = self.chains.iter().collect();
        let chains: Vec<&Chain> = sorted(chains, &|a: &&Chain, b| a.cmp(b));
        let pairs = chains.iter().zip(chains.iter().skip(1));
        pairs
            .filter(|(a, b)| a.entries.first() == b.entries.first())
            .count()
    }

    /// Every entry, the newest first by its own time.
    #[must_use]
    pub fn newest_first(&self) -> Vec<Rc<LogEntry>> {
        let all = self.chains.iter().flat_map(|chain| chain.entries.iter());
        // Of one time, what came later stands above.
        let all: Vec<Rc<LogEntry>> = all.rev().map(Rc::clone).collect();
        sorted(all, &|a, b| b.at.cmp(&a.at))
    }
}

/// The log with everything that either has, in one order whoever comes first.
#[must_use]
pub fn merge_logs(ours: &Log, theirs: &Log) -> Log {
    let all: Vec<&Chain> = ours.chains.iter().chain(&theirs.chains).collect();
    let all: Vec<&Chain> = sorted(all, &|a: &&Chain, b| a.cmp(b));
    let mut chains: Vec<Chain> = Vec::new();
    for (place, chain) in all.iter().enumerate() {
        // In this order a chain stands right before what goes on from it.
        if !all.get(place + 1).is_some_and(|next| chain.begins(next)) {
            chains.push(Chain::clone(chain));
        }
    }
    Log::of(chains)
}

/// What a log of these chains lacks of another. Its chains may go on, and begin, but nothing in
/// them changes.
#[must_use]
pub fn additions(stored: &[Chain], theirs: &Log) -> Vec<Addition> {
    let here = stored.iter().enumerate();
    let here = here.map(|(place, chain)| (chain, Some(place)));
    let there = theirs.chains.iter().map(|chain| (chain, None));
    let all = sorted(here.chain(there).collect(), &|a: &Tagged<'_>, b| {
        a.0.cmp(b.0).then_with(|| a.1.is_some().cmp(&b.1.is_some()))
    });
    // Stored chains with which the one in hand begins, the longest last.
    let mut roots: Vec<(usize, &Chain)> = Vec::new();
    let mut added = Vec::new();
    for (place, (chain, stored)) in all.iter().enumerate() {
        while roots.last().is_some_and(|(_, root)| !root.begins(chain)) {
            roots.pop();
        }
        if let Some(stored) = stored {
            roots.push((*stored, chain));
        } else if !all
            .get(place + 1)
            .is_some_and(|(next, _)| chain.begins(next))
        {
            // A chain goes on once; a second way on from it is a fork, a chain of its own.
            let root = roots.pop();
            let known = root.map_or(0, |(_, root)| root.entries.len());
            added.push(Addition {
                to: root.map(|(place, _)| place),
                entries: chain.entries.iter().skip(known).map(Rc::clone).collect(),
            });
        }
    }
    added
}

type Tagged<'a> = (&'a Chain, Option<usize>);
