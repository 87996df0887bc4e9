//! Recognises a file from its content, never from its name.

mod decode;

use super::{Content, FileProblem, ImportError, Reading, SourceFormat};
use crate::codec::{citations, review_file, tables};

/// Reads whatever was opened.
///
/// # Errors
/// Where the file is empty, is no text, is none of the kinds we know, or is a review file that
/// breaks off.
pub fn read(bytes: &[u8]) -> Result<Reading, ImportError> {
    let (text, mut problems) = decode::text(bytes)?;
    let (format, content, found) = recognise(&text)?;
    problems.extend(found);
    Ok(Reading {
        format,
        content,
        problems,
    })
}

fn recognise(text: &str) -> Result<(SourceFormat, Content, Vec<FileProblem>), ImportError> {
    let start = text.trim_start();
    if start.is_empty() {
        return Err(ImportError::Empty);
    }
    if start.starts_with('{') {
        let (review, problems) = review_file::from_text(text)?;
        let content = Content::Review(Box::new(review));
        return Ok((SourceFormat::ReviewFile, content, problems));
    }
    if is_page(start) {
        return Err(ImportError::Unknown);
    }
    if citations::is_covidence(text) {
        let (studies, problems) = citations::read_covidence(text);
        let content = Content::Studies(studies);
        return Ok((SourceFormat::CovidenceReferences, content, problems));
    }
    if tables::is_wide(text) {
        let (rows, problems) = tables::read_wide(text)?;
        return Ok((SourceFormat::WideTable, Content::Rows(rows), problems));
    }
    if citations::is_nbib(text) {
        let (studies, problems) = citations::read_nbib(text);
        return Ok((SourceFormat::Nbib, Content::Studies(studies), problems));
    }
    if citations::is_wos(text) {
        let (studies, problems) = citations::read_wos(text);
        let content = Content::Studies(studies);
        return Ok((SourceFormat::WebOfScience, content, problems));
    }
    if citations::is_ris(text) {
        let (studies, problems) = citations::read_ris(text);
        return Ok((SourceFormat::Ris, Content::Studies(studies), problems));
    }
    if citations::is_bibtex(text) {
        let (studies, problems) = citations::read_bibtex(text);
        return Ok((SourceFormat::Bibtex, Content::Studies(studies), problems));
    }
    Err(ImportError::Unknown)
}

/// HTML or XML; a page saved from a browser can have a whole RIS file in it.
fn is_page(start: &str) -> bool {
    let opening: String = start.chars().take(9).flat_map(char::to_lowercase).collect();
    ["<!doctype", "<html", "<head", "<?xml", "<!--"]
        .iter()
        .any(|tag| opening.starts_with(tag))
}
