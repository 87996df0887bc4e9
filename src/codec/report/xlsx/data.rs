//! The sheets with all answers: the long one, to read, and the wide one, to read back; and how far
//! reviewers agree.

use super::book::{Book, Sheet};
use crate::codec::report::WriteError;
use crate::codec::report::words::printable;
use crate::codec::tables::{AGREEMENT_HEADER, AgreementCell, agreement_rows, unguarded, wide_csv};
use crate::review::{Appraisal, Review, ReviewerId, Study, items_to_rate};

const ANSWERS: [&str; 9] = [
    "Study", "Reviewer", "Item", "Wording", "Response", "Comment", "Quote", "Location", "Time",
];

/// A row for each study, reviewer and item to rate. Of a study that nobody appraised, only the
/// screening questions are known to be asked; its rows have no reviewer.
pub(super) fn answers(book: &mut Book, review: &Review) -> Result<(), WriteError> {
    let mut sheet = book.sheet("Answers")?;
    let widths = [24.0, 16.0, 8.0, 50.0, 12.0, 50.0, 50.0, 16.0, 24.0];
    sheet.header(&ANSWERS.map(str::to_owned), &widths, 20.0)?;
    for study in review.studies() {
        let mut appraised = false;
        for appraisal in review.appraisals_of(&study.id) {
            appraised = true;
            rows(&mut sheet, review, study, appraisal)?;
        }
        if !appraised {
            let nobody = Appraisal::empty(study.id.clone(), ReviewerId::new(""));
            rows(&mut sheet, review, study, &nobody)?;
        }
    }
    Ok(())
}

fn rows(
    sheet: &mut Sheet<'_>,
    review: &Review,
    study: &Study,
    appraisal: &Appraisal,
) -> Result<(), WriteError> {
    let reviewer = review.reviewer(&appraisal.reviewer);
    let reviewer = reviewer.map_or("", |reviewer| reviewer.name.as_str());
    for item in items_to_rate(appraisal, review.protocol()) {
        let answer = appraisal.answers.get(&item);
        for text in [&study.label, reviewer, item.token(), item.wording()] {
            sheet.text(&printable(text))?;
        }
        sheet.answer(answer.and_then(|answer| answer.response))?;
        if let Some(answer) = answer {
            for text in [&answer.comment, &answer.quote, &answer.location] {
                sheet.text(&printable(text))?;
            }
            sheet.text(answer.at.as_str())?;
        }
        sheet.end_row();
    }
    Ok(())
}

/// The table of agreement, with numbers as numbers; no sheet where there is nothing to compare.
pub(super) fn agreement(book: &mut Book, review: &Review) -> Result<(), WriteError> {
    let rows = agreement_rows(review);
    if rows.is_empty() {
        return Ok(());
    }
    let mut sheet = book.sheet("Agreement")?;
    let widths = [8.0, 16.0, 16.0, 12.0, 8.0, 8.0, 10.0];
    sheet.header(&AGREEMENT_HEADER.map(str::to_owned), &widths, 20.0)?;
    for row in rows {
        for cell in row {
            match cell {
                AgreementCell::Text(text) => sheet.text(&printable(&text))?,
                AgreementCell::Number(number) => sheet.figure(number)?,
            }
        }
        sheet.end_row();
    }
    Ok(())
}

/// The wide table, cell for cell: its CSV in another container, so that the two cannot part.
///
/// The guard against formulas is taken off, since a text cell is never one; it stays where the
/// reader of the table would otherwise take an apostrophe of the team's for it.
pub(super) fn appraisals(book: &mut Book, review: &Review) -> Result<(), WriteError> {
    let text = wide_csv(review);
    let text = text.trim_start_matches('\u{feff}');
    let mut records = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes())
        .into_records();
    let mut sheet = book.sheet("Appraisals")?;
    if let Some(Ok(header)) = records.next() {
        let header: Vec<String> = header.iter().map(str::to_owned).collect();
        sheet.header(&header, &[24.0, 16.0, 16.0, 16.0, 11.0], 20.0)?;
    }
    for record in records.filter_map(Result::ok) {
        for cell in &record {
            let bare = unguarded(cell);
            let again = unguarded(bare);
            sheet.text(if again == bare { bare } else { cell })?;
        }
        sheet.end_row();
    }
    Ok(())
}
