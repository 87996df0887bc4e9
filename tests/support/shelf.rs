//! A store for tests, which can be told to refuse.

use std::cell::RefCell;
use std::future::ready;
use std::rc::Rc;

use mmat_appraisal::port::{
    Card, Commit, Loaded, MemoryStore, Pending, Store, StoreError, StoredLog,
};
use mmat_appraisal::review::{Appraisal, AppraisalKey, Log, Review, ReviewId};

use super::now;

/// A store in memory that refuses to write while it is told to, and remembers what it was asked.
#[derive(Clone, Default)]
pub struct Shelf {
    inner: MemoryStore,
    /// Why it refuses to write now.
    pub refuses: Rc<RefCell<Option<StoreError>>>,
    /// Every commit it was asked for, refused ones included.
    pub commits: Rc<RefCell<Vec<Rc<Commit>>>>,
}

impl Shelf {
    pub fn kept(&self, id: &ReviewId) -> Option<Review> {
        let loaded = now(self.inner.load(id)).unwrap();
        loaded.map(|loaded| loaded.review)
    }

    fn refusal(&self) -> Option<Pending<Result<(), StoreError>>> {
        let error = self.refuses.borrow().clone()?;
        Some(Box::pin(ready(Err(error))))
    }
}

impl Store for Shelf {
    fn lasts(&self) -> bool {
        true
    }

    fn cards(&self) -> Pending<Result<Vec<Card>, StoreError>> {
        self.inner.cards()
    }

    fn load(&self, review: &ReviewId) -> Pending<Result<Option<Loaded>, StoreError>> {
        self.inner.load(review)
    }

    fn appraisal(
        &self,
        review: &ReviewId,
        key: &AppraisalKey,
    ) -> Pending<Result<Option<Appraisal>, StoreError>> {
        self.inner.appraisal(review, key)
    }

    fn put(&self, review: Review, card: Card) -> Pending<Result<(), StoreError>> {
        self.refusal()
            .unwrap_or_else(|| self.inner.put(review, card))
    }

    fn commit(&self, commit: Rc<Commit>) -> Pending<Result<(), StoreError>> {
        self.commits.borrow_mut().push(Rc::clone(&commit));
        self.refusal().unwrap_or_else(|| self.inner.commit(commit))
    }

    fn remove(&self, review: &ReviewId) -> Pending<Result<(), StoreError>> {
        self.refusal().unwrap_or_else(|| self.inner.remove(review))
    }

    fn log(&self, review: &ReviewId) -> Pending<Result<StoredLog, StoreError>> {
        self.inner.log(review)
    }

    fn join_log(&self, review: &ReviewId, log: Rc<Log>) -> Pending<Result<(), StoreError>> {
        self.refusal()
            .unwrap_or_else(|| self.inner.join_log(review, log))
    }
}
