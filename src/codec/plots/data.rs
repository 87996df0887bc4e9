//! The table behind each plot, as CSV in the format of [`crate::codec::tables`].

use super::bars;
use super::panels::{Panel, panels};
use super::words;
use crate::codec::prose::percent;
use crate::codec::tables::{Csv, INSTRUMENT, category_token, set_token};
use crate::instrument::{Group, Response};
use crate::review::{Review, Tally, tally};

/// The tables behind the plots as pairs of file name and CSV text: one for all pages of a traffic
/// light, one for each plot of bars.
///
/// Traffic lights: `study,reviewer,category,quantitative_set`, a column for each item, `note`,
/// `instrument`; the reviewer is named only where no appraisal of the study counts. Bars:
/// `item,wording,studies`, then number and rounded per cent of each response, `instrument`.
#[must_use]
pub fn plot_data(review: &Review) -> Vec<(String, String)> {
    if !review.is_appraised() {
        return Vec::new();
    }
    let tally = tally(review);
    let lights = panels(review).into_iter().map(|panel| {
        let name = format!("traffic-light-{}.csv", panel.stem);
        (name, rows_csv(&panel))
    });
    let bars = bars::groups(&tally).into_iter().map(|group| {
        let name = format!("bars-{}.csv", bars::stem(group));
        (name, counts_csv(&tally, group))
    });
    lights.chain(bars).collect()
}

fn rows_csv(panel: &Panel<'_>) -> String {
    let mut csv = Csv::new();
    for name in ["study", "reviewer", "category", "quantitative_set"] {
        csv.cell(name);
    }
    for item in &panel.items {
        csv.cell(item.token());
    }
    csv.cell("note");
    csv.cell("instrument");
    csv.end_row();
    for row in &panel.rows {
        let design = row.appraisal.chosen();
        csv.cell(&row.study.label);
        csv.cell(row.reviewer.unwrap_or_default());
        csv.cell(category_token(design));
        csv.cell(set_token(design));
        for item in &panel.items {
            let response = row.appraisal.response(*item);
            csv.cell(response.map_or("", Response::words));
        }
        csv.cell(words::note(row.state).unwrap_or_default());
        csv.cell(INSTRUMENT);
        csv.end_row();
    }
    csv.finish()
}

fn counts_csv(tally: &Tally, group: Group) -> String {
    let mut csv = Csv::new();
    for name in ["item", "wording", "studies"] {
        csv.cell(name);
    }
    let kinds = ["yes", "no", "cant_tell", "unanswered"];
    for kind in kinds {
        csv.cell(kind);
        csv.cell(&format!("{kind}_percent"));
    }
    csv.cell("instrument");
    csv.end_row();
    for item in group.items() {
        let counts = tally.item(*item);
        csv.cell(item.token());
        csv.cell(item.wording());
        csv.cell(&counts.studies().to_string());
        for number in [counts.yes, counts.no, counts.cant_tell, counts.unanswered] {
            csv.cell(&number.to_string());
            let percent = percent(number, counts.studies());
            csv.cell(&percent.map_or_else(String::new, |percent| percent.to_string()));
        }
        csv.cell(INSTRUMENT);
        csv.end_row();
    }
    csv.finish()
}
