//! The store in memory, for pages where the browser denies storage, and for native tests.

use std::cell::RefCell;
use std::future::ready;
use std::rc::Rc;

use super::store::{Card, Commit, Loaded, Pending, Store, StoreError, StoredLog, latest_first};
use crate::review::{Appraisal, AppraisalKey, ByKey, Chain, Log, Review, ReviewId, additions};

#[derive(Debug)]
struct Kept {
    review: Review,
    card: Card,
    log: StoredLog,
}

/// Keeps reviews until the page is closed. Its clones share one memory.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    kept: Rc<RefCell<ByKey<ReviewId, Kept>>>,
}

fn done<T: 'static>(value: T) -> Pending<Result<T, StoreError>> {
    Box::pin(ready(Ok(value)))
}

impl Store for MemoryStore {
    fn lasts(&self) -> bool {
        false
    }

    fn cards(&self) -> Pending<Result<Vec<Card>, StoreError>> {
        let kept = self.kept.borrow();
        let cards = kept.iter().map(|(_, kept)| kept.card.clone());
        done(latest_first(cards.collect()))
    }

    fn load(&self, review: &ReviewId) -> Pending<Result<Option<Loaded>, StoreError>> {
        done(self.kept.borrow().get(review).map(|kept| Loaded {
            review: kept.review.clone(),
            damaged: Vec::new(),
        }))
    }

    fn appraisal(
        &self,
        review: &ReviewId,
        (study, reviewer): &AppraisalKey,
    ) -> Pending<Result<Option<Appraisal>, StoreError>> {
        let kept = self.kept.borrow();
        let found = kept
            .get(review)
            .and_then(|kept| kept.review.appraisal(study, reviewer))
            .map(|appraisal| Appraisal::clone(appraisal));
        done(found)
    }

    fn put(&self, review: Review, card: Card) -> Pending<Result<(), StoreError>> {
        let log = StoredLog {
            own: Vec::new(),
            others: review.log().chains().to_vec(),
        };
        let review = review.with_log(Log::default());
        let id = review.id().clone();
        let mut kept = self.kept.borrow_mut();
        if kept.get(&id).is_some() {
            return Box::pin(ready(Err(StoreError::Exists(id.as_str().to_owned()))));
        }
        kept.insert(id, Kept { review, card, log });
        done(())
    }

    fn commit(&self, commit: Rc<Commit>) -> Pending<Result<(), StoreError>> {
        let mut kept = self.kept.borrow_mut();
        let Some(kept) = kept.get_mut(&commit.review) else {
            return Box::pin(ready(Err(StoreError::Gone(
                commit.review.as_str().to_owned(),
            ))));
        };
        for change in &commit.changes {
            kept.review.apply(change);
        }
        let log = commit.log.iter().cloned().map(Rc::new);
        kept.log.own.extend(log);
        kept.card = commit.card.clone();
        done(())
    }

    fn remove(&self, review: &ReviewId) -> Pending<Result<(), StoreError>> {
        self.kept.borrow_mut().remove(review);
        done(())
    }

    fn log(&self, review: &ReviewId) -> Pending<Result<StoredLog, StoreError>> {
        let kept = self.kept.borrow();
        done(
            kept.get(review)
                .map(|kept| kept.log.clone())
                .unwrap_or_default(),
        )
    }

    fn join_log(&self, review: &ReviewId, log: Rc<Log>) -> Pending<Result<(), StoreError>> {
        let mut kept = self.kept.borrow_mut();
        let Some(kept) = kept.get_mut(review) else {
            return Box::pin(ready(Err(StoreError::Gone(review.as_str().to_owned()))));
        };
        let mut chains = kept.log.chains();
        let first_of_others = chains.len() - kept.log.others.len();
        for added in additions(&chains, &log) {
            match added.to.and_then(|place| chains.get_mut(place)) {
                Some(chain) => chain.extend(added.entries),
                None => chains.extend(Chain::new(added.entries)),
            }
        }
        kept.log.others = chains.split_off(first_of_others);
        if let Some(own) = chains.pop() {
            kept.log.own = own.entries().to_vec();
        }
        done(())
    }
}
