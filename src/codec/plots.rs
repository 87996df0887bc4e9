//! Plots of a review: traffic lights, study by criterion, and bars, criterion by response.
//!
//! A plot is a [`Drawing`] of few primitives. It leaves as SVG text, or as JSON for whoever paints
//! it on a canvas. Light ground, whole names, no score; signs and words beside every colour.

mod bars;
mod canvas;
mod data;
mod drawing;
mod lettering;
mod marks;
mod page;
mod panels;
mod svg;
mod traffic_light;
mod words;

pub use canvas::canvas_json;
pub use data::plot_data;
pub use drawing::{Anchor, Drawing, FONT, Paint, Shape, Stroke, Weight};
pub use svg::svg;

use crate::review::Review;

/// A plot with the stem of its file's name, such as `traffic-light-qualitative-1`.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// The stem: letters, digits and hyphens; no other plot of the review has it.
    pub name: String,
    /// What to draw.
    pub drawing: Drawing,
}

/// The plots of a review: traffic lights page by page, then bars. None of a review that nobody
/// appraised.
///
/// Of each study the appraisal that counts is drawn. Where several reviewers appraised a study and
/// none counts, the traffic lights have a row for each of them, and the bars leave it out as
/// [`tally`](crate::review::tally) does.
#[must_use]
pub fn plots(review: &Review) -> Vec<Plot> {
    if !review.is_appraised() {
        return Vec::new();
    }
    let mut plots = traffic_light::plots(review);
    plots.extend(bars::plots(review));
    plots
}
