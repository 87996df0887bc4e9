//! What the product needs from outside, as traits and plain values: a store, the device with
//! its clock, its randomness and its other tabs, and folders outside the browser.
//!
//! The browser's side of each is in `platform`; the store in memory is here, because it is what
//! a reviewer gets where the browser denies storage.

mod clerk;
mod device;
mod folder;
mod memory;
mod moment;
mod parcel;
mod store;

pub use clerk::ClerkLine;
pub use device::{Device, FileNote, ReadFile, SavedFile, Surroundings, Touched};
pub use folder::{FileMark, FolderError, Folders, Look, Outcome, Reach, SeenFile, Writing};
pub use memory::MemoryStore;
pub use moment::Moment;
pub use parcel::{Outside, Parcel};
pub use store::{Card, Commit, Loaded, Pending, Store, StoreError, StoredLog, latest_first};
