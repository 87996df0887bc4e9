//! What the product needs from outside, as traits and plain values: a store, the clock, ids.
//!
//! The browser's side of each is in `platform`; the store in memory is here, because it is what
//! a reviewer gets where the browser denies storage.

mod memory;
mod moment;
mod store;

pub use memory::MemoryStore;
pub use moment::Moment;
pub use store::{Card, Commit, Loaded, Pending, Store, StoreError};
