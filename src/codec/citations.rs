//! Citation formats: RIS and the references CSV of Covidence.

mod covidence;
mod facts;
mod ris;

pub(super) use covidence::is_covidence;
pub use covidence::read_covidence;
pub(super) use ris::is_ris;
pub use ris::{Parser as RisParser, read_ris};
