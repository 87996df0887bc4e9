//! The store in the browser's IndexedDB.
//!
//! | Object store | Key | Record |
//! |---|---|---|
//! | `reviews` | review | its card, and how many entries its log has |
//! | `headers` | review | its header, and its studies' ids in their order |
//! | `studies` | review, study | a study |
//! | `appraisals` | review, study, reviewer | an appraisal |
//! | `consensus` | review, study, an empty text | what was agreed on of a study |
//! | `log` | review, number | one entry, numbered from 1; of a chain from elsewhere, a text: the chain's name and the number |
//!
//! Each record is an object with the parts of its key and, under `text`, what [`codec::records`]
//! makes of it. An answer writes its appraisal, its log entry and the card, whatever the size of
//! the review; the order of the studies is written only when one comes or goes.
//!
//! [`codec::records`]: crate::codec::records

mod commit;
mod connection;
mod fault;
mod links;
mod log;
mod mending;
mod outline;
mod read;
mod record;
mod transaction;
mod whole;

use std::cell::RefCell;
use std::rc::Rc;

use connection::{Connection, Stores};
pub(super) use links::Links;

use crate::port::{Card, Commit, Loaded, Pending, Store, StoreError, StoredLog};
use crate::review::{Appraisal, AppraisalKey, Log, Review, ReviewId};

const REVIEWS: &str = "reviews";
const HEADERS: &str = "headers";
const STUDIES: &str = "studies";
const APPRAISALS: &str = "appraisals";
const CONSENSUS: &str = "consensus";
const LOG: &str = "log";

/// All of them, with the parts of their keys.
const STORES: Stores = &[
    (REVIEWS, &["id"]),
    (HEADERS, &["review"]),
    (STUDIES, &["review", "study"]),
    (APPRAISALS, &["review", "study", "reviewer"]),
    (CONSENSUS, &["review", "study", "reviewer"]),
    (LOG, &["review", "number"]),
];

/// The object stores whose keys begin with the review's id.
const PARTS: [&str; 4] = [STUDIES, APPRAISALS, CONSENSUS, LOG];

/// Reviews in one database of the browser. Its clones share one connection.
#[derive(Clone, Debug)]
pub struct IndexedDbStore {
    name: Rc<str>,
    connection: Rc<RefCell<Rc<Connection>>>,
}

impl IndexedDbStore {
    /// Opens the database of that name, and makes it if there is none.
    ///
    /// # Errors
    /// [`StoreError::Denied`] where the browser allows no storage, [`StoreError::Newer`] if a newer
    /// version of the product made the database, [`StoreError::Blocked`] if another tab is in the
    /// way, else [`StoreError::Failed`].
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let connection = Connection::open(name, STORES).await?;
        Ok(Self {
            name: Rc::from(name),
            connection: Rc::new(RefCell::new(Rc::new(connection))),
        })
    }

    /// The connection; a new one if the browser or a newer tab has closed it.
    async fn connection(self) -> Result<Rc<Connection>, StoreError> {
        let known = Rc::clone(&self.connection.borrow());
        if known.is_open() {
            return Ok(known);
        }
        let renewed = Rc::new(Connection::open(&self.name, STORES).await?);
        self.connection.replace(Rc::clone(&renewed));
        Ok(renewed)
    }
}

impl Store for IndexedDbStore {
    fn lasts(&self) -> bool {
        true
    }

    fn cards(&self) -> Pending<Result<Vec<Card>, StoreError>> {
        let connection = self.clone().connection();
        Box::pin(async move { read::cards(&*connection.await?).await })
    }

    fn load(&self, review: &ReviewId) -> Pending<Result<Option<Loaded>, StoreError>> {
        let (connection, review) = (self.clone().connection(), review.clone());
        Box::pin(async move { read::load(&*connection.await?, &review).await })
    }

    fn appraisal(
        &self,
        review: &ReviewId,
        key: &AppraisalKey,
    ) -> Pending<Result<Option<Appraisal>, StoreError>> {
        let (connection, review, key) = (self.clone().connection(), review.clone(), key.clone());
        Box::pin(async move { read::appraisal(&*connection.await?, &review, &key).await })
    }

    fn put(&self, review: Review, card: Card) -> Pending<Result<(), StoreError>> {
        let connection = self.clone().connection();
        Box::pin(async move { whole::put(&*connection.await?, &review, &card).await })
    }

    fn commit(&self, commit: Rc<Commit>) -> Pending<Result<(), StoreError>> {
        let connection = self.clone().connection();
        Box::pin(async move { commit::commit(&*connection.await?, &commit).await })
    }

    fn remove(&self, review: &ReviewId) -> Pending<Result<(), StoreError>> {
        let (connection, review) = (self.clone().connection(), review.clone());
        Box::pin(async move { whole::remove(&*connection.await?, &review).await })
    }

    fn break_off(&self) {
        self.connection.borrow().break_off();
    }

    fn log(&self, review: &ReviewId) -> Pending<Result<StoredLog, StoreError>> {
        let (connection, review) = (self.clone().connection(), review.clone());
        Box::pin(async move { log::read(&*connection.await?, &review).await })
    }

    fn join_log(&self, review: &ReviewId, log: Rc<Log>) -> Pending<Result<(), StoreError>> {
        let (connection, review) = (self.clone().connection(), review.clone());
        Box::pin(async move { log::join(&*connection.await?, &review, &log).await })
    }
}
