//! How the parts of a review are written as JSON, shared by the review file and the store's
//! records.
//!
//! Each part has a writer and a reader beside each other. A reader takes the fields it knows out
//! of an object, notes with its path whatever does not fit, and carries the rest along. It goes
//! through `serde_json::Value`: derived types stop at the first fault and cannot name its path.

mod appraisal;
mod carry;
mod consensus;
mod design;
mod fields;
mod header;
mod log;
mod members;
mod study;

pub(super) use appraisal::{read_appraisal, write_appraisal};
pub(super) use carry::Carrier;
pub(super) use consensus::{read_consensus, write_consensus};
pub(super) use fields::{Fields, Notes};
pub(super) use header::{read_header, write_header};
pub(super) use log::{read_log_entry, what_token, write_log_entry};
pub(super) use members::Members;
pub(super) use study::{read_given, read_study, write_study};

/// Where the carried fields of a whole file stand among those of its header.
pub(super) const FILE: &str = "../";
