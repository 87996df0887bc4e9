//! The agreement of a review's reviewers.

use super::Measure;
use super::heard::{Heard, compared};
use super::many::Many;
use super::voices::voices;
use crate::instrument::ItemId;
use crate::review::by_key::ByKey;
use crate::review::ids::ReviewerId;
use crate::review::whole::Review;

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
    let heard = whole(review);
    let most = heard.most_in_common();
    most.map_or_else(Agreement::default, |pair| {
        heard.between(pair, &|place| name(review, place))
    })
}

/// The agreement of every two reviewers who appraised a study in common, in the order of the team;
/// of more than 20 reviewers who appraised, of the first 20.
#[must_use]
pub fn pairs(review: &Review) -> Vec<Agreement> {
    let heard = whole(review);
    let pairs = heard.pairs().into_iter();
    pairs
        .map(|pair| heard.between(pair, &|place| name(review, place)))
        .collect()
}

/// The agreement of all reviewers over all, for two and more.
///
/// A unit is a study for the category, and an item of a study, as those reviewers see it who chose
/// the same category: the criteria of different categories ask different things.
#[must_use]
pub fn team_agreement(review: &Review) -> TeamAgreement {
    whole(review).over_all()
}

/// What was said of all studies.
fn whole(review: &Review) -> Heard {
    let voices = voices(review);
    Heard::of(voices.iter(), &compared(&voices))
}

/// The id of the reviewer at a place in the team.
pub(super) fn name(review: &Review, place: usize) -> Option<ReviewerId> {
    Some(review.header().reviewers.get(place)?.id.clone())
}
