//! The Appraisal screen: answers, moving between items and studies, going on after screening.

use super::Turn;
use crate::app::model::{AskedReason, Panel, Screen};
use crate::app::msg::AppraisalMsg;
use crate::instrument::{ItemId, Response};
use crate::review::{
    Answer, Appraisal, AppraisalKey, Change, Conflict, Reason, Screening, State, StudyId,
    items_to_rate, progress, screening, state,
};
use crate::text::{appraisal as words, merging};

impl Turn<'_> {
    pub(super) fn appraisal(&mut self, msg: AppraisalMsg) {
        // Conflicts are settled where they are listed, which is no one study's place.
        if let AppraisalMsg::ConflictSettled(conflict, keep) = &msg {
            return self.settle_conflict(conflict, *keep);
        }
        let Screen::Appraisal(study) = self.model.screen.clone() else {
            return;
        };
        match msg {
            AppraisalMsg::Answered(item, response) => self.answered(&study, item, response),
            AppraisalMsg::Moved(item, by) => self.moved(&study, item, by),
            AppraisalMsg::CommentSought(item) => self.focus(&format!("comment-{}", item.token())),
            AppraisalMsg::NextUnansweredSought => self.next_unanswered(&study),
            AppraisalMsg::NeighbourSought(by) => self.neighbour(&study, by),
            AppraisalMsg::GoOnSought
            | AppraisalMsg::ReasonTyped(_)
            | AppraisalMsg::ReasonSubmitted
            | AppraisalMsg::ReasonWithdrawn => self.going_on(&study, msg),
            choosing => self.choosing(&study, choosing),
        }
    }

    /// Going on after a failed screening, with a reason.
    #[inline(never)] // Moves to the rest of the module as a whole.
    fn going_on(&mut self, study: &StudyId, msg: AppraisalMsg) {
        match msg {
            AppraisalMsg::GoOnSought => {
                self.open_panel(Panel::Reason(AskedReason::default()), "reason")
            }
            AppraisalMsg::ReasonTyped(text) => {
                if let Panel::Reason(reason) = &mut self.model.panel {
                    reason.put(text);
                }
            }
            AppraisalMsg::ReasonSubmitted => self.go_on(study),
            AppraisalMsg::ReasonWithdrawn => {
                if let Some(key) = self.my_key(study) {
                    let change = Change::WentOn { key, reason: None };
                    self.change(vec![change], words::REASON_WITHDRAWN.to_owned());
                    self.focus("S1-yes");
                }
            }
            _ => {}
        }
    }

    /// Answers once more as of now: with what was kept, or with the other version.
    #[inline(never)] // Moves to the rest of the module as a whole.
    fn settle_conflict(&mut self, conflict: &Conflict, keep: bool) {
        self.settle_draft();
        let now = &self.moment.now;
        let change = if keep {
            conflict.keep(now)
        } else {
            conflict.take_other(now)
        };
        let study = self
            .open()
            .and_then(|open| open.review.study(&conflict.study));
        let what = study.map(|study| study.label.clone()).unwrap_or_default();
        let label = merging::settled(&what);
        self.change(vec![change], label.clone());
        self.announce(label);
        self.focus("heading");
    }

    pub(super) fn my_key(&self, study: &StudyId) -> Option<AppraisalKey> {
        self.open().map(|open| open.my_key(study))
    }

    fn my_appraisal(&self, study: &StudyId) -> Option<Appraisal> {
        let open = self.open()?;
        let blank = || Appraisal::empty(study.clone(), open.me.clone());
        Some(open.mine(study).cloned().unwrap_or_else(blank))
    }

    fn answered(&mut self, study: &StudyId, item: ItemId, response: Option<Response>) {
        self.settle_draft();
        let Some(appraisal) = self.my_appraisal(study) else {
            return;
        };
        if appraisal.response(item) == response {
            return;
        }
        let mut answer = appraisal
            .answers
            .get(&item)
            .cloned()
            .unwrap_or_else(|| Answer::empty(self.moment.now.clone()));
        answer.response = response;
        answer.at = self.moment.now.clone();
        let key = (appraisal.study.clone(), appraisal.reviewer.clone());
        let mut changes: Vec<Change> = self.lock_on_rating(study).into_iter().collect();
        changes.push(Change::Answer {
            key,
            item,
            answer: Some(answer),
        });
        self.change(changes, words::answer_to(item));
        self.announce_progress(study, item, response);
        // A cleared answer takes its Clear button along; the focus goes where the item begins.
        let response = response.unwrap_or(Response::Yes);
        self.focus(&format!("{}-{}", item.token(), response.token()));
    }

    fn announce_progress(&mut self, study: &StudyId, item: ItemId, response: Option<Response>) {
        let Some((appraisal, open)) = self.my_appraisal(study).zip(self.open()) else {
            return;
        };
        let protocol = open.review.protocol();
        let failed = item.is_screening() && screening(&appraisal, protocol) == Screening::Failed;
        let words = if failed {
            words::SCREENING_FAILED.to_owned()
        } else if state(Some(&appraisal), protocol) == State::Complete {
            words::COMPLETE.to_owned()
        } else {
            words::answered(item, response, progress(&appraisal, protocol))
        };
        self.announce(words);
    }

    fn moved(&mut self, study: &StudyId, from: ItemId, by: isize) {
        let Some((appraisal, open)) = self.my_appraisal(study).zip(self.open()) else {
            return;
        };
        let items = items_to_rate(&appraisal, open.review.protocol());
        let target = items
            .iter()
            .position(|item| *item == from)
            .and_then(|place| place.checked_add_signed(by))
            .and_then(|place| items.get(place));
        if let Some(item) = target {
            self.focus_item(&appraisal, *item);
        }
    }

    /// Focuses an item's chosen response, or its first one.
    fn focus_item(&mut self, appraisal: &Appraisal, item: ItemId) {
        let response = appraisal.response(item).unwrap_or(Response::Yes);
        self.focus(&format!("{}-{}", item.token(), response.token()));
    }

    fn next_unanswered(&mut self, study: &StudyId) {
        self.settle_draft();
        let Some((appraisal, open)) = self.my_appraisal(study).zip(self.open()) else {
            return;
        };
        let stopped = state(Some(&appraisal), open.review.protocol()) == State::NotAppraisedFurther;
        let next = items_to_rate(&appraisal, open.review.protocol())
            .into_iter()
            .filter(|item| item.is_screening() || !stopped)
            .find(|item| appraisal.response(*item).is_none());
        match next {
            Some(item) => self.focus_item(&appraisal, item),
            None if stopped => self.next_to_do(study),
            None if appraisal.chosen().is_none_or(|design| design.lacks_set()) => {
                self.focus("category");
            }
            None => self.next_to_do(study),
        }
    }

    /// Opens the next study, in the order of the list, that has something left to do.
    fn next_to_do(&mut self, from: &StudyId) {
        let Some(open) = self.open() else {
            return;
        };
        let studies = open.review.studies();
        let start = open.review.place(from).map_or(0, |place| place + 1);
        let next = studies
            .iter()
            .cycle()
            .skip(start)
            .take(studies.len())
            .find(|study| {
                !matches!(
                    open.my_state(&study.id),
                    State::Complete | State::NotAppraisedFurther
                )
            })
            .map(|study| study.id.clone());
        match next {
            Some(id) => self.go(Screen::Appraisal(id)),
            None => self.announce(words::ALL_DONE),
        }
    }

    fn neighbour(&mut self, study: &StudyId, by: isize) {
        let neighbour = self.open().and_then(|open| {
            let place = open.review.place(study)?.checked_add_signed(by)?;
            open.review.studies().get(place)
        });
        if let Some(id) = neighbour.map(|study| study.id.clone()) {
            self.go(Screen::Appraisal(id));
        }
    }

    #[inline(never)] // Moves to the rest of the module as a whole.
    fn go_on(&mut self, study: &StudyId) {
        let Panel::Reason(reason) = &mut self.model.panel else {
            return;
        };
        let Some(text) = reason.given() else {
            self.focus("reason");
            return;
        };
        let Some(key) = self.my_key(study) else {
            return;
        };
        let at = self.moment.now.clone();
        let reason = Some(Reason { text, at });
        let change = Change::WentOn { key, reason };
        self.change(vec![change], words::REASON_GIVEN.to_owned());
        self.model.panel = Panel::None;
        self.announce(words::GOES_ON);
        self.focus("category");
    }
}
