//! The store in memory, for pages where the browser denies storage, and for native tests.

use std::cell::RefCell;
use std::future::ready;
use std::rc::Rc;

use super::store::{Card, Commit, Loaded, Pending, Store, StoreError, latest_first};
use crate::review::{Appraisal, AppraisalKey, ByKey, LogEntry, Review, ReviewId};

#[derive(Debug)]
struct Kept {
    review: Review,
    card: Card,
    log: Vec<LogEntry>,
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
        self.kept.borrow_mut().insert(
            review.id().clone(),
            Kept {
                review,
                card,
                log: Vec::new(),
            },
        );
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
        kept.log.extend(commit.log.iter().cloned());
        kept.card = commit.card.clone();
        done(())
    }

    fn remove(&self, review: &ReviewId) -> Pending<Result<(), StoreError>> {
        self.kept.borrow_mut().remove(review);
        done(())
    }

    fn log(&self, review: &ReviewId) -> Pending<Result<Vec<LogEntry>, StoreError>> {
        let kept = self.kept.borrow();
        done(
            kept.get(review)
                .map(|kept| kept.log.clone())
                .unwrap_or_default(),
        )
    }
}
