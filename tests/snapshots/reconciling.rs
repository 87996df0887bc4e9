//! The Reconcile screens in each of their states.

use mmat_appraisal::app::{Msg, ProtocolMsg, ReconcileMsg, Screen};
use mmat_appraisal::instrument::{Category, Design, ItemId, QuantitativeSet, Response};
use mmat_appraisal::review::{Matter, Way};

use super::{desk::Desk, drawn, show};
use crate::double::{TWO_REVIEWERS, appraisal, review, review_of, reviewer_id, study_id};
use crate::reconciled::{complete, two_categories};

fn tell(desk: &mut Desk, msg: ReconcileMsg) {
    desk.send(Msg::Reconcile(msg));
}

#[test]
fn nothing_to_reconcile_yet() {
    let mut desk = Desk::appraising(None);
    show(&mut desk, Screen::Reconcile);
    let page = drawn("reconcile-none-yet", &desk.model);
    assert!(
        !page.contains("aria-current=\"page\""),
        "no entry leads here"
    );
}

#[test]
fn the_published_double_appraisal_listed_and_one_of_its_studies() {
    let mut desk = Desk::at(&review_of(TWO_REVIEWERS));
    show(&mut desk, Screen::Reconcile);
    let page = drawn("reconcile-list", &desk.model);
    assert!(page.contains("0 of 5 disagreements reconciled"));
    assert!(page.contains("disagreements left"));
    let study = desk.open().reconciling.rows[0].clone();
    tell(&mut desk, ReconcileMsg::Chosen(study));
    let page = drawn("reconcile-study", &desk.model);
    assert!(page.contains("No against Can’t tell."));
    assert!(page.contains("Does not say"), "the comments are shown");
    assert!(page.contains("speaks for Can’t tell"));
}

#[test]
fn what_was_agreed_and_all_items() {
    let mut desk = Desk::at(&review_of(TWO_REVIEWERS));
    show(&mut desk, Screen::Reconcile);
    let study = desk.open().reconciling.rows[0].clone();
    tell(&mut desk, ReconcileMsg::Chosen(study));
    let item = ItemId::C24;
    tell(&mut desk, ReconcileMsg::Taken(Matter::Item(item), 1));
    tell(
        &mut desk,
        ReconcileMsg::WordsTyped("asked the authors".to_owned()),
    );
    let page = drawn("reconcile-agreed", &desk.model);
    assert!(page.contains("Agreed by Reviewer 1 and Reviewer 2 in discussion"));
    assert!(page.contains("Note as decided now"));
    tell(&mut desk, ReconcileMsg::ItemsSwitched(true));
    let page = drawn("reconcile-all-items", &desk.model);
    assert_eq!(
        page.matches("data-agree").count(),
        8,
        "category and seven items"
    );
}

#[test]
fn differing_categories_before_and_after() {
    let mut desk = Desk::at(&two_categories());
    tell(&mut desk, ReconcileMsg::Chosen(study_id("a")));
    let page = drawn("reconcile-categories", &desk.model);
    assert_eq!(page.matches("here they part").count(), 2);
    tell(&mut desk, ReconcileMsg::Taken(Matter::Category, 1));
    let page = drawn("reconcile-category-agreed", &desk.model);
    assert!(page.contains("Not answered by Reviewer r."));
}

#[test]
fn three_reviewers_and_what_is_missing() {
    let with = |reviewer: &str, response| {
        complete("a", reviewer, Category::Rct, &[(ItemId::C24, response)])
    };
    let appraisals = vec![
        with("r", Response::No),
        with("s", Response::CantTell),
        with("t", Response::Yes),
    ];
    let mut desk = Desk::at(&review(&["a"], &["r", "s", "t"], appraisals));
    tell(&mut desk, ReconcileMsg::Chosen(study_id("a")));
    tell(&mut desk, ReconcileMsg::Answered(ItemId::C24, Response::No));
    let page = drawn("reconcile-three-who-decides", &desk.model);
    assert!(page.contains("Say first which two reviewers discuss it."));
    tell(&mut desk, ReconcileMsg::WayChosen(Way::ThirdReviewer));
    let named = ReconcileMsg::DeciderSwitched(reviewer_id("t"), true);
    tell(&mut desk, named);
    tell(&mut desk, ReconcileMsg::Answered(ItemId::C24, Response::No));
    let page = drawn("reconcile-three-decided", &desk.model);
    assert!(page.contains("Decided by Reviewer t"));
    tell(&mut desk, ReconcileMsg::WayChosen(Way::Other));
    tell(
        &mut desk,
        ReconcileMsg::Answered(ItemId::C24, Response::Yes),
    );
    let page = drawn("reconcile-words-missing", &desk.model);
    assert!(page.contains("Say first how they came to agree."));
}

#[test]
fn a_reviewer_who_comes_later_is_named() {
    let of = |reviewer: &str| complete("a", reviewer, Category::Rct, &[]);
    let mut desk = Desk::at(&review(&["a"], &["r", "s", "t"], vec![of("r"), of("s")]));
    tell(&mut desk, ReconcileMsg::Chosen(study_id("a")));
    tell(&mut desk, ReconcileMsg::Confirmed);
    desk.send(Msg::Protocol(ProtocolMsg::MeChosen(reviewer_id("t"))));
    show(&mut desk, Screen::Appraisal(study_id("a")));
    desk.answer(ItemId::S1, Response::No);
    tell(&mut desk, ReconcileMsg::Chosen(study_id("a")));
    let page = drawn("reconcile-late", &desk.model);
    assert!(page.contains("Reviewer t appraised this study too"));
}

#[test]
fn studies_that_cannot_be_reconciled_yet_say_why() {
    let begun = appraisal("a", "s", Some(Design::Rct), &[(ItemId::S1, Response::Yes)]);
    let of = |study: &str, reviewer: &str| complete(study, reviewer, Category::Rct, &[]);
    let appraisals = vec![of("a", "r"), begun, of("b", "r")];
    let mut desk = Desk::at(&review(&["a", "b", "c"], &["r", "s"], appraisals));
    show(&mut desk, Screen::Reconcile);
    tell(&mut desk, ReconcileMsg::StudiesSwitched(true));
    drawn("reconcile-list-waiting", &desk.model);
    for (study, name, why) in [
        ("a", "reconcile-unfinished", "Reviewer s has not completed"),
        ("b", "reconcile-alone", "Reviewer r alone has appraised it"),
        ("c", "reconcile-nobody", "Nobody has appraised it"),
    ] {
        tell(&mut desk, ReconcileMsg::Chosen(study_id(study)));
        let page = drawn(name, &desk.model);
        assert!(page.contains(why), "{study}");
    }
}

#[test]
fn nothing_left_in_a_study_and_in_the_review() {
    let of = |reviewer: &str| complete("a", reviewer, Category::Rct, &[]);
    let mut desk = Desk::at(&review(&["a"], &["r", "s"], vec![of("r"), of("s")]));
    show(&mut desk, Screen::Reconcile);
    drawn("reconcile-none-left", &desk.model);
    tell(&mut desk, ReconcileMsg::Chosen(study_id("a")));
    let page = drawn("reconcile-alike", &desk.model);
    assert!(page.contains("Note that they agree"));
    tell(&mut desk, ReconcileMsg::ItemsSwitched(true));
    let page = drawn("reconcile-alike-items", &desk.model);
    assert!(
        page.contains("Note that they agree"),
        "it can be noted here too"
    );
    tell(&mut desk, ReconcileMsg::ItemsSwitched(false));
    tell(&mut desk, ReconcileMsg::Confirmed);
    let page = drawn("reconcile-alike-noted", &desk.model);
    assert!(!page.contains("Note that they agree"));
    show(&mut desk, Screen::Appraisal(study_id("a")));
    let page = drawn("appraisal-with-the-way-to-reconcile", &desk.model);
    assert!(page.contains("Reconcile with the others"));
}

#[test]
fn the_list_of_studies_leads_to_what_is_to_be_reconciled() {
    let mut desk = Desk::at(&review_of(TWO_REVIEWERS));
    show(&mut desk, Screen::Studies);
    let page = drawn("studies-to-reconcile", &desk.model);
    assert!(page.contains("aria-label=\"Reconcile "));
}

#[test]
fn the_keys_are_those_of_the_screen() {
    let mut desk = Desk::at(&two_categories());
    tell(&mut desk, ReconcileMsg::Chosen(study_id("a")));
    desk.send(Msg::KeysToggled);
    let page = drawn("reconcile-keys", &desk.model);
    assert!(page.contains("Next disagreement"));
}

#[test]
fn mixed_methods_show_their_components_at_5_5() {
    let design = Design::Mixed(Some(QuantitativeSet::Rct));
    let of = |reviewer: &str, last: Response| {
        let criteria = design.criteria().map(|item| (item, Response::Yes));
        let mut responses: Vec<_> = criteria.collect();
        responses.extend([(ItemId::S1, Response::Yes), (ItemId::S2, Response::Yes)]);
        for (item, response) in &mut responses {
            if matches!(*item, ItemId::C23 | ItemId::C55) {
                *response = last;
            }
        }
        appraisal("a", reviewer, Some(design), &responses)
    };
    let appraisals = vec![of("r", Response::Yes), of("s", Response::No)];
    let mut desk = Desk::at(&review(&["a"], &["r", "s"], appraisals));
    tell(&mut desk, ReconcileMsg::Chosen(study_id("a")));
    tell(&mut desk, ReconcileMsg::Answered(ItemId::C23, Response::No));
    let page = drawn("reconcile-mixed", &desk.model);
    assert!(page.contains("The two components so far"));
    assert!(page.contains("speaks against Yes here"));
}
