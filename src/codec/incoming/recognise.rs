//! Recognises a file from its content, never from its name.

mod decode;
mod workbook;

use super::{Content, FileProblem, ImportError, IncomingStudy, Reading, SourceFormat};
use crate::codec::tables::{self, TableReading, TokenChoices, TokenUse};
use crate::codec::{citations, review_file, sheet};

/// What was found in a file.
struct Found {
    format: SourceFormat,
    content: Content,
    tokens: Vec<TokenUse>,
    problems: Vec<FileProblem>,
}

/// Reads whatever was opened, with the usual meaning of each word for an answer.
///
/// # Errors
/// Where the file is empty, is neither text nor a workbook, is none of the kinds we know, is a
/// review file that breaks off, or a workbook beyond the bounds.
pub fn read(bytes: &[u8]) -> Result<Reading, ImportError> {
    read_with(bytes, &TokenChoices::new())
}

/// Reads whatever was opened, with a reviewer's own decisions about the words of its tables.
///
/// # Errors
/// As for [`read`].
pub fn read_with(bytes: &[u8], choices: &TokenChoices) -> Result<Reading, ImportError> {
    let (found, mut problems) = if sheet::is_workbook(bytes) {
        (workbook::read(bytes, choices)?, Vec::new())
    } else {
        let (text, problems) = decode::text(bytes)?;
        (recognise(&text, choices)?, problems)
    };
    problems.extend(found.problems);
    Ok(Reading {
        format: found.format,
        content: found.content,
        tokens: found.tokens,
        problems,
    })
}

fn recognise(text: &str, choices: &TokenChoices) -> Result<Found, ImportError> {
    let start = text.trim_start();
    if start.is_empty() {
        return Err(ImportError::Empty);
    }
    if start.starts_with('{') {
        let (review, problems) = review_file::from_text(text)?;
        let content = Content::Review(Box::new(review));
        return Ok(Found {
            format: SourceFormat::ReviewFile,
            content,
            tokens: Vec::new(),
            problems,
        });
    }
    if is_page(start) {
        return Err(ImportError::Unknown);
    }
    if tables::is_covidence_quality(text)
        && let Some(table) = tables::covidence_quality_table(text)
    {
        let reading = tables::read_covidence_quality(&table, choices)?;
        return Ok(ratings(SourceFormat::CovidenceQuality, reading));
    }
    if tables::is_wide(text)
        && let Some(table) = tables::wide_table(text)
    {
        let reading = tables::read_wide_table(&table, choices)?;
        return Ok(ratings(SourceFormat::WideTable, reading));
    }
    let (format, studies, problems) = studies_in(text).ok_or(ImportError::Unknown)?;
    Ok(Found {
        format,
        content: Content::Studies(studies),
        tokens: Vec::new(),
        problems,
    })
}

fn ratings(format: SourceFormat, reading: TableReading) -> Found {
    Found {
        format,
        content: Content::Rows(reading.rows),
        tokens: reading.tokens,
        problems: reading.problems,
    }
}

/// The citations in a text, if it is one of the kinds that hold some.
fn studies_in(text: &str) -> Option<(SourceFormat, Vec<IncomingStudy>, Vec<FileProblem>)> {
    if citations::is_covidence(text) {
        let (studies, problems) = citations::read_covidence(text);
        return Some((SourceFormat::CovidenceReferences, studies, problems));
    }
    if citations::is_ris(text) {
        let (studies, problems) = citations::read_ris(text);
        return Some((SourceFormat::Ris, studies, problems));
    }
    None
}

/// HTML or XML; a page saved from a browser can have a whole RIS file in it.
fn is_page(start: &str) -> bool {
    let opening: String = start.chars().take(9).flat_map(char::to_lowercase).collect();
    ["<!doctype", "<html", "<head", "<?xml", "<!--"]
        .iter()
        .any(|tag| opening.starts_with(tag))
}
