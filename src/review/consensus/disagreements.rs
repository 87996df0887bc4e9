//! Where reviewers differ on a study, and how much of it they have reconciled.

use super::AgreedAnswer;
use super::making::parties;
use crate::instrument::{Design, ItemId, Response};
use crate::review::ids::{ReviewerId, StudyId};
use crate::review::independent::Independent;
use crate::review::state::items_of;
use crate::review::whole::Review;

/// Different categories or quantitative sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryDisagreement {
    /// Who chose which.
    pub said: Vec<(ReviewerId, Design)>,
    /// Whether the category is the same and only the quantitative set of mixed methods differs.
    pub set_alone: bool,
    /// What they agreed on, once they have.
    pub agreed: Option<Design>,
}

/// Different responses to one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemDisagreement {
    /// The item.
    pub item: ItemId,
    /// Who gave which response.
    pub said: Vec<(ReviewerId, Response)>,
    /// Whether it is No against Can't tell and nothing else. By the guide, page 1, Can't tell is
    /// for what is not reported or not clear, No for what is known not to be met.
    pub no_against_cant_tell: bool,
    /// What they agreed on, once they have.
    pub agreed: Option<Response>,
}

/// An item that some of the parties have not answered, and that no agreed answer settles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// The item.
    pub item: ItemId,
    /// Who has not answered it.
    pub of: Vec<ReviewerId>,
}

/// Where the reviewers of a study differ, reconciled or not: the category first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Disagreements {
    /// Whether two or more reviewers appraised the study, so that there is something to compare.
    pub compared: bool,
    /// The category, where it differs.
    pub category: Option<CategoryDisagreement>,
    /// The items, in the order in which they are rated. While the category is open, those of
    /// screening alone: which criteria apply is not known yet.
    pub items: Vec<ItemDisagreement>,
    /// What is still to be answered before the study is reconciled.
    pub lacking: Vec<Lacking>,
}

impl Disagreements {
    /// Whether the category is still to be agreed on.
    #[must_use]
    pub fn is_category_open(&self) -> bool {
        let category = self.category.as_ref();
        category.is_some_and(|category| category.agreed.is_none())
    }

    /// The items still to be agreed on.
    pub fn open_items(&self) -> impl Iterator<Item = &ItemDisagreement> {
        self.items.iter().filter(|item| item.agreed.is_none())
    }

    /// How much is reconciled.
    #[must_use]
    pub fn reconciled(&self) -> Reconciled {
        let open = self.open_items().count() + usize::from(self.is_category_open());
        let of = self.items.len() + usize::from(self.category.is_some());
        Reconciled {
            agreed: of - open,
            of,
        }
    }
}

/// How many of the disagreements known so far are reconciled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reconciled {
    /// Those agreed on.
    pub agreed: usize,
    /// All.
    pub of: usize,
}

impl Reconciled {
    /// Whether none is left.
    #[must_use]
    pub const fn is_done(self) -> bool {
        self.agreed == self.of
    }
}

/// Where the reviewers of a study differ: the parties of its consensus, or else all in the team
/// who appraised it. Nothing, where there is one reviewer or none.
#[must_use]
pub fn disagreements(review: &Review, study: &StudyId) -> Disagreements {
    let found = findings(review, study);
    if found.len() < 2 {
        return Disagreements::default();
    }
    let consensus = review.consensus(study);
    let agreed = consensus.and_then(|kept| Some(kept.design.as_ref()?.design));
    let category = category(&found, agreed);
    let design = design_to_reconcile(&found, category.as_ref(), agreed);
    let mut all = Disagreements {
        compared: true,
        category,
        ..Disagreements::default()
    };
    for item in items_of(design, review.protocol()) {
        let answer = consensus.and_then(|kept| kept.answers.get(&item));
        add_item(&mut all, &found, item, answer);
    }
    all
}

/// The items on which the reviewers of a study are compared, in the order in which they are rated:
/// those of screening alone while the category is open.
#[must_use]
pub fn items_to_reconcile(review: &Review, study: &StudyId) -> Vec<ItemId> {
    let found = findings(review, study);
    let consensus = review.consensus(study);
    let agreed = consensus.and_then(|kept| Some(kept.design.as_ref()?.design));
    let category = category(&found, agreed);
    let design = design_to_reconcile(&found, category.as_ref(), agreed);
    items_of(design, review.protocol())
}

/// What each of the parties found alone.
fn findings(review: &Review, study: &StudyId) -> Vec<(ReviewerId, Independent)> {
    let found = parties(review, study).into_iter().filter_map(|reviewer| {
        let found = review.independent(study, &reviewer)?;
        Some((reviewer, found))
    });
    found.collect()
}

/// The category whose items count: the one agreed on, else the one chosen where it is not in
/// dispute.
fn design_to_reconcile(
    found: &[(ReviewerId, Independent)],
    category: Option<&CategoryDisagreement>,
    agreed: Option<Design>,
) -> Option<Design> {
    let common = || found.iter().find_map(|(_, found)| found.design);
    match category {
        Some(_) => agreed,
        None => agreed.or_else(common),
    }
}

/// How many disagreements of the whole review are reconciled.
#[must_use]
pub fn reconciled(review: &Review) -> Reconciled {
    let studies = review.studies().iter();
    studies.fold(Reconciled::default(), |sum, study| {
        let one = disagreements(review, &study.id).reconciled();
        Reconciled {
            agreed: sum.agreed + one.agreed,
            of: sum.of + one.of,
        }
    })
}

fn category(
    found: &[(ReviewerId, Independent)],
    agreed: Option<Design>,
) -> Option<CategoryDisagreement> {
    let said: Vec<(ReviewerId, Design)> = found
        .iter()
        .filter_map(|(reviewer, found)| Some((reviewer.clone(), found.design?)))
        .collect();
    let (_, first) = said.first()?;
    let differs = said.iter().any(|(_, design)| design != first);
    let set_alone = said
        .iter()
        .all(|(_, design)| design.category() == first.category());
    differs.then(|| CategoryDisagreement {
        set_alone,
        agreed,
        said: said.clone(),
    })
}

fn add_item(
    all: &mut Disagreements,
    found: &[(ReviewerId, Independent)],
    item: ItemId,
    agreed: Option<&AgreedAnswer>,
) {
    let said: Vec<(ReviewerId, Response)> = found
        .iter()
        .filter_map(|(reviewer, found)| Some((reviewer.clone(), found.response(item)?)))
        .collect();
    let gave = |response| said.iter().any(|(_, said)| *said == response);
    let kinds = Response::ALL.into_iter().filter(|one| gave(*one)).count();
    if kinds > 1 {
        all.items.push(ItemDisagreement {
            item,
            no_against_cant_tell: !gave(Response::Yes),
            agreed: agreed.map(|answer| answer.response),
            said,
        });
    } else if said.len() < found.len() && agreed.is_none() {
        let silent = found
            .iter()
            .filter(|(_, found)| found.response(item).is_none());
        let of = silent.map(|(reviewer, _)| reviewer.clone()).collect();
        all.lacking.push(Lacking { item, of });
    }
}
