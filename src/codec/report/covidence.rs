//! The layout in which Covidence hands out quality assessments (Extraction 1), for R scripts that
//! read it. Covidence itself takes no appraisals in.
//!
//! Two header rows; then a row for each study and reviewer, with judgement, quote and comment of
//! each domain. Judgements are in lower case: `yes`, `no`, `can't tell`; not answered is empty.
//! UTF-8 without a BOM, which R would read as part of the first heading.

use super::words::heading;
use crate::codec::tables::Csv;
use crate::instrument::ItemId;
use crate::review::{Answer, Appraisal, Review, items_to_rate};

/// Writes the table. Its domains are the items that anybody was asked to rate; the cells of items
/// that do not apply to a study are empty.
#[must_use]
pub fn covidence(review: &Review) -> String {
    let items = items(review);
    let mut csv = Csv::without_bom();
    for name in ["Study Id", "Reviewer"] {
        csv.cell(name);
    }
    for item in &items {
        for name in [heading(*item).as_str(), "", ""] {
            csv.cell(name);
        }
    }
    csv.end_row();
    for name in ["", ""] {
        csv.cell(name);
    }
    for _ in &items {
        for name in ["Judgement", "Quotes", "Comments"] {
            csv.cell(name);
        }
    }
    csv.end_row();
    for study in review.studies() {
        for appraisal in review.appraisals_of(&study.id) {
            csv.cell(&study.label);
            let reviewer = review.reviewer(&appraisal.reviewer);
            csv.cell(reviewer.map_or("", |reviewer| reviewer.name.as_str()));
            answers(&mut csv, review, appraisal, &items);
            csv.end_row();
        }
    }
    csv.finish()
}

/// The items that somebody was asked to rate, in the instrument's order.
fn items(review: &Review) -> Vec<ItemId> {
    let mut asked = std::collections::BTreeSet::new();
    for appraisal in review.appraisals() {
        asked.extend(items_to_rate(appraisal, review.protocol()));
    }
    asked.into_iter().collect()
}

fn answers(csv: &mut Csv, review: &Review, appraisal: &Appraisal, items: &[ItemId]) {
    let shown = items_to_rate(appraisal, review.protocol());
    for item in items {
        let answer = appraisal.answers.get(item);
        let answer = answer.filter(|_| shown.contains(item));
        let judgement = answer.and_then(|answer| answer.response);
        let judgement = judgement.map(|response| response.words().to_lowercase());
        csv.cell(&judgement.unwrap_or_default());
        csv.cell(&answer.map(quote).unwrap_or_default());
        csv.cell(answer.map_or("", |answer| &answer.comment));
    }
}

/// The quote with the place where it stands, for which the layout has no column.
fn quote(answer: &Answer) -> String {
    match (answer.quote.as_str(), answer.location.as_str()) {
        (quote, "") => quote.to_owned(),
        ("", location) => format!("[{location}]"),
        (quote, location) => format!("{quote} [{location}]"),
    }
}
