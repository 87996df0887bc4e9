//! CSL-JSON, as Zotero and other reference managers write it.
//!
//! Format: citation-style-language/schema, `schemas/input/csl-data.json`: an array of items. Each
//! item is cut out and read by itself, so that a fault in one costs no other; one whose brackets
//! or quotation marks do not close takes those behind it with it, and is named.

mod item;
mod items;

use crate::codec::incoming::{FileProblem, IncomingStudy};
use crate::codec::json;
use crate::codec::sheet::without_bom;
use items::Piece;

pub(super) use item::year;

/// Reads CSL-JSON. An item with neither title, author nor DOI is a problem and left out. Fields
/// that have no place in a citation are kept under their names, as text or as JSON.
#[must_use]
pub fn read_csl_json(text: &str) -> (Vec<IncomingStudy>, Vec<FileProblem>) {
    let mut studies = Vec::new();
    let mut problems = Vec::new();
    for piece in items::pieces(without_bom(text)) {
        let problem = match piece {
            Piece::Item { line, text } => match json::parse(text) {
                Ok(value) => match item::study(line, value, &mut problems) {
                    Ok(study) => {
                        studies.push(study);
                        continue;
                    }
                    Err(problem) => problem,
                },
                Err(fault) => {
                    let message = format!("{}; the item was left out", fault.message);
                    FileProblem::at(line + fault.line - 1, None, message)
                }
            },
            Piece::Foreign { line } => {
                FileProblem::at(line, None, "this is no item; it was left out")
            }
            Piece::Open { line } => {
                let message = "the file ends within the item that starts here, or a bracket or \
                    quotation mark of it is missing; it was left out, with all that follows";
                FileProblem::at(line, None, message)
            }
            Piece::Unclosed { line } => {
                let message = "the closing bracket of the list is missing; the items before it \
                    were read";
                FileProblem::at(line, None, message)
            }
            Piece::Beyond { line } => {
                let message = "something follows the list of items; it was not read";
                FileProblem::at(line, None, message)
            }
        };
        problems.push(problem);
    }
    (studies, FileProblem::by_line(problems))
}

/// Whether the text starts as a list of objects does.
pub(in crate::codec) fn is_csl_json(text: &str) -> bool {
    let list = without_bom(text).trim_start().strip_prefix('[');
    list.is_some_and(|inner| inner.trim_start().starts_with('{'))
}
