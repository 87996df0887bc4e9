//! Exchange between reviewers: what is handed over, and what is brought in.

use std::rc::Rc;

use super::Turn;
use crate::app::counts::Counted;
use crate::app::effect::Effect;
use crate::app::errands::Task;
use crate::app::folder::FromFolder;
use crate::app::merging::Merging;
use crate::app::model::{Panel, Screen};
use crate::app::msg::FilesMsg;
use crate::app::saving::Job;
use crate::codec::export::name_of_one;
use crate::review::{Review, ReviewId, Side, only_of};
use crate::text::{files as words, merging as text};

impl Turn<'_> {
    pub(super) fn exchange(&mut self, msg: FilesMsg) {
        match msg {
            FilesMsg::ExchangeToggled => self.toggle(Panel::Exchange, "exchange"),
            FilesMsg::HandOverChosen => self.hand_over_mine(),
            FilesMsg::ProtocolKept(side) => self.protocol_kept(side),
            FilesMsg::MergeConfirmed => self.merge_confirmed(),
            FilesMsg::ApartChosen => self.apart_chosen(),
            _ => {}
        }
    }

    /// Writes a file with my appraisals, the studies and the protocol.
    fn hand_over_mine(&mut self) {
        self.settle_draft();
        let Some(open) = self.open() else {
            return;
        };
        if open.asks_who() {
            return self.open_panel(Panel::Who, "who");
        }
        let (title, me) = (&open.review.header().title, open.my_name());
        let name = name_of_one(title, &me, &self.moment.now);
        let mine = only_of(&open.review, &open.me);
        self.model.is_file_partial = open.has_agreed();
        self.add_write(Task::HandOver(mine, name));
    }

    /// Has a review brought into one that is kept here, when its turn comes.
    pub(super) fn bring_in(&mut self, theirs: Review, into: ReviewId, origin: Option<FromFolder>) {
        self.model.to_merge.push((into, theirs, origin));
    }

    /// Begins with the next review to bring in, if none is on its way. The one it goes into is
    /// opened first.
    pub(super) fn merge_next(&mut self) {
        let is_busy = matches!(self.model.panel, Panel::Merging(_))
            || self.model.errands.is_merging()
            || self.model.opening.is_some();
        if is_busy || self.model.to_merge.is_empty() {
            return;
        }
        let (into, theirs, origin) = self.model.to_merge.remove(0);
        let open = self.open().filter(|open| open.review.id() == &into);
        let Some(open) = open.filter(|open| !open.review.is_read_only()) else {
            if self.is_kept(&into) {
                let again = (into.clone(), theirs, origin);
                self.model.to_merge.insert(0, again);
                self.read_review(into, None);
            }
            return;
        };
        let mut merging = Merging::new(open.counted(), theirs);
        merging.origin = origin;
        self.model.errands.add(Task::Merge(Box::new(merging)));
    }

    /// Gives up what waits to go into a review that could not be opened.
    pub(super) fn forget_to_merge(&mut self, into: &ReviewId) {
        self.model.to_merge.retain(|(known, ..)| known != into);
    }

    /// Takes what a merge would change. One for a state of the review that is past is worked out anew.
    pub(super) fn merged(&mut self, merging: Merging) {
        let open = self.open().filter(|open| {
            let ours = merging.ours.id();
            open.review.id() == ours && !open.review.is_read_only()
        });
        let Some(open) = open else {
            let task = Task::Merge(Box::new(merging));
            return self.task_failed(task, words::REVIEW_CLOSED.to_owned());
        };
        if !open.review.is_same_state(&merging.ours) {
            let anew = merging.anew(open.counted());
            return self.model.errands.add(Task::Merge(Box::new(anew)));
        }
        if merging.is_other() && merging.report.studies_matched == 0 {
            return self.keep_apart(merging.theirs);
        }
        if merging.confirmed {
            return self.apply_merged(merging);
        }
        self.open_panel_of_files(Panel::Merging(Box::new(merging)));
    }

    /// Has it worked out anew with the protocol that was chosen.
    fn protocol_kept(&mut self, side: Side) {
        let Panel::Merging(shown) = &mut self.model.panel else {
            return;
        };
        shown.side = Some(side);
        let Some(open) = &self.model.open else {
            return;
        };
        let mut anew = Merging::new(open.counted(), shown.theirs.clone());
        anew.side = Some(side);
        anew.origin.clone_from(&shown.origin);
        self.model
            .errands
            .replace_merge(Task::Merge(Box::new(anew)));
    }

    fn merge_confirmed(&mut self) {
        self.settle_draft();
        let is_ready = match &self.model.panel {
            Panel::Merging(shown) => !shown.asks() && !self.model.errands.is_merging(),
            _ => false,
        };
        if is_ready && let Panel::Merging(mut shown) = std::mem::take(&mut self.model.panel) {
            shown.confirmed = true;
            self.merged(*shown);
        }
    }

    fn apply_merged(&mut self, merging: Merging) {
        let label = text::brought_in(&text::people(&merging.from));
        let conflicts = merging.conflicts.len();
        let log = Rc::clone(merging.theirs.log());
        let names = text::people(&merging.from);
        let into = merging.ours.id().clone();
        let origin = merging.origin.clone();
        if !merging.grown.changes.is_empty() {
            self.make_grown(merging.grown, label.clone(), merging.origin);
        }
        if !log.is_empty() {
            self.model.saving.add(Job::JoinLog(into, Rc::clone(&log)));
            self.log_file(&names, &log);
        }
        let past = vec![merging.ours, merging.theirs];
        self.effects.push(Effect::LetGo(past));
        self.go(if conflicts > 0 {
            Screen::Checks
        } else {
            Screen::Studies
        });
        if let Some(from) = origin {
            self.brought_from_folder(&from);
        }
        self.announce(label);
    }

    /// Keeps what would be merged as a review of its own.
    fn apart_chosen(&mut self) {
        if let Panel::Merging(shown) = std::mem::take(&mut self.model.panel) {
            self.keep_apart(shown.theirs);
        }
    }

    fn keep_apart(&mut self, theirs: Review) {
        let review = if self.is_kept(theirs.id()) {
            self.announce(words::OPENED_AS_COPY);
            crate::app::intake::as_copy(&theirs, &mut self.moment)
        } else {
            theirs
        };
        self.keep_and_open(Counted::of(review));
    }
}
