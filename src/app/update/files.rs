//! Files in and out.

use super::Turn;
use crate::app::effect::Effect;
use crate::app::host::{ImportReport, Reply, ReportedProblem, RequestId};
use crate::app::intake::{Intake, IntakeFile, as_copy, plan};
use crate::app::model::{Panel, Screen};
use crate::app::msg::FilesMsg;
use crate::app::problem::Problem;
use crate::codec::export::export;
use crate::review::{Review, ReviewId};
use crate::text::{files as words, problems};

impl Turn<'_> {
    pub(super) fn files(&mut self, msg: FilesMsg) {
        match msg {
            FilesMsg::Picked(files) => self.picked(&files),
            FilesMsg::Unreadable(name, why) => self.problem(Problem {
                what: problems::unreadable(&name),
                details: vec![why],
                advice: problems::NOTHING_CHANGED.to_owned(),
                remedies: Vec::new(),
            }),
            FilesMsg::Confirmed => {
                if let Panel::Intake(shown) = std::mem::take(&mut self.model.panel) {
                    // Worked out anew: another tab may have changed the review since it was shown.
                    let intake = self.plan(&shown.files);
                    let report = self.take_in(intake);
                    self.go(Screen::Studies);
                    self.announce(words::imported(&report.findings()));
                    self.focus("heading");
                }
            }
            FilesMsg::ExportToggled => self.toggle(Panel::Export, "export"),
            FilesMsg::ExportChosen(format) => {
                self.settle_draft();
                if let Some(open) = self.open() {
                    let file = export(&open.review, format, &self.moment.now);
                    self.announce(words::saving_file(&file.name));
                    self.effects.push(Effect::SaveFile(file));
                }
            }
            FilesMsg::SaveRefused(why) => self.problem(Problem {
                what: words::SAVE_REFUSED.to_owned(),
                details: vec![why],
                advice: words::SAVE_REFUSED_ADVICE.to_owned(),
                remedies: Vec::new(),
            }),
        }
    }

    /// A single sound review file opens at once; all else is shown first.
    fn picked(&mut self, files: &[IntakeFile]) {
        if files.is_empty() {
            return;
        }
        self.settle_draft();
        self.forget_reports();
        let intake = self.plan(files);
        let empty = intake.changes.is_empty() && intake.reviews.is_empty();
        let only_reviews = intake.changes.is_empty() && !intake.reviews.is_empty();
        if empty && intake.report.studies_matched == 0 {
            self.refused(&intake);
        } else if only_reviews && intake.report.problems.is_empty() {
            self.take_in(intake);
        } else {
            self.open_panel(Panel::Intake(Box::new(intake)), "intake");
        }
    }

    fn refused(&mut self, intake: &Intake) {
        let details = intake.report.problems.iter();
        self.problem(Problem {
            what: words::nothing_found(&intake.names()),
            details: details.map(ReportedProblem::line_of_text).collect(),
            advice: problems::NOTHING_CHANGED.to_owned(),
            remedies: Vec::new(),
        });
        self.focus("problems");
    }

    /// Works out what files would add to the open review, or to a new one named after the first.
    fn plan(&mut self, files: &[IntakeFile]) -> Intake {
        if let Some(open) = &self.model.open
            && self.model.screen != Screen::Reviews
        {
            return plan(files, &open.review, &open.me, &mut self.moment);
        }
        let title = files.first().map_or("", |file| words::stem(&file.name));
        let fresh = self.fresh_review(title, "");
        let me = fresh.header().reviewers.first().map(|one| one.id.clone());
        let me = me.unwrap_or_else(|| crate::review::ReviewerId::new(""));
        let mut intake = plan(files, &fresh, &me, &mut self.moment);
        intake.drop_idle(&me);
        intake
    }

    /// Writes what was planned.
    fn take_in(&mut self, intake: Intake) -> ImportReport {
        let label = words::import_of(&intake.names());
        let mut report = intake.report;
        let open = self.open().map(|open| open.review.id().clone());
        if !intake.changes.is_empty() {
            report.review = Some(intake.review.id().clone());
            if open == report.review {
                self.change(intake.changes, label);
            } else {
                self.keep_and_open(intake.review);
            }
        }
        // Whole reviews come last: each takes the place of the open one.
        for review in intake.reviews {
            report.review = Some(self.take_review(review));
        }
        report.review = report.review.or(open);
        report
    }

    /// Keeps a whole review; one that is here already is opened as a copy beside it, unless the
    /// two are equal.
    fn take_review(&mut self, review: Review) -> ReviewId {
        let id = review.id().clone();
        if self.open().is_some_and(|open| open.review == review) {
            self.announce(words::ALREADY_OPEN);
            self.go(Screen::Studies);
            return id;
        }
        let review = if self.is_kept(&id) {
            self.announce(words::OPENED_AS_COPY);
            as_copy(&review, &mut self.moment)
        } else {
            review
        };
        let id = review.id().clone();
        self.keep_and_open(review);
        id
    }

    /// Imports straight away; the host is answered once everything is saved.
    pub(super) fn import_for_host(&mut self, request: RequestId, files: &[IntakeFile]) {
        let intake = match &self.model.open {
            Some(open) => plan(files, &open.review, &open.me, &mut self.moment),
            None => self.plan(files),
        };
        let report = self.take_in(intake);
        self.leave_focus();
        let reply = Reply::Imported(report);
        if self.model.saving.is_quiet() {
            self.effects.push(Effect::Answer(request, reply));
        } else {
            self.model.replies_after_saving.push((request, reply));
        }
    }
}
