//! Makes changes: to the model at once, to the store next, undoable for as long as the page lives.

use std::rc::Rc;

use super::Turn;
use crate::app::folder::FromFolder;
use crate::app::growth::Growth;
use crate::app::host::HostEvent;
use crate::app::model::{Panel, Screen};
use crate::app::open::{Open, UndoStep};
use crate::app::reconcile;
use crate::app::saving::Job;
use crate::port::{Card, Commit};
use crate::review::{Change, LogEntry, StudyId};
use crate::text::app as words;

/// How many steps can be undone.
const UNDO_STEPS: usize = 100;

impl Turn<'_> {
    /// Makes changes that undo takes back as one step called `label`.
    pub(super) fn change(&mut self, changes: Vec<Change>, label: String) {
        self.change_typed(changes, label, None);
    }

    /// The same for typed text: typing on in one place stays one step.
    pub(super) fn change_typed(
        &mut self,
        changes: Vec<Change>,
        label: String,
        typed_in: Option<String>,
    ) {
        let undo = self.make(&changes);
        let Some(open) = &mut self.model.open else {
            return;
        };
        let goes_on = typed_in.is_some()
            && open
                .undo
                .last()
                .is_some_and(|step| step.typed_in == typed_in);
        if !goes_on && !undo.is_empty() {
            remember(
                open,
                UndoStep {
                    label,
                    changes: undo,
                    typed_in,
                    brought: None,
                },
            );
        }
    }

    /// Takes the last step back.
    #[inline(never)] // Moves to the rest of the module as a whole.
    pub(super) fn undo(&mut self) {
        self.settle_draft();
        let step = self.model.open.as_mut().and_then(|open| open.undo.pop());
        match step {
            Some(step) => {
                let shown = self.matters_now();
                self.make(&step.changes);
                self.keep_focus_in(&shown);
                if let Some(from) = &step.brought {
                    self.not_from_folder(from);
                }
                self.announce(words::undone(&step.label));
            }
            None => self.announce(words::NOTHING_TO_UNDO),
        }
    }

    /// Applies changes, queues them for the store and tells the host; gives back what undoes them.
    pub(super) fn make(&mut self, changes: &[Change]) -> Vec<Change> {
        if self.model.panel_behind.is_none() {
            // It may name what Undo would bring back, which is another step now.
            self.model.notice.clear();
        }
        let Some(open) = &mut self.model.open else {
            return Vec::new();
        };
        let mut undo = Vec::with_capacity(changes.len());
        let mut log = Vec::with_capacity(changes.len());
        let mut completed = Vec::new();
        for change in changes {
            let Some(review) = open.review.editable() else {
                return Vec::new();
            };
            let made = open.counts.make(review, change);
            let by = Some(open.me.clone());
            let entry = LogEntry::new(change, &made.reverse, self.moment.now.clone(), by);
            log.push(entry);
            undo.push(made.reverse);
            completed.extend(made.completed);
        }
        undo.reverse();
        self.made(changes.to_vec(), log, &completed);
        undo
    }

    /// Keeps in this browser who appraises here; the review itself does not change.
    pub(super) fn remember_me(&mut self) {
        if matches!(self.model.panel, Panel::Who) {
            self.close_panel();
        }
        let Some(open) = &self.model.open else {
            return;
        };
        if open.review.is_read_only() {
            return;
        }
        // It is no change of the review, so the list stays in its order.
        let known = self.known_card(open.review.id());
        let changed = known.map_or_else(|| self.moment.now.clone(), |card| card.changed.clone());
        let card = card(open, &changed);
        self.announce(crate::text::merging::appraising_as(&open.my_name()));
        self.model.saving.add(Job::Commit(Rc::new(Commit {
            review: card.id.clone(),
            changes: Vec::new(),
            log: Vec::new(),
            card,
        })));
    }

    /// Puts a review that grew into the place of the open one, in one step for the store and for undo.
    /// It grew from the open review as it is now; what made it grow may come from the folder.
    #[inline(never)] // Moves to the rest of the module as a whole.
    pub(super) fn make_grown(&mut self, grown: Growth, label: String, brought: Option<FromFolder>) {
        let Some(open) = &mut self.model.open else {
            return;
        };
        let Some(review) = open.review.editable() else {
            return;
        };
        *review = grown.review;
        open.counts = grown.counts;
        let mut log = grown.log;
        for entry in &mut log {
            entry.at = self.moment.now.clone();
        }
        let mut undo = grown.undo;
        undo.reverse();
        remember(
            open,
            UndoStep {
                label,
                changes: undo,
                typed_in: None,
                brought,
            },
        );
        self.made(grown.changes, log, &grown.completed);
    }

    /// Has changes that were made saved, and says so to those who must know.
    fn made(&mut self, changes: Vec<Change>, log: Vec<LogEntry>, completed: &[StudyId]) {
        let Some(open) = &self.model.open else {
            return;
        };
        let commit = Rc::new(Commit {
            review: open.review.id().clone(),
            changes,
            log,
            card: card(open, &self.moment.now),
        });
        self.model.saving.add(Job::Commit(Rc::clone(&commit)));
        self.note_work();
        self.tell_host(&commit.changes, completed);
        self.after_change(&commit.changes);
    }

    fn tell_host(&mut self, changes: &[Change], completed: &[StudyId]) {
        let Some(review) = self.open().map(|open| open.review.id().clone()) else {
            return;
        };
        // The first answer locks the protocol too; it is still a change of that one study.
        let mut studies = changes.iter().filter_map(Change::study_id);
        let study = studies.next().filter(|_| studies.next().is_none());
        let mut events = vec![HostEvent::Change {
            review: review.clone(),
            study: study.clone(),
        }];
        if study.is_some() {
            events.extend(completed.iter().map(|study| HostEvent::Complete {
                review: review.clone(),
                study: study.clone(),
            }));
        }
        self.effects
            .extend(events.into_iter().map(crate::app::effect::Effect::Emit));
    }

    /// Keeps the list of studies and the screen in step with what is there.
    fn after_change(&mut self, changes: &[Change]) {
        let Some(open) = &mut self.model.open else {
            return;
        };
        open.keep_me_in_the_team();
        let studies_changed = changes
            .iter()
            .any(|change| matches!(change, Change::Study { .. } | Change::StudyRemoved(_)));
        if studies_changed || self.model.screen == Screen::Studies {
            crate::app::studies::refresh(open);
        }
        if self.model.screen == Screen::Reconcile {
            reconcile::refresh(open);
        }
        let gone = match &self.model.screen {
            Screen::Appraisal(study) | Screen::Reconciling(study) => {
                open.review.study(study).is_none()
            }
            _ => false,
        };
        if gone {
            self.go(Screen::Studies);
        }
    }
}

/// Keeps a step that can be undone, and forgets the oldest where there are too many.
fn remember(open: &mut Open, step: UndoStep) {
    open.undo.push(step);
    let surplus = open.undo.len().saturating_sub(UNDO_STEPS);
    open.undo.drain(..surplus);
}

/// The card of the open review.
pub(super) fn card(open: &Open, now: &crate::review::Timestamp) -> Card {
    Card {
        id: open.review.id().clone(),
        title: open.review.header().title.clone(),
        studies: open.review.studies().len(),
        done: open.counts.done,
        changed: now.clone(),
        me: open.me_chosen.then(|| open.me.clone()),
    }
}
