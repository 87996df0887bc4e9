//! Files on their way in: asked for, looked at, decided about, and taken in.

use std::rc::Rc;

use super::Turn;
use crate::app::counts::Counted;
use crate::app::effect::Effect;
use crate::app::errands::Task;
use crate::app::folder::FromFolder;
use crate::app::host::Reply;
use crate::app::intake::{Intake, Purpose, as_copy};
use crate::app::model::{Panel, Screen};
use crate::app::msg::IntakeDecision;
use crate::app::problem::Problem;
use crate::codec::intake::{ImportReport, IntakeFile};
use crate::review::{ReviewId, ReviewerId};
use crate::text::{files as words, host, problems};

impl Turn<'_> {
    /// Has worked out what files would add to the open review, or to a new one named after the
    /// first of them. A reviewer on the list of reviews means a new one; a host means the open one.
    pub(super) fn intake(&mut self, files: Vec<IntakeFile>, purpose: Purpose) {
        self.intake_of(files, purpose, None);
    }

    /// The same of a file that may come from the folder of a review.
    pub(super) fn intake_of(
        &mut self,
        files: Vec<IntakeFile>,
        purpose: Purpose,
        origin: Option<FromFolder>,
    ) {
        let of_host = matches!(purpose, Purpose::Host(_));
        let open = self
            .open()
            .filter(|open| !open.review.is_read_only())
            .filter(|_| of_host || self.model.screen != Screen::Reviews)
            .map(|open| (open.counted(), open.me.clone()));
        let is_new = open.is_none();
        let (into, me) = open.unwrap_or_else(|| self.named_after(&files));
        let intake = Intake {
            origin,
            ..Intake::new(files, into, is_new, me, purpose)
        };
        self.model.errands.add(Task::Plan(Box::new(intake)));
    }

    fn named_after(&mut self, files: &[IntakeFile]) -> (Counted, ReviewerId) {
        let title = files.first().map_or("", |file| words::stem(&file.name));
        let fresh = self.fresh_review(title, "");
        let me = fresh.header().reviewers.first().map(|one| one.id.clone());
        let me = me.unwrap_or_else(|| ReviewerId::new(""));
        (Counted::of(fresh), me)
    }

    /// Takes a plan that is there. One for a state of the review that is past is worked out anew.
    pub(super) fn planned(&mut self, intake: Intake) {
        let open = self.open().map(|open| &open.review);
        let is_same =
            intake.is_new || open.is_some_and(|open| open.is_same_state(&intake.into.review));
        let is_current = intake.choices == intake.planned_with;
        if !(is_same && is_current) {
            return self.plan_anew(intake);
        }
        let only_reviews = intake.grown.changes.is_empty() && !intake.reviews.is_empty();
        let report = &intake.report;
        match intake.purpose {
            Purpose::Host(request) => self.import_for_host(request, intake),
            Purpose::Source => self.show_source(intake),
            Purpose::Confirmed => {
                let is_new = intake.is_new;
                let report = self.take_in(intake);
                // A new review opens on its studies by itself.
                if !is_new {
                    self.go(Screen::Studies);
                }
                self.announce(words::imported(&words::findings(&report)));
            }
            Purpose::Show if intake.holds_nothing() => self.refused(&intake),
            Purpose::Again => {
                // Where it was put away meanwhile, it stays away.
                if let Panel::Intake(shown) = &mut self.model.panel {
                    let choices = shown.choices.clone();
                    **shown = Intake {
                        choices,
                        purpose: Purpose::Show,
                        ..intake
                    };
                }
            }
            // A single sound review file opens at once.
            Purpose::Show if only_reviews && report.problems.is_empty() => {
                self.take_in(intake);
            }
            Purpose::Show => self.open_panel_of_files(Panel::Intake(Box::new(intake))),
        }
    }

    /// The review changed since the plan was asked for, in another tab or by an answer in between, or
    /// something was decided since.
    fn plan_anew(&mut self, intake: Intake) {
        let into = if intake.is_new {
            intake.into.clone()
        } else {
            let id = intake.into.review.id();
            let Some(open) = self.open().filter(|open| open.review.id() == id) else {
                let task = Task::Plan(Box::new(intake));
                return self.task_failed(task, words::REVIEW_CLOSED.to_owned());
            };
            open.counted()
        };
        let anew = intake.anew(into);
        self.model.errands.add(Task::Plan(Box::new(anew)));
    }

    /// Shows what a host page named as its source, with what is wrong in it.
    fn show_source(&mut self, intake: Intake) {
        let problems = &intake.report.problems;
        if !intake.adds() {
            self.refused(&intake);
        } else if problems.is_empty() {
            self.take_in(intake);
        } else {
            let problem = Problem {
                what: host::source_in_part(&intake.names()),
                details: problems.iter().map(words::problem_line).collect(),
                advice: String::new(),
                remedies: Vec::new(),
            };
            self.take_in(intake);
            self.problem(problem);
        }
        self.leave_focus();
        self.become_ready();
    }

    fn refused(&mut self, intake: &Intake) {
        let details = intake.report.problems.iter();
        self.problem(Problem {
            what: words::nothing_found(&intake.names()),
            details: details.map(words::problem_line).collect(),
            advice: problems::NOTHING_CHANGED.to_owned(),
            remedies: Vec::new(),
        });
        self.focus("problems");
    }

    /// Writes what was planned.
    pub(super) fn take_in(&mut self, intake: Intake) -> ImportReport {
        let names = intake.names();
        let label = words::import_of(&names);
        let mut report = intake.report.clone();
        let open = self.open().map(|open| open.review.id().clone());
        if !intake.grown.changes.is_empty() {
            report.review = Some(intake.into.review.id().clone());
            if intake.is_new {
                self.keep_and_open(intake.new_review());
            } else {
                self.make_grown(intake.grown, label, None);
            }
        }
        // Whole reviews come last: each takes the place of the open one.
        for review in intake.reviews {
            let taken = self.take_review(
                review,
                &names,
                (intake.purpose, &intake.origin),
                intake.is_new,
            );
            report.review = Some(taken);
        }
        report.review = report.review.or(open);
        report
    }

    /// Keeps a whole review. One that is here already is brought into it, and one of which a study
    /// may be in the open review into that, once the reviewer was asked; a host has a copy beside it.
    fn take_review(
        &mut self,
        Counted { review, counts }: Counted,
        names: &str,
        (purpose, origin): (Purpose, &Option<FromFolder>),
        is_new: bool,
    ) -> ReviewId {
        let id = review.id().clone();
        if self.open().is_some_and(|open| *open.review == review) {
            self.go(Screen::Studies);
            if let Some(from) = origin {
                self.brought_from_folder(from);
            }
            self.announce(words::ALREADY_OPEN);
            return id;
        }
        let is_here = self.is_kept(&id) || self.open().is_some_and(|open| *open.review.id() == id);
        let asks = !matches!(purpose, Purpose::Host(_) | Purpose::Source);
        if asks && is_here {
            self.bring_in(review, id.clone(), origin.clone());
            return id;
        }
        let open = self.open().filter(|open| !open.review.studies().is_empty());
        if let Some(open) = open.filter(|_| asks && !is_new && !review.studies().is_empty()) {
            let into = open.review.id().clone();
            self.bring_in(review, into, origin.clone());
            return id;
        }
        let review = if self.is_kept(&id) {
            self.announce(words::OPENED_AS_COPY);
            as_copy(&review, &mut self.moment)
        } else {
            review
        };
        let id = review.id().clone();
        let log = Rc::clone(review.log());
        self.keep_and_open(Counted { review, counts });
        self.log_file(names, &log);
        id
    }

    /// Imports for a host, who is answered once everything is saved.
    fn import_for_host(&mut self, request: u32, intake: Intake) {
        let report = self.take_in(intake);
        self.leave_focus();
        let reply = Reply::Imported(report);
        // What failed before is not tried again where nothing was added: nothing would ever end.
        if self.model.saving.is_quiet() || self.model.saving.has_failed() {
            self.effects.push(Effect::Answer(request, reply));
        } else {
            self.model.replies_after_saving.push((request, reply));
        }
    }

    pub(super) fn confirmed(&mut self) {
        let purpose = Purpose::Confirmed;
        if let Panel::Intake(shown) = std::mem::take(&mut self.model.panel) {
            self.planned(Intake { purpose, ..*shown });
        }
    }

    /// Works the plan out anew with what was decided; what is shown stays until that is there.
    pub(super) fn decided(&mut self, decision: IntakeDecision) {
        let Panel::Intake(shown) = &mut self.model.panel else {
            return;
        };
        shown.decide(decision);
        // The state that it goes into is looked at when the plan is there.
        let mut again = shown.anew(shown.into.clone());
        again.purpose = Purpose::Again;
        self.model.errands.replace_plan(Task::Plan(Box::new(again)));
    }
}
