//! What every plot has around it: a heading above; legend, wordings and source below.

use super::drawing::{Anchor, Paint, Shape, Stroke, Weight};
use super::lettering::{bold_width, width, wrap};
use super::marks::{GROUND, INK, INK_2, REACH, mark};
use super::words;
use crate::instrument::ItemId;

/// The width of A4 at 96 to the inch, and its height.
pub(super) const WIDTH: f64 = 794.0;
pub(super) const HEIGHT: f64 = 1123.0;
/// The blank edge on all sides.
pub(super) const MARGIN: f64 = 40.0;
pub(super) const LEFT: f64 = MARGIN;
pub(super) const RIGHT: f64 = WIDTH - MARGIN;

/// Shapes under way, and how far down they reach.
pub(super) struct Sheet {
    shapes: Vec<Shape>,
    /// Where the next thing begins.
    pub(super) y: f64,
}

/// How a line of text looks.
#[derive(Clone, Copy)]
pub(super) struct Type {
    pub(super) size: f64,
    pub(super) leading: f64,
    pub(super) weight: Weight,
    pub(super) colour: &'static str,
}

impl Type {
    pub(super) const TITLE: Self = Self::new(16.0, 21.0, Weight::Bold, INK);
    pub(super) const LEAD: Self = Self::new(11.5, 15.0, Weight::Regular, INK_2);
    pub(super) const TEXT: Self = Self::new(11.5, 14.5, Weight::Regular, INK);
    pub(super) const STRONG: Self = Self::new(11.5, 14.5, Weight::Bold, INK);
    pub(super) const SMALL: Self = Self::new(10.5, 14.0, Weight::Regular, INK);
    pub(super) const SMALL_STRONG: Self = Self::new(10.5, 14.0, Weight::Bold, INK);
    pub(super) const NOTE: Self = Self::new(9.5, 12.5, Weight::Regular, INK_2);

    const fn new(size: f64, leading: f64, weight: Weight, colour: &'static str) -> Self {
        Self {
            size,
            leading,
            weight,
            colour,
        }
    }

    /// The same in another colour.
    pub(super) const fn on(self, colour: &'static str) -> Self {
        Self { colour, ..self }
    }

    pub(super) fn wrap(self, text: &str, room: f64) -> Vec<String> {
        // Bold letters take more room, so that they get less of it.
        let room = match self.weight {
            Weight::Regular => room,
            Weight::Bold => room / bold_width("x", 1.0) * width("x", 1.0),
        };
        wrap(text, self.size, room)
    }
}

impl Sheet {
    /// A sheet with nothing on it but the ground, which gets its height in the end.
    pub(super) fn new() -> Self {
        Self {
            shapes: Vec::new(),
            y: MARGIN,
        }
    }

    pub(super) fn put(&mut self, shape: Shape) {
        self.shapes.push(shape);
    }

    pub(super) fn put_all(&mut self, shapes: Vec<Shape>) {
        self.shapes.extend(shapes);
    }

    /// Writes one line on a baseline.
    pub(super) fn write(&mut self, text: &str, x: f64, y: f64, kind: Type, anchor: Anchor) {
        self.put(Shape::Text {
            x,
            y,
            size: kind.size,
            weight: kind.weight,
            anchor,
            colour: kind.colour,
            text: text.to_owned(),
        });
    }

    /// Writes lines below each other from the top of the first, and gives back where they end.
    pub(super) fn lines(&mut self, lines: &[String], x: f64, top: f64, kind: Type) -> f64 {
        let mut top = top;
        for line in lines {
            self.write(line, x, baseline(top, kind), kind, Anchor::Left);
            top += kind.leading;
        }
        top
    }

    /// A line across the sheet.
    pub(super) fn rule(&mut self, y: f64, colour: &'static str, width: f64) {
        self.put(Shape::Line {
            from: (LEFT, y),
            to: (RIGHT, y),
            stroke: Stroke::solid(colour, width),
        });
    }

    /// The shapes above a white ground, and the height of the whole.
    pub(super) fn finish(self) -> (Vec<Shape>, f64) {
        let height = (self.y + MARGIN).ceil();
        let ground = Shape::Rect {
            x: 0.0,
            y: 0.0,
            width: WIDTH,
            height,
            radius: 0.0,
            paint: Paint::fill(GROUND),
        };
        let shapes = std::iter::once(ground).chain(self.shapes).collect();
        (shapes, height)
    }
}

/// The baseline of a line whose room begins at `top`.
pub(super) fn baseline(top: f64, kind: Type) -> f64 {
    top + kind.leading / 2.0 + kind.size * 0.36
}

/// The heading: what it shows, of which review, of how many studies.
pub(super) struct Heading {
    pub(super) title: String,
    /// `Page 2 of 5`, where there are several.
    pub(super) page: Option<String>,
    pub(super) review: Vec<String>,
    pub(super) about: Vec<String>,
}

impl Heading {
    pub(super) fn new(title: &str, page: Option<String>, review: &str, about: &str) -> Self {
        let lines = |text: &str| Type::LEAD.wrap(text, RIGHT - LEFT);
        let review = lines(review);
        Self {
            title: title.to_owned(),
            page,
            review: review.into_iter().filter(|line| !line.is_empty()).collect(),
            about: lines(about),
        }
    }

    /// Draws it at the top of the sheet.
    pub(super) fn draw(&self, sheet: &mut Sheet) {
        let top = sheet.y;
        if let Some(page) = &self.page {
            let y = baseline(top, Type::TITLE);
            sheet.write(page, RIGHT, y, Type::LEAD, Anchor::Right);
        }
        let beside = self.page.as_ref().map_or(0.0, |_| 90.0);
        let title = Type::TITLE.wrap(&self.title, RIGHT - LEFT - beside);
        let top = sheet.lines(&title, LEFT, top, Type::TITLE) + 2.0;
        let top = sheet.lines(&self.review, LEFT, top, Type::LEAD);
        sheet.y = sheet.lines(&self.about, LEFT, top, Type::LEAD) + 12.0;
    }
}

/// What the marks mean, in a row.
pub(super) fn legend(sheet: &mut Sheet) {
    let y = sheet.y + REACH + 1.0;
    let mut x = LEFT;
    for response in words::ORDER {
        sheet.put_all(mark(response, x + REACH, y));
        x += 2.0 * REACH + 6.0;
        let word = words::response(response);
        let line = y + Type::SMALL.size * 0.36;
        sheet.write(word, x, line, Type::SMALL, Anchor::Left);
        x += width(word, Type::SMALL.size) + 20.0;
    }
    sheet.y = y + REACH + 9.0;
}

/// The items with their exact wordings.
pub(super) fn key(sheet: &mut Sheet, items: &[ItemId]) {
    let text = LEFT + 26.0;
    for item in items {
        let y = baseline(sheet.y, Type::SMALL);
        sheet.write(item.token(), LEFT, y, Type::SMALL_STRONG, Anchor::Left);
        let lines = Type::SMALL.wrap(item.wording(), RIGHT - text);
        sheet.y = sheet.lines(&lines, text, sheet.y, Type::SMALL) + 0.5;
    }
    sheet.y += 8.0;
}

/// Whose instrument it is.
pub(super) fn source(sheet: &mut Sheet) {
    let lines = Type::NOTE.wrap(words::SOURCE, RIGHT - LEFT);
    sheet.y = sheet.lines(&lines, LEFT, sheet.y, Type::NOTE);
}
