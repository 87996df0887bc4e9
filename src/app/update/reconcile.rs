//! The Reconcile screens: the list, and agreeing on what reviewers of one study found.

mod agreeing;
mod confirming;
mod deciding;

use super::Turn;
use crate::app::model::Screen;
use crate::app::msg::ReconcileMsg;
use crate::app::reconcile::{self, LISTED};
use crate::instrument::Response;
use crate::review::{Disagreements, Matter, Standing, StudyId, left_to_agree, parties, standing};
use crate::text::{reconcile as words, studies};

impl Turn<'_> {
    #[inline(never)]
    pub(super) fn reconcile(&mut self, msg: ReconcileMsg) {
        match msg {
            ReconcileMsg::StudiesSwitched(all) => self.list_for_reconciling(all),
            ReconcileMsg::MoreSought => self.list_more(),
            ReconcileMsg::Chosen(study) => self.go(Screen::Reconciling(study)),
            ReconcileMsg::AllConfirmed => self.confirm_all(),
            ReconcileMsg::WayChosen(_)
            | ReconcileMsg::DeciderSwitched(..)
            | ReconcileMsg::WordsTyped(_) => self.choose_decision(msg),
            of_study => {
                if let Screen::Reconciling(study) = self.model.screen.clone() {
                    self.reconcile_study(&study, of_study);
                }
            }
        }
    }

    fn list_for_reconciling(&mut self, all: bool) {
        let Some(open) = &mut self.model.open else {
            return;
        };
        let was_empty = open.reconciling.rows.is_empty();
        open.reconciling.all_studies = all;
        open.reconciling.drawn = LISTED;
        reconcile::refresh(open);
        let (shown, of) = (open.reconciling.rows.len(), open.review.studies().len());
        self.announce(studies::found(shown, of));
        if was_empty {
            // The button that stood in the place of the list is gone.
            self.focus("heading");
        }
    }

    /// Draws more of the list; the focus goes to the first that is new.
    fn list_more(&mut self) {
        let Some(open) = &mut self.model.open else {
            return;
        };
        let reconciling = &mut open.reconciling;
        let first = reconciling.rows.get(reconciling.drawn).cloned();
        reconciling.drawn = reconciling.drawn.saturating_add(LISTED);
        if let Some(first) = first {
            self.focus(&format!("reconcile-{}", first.as_str()));
        }
    }

    fn show_items(&mut self, study: &StudyId, all: bool) {
        let was_empty = self.matters_shown(study).is_empty();
        if let Some(open) = &mut self.model.open {
            open.reconciling.all_items = all;
        }
        let shown = self.matters_shown(study);
        let items = shown.iter().filter(|one| **one != Matter::Category);
        self.announce(words::items_shown(items.count()));
        if was_empty && let Some(first) = shown.first() {
            self.focus_matter(study, *first);
        }
    }

    /// What is shown to be agreed on, on the screen of one study.
    pub(super) fn matters_now(&self) -> Vec<Matter> {
        match &self.model.screen {
            Screen::Reconciling(study) => self.matters_shown(study),
            _ => Vec::new(),
        }
    }

    /// Focuses the heading where something was undone and what had the focus may be gone with it.
    pub(super) fn keep_focus_in(&mut self, shown: &[Matter]) {
        if shown.is_empty() {
            return;
        }
        let now = self.matters_now();
        if shown.iter().any(|matter| !now.contains(matter)) {
            self.focus("heading");
        }
    }

    fn matters_shown(&self, study: &StudyId) -> Vec<Matter> {
        let found = self.to_reconcile(study).zip(self.open());
        found.map_or_else(Vec::new, |(found, open)| open.matters(study, &found))
    }

    fn reconcile_study(&mut self, study: &StudyId, msg: ReconcileMsg) {
        match msg {
            ReconcileMsg::ItemsSwitched(all) => self.show_items(study, all),
            ReconcileMsg::Moved(from, by) => self.move_matter(study, from, by),
            ReconcileMsg::CommentSought(item) => self.seek_comment(study, item),
            ReconcileMsg::NextSought => self.next_disagreement(study),
            ReconcileMsg::NeighbourSought(by) => self.reconcile_neighbour(study, by),
            agreeing => self.agree(study, agreeing),
        }
    }

    /// Where the reviewers of a study differ, if it can be reconciled.
    fn to_reconcile(&self, study: &StudyId) -> Option<Disagreements> {
        match standing(&self.open()?.review, study) {
            Standing::Ready(found) => Some(found),
            Standing::Single(_) | Standing::Unfinished(_) => None,
        }
    }

    fn matters_left(&self, study: &StudyId) -> Vec<Matter> {
        let found = self.to_reconcile(study).zip(self.open());
        found.map_or_else(Vec::new, |(found, open)| {
            left_to_agree(&open.review, study, &found)
        })
    }

    fn move_matter(&mut self, study: &StudyId, from: Matter, by: isize) {
        let matters = self.matters_shown(study);
        let target = matters
            .iter()
            .position(|matter| *matter == from)
            .and_then(|place| place.checked_add_signed(by))
            .and_then(|place| matters.get(place));
        if let Some(matter) = target {
            self.focus_matter(study, *matter);
        }
    }

    /// Focuses the category, or the response of an item that is agreed on, else its first.
    fn focus_matter(&mut self, study: &StudyId, matter: Matter) {
        let Matter::Item(item) = matter else {
            return self.focus("agree-category");
        };
        let kept = self.open().and_then(|open| open.review.consensus(study));
        let agreed = kept.and_then(|kept| kept.answers.get(&item));
        let response = agreed.map_or(Response::Yes, |agreed| agreed.response);
        self.focus(&format!("agree-{}-{}", item.token(), response.token()));
    }

    fn seek_comment(&mut self, study: &StudyId, item: crate::instrument::ItemId) {
        let kept = self.open().and_then(|open| open.review.consensus(study));
        if kept.is_some_and(|kept| kept.answers.contains_key(&item)) {
            self.focus(&format!("agree-comment-{}", item.token()));
        } else {
            self.announce(words::COMMENT_WAITS);
        }
    }

    fn next_disagreement(&mut self, study: &StudyId) {
        self.settle_draft();
        match self.matters_left(study).first() {
            Some(matter) => self.focus_matter(study, *matter),
            None => self.next_to_reconcile(study),
        }
    }

    /// Opens the next study, in the order of the list, in which something is left.
    fn next_to_reconcile(&mut self, from: &StudyId) {
        let Some(open) = self.open() else {
            return;
        };
        let review = &open.review;
        let start = review.place(from).map_or(0, |place| place + 1);
        let studies = review.studies();
        let next = studies
            .iter()
            .cycle()
            .skip(start)
            .take(studies.len())
            .find(|study| reconcile::Headway::of(review, &study.id).unsettled > 0)
            .map(|study| study.id.clone());
        match next {
            Some(id) => self.go(Screen::Reconciling(id)),
            None => self.announce(words::ALL_DONE),
        }
    }

    /// Opens the study before or after that two or more reviewers appraised.
    fn reconcile_neighbour(&mut self, study: &StudyId, by: isize) {
        let neighbour = self.open().and_then(|open| {
            let review = &open.review;
            let mut place = review.place(study)?;
            loop {
                place = place.checked_add_signed(by.signum())?;
                let found = review.studies().get(place)?;
                if by == 0 || parties(review, &found.id).len() > 1 {
                    return Some(found.id.clone());
                }
            }
        });
        if let Some(id) = neighbour {
            self.go(Screen::Reconciling(id));
        }
    }
}
