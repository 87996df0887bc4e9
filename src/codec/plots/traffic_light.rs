//! Traffic lights: a row for each study, a column for each item, in pages of A4 in portrait.
//!
//! A page with few rows is as short as they are. A page with one name that is longer than A4 is as
//! long as the name: no name is cut.

use super::Plot;
use super::drawing::{Anchor, Drawing};
use super::marks::{INK, LINE, REACH, mark};
use super::page::{HEIGHT, Heading, LEFT, MARGIN, RIGHT, Sheet, Type, WIDTH, baseline};
use super::page::{key, legend, source};
use super::panels::{Panel, Row, panels};
use super::words;
use crate::codec::prose::joined;
use crate::instrument::ItemId;
use crate::review::{Counts, Review};

/// The width of an item's column: a mark and `Can't tell` beside it, in the widest font.
const COLUMN: f64 = 74.0;
/// The room above and below a row's text.
const PADDING: f64 = 3.2;
/// The rows that a page holds at least, whatever stands above and below them.
const LEAST: f64 = 12.0 * (Type::TEXT.leading + 2.0 * PADDING);

/// The pages of all panels.
pub(super) fn plots(review: &Review) -> Vec<Plot> {
    let panels = panels(review);
    let title = review.header().title.trim();
    panels
        .iter()
        .flat_map(|panel| pages(panel, title))
        .collect()
}

/// A row with its name in lines.
struct Laid<'a> {
    row: &'a Row<'a>,
    name: Vec<String>,
    note: Option<&'static str>,
    height: f64,
}

fn pages(panel: &Panel<'_>, review: &str) -> Vec<Plot> {
    let rows: Vec<Laid<'_>> = panel.rows.iter().map(|row| laid(panel, row)).collect();
    let about = words::studies(&panel.rows);
    let split = split(&rows, room_for_rows(panel, review, &about));
    let pages = split.len();
    // The whole title once; a running head on the pages after it.
    let running = Type::LEAD.wrap(review, RIGHT - LEFT - 20.0);
    let head = match running.as_slice() {
        [first, _, ..] => format!("{first} …"),
        _ => review.to_owned(),
    };
    split
        .into_iter()
        .zip(1..)
        .map(|(rows, page)| {
            let review = if page == 1 { review } else { &head };
            draw(panel, (review, &about), rows, (page, pages))
        })
        .collect()
}

fn laid<'a>(panel: &Panel<'_>, row: &'a Row<'a>) -> Laid<'a> {
    let room = first_column(panel) - LEFT - 14.0;
    let name = Type::TEXT.wrap(&words::name(row), room);
    let note = words::note(row.state);
    let lines = name.iter().map(|_| Type::TEXT.leading).sum::<f64>();
    let below = note.map_or(0.0, |_| Type::NOTE.leading);
    Laid {
        row,
        name,
        note,
        height: lines + below + 2.0 * PADDING,
    }
}

/// Where the columns begin: at the right, but with few of them not far from the names.
fn first_column(panel: &Panel<'_>) -> f64 {
    let columns = panel.items.iter().map(|_| COLUMN).sum::<f64>();
    (RIGHT - columns).min(RIGHT - 5.0 * COLUMN)
}

/// The height that is left for rows on the page with the most around them.
fn room_for_rows(panel: &Panel<'_>, review: &str, about: &str) -> f64 {
    let mut sheet = Sheet::new();
    heading(panel, review, about, (1, 2)).draw(&mut sheet);
    heads(&mut sheet, panel);
    foot(&mut sheet, panel);
    (HEIGHT - sheet.y - MARGIN).max(LEAST)
}

/// The rows page by page, at least one on each.
fn split<'a, 'b>(rows: &'a [Laid<'b>], room: f64) -> Vec<&'a [Laid<'b>]> {
    let mut pages = Vec::new();
    let mut begin = 0;
    let mut used = 0.0;
    for (place, row) in rows.iter().enumerate() {
        if used + row.height > room && place > begin {
            pages.extend(rows.get(begin..place));
            begin = place;
            used = 0.0;
        }
        used += row.height;
    }
    pages.extend(rows.get(begin..));
    pages
}

fn title(panel: &Panel<'_>) -> String {
    format!("Appraisal by study: {}", panel.heading)
}

fn heading(panel: &Panel<'_>, review: &str, about: &str, (page, pages): (usize, usize)) -> Heading {
    let number = (pages > 1).then(|| words::page_of(page, pages));
    Heading::new(&title(panel), number, review, about)
}

fn draw(
    panel: &Panel<'_>,
    (review, about): (&str, &str),
    rows: &[Laid<'_>],
    page: (usize, usize),
) -> Plot {
    let mut sheet = Sheet::new();
    heading(panel, review, about, page).draw(&mut sheet);
    heads(&mut sheet, panel);
    for row in rows {
        draw_row(&mut sheet, panel, row);
    }
    foot(&mut sheet, panel);
    let (shapes, height) = sheet.finish();
    let name = format!("traffic-light-{}-{}", panel.stem, page.0);
    let number = match page {
        (_, 1) => String::new(),
        (page, pages) => format!(". {}", words::page_of(page, pages)),
    };
    Plot {
        drawing: Drawing {
            id: name.clone(),
            width: WIDTH,
            height,
            title: format!("{}{number}", title(panel)),
            description: description(panel, rows, review),
            shapes,
        },
        name,
    }
}

/// The heads of the columns between two lines.
fn heads(sheet: &mut Sheet, panel: &Panel<'_>) {
    let kind = Type::STRONG;
    sheet.rule(sheet.y, INK, 1.0);
    let y = baseline(sheet.y + 4.0, kind);
    sheet.write(words::STUDY, LEFT, y, kind, Anchor::Left);
    let mut x = first_column(panel);
    for item in &panel.items {
        sheet.write(item.token(), x, y, kind, Anchor::Left);
        x += COLUMN;
    }
    sheet.y += kind.leading + 8.0;
    sheet.rule(sheet.y, INK, 0.6);
}

fn draw_row(sheet: &mut Sheet, panel: &Panel<'_>, laid: &Laid<'_>) {
    let top = sheet.y + PADDING;
    let below = sheet.lines(&laid.name, LEFT, top, Type::TEXT);
    if let Some(note) = laid.note {
        let y = baseline(below, Type::NOTE);
        sheet.write(note, LEFT, y, Type::NOTE, Anchor::Left);
    }
    let middle = top + Type::TEXT.leading / 2.0;
    let mut x = first_column(panel);
    for item in &panel.items {
        let response = laid.row.appraisal.response(*item);
        sheet.put_all(mark(response, x + REACH, middle));
        if let Some(response) = response {
            let y = middle + Type::SMALL.size * 0.36;
            let from = x + 2.0 * REACH + 4.5;
            sheet.write(response.words(), from, y, Type::SMALL, Anchor::Left);
        }
        x += COLUMN;
    }
    sheet.y += laid.height;
    sheet.rule(sheet.y, LINE, 0.6);
}

fn foot(sheet: &mut Sheet, panel: &Panel<'_>) {
    sheet.rule(sheet.y, INK, 1.0);
    sheet.y += 9.0;
    legend(sheet);
    key(sheet, &panel.items);
    source(sheet);
}

/// The counts of the page, item by item.
fn description(panel: &Panel<'_>, rows: &[Laid<'_>], review: &str) -> String {
    let shown: Vec<Row<'_>> = rows.iter().map(|laid| laid.row.clone()).collect();
    let items = panel.items.iter().map(|item| in_words(*item, &shown));
    let of = if review.is_empty() {
        String::new()
    } else {
        format!("Review: {review}. ")
    };
    format!(
        "{of}A row for each study, a column for each item. On this page {}. {}",
        words::studies(&shown),
        items.collect::<Vec<_>>().join(" ")
    )
}

fn in_words(item: ItemId, rows: &[Row<'_>]) -> String {
    let mut counts = Counts::default();
    for row in rows {
        counts.count(row.appraisal.response(item));
    }
    let parts: Vec<String> = words::parts(counts)
        .into_iter()
        .map(|(response, number)| format!("{} {number}", words::response(response)))
        .collect();
    format!("{}: {}.", item.token(), joined(&parts))
}
