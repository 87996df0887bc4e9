//! The queue of what is to be saved, one job at a time and in order.

use std::collections::{HashSet, VecDeque};
use std::rc::Rc;

use crate::port::{Card, Commit, StoreError, Touched};
use crate::review::{Chain, Change, Log, LogEntry, Review, ReviewId, StudyId};

/// One thing for the store to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Job {
    /// Save changes of a review.
    Commit(Rc<Commit>),
    /// Save a whole new review.
    Put(Box<Review>, Card),
    /// Remove a review.
    Remove(ReviewId),
    /// Add what another's log has to that of a review.
    JoinLog(ReviewId, Rc<Log>),
}

/// What the header says about saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveStatus {
    /// Nothing was changed yet.
    Idle,
    /// Something is not saved yet.
    Saving,
    /// All is saved.
    Saved,
    /// Something could not be saved; it is still here, and will be tried again.
    Failed(StoreError),
}

/// What is being saved and what waits. A failed job stays at the front, so that a later change
/// is never saved before an earlier one.
#[derive(Clone, Debug, Default)]
pub struct Saving {
    queue: VecDeque<Job>,
    running: bool,
    failed: Option<StoreError>,
    saved_once: bool,
    /// How many jobs were started.
    started: u32,
    /// Whether somebody looks later whether a job still runs.
    watched: bool,
    /// Whether the running job takes longer than any should.
    late: bool,
    /// Whether the running job is tried again if it fails.
    again: bool,
}

impl Job {
    /// The review it is about.
    #[must_use]
    pub fn review(&self) -> &ReviewId {
        match self {
            Self::Commit(commit) => &commit.review,
            Self::Put(review, _) => review.id(),
            Self::Remove(id) | Self::JoinLog(id, _) => id,
        }
    }

    /// What other tabs must read anew once it is done.
    #[must_use]
    pub fn touches(&self) -> Touched {
        let commit = match self {
            Self::Commit(commit) => commit,
            Self::JoinLog(id, _) => return Touched::Review(id.clone()),
            Self::Put(..) | Self::Remove(_) => return Touched::List,
        };
        let mut keys = commit.changes.iter().map(Change::appraisal_key);
        let first = keys.next().flatten();
        match first {
            Some(key) if keys.all(|other| other.as_ref() == Some(&key)) => {
                Touched::Appraisal(commit.review.clone(), key)
            }
            _ => Touched::Review(commit.review.clone()),
        }
    }
}

impl Saving {
    /// Adds a job; a failed one before it is tried again first. A commit joins a waiting one of
    /// the same review, so that the queue stays short.
    pub fn add(&mut self, job: Job) {
        self.failed = None;
        let running = usize::from(self.running);
        if let Job::Remove(id) = &job {
            // What waits to be saved of a review that goes need not be saved first.
            let mut place = 0;
            self.queue.retain(|waiting| {
                place += 1;
                place <= running || waiting.review() != id
            });
            // It goes first: it may make the room that what failed needs.
            self.queue.insert(running, job);
            return;
        }
        if let Job::Commit(new) = &job
            && self.queue.len() > running
            && let Some(Job::Commit(last)) = self.queue.back_mut()
            && last.review == new.review
        {
            let last = Rc::make_mut(last);
            drop_undone_studies(&mut last.changes, &new.changes);
            last.changes.extend(new.changes.iter().cloned());
            last.log.extend(new.log.iter().cloned());
            last.card = new.card.clone();
            return;
        }
        self.queue.push_back(job);
    }

    /// The next job to run, if none is running and none failed.
    pub fn start(&mut self) -> Option<Job> {
        if self.running || self.failed.is_some() {
            return None;
        }
        let job = self.queue.front().cloned()?;
        self.running = true;
        self.started = self.started.wrapping_add(1);
        Some(job)
    }

    /// Lets a failed job be tried again.
    pub fn retry(&mut self) {
        self.failed = None;
    }

    /// Has the running job tried again if it fails: it is broken off.
    pub const fn begin_again(&mut self) {
        self.again = self.running;
    }

    /// Whether the running job is tried again if it fails.
    #[must_use]
    pub const fn begins_again(&self) -> bool {
        self.again
    }

    /// The number of the running job, if somebody has to look later whether it still runs.
    pub fn to_watch(&mut self) -> Option<u32> {
        let unwatched = self.running && !self.late && !self.watched;
        self.watched |= unwatched;
        unwatched.then_some(self.started)
    }

    /// Looks whether the job of that number still runs; if so it is late.
    pub fn look(&mut self, number: u32) -> bool {
        self.watched = false;
        self.late = self.running && self.started == number;
        self.late
    }

    /// Whether the running job takes so long that nothing should wait for it.
    #[must_use]
    pub const fn is_late(&self) -> bool {
        self.late
    }

    /// Whether a job runs.
    #[must_use]
    pub const fn is_running(&self) -> bool {
        self.running
    }

    /// Notes how the running job ended; gives it back if it was done.
    pub fn finish(&mut self, result: Result<(), StoreError>) -> Option<Job> {
        self.running = false;
        self.late = false;
        let again = std::mem::take(&mut self.again);
        match result {
            Ok(()) => {
                self.saved_once = true;
                self.queue.pop_front()
            }
            Err(_) if again => None,
            Err(error) => {
                // What is given up holds nothing else up.
                if !self.give_up(&error) {
                    self.failed = Some(error);
                }
                None
            }
        }
    }

    /// Drops what can never be saved, and tells whether it did: everything of a review that is gone,
    /// or of a new one whose place is taken, and a job whose review is to be removed next.
    fn give_up(&mut self, error: &StoreError) -> bool {
        let Some(failed) = self.queue.front().map(|job| job.review().clone()) else {
            return true;
        };
        let removed = |job: &Job| matches!(job, Job::Remove(id) if *id == failed);
        if matches!(error, StoreError::Gone(_) | StoreError::Exists(_)) {
            self.queue.retain(|job| *job.review() != failed);
            true
        } else if self.queue.iter().skip(1).any(removed) {
            self.queue.pop_front();
            true
        } else {
            false
        }
    }

    /// What runs and what waits, in order.
    pub fn jobs(&self) -> impl Iterator<Item = &Job> {
        self.queue.iter()
    }

    /// What waits behind the job that runs, in order; all of it where none runs.
    pub fn waiting(&self) -> impl Iterator<Item = Job> + use<'_> {
        let begun = usize::from(self.running);
        self.queue.iter().skip(begun).cloned()
    }

    /// The review that is saved next, or whose changes could not be.
    #[must_use]
    pub fn first_review(&self) -> Option<&ReviewId> {
        self.queue.front().map(Job::review)
    }

    /// A whole review that still waits to be saved, as it was when it came.
    #[must_use]
    pub fn unsaved_whole(&self, review: &ReviewId) -> Option<Review> {
        self.queue.iter().find_map(|job| match job {
            Job::Put(whole, _) if whole.id() == review => Some(Review::clone(whole)),
            _ => None,
        })
    }

    /// The cards of whole reviews that still wait to be saved, the latest last.
    pub fn cards_to_put(&self) -> impl Iterator<Item = &Card> {
        self.queue.iter().filter_map(|job| match job {
            Job::Put(_, card) => Some(card),
            _ => None,
        })
    }

    /// Whether the first job failed and was not tried again since.
    #[must_use]
    pub const fn has_failed(&self) -> bool {
        self.failed.is_some()
    }

    /// Whether nothing waits and nothing runs.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        self.queue.is_empty()
    }

    /// The state in one word.
    #[must_use]
    pub fn status(&self, typing: bool) -> SaveStatus {
        match &self.failed {
            Some(error) => SaveStatus::Failed(error.clone()),
            None if typing || !self.queue.is_empty() => SaveStatus::Saving,
            None if self.saved_once => SaveStatus::Saved,
            None => SaveStatus::Idle,
        }
    }

    /// Notes that what is shown was just read from the store, so it is saved.
    pub fn read_back(&mut self) {
        self.saved_once = true;
    }

    /// What of a review's log is not saved yet: chains that came from elsewhere, and entries of
    /// this browser.
    #[must_use]
    pub fn unsaved_log(&self, review: &ReviewId) -> (Vec<Chain>, Vec<LogEntry>) {
        let (mut chains, mut own) = (Vec::new(), Vec::new());
        for job in self.queue.iter().filter(|job| job.review() == review) {
            match job {
                Job::Commit(commit) => own.extend(commit.log.iter().cloned()),
                Job::Put(review, _) => chains.extend_from_slice(review.log().chains()),
                Job::JoinLog(_, log) => chains.extend_from_slice(log.chains()),
                Job::Remove(_) => {}
            }
        }
        (chains, own)
    }

    /// Changes of a review that are not saved yet, oldest first.
    pub fn unsaved<'a>(&'a self, review: &'a ReviewId) -> impl Iterator<Item = &'a Change> {
        self.queue
            .iter()
            .filter_map(move |job| match job {
                Job::Commit(commit) if &commit.review == review => Some(&commit.changes),
                _ => None,
            })
            .flatten()
    }
}

/// Takes out what waits to add studies that are removed again: when an import did not fit on the
/// disk, undoing it must not need the space once more.
fn drop_undone_studies(waiting: &mut Vec<Change>, new: &[Change]) {
    let removed: HashSet<&StudyId> = new
        .iter()
        .filter_map(|change| match change {
            Change::StudyRemoved(id) => Some(id),
            _ => None,
        })
        .collect();
    if removed.is_empty() {
        return;
    }
    waiting.retain(|change| !change.study_id().is_some_and(|id| removed.contains(&id)));
}
