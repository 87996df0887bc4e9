//! The long table: a row for each study, reviewer and item to rate.

use super::cells::Csv;
use super::{INSTRUMENT, category_token, set_token};
use crate::instrument::Response;
use crate::review::{Appraisal, Review, ReviewerId, Study, items_to_rate};

const HEADER: [&str; 15] = [
    "study",
    "title",
    "year",
    "doi",
    "reviewer",
    "category",
    "quantitative_set",
    "item",
    "wording",
    "rating",
    "comment",
    "quote",
    "location",
    "time",
    "instrument",
];

/// Writes the long table.
///
/// An item that is not answered has a row with an empty rating. Of a study that nobody
/// appraised, only the screening questions are known to be asked; its rows have no reviewer.
#[must_use]
pub fn long_csv(review: &Review) -> String {
    let mut csv = Csv::new();
    for name in HEADER {
        csv.cell(name);
    }
    csv.end_row();
    for study in review.studies() {
        let mut appraised = false;
        for appraisal in review.appraisals_of(&study.id) {
            appraised = true;
            rows(&mut csv, review, study, appraisal);
        }
        if !appraised {
            let nobody = Appraisal::empty(study.id.clone(), ReviewerId::new(""));
            rows(&mut csv, review, study, &nobody);
        }
    }
    csv.finish()
}

fn rows(csv: &mut Csv, review: &Review, study: &Study, appraisal: &Appraisal) {
    let citation = &study.citation;
    let year = citation
        .year
        .map(|year| year.to_string())
        .unwrap_or_default();
    let reviewer = review.reviewer(&appraisal.reviewer);
    let design = appraisal.chosen();
    for item in items_to_rate(appraisal, review.protocol()) {
        let answer = appraisal.answers.get(&item);
        let response = answer.and_then(|answer| answer.response);
        let cells = [
            study.label.as_str(),
            &citation.title,
            &year,
            &citation.doi,
            reviewer.map_or("", |reviewer| reviewer.name.as_str()),
            category_token(design),
            set_token(design),
            item.token(),
            item.wording(),
            response.map_or("", Response::words),
            answer.map_or("", |answer| answer.comment.as_str()),
            answer.map_or("", |answer| answer.quote.as_str()),
            answer.map_or("", |answer| answer.location.as_str()),
            answer.map_or("", |answer| answer.at.as_str()),
            INSTRUMENT,
        ];
        for cell in cells {
            csv.cell(cell);
        }
        csv.end_row();
    }
}
