//! What holds whatever reviewers do, in any order.

use mmat_appraisal::app::{Msg, ReconcileMsg, Screen};
use mmat_appraisal::instrument::{Category, Design, ItemId, Response};
use mmat_appraisal::review::{Appraisal, Matter, Review, Way};
use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};
use proptest::sample::select;

use crate::desk::Desk;
use crate::double::{review, reviewer_id, study_id};
use crate::reconciled::complete;

/// Three studies: one with two categories, one that differs, one that does not.
fn begin() -> Review {
    let of = |study: &str, reviewer: &str, category, but: &[(ItemId, Response)]| {
        complete(study, reviewer, category, but)
    };
    let appraisals = vec![
        of("a", "r", Category::Rct, &[(ItemId::S1, Response::No)]),
        of("a", "s", Category::Nonrandomized, &[]),
        of("b", "r", Category::Rct, &[(ItemId::C24, Response::No)]),
        of(
            "b",
            "s",
            Category::Rct,
            &[(ItemId::C24, Response::CantTell)],
        ),
        of(
            "b",
            "t",
            Category::Rct,
            &[(ItemId::C21, Response::CantTell)],
        ),
        of("c", "s", Category::Rct, &[]),
        of("c", "t", Category::Rct, &[]),
    ];
    review(&["a", "b", "c"], &["r", "s", "t"], appraisals)
}

fn item() -> impl Strategy<Value = ItemId> {
    select(vec![ItemId::S1, ItemId::C21, ItemId::C24, ItemId::C31])
}

fn matter() -> impl Strategy<Value = Matter> {
    prop_oneof![Just(Matter::Category), item().prop_map(Matter::Item)]
}

/// Something that reviewers do on the Reconcile screens, as data that can be made again.
#[derive(Clone, Debug)]
enum Deed {
    Opened(&'static str),
    Listed(bool),
    Answered(ItemId, Response),
    Designed(Category),
    Taken(Matter, usize),
    Decided(Matter),
    TakenBack(Matter),
    AllTakenBack,
    Confirmed,
    AllConfirmed,
    Way(Way),
    Decider(&'static str, bool),
    Words(String),
    Next,
    Undone,
}

fn deed() -> impl Strategy<Value = Deed> {
    let response = || select(Response::ALL.to_vec());
    prop_oneof![
        2 => select(vec!["a", "b", "c"]).prop_map(Deed::Opened),
        1 => any::<bool>().prop_map(Deed::Listed),
        6 => (item(), response()).prop_map(|(item, response)| Deed::Answered(item, response)),
        2 => select(Category::ALL.to_vec()).prop_map(Deed::Designed),
        4 => (matter(), 0..4_usize).prop_map(|(matter, place)| Deed::Taken(matter, place)),
        1 => matter().prop_map(Deed::Decided),
        2 => matter().prop_map(Deed::TakenBack),
        1 => Just(Deed::AllTakenBack),
        1 => Just(Deed::Confirmed),
        1 => Just(Deed::AllConfirmed),
        2 => select(Way::ALL.to_vec()).prop_map(Deed::Way),
        3 => (select(vec!["r", "s", "t"]), any::<bool>()).prop_map(|(id, on)| Deed::Decider(id, on)),
        2 => "[a-z ]{0,6}".prop_map(Deed::Words),
        2 => Just(Deed::Next),
        2 => Just(Deed::Undone),
    ]
}

fn msg(deed: &Deed) -> Msg {
    Msg::Reconcile(match deed.clone() {
        Deed::Opened(study) => ReconcileMsg::Chosen(study_id(study)),
        Deed::Listed(all) => ReconcileMsg::StudiesSwitched(all),
        Deed::Answered(item, response) => ReconcileMsg::Answered(item, response),
        Deed::Designed(category) => ReconcileMsg::DesignAgreed(Design::of(category)),
        Deed::Taken(matter, place) => ReconcileMsg::Taken(matter, place),
        Deed::Decided(matter) => ReconcileMsg::DecidedAnew(matter),
        Deed::TakenBack(matter) => ReconcileMsg::TakenBack(matter),
        Deed::AllTakenBack => ReconcileMsg::AllTakenBack,
        Deed::Confirmed => ReconcileMsg::Confirmed,
        Deed::AllConfirmed => ReconcileMsg::AllConfirmed,
        Deed::Way(way) => ReconcileMsg::WayChosen(way),
        Deed::Decider(id, on) => ReconcileMsg::DeciderSwitched(reviewer_id(id), on),
        Deed::Words(words) => ReconcileMsg::WordsTyped(words),
        Deed::Next => ReconcileMsg::NextSought,
        Deed::Undone => return Msg::UndoChosen,
    })
}

fn originals(review: &Review) -> Vec<Appraisal> {
    review
        .appraisals()
        .map(|one| Appraisal::clone(one))
        .collect()
}

/// Whoever discussed was two at least; whoever decided otherwise is named, in words or by id.
fn is_decided_well(review: &Review) -> bool {
    let designs = review.consensuses().filter_map(|kept| kept.design.as_ref());
    let designs = designs.map(|agreed| &agreed.decision);
    let answers = review
        .consensuses()
        .flat_map(|kept| kept.answers.values().map(|agreed| &agreed.decision));
    designs.chain(answers).all(|made| match made.way {
        Way::Discussion => made.by.len() >= 2,
        Way::ThirdReviewer => !made.by.is_empty() || !made.words.is_empty(),
        Way::Other => !made.words.is_empty(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn originals_stay_and_all_can_be_undone(deeds in vec(deed(), 0..40)) {
        let before = begin();
        let mut desk = Desk::at(&before);
        desk.send(Msg::ScreenChosen(Screen::Reconcile));
        for deed in &deeds {
            desk.send(msg(deed));
            assert!(is_decided_well(desk.review()));
        }
        assert_eq!(originals(desk.review()), originals(&before));
        assert_eq!(&desk.stored(), desk.review());
        for _ in 0..desk.open().undo.len() {
            desk.send(Msg::UndoChosen);
        }
        assert_eq!(desk.review(), &before);
    }
}
