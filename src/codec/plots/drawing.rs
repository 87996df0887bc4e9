//! What a plot is made of. Few primitives, because each is written twice: as SVG and on a canvas.

/// The font of every text, as a CSS font stack; all widths are estimated for its widest member.
pub const FONT: &str = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif";

/// A drawing, in CSS pixels at 96 to the inch, from the upper left corner.
///
/// Its first shape is the ground. What comes later lies above what came before.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Letters, digits and hyphens: the start of the ids in the SVG.
    pub id: String,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// What it shows, in a few words.
    pub title: String,
    /// What there is to see, for who cannot see it.
    pub description: String,
    /// The shapes, lowest first.
    pub shapes: Vec<Shape>,
}

/// A primitive. Colours are `#rrggbb`.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle by its upper left corner; `radius` rounds all four corners.
    Rect {
        /// Left.
        x: f64,
        /// Top.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// Radius of the corners, 0 for none.
        radius: f64,
        /// Fill and outline.
        paint: Paint,
    },
    /// A circle by its centre.
    Circle {
        /// Centre, from the left.
        x: f64,
        /// Centre, from the top.
        y: f64,
        /// Radius.
        radius: f64,
        /// Fill and outline.
        paint: Paint,
    },
    /// A straight line.
    Line {
        /// Where it begins: from the left, from the top.
        from: (f64, f64),
        /// Where it ends.
        to: (f64, f64),
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A path; `d` is SVG path data in absolute coordinates, which a canvas's `Path2D` reads too.
    Path {
        /// Path data.
        d: String,
        /// Fill and outline; ends and joins are round.
        paint: Paint,
    },
    /// One line of text in [`FONT`].
    Text {
        /// Where `anchor` lies, from the left.
        x: f64,
        /// The baseline, from the top.
        y: f64,
        /// Font size.
        size: f64,
        /// Regular or bold.
        weight: Weight,
        /// Which end of the text lies at `x`.
        anchor: Anchor,
        /// Colour.
        colour: &'static str,
        /// The text; nothing in it is markup.
        text: String,
    },
}

/// Fill and outline of a shape; what is `None` is not painted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Paint {
    /// Colour inside.
    pub fill: Option<&'static str>,
    /// The outline.
    pub stroke: Option<Stroke>,
}

/// A line's look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub colour: &'static str,
    /// Width.
    pub width: f64,
    /// Length of the dashes and of the gaps between them; `None` is a solid line.
    pub dash: Option<f64>,
}

/// A font's weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 700.
    Bold,
}

/// Which end of a text lies at its `x`, whatever direction its script has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The left end.
    Left,
    /// The middle.
    Middle,
    /// The right end.
    Right,
}

impl Paint {
    /// A fill without an outline.
    #[must_use]
    pub const fn fill(colour: &'static str) -> Self {
        Self {
            fill: Some(colour),
            stroke: None,
        }
    }

    /// An outline without a fill.
    #[must_use]
    pub const fn outline(stroke: Stroke) -> Self {
        Self {
            fill: None,
            stroke: Some(stroke),
        }
    }
}

impl Stroke {
    /// A solid line.
    #[must_use]
    pub const fn solid(colour: &'static str, width: f64) -> Self {
        Self {
            colour,
            width,
            dash: None,
        }
    }
}

/// A coordinate with at most two decimals and no zeros behind them.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0" } else { short }.to_owned()
}

/// A text without what XML forbids; line ends and tabs become blanks (XML 1.0, production 2).
pub(super) fn clean(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\t' | '\n' | '\r' => Some(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => None,
            c => Some(c),
        })
        .collect()
}
