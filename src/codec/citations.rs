//! Citation formats: RIS, NBIB, Web of Science, BibTeX, and the references CSV of Covidence.

mod bibtex;
mod covidence;
mod facts;
mod nbib;
mod rayyan;
mod ris;
mod tagged;
mod wos;

pub(super) use bibtex::is_bibtex;
pub use bibtex::read_bibtex;
pub(super) use covidence::is_covidence;
pub use covidence::read_covidence;
pub(super) use nbib::is_nbib;
pub use nbib::{Parser as NbibParser, read_nbib};
pub(super) use ris::is_ris;
pub use ris::{Parser as RisParser, read_ris};
pub(super) use wos::is_wos;
pub use wos::{Parser as WosParser, read_wos};
