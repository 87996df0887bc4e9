//! Who decides, how, and what is noted of it.

use mmat_appraisal::app::{Missing, ReconcileMsg};
use mmat_appraisal::instrument::{Category, ItemId};
use mmat_appraisal::review::{Matter, Review, Way};

use super::{CANT_TELL, NO, YES, consensus, focused, open, small, tell};
use crate::desk::Desk;
use crate::double::{review, reviewer, reviewer_id, study_id};
use crate::reconciled::{by_way, complete};

/// One study of three reviewers who all differ.
fn three() -> Review {
    let with = |reviewer: &str, response| {
        complete("a", reviewer, Category::Rct, &[(ItemId::C24, response)])
    };
    let appraisals = vec![with("r", NO), with("s", CANT_TELL), with("t", YES)];
    review(&["a"], &["r", "s", "t"], appraisals)
}

#[test]
fn in_a_team_of_three_two_must_be_named_before_anything_is_agreed_on() {
    let mut desk = Desk::at(&three());
    open(&mut desk, "a");
    let effects = tell(&mut desk, ReconcileMsg::Answered(ItemId::C24, NO));
    assert_eq!(focused(&effects), Some("deciders"));
    assert_eq!(desk.open().reconciling.missing, Some(Missing::Deciders));
    assert!(desk.review().consensus(&study_id("a")).is_none());
    for name in ["s", "t"] {
        let named = ReconcileMsg::DeciderSwitched(reviewer_id(name), true);
        tell(&mut desk, named);
    }
    tell(&mut desk, ReconcileMsg::Answered(ItemId::C24, NO));
    let kept = consensus(&desk, "a");
    let agreed = kept.answers.get(&ItemId::C24).unwrap();
    assert_eq!(agreed.decision.by, [reviewer_id("s"), reviewer_id("t")]);
    assert_eq!(kept.parties().count(), 3, "all three stay as they were");
}

#[test]
fn a_third_reviewer_decides_alone_and_another_way_needs_words() {
    let mut desk = Desk::at(&three());
    open(&mut desk, "a");
    tell(&mut desk, ReconcileMsg::WayChosen(Way::ThirdReviewer));
    tell(&mut desk, ReconcileMsg::Answered(ItemId::C24, NO));
    assert_eq!(desk.open().reconciling.missing, Some(Missing::Deciders));
    tell(
        &mut desk,
        ReconcileMsg::DeciderSwitched(reviewer_id("t"), true),
    );
    tell(&mut desk, ReconcileMsg::Answered(ItemId::C24, NO));
    let kept = consensus(&desk, "a");
    let agreed = kept.answers.get(&ItemId::C24).unwrap();
    assert_eq!(agreed.decision.by, [reviewer_id("t")]);
    assert_eq!(agreed.decision.way, Way::ThirdReviewer);
    // Of two reviewers the third is not in the team.
    let mut desk = Desk::at(&small());
    open(&mut desk, "a");
    for way in [Way::ThirdReviewer, Way::Other] {
        tell(&mut desk, ReconcileMsg::WordsTyped(String::new()));
        tell(&mut desk, ReconcileMsg::WayChosen(way));
        let effects = tell(&mut desk, ReconcileMsg::Answered(ItemId::C24, YES));
        assert_eq!(focused(&effects), Some("decision-words"));
        assert_eq!(desk.open().reconciling.missing, Some(Missing::Words));
        tell(
            &mut desk,
            ReconcileMsg::WordsTyped("the supervisor".to_owned()),
        );
        assert_eq!(desk.open().reconciling.missing, None);
        tell(&mut desk, ReconcileMsg::Answered(ItemId::C24, YES));
        assert_eq!(by_way(&consensus(&desk, "a"), ItemId::C24), way);
    }
}

#[test]
fn who_decides_is_asked_anew_where_others_appraised() {
    let of = |study: &str, reviewer: &str| complete(study, reviewer, Category::Rct, &[]);
    let appraisals = vec![of("a", "r"), of("a", "s"), of("b", "s"), of("b", "t")];
    let mut desk = Desk::at(&review(&["a", "b"], &["r", "s", "t"], appraisals));
    open(&mut desk, "a");
    assert_eq!(
        desk.open().deciders(&study_id("a")),
        [reviewer_id("r"), reviewer_id("s")],
        "the two who appraised it"
    );
    let named = ReconcileMsg::DeciderSwitched(reviewer_id("t"), true);
    tell(&mut desk, named);
    assert_eq!(desk.open().deciders(&study_id("a")).len(), 3);
    open(&mut desk, "b");
    let deciders = desk.open().deciders(&study_id("b"));
    assert_eq!(deciders, [reviewer_id("s"), reviewer_id("t")]);
    assert_eq!(reviewer("t").id, deciders[1]);
}

#[test]
fn the_same_agreement_twice_is_one_change() {
    let mut desk = Desk::at(&small());
    open(&mut desk, "a");
    tell(&mut desk, ReconcileMsg::Answered(ItemId::C24, NO));
    let steps = desk.open().undo.len();
    tell(&mut desk, ReconcileMsg::Answered(ItemId::C24, NO));
    assert_eq!(desk.open().undo.len(), steps);
    // Decided in another way it is another.
    tell(&mut desk, ReconcileMsg::WordsTyped("once more".to_owned()));
    tell(
        &mut desk,
        ReconcileMsg::DecidedAnew(Matter::Item(ItemId::C24)),
    );
    assert_eq!(desk.open().undo.len(), steps + 1);
    let kept = consensus(&desk, "a");
    let agreed = kept.answers.get(&ItemId::C24).unwrap();
    assert_eq!(agreed.decision.words, "once more");
}
