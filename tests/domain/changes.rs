//! Changes: each undone by its reverse, harmless twice.

use std::rc::Rc;

use mmat_appraisal::instrument::{Design, ItemId, Response};
use mmat_appraisal::review::{
    Appraisal, AppraisalKey, Change, Consensus, Header, Review, ReviewerId, Study, StudyId,
};
use proptest::prelude::{ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::Index;

use crate::{all, answer, of, reviews};

/// A review and another one from which the parts of changes come. Some change what is there,
/// some name what is not.
fn two() -> impl Strategy<Value = (Review, Review)> {
    (reviews::review(), reviews::review())
}

fn pick<T: Clone>(all: &[T], index: &Index) -> Option<T> {
    (!all.is_empty()).then(|| index.get(all).clone())
}

/// A change of the kind of that number, made of the parts of `other`, of something in `review`
/// or of something that is nowhere.
fn change(review: &Review, other: &Review, kind: usize, at: (&Index, &Index)) -> Change {
    let nowhere = (StudyId::new("nowhere"), ReviewerId::new("nobody"));
    let keys: Vec<AppraisalKey> = [review, other]
        .iter()
        .flat_map(|review| review.appraisals())
        .map(|appraisal| (appraisal.study.clone(), appraisal.reviewer.clone()))
        .chain([nowhere.clone()])
        .collect();
    let key = pick(&keys, at.0).unwrap();
    let appraisals: Vec<Rc<Appraisal>> = other.appraisals().cloned().collect();
    let source = pick(&appraisals, at.1).unwrap_or_else(|| Rc::new(of(None)));
    let studies: Vec<Rc<Study>> = [review, other]
        .iter()
        .flat_map(|review| review.studies().to_vec())
        .collect();
    let study = pick(&studies, at.0);
    let id = study.as_ref().map_or(nowhere.0, |study| study.id.clone());
    match (kind, study) {
        (0, Some(known)) => Change::Study {
            study: pick(other.studies(), at.1).map_or(Rc::clone(&known), |from| {
                let id = known.id.clone();
                Rc::new(Study {
                    id,
                    ..Study::clone(&from)
                })
            }),
            place: at.1.index(2).checked_sub(1).map(|_| at.0.index(9)),
        },
        (1, _) => Change::StudyRemoved(id),
        (2, _) => Change::Appraisal(Rc::new(Appraisal {
            study: key.0,
            reviewer: key.1,
            ..Appraisal::clone(&source)
        })),
        (3, _) => {
            let item = *at.1.get(&ItemId::ALL[..]);
            let answer = source.answers.get(&item).cloned();
            Change::Answer { key, item, answer }
        }
        (4, _) => Change::Design {
            key,
            design: source.design.clone(),
        },
        (5, _) => Change::WentOn {
            key,
            reason: source.went_on.clone(),
        },
        (6, _) => Change::Header(Rc::clone(other.header())),
        _ => consensus_change(other, id, kind, at.1),
    }
}

/// A change of the consensus on a study, made of the parts of one in `other` or of nothing.
fn consensus_change(other: &Review, study: StudyId, kind: usize, index: &Index) -> Change {
    let all: Vec<Rc<Consensus>> = other.consensuses().cloned().collect();
    let source = pick(&all, index).unwrap_or_else(|| Rc::new(Consensus::empty(study.clone())));
    let item = *index.get(&ItemId::ALL[..]);
    match kind {
        7 => Change::Consensus(Rc::new(Consensus {
            study,
            ..Consensus::clone(&source)
        })),
        8 => Change::Frozen {
            study,
            frozen: source.frozen.clone(),
        },
        9 => Change::AgreedDesign {
            study,
            design: source.design.clone(),
        },
        _ => Change::AgreedAnswer {
            study,
            item,
            answer: source.answers.get(&item).cloned(),
        },
    }
}

fn places_agree(review: &Review) -> bool {
    let mut studies = review.studies().iter().enumerate();
    studies.all(|(place, study)| {
        review.place(&study.id) == Some(place) && review.study(&study.id) == Some(study)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_change_and_its_reverse_leave_the_review_as_it_was(
        (review, other) in two(), kind in 0..11_usize, one in any::<Index>(), two in any::<Index>(),
    ) {
        let change = change(&review, &other, kind, (&one, &two));
        let mut changed = review.clone();
        let reverse = changed.apply(&change);
        assert!(places_agree(&changed));
        changed.apply(&reverse);
        assert!(places_agree(&changed));
        prop_assert_eq!(changed, review);
    }

    #[test]
    fn a_change_made_twice_is_made_once(
        (review, other) in two(), kind in 0..11_usize, one in any::<Index>(), two in any::<Index>(),
    ) {
        let change = change(&review, &other, kind, (&one, &two));
        let mut once = review.clone();
        once.apply(&change);
        let mut twice = once.clone();
        twice.apply(&change);
        assert!(places_agree(&twice));
        prop_assert_eq!(twice, once);
    }

    #[test]
    fn any_number_of_changes_is_undone_from_the_last_to_the_first(
        (review, other) in two(),
        kinds in proptest::collection::vec((0..11_usize, any::<Index>(), any::<Index>()), 0..8),
    ) {
        let mut changed = review.clone();
        let mut reverses = Vec::new();
        for (kind, one, two) in &kinds {
            let change = change(&changed, &other, *kind, (one, two));
            reverses.push(changed.apply(&change));
        }
        for reverse in reverses.iter().rev() {
            changed.apply(reverse);
        }
        prop_assert_eq!(changed, review);
    }

    #[test]
    fn a_copy_stays_as_it_was_whatever_becomes_of_the_other(
        (review, other) in two(), kind in 0..11_usize, one in any::<Index>(), two in any::<Index>(),
    ) {
        let kept = review.clone();
        let before = parts(&kept);
        let mut changed = review;
        prop_assert!(kept.is_same_state(&changed));
        changed.apply(&change(&kept, &other, kind, (&one, &two)));
        prop_assert_eq!(parts(&kept), before);
        prop_assert!(places_agree(&kept));
        prop_assert!(!kept.is_same_state(&changed) || kept == changed);
    }

    #[test]
    fn nothing_blank_is_kept(
        (review, other) in two(), kind in 2..11_usize, one in any::<Index>(), two in any::<Index>(),
    ) {
        let mut changed = review.clone();
        changed.apply(&change(&review, &other, kind, (&one, &two)));
        prop_assert_eq!(changed.appraisals().filter(|kept| kept.is_blank()).count(), 0);
        prop_assert_eq!(changed.consensuses().filter(|kept| kept.is_blank()).count(), 0);
    }
}

/// All of a review, in values of its own.
fn parts(review: &Review) -> (Header, Vec<Study>, Vec<Appraisal>, Vec<Consensus>) {
    let studies = review.studies().iter();
    (
        Header::clone(review.header()),
        studies.map(|one| Study::clone(one)).collect(),
        review
            .appraisals()
            .map(|one| Appraisal::clone(one))
            .collect(),
        review
            .consensuses()
            .map(|one| Consensus::clone(one))
            .collect(),
    )
}

#[test]
fn what_a_copy_shares_is_not_freed_with_it() {
    let mut review = crate::counting::review(&["A", "B", "C"], 1);
    let study = review.studies()[0].id.clone();
    let appraisal = Appraisal {
        study,
        ..all(Design::Rct, Response::Yes, "")
    };
    review.apply(&Change::Appraisal(Rc::new(appraisal)));
    let copy = review.clone();
    let before = parts(&copy);
    assert_eq!(review.free_by_parts().count(), 0);
    assert_eq!(parts(&copy), before);
    assert_eq!(
        copy.free_by_parts().count(),
        4,
        "three studies, one appraisal"
    );
}

fn letters(review: &Review) -> String {
    let studies = review.studies().iter();
    studies.map(|study| study.label.as_str()).collect()
}

#[test]
fn a_removed_study_comes_back_at_its_place_and_the_order_stays() {
    for place in 0..4 {
        let mut review = crate::counting::review(&["A", "B", "C", "D"], 1);
        let id = review.studies()[place].id.clone();
        let back = review.apply(&Change::StudyRemoved(id.clone()));
        assert_eq!(letters(&review).len(), 3);
        assert!(places_agree(&review));
        review.apply(&back);
        assert_eq!(letters(&review), "ABCD");
        assert_eq!(review.place(&id), Some(place));
    }
}

#[test]
fn changing_category_keeps_earlier_answers_hidden_and_they_come_back() {
    let key = || (StudyId::new("s"), ReviewerId::new("r"));
    let choose = |design| Change::Design {
        key: key(),
        design: of(Some(design)).design,
    };
    let mut review = crate::counting::review(&["s"], 1);
    let first = all(Design::Qualitative, Response::No, "");
    review.apply(&Change::Appraisal(Rc::new(first.clone())));
    review.apply(&choose(Design::Rct));
    let hidden = review.appraisal(&key().0, &key().1).unwrap();
    assert_eq!(hidden.answers, first.answers);
    let protocol = review.protocol().clone();
    let shown = mmat_appraisal::review::items_to_rate(hidden, &protocol);
    assert!(!shown.contains(&ItemId::C11));
    review.apply(&choose(Design::Qualitative));
    let back = review.appraisal(&key().0, &key().1).unwrap();
    assert_eq!(Appraisal::clone(back), first);
}

#[test]
fn the_last_answer_taken_back_leaves_no_appraisal() {
    let mut review = crate::counting::review(&["s"], 1);
    let mut one = of(None);
    answer(&mut one, ItemId::S1, Response::Yes, "");
    review.apply(&Change::Appraisal(Rc::new(one)));
    review.apply(&Change::Answer {
        key: (StudyId::new("s"), ReviewerId::new("r")),
        item: ItemId::S1,
        answer: None,
    });
    assert_eq!(review.appraisals().count(), 0);
}
