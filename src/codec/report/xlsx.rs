//! The report as an Excel workbook.
//!
//! A sheet for each table, then Tallies, Agreement where two reviewers appraised a study, Answers, Protocol, Appraisals and About. Appraisals is
//! the wide table, column for column, so that the workbook can be read back. All text is written
//! as text and marked as such, never as a formula. The format keeps 32,767 characters of a cell
//! (Excel specifications and limits): longer text is cut with a mark, and About says where.

mod book;
mod data;
mod looks;

use book::Book;
use rust_xlsxwriter::{DocProperties, ExcelDateTime};

use super::layout::{COUNTS, Layout, SHARE, Section, Table, layout};
use super::words::{LEGEND, heading};
use super::{ReportOptions, WriteError};
use crate::instrument::Group;
use crate::review::{Review, Timestamp};

/// Writes the workbook.
///
/// # Errors
/// Where a sheet would need more than the 1,048,576 rows that Excel has.
pub fn xlsx(
    review: &Review,
    options: &ReportOptions,
    now: &Timestamp,
) -> Result<Vec<u8>, WriteError> {
    let layout = layout(review, options, now);
    let mut book = Book::new();
    book.properties(&properties(&layout, now));
    for section in &layout.sections {
        for table in &section.tables {
            category(&mut book, section, table, &layout)?;
        }
    }
    tallies(&mut book, &layout)?;
    data::agreement(&mut book, review)?;
    data::answers(&mut book, review)?;
    protocol(&mut book, &layout)?;
    data::appraisals(&mut book, review)?;
    about(&mut book, &layout)?;
    Ok(book.finish()?)
}

/// The date must be ours: the library would ask a clock that the browser's wasm lacks.
fn properties(layout: &Layout, now: &Timestamp) -> DocProperties {
    let part = |from: usize, to: usize| {
        let digits = now.as_str().get(from..to);
        digits
            .and_then(|digits| digits.parse::<u16>().ok())
            .unwrap_or(1)
    };
    let small = |from: usize| u8::try_from(part(from, from + 2)).unwrap_or(1);
    let day = ExcelDateTime::from_ymd(part(0, 4), small(5), small(8));
    let moment = day
        .and_then(|day| day.and_hms(part(11, 13), small(14), f64::from(small(17).min(59))))
        .unwrap_or_default();
    DocProperties::new()
        .set_title(book::fitting(&layout.title, 255).0)
        .set_creation_datetime(&moment)
}

fn category(
    book: &mut Book,
    section: &Section,
    table: &Table,
    layout: &Layout,
) -> Result<(), WriteError> {
    let items = table.items.iter().map(|item| heading(*item));
    let share = table.shares.then(|| SHARE.to_owned());
    let header: Vec<String> = ["Study".to_owned()]
        .into_iter()
        .chain(items)
        .chain(share)
        .collect();
    let mut sheet = book.sheet(sheet_name(table))?;
    sheet.header(&header, &[28.0, 20.0], 95.0)?;
    for row in &table.rows {
        sheet.text(&row.name())?;
        for answer in &row.answers {
            sheet.answer(*answer)?;
        }
        if let Some(share) = &row.share {
            sheet.text(share)?;
        }
        sheet.end_row();
    }
    sheet.end_row();
    sheet.note(&table.caption)?;
    sheet.note(LEGEND)?;
    if table.shares
        && let Some(warning) = layout.warning
    {
        sheet.note(warning)?;
    }
    if !table.component {
        for note in &section.notes {
            sheet.note(note)?;
        }
    }
    Ok(())
}

/// A name of at most 31 characters, as Excel wants it.
const fn sheet_name(table: &Table) -> &'static str {
    match (table.group, table.component) {
        (Some(Group::Qualitative), false) => "1 Qualitative",
        (Some(Group::Rct), false) => "2 RCT",
        (Some(Group::Nonrandomized), false) => "3 Non-randomized",
        (Some(Group::Descriptive), false) => "4 Descriptive",
        (Some(Group::Mixed), _) => "5 Mixed methods",
        (Some(Group::Qualitative), true) => "5 Part 1 Qualitative",
        (Some(Group::Rct), true) => "5 Part 2 RCT",
        (Some(Group::Nonrandomized), true) => "5 Part 3 Non-randomized",
        (Some(Group::Descriptive), true) => "5 Part 4 Descriptive",
        (None | Some(Group::Screening), _) => "No category",
    }
}

fn tallies(book: &mut Book, layout: &Layout) -> Result<(), WriteError> {
    let shares = COUNTS.iter().map(|name| format!("{name}, n (%)"));
    let header = ["Item", "Wording", "Studies"]
        .into_iter()
        .chain(COUNTS)
        .map(str::to_owned);
    let mut sheet = book.sheet("Tallies")?;
    sheet.header(
        &header.chain(shares).collect::<Vec<_>>(),
        &[8.0, 60.0, 14.0],
        32.0,
    )?;
    for tally in &layout.tallies {
        sheet.text(tally.item.token())?;
        sheet.text(tally.item.wording())?;
        for number in [tally.studies].into_iter().chain(tally.counts) {
            sheet.number(number)?;
        }
        for share in tally.shares() {
            sheet.text(&share)?;
        }
        sheet.end_row();
    }
    Ok(())
}

fn protocol(book: &mut Book, layout: &Layout) -> Result<(), WriteError> {
    let protocol = &layout.protocol;
    let mut sheet = book.sheet("Protocol")?;
    let header = ["What", "Item", "Text", "Day"].map(str::to_owned);
    sheet.header(&header, &[16.0, 40.0, 80.0, 20.0], 20.0)?;
    let statements = protocol.statements.iter();
    let statements = statements.map(|one| ["Protocol", "", one, ""].map(str::to_owned));
    let rules = protocol.rules.iter().map(|rule| {
        let item = heading(rule.item);
        [
            "Rule".to_owned(),
            item,
            rule.text.clone(),
            rule.agreed.clone(),
        ]
    });
    let amendments = protocol.amendments.iter();
    let amendments = amendments.map(|(day, why)| ["Opened again", "", why, day].map(str::to_owned));
    for row in statements.chain(rules).chain(amendments) {
        sheet.row(&row)?;
    }
    Ok(())
}

fn about(book: &mut Book, layout: &Layout) -> Result<(), WriteError> {
    let cuts = book.cuts();
    let mut sheet = book.sheet("About")?;
    sheet.header(&["What", "Text"].map(str::to_owned), &[16.0, 110.0], 20.0)?;
    sheet.row(&["Review".to_owned(), layout.title.clone()])?;
    if !layout.source.is_empty() {
        sheet.row(&["Source".to_owned(), layout.source.clone()])?;
    }
    for (name, what) in &layout.about {
        sheet.row(&[(*name).to_owned(), what.clone()])?;
    }
    for cut in cuts {
        sheet.row(&["Cut text".to_owned(), cut])?;
    }
    Ok(())
}
