//! A drawing as JSON, for whoever paints it on a canvas.

use serde_json::{Value, json};

use super::drawing::{Anchor, Drawing, FONT, Paint, Shape, Stroke, Weight, clean};

/// Writes a drawing as `{"width", "height", "font", "shapes": […]}`.
///
/// Lengths are CSS pixels; `font` is a CSS font stack. Each shape has a `kind`:
///
/// - `rect`: `x`, `y`, `width`, `height`, `radius`
/// - `circle`: `x`, `y`, `radius`
/// - `line`: `x1`, `y1`, `x2`, `y2`
/// - `path`: `d`, for `Path2D`; ends and joins are round
/// - `text`: `x`, `y` (alphabetic baseline), `size`, `weight` (400, 700), `anchor` (`left`,
///   `center`, `right`, as a canvas's `textAlign` says them), `fill`, `text`
///
/// and, where they are painted, `fill`, `stroke`, `lineWidth` and `dash` (the length of dash and
/// gap). All attributes of a shape stand in itself; nothing is inherited.
#[must_use]
pub fn canvas_json(drawing: &Drawing) -> String {
    json!({
        "width": drawing.width,
        "height": drawing.height,
        "font": FONT,
        "shapes": drawing.shapes.iter().map(primitive).collect::<Vec<_>>(),
    })
    .to_string()
}

fn primitive(shape: &Shape) -> Value {
    match shape {
        Shape::Rect {
            x,
            y,
            width,
            height,
            radius,
            paint,
        } => painted(
            json!({
                "kind": "rect", "x": x, "y": y,
                "width": width, "height": height, "radius": radius,
            }),
            paint,
        ),
        Shape::Circle {
            x,
            y,
            radius,
            paint,
        } => painted(
            json!({"kind": "circle", "x": x, "y": y, "radius": radius}),
            paint,
        ),
        Shape::Line { from, to, stroke } => painted(
            json!({"kind": "line", "x1": from.0, "y1": from.1, "x2": to.0, "y2": to.1}),
            &Paint::outline(*stroke),
        ),
        Shape::Path { d, paint } => painted(json!({"kind": "path", "d": d}), paint),
        Shape::Text {
            x,
            y,
            size,
            weight,
            anchor,
            colour,
            text,
        } => json!({
            "kind": "text", "x": x, "y": y, "size": size,
            "weight": match weight { Weight::Regular => 400, Weight::Bold => 700 },
            "anchor": match anchor {
                Anchor::Left => "left",
                Anchor::Middle => "center",
                Anchor::Right => "right",
            },
            "fill": colour, "text": clean(text),
        }),
    }
}

fn painted(mut shape: Value, paint: &Paint) -> Value {
    if let Some(members) = shape.as_object_mut() {
        if let Some(fill) = paint.fill {
            members.insert("fill".to_owned(), json!(fill));
        }
        if let Some(Stroke {
            colour,
            width,
            dash,
        }) = paint.stroke
        {
            members.insert("stroke".to_owned(), json!(colour));
            members.insert("lineWidth".to_owned(), json!(width));
            if let Some(dash) = dash {
                members.insert("dash".to_owned(), json!(dash));
            }
        }
    }
    shape
}
