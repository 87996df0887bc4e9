//! What reviewers said, counted in one pass over the studies.

use super::many::{Many, Units, many_of};
use super::team::{Agreement, TeamAgreement};
use super::voices::{Voice, Voices, category_of, category_place, response_place};
use super::{Cells, Measure, count, measure_of};
use crate::instrument::{Category, ItemId, Response};
use crate::review::by_key::ByKey;
use crate::review::ids::ReviewerId;

/// The most reviewers that are compared two by two, so that any file can be opened: 190 pairs.
const MOST_REVIEWERS: usize = 20;

/// Two reviewers by their places in the team.
pub(super) type Pair = (usize, usize);

/// What was said of the studies of a round.
#[derive(Clone, Default)]
pub(super) struct Heard {
    pairs: ByKey<Pair, PairHeard>,
    team: TeamHeard,
}

/// What two reviewers said.
#[derive(Clone, Default)]
struct PairHeard {
    /// How many studies both appraised.
    studies: usize,
    category: Cells,
    items: ByKey<ItemId, Cells>,
}

/// What all of them said.
#[derive(Clone, Default)]
struct TeamHeard {
    /// Who appraised anything, and how many studies.
    reviewers: ByKey<usize, usize>,
    category: Units,
    items: ByKey<ItemId, Units>,
}

impl Heard {
    /// What was said of some studies; `compared` are the reviewers to look at two by two.
    pub(super) fn of<'a>(studies: impl Iterator<Item = &'a Voices>, compared: &[usize]) -> Self {
        let mut heard = Self::default();
        for study in studies {
            heard.add_pairs(study, compared);
            heard.team.add(study);
        }
        heard
    }

    /// Together with what was said of other studies.
    pub(super) fn and(mut self, other: &Self) -> Self {
        for (pair, theirs) in &other.pairs {
            at(&mut self.pairs, pair, |ours| ours.add_other(theirs));
        }
        let team = &mut self.team;
        add_all(&mut team.reviewers, &other.team.reviewers);
        add_all(&mut team.category, &other.team.category);
        for (item, units) in &other.team.items {
            at(&mut team.items, item, |ours| add_all(ours, units));
        }
        self
    }

    /// The pairs with a study in common, in the order of the team.
    pub(super) fn pairs(&self) -> Vec<Pair> {
        self.pairs.keys().copied().collect()
    }

    /// The pair with the most studies in common, the earliest of several.
    pub(super) fn most_in_common(&self) -> Option<Pair> {
        let pairs = self.pairs.iter();
        let most = pairs.rev().max_by_key(|(_, heard)| heard.studies);
        most.map(|(pair, _)| *pair)
    }

    /// How far two agree, by the names of the team.
    pub(super) fn between(
        &self,
        pair: Pair,
        name: &dyn Fn(usize) -> Option<ReviewerId>,
    ) -> Agreement {
        let nothing = PairHeard::default();
        let heard = self.pairs.get(&pair).unwrap_or(&nothing);
        let q = Response::ALL.len();
        let of = |keep: fn(ItemId) -> bool| measure_of(&together(&heard.items, keep), q);
        let items = heard.items.iter();
        Agreement {
            reviewers: name(pair.0).zip(name(pair.1)),
            category: measure_of(&heard.category, Category::ALL.len()),
            all: of(|_| true),
            screening: of(ItemId::is_screening),
            criteria: of(|item| !item.is_screening()),
            items: items
                .map(|(item, cells)| -> (ItemId, Measure) { (*item, measure_of(cells, q)) })
                .collect(),
        }
    }

    /// How far all agree.
    pub(super) fn over_all(&self) -> TeamAgreement {
        let heard = &self.team;
        let q = Response::ALL.len();
        let of = |keep: fn(ItemId) -> bool| many_of(&together(&heard.items, keep), q);
        let items = heard.items.iter();
        TeamAgreement {
            reviewers: heard.reviewers.len(),
            category: many_of(&heard.category, Category::ALL.len()),
            all: of(|_| true),
            screening: of(ItemId::is_screening),
            criteria: of(|item| !item.is_screening()),
            items: items
                .map(|(item, units)| -> (ItemId, Many) { (*item, many_of(units, q)) })
                .collect(),
        }
    }

    fn add_pairs(&mut self, study: &Voices, compared: &[usize]) {
        let is_compared = |voice: &&Voice| compared.binary_search(&voice.reviewer).is_ok();
        let here = study.said.iter().filter(is_compared);
        for (earlier, one) in here.clone().enumerate() {
            for two in here.clone().skip(earlier + 1) {
                at(&mut self.pairs, &(one.reviewer, two.reviewer), |heard| {
                    heard.add(study, one, two);
                });
            }
        }
    }
}

impl PairHeard {
    /// Adds a study that both appraised.
    fn add(&mut self, study: &Voices, one: &Voice, two: &Voice) {
        self.studies += 1;
        if let (Some(one), Some(two)) = (category_of(&one.said), category_of(&two.said)) {
            let both = (category_place(one), category_place(two));
            count(&mut self.category, both, 1);
        }
        for (item, one, two) in study.shared(one, two) {
            let both = (response_place(one), response_place(two));
            at(&mut self.items, &item, |cells| count(cells, both, 1));
        }
    }

    /// Adds what the two said of other studies.
    fn add_other(&mut self, other: &Self) {
        self.studies += other.studies;
        add_all(&mut self.category, &other.category);
        for (item, theirs) in &other.items {
            at(&mut self.items, item, |cells| add_all(cells, theirs));
        }
    }
}

impl TeamHeard {
    /// Adds a study: its category, and of each item the responses of those with the same category.
    fn add(&mut self, study: &Voices) {
        let mut chosen: Vec<usize> = Vec::with_capacity(study.said.len());
        let mut here: Vec<(ItemId, Option<Category>, usize)> = Vec::new();
        for voice in &study.said {
            count(&mut self.reviewers, voice.reviewer, 1);
            chosen.extend(category_of(&voice.said).map(category_place));
            for (item, response) in &voice.said.responses {
                let asked = study.asked_under(voice, *item);
                here.extend(asked.map(|category| (*item, category, response_place(*response))));
            }
        }
        chosen.sort_unstable();
        count(&mut self.category, chosen, 1);
        here.sort_unstable();
        for unit in here.chunk_by(|one, two| (one.0, one.1) == (two.0, two.1)) {
            if let Some((item, _, _)) = unit.first() {
                let ratings = unit.iter().map(|(_, _, place)| *place).collect();
                at(&mut self.items, item, |units| count(units, ratings, 1));
            }
        }
    }
}

/// The reviewers who appraised anything and are compared two by two, by their places in the team.
pub(super) fn compared(voices: &[Voices]) -> Vec<usize> {
    let all = voices.iter().flat_map(|study| &study.said);
    let mut active: Vec<usize> = all.map(|voice| voice.reviewer).collect();
    active.sort_unstable();
    active.dedup();
    active.truncate(MOST_REVIEWERS);
    active
}

/// Changes what is under a key, begun if there is nothing yet.
fn at<K: Ord + Clone, V: Default>(map: &mut ByKey<K, V>, key: &K, change: impl FnOnce(&mut V)) {
    if let Some(value) = map.get_mut(key) {
        return change(value);
    }
    let mut value = V::default();
    change(&mut value);
    map.insert(key.clone(), value);
}

fn add_all<K: Ord + Clone>(counts: &mut ByKey<K, usize>, others: &ByKey<K, usize>) {
    for (key, times) in others {
        count(counts, key.clone(), *times);
    }
}

/// What was counted of certain items.
fn together<K: Ord + Clone>(
    items: &ByKey<ItemId, ByKey<K, usize>>,
    keep: fn(ItemId) -> bool,
) -> ByKey<K, usize> {
    let mut all = ByKey::new();
    for (_, counts) in items.iter().filter(|(item, _)| keep(*item)) {
        add_all(&mut all, counts);
    }
    all
}
