//! Counts of responses, never a score.

use super::by_key::ByKey;
use super::counted::Counted;
use super::state::items_of;
use super::whole::Review;
use crate::instrument::{Category, Design, ItemId, Response};

/// How often each response was given to an item, over the studies it applies to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Yes.
    pub yes: usize,
    /// No.
    pub no: usize,
    /// Can't tell.
    pub cant_tell: usize,
    /// The item applies, but nobody answered it, or answers still differ.
    pub unanswered: usize,
}

impl Counts {
    /// Adds one response, or one absence.
    pub fn count(&mut self, response: Option<Response>) {
        match response {
            Some(Response::Yes) => self.yes += 1,
            Some(Response::No) => self.no += 1,
            Some(Response::CantTell) => self.cant_tell += 1,
            None => self.unanswered += 1,
        }
    }

    /// All studies the item applies to.
    #[must_use]
    pub const fn studies(&self) -> usize {
        self.yes + self.no + self.cant_tell + self.unanswered
    }

    /// How many gave this response.
    #[must_use]
    pub const fn of(&self, response: Response) -> usize {
        match response {
            Response::Yes => self.yes,
            Response::No => self.no,
            Response::CantTell => self.cant_tell,
        }
    }
}

/// How many studies are in each category.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CategoryCounts {
    counts: ByKey<Option<Category>, usize>,
}

impl CategoryCounts {
    /// Studies of a category; `None` is those without one.
    #[must_use]
    pub fn of(&self, category: Option<Category>) -> usize {
        self.counts.get(&category).copied().unwrap_or_default()
    }
}

/// The counts of a review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All studies.
    pub studies: usize,
    /// Studies by category.
    pub by_category: CategoryCounts,
    items: ByKey<ItemId, Counts>,
}

impl Tally {
    /// The counts of an item, zero where it applies to no study.
    #[must_use]
    pub fn item(&self, item: ItemId) -> Counts {
        self.items.get(&item).copied().unwrap_or_default()
    }
}

/// Counts a review: of each study what counts, over the items of its design: the consensus where
/// there is one, else the appraisal of the single reviewer, else nothing.
///
/// Criteria of a mixed methods study's components count under their own numbers. A study without
/// a category counts for screening alone.
#[must_use]
pub fn tally(review: &Review) -> Tally {
    let mut tally = Tally::default();
    for study in review.studies() {
        let counted = review.counted(&study.id);
        tally.studies += 1;
        let design = counted.as_ref().and_then(Counted::design);
        let category = design.map(Design::category);
        let studies = tally.by_category.of(category) + 1;
        tally.by_category.counts.insert(category, studies);
        for item in items_of(design, review.protocol()) {
            let mut counts = tally.item(item);
            let response = counted.as_ref().and_then(|counted| counted.response(item));
            counts.count(response);
            tally.items.insert(item, counts);
        }
    }
    tally
}
