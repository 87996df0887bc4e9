//! Colours, and the sign of each response: a sign of its own in a shape of its own, so that it can
//! be told without colour and on a grey copy.

use super::drawing::{Paint, Shape, Stroke, number};
use crate::instrument::Response;

/// The light ground, text, text that steps back, and lines; the colours of `styles/tokens.css`.
pub(super) const GROUND: &str = "#ffffff";
pub(super) const INK: &str = "#16202b";
pub(super) const INK_2: &str = "#4a5765";
pub(super) const LINE: &str = "#dfe3e8";
pub(super) const LINE_STRONG: &str = "#7d8894";

/// What a response's parts are filled with, and what is written on them.
pub(super) const fn colours(response: Option<Response>) -> (&'static str, &'static str) {
    match response {
        Some(Response::Yes) => ("#00734f", "#ffffff"),
        Some(Response::No) => ("#b8430a", "#ffffff"),
        Some(Response::CantTell) => ("#eabf4e", "#2b1f00"),
        None => (GROUND, INK),
    }
}

/// The outline of what nobody answered.
pub(super) const DASHED: Stroke = Stroke {
    colour: LINE_STRONG,
    width: 1.1,
    dash: Some(2.2),
};

/// How far a mark reaches from its centre.
pub(super) const REACH: f64 = 7.0;

/// The mark of a response around a centre.
pub(super) fn mark(response: Option<Response>, x: f64, y: f64) -> Vec<Shape> {
    let (fill, ink) = colours(response);
    let disc = |paint| Shape::Circle {
        x,
        y,
        radius: REACH,
        paint,
    };
    match response {
        Some(Response::Yes) => {
            let tick = [(-3.3, 0.3), (-1.0, 2.7), (3.4, -2.6)];
            vec![disc(Paint::fill(fill)), strokes(x, y, &[&tick], ink)]
        }
        Some(Response::No) => {
            let square = Shape::Rect {
                x: x - REACH + 0.4,
                y: y - REACH + 0.4,
                width: 2.0 * REACH - 0.8,
                height: 2.0 * REACH - 0.8,
                radius: 2.5,
                paint: Paint::fill(fill),
            };
            let falling = [(-2.7, -2.7), (2.7, 2.7)];
            let rising = [(-2.7, 2.7), (2.7, -2.7)];
            vec![square, strokes(x, y, &[&falling, &rising], ink)]
        }
        Some(Response::CantTell) => {
            let mut shapes = vec![disc(Paint::fill(fill))];
            shapes.extend(question_mark(x, y, ink));
            shapes
        }
        None => vec![Shape::Circle {
            x,
            y,
            radius: REACH - 0.5,
            paint: Paint::outline(DASHED),
        }],
    }
}

/// Lines through points around a centre, as one path.
fn strokes(x: f64, y: f64, lines: &[&[(f64, f64)]], colour: &'static str) -> Shape {
    let mut d = String::new();
    for line in lines {
        for (place, (right, down)) in line.iter().enumerate() {
            let step = if place == 0 { 'M' } else { 'L' };
            d.push_str(&format!("{step}{} {}", number(x + right), number(y + down)));
        }
    }
    Shape::Path {
        d,
        paint: Paint::outline(Stroke::solid(colour, 1.8)),
    }
}

/// A question mark that needs no font.
fn question_mark(x: f64, y: f64, colour: &'static str) -> [Shape; 2] {
    let at = |right: f64, down: f64| format!("{} {}", number(x + right), number(y + down));
    let hook = format!(
        "M{}C{} {} {}C{} {} {}",
        at(-2.2, -2.0),
        at(-2.2, -5.1),
        at(2.4, -5.1),
        at(2.4, -2.1),
        at(2.4, -0.2),
        at(0.0, -0.2),
        at(0.0, 1.5),
    );
    [
        Shape::Path {
            d: hook,
            paint: Paint::outline(Stroke::solid(colour, 1.6)),
        },
        Shape::Circle {
            x,
            y: y + 4.1,
            radius: 1.1,
            paint: Paint::fill(colour),
        },
    ]
}
