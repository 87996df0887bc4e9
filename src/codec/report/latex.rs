//! The report as LaTeX, to be taken into a manuscript with `\input`.
//!
//! Format: tables of the packages `longtable` and `booktabs`, which a comment at the top asks
//! for. Text is UTF-8 and stays so; what TeX would read as a command, or join to another
//! character, is escaped.

mod escape;

use escape::escaped;

use super::ReportOptions;
use super::layout::{AGREEMENT, COUNTS, Layout, SHARE, Section, Table, layout};
use super::words::{LEGEND, heading, word};
use crate::review::{Review, Timestamp};

const HEAD: &str = r"% Put this into a document with \input. Its preamble needs:
%   \usepackage[T1]{fontenc}
%   \usepackage{array}
%   \usepackage{booktabs}
%   \usepackage{longtable}
%   \usepackage{pdflscape}
% Text in other than Latin letters needs XeLaTeX or LuaLaTeX and a font that has them.
";

/// Writes the report.
#[must_use]
pub fn latex(review: &Review, options: &ReportOptions, now: &Timestamp) -> String {
    let layout = layout(review, options, now);
    let mut text = HEAD.to_owned();
    text.push_str(&format!("\n\\section*{{{}}}\n", escaped(&layout.title)));
    if !layout.source.is_empty() {
        text.push_str(&format!(
            "\nSource of the data: {}\n",
            escaped(&layout.source)
        ));
    }
    if layout.sections.is_empty() {
        text.push_str("\nNo studies.\n");
    }
    for one in &layout.sections {
        section(&mut text, one, &layout);
    }
    tallies(&mut text, &layout);
    for table in &layout.agreements {
        let rows = table.rows.iter().map(|row| row.to_vec());
        text.push('\n');
        long_table(&mut text, &table.caption, "0.24", &AGREEMENT, rows);
    }
    protocol(&mut text, &layout);
    text.push_str("\n\\subsection*{About}\n");
    let about = layout.about.iter();
    list(
        &mut text,
        about.map(|(name, what)| format!("{name}: {}", escaped(what))),
    );
    text
}

fn section(text: &mut String, section: &Section, layout: &Layout) {
    // Heading, tables and what must be read beside them stay together on the turned pages.
    text.push_str("\n\\begin{landscape}");
    text.push_str(&format!(
        "\n\\subsection*{{{}}}\n",
        escaped(&section.heading)
    ));
    for one in &section.tables {
        table(text, one);
        if one.shares
            && let Some(warning) = layout.warning
        {
            text.push_str(&format!("\n\\noindent {}\n", escaped(warning)));
        }
    }
    list(text, section.notes.iter().map(|note| escaped(note)));
    text.push_str("\\end{landscape}\n");
}

fn table(text: &mut String, table: &Table) {
    let items = table.items.iter().map(|item| item.token());
    let share = table.shares.then_some(SHARE);
    let header: Vec<&str> = ["Study"].into_iter().chain(items).chain(share).collect();
    let rows = table.rows.iter().map(|row| {
        let answers = row.answers.iter().map(|answer| word(*answer).to_owned());
        let cells = [row.name()]
            .into_iter()
            .chain(answers)
            .chain(row.share.clone());
        cells.collect()
    });
    long_table(text, &table.caption, "0.24", &header, rows);
    let wordings = table.items.iter().map(|item| escaped(&heading(*item)));
    list(text, wordings.chain([escaped(LEGEND)]));
}

fn tallies(text: &mut String, layout: &Layout) {
    if layout.tallies.is_empty() {
        return;
    }
    let header: Vec<&str> = ["Item", "Studies"].into_iter().chain(COUNTS).collect();
    let rows = layout.tallies.iter().map(|tally| {
        let head = [heading(tally.item), tally.studies.to_string()];
        head.into_iter().chain(tally.shares()).collect()
    });
    text.push('\n');
    long_table(text, "Counts of responses, n (%)", "0.45", &header, rows);
}

/// A table whose header comes again on each page; the first column is this part of the line wide.
fn long_table(
    text: &mut String,
    caption: &str,
    width: &str,
    header: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
) {
    let cells = |cells: &mut dyn Iterator<Item = String>| cells.collect::<Vec<_>>().join(" & ");
    let columns = "l".repeat(header.len().saturating_sub(1));
    text.push_str(&format!(
        "\\begin{{longtable}}{{>{{\\raggedright\\arraybackslash}}p{{{width}\\linewidth}}{columns}}}\n\
         \\caption{{{}}}\\\\\n",
        escaped(caption)
    ));
    let head = cells(
        &mut header
            .iter()
            .map(|name| format!("\\textbf{{{}}}", escaped(name))),
    );
    for end in ["\\endfirsthead", "\\endhead"] {
        text.push_str(&format!("\\toprule\n{head} \\\\\n\\midrule\n{end}\n"));
    }
    text.push_str("\\bottomrule\n\\endfoot\n");
    for row in rows {
        let row = cells(&mut row.iter().map(|cell| escaped(cell)));
        text.push_str(&format!("{row} \\\\\n"));
    }
    text.push_str("\\end{longtable}\n");
}

fn protocol(text: &mut String, layout: &Layout) {
    text.push_str("\n\\subsection*{Protocol}\n");
    let protocol = &layout.protocol;
    let statements = protocol.statements.iter().map(|one| escaped(one));
    let rules = protocol.rules.iter().map(|rule| {
        let (item, text) = (rule.item.token(), escaped(&rule.text));
        format!("Rule for {item} (agreed {}): {text}", rule.agreed)
    });
    let amendments = protocol
        .amendments
        .iter()
        .map(|(day, reason)| format!("Opened again on {day}: {}", escaped(reason)));
    list(text, statements.chain(rules).chain(amendments));
}

fn list(text: &mut String, lines: impl Iterator<Item = String>) {
    let mut lines = lines.peekable();
    if lines.peek().is_none() {
        return;
    }
    text.push_str("\n\\begin{itemize}\n");
    for line in lines {
        text.push_str(&format!("\\item {line}\n"));
    }
    text.push_str("\\end{itemize}\n");
}
