//! Formats with elements: HTML, Markdown, and XML within archives.

use std::collections::BTreeSet;

use mmat_appraisal::codec::export::ExportFormat;
use pulldown_cmark::{Event, Options, Parser, Tag};
use scraper::Html;
use serde_json::Value;

use super::hazards::{HARMLESS, HAZARDS};
use super::{files, text_of};

/// The elements of a page in their order, each with the names of its attributes; breaks of lines are left out.
fn skeleton(page: &Html) -> Vec<String> {
    let elements = page.tree.values().filter_map(|node| node.as_element());
    let shapes = elements.map(|element| {
        let names: BTreeSet<&str> = element.attrs().map(|(name, _)| name).collect();
        format!("{} {names:?}", element.name())
    });
    shapes.filter(|shape| shape != "br {}").collect()
}

#[test]
fn a_page_has_the_same_elements_whatever_the_texts_are() {
    for format in [ExportFormat::Html, ExportFormat::HtmlFragment] {
        let read = |text| Html::parse_document(&text_of(format, text));
        let page = read(HARMLESS);
        let (harmless, errors) = (skeleton(&page), page.errors);
        assert!(!harmless.iter().any(|element| element.starts_with("script")));
        for hazard in HAZARDS {
            let page = read(hazard);
            assert_eq!(skeleton(&page), harmless, "{}: {hazard:?}", format.token());
            assert_eq!(page.errors, errors, "{}: {hazard:?}", format.token());
        }
    }
}

/// Which elements there are, with attributes and namespace; addresses of other files are told in full.
fn kinds(xml: &str, what: &str) -> BTreeSet<String> {
    let document = roxmltree::Document::parse(xml).unwrap_or_else(|why| panic!("{what}: {why}"));
    let elements = document.descendants().filter(roxmltree::Node::is_element);
    let kinds = elements.map(|element| {
        let is_relation = element.tag_name().name() == "Relationship";
        let attributes: Vec<String> = element
            .attributes()
            .map(|one| {
                let value = if is_relation && one.name() != "Id" {
                    one.value()
                } else {
                    ""
                };
                format!("{}={value}", one.name())
            })
            .collect();
        format!("{} {attributes:?}", element.tag_name().name())
    });
    kinds.collect()
}

/// What a text brings along whose blanks, tabs and breaks are kept.
const BLANKS: [&str; 4] = ["tab []", "br []", "t [\"space=\"]", "t []"];

#[test]
fn xml_has_the_same_kinds_of_elements_and_links_whatever_the_texts_are() {
    for format in [
        ExportFormat::Docx,
        ExportFormat::Xlsx,
        ExportFormat::PlotsSvg,
    ] {
        let read = |text| -> Vec<(String, BTreeSet<String>)> {
            let parts = files(format, text).into_iter();
            let xml = parts.filter(|(name, _)| {
                [".xml", ".rels", ".svg"]
                    .iter()
                    .any(|ending| name.ends_with(ending))
            });
            xml.map(|(name, bytes)| {
                let kinds = kinds(
                    &String::from_utf8(bytes).unwrap(),
                    &format!("{name} of {text:?}"),
                );
                (name, kinds)
            })
            .collect()
        };
        let harmless = read(HARMLESS);
        assert!(!harmless.is_empty());
        for forbidden in [
            "script ",
            "foreignObject ",
            "f [",
            "instrText ",
            "a [",
            "image ",
        ] {
            let has = |(_, kinds): &(String, BTreeSet<String>)| {
                kinds.iter().any(|kind| kind.starts_with(forbidden))
            };
            assert!(!harmless.iter().any(has), "{}: {forbidden}", format.token());
        }
        for hazard in HAZARDS {
            for ((name, kinds), (_, known)) in read(hazard).iter().zip(&harmless) {
                let new = kinds
                    .difference(known)
                    .filter(|kind| !BLANKS.contains(&kind.as_str()));
                let new: Vec<_> = new.collect();
                assert!(new.is_empty(), "{name}, {hazard:?}: {new:?}");
            }
        }
    }
}

#[test]
fn markdown_has_neither_markup_nor_links_of_the_texts() {
    let tags = |text: &str| -> BTreeSet<String> {
        let text = text_of(ExportFormat::Markdown, text);
        let events = Parser::new_ext(&text, Options::all() & !Options::ENABLE_SMART_PUNCTUATION);
        let tags = events.filter_map(|event| match event {
            // Ours, for a break within a cell.
            Event::InlineHtml(html) if &*html == "<br>" => None,
            Event::Html(_) | Event::InlineHtml(_) => Some("html".to_owned()),
            Event::InlineMath(_) | Event::DisplayMath(_) => Some("math".to_owned()),
            Event::Code(_) => Some("code".to_owned()),
            Event::Start(Tag::Link { dest_url, .. }) => Some(format!("link {dest_url}")),
            Event::Start(tag) => Some(format!("{:?}", tag.to_end())),
            _ => None,
        });
        tags.collect()
    };
    let harmless = tags(HARMLESS);
    assert!(!harmless.contains("html"));
    for hazard in HAZARDS {
        let new: Vec<_> = tags(hazard).difference(&harmless).cloned().collect();
        assert!(new.is_empty(), "{hazard:?}: {new:?}");
    }
}

#[test]
fn what_fhir_shows_to_people_is_the_same_markup_and_addresses_lead_to_the_web() {
    for format in [ExportFormat::FhirR5, ExportFormat::FhirR6] {
        let read = |text| serde_json::from_str::<Value>(&text_of(format, text)).unwrap();
        let shapes = |file: &Value| {
            let mut shapes = Vec::new();
            each(file, "", &mut |key, text| {
                if key == "div" {
                    shapes.push(skeleton(&Html::parse_fragment(text)));
                }
            });
            shapes
        };
        let harmless = shapes(&read(HARMLESS));
        for hazard in HAZARDS {
            let file = read(hazard);
            assert_eq!(shapes(&file), harmless, "{hazard:?}");
            each(&file, "", &mut |key, text| {
                let is_address = ["url", "fullUrl", "system", "reference"].contains(&key);
                let leads_elsewhere = ["http://", "https://", "urn:", "#"]
                    .iter()
                    .all(|known| !text.starts_with(known));
                let names_a_resource = key == "reference" && !text.contains(':');
                assert!(
                    !is_address || !leads_elsewhere || names_a_resource,
                    "{hazard:?}: {key} is {text}"
                );
            });
        }
    }
}

/// Visits each text with the name of its field.
fn each(value: &Value, key: &str, visit: &mut impl FnMut(&str, &str)) {
    match value {
        Value::String(text) => visit(key, text),
        Value::Array(values) => values.iter().for_each(|value| each(value, key, visit)),
        Value::Object(fields) => fields
            .iter()
            .for_each(|(key, value)| each(value, key, visit)),
        _ => {}
    }
}
