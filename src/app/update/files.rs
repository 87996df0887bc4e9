//! Files in and out.

use super::Turn;
use crate::app::effect::Effect;
use crate::app::errands::{Recipient, Task};
use crate::app::host::Reply;
use crate::app::intake::Purpose;
use crate::app::logs::LogUse;
use crate::app::model::Panel;
use crate::app::msg::FilesMsg;
use crate::app::open::Open;
use crate::app::problem::Problem;
use crate::codec::export::{Content, Export, ExportFormat};
use crate::codec::intake::IntakeFile;
use crate::review::Review;
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
            FilesMsg::ExportToggled => {
                self.model.is_copied = false;
                self.toggle(Panel::Export, "export");
            }
            FilesMsg::ExportChosen(format) => self.write(format),
            FilesMsg::UnsavedFileChosen => self.write_unsaved(),
            FilesMsg::Heard(number, word) => self.heard(number, *word),
            FilesMsg::ClerkLost(why) => self.clerk_lost(why),
            FilesMsg::CancelChosen => self.cancel_errand(),
            FilesMsg::ShareSwitched(on) => {
                self.model.export_options.share_of_criteria_met = on;
            }
            FilesMsg::Copied => {
                self.announce(words::COPIED);
                self.model.is_copied = true;
            }
            FilesMsg::CopyRefused(why) => {
                self.failed(words::COPY_REFUSED, why, words::COPY_REFUSED_ADVICE);
            }
            FilesMsg::SaveOffered(name) => {
                let is_partial = std::mem::take(&mut self.model.is_file_partial);
                if name.ends_with(".mmat.json") && !is_partial {
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

    /// Says what did not work, why, and what to do next.
    fn failed(&mut self, what: &str, why: String, advice: &str) {
        self.problem(Problem {
            what: what.to_owned(),
            details: vec![why],
            advice: advice.to_owned(),
            remedies: Vec::new(),
        });
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
        self.model.is_file_partial = true;
        self.add_write(Task::Write {
            review,
            format: ExportFormat::ReviewFile,
            options: self.model.export_options,
            recipient: Recipient::Reviewer,
        });
    }

    fn write_for(&mut self, format: ExportFormat, recipient: Recipient) {
        self.settle_draft();
        self.model.is_file_partial = false;
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
}
