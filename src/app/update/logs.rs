//! The log: read from the store when it is wanted, shown, and put into files.

use std::rc::Rc;

use super::Turn;
use crate::app::effect::Effect;
use crate::app::errands::Task;
use crate::app::host::Reply;
use crate::app::logs::{LogList, LogReading, LogUse};
use crate::app::model::Screen;
use crate::app::msg::LogMsg;
use crate::app::problem::Problem;
use crate::app::saving::Job;
use crate::codec::export::ExportFormat;
use crate::codec::review_file;
use crate::port::{Commit, StoreError, StoredLog};
use crate::review::{Log, LogEntry, Review, ReviewId, What, log_as_seen_by, merge_logs};
use crate::text::{log as words, problems};

impl Turn<'_> {
    #[inline(never)]
    pub(super) fn log(&mut self, msg: LogMsg) {
        let shown = &mut self.model.logs.shown;
        match msg {
            LogMsg::Read(review, result, zone) => {
                shown.zone = zone;
                return self.log_read(&review, result);
            }
            LogMsg::ReviewerFiltered(reviewer) => shown.reviewer = reviewer,
            LogMsg::KindFiltered(kind) => shown.kind = kind,
            LogMsg::StudyTyped(text) => shown.study = text,
            LogMsg::SearchTyped(text) => shown.query = text,
            LogMsg::FiltersCleared => {
                *shown = LogList {
                    entries: shown.entries.take(),
                    forks: shown.forks,
                    zone: std::mem::take(&mut shown.zone),
                    ..LogList::default()
                };
                self.focus("heading");
            }
            LogMsg::Scrolled(top) => {
                self.model.logs.shown.top = top;
                return;
            }
        }
        self.refresh_log();
    }

    fn refresh_log(&mut self) {
        if let Some(open) = &self.model.open {
            self.model.logs.shown.refresh(&open.review);
            let found = self.model.logs.shown.visible.len();
            self.announce(words::entries(found));
        }
    }

    /// Has the log of the open review read for the screen that shows it.
    pub(super) fn show_log(&mut self) {
        self.model.logs.shown = LogList::default();
        if let Some(open) = self.open() {
            let review = open.review.clone();
            self.want_log(LogUse::Show, review);
        }
    }

    /// Has the log of a review read. One that is only to read holds its own.
    pub(super) fn want_log(&mut self, wanted: LogUse, review: Review) {
        if self.model.mode.is_read_only() {
            let log = Log::clone(review.log());
            self.use_log(wanted, review, log);
        } else {
            self.model.logs.wanted.push((wanted, review));
        }
    }

    /// Asks the store for what is wanted, once it has all that it was given: what it refused is
    /// added to what it has.
    pub(super) fn read_logs(&mut self) {
        let logs = &mut self.model.logs;
        let is_late = self.model.saving.is_late();
        if is_late && let Some(silent) = logs.reading.take() {
            // What does not answer a save does not answer this either.
            logs.wanted.splice(..0, silent.uses);
        }
        let Some((_, first)) = logs.wanted.first() else {
            return;
        };
        if logs.reading.is_some() {
            return;
        }
        let review = first.id().clone();
        if self.model.saving.is_running() && !is_late {
            return;
        }
        let (uses, later) = std::mem::take(&mut logs.wanted)
            .into_iter()
            .partition(|(_, one)| *one.id() == review);
        logs.wanted = later;
        let (unsaved_chains, unsaved) = self.model.saving.unsaved_log(&review);
        logs.reading = Some(LogReading {
            review: review.clone(),
            unsaved,
            unsaved_chains,
            uses,
        });
        if is_late {
            // The store would not answer before that save has ended.
            let silent = StoreError::Failed(problems::NO_ANSWER.to_owned());
            self.log_read(&review, Err(silent));
            self.start_errand();
        } else {
            self.effects.push(Effect::ReadLog(review));
        }
    }

    fn log_read(&mut self, review: &ReviewId, result: Result<StoredLog, StoreError>) {
        let reading = self.model.logs.reading.take_if(|one| one.review == *review);
        let Some(reading) = reading else {
            return;
        };
        let stored = result.unwrap_or_else(|error| {
            self.problem(Problem {
                what: words::NOT_READ.to_owned(),
                details: vec![error.to_string()],
                advice: words::NOT_READ_ADVICE.to_owned(),
                remedies: Vec::new(),
            });
            StoredLog::default()
        });
        let log = merge_logs(
            &stored.with_unsaved(reading.unsaved),
            &Log::of(reading.unsaved_chains),
        );
        for (wanted, review) in reading.uses {
            self.use_log(wanted, review, log.clone());
        }
    }

    fn use_log(&mut self, wanted: LogUse, review: Review, log: Log) {
        match wanted {
            LogUse::Show => {
                if self.model.screen == Screen::Log
                    && let Some(open) = &self.model.open
                {
                    let log = log_as_seen_by(&log, &open.review, &open.me);
                    let shown = &mut self.model.logs.shown;
                    shown.entries = Some(log.newest_first());
                    shown.forks = log.forks();
                    shown.refresh(&open.review);
                    self.announce(words::entries(log.len()));
                }
            }
            LogUse::Write(mut task) => {
                match &mut *task {
                    // The review file is the backup: it has everything.
                    Task::Write { review, format, .. } => {
                        let open = self.model.open.as_ref();
                        let log = match open.filter(|_| *format != ExportFormat::ReviewFile) {
                            Some(open) => log_as_seen_by(&log, &open.review, &open.me),
                            None => log,
                        };
                        *review = review.clone().with_log(log);
                    }
                    Task::HandOver(mine, _) => {
                        let me = self.model.open.as_ref().map(|open| open.me.clone());
                        *mine = mine.clone().with_log(log.written_by(me.as_ref()));
                    }
                    Task::ToFolder { mine, by, .. } => {
                        *mine = mine.clone().with_log(log.written_by(Some(by)));
                    }
                    _ => {}
                }
                self.model.errands.add(*task);
            }
            LogUse::Host(request) => {
                let text = review_file::sealed_text(&review.with_log(log), &self.moment.now);
                self.effects
                    .push(Effect::Answer(request, Reply::Review(text)));
            }
        }
    }

    /// Notes in the log that the open review came from a file, and what was found of its seal.
    pub(super) fn log_file(&mut self, names: &str, log: &Log) {
        if self.model.mode.is_read_only() {
            return;
        }
        let Some(open) = self.open() else {
            return;
        };
        let said = words::seal(&log.finding, log.len());
        let entry = LogEntry {
            at: self.moment.now.clone(),
            by: Some(open.me.clone()),
            what: What::File,
            study: None,
            before: String::new(),
            after: format!("{names}: {said}"),
        };
        let commit = Commit {
            review: open.review.id().clone(),
            changes: Vec::new(),
            log: vec![entry],
            card: super::commit::card(open, &self.moment.now),
        };
        self.model.saving.add(Job::Commit(Rc::new(commit)));
        self.model.notice.clone_from(&said);
        self.announce(said);
    }
}
