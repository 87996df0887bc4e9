//! Reviews to reconcile.

#![allow(dead_code, reason = "each test crate uses its own part of it")]

use mmat_appraisal::instrument::{Category, Design, ItemId, NodeId, Response, Step};
use mmat_appraisal::review::{Appraisal, Consensus, Review, Way, items_of};

use super::double::{appraisal, review};

/// An appraisal with Yes to every item but these.
pub fn complete(
    study: &str,
    reviewer: &str,
    category: Category,
    but: &[(ItemId, Response)],
) -> Appraisal {
    let design = Design::of(category);
    let protocol = mmat_appraisal::review::Protocol::default();
    let responses: Vec<(ItemId, Response)> = items_of(Some(design), &protocol)
        .into_iter()
        .map(|item| {
            let other = but.iter().find(|(known, _)| *known == item);
            (item, other.map_or(Response::Yes, |(_, response)| *response))
        })
        .collect();
    appraisal(study, reviewer, Some(design), &responses)
}

/// One study that a reviewer took for non-randomized and the other for descriptive, each with
/// their way through *Help me choose*.
pub fn two_categories() -> Review {
    let step = |node, way| Step { node, way };
    let ways = [
        vec![
            step(NodeId::Design, 1),
            step(NodeId::Comparison, 0),
            step(NodeId::Assignment, 1),
            step(NodeId::ObservationalGroups, 1),
        ],
        vec![step(NodeId::Design, 1), step(NodeId::Comparison, 1)],
    ];
    let categories = [Category::Nonrandomized, Category::Descriptive];
    let appraisals = ["r", "s"].iter().zip(categories).zip(ways);
    let appraisals = appraisals.map(|((reviewer, category), path)| {
        let mut whole = complete("a", reviewer, category, &[]);
        whole.design.as_mut().unwrap().path = path;
        whole
    });
    review(&["a"], &["r", "s"], appraisals.collect())
}

/// How the answer to an item was agreed on.
pub fn by_way(consensus: &Consensus, item: ItemId) -> Way {
    consensus.answers.get(&item).unwrap().decision.way
}
