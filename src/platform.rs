//! The only place that touches the browser: its database, its files, its clock, its other tabs.
//!
//! Everything here stands behind a trait of `port` or is a listener that the composition root
//! holds. No error of JavaScript leaves this module as it is, and nothing here panics.

mod clerk;
mod clipboard;
mod device;
mod folder;
mod held;
mod indexed_db;
mod leaving;
mod paste;
mod surroundings;
mod tabs;

use std::rc::Rc;

pub use clerk::BrowserClerk;
pub use device::BrowserDevice;
pub use folder::BrowserFolders;
pub use held::{held, in_browser};
pub use indexed_db::IndexedDbStore;
pub use leaving::{LeaveGuard, Leaving, Returning};
pub use paste::{PasteListener, Pasted};
pub use tabs::TabListener;

use crate::port::{MemoryStore, Store};

/// Opens the browser's store of that name. Where it cannot be had, gives the store in memory and
/// the reason in words.
pub async fn open_store(name: &str) -> (Rc<dyn Store>, Option<String>) {
    match IndexedDbStore::open(name).await {
        Ok(store) => (Rc::new(store), None),
        Err(error) => (Rc::new(MemoryStore::default()), Some(error.to_string())),
    }
}
