//! Text to domain and back: the review file, the store's records, citation formats in, tables out.
//!
//! Every reader and writer is a pure function. A reader gives what it could read and every
//! problem with its line and field; a bad record never costs a good one.

pub mod citations;
pub mod clerk;
pub mod example;
pub mod export;
pub mod fhir;
pub mod given;
pub mod incoming;
pub mod intake;
pub mod json;
pub mod plots;
pub mod prose;
pub mod records;
pub mod report;
pub mod review_file;
#[cfg(feature = "schema")]
pub mod schema;
mod sheet;
pub mod summary_json;
pub mod tables;
mod wire;
