//! A transaction that says how it ended.

use std::rc::Rc;

use idb::{ObjectStore, Query, TransactionMode};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, IdbTransaction};

use super::connection::{Connection, Running};
use super::fault::{exception_error, failed, thrown_error};
use crate::port::StoreError;
use crate::review::ReviewId;

/// A transaction. Between its requests nothing else may be awaited, or the browser ends it.
pub(super) struct Transaction {
    raw: IdbTransaction,
    /// Resolves with the event of its end.
    ended: Promise,
    running: Running,
}

impl Transaction {
    pub(super) fn read(connection: &Connection, stores: &[&str]) -> Result<Self, StoreError> {
        Self::begin(connection, stores, TransactionMode::ReadOnly)
    }

    /// One that is complete only when its data are on the disk, not in the system's memory.
    pub(super) fn write(connection: &Connection, stores: &[&str]) -> Result<Self, StoreError> {
        Self::begin(connection, stores, TransactionMode::ReadWrite)
    }

    fn begin(
        connection: &Connection,
        stores: &[&str],
        mode: TransactionMode,
    ) -> Result<Self, StoreError> {
        let raw = open(connection, stores, mode).map_err(|thrown| thrown_error(&thrown))?;
        let ended = Promise::new(&mut |resolve, _| {
            raw.set_oncomplete(Some(&resolve));
            raw.set_onabort(Some(&resolve));
        });
        let running = Rc::clone(&connection.running);
        running.borrow_mut().push(raw.clone());
        Ok(Self {
            raw,
            ended,
            running,
        })
    }

    pub(super) fn store(&self, name: &str) -> Result<ObjectStore, StoreError> {
        self.raw
            .object_store(name)
            .map(ObjectStore::from)
            .map_err(|thrown| thrown_error(&thrown))
    }

    /// Waits for the end: of everything if all went well, else of nothing, with the cause.
    pub(super) async fn finish(self, outcome: Result<(), StoreError>) -> Result<(), StoreError> {
        if outcome.is_err() {
            // It refuses if it is aborted already, which is as well.
            let _ = self.raw.abort();
        }
        let event = JsFuture::from(self.ended.clone())
            .await
            .map_err(|thrown| thrown_error(&thrown))?;
        if event.unchecked_into::<Event>().type_() == "complete" {
            return outcome;
        }
        // A full disk may show only here: the requests then say no more than that all was aborted.
        if let Some(cause) = self.raw.error() {
            return Err(exception_error(&cause));
        }
        outcome.and_then(|()| {
            Err(StoreError::Failed(
                "the browser broke it off without a reason".to_owned(),
            ))
        })
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        let raw = &self.raw;
        self.running.borrow_mut().retain(|one| one != raw);
    }
}

/// web-sys does not know the options yet; a browser that does not know them passes them over.
fn open(
    connection: &Connection,
    stores: &[&str],
    mode: TransactionMode,
) -> Result<IdbTransaction, JsValue> {
    let database = &connection.raw;
    let method: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let mode = match mode {
        TransactionMode::ReadWrite => "readwrite",
        _ => "readonly",
    };
    method
        .call3(database, &names, &mode.into(), &options)?
        .dyn_into()
}

/// The record with that key.
pub(super) async fn get(store: &ObjectStore, key: JsValue) -> Result<Option<JsValue>, StoreError> {
    let request = store.get(Query::Key(key)).map_err(failed)?;
    request.await.map_err(failed)
}

/// All records, or those of a range, in the order of their keys.
pub(super) async fn get_all(
    store: &ObjectStore,
    range: Option<Query>,
) -> Result<Vec<JsValue>, StoreError> {
    let request = store.get_all(range, None).map_err(failed)?;
    request.await.map_err(failed)
}

/// Asks for the first so many records of a range, in the order of their keys, at once; what it gives
/// waits for them.
pub(super) fn get_portion(
    store: &ObjectStore,
    range: Query,
    most: u32,
) -> Result<impl Future<Output = Result<Vec<JsValue>, StoreError>> + use<>, StoreError> {
    let request = store.get_all(Some(range), Some(most)).map_err(failed)?;
    Ok(async move { request.await.map_err(failed) })
}

/// Lets other things happen. The transaction stays open only while it is asked something.
pub(super) async fn task_ends(reviews: &ObjectStore, id: &ReviewId) -> Result<(), StoreError> {
    get(reviews, JsValue::from_str(id.as_str())).await.map(drop)
}

/// Writes a record. Nobody waits for it: if it fails, so does the transaction.
pub(super) fn put(store: &ObjectStore, record: &JsValue) -> Result<(), StoreError> {
    store.put(record, None).map(drop).map_err(failed)
}

/// After so many writes in a row the page may draw and hear the reviewer.
const IN_A_ROW: usize = 20;

/// Writes many records without holding the page up: now and then it waits until the last one is
/// written, which lets other things happen and keeps the transaction alive.
#[derive(Default)]
pub(super) struct Pace {
    written: usize,
}

impl Pace {
    /// Writes a record.
    pub(super) async fn put(
        &mut self,
        store: &ObjectStore,
        record: &JsValue,
    ) -> Result<(), StoreError> {
        let request = store.put(record, None).map_err(failed)?;
        if self.is_due() {
            request.await.map_err(failed)?;
        }
        Ok(())
    }

    /// Writes a record that must not be there yet.
    pub(super) async fn add(
        &mut self,
        store: &ObjectStore,
        record: &JsValue,
    ) -> Result<(), StoreError> {
        let request = store.add(record, None).map_err(failed)?;
        if self.is_due() {
            request.await.map_err(failed)?;
        }
        Ok(())
    }

    /// Whether this write, the next in the row, is one to wait for.
    const fn is_due(&mut self) -> bool {
        self.written += 1;
        self.written.is_multiple_of(IN_A_ROW)
    }
}

/// Deletes one record or a range of them, in the same way.
pub(super) fn delete(store: &ObjectStore, what: Query) -> Result<(), StoreError> {
    store.delete(what).map(drop).map_err(failed)
}
