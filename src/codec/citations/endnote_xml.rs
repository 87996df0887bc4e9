//! EndNote XML, as EndNote and the tools that write for it make it.
//!
//! Shape (zotero/translators, `Endnote XML.js`): `<xml><records><record>…`, with each text in any
//! number of `<style>` elements. The text is cut at `<record>` first and each record read by
//! itself, so that a broken one costs no other. Nothing is ever fetched or expanded: a file that
//! declares entities is refused, and what is read is no longer than the file. Elements stand at
//! most [`MOST_LEVELS`] deep.

mod record;

use crate::codec::incoming::{FileProblem, IncomingStudy};
use crate::codec::sheet::without_bom;

/// How deep elements may stand within a record.
const MOST_LEVELS: usize = 64;

/// Reads EndNote XML. A record with neither title, author nor DOI is a problem and left out, and
/// so is one whose tags do not match. A file that declares entities gives that problem alone.
#[must_use]
pub fn read_endnote_xml(text: &str) -> (Vec<IncomingStudy>, Vec<FileProblem>) {
    let text = without_bom(text);
    let mut lines = Lines::new(text);
    if let Some(place) = declared_entity(text) {
        let message = "the file declares entities of its own, which can reach for other files or \
            grow without end; nothing of it was read. Export it again from the reference manager";
        let problem = FileProblem::at(lines.at(place), None, message);
        return (Vec::new(), vec![problem]);
    }
    let mut studies = Vec::new();
    let mut problems = Vec::new();
    let starts: Vec<usize> = record_starts(text).collect();
    let ends = starts.iter().copied().skip(1).chain([text.len()]);
    for (start, end) in starts.iter().copied().zip(ends) {
        let line = lines.at(start);
        let raw = text.get(start..end).unwrap_or_default();
        let whole = raw.find("</record>").map(|at| at + "</record>".len());
        if whole.is_none() {
            let message = "this record has no end; it was read as far as it goes";
            problems.push(FileProblem::at(line, Some("record"), message));
        }
        let raw = whole.and_then(|end| raw.get(..end)).unwrap_or(raw);
        match record::read(raw, line, lines.mark, &mut problems) {
            Ok(study) => studies.push(study),
            Err(problem) => problems.push(problem),
        }
    }
    (studies, FileProblem::by_line(problems))
}

/// Whether the root element is EndNote's and a record with EndNote's elements stands in it.
pub(in crate::codec) fn is_endnote_xml(text: &str) -> bool {
    let root = root(without_bom(text));
    root.is_some_and(|root| ["xml", "records", "record"].contains(&root))
        && record_starts(text).next().is_some()
        && ["<titles", "<contributors", "<ref-type"]
            .iter()
            .any(|element| text.contains(element))
}

/// The name of the root element, behind whatever may stand before it.
fn root(text: &str) -> Option<&str> {
    let mut rest = text.trim_start();
    loop {
        let end = if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<!DOCTYPE") {
            let plain = rest.find('>')?;
            let inner = rest.get(..plain)?.contains('[');
            if inner { "]>" } else { ">" }
        } else {
            break;
        };
        rest = rest.split_once(end)?.1.trim_start();
    }
    let name = rest.strip_prefix('<')?;
    name.split(|c: char| c.is_whitespace() || c == '>' || c == '/')
        .next()
}

fn declared_entity(text: &str) -> Option<usize> {
    let first = record_starts(text).next().unwrap_or(text.len());
    text.get(..first)?.find("<!ENTITY")
}

/// The bytes at which `<record>` stands, `<records>` left aside.
fn record_starts(text: &str) -> impl Iterator<Item = usize> {
    let found = text.match_indices("<record");
    found.filter_map(|(at, tag)| {
        let next = text.get(at + tag.len()..)?.chars().next()?;
        (next == '>' || next.is_whitespace()).then_some(at)
    })
}

/// Counts lines up to bytes that only go up.
struct Lines<'a> {
    text: &'a str,
    mark: char,
    counted: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            mark: if text.contains('\n') { '\n' } else { '\r' },
            counted: 0,
            line: 1,
        }
    }

    fn at(&mut self, byte: usize) -> usize {
        if let Some(passed) = self.text.get(self.counted..byte) {
            self.line += passed.matches(self.mark).count();
            self.counted = byte;
        }
        self.line
    }
}
