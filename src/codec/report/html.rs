//! The report as HTML: a file of its own, and its tables for the clipboard.
//!
//! The file has a small style of its own, no script and nothing from elsewhere. What goes into
//! the clipboard carries its style on each cell, since word processors drop everything else, and
//! its captions as paragraphs, since they drop those too.

mod markup;

use markup::{Markup, escaped};

use super::ReportOptions;
use super::layout::{AGREEMENT, COUNTS, Layout, SHARE, Section, Table, layout};
use super::words::{LEGEND, UNANSWERED, colours, glyph, heading};
use crate::instrument::Response;
use crate::review::{Review, Timestamp};

const STYLE: &str = "
:root { color-scheme: light; }
body { font: 15px/1.45 system-ui, -apple-system, \"Segoe UI\", Roboto, sans-serif; color: #16202b; background: #fff; margin: 2rem auto; padding: 0 1rem; max-width: 75rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; }
p, li { max-width: 55rem; } .note { color: #4a5765; font-size: .92em; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: .8rem 0; width: 100%; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { border: 1px solid #dfe3e8; padding: .35rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { background: #f6f7f9; font-weight: 600; font-size: .85em; vertical-align: bottom; overflow-wrap: break-word; }
tbody th { font-weight: 600; min-width: 9rem; } td.answer, td.figure { white-space: nowrap; overflow-wrap: normal; }
@page { size: A4 landscape; margin: 15mm; }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 10pt; } .scroll { overflow: visible; } thead { display: table-header-group; } tr { break-inside: avoid; } h2 { break-after: avoid; } td { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
";

/// Writes the report as an HTML file.
#[must_use]
pub fn html(review: &Review, options: &ReportOptions, now: &Timestamp) -> String {
    let layout = layout(review, options, now);
    let title = escaped(&layout.title);
    let mut page = Markup::new(false);
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.raw(&format!("<title>{title}</title>\n<style>{STYLE}"));
    for response in Response::ALL.map(Some).into_iter().chain([None]) {
        let colours = colours(response);
        let (class, ink, ground) = (class(response), colours.ink, colours.ground);
        page.raw(&format!(
            ".{class} {{ color: #{ink}; background: #{ground}; }}\n"
        ));
    }
    page.raw("</style>\n</head>\n<body>\n");
    page.element("h1", "", &layout.title);
    if !layout.source.is_empty() {
        page.element(
            "p",
            "note",
            &format!("Source of the data: {}", layout.source),
        );
    }
    if layout.sections.is_empty() {
        page.element("p", "", "No studies.");
    }
    for one in &layout.sections {
        page.element("h2", "", &one.heading);
        section(&mut page, one, &layout);
    }
    if !layout.tallies.is_empty() {
        page.element("h2", "", "Counts of responses");
        tallies(&mut page, &layout);
    }
    if !layout.agreements.is_empty() {
        page.element("h2", "", "Agreement of reviewers");
        agreements(&mut page, &layout);
    }
    protocol(&mut page, &layout);
    page.element("h2", "", "About");
    let about = layout
        .about
        .iter()
        .map(|(name, what)| format!("{name}: {what}"));
    page.list(about);
    page.raw("</body>\n</html>\n");
    page.finish()
}

/// Writes the tables with their notes and the counts, for the clipboard: word processors paste
/// them as tables. What instrument it is stands in the last line.
#[must_use]
pub fn html_fragment(review: &Review, options: &ReportOptions, now: &Timestamp) -> String {
    let layout = layout(review, options, now);
    let mut page = Markup::new(true);
    page.raw("<div>\n");
    for one in &layout.sections {
        section(&mut page, one, &layout);
    }
    if !layout.tallies.is_empty() {
        tallies(&mut page, &layout);
    }
    agreements(&mut page, &layout);
    let source = layout.about.iter().find(|(name, _)| *name == "Citation");
    if let Some((_, citation)) = source {
        page.element("p", "note", citation);
    }
    page.raw("</div>\n");
    page.finish()
}

fn section(page: &mut Markup, section: &Section, layout: &Layout) {
    for one in &section.tables {
        table(page, one);
        if one.shares
            && let Some(warning) = layout.warning
        {
            page.element("p", "note", warning);
        }
        page.element("p", "note", LEGEND);
    }
    page.list(section.notes.iter().cloned());
}

fn table(page: &mut Markup, table: &Table) {
    page.open_table(&table.caption);
    let items = table.items.iter().map(|item| heading(*item));
    let share = table.shares.then(|| SHARE.to_owned());
    page.head(["Study".to_owned()].into_iter().chain(items).chain(share));
    for row in &table.rows {
        page.open_row(&row.name());
        for answer in &row.answers {
            page.answer(*answer, class(*answer));
        }
        if let Some(share) = &row.share {
            page.figure(share);
        }
        page.close_row();
    }
    page.close_table();
}

fn tallies(page: &mut Markup, layout: &Layout) {
    page.open_table("Counts of responses, n (% of the studies that the item applies to)");
    page.head(
        ["Item", "Studies"]
            .into_iter()
            .chain(COUNTS)
            .map(str::to_owned),
    );
    for tally in &layout.tallies {
        page.open_row(&heading(tally.item));
        page.figure(&tally.studies.to_string());
        for count in tally.shares() {
            page.figure(&count);
        }
        page.close_row();
    }
    page.close_table();
}

fn agreements(page: &mut Markup, layout: &Layout) {
    for table in &layout.agreements {
        page.open_table(&table.caption);
        page.head(AGREEMENT.into_iter().map(str::to_owned));
        for [name, figures @ ..] in &table.rows {
            page.open_row(name);
            figures.iter().for_each(|figure| page.figure(figure));
            page.close_row();
        }
        page.close_table();
    }
}

fn protocol(page: &mut Markup, layout: &Layout) {
    page.element("h2", "", "Protocol");
    let protocol = &layout.protocol;
    page.list(protocol.statements.iter().cloned());
    if !protocol.rules.is_empty() {
        page.open_table("Rules of the team");
        page.head(["Item", "Rule", "Agreed"].into_iter().map(str::to_owned));
        for rule in &protocol.rules {
            page.open_row(&heading(rule.item));
            page.cell(&rule.text);
            page.cell(&rule.agreed);
            page.close_row();
        }
        page.close_table();
    }
    let amendments = protocol.amendments.iter();
    page.list(amendments.map(|(day, reason)| format!("Opened again on {day}: {reason}")));
}

const fn class(response: Option<Response>) -> &'static str {
    match response {
        Some(Response::Yes) => "yes",
        Some(Response::No) => "no",
        Some(Response::CantTell) => "cant-tell",
        None => "unanswered",
    }
}

/// The answer with its sign, as it is drawn.
fn drawn(response: Option<Response>) -> String {
    match response {
        Some(response) => format!("{} {}", glyph(response), response.words()),
        None => UNANSWERED.to_owned(),
    }
}
