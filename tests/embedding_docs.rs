//! The snippets of docs/embedding.md are the demo pages that the end-to-end tests open.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The first block of code under a heading.
fn block(document: &str, heading: &str) -> String {
    let (_, under) = document
        .split_once(&format!("### {heading}\n"))
        .unwrap_or_else(|| panic!("no heading {heading}"));
    let (_, code) = under.split_once("\n```").unwrap();
    let (_, code) = code.split_once('\n').unwrap();
    code.split_once("\n```").unwrap().0.to_owned()
}

#[test]
fn each_snippet_is_what_its_demo_page_has() {
    let document = read("docs/embedding.md");
    for (heading, page) in [
        ("A page of your own", "plain"),
        ("LibGuides", "libguides"),
        ("WordPress", "wordpress"),
        ("Drupal", "drupal"),
        ("Moodle", "moodle"),
        ("Canvas", "canvas"),
        ("SharePoint", "sharepoint"),
        ("Two on a page", "two"),
    ] {
        let page = read(&format!("demo/{page}.html"));
        let (_, rest) = page.split_once("<!-- snippet -->\n").unwrap();
        let (snippet, _) = rest.split_once("\n<!-- /snippet -->").unwrap();
        let snippet = snippet.replace("\"../", "\"https://mmat.example.org/");
        assert_eq!(block(&document, heading), snippet, "{heading}");
    }
}

#[test]
fn the_snippets_of_react_and_vue_are_those_of_the_host_that_is_built() {
    let document = read("docs/embedding.md");
    for (heading, path) in [("React", "react.jsx"), ("Vue", "App.vue")] {
        let source = read(&format!("tests/hosts/vite/src/{path}"));
        assert_eq!(block(&document, heading), source.trim_end(), "{heading}");
    }
}
