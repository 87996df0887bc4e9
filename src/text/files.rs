//! Files in and out.
#![allow(missing_docs, reason = "the words are their own description")]

use super::count;
use crate::codec::citations::CitationField;
use crate::codec::export::{ExportFormat, ExportGroup};
use crate::codec::incoming::SourceFormat;
use crate::codec::intake::{FilePreview, ImportReport, Likeness, ReportedProblem};

pub const INTAKE_TITLE: &str = "What was found";
pub const INTAKE_NOTHING_YET: &str =
    "Nothing is written until you add it. No answer and no fact that is already here is changed.";
pub const ONLY_INCLUDED: &str = "Add only those that were included";
pub const COLUMNS_TITLE: &str = "What is in each column?";
pub const COLUMNS_TEXT: &str =
    "The headings of this table are not known. A title and authors, year or DOI are enough.";
pub const COLUMN: &str = "Column";
pub const HOLDS: &str = "Holds";
pub const FIRST_ROWS: &str = "First rows";
pub const TOKENS_TITLE: &str = "What each word becomes";
pub const TOKENS_TEXT: &str =
    "A word that is no MMAT answer stays unanswered, unless you say what it means.";
pub const PRINTED: &str = "Printed";
pub const CELLS: &str = "Cells";
pub const BECOMES: &str = "Becomes";
pub const LEFT_UNANSWERED: &str = "Unanswered";
pub const NOT_AN_ANSWER: &str = "Unanswered (no MMAT answer)";
pub const PAIRS_TITLE: &str = "The same study?";
pub const PAIRS_TEXT: &str = "These may be one study. What you leave undecided is kept apart.";
pub const SAME: &str = "Same study";
pub const DIFFERENT: &str = "Two studies";
pub const ALL_SAME: &str = "All undecided: the same";
pub const ALL_DIFFERENT: &str = "All undecided: two studies";
pub const IN_THE_REVIEW: &str = "In the review";
pub const NO_TITLE: &str = "No title";
pub const WORKING_AGAIN: &str = "Working it out anew …";
pub const ADD: &str = "Add to the review";
pub const NOTHING_NEW: &str = "All of it is already here.";
pub const PROBLEMS_IN_FILE: &str = "Problems in the file";
pub const EXPORT_TITLE: &str = "Export the review";
pub const ALREADY_OPEN: &str = "The file holds the review that is open, with nothing new.";
pub const OPENED_AS_COPY: &str =
    "A review with the same origin is already in this browser, so the file was opened as a copy.";
pub const PASTED: &str = "Pasted text";
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

pub const SHARE: &str = "Add the share of criteria met to tables";
pub const SHARE_WARNING: &str = "The guide discourages an overall score and asks for the ratings of each criterion instead (user guide, page 1). Of mixed methods studies the lowest set counts; screening never does.";
pub const COPY: &str = "Copy";
pub const COPIED: &str = "It is on the clipboard. Paste it into a document.";
pub const COPY_REFUSED: &str = "The browser did not let the page use the clipboard.";
pub const COPY_REFUSED_ADVICE: &str =
    "Save the tables as a page (HTML) or a Word document instead.";

#[must_use]
pub const fn group_name(group: ExportGroup) -> &'static str {
    match group {
        ExportGroup::Keep => "To keep, and to hand on",
        ExportGroup::Manuscript => "For the manuscript",
        ExportGroup::Plots => "Plots",
        ExportGroup::Programs => "For other programs",
    }
}

#[must_use]
pub const fn format_name(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::ReviewFile => "Review file (.mmat.json)",
        ExportFormat::Xlsx => "Excel workbook (.xlsx)",
        ExportFormat::Docx => "Word document (.docx)",
        ExportFormat::Html => "Page (HTML)",
        ExportFormat::HtmlFragment => "Copy the tables",
        ExportFormat::Markdown => "Markdown",
        ExportFormat::Latex => "LaTeX",
        ExportFormat::Paragraphs => "Methods and results",
        ExportFormat::FollowUp => "Follow-up list (CSV)",
        ExportFormat::Split => "Lower and higher half (CSV)",
        ExportFormat::PlotsPng => "Plots as pictures (PNG)",
        ExportFormat::PlotsSvg => "Plots as drawings (SVG)",
        ExportFormat::WideCsv => "Wide table (CSV)",
        ExportFormat::LongCsv => "Long table (CSV)",
        ExportFormat::Robvis => "robvis (R)",
        ExportFormat::Covidence => "Covidence layout (CSV)",
        ExportFormat::Ris => "RIS",
        ExportFormat::CslJson => "CSL-JSON",
        ExportFormat::Agreement => "Agreement (JSON)",
        ExportFormat::FhirR5 => "FHIR R5",
        ExportFormat::FhirR6 => "FHIR R6, draft",
        ExportFormat::LogCsv => "Log of changes (CSV)",
        ExportFormat::AgreementCsv => "Agreement (CSV)",
    }
}

#[must_use]
pub const fn format_hint(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::ReviewFile => {
            "Everything, to open here again or in another browser. Your backup."
        }
        ExportFormat::Xlsx => {
            "A sheet for each category in coloured words, the tallies, every answer, the protocol. For a supplement."
        }
        ExportFormat::Docx => "The tables by category, ready for a manuscript.",
        ExportFormat::Html => "The tables as a page that prints well.",
        ExportFormat::HtmlFragment => {
            "Puts the tables on the clipboard. They paste into Word and other editors as tables."
        }
        ExportFormat::Markdown => "The tables as plain text with bars.",
        ExportFormat::Latex => "The tables with booktabs and longtable.",
        ExportFormat::Paragraphs => {
            "Two paragraphs from the protocol and the counts, with gaps for what only you know."
        }
        ExportFormat::FollowUp => "Every Can't tell, with what to look for or to ask the authors.",
        ExportFormat::Split => {
            "The studies of each category in two groups by criteria met, for a sensitivity analysis."
        }
        ExportFormat::PlotsPng => {
            "Traffic lights and bars at 300 dots an inch, with the data behind them, in one archive."
        }
        ExportFormat::PlotsSvg => "The same as drawings that stay sharp at any size.",
        ExportFormat::WideCsv => {
            "A row for each study, a column for each item. Can be opened here again."
        }
        ExportFormat::LongCsv => {
            "A row for each study and item, with comment, quote and place. For R and audit."
        }
        ExportFormat::Robvis => "A table for each category and the script that draws it.",
        ExportFormat::Covidence => "For scripts that read Covidence's quality assessment.",
        ExportFormat::Ris => "The citations with the appraisal in a note, for Zotero and EndNote.",
        ExportFormat::CslJson => "The same as CSL-JSON, with every answer.",
        ExportFormat::Agreement => "How far reviewers agree, item by item and over all.",
        ExportFormat::FhirR5 => "An ArtifactAssessment for each study and reviewer.",
        ExportFormat::FhirR6 => "The same in the form of the draft of release 6.",
        ExportFormat::LogCsv => "Every change: when, by whom, what, before and after.",
        ExportFormat::AgreementCsv => {
            "Per cent, kappa with its interval, PABAK and AC1 of every two reviewers, item by item and by round."
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
    if report.studies_merged > 0 {
        lines.push(merged(report.studies_merged));
    }
    if report.left_out > 0 {
        lines.push(left_out(report.left_out));
    }
    if report.renamed > 0 {
        lines.push(renamed(report.renamed));
    }
    if report.appraisals_added > 0 || report.answers_added > 0 {
        lines.push(appraisals(report.appraisals_added, report.answers_added));
    }
    if !report.problems.is_empty() {
        lines.push(problems(report.problems.len()));
    }
    lines
}

#[must_use]
pub fn merged(number: usize) -> String {
    let studies = count(number, "of them gains", "of them gain");
    format!("{studies} facts that were missing")
}

#[must_use]
pub fn left_out(number: usize) -> String {
    let records = count(number, "record that was", "records that were");
    format!("{records} not included, left out")
}

#[must_use]
pub fn renamed(number: usize) -> String {
    let labels = count(number, "label gets", "labels get");
    format!("{labels} a letter, because another study has the same")
}

#[must_use]
pub fn included(included: usize, of: usize) -> String {
    format!("Included by the screening tool: {included} of {of}")
}

#[must_use]
pub fn more_pairs(number: usize) -> String {
    let pairs = count(number, "further pair is", "further pairs are");
    format!("{pairs} not shown here.")
}

#[must_use]
pub fn becomes_label(printed: &str) -> String {
    format!("What “{printed}” becomes")
}

#[must_use]
pub fn column_label(heading: &str) -> String {
    format!("What the column “{heading}” holds")
}

/// A file as it was recognised.
#[must_use]
pub fn file_line(file: &FilePreview) -> String {
    let Some(format) = file.format else {
        return file.name.clone();
    };
    let mut parts = vec![count(file.studies, "study", "studies")];
    if file.appraisals > 0 {
        parts.push(appraisals(file.appraisals, file.answers));
    }
    let (name, source) = (&file.name, source_name(format));
    format!("{name}: {source}, {}", parts.join(", "))
}

#[must_use]
pub const fn source_name(format: SourceFormat) -> &'static str {
    match format {
        SourceFormat::ReviewFile => "review file",
        SourceFormat::Ris => "RIS",
        SourceFormat::Nbib => "PubMed (NBIB)",
        SourceFormat::WebOfScience => "Web of Science",
        SourceFormat::Bibtex => "BibTeX",
        SourceFormat::CovidenceReferences => "references of Covidence",
        SourceFormat::EndnoteXml => "EndNote XML",
        SourceFormat::CslJson => "CSL-JSON",
        SourceFormat::CitationCsv => "table of references",
        SourceFormat::WideTable => "table of ratings",
        SourceFormat::CovidenceQuality => "quality assessment of Covidence",
        SourceFormat::Workbook => "Excel workbook",
    }
}

#[must_use]
pub const fn field_name(field: CitationField) -> &'static str {
    match field {
        CitationField::Title => "Title",
        CitationField::Authors => "Authors",
        CitationField::Year => "Year",
        CitationField::Journal => "Journal",
        CitationField::Volume => "Volume",
        CitationField::Issue => "Issue",
        CitationField::Pages => "Pages",
        CitationField::FirstPage => "First page",
        CitationField::LastPage => "Last page",
        CitationField::Doi => "DOI",
        CitationField::Pmid => "PubMed id",
        CitationField::Url => "Address",
        CitationField::Abstract => "Abstract",
        CitationField::Keywords => "Keywords",
        CitationField::Notes => "Notes",
        CitationField::Label => "Short name of the study",
        CitationField::Other => "Something else, to keep",
        CitationField::Ignore => "Nothing to keep",
    }
}

#[must_use]
pub const fn likeness(why: Likeness) -> &'static str {
    match why {
        Likeness::ContradictingIds => "Much is the same, but DOI or PubMed id differ.",
        Likeness::SameIdOtherTitle => "The same DOI or PubMed id, but another title.",
        Likeness::SameTitle => "The same title; year or first author differ or are missing.",
        Likeness::SimilarTitle => "Very similar titles by the same first author.",
        Likeness::SameLabel => "The same label, and nothing else is known of one of them.",
    }
}
