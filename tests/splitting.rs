//! The lower/higher split: near-equal groups, ties explained, no score.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/double.rs"]
mod double;

use double::{appraisal, review, study_id};
use mmat_appraisal::instrument::{Category, Design, Group, ItemId, QuantitativeSet, Response};
use mmat_appraisal::review::{
    Appraisal, CategorySplit, LeftOut, Review, SplitGroup, SplitReason, split,
};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};

/// An appraisal whose groups of criteria have these numbers of Yes, in the order of rating; all
/// else is Can't tell.
fn meeting(study: &str, design: Design, met: &[usize]) -> Appraisal {
    let mut responses = vec![(ItemId::S1, Response::No), (ItemId::S2, Response::Yes)];
    for (group, met) in design.groups().into_iter().zip(met) {
        for (place, item) in group.items().iter().enumerate() {
            let response = if place < *met {
                Response::Yes
            } else {
                Response::CantTell
            };
            responses.push((*item, response));
        }
    }
    appraisal(study, "r", Some(design), &responses)
}

fn of(appraisals: Vec<Appraisal>) -> Review {
    let ids: Vec<String> = appraisals
        .iter()
        .map(|one| one.study.as_str().to_owned())
        .collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    review(&ids, &["r", "s"], appraisals)
}

/// The split of qualitative studies that meet these numbers of criteria.
fn qualitative(met: &[usize]) -> CategorySplit {
    let appraisals = met
        .iter()
        .enumerate()
        .map(|(number, met)| meeting(&format!("study {number:02}"), Design::Qualitative, &[*met]));
    let mut all = split(&of(appraisals.collect()));
    assert_eq!(all.len(), 1);
    all.remove(0)
}

fn sizes(split: &CategorySplit) -> (usize, usize) {
    (
        split.size(SplitGroup::Lower),
        split.size(SplitGroup::Higher),
    )
}

#[test]
fn two_groups_of_the_same_size_where_nothing_is_tied() {
    let found = qualitative(&[5, 1, 4, 2]);
    assert_eq!((sizes(&found), found.higher_from), ((2, 2), Some(4)));
    assert_eq!(found.reason, SplitReason::Even);
    let groups: Vec<_> = found
        .studies
        .iter()
        .map(|study| study.group.unwrap())
        .collect();
    use SplitGroup::{Higher, Lower};
    assert_eq!(
        groups,
        [Higher, Lower, Higher, Lower],
        "in the review's order"
    );
    assert_eq!(qualitative(&[1, 3, 5]).reason, SplitReason::Even);
}

#[test]
fn studies_that_meet_the_same_number_stay_together_and_the_reason_is_given() {
    let found = qualitative(&[5, 4, 4, 4, 4, 1]);
    assert_eq!((sizes(&found), found.higher_from), ((1, 5), Some(4)));
    let reason = SplitReason::Tied {
        met: 4,
        studies: 4,
        group: SplitGroup::Higher,
    };
    assert_eq!(found.reason, reason);
    let found = qualitative(&[5, 2, 2, 2, 2]);
    let reason = SplitReason::Tied {
        met: 2,
        studies: 4,
        group: SplitGroup::Lower,
    };
    assert_eq!((sizes(&found), found.reason), ((4, 1), reason));
}

#[test]
fn where_all_are_alike_or_alone_there_is_no_split() {
    let found = qualitative(&[3, 3, 3]);
    assert_eq!((sizes(&found), found.higher_from), ((0, 0), None));
    assert_eq!(found.reason, SplitReason::AllAlike { met: 3 });
    assert_eq!(qualitative(&[5]).reason, SplitReason::TooFew);
    assert_eq!(split(&of(Vec::new())), []);
}

#[test]
fn mixed_methods_go_by_the_set_that_meets_the_fewest() {
    let mixed = Design::Mixed(Some(QuantitativeSet::Rct));
    let all = split(&of(vec![
        meeting("A", mixed, &[5, 4, 2]),
        meeting("B", mixed, &[3, 3, 5]),
        meeting("C", mixed, &[5, 0, 5]),
    ]));
    let found: Vec<_> = all[0]
        .studies
        .iter()
        .map(|one| (one.met, one.of, one.set))
        .collect();
    let expected = [
        (2, 5, Group::Rct),
        (3, 5, Group::Mixed),
        (0, 5, Group::Qualitative),
    ];
    assert_eq!(found, expected);
}

#[test]
fn categories_are_split_each_for_itself_and_screening_does_not_count() {
    let all = split(&of(vec![
        meeting("A", Design::Rct, &[0]),
        meeting("B", Design::Qualitative, &[5]),
        meeting("C", Design::Rct, &[1]),
        meeting("D", Design::Qualitative, &[4]),
    ]));
    let found: Vec<_> = all.iter().map(|one| (one.category, sizes(one))).collect();
    assert_eq!(
        found,
        [(Category::Qualitative, (1, 1)), (Category::Rct, (1, 1))]
    );
    assert_eq!(all[1].studies[0].met, 0);
}

#[test]
fn what_is_not_rated_whole_is_in_no_group_and_says_why() {
    let mut open = meeting("A", Design::Rct, &[5]);
    open.answers.remove(&ItemId::C23);
    let no_set = meeting("B", Design::Mixed(None), &[5, 5]);
    let whole = Design::Mixed(Some(QuantitativeSet::Rct));
    let gap = meeting("C", whole, &[5]);
    let all = split(&of(vec![
        open,
        no_set,
        gap,
        meeting("D", Design::Rct, &[1]),
    ]));
    assert_eq!(all[0].left_out, [(study_id("A"), LeftOut::NotAllAnswered)]);
    let left_out = [
        (study_id("B"), LeftOut::NoQuantitativeSet),
        (study_id("C"), LeftOut::NotAllAnswered),
    ];
    assert_eq!(all[1].left_out, left_out);
    assert_eq!((all[0].studies.len(), all[1].studies.len()), (1, 0));
}

#[test]
fn of_two_appraisals_without_a_consensus_none_is_split() {
    let mut two = of(vec![meeting("A", Design::Rct, &[5])]);
    let other = Appraisal {
        reviewer: double::reviewer_id("s"),
        ..meeting("A", Design::Rct, &[5])
    };
    two.apply(&mmat_appraisal::review::Change::Appraisal(other.into()));
    assert_eq!(split(&two), []);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_other_line_makes_groups_nearer_in_size(met in vec(0..=5_usize, 1..30)) {
        let found = qualitative(&met);
        let (lower, higher) = sizes(&found);
        let apart = |line: usize| {
            let below = met.iter().filter(|met| **met < line).count();
            (below > 0 && below < met.len()).then(|| below.abs_diff(met.len() - below))
        };
        let best = (0..=5).filter_map(apart).min();
        prop_assert_eq!(found.higher_from.and_then(apart), best);
        match found.reason {
            SplitReason::Even => prop_assert!(lower.abs_diff(higher) <= 1),
            SplitReason::Tied { met: at, studies, group } => {
                prop_assert!(lower.abs_diff(higher) > 1);
                prop_assert_eq!(met.iter().filter(|met| **met == at).count(), studies);
                let tied = found.studies.iter().filter(|one| one.met == at);
                prop_assert!(tied.into_iter().all(|one| one.group == Some(group)));
                // Without them the line could run through the middle.
                prop_assert!(studies > 1);
            }
            SplitReason::AllAlike { .. } | SplitReason::TooFew => prop_assert_eq!(best, None),
        }
        for one in &found.studies {
            let group = found.higher_from.map(|line| {
                if one.met >= line { SplitGroup::Higher } else { SplitGroup::Lower }
            });
            prop_assert_eq!(one.group, group);
        }
    }
}
