//! The formats, in the order in which they are offered.

/// What a reviewer wants a file for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportGroup {
    /// To keep the review, or hand it on.
    Keep,
    /// For a manuscript or its supplement.
    Manuscript,
    /// Plots.
    Plots,
    /// For other programs.
    Programs,
}

/// A format for [`export`](super::write::export).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// The review file, `.mmat.json`: everything, to open again.
    ReviewFile,
    /// A workbook: tables by category, tallies, all answers, protocol.
    Xlsx,
    /// The tables as a Word document.
    Docx,
    /// The tables as a page.
    Html,
    /// The tables as markup to paste; on its own a fragment of HTML.
    HtmlFragment,
    /// The tables in Markdown.
    Markdown,
    /// The tables in LaTeX.
    Latex,
    /// A methods and a results paragraph.
    Paragraphs,
    /// Every Can't tell, with what to look for.
    FollowUp,
    /// The lower and the higher half of the studies.
    Split,
    /// Plots as pictures at print resolution, zipped.
    PlotsPng,
    /// Plots as SVG, zipped.
    PlotsSvg,
    /// The wide CSV: a row for each study and reviewer, a column for each item.
    WideCsv,
    /// The long CSV: a row for each study, reviewer and item.
    LongCsv,
    /// CSV files and a script for robvis, zipped.
    Robvis,
    /// The layout of Covidence's quality assessment.
    Covidence,
    /// RIS with the appraisals written back.
    Ris,
    /// CSL-JSON with the appraisals written back.
    CslJson,
    /// How far reviewers agree, as JSON.
    Agreement,
    /// HL7 FHIR, release 5.
    FhirR5,
    /// HL7 FHIR, the draft of release 6.
    FhirR6,
    /// The log as a CSV: a row for each change.
    LogCsv,
    /// How far reviewers agree, as a table.
    AgreementCsv,
}

impl ExportFormat {
    /// All formats, in the order in which they are offered.
    pub const ALL: [Self; 23] = [
        Self::ReviewFile,
        Self::Docx,
        Self::Xlsx,
        Self::HtmlFragment,
        Self::Html,
        Self::Markdown,
        Self::Latex,
        Self::Paragraphs,
        Self::FollowUp,
        Self::Split,
        Self::AgreementCsv,
        Self::PlotsPng,
        Self::PlotsSvg,
        Self::WideCsv,
        Self::LongCsv,
        Self::Robvis,
        Self::Covidence,
        Self::Ris,
        Self::CslJson,
        Self::Agreement,
        Self::FhirR5,
        Self::FhirR6,
        Self::LogCsv,
    ];

    /// The word that the host API uses.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::ReviewFile => "json",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::HtmlFragment => "html-fragment",
            Self::Markdown => "markdown",
            Self::Latex => "latex",
            Self::Paragraphs => "paragraphs",
            Self::FollowUp => "follow-up",
            Self::Split => "split",
            Self::PlotsPng => "plots-png",
            Self::PlotsSvg => "plots-svg",
            Self::WideCsv => "csv-wide",
            Self::LongCsv => "csv-long",
            Self::Robvis => "robvis",
            Self::Covidence => "covidence",
            Self::Ris => "ris",
            Self::CslJson => "csl-json",
            Self::Agreement => "agreement",
            Self::FhirR5 => "fhir-r5",
            Self::FhirR6 => "fhir-r6",
            Self::LogCsv => "csv-log",
            Self::AgreementCsv => "csv-agreement",
        }
    }

    /// The format behind a [`token`](Self::token), if there is one.
    #[must_use]
    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.token() == token)
    }

    /// What it is wanted for.
    #[must_use]
    pub const fn group(self) -> ExportGroup {
        match self {
            Self::ReviewFile => ExportGroup::Keep,
            Self::Docx
            | Self::Xlsx
            | Self::HtmlFragment
            | Self::Html
            | Self::Markdown
            | Self::Latex
            | Self::Paragraphs
            | Self::FollowUp
            | Self::Split
            | Self::AgreementCsv => ExportGroup::Manuscript,
            Self::PlotsPng | Self::PlotsSvg => ExportGroup::Plots,
            Self::WideCsv
            | Self::LongCsv
            | Self::Robvis
            | Self::Covidence
            | Self::Ris
            | Self::CslJson
            | Self::Agreement
            | Self::FhirR5
            | Self::FhirR6
            | Self::LogCsv => ExportGroup::Programs,
        }
    }

    /// Whether the log is in it.
    #[must_use]
    pub const fn has_log(self) -> bool {
        matches!(self, Self::ReviewFile | Self::LogCsv)
    }

    /// What stands in the file's name between title and date, and what follows the date.
    pub(super) const fn name_parts(self) -> (&'static str, &'static str) {
        match self {
            Self::ReviewFile => ("", ".mmat.json"),
            Self::Xlsx => ("-mmat", ".xlsx"),
            Self::Docx => ("-mmat", ".docx"),
            Self::Html => ("-mmat", ".html"),
            Self::HtmlFragment => ("-mmat-fragment", ".html"),
            Self::Markdown => ("-mmat", ".md"),
            Self::Latex => ("-mmat", ".tex"),
            Self::Paragraphs => ("-mmat-paragraphs", ".txt"),
            Self::FollowUp => ("-mmat-follow-up", ".csv"),
            Self::Split => ("-mmat-split", ".csv"),
            Self::PlotsPng => ("-mmat-plots-png", ".zip"),
            Self::PlotsSvg => ("-mmat-plots-svg", ".zip"),
            Self::WideCsv => ("-mmat-wide", ".csv"),
            Self::LongCsv => ("-mmat-long", ".csv"),
            Self::Robvis => ("-mmat-robvis", ".zip"),
            Self::Covidence => ("-mmat-covidence", ".csv"),
            Self::Ris => ("-mmat", ".ris"),
            Self::CslJson => ("-mmat", ".csl.json"),
            Self::Agreement => ("-mmat-agreement", ".json"),
            Self::FhirR5 => ("-mmat-fhir-r5", ".json"),
            Self::FhirR6 => ("-mmat-fhir-r6", ".json"),
            Self::LogCsv => ("-mmat-log", ".csv"),
            Self::AgreementCsv => ("-mmat-agreement", ".csv"),
        }
    }

    /// Whether it is text that can go over the clipboard as well as into a file.
    #[must_use]
    pub fn is_plain_text(self) -> bool {
        self != Self::HtmlFragment && self.media_type().ends_with("charset=utf-8")
    }

    pub(super) const fn media_type(self) -> &'static str {
        match self {
            Self::ReviewFile | Self::Agreement => "application/json;charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Html | Self::HtmlFragment => "text/html;charset=utf-8",
            Self::Markdown => "text/markdown;charset=utf-8",
            Self::Latex => "application/x-tex;charset=utf-8",
            Self::Paragraphs => "text/plain;charset=utf-8",
            Self::FollowUp
            | Self::Split
            | Self::AgreementCsv
            | Self::WideCsv
            | Self::LongCsv
            | Self::Covidence
            | Self::LogCsv => "text/csv;charset=utf-8",
            Self::PlotsPng | Self::PlotsSvg | Self::Robvis => "application/zip",
            Self::Ris => "application/x-research-info-systems;charset=utf-8",
            Self::CslJson => "application/vnd.citationstyles.csl+json;charset=utf-8",
            Self::FhirR5 | Self::FhirR6 => "application/fhir+json;charset=utf-8",
        }
    }
}
