//! What is not saved yet when the page is left: noted at once, put back when the review is opened again.
//!
//! Some browsers shut a database in the middle of writing when its page goes. The note is gone as soon
//! as all is saved; what is put back gives way to what was answered later.

use super::Turn;
use crate::app::effect::Effect;
use crate::app::open::Open;
use crate::app::problem::Problem;
use crate::app::saving::Job;
use crate::codec::records;
use crate::instrument::ItemId;
use crate::review::{Appraisal, Change, Review, ReviewId};
use crate::text::{app as words, problems};

impl Turn<'_> {
    /// Settles what is being typed, and notes what is not saved: the page may not come back.
    pub(super) fn page_left(&mut self) {
        self.settle_draft();
        if !self.model.saving.is_quiet() {
            self.leave_behind();
            // Nobody may be here to tell it once it is saved. A tab that reads now waits for the store.
            let touched = self.model.saving.jobs().map(Job::touches);
            self.effects.extend(touched.map(Effect::TellTabs));
        }
    }

    #[inline(never)] // Moves to the rest of the module as a whole.
    fn leave_behind(&mut self) {
        let Some(id) = self.open().map(|open| open.review.id().clone()) else {
            return;
        };
        let unsaved = answers_in(self.model.saving.unsaved(&id));
        if unsaved.is_empty() {
            return;
        }
        let lines: Vec<_> = unsaved.iter().map(records::appraisal_text).collect();
        self.model.left_behind = Some(id.clone());
        self.effects
            .push(Effect::LeaveBehind(id, Some(lines.join("\n"))));
    }

    /// Puts my answers back that were left behind. Those of another reviewer wait until they open the
    /// review.
    #[inline(never)] // Moves to the rest of the module as a whole.
    pub(super) fn bring_back(&mut self, review: &ReviewId, text: &str) {
        let open = self.open().filter(|open| open.review.id() == review);
        let Some(open) = open else {
            return;
        };
        let (mut changes, mut unread) = (Vec::new(), Vec::new());
        for line in text.lines() {
            match records::appraisal(line) {
                Ok(left) if left.reviewer != open.me => return,
                Ok(left) => changes.extend(newer(&open.review, left)),
                Err(error) => unread.extend([error.to_string(), line.to_owned()]),
            }
        }
        let said = words::brought_back(&places(open, &changes));
        if !unread.is_empty() {
            self.problem(not_read(unread));
        }
        if changes.is_empty() {
            self.effects.push(Effect::LeaveBehind(review.clone(), None));
            return;
        }
        self.model.left_behind = Some(review.clone());
        self.change(changes, words::LEFT_BEHIND.to_owned());
        self.announce(said.clone());
        self.model.notice = said;
    }
}

/// The answers that changes give, by appraisal.
fn answers_in<'a>(changes: impl Iterator<Item = &'a Change>) -> Vec<Appraisal> {
    let mut found: Vec<Appraisal> = Vec::new();
    for change in changes {
        let Change::Answer {
            key: (study, by), ..
        } = change
        else {
            continue;
        };
        let is_same = |known: &Appraisal| (&known.study, &known.reviewer) == (study, by);
        match found.iter_mut().find(|known| is_same(known)) {
            Some(known) => change.amend(known),
            None => {
                let mut fresh = Appraisal::empty(study.clone(), by.clone());
                change.amend(&mut fresh);
                found.push(fresh);
            }
        }
    }
    found.retain(|appraisal| !appraisal.answers.is_empty());
    found
}

/// What of an appraisal's answers is newer than what a review has.
fn newer(review: &Review, left: Appraisal) -> Vec<Change> {
    if review.study(&left.study).is_none() {
        return Vec::new();
    }
    let known = review.appraisal(&left.study, &left.reviewer);
    let known_at = |item| Some(&known?.answers.get(item)?.at);
    let answers = left.answers.iter();
    let newer = answers.filter(|(item, answer)| known_at(item).is_none_or(|at| *at < answer.at));
    newer
        .map(|(item, answer)| Change::Answer {
            key: (left.study.clone(), left.reviewer.clone()),
            item: *item,
            answer: Some(answer.clone()),
        })
        .collect()
}

/// Where the answers are: each study with its items.
fn places(open: &Open, changes: &[Change]) -> Vec<(String, ItemId)> {
    let place = |change: &Change| match change {
        Change::Answer { key, item, .. } => {
            let study = open.review.study(&key.0)?;
            Some((study.label.clone(), *item))
        }
        _ => None,
    };
    changes.iter().filter_map(place).collect()
}

/// What could not be read, each with why.
fn not_read(unread: Vec<String>) -> Problem {
    Problem {
        what: problems::LEFT_NOT_READ.to_owned(),
        details: unread,
        advice: problems::LEFT_NOT_READ_ADVICE.to_owned(),
        remedies: Vec::new(),
    }
}
