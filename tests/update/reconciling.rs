//! Reconciling: the list, the category, the items, who decides, taking back.

use mmat_appraisal::app::{
    Draft, Effect, Figures, Missing, Msg, ProtocolMsg, ReconcileMsg, Screen, StudiesMsg, parting,
};
use mmat_appraisal::instrument::{
    Category, Design, ItemId, NodeId, QuantitativeSet, Response, Step,
};
use mmat_appraisal::review::{
    Appraisal, Consensus, Disagreements, Matter, Review, Standing, Way, disagreements, standing,
};

use crate::desk::Desk;
use crate::double::{TWO_REVIEWERS, appraisal, review, review_of, reviewer, reviewer_id, study_id};
use crate::reconciled::{by_way, complete, two_categories};

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
    let focus = effects.iter().rev().find_map(|effect| match effect {
        Effect::Focus(id) => Some(id.as_str()),
        _ => None,
    });
    focus
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

/// The same three reviewers of one study.
fn three() -> Review {
    let with = |reviewer: &str, response| {
        complete("a", reviewer, Category::Rct, &[(ItemId::C24, response)])
    };
    let appraisals = vec![with("r", NO), with("s", CANT_TELL), with("t", YES)];
    review(&["a"], &["r", "s", "t"], appraisals)
}

#[test]
fn the_published_double_appraisal_has_five_disagreements_each_no_against_cant_tell() {
    let desk = published();
    let figures = desk.open().reconciling.figures;
    assert_eq!((figures.double, figures.waiting, figures.open()), (5, 0, 5));
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
    assert_eq!(listed, figures.unsettled);
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
        assert_eq!(desk.open().reconciling.figures.open(), left);
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
    assert_eq!(desk.open().reconciling.figures.open(), 1);
    tell(&mut desk, ReconcileMsg::Answered(ItemId::C24, NO));
    let effects = tell(
        &mut desk,
        ReconcileMsg::TakenBack(Matter::Item(ItemId::C24)),
    );
    assert_eq!(focused(&effects), Some("agree-2.4-yes"));
    assert!(consensus(&desk, "a").answers.is_empty());
    assert_eq!(desk.open().reconciling.figures.open(), 1);
    tell(&mut desk, ReconcileMsg::Answered(ItemId::C24, NO));
    tell(&mut desk, ReconcileMsg::AllTakenBack);
    assert_eq!(desk.review(), &before);
    assert_eq!(desk.stored(), before);
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
    assert_eq!(&desk.stored(), desk.review());
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
fn arrows_move_over_what_is_shown() {
    let mut desk = Desk::at(&small());
    open(&mut desk, "a");
    tell(&mut desk, ReconcileMsg::ItemsSwitched(true));
    let down = |matter| ReconcileMsg::Moved(matter, 1);
    let effects = tell(&mut desk, down(Matter::Category));
    assert_eq!(focused(&effects), Some("agree-S1-yes"));
    let effects = tell(&mut desk, down(Matter::Item(ItemId::S2)));
    assert_eq!(focused(&effects), Some("agree-2.1-yes"));
    let effects = tell(&mut desk, ReconcileMsg::Moved(Matter::Category, -1));
    assert_eq!(focused(&effects), None, "it is the first");
}

#[test]
fn the_next_study_is_the_next_that_two_appraised() {
    let mut desk = Desk::at(&small());
    open(&mut desk, "a");
    tell(&mut desk, ReconcileMsg::NeighbourSought(1));
    assert_eq!(desk.model.screen, Screen::Reconciling(study_id("b")));
    tell(&mut desk, ReconcileMsg::NeighbourSought(1));
    assert_eq!(desk.model.screen, Screen::Reconciling(study_id("b")));
    tell(&mut desk, ReconcileMsg::NeighbourSought(-1));
    assert_eq!(desk.model.screen, Screen::Reconciling(study_id("a")));
}

#[test]
fn where_nobody_differs_that_is_noted_so_that_it_counts() {
    let mut desk = Desk::at(&small());
    assert!(desk.review().counted(&study_id("b")).is_none());
    desk.send(Msg::ScreenChosen(Screen::Reconcile));
    assert_eq!(desk.open().reconciling.figures.alike, 1);
    tell(&mut desk, ReconcileMsg::AllConfirmed);
    assert_eq!(
        desk.model.announcement,
        "Noted that the reviewers agree: 1 study."
    );
    assert_eq!(desk.open().reconciling.figures.alike, 0);
    assert!(
        desk.review()
            .counted(&study_id("b"))
            .unwrap()
            .is_consensus()
    );
    assert!(desk.review().consensus(&study_id("a")).is_none());
    desk.send(Msg::UndoChosen);
    assert!(desk.review().consensus(&study_id("b")).is_none());
    open(&mut desk, "b");
    tell(&mut desk, ReconcileMsg::Confirmed);
    assert_eq!(&desk.stored(), desk.review());
    assert!(desk.review().consensus(&study_id("b")).is_some());
}

#[test]
fn a_study_waits_until_all_have_completed_theirs() {
    let begun = appraisal("a", "s", Some(Design::Rct), &[(ItemId::S1, YES)]);
    let done = complete("a", "r", Category::Rct, &[]);
    let mut desk = Desk::at(&review(&["a", "b"], &["r", "s"], vec![done, begun]));
    let stands = |desk: &Desk, study: &str| standing(desk.review(), &study_id(study));
    assert_eq!(
        stands(&desk, "a"),
        Standing::Unfinished(vec![reviewer_id("s")])
    );
    assert_eq!(stands(&desk, "b"), Standing::Single(None));
    assert_eq!(
        desk.open().reconciling.figures.open(),
        0,
        "nothing is told before"
    );
    open(&mut desk, "a");
    tell(&mut desk, ReconcileMsg::Answered(ItemId::S2, YES));
    tell(&mut desk, ReconcileMsg::DesignAgreed(Design::Rct));
    assert!(desk.review().consensus(&study_id("a")).is_none());
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
    assert_eq!(desk.open().reconciling.figures.unsettled, 0);
}

#[test]
fn figures_follow_appraisals_that_change_and_studies_that_go() {
    let mut desk = Desk::at(&small());
    let study = study_id("a");
    desk.send(Msg::ScreenChosen(Screen::Appraisal(study.clone())));
    desk.answer(ItemId::C24, CANT_TELL);
    let figures = desk.open().reconciling.figures;
    assert_eq!((figures.open(), figures.alike), (0, 2));
    desk.send(Msg::UndoChosen);
    assert_eq!(desk.open().reconciling.figures.open(), 1);
    open(&mut desk, "a");
    desk.send(Msg::Studies(StudiesMsg::RemoveChosen(study)));
    assert_eq!(desk.model.screen, Screen::Studies);
    let figures = desk.open().reconciling.figures;
    assert_eq!((figures.double, figures.open()), (1, 0));
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
fn a_long_list_is_drawn_in_parts_and_the_focus_goes_to_the_first_that_is_new() {
    let labels: Vec<String> = (0..250).map(|number| format!("s{number}")).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let with = |study: &&str, reviewer: &str, response| {
        complete(study, reviewer, Category::Rct, &[(ItemId::C24, response)])
    };
    let appraisals = labels
        .iter()
        .flat_map(|study| [with(study, "r", NO), with(study, "s", YES)])
        .collect();
    let mut desk = Desk::at(&review(&labels, &["r", "s"], appraisals));
    desk.send(Msg::ScreenChosen(Screen::Reconcile));
    assert_eq!(desk.open().reconciling.rows.len(), 250);
    let effects = tell(&mut desk, ReconcileMsg::MoreSought);
    assert_eq!(focused(&effects), Some("reconcile-s200"));
    assert_eq!(desk.open().reconciling.drawn, 400);
}

#[test]
fn what_takes_the_place_of_a_button_takes_its_focus() {
    let mut desk = Desk::at(&small());
    open(&mut desk, "b");
    let effects = tell(&mut desk, ReconcileMsg::ItemsSwitched(true));
    assert_eq!(focused(&effects), Some("agree-category"));
    assert_eq!(desk.model.announcement, "7 items shown.");
    open(&mut desk, "a");
    tell(&mut desk, ReconcileMsg::Answered(ItemId::C24, NO));
    desk.send(Msg::ScreenChosen(Screen::Reconcile));
    let effects = tell(&mut desk, ReconcileMsg::StudiesSwitched(true));
    assert_eq!(focused(&effects), Some("heading"), "nothing was listed");
    let effects = tell(&mut desk, ReconcileMsg::StudiesSwitched(false));
    assert_eq!(focused(&effects), None);
}

#[test]
fn mixed_methods_cannot_be_agreed_on_without_a_set() {
    let mut desk = Desk::at(&two_categories());
    open(&mut desk, "a");
    tell(&mut desk, ReconcileMsg::DesignAgreed(Design::Mixed(None)));
    assert!(desk.review().consensus(&study_id("a")).is_none());
    assert!(desk.model.announcement.contains("quantitative set"));
}

#[test]
fn the_figures_are_those_of_a_review_opened_anew() {
    let mut desk = Desk::at(&small());
    open(&mut desk, "a");
    tell(&mut desk, ReconcileMsg::Answered(ItemId::C24, NO));
    let kept = |desk: &Desk| desk.open().reconciling.figures;
    let fresh = |desk: &Desk| Figures::of_all(desk.review());
    assert_eq!(kept(&desk), fresh(&desk));
    // Without screening nobody differs on it; a new reviewer changes nothing.
    desk.send(Msg::Protocol(ProtocolMsg::ScreeningSwitched(false)));
    assert_eq!(kept(&desk), fresh(&desk));
    desk.send(Msg::Protocol(ProtocolMsg::ReviewerAdded));
    assert_eq!(kept(&desk), fresh(&desk));
    desk.send(Msg::UndoChosen);
    desk.send(Msg::UndoChosen);
    desk.send(Msg::UndoChosen);
    assert_eq!(kept(&desk), fresh(&desk));
    assert_eq!(kept(&desk).open(), 1);
}
