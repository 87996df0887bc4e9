//! Writes a review in any format.

use std::rc::Rc;

use super::{Content, Export, ExportFormat, ExportOptions, Pictures, named, review_file};
use crate::codec::fhir::{FhirVersion, bundle};
use crate::codec::plots::{Plot, plot_data, plots, svg};
use crate::codec::report::{self, ReportOptions, WriteError, zip::zip};
use crate::codec::{citations, prose, summary_json, tables};
use crate::instrument::{ARTICLE_CITATION, ATTRIBUTION, CITATION};
use crate::review::{Review, Timestamp, agreement_in_rounds, figures};

/// How many pictures are painted at most: pages of A4 with some 40 studies each.
const MOST_PICTURES: usize = 100;

/// What came of writing.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    /// A file.
    File(Export),
    /// A file that has to wait until its pictures are painted.
    Pictures(Box<Pictures>),
}

/// Writes a review in a format.
///
/// # Errors
/// Where the format cannot hold the review: a workbook with more rows than a sheet has, or more than
/// 100 pictures.
pub fn export(
    review: &Review,
    format: ExportFormat,
    options: ExportOptions,
    now: &Timestamp,
) -> Result<Written, WriteError> {
    let file = |content| Ok(Written::File(named(review, format, now, content)));
    let text = |text: String| file(Content::Text(text));
    let bytes = |bytes: Vec<u8>| file(Content::Bytes(Rc::from(bytes)));
    let chosen = ReportOptions {
        share_of_criteria_met: options.share_of_criteria_met,
    };
    match format {
        ExportFormat::ReviewFile => Ok(Written::File(review_file(review, now))),
        ExportFormat::Xlsx => bytes(report::xlsx::xlsx(review, &chosen, now)?),
        ExportFormat::Docx => bytes(report::docx::docx(review, &chosen, now)),
        ExportFormat::Html => text(report::html::html(review, &chosen, now)),
        ExportFormat::HtmlFragment => file(Content::Rich {
            html: report::html::html_fragment(review, &chosen, now),
            plain: report::markdown::markdown(review, &chosen, now),
        }),
        ExportFormat::Markdown => text(report::markdown::markdown(review, &chosen, now)),
        ExportFormat::Latex => text(report::latex::latex(review, &chosen, now)),
        ExportFormat::Paragraphs => text(paragraphs(review, now)),
        ExportFormat::FollowUp => text(prose::follow_up_csv(review)),
        ExportFormat::Split => text(tables::split_csv(review)),
        ExportFormat::PlotsSvg => bytes(drawn(review, now)),
        ExportFormat::PlotsPng => {
            let archive = named(review, format, now, Content::Bytes(Rc::from([])));
            let pictures = Pictures::new(archive, &few(plots(review))?, beside_plots(review, now));
            Ok(Written::Pictures(Box::new(pictures)))
        }
        ExportFormat::WideCsv => text(tables::wide_csv(review)),
        ExportFormat::LongCsv => text(tables::long_csv(review)),
        ExportFormat::Robvis => bytes(report::robvis::robvis(review)),
        ExportFormat::Covidence => text(report::covidence::covidence(review)),
        ExportFormat::Ris => text(citations::ris(review)),
        ExportFormat::CslJson => text(citations::csl_json(review)),
        ExportFormat::Agreement => text(agreement_file(review, now)),
        ExportFormat::FhirR5 => text(bundle(review, FhirVersion::R5, now)),
        ExportFormat::AgreementCsv => text(tables::agreement_csv(review)),
        ExportFormat::FhirR6 => text(bundle(review, FhirVersion::R6, now)),
        ExportFormat::LogCsv => text(tables::log_csv(review)),
    }
}

/// Both paragraphs, each under its heading, with what the numbers rest on.
fn paragraphs(review: &Review, now: &Timestamp) -> String {
    let rounds = agreement_in_rounds(review);
    let main = rounds.main.as_ref().unwrap_or(&rounds.all);
    let facts = prose::AgreementFacts::of(&main.all);
    let methods = prose::methods_paragraph(review, facts.as_ref());
    let mut results = prose::results_paragraph(review, facts.as_ref());
    let pilot = rounds.pilot.as_ref();
    let pilot = pilot.and_then(|pilot| prose::AgreementFacts::of(&pilot.all));
    let studies = review.protocol().pilot.iter();
    let studies = studies
        .filter(|study| review.study(study).is_some())
        .count();
    if let Some(sentence) = pilot.and_then(|facts| prose::pilot_sentence(studies, &facts)) {
        results = format!("{results} {sentence}");
    }
    format!(
        "Methods\n\n{methods}\n\nResults\n\n{results}\n\n{}",
        about(now)
    )
}

fn agreement_file(review: &Review, now: &Timestamp) -> String {
    let mut file = summary_json::figures_json(&figures(review));
    if let Some(members) = file.as_object_mut() {
        members.insert("instrument".to_owned(), CITATION.into());
        members.insert("exported".to_owned(), now.as_str().into());
    }
    format!("{file:#}\n")
}

/// The plots, unless they are too many to be painted: a page at 300 dots an inch takes a fifth of a
/// second and some 1.2 MB.
fn few(plots: Vec<Plot>) -> Result<Vec<Plot>, WriteError> {
    let (pictures, most) = (plots.len(), MOST_PICTURES);
    if pictures > most {
        return Err(WriteError::Pictures { pictures, most });
    }
    Ok(plots)
}

fn drawn(review: &Review, now: &Timestamp) -> Vec<u8> {
    let plots = plots(review);
    let drawings = plots.iter();
    let mut files: Vec<(String, Vec<u8>)> = drawings
        .map(|plot| {
            (
                format!("{}.svg", plot.name),
                svg(&plot.drawing).into_bytes(),
            )
        })
        .collect();
    files.extend(beside_plots(review, now));
    zip(&files)
}

/// The data behind the plots, and what they are.
fn beside_plots(review: &Review, now: &Timestamp) -> Vec<(String, Vec<u8>)> {
    let data = plot_data(review).into_iter();
    let data = data.map(|(name, text)| (name, text.into_bytes()));
    data.chain([("about.txt".to_owned(), about(now).into_bytes())])
        .collect()
}

/// Whose instrument it is, and when the file was written.
fn about(now: &Timestamp) -> String {
    let (day, software, version) = (now.day(), env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    format!(
        "{CITATION}\n\n{ARTICLE_CITATION}\n\n{ATTRIBUTION}\n\nWritten on {day} by {software} {version}.\n"
    )
}
