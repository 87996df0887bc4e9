//! The store: where reviews are kept between visits.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use thiserror::Error;

use crate::review::{
    Appraisal, AppraisalKey, Chain, Change, Header, Log, LogEntry, Review, ReviewId, ReviewerId,
    Timestamp, sorted,
};

/// A result that arrives later, on the browser's one thread.
pub type Pending<T> = Pin<Box<dyn Future<Output = T>>>;

/// Why the store could not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StoreError {
    /// The browser denies storage here: a private window, a sandbox, a setting.
    #[error(
        "the browser does not allow this page to store data, as in a private window or a closed-off frame ({0})"
    )]
    Denied(String),
    /// The disk or the browser's share of it is full.
    #[error("the browser's storage is full ({0})")]
    Full(String),
    /// The database was made by a newer version of this product.
    #[error("the stored data were written by a newer version ({0})")]
    Newer(String),
    /// The review is not stored any more: another tab removed it.
    #[error("the review is no longer stored; it may have been removed in another tab ({0})")]
    Gone(String),
    /// A new review's place is taken: one of its id is stored.
    #[error("a review of this id is stored already ({0})")]
    Exists(String),
    /// Another tab holds an old version open.
    #[error("another tab holds the storage open ({0})")]
    Blocked(String),
    /// Anything else, with what the browser said.
    #[error("the browser's storage failed ({0})")]
    Failed(String),
}

/// What the list of reviews shows of one, kept beside it so that the list is cheap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The review.
    pub id: ReviewId,
    /// Its title.
    pub title: String,
    /// How many studies it has.
    pub studies: usize,
    /// How many of them are complete or not appraised further.
    pub done: usize,
    /// When it was last changed.
    pub changed: Timestamp,
    /// Who appraises it in this browser, once they said so.
    pub me: Option<ReviewerId>,
}

/// The cards as lists show them.
#[must_use]
pub fn latest_first(cards: Vec<Card>) -> Vec<Card> {
    sorted(cards, &|a, b| b.changed.cmp(&a.changed))
}

/// Changes that are saved together or not at all.
#[derive(Clone, Debug, PartialEq)]
pub struct Commit {
    /// Which review.
    pub review: ReviewId,
    /// The changes, in order.
    pub changes: Vec<Change>,
    /// What the log records of them.
    pub log: Vec<LogEntry>,
    /// The review's card after them.
    pub card: Card,
}

/// A review as read from the store.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The review, of all records that could be read.
    pub review: Review,
    /// Records that could not be read, each in words. They stay in the store; what takes the place
    /// of one keeps it beside.
    pub damaged: Vec<String>,
}

/// The log of a review as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredLog {
    /// What was changed here, oldest first.
    pub own: Vec<Rc<LogEntry>>,
    /// What came with files: what was changed elsewhere.
    pub others: Vec<Chain>,
}

impl StoredLog {
    /// The whole log, with what is not saved yet behind what was changed here.
    #[must_use]
    pub fn with_unsaved(mut self, unsaved: Vec<LogEntry>) -> Log {
        self.own.extend(unsaved.into_iter().map(Rc::new));
        Log::of(self.chains())
    }

    /// All chains, the one of this browser first, if there is one.
    #[must_use]
    pub fn chains(&self) -> Vec<Chain> {
        let own = Chain::new(self.own.clone()).into_iter();
        own.chain(self.others.iter().cloned()).collect()
    }
}

/// Where reviews are kept. One commit is one transaction; its result arrives only after the
/// data are safely kept.
pub trait Store {
    /// Whether what is saved outlives the page.
    fn lasts(&self) -> bool;

    /// The cards of all reviews, the latest changed first.
    fn cards(&self) -> Pending<Result<Vec<Card>, StoreError>>;

    /// A whole review, `None` if there is none of that id.
    fn load(&self, review: &ReviewId) -> Pending<Result<Option<Loaded>, StoreError>>;

    /// One appraisal as it is stored now, `None` if nothing is.
    fn appraisal(
        &self,
        review: &ReviewId,
        key: &AppraisalKey,
    ) -> Pending<Result<Option<Appraisal>, StoreError>>;

    /// Puts a whole new review with the log it brings. One of its id that is stored stays as it is:
    /// [`StoreError::Exists`].
    fn put(&self, review: Review, card: Card) -> Pending<Result<(), StoreError>>;

    /// Saves changes of a review that the store has. Parts of an appraisal are changed in the
    /// record as it is stored now, so that two tabs do not overwrite each other's answers.
    fn commit(&self, commit: Rc<Commit>) -> Pending<Result<(), StoreError>>;

    /// Removes a review with everything in it.
    fn remove(&self, review: &ReviewId) -> Pending<Result<(), StoreError>>;

    /// The log of a review.
    fn log(&self, review: &ReviewId) -> Pending<Result<StoredLog, StoreError>>;

    /// Adds what another's log has and the review's lacks. Doing it again adds nothing.
    fn join_log(&self, review: &ReviewId, log: Rc<Log>) -> Pending<Result<(), StoreError>>;

    /// Breaks off what is under way, which then fails: the browser had put the page aside, and what
    /// the page had begun before may never end. A store that does not wait for anything has nothing.
    fn break_off(&self) {}
}

impl Commit {
    /// The header this commit leaves, if it changes it.
    #[must_use]
    pub fn header(&self) -> Option<&Rc<Header>> {
        self.changes.iter().rev().find_map(|change| match change {
            Change::Header(header) => Some(header),
            _ => None,
        })
    }
}
