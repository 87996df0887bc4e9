//! A drawing as SVG.
//!
//! Format: SVG 1.1, second edition, in UTF-8, of presentation attributes alone: no style, no
//! script, nothing from elsewhere, so that it looks the same wherever it is opened. Title and
//! description are tied to the image as WAI-ARIA Graphics asks.

use super::drawing::{Anchor, Drawing, FONT, Paint, Shape, Stroke, Weight, clean, number};

/// Writes a drawing as a standalone SVG file.
#[must_use]
pub fn svg(drawing: &Drawing) -> String {
    let (width, height) = (number(drawing.width), number(drawing.height));
    let id = escaped(&drawing.id);
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"{width}\" \
         height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         aria-labelledby=\"{id}-title {id}-desc\">\n\
         <title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n\
         <g font-family=\"{}\">\n",
        escaped(&drawing.title),
        escaped(&drawing.description),
        escaped(FONT),
    );
    for shape in &drawing.shapes {
        text.push_str(&element(shape));
        text.push('\n');
    }
    text.push_str("</g>\n</svg>\n");
    text
}

fn element(shape: &Shape) -> String {
    match shape {
        Shape::Rect {
            x,
            y,
            width,
            height,
            radius,
            paint,
        } => {
            let radius = if *radius > 0.0 {
                format!(" rx=\"{}\"", number(*radius))
            } else {
                String::new()
            };
            format!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{radius}{}/>",
                number(*x),
                number(*y),
                number(*width),
                number(*height),
                painted(paint)
            )
        }
        Shape::Circle {
            x,
            y,
            radius,
            paint,
        } => format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>",
            number(*x),
            number(*y),
            number(*radius),
            painted(paint)
        ),
        Shape::Line { from, to, stroke } => format!(
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{}/>",
            number(from.0),
            number(from.1),
            number(to.0),
            number(to.1),
            stroked(stroke)
        ),
        Shape::Path { d, paint } => format!(
            "<path d=\"{}\"{} stroke-linecap=\"round\" stroke-linejoin=\"round\"/>",
            escaped(d),
            painted(paint)
        ),
        text @ Shape::Text { .. } => line_of_text(text),
    }
}

fn line_of_text(shape: &Shape) -> String {
    let Shape::Text {
        x,
        y,
        size,
        weight,
        anchor,
        colour,
        text,
    } = shape
    else {
        return String::new();
    };
    let weight = match weight {
        Weight::Regular => "",
        Weight::Bold => " font-weight=\"700\"",
    };
    let anchor = match anchor {
        Anchor::Left => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::Right => " text-anchor=\"end\"",
    };
    format!(
        "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight}{anchor} fill=\"{colour}\">{}</text>",
        number(*x),
        number(*y),
        number(*size),
        escaped(text)
    )
}

fn painted(paint: &Paint) -> String {
    let fill = paint.fill.unwrap_or("none");
    let stroke = paint.stroke.as_ref().map(stroked).unwrap_or_default();
    format!(" fill=\"{fill}\"{stroke}")
}

fn stroked(stroke: &Stroke) -> String {
    let dash = stroke.dash.map_or_else(String::new, |dash| {
        format!(" stroke-dasharray=\"{}\"", number(dash))
    });
    format!(
        " stroke=\"{}\" stroke-width=\"{}\"{dash}",
        stroke.colour,
        number(stroke.width)
    )
}

/// A text as XML content or attribute value.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            c => safe.push(c),
        }
    }
    safe
}
