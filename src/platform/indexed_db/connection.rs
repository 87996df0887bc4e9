//! The connection to the database: opening, making its object stores, closing.

use std::cell::{Cell, RefCell};
use std::future::{Future, IntoFuture, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;

use gloo_timers::future::TimeoutFuture;
use idb::event::VersionChangeEvent;
use idb::request::OpenDatabaseRequest;
use idb::{Database, DatabaseEvent, Event, Factory, KeyPath, ObjectStoreParams, Request};
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{IdbDatabase, IdbTransaction};

use super::fault::{failed, not_opened};
use crate::port::StoreError;

/// How long opening may take, in milliseconds. A tab that holds a database which is to be deleted
/// lets nobody open it, and the browser does not say so.
const PATIENCE: u32 = 15_000;

/// The database's version; a change of the object stores makes it one more.
const VERSION: u32 = 1;

/// Object stores, each with the parts of its key.
pub(super) type Stores = &'static [(&'static str, &'static [&'static str])];

/// The transactions of a connection that have not ended.
pub(super) type Running = Rc<RefCell<Vec<IdbTransaction>>>;

/// An open database. It makes way at once for a tab that needs a newer version, and closes when
/// it is dropped.
#[derive(Debug)]
pub(super) struct Connection {
    pub(super) raw: IdbDatabase,
    closed: Rc<Cell<bool>>,
    /// What has not ended yet.
    pub(super) running: Running,
    /// Keeps the callbacks.
    _database: Database,
}

impl Connection {
    /// Opens the database of that name, and makes it with these object stores if there is none.
    pub(super) async fn open(name: &str, stores: Stores) -> Result<Self, StoreError> {
        let mut request = Factory::new()
            .and_then(|factory| factory.open(name, Some(VERSION)))
            .map_err(not_opened)?;
        request.on_upgrade_needed(move |event| upgrade(event, stores));
        Ok(Self::new(unless_blocked(request).await?))
    }

    fn new(database: Database) -> Self {
        let raw = IdbDatabase::from(database);
        let mut database = Database::from(raw.clone());
        let closed = Rc::new(Cell::new(false));
        database.on_version_change({
            let (raw, closed) = (raw.clone(), Rc::clone(&closed));
            move |_| {
                closed.set(true);
                raw.close();
            }
        });
        // The browser closes a database on its own when its data are cleared or its disk fails.
        database.on_close({
            let closed = Rc::clone(&closed);
            move |_| closed.set(true)
        });
        Self {
            raw,
            closed,
            running: Running::default(),
            _database: database,
        }
    }

    /// Has all that runs fail, and closes.
    #[inline(never)] // Moves to the rest of the module as a whole.
    pub(super) fn break_off(&self) {
        self.closed.set(true);
        for transaction in self.running.take() {
            // It refuses if it has ended by now, which is as well.
            let _ = transaction.abort();
        }
        self.raw.close();
    }

    pub(super) fn is_open(&self) -> bool {
        !self.closed.get()
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.raw.close();
    }
}

/// Waits until the database is open, but not for another tab that does not let go of it.
async fn unless_blocked(mut request: OpenDatabaseRequest) -> Result<Database, StoreError> {
    let blocked = Promise::new(&mut |resolve, _| {
        request.on_blocked(move |_| {
            // A promise's own function does not throw.
            let _ = resolve.call0(&JsValue::NULL);
        });
    });
    let mut blocked = JsFuture::from(blocked);
    let mut late = TimeoutFuture::new(PATIENCE);
    let mut opening = request.into_future();
    let first = poll_fn(|context| {
        if let Poll::Ready(opened) = Pin::new(&mut opening).poll(context) {
            return Poll::Ready(Some(opened));
        }
        if Pin::new(&mut late).poll(context).is_ready() {
            return Poll::Ready(None);
        }
        Pin::new(&mut blocked).poll(context).map(|_| None)
    });
    if let Some(opened) = first.await {
        return opened.map_err(not_opened);
    }
    // It opens when the other tab is closed, and would then stand in the way of others itself.
    spawn_local(async move {
        if let Ok(late) = opening.await {
            late.close();
        }
    });
    Err(StoreError::Blocked(
        "close this product's other tabs, then load this page anew".to_owned(),
    ))
}

fn upgrade(event: VersionChangeEvent, stores: Stores) {
    let made = event
        .database()
        .map_err(failed)
        .and_then(|database| make_stores(&database, stores));
    if made.is_ok() {
        return;
    }
    // Opening then fails with the browser's word for it, and no half-made database stays.
    if let Some(transaction) = event
        .target()
        .ok()
        .and_then(|request| request.transaction())
    {
        let _ = transaction.abort();
    }
}

fn make_stores(database: &Database, stores: Stores) -> Result<(), StoreError> {
    for (name, key) in stores {
        let path = match key {
            [single] => KeyPath::new_single(single),
            parts => KeyPath::new_array(parts.iter().copied()),
        };
        let mut params = ObjectStoreParams::new();
        params.key_path(Some(path));
        database.create_object_store(name, params).map_err(failed)?;
    }
    Ok(())
}
