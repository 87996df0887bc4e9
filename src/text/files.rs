//! Files in and out.
#![allow(missing_docs, reason = "the words are their own description")]

use super::count;
use crate::codec::export::ExportFormat;
use crate::codec::intake::{ImportReport, ReportedProblem};

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
pub const CANCELLED: &str = "Broken off. Nothing was changed.";
pub const CLERK_CONFUSED: &str =
    "The part that reads and writes files gave an answer to something else.";
pub const OPENING_EXAMPLE: &str = "Opening the published example";
pub const NOT_WRITTEN: &str = "The file could not be written.";
pub const NO_EXAMPLE: &str = "The example could not be opened.";
pub const TRY_AGAIN: &str = "Check the connection and try again. Your data are unchanged.";
pub const REVIEW_CLOSED: &str =
    "The review that the files were for is not open any more. Open it and try again.";
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
pub fn reading(files: &str) -> String {
    format!("Reading {files}")
}

#[must_use]
pub fn writing(format: ExportFormat) -> String {
    format!("Writing {}", format_name(format))
}

#[must_use]
pub fn not_read(files: &str) -> String {
    format!("{files} could not be read.")
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

/// A problem in one line: file, place, what.
#[must_use]
pub fn problem_line(problem: &ReportedProblem) -> String {
    let place = place(&problem.file, problem.line, problem.field.as_deref());
    format!("{place}: {}", problem.message)
}

/// What was found, as lines of a list.
#[must_use]
pub fn findings(report: &ImportReport) -> Vec<String> {
    let mut lines = vec![new_studies(report.studies_added)];
    if report.studies_matched > 0 {
        lines.push(already_here(report.studies_matched));
    }
    if report.appraisals_added > 0 || report.answers_added > 0 {
        lines.push(appraisals(report.appraisals_added, report.answers_added));
    }
    if !report.problems.is_empty() {
        lines.push(problems(report.problems.len()));
    }
    lines
}
