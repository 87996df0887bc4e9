//! The wide table: a row for each study and reviewer, a column for each item.

use super::cells::Csv;
use super::{INSTRUMENT, category_token, set_token};
use crate::instrument::{ItemId, Response};
use crate::review::{Answer, Appraisal, Review, Study, items_to_rate};

/// Writes the wide table.
///
/// Columns: `study,reviewer,category,quantitative_set,S1,S2,1.1,…,5.5`, then `comment_…`,
/// `quote_…` and `location_…` of each item that has any of these anywhere, then `instrument`.
/// A study that nobody appraised has a row without a reviewer. Answers hidden by the choice of
/// another category stay out; the review file has them.
#[must_use]
pub fn wide_csv(review: &Review) -> String {
    let evidenced = evidenced_items(review);
    let mut csv = Csv::new();
    header(&mut csv, &evidenced);
    for study in review.studies() {
        let mut appraised = false;
        for appraisal in review.appraisals_of(&study.id) {
            appraised = true;
            row(&mut csv, review, study, Some(appraisal), &evidenced);
        }
        if !appraised {
            row(&mut csv, review, study, None, &evidenced);
        }
    }
    csv.finish()
}

fn header(csv: &mut Csv, evidenced: &[ItemId]) {
    for name in ["study", "reviewer", "category", "quantitative_set"] {
        csv.cell(name);
    }
    for item in ItemId::ALL {
        csv.cell(item.token());
    }
    for item in evidenced {
        for kind in ["comment", "quote", "location"] {
            csv.cell(&format!("{kind}_{}", item.token()));
        }
    }
    csv.cell("instrument");
    csv.end_row();
}

fn row(
    csv: &mut Csv,
    review: &Review,
    study: &Study,
    appraisal: Option<&Appraisal>,
    evidenced: &[ItemId],
) {
    let design = appraisal.and_then(Appraisal::chosen);
    let reviewer = appraisal.and_then(|appraisal| review.reviewer(&appraisal.reviewer));
    csv.cell(&study.label);
    csv.cell(reviewer.map_or("", |reviewer| reviewer.name.as_str()));
    csv.cell(category_token(design));
    csv.cell(set_token(design));
    let shown = appraisal.map_or_else(Vec::new, |found| items_to_rate(found, review.protocol()));
    let answer = |item: ItemId| {
        let appraisal = appraisal.filter(|_| shown.contains(&item))?;
        appraisal.answers.get(&item)
    };
    for item in ItemId::ALL {
        let response = answer(item).and_then(|answer| answer.response);
        csv.cell(response.map_or("", Response::words));
    }
    for item in evidenced {
        let answer = answer(*item);
        csv.cell(answer.map_or("", |answer| &answer.comment));
        csv.cell(answer.map_or("", |answer| &answer.quote));
        csv.cell(answer.map_or("", |answer| &answer.location));
    }
    csv.cell(INSTRUMENT);
    csv.end_row();
}

/// The items with a comment, quote or location in an answer that the table shows.
fn evidenced_items(review: &Review) -> Vec<ItemId> {
    let mut found = Vec::new();
    for study in review.studies() {
        for appraisal in review.appraisals_of(&study.id) {
            for item in items_to_rate(appraisal, review.protocol()) {
                let answer = appraisal.answers.get(&item);
                if answer.is_some_and(|answer| !is_bare(answer)) {
                    found.push(item);
                }
            }
        }
    }
    let in_order = ItemId::ALL.into_iter();
    in_order.filter(|item| found.contains(item)).collect()
}

fn is_bare(answer: &Answer) -> bool {
    answer.comment.is_empty() && answer.quote.is_empty() && answer.location.is_empty()
}
