//! What the product needs from outside, as traits and plain values: a store, and the device with
//! its clock, its randomness and its other tabs.
//!
//! The browser's side of each is in `platform`; the store in memory is here, because it is what
//! a reviewer gets where the browser denies storage.

mod clerk;
mod device;
mod memory;
mod moment;
mod parcel;
mod store;

pub use clerk::ClerkLine;
pub use device::{Device, FileNote, ReadFile, SavedFile, Surroundings, Touched};
pub use memory::MemoryStore;
pub use moment::Moment;
pub use parcel::{Outside, Parcel};
pub use store::{Card, Commit, Loaded, Pending, Store, StoreError, StoredLog, latest_first};
