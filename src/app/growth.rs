//! A review that changes in portions, as they arrive, so that nothing is left to do at once in the end.

use super::counts::Counts;
use crate::review::{Change, LogEntry, Review, ReviewerId, StudyId, Timestamp};

/// A review with what arrived so far, and what the store, undo and the log will need of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Growth {
    /// The review,
    pub review: Review,
    /// and what is counted in it.
    pub counts: Counts,
    /// What made it so,
    pub changes: Vec<Change>,
    /// what undoes that, in the same order,
    pub undo: Vec<Change>,
    /// and what the log says of it.
    pub log: Vec<LogEntry>,
    /// Studies that became complete.
    pub completed: Vec<StudyId>,
}

impl Growth {
    /// A review that did not change yet, with what is counted in it.
    #[must_use]
    pub const fn new(review: Review, counts: Counts) -> Self {
        Self {
            review,
            counts,
            changes: Vec::new(),
            undo: Vec::new(),
            log: Vec::new(),
            completed: Vec::new(),
        }
    }

    /// Takes in more of what changes it.
    pub(super) fn grow(&mut self, changes: Vec<Change>, by: &ReviewerId, now: &Timestamp) {
        for change in changes {
            let made = self.counts.make(&mut self.review, &change);
            let by = Some(by.clone());
            let entry = LogEntry::new(&change, &made.reverse, now.clone(), by);
            self.log.push(entry);
            self.undo.push(made.reverse);
            self.completed.extend(made.completed);
            self.changes.push(change);
        }
    }
}
