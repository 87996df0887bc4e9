//! Bars: for each group of items a stacked bar per item, with every count and share in words.
//!
//! The counts are those of [`tally`]: criteria of a mixed methods study's components count under
//! their own numbers, which the heading says.

use super::Plot;
use super::drawing::{Anchor, Drawing, Paint, Shape, Stroke};
use super::lettering::width;
use super::marks::{DASHED, GROUND, INK, LINE_STRONG, colours};
use super::page::{Heading, LEFT, RIGHT, Sheet, Type, WIDTH, baseline, legend, source};
use super::words;
use crate::codec::prose::{count, joined, share};
use crate::instrument::{Category, Group, ItemId, Response};
use crate::review::{Counts, Review, Tally, tally};

/// The height of a bar.
const BAR: f64 = 22.0;
/// The room on both sides of a label in a part, and between labels below.
const AIR: f64 = 6.0;

/// One plot for each group of items that applies to any study.
pub(super) fn plots(review: &Review) -> Vec<Plot> {
    let tally = tally(review);
    groups(&tally)
        .into_iter()
        .map(|group| draw(review, &tally, group))
        .collect()
}

/// The groups with something to count; screening only where it has a response.
pub(super) fn groups(tally: &Tally) -> Vec<Group> {
    let answered = |counts: Counts| counts.studies() > counts.unanswered;
    let shown = |group: &Group| {
        let mut items = group.items().iter().map(|item| tally.item(*item));
        items.any(|counts| match group {
            Group::Screening => answered(counts),
            _ => counts.studies() > 0,
        })
    };
    Group::ALL.into_iter().filter(shown).collect()
}

/// The part of a file's name that tells the group.
pub(super) fn stem(group: Group) -> &'static str {
    let mut all = Category::ALL.into_iter();
    all.find(|category| category.group() == group)
        .map_or("screening", Category::token)
}

fn draw(review: &Review, tally: &Tally, group: Group) -> Plot {
    let of = match group {
        Group::Screening => "item",
        _ => "criterion",
    };
    let title = format!("Responses by {of}: {}", heading(group));
    let about = about(tally, group);
    let mut sheet = Sheet::new();
    Heading::new(&title, None, review.header().title.trim(), &about).draw(&mut sheet);
    sheet.rule(sheet.y, INK, 1.0);
    sheet.y += 8.0;
    for item in group.items() {
        block(&mut sheet, *item, tally.item(*item));
    }
    sheet.y -= 2.0;
    sheet.rule(sheet.y, INK, 1.0);
    sheet.y += 9.0;
    legend(&mut sheet);
    source(&mut sheet);
    let (shapes, height) = sheet.finish();
    let name = format!("bars-{}", stem(group));
    Plot {
        drawing: Drawing {
            id: name.clone(),
            width: WIDTH,
            height,
            title,
            description: description(tally, group, &about),
            shapes,
        },
        name,
    }
}

fn heading(group: Group) -> String {
    let mut all = Category::ALL.into_iter();
    match all.find(|category| category.group() == group) {
        Some(category) => format!("{}. {}", category.number(), category.name()),
        None => group.name().to_owned(),
    }
}

/// Which studies are counted.
fn about(tally: &Tally, group: Group) -> String {
    let all = group.items().iter().map(|item| tally.item(*item).studies());
    let all = all.max().unwrap_or_default();
    let mut categories = Category::ALL.into_iter();
    let own = categories
        .find(|category| category.group() == group)
        .map_or(all, |category| tally.by_category.of(Some(category)));
    match all.saturating_sub(own) {
        0 => count(all, "study", "studies"),
        components => format!(
            "{}: {} of this category and the {} of {}",
            count(all, "study", "studies"),
            own,
            if components == 1 {
                "component"
            } else {
                "components"
            },
            count(components, "mixed methods study", "mixed methods studies"),
        ),
    }
}

fn description(tally: &Tally, group: Group, about: &str) -> String {
    let items = group.items().iter().map(|item| {
        let counts = tally.item(*item);
        let parts: Vec<String> = words::parts(counts)
            .into_iter()
            .map(|(response, number)| label(response, number, counts))
            .collect();
        format!("{} {} {}.", item.token(), item.wording(), joined(&parts))
    });
    let items: Vec<String> = items.collect();
    format!("A stacked bar for each item; {about}. {}", items.join(" "))
}

fn label(response: Option<Response>, number: usize, counts: Counts) -> String {
    let share = share(number, counts.studies());
    format!("{} {share}", words::response(response))
}

/// One item: its number and wording, its bar, and below it the labels that do not fit in.
fn block(sheet: &mut Sheet, item: ItemId, counts: Counts) {
    let text = LEFT + 26.0;
    let y = baseline(sheet.y, Type::TEXT);
    sheet.write(item.token(), LEFT, y, Type::STRONG, Anchor::Left);
    let of = format!("n = {}", counts.studies());
    sheet.write(&of, RIGHT, y, Type::TEXT, Anchor::Right);
    let room = RIGHT - text - 20.0 - width(&of, Type::TEXT.size);
    let lines = Type::TEXT.wrap(item.wording(), room);
    sheet.y = sheet.lines(&lines, text, sheet.y, Type::TEXT) + 3.0;
    let beside = bar(sheet, counts);
    sheet.y += BAR;
    if !beside.is_empty() {
        labels_below(sheet, beside);
    }
    sheet.y += 13.0;
}

/// A label that does not fit into its part.
struct Beside {
    text: String,
    /// The middle of its part.
    middle: f64,
    /// Where the label begins, once it has a place.
    x: f64,
}

/// Draws the parts, and gives back the labels that are wider than theirs.
fn bar(sheet: &mut Sheet, counts: Counts) -> Vec<Beside> {
    let all = counts.studies();
    let mut beside = Vec::new();
    let mut before = 0;
    for (response, number) in words::parts(counts) {
        let x = LEFT + (RIGHT - LEFT) * ratio(before, all);
        let wide = (RIGHT - LEFT) * ratio(number, all);
        before += number;
        let (fill, ink) = colours(response);
        sheet.put(part(x, sheet.y, wide, response, fill));
        let text = label(response, number, counts);
        let middle = x + wide / 2.0;
        if width(&text, Type::SMALL.size) + 2.0 * AIR <= wide {
            let y = baseline(sheet.y + (BAR - Type::SMALL.leading) / 2.0, Type::SMALL);
            sheet.write(&text, middle, y, Type::SMALL.on(ink), Anchor::Middle);
        } else {
            beside.push(Beside {
                text,
                middle,
                x: 0.0,
            });
        }
    }
    beside
}

/// A part: filled, with a white line between it and its neighbours; dashed where nobody answered.
fn part(x: f64, y: f64, wide: f64, response: Option<Response>, fill: &'static str) -> Shape {
    let stroke = match response {
        Some(_) => Stroke::solid(GROUND, 1.0),
        None => DASHED,
    };
    Shape::Rect {
        x,
        y,
        width: wide,
        height: BAR,
        radius: 0.0,
        paint: Paint {
            fill: Some(fill),
            stroke: Some(stroke),
        },
    }
}

/// Puts labels below their parts, moved aside where they would touch, each with a line to its part.
fn labels_below(sheet: &mut Sheet, mut labels: Vec<Beside>) {
    let wide = |label: &Beside| width(&label.text, Type::SMALL.size);
    let gap = 2.0 * AIR;
    let mut free = LEFT;
    for label in &mut labels {
        label.x = (label.middle - wide(label) / 2.0).max(free);
        free = label.x + wide(label) + gap;
    }
    let mut end = RIGHT;
    for label in labels.iter_mut().rev() {
        label.x = label.x.min(end - wide(label));
        end = label.x - gap;
    }
    let bottom = sheet.y;
    let top = bottom + 7.0;
    for label in &labels {
        let reach = (label.x + 2.0, label.x + wide(label) - 2.0);
        let to = label.middle.clamp(reach.0, reach.1.max(reach.0));
        sheet.put(Shape::Line {
            from: (label.middle, bottom),
            to: (to, top),
            stroke: Stroke::solid(LINE_STRONG, 1.0),
        });
        let y = baseline(top, Type::SMALL);
        sheet.write(&label.text, label.x, y, Type::SMALL, Anchor::Left);
    }
    sheet.y = top + Type::SMALL.leading;
}

/// A share as a length; counts of studies are far below where a float would round them.
#[allow(clippy::cast_precision_loss, reason = "counts of studies are small")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}
