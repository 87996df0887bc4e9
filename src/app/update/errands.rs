//! What the clerk is asked, and what he says.

use super::Turn;
use crate::app::counts::Counted;
use crate::app::effect::Effect;
use crate::app::errands::{Recipient, Running, Task};
use crate::app::host::Reply;
use crate::app::intake::Purpose;
use crate::app::problem::Problem;
use crate::codec::clerk::{Errand, ErrandNumber, Word};
use crate::codec::export::{Export, ExportFormat, ExportOptions, review_file};
use crate::review::{Review, Side};
use crate::text::{files as words, merging as text, problems};

impl Turn<'_> {
    /// Starts the next errand, if none runs.
    pub(super) fn start_errand(&mut self) {
        let Some(running) = self.model.errands.start() else {
            return;
        };
        let number = running.number;
        let errand = self.errand();
        self.effects
            .extend(errand.map(|errand| Effect::Ask(number, Box::new(errand))));
    }

    /// What the clerk is asked for the task that runs.
    #[inline(never)] // Moves to the rest of the module as a whole.
    fn errand(&mut self) -> Option<Errand> {
        let running = self.model.errands.running()?;
        Some(match &running.task {
            Task::Plan(intake) => Errand::Plan {
                files: intake.files.clone(),
                into: intake.into.review.clone(),
                me: intake.me.clone(),
                choices: intake.choices.clone(),
                moment: self.moment.branch(),
            },
            Task::Write {
                review,
                format,
                options,
                ..
            } => Errand::Write {
                review: review.clone(),
                format: *format,
                options: *options,
                now: self.moment.now.clone(),
            },
            Task::Merge(merging) => Errand::Merge {
                ours: merging.ours.clone(),
                theirs: merging.theirs.clone(),
                protocol_of: merging.side.unwrap_or(Side::Ours),
            },
            Task::HandOver(mine, _) | Task::ToFolder { mine, .. } => Errand::Write {
                review: mine.clone(),
                format: ExportFormat::ReviewFile,
                options: ExportOptions::default(),
                now: self.moment.now.clone(),
            },
            Task::Example => Errand::Example {
                moment: self.moment.branch(),
            },
        })
    }

    /// Takes in what the clerk says of the errand that runs; of another it comes too late.
    pub(super) fn heard(&mut self, number: ErrandNumber, word: Word) {
        let Some(running) = self.model.errands.running_mut(number) else {
            return;
        };
        match word {
            Word::Progress(progress) => running.progress = progress,
            Word::Review(header) => {
                let review = Counted::of(Review::new(*header));
                running.reviews.push(review);
            }
            Word::Part(part) => {
                if let Some(review) = running.reviews.last_mut() {
                    review.take(part);
                }
            }
            Word::Changes(changes) => match &mut running.task {
                Task::Plan(intake) => intake.grow(changes, &self.moment.now),
                Task::Merge(merging) => {
                    if let Some(open) = &self.model.open {
                        merging.grow(changes, &open.me, &self.moment.now);
                    }
                }
                _ => {}
            },
            end => {
                if let Some(running) = self.model.errands.end() {
                    self.ended(running, end);
                }
            }
        }
    }

    fn ended(&mut self, running: Running, end: Word) {
        let mut reviews = running.reviews;
        match (running.task, end) {
            (Task::Plan(mut intake), Word::Planned(report, preview)) => {
                intake.report = *report;
                intake.preview = *preview;
                intake.reviews = reviews;
                intake.planned_with = intake.choices.clone();
                self.planned(*intake);
            }
            (Task::Write { recipient, .. }, Word::Written(file)) => self.hand_over(file, recipient),
            (Task::Merge(mut merging), Word::Merged(report, differing)) => {
                merging.report = report;
                merging.differing = differing;
                self.merged(*merging);
            }
            (Task::HandOver(_, name), Word::Written(file)) => {
                self.hand_over(Export { name, ..file }, Recipient::Reviewer);
            }
            (
                Task::ToFolder {
                    mine,
                    by,
                    confirmed,
                },
                Word::Written(file),
            ) => self.put_into_folder(mine.id(), &by, confirmed, file),
            (Task::Example, Word::Made) => {
                if let Some(example) = reviews.pop() {
                    self.keep_and_open(example);
                }
            }
            (task, Word::Failed(why)) => self.task_failed(task, why),
            (task, _) => self.task_failed(task, words::CLERK_CONFUSED.to_owned()),
        }
    }

    /// The clerk cannot be reached, or broke off in the middle.
    pub(super) fn clerk_lost(&mut self, why: String) {
        self.effects.push(Effect::HangUp);
        if let Some(running) = self.model.errands.end() {
            self.task_failed(running.task, why);
        }
    }

    /// Breaks off the errand that runs. Nothing of it was written.
    pub(super) fn cancel_errand(&mut self) {
        let Some(running) = self.model.errands.end() else {
            return;
        };
        self.model.to_merge.clear();
        if let Task::ToFolder { .. } = running.task {
            self.not_into_folder();
        }
        self.effects.push(Effect::HangUp);
        self.announce(words::CANCELLED);
        self.focus("heading");
        if let Some(request) = asked_by(&running.task) {
            let reply = Reply::Failed(words::CANCELLED.to_owned());
            self.effects.push(Effect::Answer(request, reply));
        }
    }

    /// Says why a task could not be done.
    pub(super) fn task_failed(&mut self, task: Task, why: String) {
        // A backup must not depend on a module that may not be there.
        if let Task::Write {
            review,
            format: ExportFormat::ReviewFile,
            recipient,
            ..
        } = &task
        {
            let file = review_file(review, &self.moment.now);
            return self.hand_over(file, *recipient);
        }
        if let Task::HandOver(mine, name) = task {
            let file = review_file(&mine, &self.moment.now);
            return self.hand_over(Export { name, ..file }, Recipient::Reviewer);
        }
        if let Task::ToFolder {
            mine,
            by,
            confirmed,
        } = task
        {
            let file = review_file(&mine, &self.moment.now);
            return self.put_into_folder(mine.id(), &by, confirmed, file);
        }
        if let Some(request) = asked_by(&task) {
            return self
                .effects
                .push(Effect::Answer(request, Reply::Failed(why)));
        }
        let (what, advice) = match &task {
            Task::Plan(intake) => (words::not_read(&intake.names()), problems::NOTHING_CHANGED),
            Task::Merge(_) => (text::NOT_MERGED.to_owned(), problems::NOTHING_CHANGED),
            Task::Write { .. } | Task::HandOver(..) | Task::ToFolder { .. } => {
                (words::NOT_WRITTEN.to_owned(), words::TRY_AGAIN)
            }
            Task::Example => (words::NO_EXAMPLE.to_owned(), words::TRY_AGAIN),
        };
        self.problem(Problem {
            what,
            details: vec![why],
            advice: advice.to_owned(),
            remedies: Vec::new(),
        });
        if self.model.ready {
            self.focus("problems");
        } else {
            // It was the host's page that asked, when the widget started.
            self.become_ready();
        }
    }
}

/// The request of a host page behind a task, if one is.
fn asked_by(task: &Task) -> Option<crate::app::host::RequestId> {
    match task {
        Task::Plan(intake) => match intake.purpose {
            Purpose::Host(request) => Some(request),
            Purpose::Show | Purpose::Again | Purpose::Source | Purpose::Confirmed => None,
        },
        Task::Write {
            recipient: Recipient::Host(request),
            ..
        } => Some(*request),
        Task::Write { .. }
        | Task::Merge(_)
        | Task::HandOver(..)
        | Task::ToFolder { .. }
        | Task::Example => None,
    }
}
