//! The report as a Word document.
//!
//! Format: WordprocessingML, the transitional schema of ECMA-376, part 1, in as few parts as Word
//! needs. Landscape pages; the heading row of a table comes again on each page; styles by name,
//! so that a journal's own take their place.

mod body;
mod parts;

use body::{Body, Cell};

use super::ReportOptions;
use super::layout::{AGREEMENT, COUNTS, Layout, SHARE, Section, Table, layout};
use super::words::{LEGEND, heading};
use super::zip::zip;
use crate::review::{Review, Timestamp};

/// Writes the report.
#[must_use]
pub fn docx(review: &Review, options: &ReportOptions, now: &Timestamp) -> Vec<u8> {
    let layout = layout(review, options, now);
    let mut body = Body::new();
    body.paragraph("Title", &layout.title);
    if !layout.source.is_empty() {
        body.paragraph("Note", &format!("Source of the data: {}", layout.source));
    }
    if layout.sections.is_empty() {
        body.paragraph("Normal", "No studies.");
    }
    for one in &layout.sections {
        body.paragraph("Heading1", &one.heading);
        section(&mut body, one, &layout);
    }
    if !layout.tallies.is_empty() {
        body.paragraph("Heading1", "Counts of responses");
        tallies(&mut body, &layout);
    }
    if !layout.agreements.is_empty() {
        body.paragraph("Heading1", "Agreement of reviewers");
        agreements(&mut body, &layout);
    }
    protocol(&mut body, &layout);
    body.paragraph("Heading1", "About");
    for (name, what) in &layout.about {
        body.paragraph("Note", &format!("{name}: {what}"));
    }
    zip(&parts::parts(&layout.title, now, &body.finish()))
}

fn section(body: &mut Body, section: &Section, layout: &Layout) {
    for one in &section.tables {
        table(body, one);
        if one.shares
            && let Some(warning) = layout.warning
        {
            body.paragraph("Note", warning);
        }
        body.paragraph("Note", LEGEND);
    }
    for note in &section.notes {
        body.paragraph("Note", note);
    }
}

fn table(body: &mut Body, table: &Table) {
    let items = table.items.iter().map(|item| heading(*item));
    let share = table.shares.then(|| SHARE.to_owned());
    let header: Vec<String> = ["Study".to_owned()]
        .into_iter()
        .chain(items)
        .chain(share)
        .collect();
    body.open_table(&table.caption, 2800, &header);
    for row in &table.rows {
        let name = row.name();
        let answers = row.answers.iter().map(|answer| Cell::Answer(*answer));
        let share = row.share.iter().map(|share| Cell::Text(share));
        let cells = [Cell::Text(&name)].into_iter().chain(answers).chain(share);
        body.row(&cells.collect::<Vec<_>>());
    }
    body.close_table();
}

fn tallies(body: &mut Body, layout: &Layout) {
    let header = ["Item", "Studies"].into_iter().chain(COUNTS);
    let header: Vec<String> = header.map(str::to_owned).collect();
    let caption = "Counts of responses, n (% of the studies that the item applies to)";
    body.open_table(caption, 6500, &header);
    for tally in &layout.tallies {
        let head = [heading(tally.item), tally.studies.to_string()];
        let texts: Vec<String> = head.into_iter().chain(tally.shares()).collect();
        body.row(
            &texts
                .iter()
                .map(|text| Cell::Text(text))
                .collect::<Vec<_>>(),
        );
    }
    body.close_table();
}

fn agreements(body: &mut Body, layout: &Layout) {
    let header = AGREEMENT.map(str::to_owned);
    for table in &layout.agreements {
        body.open_table(&table.caption, 3400, &header);
        for row in &table.rows {
            body.row(&row.each_ref().map(|text| Cell::Text(text)));
        }
        body.close_table();
    }
}

fn protocol(body: &mut Body, layout: &Layout) {
    let protocol = &layout.protocol;
    body.paragraph("Heading1", "Protocol");
    for statement in &protocol.statements {
        body.paragraph("Normal", statement);
    }
    if !protocol.rules.is_empty() {
        let header = ["Item", "Rule", "Agreed"].map(str::to_owned);
        body.open_table("Rules of the team", 4800, &header);
        for rule in &protocol.rules {
            let item = heading(rule.item);
            body.row(&[&item, &rule.text, &rule.agreed].map(|text| Cell::Text(text)));
        }
        body.close_table();
    }
    for (day, reason) in &protocol.amendments {
        body.paragraph("Normal", &format!("Opened again on {day}: {reason}"));
    }
}
