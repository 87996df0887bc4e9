//! The log as a table.

use super::INSTRUMENT;
use super::cells::Csv;
use crate::codec::wire::what_token;
use crate::review::{Review, What};

const HEADER: [&str; 9] = [
    "at",
    "reviewer",
    "what",
    "item",
    "study",
    "study_id",
    "before",
    "after",
    "instrument",
];

/// Writes the log that goes with a review, the newest change first: a row for each.
///
/// `at` is the time in UTC; `what` is the word of the review file; `study` is the label as it is
/// now, empty for a study that is gone.
#[must_use]
pub fn log_csv(review: &Review) -> String {
    let mut csv = Csv::new();
    for name in HEADER {
        csv.cell(name);
    }
    csv.end_row();
    for entry in review.log().newest_first() {
        let by = entry.by.as_ref();
        let reviewer = by.and_then(|id| review.reviewer(id));
        let reviewer = reviewer.map(|one| one.name.as_str());
        let study = entry.study.as_ref();
        let label = study.and_then(|id| review.study(id));
        let item = match entry.what {
            What::Answer(item) | What::AgreedAnswer(item) => item.token(),
            _ => "",
        };
        csv.cell(entry.at.as_str());
        csv.cell(reviewer.or(by.map(|id| id.as_str())).unwrap_or_default());
        csv.cell(what_token(entry.what));
        csv.cell(item);
        csv.cell(label.map_or("", |study| study.label.as_str()));
        csv.cell(study.map_or("", |id| id.as_str()));
        csv.cell(&entry.before_with_names(review));
        csv.cell(&entry.after_with_names(review));
        csv.cell(INSTRUMENT);
        csv.end_row();
    }
    csv.finish()
}
