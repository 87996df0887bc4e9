//! Reconciling: the category, the items, taking back.

#[path = "reconciling/deciding.rs"]
mod deciding;
#[path = "reconciling/laws.rs"]
mod laws;
#[path = "reconciling/moving.rs"]
mod moving;

use mmat_appraisal::app::{
    Draft, Effect, FilesMsg, Msg, ProtocolMsg, ReconcileMsg, Screen, parting,
};
use mmat_appraisal::codec::export::ExportFormat;
use mmat_appraisal::instrument::{
    Category, Design, ItemId, NodeId, QuantitativeSet, Response, Step,
};
use mmat_appraisal::review::{
    Appraisal, Consensus, Disagreements, Matter, Review, Way, disagreements,
};

use crate::desk::Desk;
use crate::double::{TWO_REVIEWERS, appraisal, review, review_of, reviewer_id, study_id};
use crate::reconciled::{complete, two_categories};

const YES: Response = Response::Yes;
const NO: Response = Response::No;
const CANT_TELL: Response = Response::CantTell;

fn tell(desk: &mut Desk, msg: ReconcileMsg) -> Vec<Effect> {
    desk.send(Msg::Reconcile(msg))
}

/// The published double appraisal, open on the list of what is to be reconciled.
fn published() -> Desk {
    let mut desk = Desk::at(&review_of(TWO_REVIEWERS));
    desk.send(Msg::ScreenChosen(Screen::Reconcile));
    desk
}

fn open(desk: &mut Desk, study: &str) {
    tell(desk, ReconcileMsg::Chosen(study_id(study)));
}

fn consensus(desk: &Desk, study: &str) -> Consensus {
    let kept = desk.review().consensus(&study_id(study)).unwrap();
    Consensus::clone(kept)
}

fn found(desk: &Desk, study: &str) -> Disagreements {
    disagreements(desk.review(), &study_id(study))
}

fn focused(effects: &[Effect]) -> Option<&str> {
    effects.iter().rev().find_map(|effect| match effect {
        Effect::Focus(id) => Some(id.as_str()),
        _ => None,
    })
}

/// A study with one difference, and one without, of two reviewers.
fn small() -> Review {
    let with = |study: &str, reviewer: &str, response| {
        complete(study, reviewer, Category::Rct, &[(ItemId::C24, response)])
    };
    review(
        &["a", "b"],
        &["r", "s"],
        vec![
            with("a", "r", NO),
            with("a", "s", CANT_TELL),
            with("b", "r", YES),
            with("b", "s", YES),
        ],
    )
}

#[test]
fn the_published_double_appraisal_has_five_disagreements_each_no_against_cant_tell() {
    let desk = published();
    let headway = desk.open().counts.headway;
    assert_eq!((headway.double, headway.waiting, headway.open()), (5, 0, 5));
    let all: Vec<_> = desk
        .review()
        .studies()
        .iter()
        .flat_map(|study| disagreements(desk.review(), &study.id).items)
        .collect();
    assert_eq!(all.len(), 5);
    assert!(all.iter().all(|one| one.no_against_cant_tell));
    // Only studies with something left are listed, until all are asked for.
    let listed = desk.open().reconciling.rows.len();
    assert_eq!(listed, headway.unsettled);
    let mut desk = desk;
    tell(&mut desk, ReconcileMsg::StudiesSwitched(true));
    assert_eq!(desk.open().reconciling.rows.len(), 5);
}

#[test]
fn all_of_the_published_disagreements_can_be_agreed_on_one_after_the_other() {
    let mut desk = published();
    let first = desk.open().reconciling.rows[0].clone();
    tell(&mut desk, ReconcileMsg::Chosen(first));
    for left in (0..5).rev() {
        let effects = tell(&mut desk, ReconcileMsg::NextSought);
        let mut target = focused(&effects).unwrap().to_owned();
        if target == "heading" {
            // The study is done: it went on to the next.
            target = focused(&tell(&mut desk, ReconcileMsg::NextSought))
                .unwrap()
                .to_owned();
        }
        let token = target.strip_prefix("agree-").unwrap();
        let item = ItemId::from_token(token.split('-').next().unwrap()).unwrap();
        tell(&mut desk, ReconcileMsg::Answered(item, CANT_TELL));
        assert_eq!(desk.open().counts.headway.open(), left);
    }
    tell(&mut desk, ReconcileMsg::NextSought);
    let said = &desk.model.announcement;
    assert_eq!(said, "Nothing is left to reconcile in this review.");
    assert_eq!(&desk.stored(), desk.review());
}

#[test]
fn an_agreed_answer_is_kept_with_who_decided_and_the_originals_stay() {
    let mut desk = Desk::at(&small());
    let before: Vec<Appraisal> = desk
        .review()
        .appraisals()
        .map(|one| Appraisal::clone(one))
        .collect();
    open(&mut desk, "a");
    tell(
        &mut desk,
        ReconcileMsg::WordsTyped(" looked again ".to_owned()),
    );
    let effects = tell(&mut desk, ReconcileMsg::Answered(ItemId::C24, CANT_TELL));
    assert_eq!(focused(&effects), Some("agree-2.4-cant-tell"));
    let kept = consensus(&desk, "a");
    let agreed = kept.answers.get(&ItemId::C24).unwrap();
    assert_eq!(agreed.response, CANT_TELL);
    assert_eq!(agreed.decision.by, [reviewer_id("r"), reviewer_id("s")]);
    assert_eq!(agreed.decision.way, Way::Discussion);
    assert_eq!(agreed.decision.words, "looked again");
    let frozen = kept.frozen.get(&reviewer_id("r")).unwrap();
    assert_eq!(frozen.found.response(ItemId::C24), Some(NO));
    assert!(desk.review().appraisals().map(AsRef::as_ref).eq(&before));
    assert_eq!(
        desk.model.announcement,
        "2.4: agreed on Can’t tell. Nothing is left to agree on in this study."
    );
    assert_eq!(&desk.stored(), desk.review());
}

#[test]
fn what_was_agreed_can_be_undone_and_taken_back() {
    let mut desk = Desk::at(&small());
    let before = desk.review().clone();
    open(&mut desk, "a");
    tell(&mut desk, ReconcileMsg::Answered(ItemId::C24, NO));
    desk.send(Msg::UndoChosen);
    assert_eq!(desk.review(), &before);
    assert_eq!(desk.open().counts.headway.open(), 1);
    tell(&mut desk, ReconcileMsg::Answered(ItemId::C24, NO));
    let effects = tell(
        &mut desk,
        ReconcileMsg::TakenBack(Matter::Item(ItemId::C24)),
    );
    assert_eq!(focused(&effects), Some("agree-2.4-yes"));
    assert!(consensus(&desk, "a").answers.is_empty());
    assert_eq!(desk.open().counts.headway.open(), 1);
    tell(&mut desk, ReconcileMsg::Answered(ItemId::C24, NO));
    tell(&mut desk, ReconcileMsg::AllTakenBack);
    assert_eq!(desk.review(), &before);
    assert_eq!(desk.stored(), before);
}

#[test]
fn taking_a_reviewers_answer_takes_the_comment_along() {
    let mut desk = published();
    let study = desk.open().reconciling.rows[0].clone();
    let item = disagreements(desk.review(), &study).items[0].item;
    let second = reviewer_id("2");
    let theirs = desk.review().appraisal(&study, &second).unwrap().clone();
    tell(&mut desk, ReconcileMsg::Chosen(study.clone()));
    tell(&mut desk, ReconcileMsg::Taken(Matter::Item(item), 1));
    let kept = consensus(&desk, study.as_str());
    let agreed = kept.answers.get(&item).unwrap();
    assert_eq!(Some(agreed.response), theirs.response(item));
    assert_eq!(agreed.comment, theirs.answers.get(&item).unwrap().comment);
    // There is no third.
    tell(&mut desk, ReconcileMsg::Taken(Matter::Item(item), 2));
    assert_eq!(consensus(&desk, study.as_str()), kept);
}

#[test]
fn a_comment_on_what_was_agreed_is_one_step_while_it_is_typed() {
    let mut desk = Desk::at(&small());
    open(&mut desk, "a");
    tell(&mut desk, ReconcileMsg::CommentSought(ItemId::C24));
    let said = "Agree on an answer first; then it can have a comment.";
    assert_eq!(desk.model.announcement, said);
    tell(&mut desk, ReconcileMsg::Answered(ItemId::C24, NO));
    let effects = tell(&mut desk, ReconcileMsg::CommentSought(ItemId::C24));
    assert_eq!(focused(&effects), Some("agree-comment-2.4"));
    let steps = desk.open().undo.len();
    let agreed_at = |desk: &Desk| {
        let kept = consensus(desk, "a");
        kept.answers.get(&ItemId::C24).unwrap().decision.at.clone()
    };
    let before = agreed_at(&desk);
    for text in ["not", "not blinded"] {
        desk.send(Msg::Typed(Draft::Agreed {
            study: study_id("a"),
            item: ItemId::C24,
            text: text.to_owned(),
        }));
        desk.send(Msg::TypingEnded);
    }
    assert_eq!(desk.open().undo.len(), steps + 1);
    let kept = consensus(&desk, "a");
    assert_eq!(
        kept.answers.get(&ItemId::C24).unwrap().comment,
        "not blinded"
    );
    assert!(agreed_at(&desk) > before, "a merge takes the newer comment");
    assert_eq!(&desk.stored(), desk.review());
}

#[test]
fn a_file_with_my_part_is_no_backup_of_what_was_agreed_on() {
    let mut desk = Desk::at(&small());
    let me = desk.open().me.clone();
    desk.send(Msg::Protocol(ProtocolMsg::MeChosen(me)));
    open(&mut desk, "a");
    tell(&mut desk, ReconcileMsg::Answered(ItemId::C24, NO));
    let offered = || Msg::Files(FilesMsg::SaveOffered("a-file.mmat.json".to_owned()));
    desk.send(Msg::Files(FilesMsg::HandOverChosen));
    desk.send(offered());
    assert!(desk.model.file_note.since.is_some(), "it is in no file");
    let whole = FilesMsg::ExportChosen(ExportFormat::ReviewFile);
    desk.send(Msg::Files(whole));
    desk.send(offered());
    assert_eq!(desk.model.file_note.since, None);
}

#[test]
fn the_category_comes_first_and_brings_the_items() {
    let mut desk = Desk::at(&two_categories());
    open(&mut desk, "a");
    let matters = |desk: &Desk| desk.open().matters(&study_id("a"), &found(desk, "a"));
    assert_eq!(matters(&desk), [Matter::Category]);
    let effects = tell(&mut desk, ReconcileMsg::NextSought);
    assert_eq!(focused(&effects), Some("agree-category"));
    // A criterion cannot be agreed on before.
    tell(&mut desk, ReconcileMsg::Answered(ItemId::C31, YES));
    assert!(desk.review().consensus(&study_id("a")).is_none());
    tell(&mut desk, ReconcileMsg::Taken(Matter::Category, 0));
    let kept = consensus(&desk, "a");
    assert_eq!(kept.design.unwrap().design, Design::Nonrandomized);
    // The other reviewer rated other criteria: these are answered now by both or by agreement.
    let all = matters(&desk);
    assert_eq!(all.len(), 6);
    assert!(all.contains(&Matter::Item(ItemId::C35)));
    assert_eq!(
        desk.model.announcement,
        "Agreed on the category 3. Quantitative non-randomized. 5 left to agree on in this study."
    );
    tell(&mut desk, ReconcileMsg::TakenBack(Matter::Category));
    assert_eq!(matters(&desk), [Matter::Category]);
    desk.send(Msg::UndoChosen);
    let effects = desk.send(Msg::UndoChosen);
    assert_eq!(focused(&effects), Some("heading"), "the items are gone");
    let mixed = Design::Mixed(Some(QuantitativeSet::Rct));
    tell(&mut desk, ReconcileMsg::DesignAgreed(mixed));
    assert_eq!(consensus(&desk, "a").design.unwrap().design, mixed);
}

#[test]
fn the_step_at_which_two_ways_part_is_the_first_that_differs() {
    let step = |node, way| Step { node, way };
    let design = step(NodeId::Design, 1);
    let first = [design, step(NodeId::Comparison, 0)];
    let second = [design, step(NodeId::Comparison, 1)];
    assert_eq!(parting(&[&first, &second]), Some(1));
    assert_eq!(parting(&[&first, &first]), None);
    assert_eq!(parting(&[&first, &first[..1]]), Some(1), "one goes further");
    assert_eq!(parting(&[&first, &[]]), None, "one chose directly");
    assert_eq!(parting(&[&first, &first, &second]), Some(1));
    assert_eq!(parting(&[]), None);
}

#[test]
fn a_study_that_fails_screening_by_agreement_needs_no_more() {
    let stopped = appraisal("a", "r", None, &[(ItemId::S1, NO), (ItemId::S2, YES)]);
    let rated = complete("a", "s", Category::Rct, &[]);
    let mut desk = Desk::at(&review(&["a"], &["r", "s"], vec![stopped, rated]));
    open(&mut desk, "a");
    let left = |desk: &Desk| desk.open().matters(&study_id("a"), &found(desk, "a"));
    assert_eq!(left(&desk), [Matter::Item(ItemId::S1)]);
    tell(&mut desk, ReconcileMsg::Answered(ItemId::S1, YES));
    assert_eq!(
        left(&desk).len(),
        7,
        "category and criteria, which one reviewer lacks"
    );
    tell(&mut desk, ReconcileMsg::Answered(ItemId::S1, NO));
    assert_eq!(left(&desk), [Matter::Item(ItemId::S1)]);
    assert_eq!(desk.open().counts.headway.unsettled, 0);
}

#[test]
fn mixed_methods_cannot_be_agreed_on_without_a_set() {
    let mut desk = Desk::at(&two_categories());
    open(&mut desk, "a");
    tell(&mut desk, ReconcileMsg::DesignAgreed(Design::Mixed(None)));
    assert!(desk.review().consensus(&study_id("a")).is_none());
    assert!(desk.model.announcement.contains("quantitative set"));
}
