//! Plots: traffic lights, bars, the tables behind them, and how they leave.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "plots/bars.rs"]
mod bars;
#[path = "support/made_up.rs"]
mod made_up;
#[path = "support/reviews.rs"]
mod reviews;
#[path = "plots/traffic_light.rs"]
mod traffic_light;

use made_up::{header, review, study};
use mmat_appraisal::codec::export::write::{Written, export};
use mmat_appraisal::codec::export::{ExportFormat, ExportOptions};
use mmat_appraisal::codec::plots::{
    Drawing, Paint, Plot, Shape, canvas_json, plot_data, plots, svg,
};
use mmat_appraisal::instrument::Design;
use mmat_appraisal::review::{Review, Timestamp};
use proptest::prelude::{ProptestConfig, proptest};

/// The plot of a name.
fn named<'a>(plots: &'a [Plot], name: &str) -> &'a Plot {
    let found = plots.iter().find(|plot| plot.name == name);
    found.unwrap_or_else(|| panic!("{name} is not among {:?}", names(plots)))
}

fn names(plots: &[Plot]) -> Vec<&str> {
    plots.iter().map(|plot| plot.name.as_str()).collect()
}

/// The lines of text of a drawing, as the SVG has them once it is parsed.
fn lines(drawing: &Drawing) -> Vec<String> {
    let text = svg(drawing);
    let document = roxmltree::Document::parse(&text).unwrap();
    let texts = document
        .descendants()
        .filter(|node| node.has_tag_name("text"));
    texts
        .map(|node| node.text().unwrap_or_default().to_owned())
        .collect()
}

/// A text without blanks, control characters and marks of direction, which wrapping and cleaning
/// may change.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .filter(|c| !"\u{2068}\u{2069}\u{fffe}\u{ffff}".contains(*c))
        .collect()
}

#[test]
fn a_review_that_nobody_appraised_has_no_plots() {
    let empty = Review::from_parts(header("Made-up", &["Anna"]), Vec::new(), Vec::new());
    assert_eq!(plots(&empty), []);
    assert_eq!(plot_data(&empty), []);
    let listed = vec![study(0, "Made-up")];
    let waiting = Review::from_parts(header("Made-up", &["Anna"]), listed, Vec::new());
    assert_eq!(plots(&waiting), []);
    assert_eq!(plot_data(&waiting), []);
}

#[test]
fn a_small_svg_is_drawn_as_it_was_looked_at() {
    let review = review(
        &["Made-up 2020", "<Made & up>"],
        Design::Rct,
        &["yyyncy", "cy"],
    );
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let plots = plots(&review);
    settings.bind(|| {
        for name in ["traffic-light-rct-1", "bars-rct"] {
            insta::assert_snapshot!(format!("plot-{name}"), svg(&named(&plots, name).drawing));
        }
    });
}

#[test]
fn an_svg_names_itself_and_needs_nothing_from_elsewhere() {
    let hostile = "\u{0}\u{8}<script>alert(1)</script>]]>&amp;\u{ffff}\"'";
    let review = {
        let mut header = header(hostile, &["Anna"]);
        header.title = hostile.to_owned();
        let appraisals = vec![made_up::appraisal(0, "Anna", Design::Rct, "yyynncy")];
        Review::from_parts(header, vec![study(0, hostile)], appraisals)
    };
    for plot in plots(&review) {
        let text = svg(&plot.drawing);
        let document = roxmltree::Document::parse(&text).unwrap();
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"));
        let label = root.attribute("aria-labelledby").unwrap();
        for (id, tag) in label.split(' ').zip(["title", "desc"]) {
            let node = root.children().find(|node| node.has_tag_name(tag)).unwrap();
            assert_eq!(node.attribute("id"), Some(id));
            assert!(!node.text().unwrap_or_default().is_empty());
        }
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let allowed = [
                "svg", "title", "desc", "g", "rect", "circle", "line", "path", "text",
            ];
            assert!(allowed.contains(&node.tag_name().name()), "{node:?}");
            let foreign = |name: &str| name.contains("href") || name.starts_with("on");
            assert!(
                !node.attributes().any(|one| foreign(one.name())),
                "{node:?}"
            );
        }
        let shown = lines(&plot.drawing).concat();
        let kept = "<script>alert(1)</script>]]>&amp;\"'";
        assert!(bare(&shown).contains(kept), "{shown}");
    }
}

#[test]
fn the_first_shape_is_a_white_ground_of_the_whole_size() {
    let review = review(&["Made-up"], Design::Mixed(None), &["yyyyyyy"]);
    for plot in plots(&review) {
        let Drawing { width, height, .. } = plot.drawing;
        let ground = Shape::Rect {
            x: 0.0,
            y: 0.0,
            width,
            height,
            radius: 0.0,
            paint: Paint::fill("#ffffff"),
        };
        assert_eq!(plot.drawing.shapes[0], ground);
    }
}

#[test]
fn the_painter_gets_every_shape_in_its_order() {
    let review = review(&["Made-up \u{7}bell"], Design::Rct, &["yyync-y"]);
    for plot in plots(&review) {
        let value: serde_json::Value = serde_json::from_str(&canvas_json(&plot.drawing)).unwrap();
        assert_eq!(value["width"].as_f64(), Some(plot.drawing.width));
        let painted = value["shapes"].as_array().unwrap();
        assert_eq!(painted.len(), plot.drawing.shapes.len());
        for (shape, painted) in plot.drawing.shapes.iter().zip(painted) {
            let kind = match shape {
                Shape::Rect { .. } => "rect",
                Shape::Circle { .. } => "circle",
                Shape::Line { .. } => "line",
                Shape::Path { .. } => "path",
                Shape::Text { .. } => "text",
            };
            assert_eq!(painted["kind"], kind);
            assert!(painted["fill"].is_string() || painted["stroke"].is_string());
        }
        let texts = painted.iter().filter(|one| one["kind"] == "text");
        let texts: Vec<&str> = texts.map(|one| one["text"].as_str().unwrap()).collect();
        assert_eq!(texts, lines(&plot.drawing));
    }
}

#[test]
fn more_pictures_than_a_browser_paints_in_time_are_refused_and_say_what_to_take() {
    let written = |studies: usize| {
        let labels: Vec<String> = (0..studies).map(|number| number.to_string()).collect();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let review = review(&labels, Design::Rct, &["yyyyyyy"]);
        let options = ExportOptions::default();
        let now = Timestamp::epoch();
        let svg = export(&review, ExportFormat::PlotsSvg, options, &now);
        assert!(matches!(svg, Ok(Written::File(_))));
        export(&review, ExportFormat::PlotsPng, options, &now)
    };
    assert!(matches!(written(1_000), Ok(Written::Pictures(_))));
    let refused = written(5_000).unwrap_err().to_string();
    assert!(refused.contains("more than 100") && refused.contains("SVG"));
    assert!(refused.contains("Excel workbook or CSV"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_review_gives_sound_files_under_different_names(review in reviews::review()) {
        let plots = plots(&review);
        let mut names = names(&plots);
        for plot in &plots {
            assert!(!lines(&plot.drawing).is_empty());
            let value: serde_json::Value =
                serde_json::from_str(&canvas_json(&plot.drawing)).unwrap();
            assert!(value["shapes"].is_array());
            assert!(plot.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        }
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), plots.len());
        for (_, text) in plot_data(&review) {
            let text = text.trim_start_matches('\u{feff}').as_bytes();
            let mut reader = csv::Reader::from_reader(text);
            assert!(reader.records().all(|record| record.is_ok()));
        }
    }
}
