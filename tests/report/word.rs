//! The Word document, opened as a zip and read as strict XML.

use std::io::{Cursor, Read};

use mmat_appraisal::codec::report::docx::docx;
use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::given::{
    PLAIN, SHARES, agreements, counts, empty, example, laid_out, now, tables, words,
};
use super::reviews;

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// The texts of all cells, table by table and row by row, without the signs before the words;
/// stops where the XML is not sound.
fn cells(xml: &str) -> Vec<Vec<Vec<String>>> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut tables, mut text) = (Vec::new(), String::new());
    let (mut depth, mut in_text) = (0_i32, false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                depth += 1;
                match start.name().as_ref() {
                    "w:tbl" => tables.push(Vec::new()),
                    "w:tr" => tables.last_mut().unwrap().push(Vec::new()),
                    "w:tc" => text.clear(),
                    "w:t" => in_text = true,
                    _ => {}
                }
            }
            Event::End(end) => {
                depth -= 1;
                in_text = in_text && end.name().as_ref() != "w:t";
                if end.name().as_ref() == "w:tc" {
                    let row: &mut Vec<String> = tables.last_mut().unwrap().last_mut().unwrap();
                    row.push(bare(&text));
                }
            }
            Event::Empty(empty) => match empty.name().as_ref() {
                "w:br" => text.push('\n'),
                "w:tab" => text.push('\t'),
                _ => {}
            },
            Event::Text(part) if in_text => text.push_str(&part),
            Event::GeneralRef(reference) => {
                text.push_str(quick_xml::escape::resolve_xml_entity(&reference).unwrap());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    tables
}

fn bare(cell: &str) -> String {
    let answers = ["✓ Yes", "✕ No", "? Can't tell"];
    let found = answers.iter().find(|answer| **answer == cell);
    found
        .map_or(cell, |answer| answer.split_once(' ').unwrap().1)
        .to_owned()
}

#[test]
fn the_document_says_what_the_layout_says() {
    for options in [PLAIN, SHARES] {
        let bytes = docx(&example(), &options, &now());
        assert_eq!(bytes, docx(&example(), &options, &now()));
        let xml = part(&bytes, "word/document.xml");
        let layout = laid_out(&example(), &options);
        let mut expected: Vec<_> = tables(&layout).into_iter().map(words).collect();
        expected.push(counts(&layout));
        let found: Vec<_> = cells(&xml)
            .into_iter()
            .map(|rows| rows[1..].to_vec())
            .collect();
        assert_eq!(found, expected);
        assert_eq!(xml.matches("<w:tblHeader/>").count(), 8);
        assert!(xml.contains("w:orient=\"landscape\""));
    }
}

#[test]
fn every_part_is_sound_and_named_in_the_list_of_types() {
    let bytes = docx(&empty(), &PLAIN, &now());
    let names: Vec<String> = zip::ZipArchive::new(Cursor::new(&bytes[..]))
        .unwrap()
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    let types = part(&bytes, "[Content_Types].xml");
    for name in &names {
        assert!(cells(&part(&bytes, name)).is_empty());
        let listed = types.contains(&format!("PartName=\"/{name}\""));
        assert!(
            listed || name.ends_with(".rels") || name.starts_with("[Content"),
            "{name}"
        );
    }
    assert!(part(&bytes, "docProps/core.xml").contains(">2026-03-03T09:30:00Z<"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn hostile_text_stays_text_in_the_document(review in reviews::review()) {
        let bytes = docx(&review, &SHARES, &now());
        let layout = laid_out(&review, &SHARES);
        let mut expected: Vec<_> = tables(&layout).into_iter().map(words).collect();
        if !layout.tallies.is_empty() {
            expected.push(counts(&layout));
        }
        expected.extend(agreements(&layout));
        let rules = layout.protocol.rules.iter().map(|rule| {
            vec![format!("{}. {}", rule.item.token(), rule.item.wording()), rule.text.clone(), rule.agreed.clone()]
        });
        let rules: Vec<_> = rules.collect();
        if !rules.is_empty() {
            expected.push(rules);
        }
        let found: Vec<_> = cells(&part(&bytes, "word/document.xml")).into_iter().map(|rows| rows[1..].to_vec()).collect();
        prop_assert_eq!(found, expected);
        cells(&part(&bytes, "docProps/core.xml"));
    }
}
