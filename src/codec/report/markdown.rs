//! The report in Markdown with tables.
//!
//! Format: GitHub Flavored Markdown. Every mark that could mean something is escaped, so that text
//! of the team stays text: raw HTML, links, emphasis. A line break within a cell is `<br>`, the
//! only HTML in it.

use super::ReportOptions;
use super::layout::{AGREEMENT, COUNTS, Layout, SHARE, Section, Table, layout};
use super::words::{LEGEND, heading, word};
use crate::review::{Review, Timestamp};

/// Writes the report.
#[must_use]
pub fn markdown(review: &Review, options: &ReportOptions, now: &Timestamp) -> String {
    let layout = layout(review, options, now);
    let mut text = format!("# {}\n", escaped(&layout.title));
    if !layout.source.is_empty() {
        paragraph(
            &mut text,
            &format!("Source of the data: {}", escaped(&layout.source)),
        );
    }
    if layout.sections.is_empty() {
        paragraph(&mut text, "No studies.");
    }
    for one in &layout.sections {
        section(&mut text, one, &layout);
    }
    tallies(&mut text, &layout);
    agreements(&mut text, &layout);
    protocol(&mut text, &layout);
    text.push_str("\n## About\n\n");
    for (name, what) in &layout.about {
        text.push_str(&format!("- {name}: {}\n", escaped(what)));
    }
    text
}

fn section(text: &mut String, section: &Section, layout: &Layout) {
    text.push_str(&format!("\n## {}\n", escaped(&section.heading)));
    for one in &section.tables {
        if one.component {
            text.push_str(&format!("\n### {}\n", escaped(&one.caption)));
        }
        table(text, one);
        if one.shares
            && let Some(warning) = layout.warning
        {
            paragraph(text, &escaped(warning));
        }
    }
    list(text, section.notes.iter().map(|note| escaped(note)));
}

fn table(text: &mut String, table: &Table) {
    let items = table.items.iter().map(|item| item.token());
    let share = table.shares.then_some(SHARE);
    let header: Vec<String> = ["Study"]
        .into_iter()
        .chain(items)
        .chain(share)
        .map(escaped)
        .collect();
    let rows = table.rows.iter().map(|row| {
        let answers = row.answers.iter().map(|answer| word(*answer).to_owned());
        let cells = [row.name()]
            .into_iter()
            .chain(answers)
            .chain(row.share.clone());
        cells.map(|cell| escaped(&cell)).collect()
    });
    grid(text, &header, rows);
    let wordings = table.items.iter().map(|item| escaped(&heading(*item)));
    list(text, wordings.chain([escaped(LEGEND)]));
}

fn tallies(text: &mut String, layout: &Layout) {
    if layout.tallies.is_empty() {
        return;
    }
    text.push_str("\n## Counts of responses, n (%)\n");
    let header = ["Item", "Studies"].into_iter().chain(COUNTS);
    let header: Vec<String> = header.map(str::to_owned).collect();
    let rows = layout.tallies.iter().map(|tally| {
        let head = [escaped(&heading(tally.item)), tally.studies.to_string()];
        head.into_iter()
            .chain(tally.shares().map(|count| escaped(&count)))
            .collect()
    });
    grid(text, &header, rows);
}

fn agreements(text: &mut String, layout: &Layout) {
    let header = AGREEMENT.map(escaped);
    for table in &layout.agreements {
        text.push_str(&format!("\n## {}\n", escaped(&table.caption)));
        let rows = table.rows.iter();
        let rows = rows.map(|row| row.iter().map(|cell| escaped(cell)).collect());
        grid(text, &header, rows);
    }
}

fn protocol(text: &mut String, layout: &Layout) {
    text.push_str("\n## Protocol\n");
    let protocol = &layout.protocol;
    let statements = protocol.statements.iter().map(|one| escaped(one));
    let rules = protocol.rules.iter().map(|rule| {
        format!(
            "Rule for {} (agreed {}): {}",
            escaped(rule.item.token()),
            rule.agreed,
            escaped(&rule.text)
        )
    });
    let amendments = protocol
        .amendments
        .iter()
        .map(|(day, reason)| format!("Opened again on {day}: {}", escaped(reason)));
    list(text, statements.chain(rules).chain(amendments));
}

/// A table of escaped cells.
fn grid(text: &mut String, header: &[String], rows: impl Iterator<Item = Vec<String>>) {
    text.push_str(&format!("\n| {} |\n|", header.join(" | ")));
    text.push_str(&" --- |".repeat(header.len()));
    text.push('\n');
    for row in rows {
        text.push_str(&format!("| {} |\n", row.join(" | ")));
    }
}

fn list(text: &mut String, lines: impl Iterator<Item = String>) {
    let mut lines = lines.peekable();
    if lines.peek().is_some() {
        text.push('\n');
    }
    for line in lines {
        text.push_str(&format!("- {line}\n"));
    }
}

fn paragraph(text: &mut String, words: &str) {
    text.push_str(&format!("\n{words}\n"));
}

/// The text with nothing in it that Markdown reads: marks behind a backslash, those of HTML as
/// entities, line breaks as `<br>`. An address in it may still become a link by itself.
fn escaped(text: &str) -> String {
    let text = text.trim();
    let mut escaped = String::new();
    // A dash, or a number with a dot, would begin a list.
    let digits = text.trim_start_matches(|character: char| character.is_ascii_digit());
    let list_mark = text.len() - digits.len();
    for (place, character) in text.char_indices() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\n' => escaped.push_str("<br>"),
            '\t' => escaped.push(' '),
            '.' | ')' | '-' if place == list_mark && ends_mark(text, place) => {
                escaped.push('\\');
                escaped.push(character);
            }
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '+' | '!' | '|' | '~' | '^'
            | '$' | '=' => {
                escaped.push('\\');
                escaped.push(character);
            }
            _ => escaped.push(character),
        }
    }
    escaped
}

/// Whether the mark at this place, one byte long, has nothing but a blank or the end behind it.
fn ends_mark(text: &str, place: usize) -> bool {
    let rest = text.get(place + 1..).unwrap_or_default();
    rest.is_empty() || rest.starts_with(char::is_whitespace)
}
