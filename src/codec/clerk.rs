//! The clerk: reads and writes files in a module of its own, which is loaded when a file comes or
//! goes, and works off the page's thread where the browser lets it.
//!
//! Here is what the page and the clerk say to each other, as text, and what the clerk does. The page
//! sends an [`Errand`] as a row of messages: the review in portions, then what is wanted. The clerk
//! answers with [`Word`]s: how far it is, portions of the result, and the end. Portions are small, so
//! that neither side is busy for long with one of them.

mod desk;
mod errand;
mod message;
mod portions;
mod preview;
mod word;

pub use desk::{Clerk, Painting};
pub use errand::Errand;
pub use message::{ErrandNumber, Message, MessageError};
pub use portions::{Part, PartOfLog};
pub use word::Word;
