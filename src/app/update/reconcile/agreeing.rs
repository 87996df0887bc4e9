//! Agreeing on a category or an answer, and taking that back.

use crate::app::msg::ReconcileMsg;
use crate::app::reconcile::same_decision;
use crate::app::update::Turn;
use crate::instrument::{Design, ItemId, Response};
use crate::review::{
    AgreedAnswer, AgreedDesign, Change, Matter, StudyId, agree_on_design, agree_on_item,
    items_to_reconcile, parties, take_back_consensus,
};
use crate::text::reconcile as words;

impl Turn<'_> {
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
            ReconcileMsg::Confirmed => self.confirm_one(study),
            ReconcileMsg::AllTakenBack => self.take_all_back(study),
            _ => {}
        }
    }

    pub(super) fn agree_on(
        &mut self,
        study: &StudyId,
        item: ItemId,
        response: Response,
        comment: Option<String>,
    ) {
        let applies =
            |open: &crate::app::open::Open| items_to_reconcile(&open.review, study).contains(&item);
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

    pub(super) fn agree_on_category(&mut self, study: &StudyId, design: Design) {
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

    fn take_all_back(&mut self, study: &StudyId) {
        let open = self.open();
        if open.is_none_or(|open| open.review.consensus(study).is_none()) {
            return;
        }
        let change = take_back_consensus(study);
        self.change(vec![change], words::TAKE_ALL_BACK.to_owned());
        self.announce(words::ALL_TAKEN_BACK);
        self.focus("heading");
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
        // Or a merge could not tell which comment is the newer one.
        answer.decision.at = self.moment.now.clone();
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
