//! Citation formats. In: RIS, NBIB, Web of Science, BibTeX, EndNote XML, CSL-JSON, the references CSV
//! of Covidence and any other table of citations. Out, with the appraisals written back: RIS and
//! CSL-JSON.

mod appraised;
mod bibtex;
mod covidence;
mod csl_json;
mod csl_out;
mod csv_refs;
mod endnote_xml;
mod facts;
mod kinds;
mod nbib;
mod one_line;
mod rayyan;
mod ris;
mod ris_out;
mod tagged;
mod wos;

pub(super) use bibtex::is_bibtex;
pub use bibtex::read_bibtex;
pub(super) use covidence::is_covidence;
pub use covidence::read_covidence;
pub(super) use csl_json::is_csl_json;
pub use csl_json::read_csl_json;
pub use csl_out::csl_json;
pub use csv_refs::{
    CitationField, ColumnMap, ColumnPreview, guess_columns, preview, read_csv_refs, read_mapped,
};
pub(super) use csv_refs::{cite, is_csv_refs};
pub(super) use endnote_xml::is_endnote_xml;
pub use endnote_xml::read_endnote_xml;
pub(super) use nbib::is_nbib;
pub use nbib::{Parser as NbibParser, read_nbib};
pub(super) use ris::is_ris;
pub use ris::{Parser as RisParser, read_ris};
pub use ris_out::ris;
pub(super) use wos::is_wos;
pub use wos::{Parser as WosParser, read_wos};
