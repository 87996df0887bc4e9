//! Files in and out.

use std::rc::Rc;

use super::Turn;
use crate::app::counts::{Counted, Counts};
use crate::app::effect::Effect;
use crate::app::errands::{Recipient, Task};
use crate::app::folder::FromFolder;
use crate::app::growth::Growth;
use crate::app::host::Reply;
use crate::app::intake::{Intake, Purpose, as_copy};
use crate::app::logs::LogUse;
use crate::app::model::{Open, Panel, Screen};
use crate::app::msg::{FilesMsg, IntakeDecision};
use crate::app::problem::Problem;
use crate::codec::export::{Content, Export, ExportFormat};
use crate::codec::intake::{Choices, ImportReport, IntakeFile, Preview};
use crate::review::{Review, ReviewId, ReviewerId};
use crate::text::{files as words, host, problems};

impl Turn<'_> {
    #[inline(never)] // Moves to the rest of the module as a whole.
    pub(super) fn files(&mut self, msg: FilesMsg) {
        match msg {
            FilesMsg::Picked(files) if files.is_empty() => {}
            FilesMsg::Picked(files) => {
                self.settle_draft();
                self.forget_reports();
                self.intake(files, Purpose::Show);
            }
            FilesMsg::SourceRead(None) => self.become_ready(),
            FilesMsg::SourceRead(Some(Ok(file))) => self.intake(vec![file], Purpose::Source),
            FilesMsg::SourceRead(Some(Err(why))) => {
                self.failed(host::SOURCE_NOT_READ, why, host::SOURCE_ADVICE);
                self.become_ready();
            }
            FilesMsg::Pasted(text) => {
                let file = IntakeFile {
                    name: words::PASTED.to_owned(),
                    bytes: text.into_bytes().into(),
                };
                self.files(FilesMsg::Picked(vec![file]));
            }
            FilesMsg::Unreadable(name, why) => {
                self.failed(&problems::unreadable(&name), why, problems::NOTHING_CHANGED);
            }
            FilesMsg::Decided(decision) => self.decided(decision),
            FilesMsg::Confirmed => self.confirmed(),
            FilesMsg::ExportToggled => self.toggle(Panel::Export, "export"),
            FilesMsg::ExportChosen(format) => self.write(format),
            FilesMsg::UnsavedFileChosen => self.write_unsaved(),
            FilesMsg::Heard(number, word) => self.heard(number, *word),
            FilesMsg::ClerkLost(why) => self.clerk_lost(why),
            FilesMsg::CancelChosen => self.cancel_errand(),
            FilesMsg::ShareSwitched(on) => {
                self.model.export_options.share_of_criteria_met = on;
            }
            FilesMsg::Copied => self.announce(words::COPIED),
            FilesMsg::CopyRefused(why) => {
                self.failed(words::COPY_REFUSED, why, words::COPY_REFUSED_ADVICE);
            }
            FilesMsg::SaveOffered(name) => {
                let of_another = std::mem::take(&mut self.model.file_of_another);
                if name.ends_with(".mmat.json") && !of_another {
                    self.note_file();
                }
            }
            FilesMsg::CopyChosen(format) => self.write_for(format, Recipient::Clipboard),
            FilesMsg::SaveRefused(why) => {
                self.failed(words::SAVE_REFUSED, why, words::SAVE_REFUSED_ADVICE);
            }
            exchange => self.exchange(exchange),
        }
    }

    fn confirmed(&mut self) {
        let purpose = Purpose::Confirmed;
        if let Panel::Intake(shown) = std::mem::take(&mut self.model.panel) {
            self.planned(Intake { purpose, ..*shown });
        }
    }

    /// Says what did not work, why, and what to do next.
    fn failed(&mut self, what: &str, why: String, advice: &str) {
        self.problem(Problem {
            what: what.to_owned(),
            details: vec![why],
            advice: advice.to_owned(),
            remedies: Vec::new(),
        });
    }

    /// Works the plan out anew with what was decided; what is shown stays until that is there.
    fn decided(&mut self, decision: IntakeDecision) {
        let Panel::Intake(shown) = &mut self.model.panel else {
            return;
        };
        shown.decide(decision);
        // The state that it goes into is looked at when the plan is there.
        let mut again = shown.anew(shown.into.clone(), shown.counts);
        again.purpose = Purpose::Again;
        self.model.errands.replace_plan(Task::Plan(Box::new(again)));
    }

    fn write(&mut self, format: ExportFormat) {
        let recipient = match format {
            ExportFormat::HtmlFragment => Recipient::Clipboard,
            _ => Recipient::Reviewer,
        };
        self.write_for(format, recipient);
    }

    /// Has a file written of the review whose changes could not be saved, which need not be open.
    fn write_unsaved(&mut self) {
        let Some(id) = self.model.saving.first_review().cloned() else {
            return self.write(ExportFormat::ReviewFile);
        };
        if self.open().is_some_and(|open| *open.review.id() == id) {
            self.write(ExportFormat::ReviewFile);
        } else if let Some(review) = self.model.saving.unsaved_whole(&id) {
            self.write_review(review);
        } else {
            self.model.unsaved_file = Some(id.clone());
            self.effects.push(Effect::ReadReview(id));
        }
    }

    /// Has the review file of a review written that is not open.
    pub(super) fn write_review(&mut self, mut review: Review) {
        let id = review.id().clone();
        for change in self.model.saving.unsaved(&id) {
            review.apply(change);
        }
        self.model.file_of_another = true;
        self.add_write(Task::Write {
            review,
            format: ExportFormat::ReviewFile,
            options: self.model.export_options,
            recipient: Recipient::Reviewer,
        });
    }

    fn write_for(&mut self, format: ExportFormat, recipient: Recipient) {
        self.settle_draft();
        let blinded = |open: &Open| open.review.protocol().blinded;
        if self
            .open()
            .is_some_and(|open| open.asks_who() && blinded(open))
        {
            return self.open_panel(Panel::Who, "who");
        }
        if let Some(open) = self.open() {
            // The review file is the backup: it has everything, which the panel says.
            let seen = open
                .seen()
                .filter(|_| format != ExportFormat::ReviewFile)
                .map(|(seen, _)| seen.review.clone());
            let task = Task::Write {
                review: seen.unwrap_or_else(|| open.review.clone()),
                format,
                options: self.model.export_options,
                recipient,
            };
            self.add_write(task);
        }
    }

    /// Has a file written. One with the log in it waits until that is read.
    pub(super) fn add_write(&mut self, task: Task) {
        match &task {
            Task::Write { format, review, .. } if format.has_log() => {
                let review = review.clone();
                self.want_log(LogUse::Write(Box::new(task)), review);
            }
            Task::HandOver(mine, _) | Task::ToFolder { mine, .. } => {
                let review = mine.clone();
                self.want_log(LogUse::Write(Box::new(task)), review);
            }
            _ => self.model.errands.add(task),
        }
    }

    /// Hands a written file to whom it is for.
    pub(super) fn hand_over(&mut self, file: Export, recipient: Recipient) {
        let Export {
            name,
            media_type,
            content,
        } = file;
        // The clipboard takes text; all else is handed on where it is.
        let content = match recipient {
            Recipient::Clipboard => content.read(),
            Recipient::Reviewer | Recipient::Host(_) => content,
        };
        match (recipient, content) {
            (Recipient::Clipboard, Content::Rich { html, plain }) => {
                self.effects.push(Effect::Copy { html, plain });
            }
            (Recipient::Clipboard, Content::Text(plain)) => {
                let html = String::new();
                self.effects.push(Effect::Copy { html, plain });
            }
            (Recipient::Reviewer | Recipient::Clipboard, content) => {
                let file = Export {
                    name,
                    media_type,
                    content,
                };
                self.announce(words::saving_file(&file.name));
                self.effects.push(Effect::SaveFile(file));
            }
            (Recipient::Host(request), content) => {
                let reply = Reply::Export(Export {
                    name,
                    media_type,
                    content,
                });
                self.effects.push(Effect::Answer(request, reply));
            }
        }
    }

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
            .map(|open| (open.review.clone(), open.counts, open.me.clone()));
        let is_new = open.is_none();
        let (into, counts, me) = open.unwrap_or_else(|| self.named_after(&files));
        self.model.errands.add(Task::Plan(Box::new(Intake {
            files,
            choices: Choices::default(),
            grown: Growth::new(into.clone(), counts),
            into,
            counts,
            is_new,
            me,
            purpose,
            origin,
            reviews: Vec::new(),
            report: ImportReport::default(),
            preview: Preview::default(),
            planned_with: Choices::default(),
        })));
    }

    fn named_after(&mut self, files: &[IntakeFile]) -> (Review, Counts, ReviewerId) {
        let title = files.first().map_or("", |file| words::stem(&file.name));
        let fresh = self.fresh_review(title, "");
        let me = fresh.header().reviewers.first().map(|one| one.id.clone());
        let me = me.unwrap_or_else(|| ReviewerId::new(""));
        (fresh, Counts::default(), me)
    }

    /// Takes a plan that is there. One for a state of the review that is past is worked out anew.
    pub(super) fn planned(&mut self, intake: Intake) {
        let open = self.open().map(|open| &open.review);
        let is_same = intake.is_new || open.is_some_and(|open| open.is_same_state(&intake.into));
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
            Purpose::Show => self.open_panel(Panel::Intake(Box::new(intake)), "intake"),
        }
    }

    /// The review changed since the plan was asked for, in another tab or by an answer in between, or
    /// something was decided since.
    fn plan_anew(&mut self, intake: Intake) {
        let (into, counts) = if intake.is_new {
            (intake.into.clone(), Counts::default())
        } else {
            let open = self.open();
            let Some(open) = open.filter(|open| open.review.id() == intake.into.id()) else {
                let task = Task::Plan(Box::new(intake));
                return self.task_failed(task, words::REVIEW_CLOSED.to_owned());
            };
            (open.review.clone(), open.counts)
        };
        let anew = intake.anew(into, counts);
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
            report.review = Some(intake.into.id().clone());
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
        if self.model.saving.is_quiet() {
            self.effects.push(Effect::Answer(request, reply));
        } else {
            self.model.replies_after_saving.push((request, reply));
        }
    }
}
