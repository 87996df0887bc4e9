//! The references CSV of Covidence.
//!
//! Header: `Title,Authors,Abstract,Published Year,Published Month,Journal,Volume,Issue,Pages,
//! Accession Number,DOI,Ref,Covidence #,Study,Notes,Tags`, with a BOM, in any order. Authors are
//! parted by semicolons, `Covidence #` is `#123`, `Study` the label, `Ref` may be a PubMed id. It
//! is read as any table of citations is; only its header is known by itself.

use super::csv_refs;
use crate::codec::incoming::{FileProblem, IncomingStudy};
use crate::codec::sheet;

/// Reads the references CSV of Covidence; nothing where the header is another.
#[must_use]
pub fn read_covidence(text: &str) -> (Vec<IncomingStudy>, Vec<FileProblem>) {
    csv_refs::read_known(text, is_header)
}

/// Whether the text starts with the header of that file.
pub(in crate::codec) fn is_covidence(text: &str) -> bool {
    sheet::is(text, is_header)
}

pub(super) fn is_header(header: &[String]) -> bool {
    let has = |wanted: &str| header.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    has("covidence #") && has("title") && has("authors")
}
