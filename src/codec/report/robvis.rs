//! Files for the R package robvis: a CSV for each set of criteria and a script that draws them.
//!
//! Format: robvis at its commit c7c1bdd, template Generic. A column for each criterion, no
//! Overall and no Weight; the words Low, High, Unclear and No information, which both of its
//! plots read alike. That Yes is drawn as Low is a device of the plot, said in the script and
//! never in the tables. UTF-8 without a BOM: the first heading must be exactly `Study`.

mod names;
mod script;

use names::{Names, column};

use super::ReportOptions;
use super::layout::{Table, layout};
use super::zip::zip;
use crate::codec::tables::Csv;
use crate::instrument::{Group, Response};
use crate::review::{Review, Timestamp};

/// A table with the name of its file, without the ending.
struct Plot {
    name: String,
    group: Group,
    rows: usize,
    text: String,
}

/// Writes the tables and the script into one zip: of each category with studies its own criteria,
/// of mixed methods studies their component sets too, each in a file of its own.
#[must_use]
pub fn robvis(review: &Review) -> Vec<u8> {
    // The tables hold no time.
    let layout = layout(review, &ReportOptions::default(), &Timestamp::epoch());
    let tables = layout.sections.iter().flat_map(|section| &section.tables);
    let plots: Vec<Plot> = tables.filter_map(plot).collect();
    let mut files = vec![(
        "mmat_robvis.R".to_owned(),
        script::script(&plots).into_bytes(),
    )];
    for plot in plots {
        files.push((format!("{}.csv", plot.name), plot.text.into_bytes()));
    }
    zip(&files)
}

fn plot(table: &Table) -> Option<Plot> {
    let group = table.group?;
    let set = match group {
        Group::Screening => return None,
        Group::Qualitative => "qualitative",
        Group::Rct => "rct",
        Group::Nonrandomized => "nonrandomized",
        Group::Descriptive => "descriptive",
        Group::Mixed => "mixed",
    };
    let part = if table.component { "mixed_" } else { "" };
    Some(Plot {
        name: format!("mmat_{part}{set}_robvis"),
        group,
        rows: table.rows.len(),
        text: csv(table, group),
    })
}

fn csv(table: &Table, group: Group) -> String {
    let mut csv = Csv::without_bom();
    csv.cell("Study");
    for item in group.items() {
        csv.cell(&column(*item));
    }
    csv.end_row();
    let mut names = Names::default();
    for row in &table.rows {
        csv.cell(&names.free(&row.name()));
        for (item, response) in table.items.iter().zip(&row.answers) {
            if item.group() == group {
                csv.cell(judgement(*response));
            }
        }
        csv.end_row();
    }
    csv.finish()
}

const fn judgement(response: Option<Response>) -> &'static str {
    match response {
        Some(Response::Yes) => "Low",
        Some(Response::No) => "High",
        Some(Response::CantTell) => "Unclear",
        None => "No information",
    }
}
