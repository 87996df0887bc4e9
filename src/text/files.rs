//! Files in and out.
#![allow(missing_docs, reason = "the words are their own description")]

use super::count;
use crate::codec::export::ExportFormat;

pub const INTAKE_TITLE: &str = "What was found";
pub const INTAKE_NOTHING_YET: &str =
    "Nothing is written until you add it. Nothing that is already here is changed.";
pub const ADD: &str = "Add to the review";
pub const NOTHING_NEW: &str = "All of it is already here.";
pub const PROBLEMS_IN_FILE: &str = "Problems in the file";
pub const EXPORT_TITLE: &str = "Export the review";
pub const ALREADY_OPEN: &str = "The file holds the review that is open, with nothing new.";
pub const OPENED_AS_COPY: &str =
    "A review with the same origin is already in this browser, so the file was opened as a copy.";
pub const SAVE_REFUSED: &str = "The browser did not let the page save a file.";
pub const SAVE_REFUSED_ADVICE: &str =
    "Open this page in a tab of its own and try again. Your data are unchanged.";

#[must_use]
pub fn format_name(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::ReviewFile => "Review file (.mmat.json)",
        ExportFormat::WideCsv => "Wide table (CSV)",
        ExportFormat::LongCsv => "Long table (CSV)",
    }
}

#[must_use]
pub fn format_hint(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::ReviewFile => {
            "Everything, to open here again or in another browser. Your backup."
        }
        ExportFormat::WideCsv => "A row for each study, a column for each item. For a supplement.",
        ExportFormat::LongCsv => {
            "A row for each study and item, with comment, quote and place. For R and audit."
        }
    }
}

#[must_use]
pub fn stem(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

#[must_use]
pub fn nothing_found(files: &str) -> String {
    format!("Nothing could be added from {files}.")
}

#[must_use]
pub fn import_of(files: &str) -> String {
    format!("import of {files}")
}

#[must_use]
pub fn saving_file(name: &str) -> String {
    format!("Saving {name}.")
}

#[must_use]
pub fn new_studies(number: usize) -> String {
    count(number, "new study", "new studies")
}

#[must_use]
pub fn already_here(number: usize) -> String {
    format!("{} already here", count(number, "study is", "studies are"))
}

#[must_use]
pub fn appraisals(appraisals: usize, answers: usize) -> String {
    let appraisals = count(appraisals, "appraisal", "appraisals");
    format!("{appraisals} with {}", count(answers, "answer", "answers"))
}

#[must_use]
pub fn problems(number: usize) -> String {
    count(number, "problem", "problems")
}

#[must_use]
pub fn imported(findings: &[String]) -> String {
    format!("Added: {}.", findings.join(", "))
}

/// Where a problem is: file, line, field.
#[must_use]
pub fn place(file: &str, line: Option<usize>, field: Option<&str>) -> String {
    match (line, field) {
        (Some(line), Some(field)) => format!("{file}, line {line}, {field}"),
        (Some(line), None) => format!("{file}, line {line}"),
        (None, Some(field)) => format!("{file}, {field}"),
        (None, None) => file.to_owned(),
    }
}
