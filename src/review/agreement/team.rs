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

/// How far the reviewers of a review, or of a round of it, agree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TeamFigures {
    /// The two who count where two are asked for; see [`agreement`].
    pub two: Agreement,
    /// Every two who appraised a study in common, in any round; see [`pairs`].
    pub pairs: Vec<Agreement>,
    /// All over all; see [`team_agreement`].
    pub team: TeamAgreement,
}

/// What is measured of the whole, and of the rounds that the team kept apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rounds<T> {
    /// Of all studies.
    pub all: T,
    /// Of the pilot studies; `None` where the protocol names none.
    pub pilot: Option<T>,
    /// Of the others; `None` where the protocol names no pilot study, since that is all.
    pub main: Option<T>,
}

impl<T> Rounds<T> {
    /// The same rounds of something else.
    pub fn map<U>(&self, of: impl Fn(&T) -> U) -> Rounds<U> {
        Rounds {
            all: of(&self.all),
            pilot: self.pilot.as_ref().map(&of),
            main: self.main.as_ref().map(&of),
        }
    }
}

/// The agreement of the two reviewers who appraised; of more than two, of those who have the most
/// studies in common, the earliest in the team if others have as many. [`pairs`] has the others.
///
/// An answer counts where both gave one, to an item that both were to answer: the screening
/// questions, if the protocol uses them, and the criteria that stand in both designs if both chose
/// the same category.
#[must_use]
pub fn agreement(review: &Review) -> Agreement {
    agreement_in_rounds(review).all
}

/// The same, and of each round; always of the same two, those of the whole.
#[must_use]
pub fn agreement_in_rounds(review: &Review) -> Rounds<Agreement> {
    let voices = voices(review);
    let Some(pair) = most_in_common(&comparable(&voices)) else {
        return Rounds::of(review, |_| Agreement::default());
    };
    Rounds::of(review, |round| between(review, &voices, pair, round))
}

/// The agreement of every two reviewers who appraised a study in common, in the order of the team;
/// of more than 20 reviewers who appraised, of the first 20.
#[must_use]
pub fn pairs(review: &Review) -> Vec<Agreement> {
    let voices = voices(review);
    let pairs = comparable(&voices).into_iter();
    pairs
        .map(|(pair, _)| between(review, &voices, pair, Round::All))
        .collect()
}

/// The agreement of all reviewers over all, for two and more.
///
/// A unit is a study for the category, and an item of a study, as those reviewers see it who chose
/// the same category: the criteria of different categories ask different things.
#[must_use]
pub fn team_agreement(review: &Review) -> TeamAgreement {
    over_all(review, &voices(review), Round::All)
}

/// All of it, for the whole and for each round. Time and memory grow with the answers and the pairs
/// of reviewers.
#[must_use]
pub fn figures(review: &Review) -> Rounds<TeamFigures> {
    let voices = voices(review);
    let comparable = comparable(&voices);
    let most = most_in_common(&comparable);
    Rounds::of(review, |round| {
        let pairs = comparable.iter();
        let pairs: Vec<Agreement> = pairs
            .map(|(pair, _)| between(review, &voices, *pair, round))
            .collect();
        let place = comparable.iter().position(|(pair, _)| Some(*pair) == most);
        TeamFigures {
            two: place
                .and_then(|place| pairs.get(place).cloned())
                .unwrap_or_default(),
            pairs,
            team: over_all(review, &voices, round),
        }
    })
}

/// Which studies are looked at.
#[derive(Clone, Copy)]
enum Round {
    All,
    Pilot,
    Main,
}

impl Round {
    const fn has(self, study: &Voices) -> bool {
        match self {
            Self::All => true,
            Self::Pilot => study.is_pilot,
            Self::Main => !study.is_pilot,
        }
    }
}

impl<T> Rounds<T> {
    fn of(review: &Review, measure: impl Fn(Round) -> T) -> Self {
        let has_pilot = !review.protocol().pilot.is_empty();
        Self {
            all: measure(Round::All),
            pilot: has_pilot.then(|| measure(Round::Pilot)),
            main: has_pilot.then(|| measure(Round::Main)),
        }
    }
}

fn over_all(review: &Review, voices: &[Voices], round: Round) -> TeamAgreement {
    let mut categories = Vec::new();
    let mut units = ByItem::default();
    for study in voices.iter().filter(|study| round.has(study)) {
        let chosen = study.said.iter().filter_map(|(_, said)| category_of(said));
        categories.push(chosen.map(category_place).collect());
        add_units(study, review.protocol(), &mut units);
    }
    let of = |keep: &dyn Fn(ItemId) -> bool| many(&units.only(keep), Response::ALL.len());
    let here = voices.iter().filter(|study| round.has(study));
    TeamAgreement {
        reviewers: active(here).len(),
        category: many(&categories, Category::ALL.len()),
        all: of(&|_| true),
        screening: of(&is_screening),
        criteria: of(&|item| !is_screening(item)),
        items: units.each(&|units| many(units, Response::ALL.len())),
    }
}

/// The pair with the most studies in common, the earliest of several.
fn most_in_common(comparable: &[((usize, usize), usize)]) -> Option<(usize, usize)> {
    let most = comparable.iter().rev().max_by_key(|(_, studies)| *studies);
    most.map(|(pair, _)| *pair)
}

/// The pairs of reviewers with a study in common, and how many they have.
fn comparable(voices: &[Voices]) -> Vec<((usize, usize), usize)> {
    let mut active = active(voices.iter());
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
fn active<'a>(voices: impl Iterator<Item = &'a Voices>) -> Vec<usize> {
    let all = voices.flat_map(|study| &study.said);
    let mut active: Vec<usize> = all.map(|(reviewer, _)| *reviewer).collect();
    active.sort_unstable();
    active.dedup();
    active
}

fn between(
    review: &Review,
    voices: &[Voices],
    (one, two): (usize, usize),
    round: Round,
) -> Agreement {
    let mut categories = Vec::new();
    let mut items = ByItem::default();
    for study in voices.iter().filter(|study| round.has(study)) {
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
