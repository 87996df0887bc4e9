//! Which folder belongs to which review, in a small database of its own beside that of the reviews:
//! what it holds is of this browser alone, and no version of the reviews' database depends on it.
//!
//! Each record has the review's id, under `handle` the browser's handle of the folder, which it can
//! keep but nobody can write down, and under `known` the states of files whose content is here.

use idb::Query;
use js_sys::Array;
use wasm_bindgen::JsValue;

use super::connection::{Connection, Stores};
use super::record::{field, object};
use super::transaction::{Transaction, delete, get, put};
use crate::port::{FileMark, StoreError};
use crate::review::{ByKey, ReviewId, Timestamp};

const FOLDERS: &str = "folders";
const STORES: Stores = &[(FOLDERS, &["review"])];

/// A review's folder as it is kept.
#[derive(Debug)]
pub(in crate::platform) struct Link {
    /// The browser's handle of the folder.
    pub(in crate::platform) handle: JsValue,
    /// The states of files whose content is here.
    pub(in crate::platform) known: ByKey<String, FileMark>,
}

/// The links of the reviews in one database.
#[derive(Clone, Debug)]
pub(in crate::platform) struct Links {
    name: String,
}

impl Links {
    /// Those of the reviews in the database of that name.
    pub(in crate::platform) fn beside(database: &str) -> Self {
        Self {
            name: format!("{database} folders"),
        }
    }

    pub(in crate::platform) async fn get(
        &self,
        review: &ReviewId,
    ) -> Result<Option<Link>, StoreError> {
        let connection = Connection::open(&self.name, STORES).await?;
        let transaction = Transaction::read(&connection, &[FOLDERS])?;
        let record = get(&transaction.store(FOLDERS)?, key(review)).await?;
        Ok(record.map(|record| link(&record)))
    }

    /// Keeps a folder of which nothing is known yet, in the place of one that was kept.
    pub(in crate::platform) async fn put(
        &self,
        review: &ReviewId,
        handle: &JsValue,
    ) -> Result<(), StoreError> {
        let connection = Connection::open(&self.name, STORES).await?;
        let transaction = Transaction::write(&connection, &[FOLDERS])?;
        let new = record(review, handle, &ByKey::new());
        let outcome = transaction
            .store(FOLDERS)
            .and_then(|store| put(&store, &new));
        transaction.finish(outcome).await
    }

    /// Changes what is known of one file, where the review still has a folder.
    pub(in crate::platform) async fn note(
        &self,
        review: &ReviewId,
        name: &str,
        mark: Option<&FileMark>,
    ) -> Result<(), StoreError> {
        let connection = Connection::open(&self.name, STORES).await?;
        let transaction = Transaction::write(&connection, &[FOLDERS])?;
        let outcome = note(&transaction, review, name, mark).await;
        transaction.finish(outcome).await
    }

    pub(in crate::platform) async fn delete(&self, review: &ReviewId) -> Result<(), StoreError> {
        let connection = Connection::open(&self.name, STORES).await?;
        let transaction = Transaction::write(&connection, &[FOLDERS])?;
        let outcome = transaction
            .store(FOLDERS)
            .and_then(|store| delete(&store, Query::Key(key(review))));
        transaction.finish(outcome).await
    }
}

async fn note(
    transaction: &Transaction,
    review: &ReviewId,
    name: &str,
    mark: Option<&FileMark>,
) -> Result<(), StoreError> {
    let store = transaction.store(FOLDERS)?;
    let Some(kept) = get(&store, key(review)).await? else {
        return Ok(());
    };
    let Link { handle, mut known } = link(&kept);
    match mark {
        Some(mark) => known.insert(name.to_owned(), mark.clone()),
        None => known.remove(&name.to_owned()),
    };
    put(&store, &record(review, &handle, &known))
}

fn key(review: &ReviewId) -> JsValue {
    JsValue::from_str(review.as_str())
}

fn record(review: &ReviewId, handle: &JsValue, known: &ByKey<String, FileMark>) -> JsValue {
    let known: Array = known
        .iter()
        .map(|(name, mark)| of_file(name, mark))
        .collect();
    object(&[
        ("review", key(review)),
        ("handle", handle.clone()),
        ("known", known.into()),
    ])
}

fn of_file(name: &str, mark: &FileMark) -> JsValue {
    object(&[
        ("name", JsValue::from_str(name)),
        ("changed", JsValue::from_str(mark.changed.as_str())),
        // Exact up to 9 million gigabytes.
        ("size", JsValue::from_f64(mark.size as f64)),
    ])
}

/// A state that cannot be read is as good as unknown: the file counts as new, and is asked about.
fn link(record: &JsValue) -> Link {
    let known = Array::from(&field(record, "known"));
    let known = known.iter().filter_map(|one| {
        let mark = FileMark {
            changed: Timestamp::parse(&field(&one, "changed").as_string()?)?,
            size: field(&one, "size").as_f64()? as u64,
        };
        Some((field(&one, "name").as_string()?, mark))
    });
    Link {
        handle: field(record, "handle"),
        known: known.collect(),
    }
}
