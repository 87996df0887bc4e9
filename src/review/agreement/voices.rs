//! Who said what, each alone, in the order of studies and team.

use crate::instrument::{Category, Design, ItemId, Response};
use crate::review::by_key::Index;
use crate::review::independent::Independent;
use crate::review::protocol::Protocol;
use crate::review::state::items_of;
use crate::review::whole::Review;

/// What the reviewers said of one study.
#[derive(Clone, Default)]
pub(super) struct Voices {
    /// Each reviewer's place in the team, and what they said alone.
    pub(super) said: Vec<(usize, Independent)>,
    /// Whether the study belongs to the pilot round.
    pub(super) is_pilot: bool,
    /// The category that they agreed on since.
    pub(super) agreed: Option<Design>,
}

/// What was said of each study that anybody appraised. Appraisals of nobody in the team do not
/// count.
pub(super) fn voices(review: &Review) -> Vec<Voices> {
    let mut team = Index::default();
    for (place, reviewer) in review.header().reviewers.iter().enumerate() {
        team.add(reviewer.id.as_str(), place);
    }
    let studies = review.studies().iter().map(|study| Voices {
        said: Vec::new(),
        is_pilot: review.protocol().is_pilot(&study.id),
        agreed: review
            .consensus(&study.id)
            .and_then(|consensus| Some(consensus.design.as_ref()?.design)),
    });
    let mut all: Vec<Voices> = studies.collect();
    for (study, reviewer, said) in review.independents() {
        let study = review.place(&study);
        let slot = study.and_then(|place| all.get_mut(place));
        if let (Some(slot), Some(reviewer)) = (slot, team.get(reviewer.as_str())) {
            slot.said.push((reviewer, said));
        }
    }
    for voices in &mut all {
        voices.said.sort_unstable_by_key(|(reviewer, _)| *reviewer);
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

/// The items that two reviewers were both to answer.
///
/// Those of screening, if the protocol uses it, and the criteria that stand in both designs if
/// the category is the same. Criteria of different categories ask different things, so reviewers
/// who chose different ones share only screening. Of mixed methods with different quantitative
/// sets, or with one still open, 5.1 to 5.5 and 1.1 to 1.5 are shared. Once they agreed on a
/// category, which comes before any criterion, its criteria are shared as well.
pub(super) fn shared_items(
    one: &Independent,
    two: &Independent,
    agreed: Option<Design>,
    rules: &Protocol,
) -> Vec<ItemId> {
    let mut items = items_of(one.design, rules);
    if category_of(one) == category_of(two) {
        let theirs = items_of(two.design, rules);
        items.retain(|item| theirs.contains(item));
    } else {
        items = items_of(None, rules);
    }
    for item in items_of(agreed, rules) {
        if !items.contains(&item) {
            items.push(item);
        }
    }
    items
}

/// The category under which a reviewer was to answer a criterion, if it was to be answered: that
/// which was agreed on, if the criterion is in it, else the reviewer's own.
pub(super) fn asked_under(
    item: ItemId,
    said: &Independent,
    agreed: Option<Design>,
) -> Option<Category> {
    let asks = |design: &Design| design.criteria().any(|criterion| criterion == item);
    let design = agreed.filter(asks).or(said.design.filter(asks))?;
    Some(design.category())
}
