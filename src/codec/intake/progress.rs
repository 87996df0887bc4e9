//! How far a plan has come.

/// How far a plan has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Steps done of this stage.
    pub done: usize,
    /// Steps of this stage.
    pub of: usize,
    /// What is being done.
    pub stage: Stage,
}

/// What a planner is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Reading the file at this place, from 0; a step is a file.
    Reading(usize),
    /// Finding out what is there already; a step is a record.
    #[default]
    Matching,
}

/// Records between two reports.
const STRIDE: usize = 50;

/// Counts records and reports now and then.
pub(super) struct Ticker<'a> {
    done: usize,
    of: usize,
    report: &'a mut dyn FnMut(Progress),
}

impl<'a> Ticker<'a> {
    pub(super) fn new(report: &'a mut dyn FnMut(Progress)) -> Self {
        Self {
            done: 0,
            of: 0,
            report,
        }
    }

    /// Reports that so many files were read while reading the one at `file`.
    pub(super) fn read(&mut self, file: usize, done: usize, of: usize) {
        let stage = Stage::Reading(file);
        (self.report)(Progress { done, of, stage });
    }

    /// Begins to match so many records.
    pub(super) fn match_all(&mut self, of: usize) {
        self.of = of;
        self.tell();
    }

    /// One record more is matched.
    pub(super) fn tick(&mut self) {
        self.done = (self.done + 1).min(self.of);
        if self.done.is_multiple_of(STRIDE) {
            self.tell();
        }
    }

    /// All is matched.
    pub(super) fn finish(&mut self) {
        self.done = self.of;
        self.tell();
    }

    fn tell(&mut self) {
        (self.report)(Progress {
            done: self.done,
            of: self.of,
            stage: Stage::Matching,
        });
    }
}
