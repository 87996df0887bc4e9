//! A study as a host page names it: a citation as JSON, a DOI, or a label.

use serde_json::Value;
use thiserror::Error;

use super::incoming::FileProblem;
use super::json;
use super::wire::{Fields, Notes, read_given};
use crate::review::{Citation, label_for};

/// Why a text names no study.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum GivenError {
    /// There is no text.
    #[error("it is empty")]
    Empty,
    /// It begins as JSON and is none.
    #[error("it is not valid JSON: line {0}: {1}")]
    NotJson(usize, &'static str),
    /// It is JSON that says nothing of a study.
    #[error("it has neither a label nor a title nor a DOI")]
    Nameless,
}

/// A study as it was named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Its short name.
    pub label: String,
    /// What was said of its report; may be empty.
    pub citation: Citation,
    /// What could not be read, by field.
    pub problems: Vec<FileProblem>,
}

/// Reads the study in `text`: a JSON object with the fields that a citation has in the review file
/// (docs/file-format.md) and a `label`, or a study as it stands there; a DOI, with or without its
/// resolver; else a label.
///
/// # Errors
/// Where no study is named.
pub fn given(text: &str) -> Result<Given, GivenError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(GivenError::Empty);
    }
    if text.starts_with('{') {
        return of_json(text);
    }
    let Some(doi) = doi_of(text) else {
        return Ok(Given {
            label: text.to_owned(),
            ..Given::default()
        });
    };
    let citation = Citation {
        doi: doi.to_owned(),
        ..Citation::default()
    };
    Ok(Given {
        label: doi.to_owned(),
        citation,
        problems: Vec::new(),
    })
}

fn of_json(text: &str) -> Result<Given, GivenError> {
    let value: Value =
        json::parse(text).map_err(|fault| GivenError::NotJson(fault.line, fault.message))?;
    let mut notes = Notes::new();
    let Some(fields) = Fields::of(value, String::new(), &mut notes) else {
        return Err(GivenError::Nameless);
    };
    let (label, mut citation) = read_given(fields, &mut notes);
    if let Some(doi) = doi_of(&citation.doi) {
        citation.doi = doi.to_owned();
    }
    let has_name = [&label, &citation.title, &citation.doi];
    if has_name.iter().all(|text| text.trim().is_empty()) {
        return Err(GivenError::Nameless);
    }
    let label = match (label.trim(), citation.title.as_str()) {
        ("", "") => citation.doi.clone(),
        ("", _) => label_for(&citation),
        (label, _) => label.to_owned(),
    };
    Ok(Given {
        label,
        citation,
        problems: notes.problems,
    })
}

/// The DOI in a text that is one, with or without `doi:` or the address of a resolver before it.
fn doi_of(text: &str) -> Option<&str> {
    let bare = after_resolver(text)
        .or_else(|| text.strip_prefix("doi:"))
        .map_or(text, str::trim);
    let has_slash = bare.bytes().any(|byte| byte == b'/');
    (bare.starts_with("10.") && has_slash && !bare.chars().any(char::is_whitespace)).then_some(bare)
}

/// What stands behind the address of the resolver. Looked for byte by byte: the standard library's
/// search for long texts is more code than all of this file.
fn after_resolver(text: &str) -> Option<&str> {
    const RESOLVER: &[u8] = b"doi.org/";
    let mut places = text.as_bytes().windows(RESOLVER.len());
    let place = places.position(|bytes| bytes == RESOLVER)?;
    text.get(place + RESOLVER.len()..)
}
