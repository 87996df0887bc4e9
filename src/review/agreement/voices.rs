//! Who said what, each alone, in the order of studies and team.

use crate::instrument::{Category, Design, ItemId, Response};
use crate::review::by_key::Index;
use crate::review::independent::Independent;
use crate::review::protocol::Protocol;
use crate::review::state::items_of;
use crate::review::whole::Review;

/// What one reviewer said of a study.
#[derive(Clone)]
pub(super) struct Voice {
    /// The reviewer's place in the team.
    pub(super) reviewer: usize,
    /// What they said alone.
    pub(super) said: Independent,
    /// The items that they were to answer.
    asked: Items,
}

/// What the reviewers said of one study.
#[derive(Clone, Default)]
pub(super) struct Voices {
    /// Each reviewer, in the order of the team.
    pub(super) said: Vec<Voice>,
    /// Whether the study belongs to the pilot round.
    pub(super) is_pilot: bool,
    /// The category that they agreed on since.
    agreed: Option<Design>,
    /// Its items.
    agreed_items: Items,
}

/// A set of items, a bit for each: it is asked for at every answer.
#[derive(Clone, Copy, Default)]
struct Items(u32);

impl Items {
    /// The items that a study of a design is rated on.
    fn of(design: Option<Design>, rules: &Protocol) -> Self {
        let items = items_of(design, rules).into_iter();
        Self(items.fold(0, |set, item| set | Self::bit(item)))
    }

    const fn bit(item: ItemId) -> u32 {
        1 << (item as u32)
    }

    const fn has(self, item: ItemId) -> bool {
        self.0 & Self::bit(item) != 0
    }
}

/// What was said of each study that anybody appraised. Appraisals of nobody in the team do not
/// count.
pub(super) fn voices(review: &Review) -> Vec<Voices> {
    let mut team = Index::default();
    for (place, reviewer) in review.header().reviewers.iter().enumerate() {
        team.add(reviewer.id.as_str(), place);
    }
    let rules = review.protocol();
    let studies = review.studies().iter().map(|study| {
        let consensus = review.consensus(&study.id);
        let agreed = consensus.and_then(|consensus| Some(consensus.design.as_ref()?.design));
        Voices {
            said: Vec::new(),
            is_pilot: rules.is_pilot(&study.id),
            agreed,
            agreed_items: Items::of(agreed, rules),
        }
    });
    let mut all: Vec<Voices> = studies.collect();
    for (study, reviewer, said) in review.independents() {
        let study = review.place(&study);
        let slot = study.and_then(|place| all.get_mut(place));
        if let (Some(slot), Some(reviewer)) = (slot, team.get(reviewer.as_str())) {
            let asked = Items::of(said.design, rules);
            slot.said.push(Voice {
                reviewer,
                said,
                asked,
            });
        }
    }
    for voices in &mut all {
        voices.said.sort_unstable_by_key(|voice| voice.reviewer);
    }
    all.retain(|voices| !voices.said.is_empty());
    all
}

/// The place of a category among the five.
pub(super) const fn category_place(category: Category) -> usize {
    category.number() as usize - 1
}

/// The place of a response among the three.
pub(super) const fn response_place(response: Response) -> usize {
    match response {
        Response::Yes => 0,
        Response::No => 1,
        Response::CantTell => 2,
    }
}

pub(super) fn category_of(said: &Independent) -> Option<Category> {
    said.design.map(Design::category)
}

impl Voices {
    /// The responses to the items that two reviewers were both to answer, and did.
    ///
    /// Those of screening, if the protocol uses it, and the criteria that stand in both designs if
    /// the category is the same. Criteria of different categories ask different things, so reviewers
    /// who chose different ones share only screening. Of mixed methods with different quantitative
    /// sets, or with one still open, 5.1 to 5.5 and 1.1 to 1.5 are shared. Once they agreed on a
    /// category, which comes before any criterion, its criteria are shared as well.
    pub(super) fn shared(
        &self,
        one: &Voice,
        two: &Voice,
    ) -> impl Iterator<Item = (ItemId, Response, Response)> {
        let alike = category_of(&one.said) == category_of(&two.said);
        let (both, agreed) = (Items(one.asked.0 & two.asked.0), self.agreed_items);
        let is_shared = move |item: ItemId| {
            let own = both.has(item) && (alike || item.is_screening());
            own || agreed.has(item)
        };
        let responses = one.said.responses.iter();
        let shared = responses.filter(move |(item, _)| is_shared(*item));
        shared.filter_map(|(item, first)| Some((*item, *first, two.said.response(*item)?)))
    }

    /// The category under which a reviewer was to answer an item, if it was to be answered: of a
    /// criterion that which was agreed on, if the criterion is in it, else the reviewer's own; of a
    /// screening question none.
    pub(super) fn asked_under(&self, voice: &Voice, item: ItemId) -> Option<Option<Category>> {
        if item.is_screening() {
            return voice.asked.has(item).then_some(None);
        }
        let agreed = self.agreed.filter(|_| self.agreed_items.has(item));
        let own = voice.said.design.filter(|_| voice.asked.has(item));
        Some(Some(agreed.or(own)?.category()))
    }
}
