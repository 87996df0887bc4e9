//! Recognises a file from its content, never from its name.

mod decode;
mod workbook;

use super::{Content, FileProblem, ImportError, IncomingStudy, Reading, SourceFormat};
use crate::codec::citations::{ColumnMap, ColumnPreview};
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

/// Reads a table of citations whose columns a reviewer named: text or the first sheet of a workbook.
///
/// # Errors
/// As for [`read`].
pub fn read_columns(bytes: &[u8], map: &ColumnMap) -> Result<Reading, ImportError> {
    let (text, mut problems) = table_text(bytes)?;
    let (studies, found) = citations::read_mapped(&text, map);
    problems.extend(found);
    Ok(Reading {
        format: SourceFormat::CitationCsv,
        content: Content::Studies(studies),
        tokens: Vec::new(),
        problems,
    })
}

/// The start of a table whose columns have to be named; `None` for what is no table.
#[must_use]
pub fn columns_of(bytes: &[u8]) -> Option<ColumnPreview> {
    let (text, _) = table_text(bytes).ok()?;
    let preview = citations::preview(&text, PREVIEW_ROWS)?;
    (preview.header.len() > 1 && !preview.rows.is_empty()).then_some(preview)
}

/// So many rows are shown to the reviewer who names the columns.
const PREVIEW_ROWS: usize = 3;

fn table_text(bytes: &[u8]) -> Result<(String, Vec<FileProblem>), ImportError> {
    if !sheet::is_workbook(bytes) {
        return decode::text(bytes);
    }
    let sheets = sheet::sheets_of(bytes)?;
    let (_, first) = sheets.into_iter().next().ok_or(ImportError::Empty)?;
    Ok((first.to_csv(), Vec::new()))
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
    if is_page(start) && !citations::is_endnote_xml(text) {
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

/// How a kind of text with citations is recognised, and how it is read.
struct Kind {
    format: SourceFormat,
    is: fn(&str) -> bool,
    read: fn(&str) -> (Vec<IncomingStudy>, Vec<FileProblem>),
}

/// In the order in which they are tried: those that are sure of themselves first.
const KINDS: [Kind; 8] = [
    Kind {
        format: SourceFormat::EndnoteXml,
        is: citations::is_endnote_xml,
        read: citations::read_endnote_xml,
    },
    Kind {
        format: SourceFormat::CslJson,
        is: citations::is_csl_json,
        read: citations::read_csl_json,
    },
    Kind {
        format: SourceFormat::CovidenceReferences,
        is: citations::is_covidence,
        read: citations::read_covidence,
    },
    Kind {
        format: SourceFormat::Nbib,
        is: citations::is_nbib,
        read: citations::read_nbib,
    },
    Kind {
        format: SourceFormat::WebOfScience,
        is: citations::is_wos,
        read: citations::read_wos,
    },
    Kind {
        format: SourceFormat::Ris,
        is: citations::is_ris,
        read: citations::read_ris,
    },
    Kind {
        format: SourceFormat::Bibtex,
        is: citations::is_bibtex,
        read: citations::read_bibtex,
    },
    Kind {
        format: SourceFormat::CitationCsv,
        is: citations::is_csv_refs,
        read: citations::read_csv_refs,
    },
];

/// The citations in a text, if it is one of the kinds that hold some.
fn studies_in(text: &str) -> Option<(SourceFormat, Vec<IncomingStudy>, Vec<FileProblem>)> {
    let kind = KINDS.iter().find(|kind| (kind.is)(text))?;
    let (studies, problems) = (kind.read)(text);
    Some((kind.format, studies, problems))
}

/// HTML or XML; a page saved from a browser can have a whole RIS file in it.
fn is_page(start: &str) -> bool {
    let opening: String = start.chars().take(9).flat_map(char::to_lowercase).collect();
    ["<!doctype", "<html", "<head", "<?xml", "<!--"]
        .iter()
        .any(|tag| opening.starts_with(tag))
}
