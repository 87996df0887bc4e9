//! Agreeing: who decides and how, what is agreed on, and taking it back.

use crate::app::msg::ReconcileMsg;
use crate::app::reconcile::{Figures, Missing, same_decision};
use crate::app::update::Turn;
use crate::instrument::{Design, ItemId, Response};
use crate::review::{
    AgreedAnswer, AgreedDesign, Change, Decision, Matter, StudyId, Way, agree_on_design,
    agree_on_item, begin_consensus, items_to_reconcile, parties, take_back_consensus,
};
use crate::text::reconcile as words;

impl Turn<'_> {
    pub(super) fn choose_decision(&mut self, msg: ReconcileMsg) {
        let crate::app::model::Screen::Reconciling(study) = self.model.screen.clone() else {
            return;
        };
        let Some(open) = &mut self.model.open else {
            return;
        };
        let mut deciders = open.deciders(&study);
        let reconciling = &mut open.reconciling;
        match msg {
            ReconcileMsg::WayChosen(way) => {
                // Two who discuss are not the third who decides.
                if (way == Way::ThirdReviewer) != (reconciling.way == Way::ThirdReviewer) {
                    reconciling.by = None;
                }
                reconciling.way = way;
            }
            ReconcileMsg::DeciderSwitched(reviewer, decides) => {
                deciders.retain(|known| *known != reviewer);
                if decides {
                    deciders.push(reviewer);
                }
                reconciling.by = Some(deciders);
            }
            ReconcileMsg::WordsTyped(text) => reconciling.words = text,
            _ => return,
        }
        reconciling.missing = None;
    }

    pub(super) fn agree(&mut self, study: &StudyId, msg: ReconcileMsg) {
        self.settle_draft();
        if self.to_reconcile(study).is_none() {
            return;
        }
        match msg {
            ReconcileMsg::Answered(item, response) => self.agree_on(study, item, response, None),
            ReconcileMsg::DesignAgreed(design) => self.agree_on_category(study, design),
            ReconcileMsg::Taken(Matter::Category, place) => {
                if let Some(design) = self.design_of(study, place) {
                    self.agree_on_category(study, design);
                }
            }
            ReconcileMsg::Taken(Matter::Item(item), place) => self.take_answer(study, item, place),
            ReconcileMsg::DecidedAnew(matter) => self.decide_anew(study, matter),
            ReconcileMsg::TakenBack(matter) => self.take_back(study, matter),
            ReconcileMsg::Confirmed => {
                if self.confirm(std::slice::from_ref(study)) > 0 {
                    self.announce(words::CONFIRMED);
                    self.focus("heading");
                }
            }
            ReconcileMsg::AllTakenBack => {
                if self.has_consensus(study) {
                    let change = take_back_consensus(study);
                    self.change(vec![change], words::TAKE_ALL_BACK.to_owned());
                    self.announce(words::ALL_TAKEN_BACK);
                    self.focus("heading");
                }
            }
            _ => {}
        }
    }

    /// Notes of every study on which its reviewers do not differ that they agree.
    pub(super) fn confirm_all(&mut self) {
        let Some(open) = self.open() else {
            return;
        };
        let studies = open.review.studies().iter();
        let alike: Vec<StudyId> = studies
            .filter(|study| Figures::of(&open.review, &study.id).alike > 0)
            .map(|study| study.id.clone())
            .collect();
        let confirmed = self.confirm(&alike);
        self.announce(words::confirmed(confirmed));
        self.focus("heading");
    }

    /// Notes of those studies on which nothing is left to agree that their reviewers agree.
    fn confirm(&mut self, studies: &[StudyId]) -> usize {
        let Some(open) = self.open() else {
            return 0;
        };
        let review = &open.review;
        let alike = studies
            .iter()
            .filter(|study| Figures::of(review, study).alike > 0);
        let changes: Vec<Change> = alike
            .flat_map(|study| {
                let between = parties(review, study);
                begin_consensus(review, study, &between, &self.moment.now)
            })
            .collect();
        let confirmed = changes.len();
        if confirmed > 0 {
            self.change(changes, words::CONFIRMATION.to_owned());
        }
        confirmed
    }

    fn has_consensus(&self, study: &StudyId) -> bool {
        let open = self.open();
        open.is_some_and(|open| open.review.consensus(study).is_some())
    }

    /// The decision as it is chosen now; where something is missing, that is said.
    fn decision_now(&mut self, study: &StudyId) -> Option<Decision> {
        let open = self.model.open.as_mut()?;
        let missing = match open.decision(study, self.moment.now.clone()) {
            Ok(decision) => {
                open.reconciling.missing = None;
                return Some(decision);
            }
            Err(missing) => missing,
        };
        open.reconciling.missing = Some(missing);
        let by_third = open.reconciling.way == Way::ThirdReviewer;
        let (said, place) = match (missing, by_third) {
            (Missing::Deciders, true) => (words::THIRD_NEEDED, "deciders"),
            (Missing::Deciders, false) => (words::TWO_NEEDED, "deciders"),
            (Missing::Words, true) => (words::NAME_MISSING, "decision-words"),
            (Missing::Words, false) => (words::WORDS_MISSING, "decision-words"),
        };
        self.announce(said);
        self.focus(place);
        None
    }

    fn agree_on(
        &mut self,
        study: &StudyId,
        item: ItemId,
        response: Response,
        comment: Option<String>,
    ) {
        let applies = |open: &crate::app::model::Open| {
            items_to_reconcile(&open.review, study).contains(&item)
        };
        if !self.open().is_some_and(applies) {
            return;
        }
        let Some((decision, open)) = self.decision_now(study).zip(self.open()) else {
            return;
        };
        let kept = open.review.consensus(study);
        let known = kept.and_then(|kept| kept.answers.get(&item));
        let comment = comment
            .unwrap_or_else(|| known.map_or_else(String::new, |known| known.comment.clone()));
        let is_same = known.is_some_and(|known| {
            known.response == response
                && known.comment == comment
                && same_decision(&known.decision, &decision)
        });
        if !is_same {
            let answer = AgreedAnswer {
                response,
                comment,
                decision,
            };
            let between = parties(&open.review, study);
            let changes = agree_on_item(&open.review, study, &between, (item, answer));
            self.change(changes, words::agreement_on(Matter::Item(item)));
            let left = self.matters_left(study).len();
            self.announce(words::answered(item, response, left));
        }
        self.focus(&format!("agree-{}-{}", item.token(), response.token()));
    }

    fn agree_on_category(&mut self, study: &StudyId, design: Design) {
        if design.lacks_set() {
            return self.announce(words::SET_LACKS);
        }
        let Some((decision, open)) = self.decision_now(study).zip(self.open()) else {
            return;
        };
        let kept = open.review.consensus(study);
        let known = kept.and_then(|kept| kept.design.as_ref());
        let is_same = known.is_some_and(|known| {
            known.design == design && same_decision(&known.decision, &decision)
        });
        if !is_same {
            let between = parties(&open.review, study);
            let agreed = AgreedDesign { design, decision };
            let changes = agree_on_design(&open.review, study, &between, agreed);
            self.change(changes, words::agreement_on(Matter::Category));
            let left = self.matters_left(study).len();
            self.announce(words::category_agreed(design, left));
        }
        self.focus("agree-category");
    }

    /// The category that the reviewer at this place found.
    fn design_of(&mut self, study: &StudyId, place: usize) -> Option<Design> {
        let review = &self.open()?.review;
        let reviewer = parties(review, study).into_iter().nth(place)?;
        let design = review.independent(study, &reviewer)?.design;
        if design.is_none() {
            let name = name_of(review, &reviewer);
            self.announce(words::has_answered_not(&name, Matter::Category));
        }
        design
    }

    /// Agrees on the answer of the reviewer at this place, comment included.
    fn take_answer(&mut self, study: &StudyId, item: ItemId, place: usize) {
        let Some(open) = self.open() else {
            return;
        };
        let review = &open.review;
        let Some(reviewer) = parties(review, study).into_iter().nth(place) else {
            return;
        };
        let found = review.independent(study, &reviewer);
        let Some(response) = found.and_then(|found| found.response(item)) else {
            let name = name_of(review, &reviewer);
            return self.announce(words::has_answered_not(&name, Matter::Item(item)));
        };
        let answer = review
            .appraisal(study, &reviewer)
            .and_then(|appraisal| appraisal.answers.get(&item))
            .filter(|answer| answer.response == Some(response));
        let comment = answer.map_or_else(String::new, |answer| answer.comment.clone());
        self.agree_on(study, item, response, Some(comment));
    }

    /// Notes an agreement once more, with who decides and how as it is chosen now.
    fn decide_anew(&mut self, study: &StudyId, matter: Matter) {
        let kept = self.open().and_then(|open| open.review.consensus(study));
        let Some(kept) = kept.cloned() else {
            return;
        };
        match matter {
            Matter::Category => {
                if let Some(agreed) = &kept.design {
                    self.agree_on_category(study, agreed.design);
                }
            }
            Matter::Item(item) => {
                if let Some(agreed) = kept.answers.get(&item) {
                    self.agree_on(study, item, agreed.response, None);
                }
            }
        }
    }

    fn take_back(&mut self, study: &StudyId, matter: Matter) {
        let kept = self.open().and_then(|open| open.review.consensus(study));
        let is_there = kept.is_some_and(|kept| match matter {
            Matter::Category => kept.design.is_some(),
            Matter::Item(item) => kept.answers.contains_key(&item),
        });
        if !is_there {
            return;
        }
        let study_id = study.clone();
        let change = match matter {
            Matter::Category => Change::AgreedDesign {
                study: study_id,
                design: None,
            },
            Matter::Item(item) => Change::AgreedAnswer {
                study: study_id,
                item,
                answer: None,
            },
        };
        self.change(vec![change], words::taken_back(matter));
        let left = self.matters_left(study).len();
        self.announce(words::was_taken_back(matter, left));
        self.focus_shown(study, matter);
    }

    /// Focuses a matter, or the heading where it is not shown any more.
    fn focus_shown(&mut self, study: &StudyId, matter: Matter) {
        let is_shown = self.matters_shown(study).contains(&matter);
        if is_shown {
            self.focus_matter(study, matter);
        } else {
            self.focus("heading");
        }
    }

    /// The change that gives an agreed answer this comment; none where it is the same.
    pub(in crate::app::update) fn agreed_with_comment(
        &self,
        study: StudyId,
        item: ItemId,
        text: String,
    ) -> Option<Change> {
        let mut answer = self
            .open()?
            .review
            .consensus(&study)?
            .answers
            .get(&item)
            .filter(|known| known.comment != text)
            .cloned()?;
        answer.comment = text;
        Some(Change::AgreedAnswer {
            study,
            item,
            answer: Some(answer),
        })
    }
}

fn name_of(review: &crate::review::Review, id: &crate::review::ReviewerId) -> String {
    let known = review.reviewer(id);
    known.map_or_else(|| id.as_str().to_owned(), |known| known.name.clone())
}
