//! The agreement of a review's reviewers.

use super::many::{Many, many};
use super::voices::{
    Voices, asked_under, category_of, category_place, response_place, shared_items, voices,
};
use super::{Measure, measure};
use crate::instrument::{Category, Group, ItemId, Response};
use crate::review::by_key::ByKey;
use crate::review::ids::ReviewerId;
use crate::review::protocol::Protocol;
use crate::review::whole::Review;

/// The most reviewers that are compared two by two, so that any file can be opened: 190 pairs.
const MOST_REVIEWERS: usize = 20;

/// How far two reviewers of a review agree, from what each answered alone, before consensus.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agreement {
    /// The two, in the order of the team; `None` where no two appraised the same study.
    pub reviewers: Option<(ReviewerId, ReviewerId)>,
    /// Which category of study design they chose, of five.
    pub category: Measure,
    /// All items.
    pub all: Measure,
    /// S1 and S2.
    pub screening: Measure,
    /// 1.1 to 5.5.
    pub criteria: Measure,
    /// Each item alone; those that no study has in common are absent.
    pub items: ByKey<ItemId, Measure>,
}

impl Agreement {
    /// The agreement on one item.
    #[must_use]
    pub fn item(&self, item: ItemId) -> Measure {
        self.items.get(&item).copied().unwrap_or_default()
    }
}

/// How far all reviewers of a review agree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TeamAgreement {
    /// How many reviewers appraised anything.
    pub reviewers: usize,
    /// Which category of study design they chose, of five.
    pub category: Many,
    /// All items.
    pub all: Many,
    /// S1 and S2.
    pub screening: Many,
    /// 1.1 to 5.5.
    pub criteria: Many,
    /// Each item alone; those that nobody answered are absent.
    pub items: ByKey<ItemId, Many>,
}

/// The agreement of the two reviewers who appraised; of more than two, of those who have the most
/// studies in common, the earliest in the team if others have as many. [`pairs`] has the others.
///
/// An answer counts where both gave one, to an item that both were to answer: the screening
/// questions, if the protocol uses them, and the criteria that stand in both designs if both chose
/// the same category.
#[must_use]
pub fn agreement(review: &Review) -> Agreement {
    let voices = voices(review);
    let most = comparable(&voices)
        .into_iter()
        .rev()
        .max_by_key(|(_, studies)| *studies);
    most.map_or_else(Agreement::default, |(pair, _)| {
        between(review, &voices, pair)
    })
}

/// The agreement of every two reviewers who appraised a study in common, in the order of the team;
/// of more than 20 reviewers who appraised, of the first 20.
#[must_use]
pub fn pairs(review: &Review) -> Vec<Agreement> {
    let voices = voices(review);
    comparable(&voices)
        .into_iter()
        .map(|(pair, _)| between(review, &voices, pair))
        .collect()
}

/// The agreement of all reviewers over all, for two and more.
///
/// A unit is a study for the category, and an item of a study, as those reviewers see it who chose
/// the same category: the criteria of different categories ask different things.
#[must_use]
pub fn team_agreement(review: &Review) -> TeamAgreement {
    let voices = voices(review);
    let mut categories = Vec::new();
    let mut units = ByItem::default();
    for study in &voices {
        let chosen = study.said.iter().filter_map(|(_, said)| category_of(said));
        categories.push(chosen.map(category_place).collect());
        add_units(study, review.protocol(), &mut units);
    }
    let of = |keep: &dyn Fn(ItemId) -> bool| many(&units.only(keep), Response::ALL.len());
    TeamAgreement {
        reviewers: active(&voices).len(),
        category: many(&categories, Category::ALL.len()),
        all: of(&|_| true),
        screening: of(&is_screening),
        criteria: of(&|item| !is_screening(item)),
        items: units.each(&|units| many(units, Response::ALL.len())),
    }
}

/// The pairs of reviewers with a study in common, and how many they have.
fn comparable(voices: &[Voices]) -> Vec<((usize, usize), usize)> {
    let mut active = active(voices);
    active.truncate(MOST_REVIEWERS);
    let mut studies: ByKey<(usize, usize), usize> = ByKey::new();
    for study in voices {
        let here = study.said.iter().map(|(reviewer, _)| *reviewer);
        let here: Vec<usize> = here.filter(|one| active.contains(one)).collect();
        for (place, one) in here.iter().enumerate() {
            for two in here.iter().skip(place + 1) {
                let pair = (*one, *two);
                let before = studies.get(&pair).copied().unwrap_or_default();
                studies.insert(pair, before + 1);
            }
        }
    }
    studies.into_iter().collect()
}

/// The places of the reviewers who appraised anything.
fn active(voices: &[Voices]) -> Vec<usize> {
    let all = voices.iter().flat_map(|study| &study.said);
    let mut active: Vec<usize> = all.map(|(reviewer, _)| *reviewer).collect();
    active.sort_unstable();
    active.dedup();
    active
}

fn between(review: &Review, voices: &[Voices], (one, two): (usize, usize)) -> Agreement {
    let mut categories = Vec::new();
    let mut items = ByItem::default();
    for study in voices {
        let of = |wanted| study.said.iter().find(|(reviewer, _)| *reviewer == wanted);
        let (Some((_, one)), Some((_, two))) = (of(one), of(two)) else {
            continue;
        };
        if let (Some(one), Some(two)) = (category_of(one), category_of(two)) {
            categories.push((category_place(one), category_place(two)));
        }
        for item in shared_items(one, two, study.agreed, review.protocol()) {
            if let (Some(one), Some(two)) = (one.response(item), two.response(item)) {
                items.add(item, (response_place(one), response_place(two)));
            }
        }
    }
    let name = |place: usize| Some(review.header().reviewers.get(place)?.id.clone());
    let of = |keep: &dyn Fn(ItemId) -> bool| measure(&items.only(keep), Response::ALL.len());
    Agreement {
        reviewers: name(one).zip(name(two)),
        category: measure(&categories, Category::ALL.len()),
        all: of(&|_| true),
        screening: of(&is_screening),
        criteria: of(&|item| !is_screening(item)),
        items: items.each(&|pairs| measure(pairs, Response::ALL.len())),
    }
}

/// Adds the units of a study: of each item, the responses of those with the same category.
fn add_units(study: &Voices, rules: &Protocol, units: &mut ByItem<Vec<usize>>) {
    let mut here: ByKey<(ItemId, Option<Category>), Vec<usize>> = ByKey::new();
    for (_, said) in &study.said {
        for (item, response) in &said.responses {
            let asked = if is_screening(*item) {
                rules.screening_used.then_some(None)
            } else {
                asked_under(*item, said, study.agreed).map(Some)
            };
            let Some(category) = asked else {
                continue;
            };
            let key = (*item, category);
            let mut ratings = here.remove(&key).unwrap_or_default();
            ratings.push(response_place(*response));
            here.insert(key, ratings);
        }
    }
    for ((item, _), ratings) in here {
        units.add(item, ratings);
    }
}

fn is_screening(item: ItemId) -> bool {
    item.group() == Group::Screening
}

/// What was collected of each item.
struct ByItem<T>(ByKey<ItemId, Vec<T>>);

impl<T> Default for ByItem<T> {
    fn default() -> Self {
        Self(ByKey::new())
    }
}

impl<T: Clone> ByItem<T> {
    fn add(&mut self, item: ItemId, value: T) {
        match self.0.get_mut(&item) {
            Some(list) => list.push(value),
            None => {
                self.0.insert(item, vec![value]);
            }
        }
    }

    /// All that is of certain items.
    fn only(&self, keep: &dyn Fn(ItemId) -> bool) -> Vec<T> {
        let kept = self.0.iter().filter(|(item, _)| keep(*item));
        kept.flat_map(|(_, list)| list.iter().cloned()).collect()
    }

    fn each<M>(&self, of: &dyn Fn(&[T]) -> M) -> ByKey<ItemId, M> {
        self.0
            .iter()
            .map(|(item, list)| (*item, of(list)))
            .collect()
    }
}
