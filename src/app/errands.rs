//! What the clerk is asked to do, one errand at a time and in order.

use std::collections::VecDeque;

use super::counts::Counted;
use super::host::RequestId;
use super::intake::{Intake, Purpose};
use super::merging::Merging;
use crate::codec::clerk::ErrandNumber;
use crate::codec::export::{ExportFormat, ExportOptions};
use crate::codec::intake::Progress;
use crate::port::FileMark;
use crate::review::{Review, ReviewerId};

/// Who gets a file that the clerk writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// The reviewer, to save it.
    Reviewer,
    /// The reviewer's clipboard.
    Clipboard,
    /// A host page.
    Host(RequestId),
}

/// An errand of the page, with what is to become of its result.
#[derive(Clone, Debug)]
pub enum Task {
    /// To work out what files would add.
    Plan(Box<Intake>),
    /// To write the open review in a format.
    Write {
        /// The review as it was when it was asked for.
        review: Review,
        /// The format.
        format: ExportFormat,
        /// What was chosen beyond it.
        options: ExportOptions,
        /// Who gets it.
        recipient: Recipient,
    },
    /// To work out what a review that is brought in would change.
    Merge(Box<Merging>),
    /// To write what one reviewer hands over, under that name.
    HandOver(Review, String),
    /// To write what a reviewer keeps in the folder that the review is linked to.
    ToFolder {
        /// The review with their part alone.
        mine: Review,
        /// Who it is.
        by: ReviewerId,
        /// The state of the file there that they said may be replaced, if they were asked.
        confirmed: Option<FileMark>,
    },
    /// To make the published example.
    Example,
}

/// The errand that runs.
#[derive(Clone, Debug)]
pub struct Running {
    /// Its number.
    pub number: ErrandNumber,
    /// What it is.
    pub task: Task,
    /// How far it is.
    pub progress: Progress,
    /// Whole reviews that arrived; parts belong to the last.
    pub reviews: Vec<Counted>,
}

/// What the clerk does and what waits for him.
#[derive(Clone, Debug, Default)]
pub struct Errands {
    waiting: VecDeque<Task>,
    running: Option<Running>,
    last: ErrandNumber,
}

impl Errands {
    /// Adds an errand behind those that wait.
    pub fn add(&mut self, task: Task) {
        self.waiting.push_back(task);
    }

    /// Adds a plan in the place of one that still waits to show the same.
    pub fn replace_plan(&mut self, task: Task) {
        let again =
            |task: &Task| matches!(task, Task::Plan(plan) if plan.purpose == Purpose::Again);
        self.waiting.retain(|waiting| !again(waiting));
        self.waiting.push_back(task);
    }

    /// Adds a merge in the place of one that still waits.
    pub fn replace_merge(&mut self, task: Task) {
        self.waiting
            .retain(|waiting| !matches!(waiting, Task::Merge(_)));
        self.waiting.push_back(task);
    }

    /// Whether a plan is being worked out anew, so that what is shown may be out of date.
    #[must_use]
    pub fn is_planning(&self) -> bool {
        let is_plan = |task: &Task| matches!(task, Task::Plan(_));
        self.waiting.iter().any(is_plan)
            || self.running().is_some_and(|running| is_plan(&running.task))
    }

    /// Whether a merge is being worked out or waits for it.
    #[must_use]
    pub fn is_merging(&self) -> bool {
        let is_merge = |task: &Task| matches!(task, Task::Merge(_));
        self.waiting.iter().any(is_merge)
            || self
                .running()
                .is_some_and(|running| is_merge(&running.task))
    }

    /// The next errand, if none runs.
    pub fn start(&mut self) -> Option<&Running> {
        if self.running.is_some() {
            return None;
        }
        let task = self.waiting.pop_front()?;
        self.last = self.last.wrapping_add(1);
        self.running = Some(Running {
            number: self.last,
            task,
            progress: Progress::default(),
            reviews: Vec::new(),
        });
        self.running.as_ref()
    }

    /// The errand that runs.
    #[must_use]
    pub const fn running(&self) -> Option<&Running> {
        self.running.as_ref()
    }

    /// The errand that runs, if it has this number.
    pub fn running_mut(&mut self, number: ErrandNumber) -> Option<&mut Running> {
        self.running
            .as_mut()
            .filter(|running| running.number == number)
    }

    /// Takes the errand that runs away, done or given up.
    pub const fn end(&mut self) -> Option<Running> {
        self.running.take()
    }
}
