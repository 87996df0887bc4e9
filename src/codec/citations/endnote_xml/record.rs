//! One record of EndNote XML, and the citation in it.

mod fields;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::MOST_LEVELS;
use crate::codec::incoming::{FileProblem, IncomingStudy};
use fields::Fields;

/// Reads a record that starts on `line`.
pub(super) fn read(
    raw: &str,
    line: usize,
    mark: char,
    problems: &mut Vec<FileProblem>,
) -> Result<IncomingStudy, FileProblem> {
    let mut reader = Reader::from_str(raw);
    reader.config_mut().allow_dangling_amp = true;
    let mut walk = Walk::default();
    loop {
        let event = reader.read_event();
        let position = usize::try_from(reader.buffer_position()).unwrap_or(raw.len());
        // Counted once for each record at most: before it ends, or for its first odd entity.
        let here = || {
            let passed = raw.get(..position).unwrap_or(raw);
            line + passed.matches(mark).count()
        };
        match event {
            Ok(Event::Eof) => break,
            Ok(event) => {
                if walk.take(event).is_err() {
                    let message = format!(
                        "elements of this record stand more than {MOST_LEVELS} deep; it was left out"
                    );
                    return Err(FileProblem::at(here(), Some("record"), message));
                }
                if let Some(name) = walk.odd.take_if(|_| !walk.told) {
                    walk.told = true;
                    let message = format!(
                        "“&{name};” stands for nothing that the file explains; it was kept as it is"
                    );
                    problems.push(FileProblem::at(here(), None, message));
                }
            }
            Err(_) => {
                let message = "the tags of this record do not match; it was left out";
                return Err(FileProblem::at(here(), Some("record"), message));
            }
        }
    }
    walk.close_all();
    walk.fields.into_study(line, problems)
}

/// More levels than may be.
struct TooDeep;

struct Element {
    name: String,
    text: String,
}

#[derive(Default)]
struct Walk {
    open: Vec<Element>,
    fields: Fields,
    /// The name of an entity that nothing explains.
    odd: Option<String>,
    told: bool,
}

impl Walk {
    fn take(&mut self, event: Event) -> Result<(), TooDeep> {
        match event {
            Event::Start(start) => {
                if self.open.len() >= MOST_LEVELS {
                    return Err(TooDeep);
                }
                self.kind_of(&start);
                let name = start.name().as_ref().to_owned();
                let text = String::new();
                self.open.push(Element { name, text });
            }
            Event::Empty(start) => self.kind_of(&start),
            Event::End(_) => self.close(),
            Event::Text(text) => self.push(&text.xml10_content()),
            Event::CData(text) => self.push(&text.xml10_content()),
            Event::GeneralRef(reference) => self.entity(&reference),
            _ => {}
        }
        Ok(())
    }

    /// The reference type by its name; its number varies between programs.
    fn kind_of(&mut self, start: &BytesStart) {
        if start.name().as_ref() != "ref-type" {
            return;
        }
        if let Ok(Some(name)) = start.try_get_attribute("name") {
            self.fields.put("record", "ref-type", &name.value);
        }
    }

    fn push(&mut self, text: &str) {
        let styled = |element: &&mut Element| element.name != "style";
        if let Some(element) = self.open.iter_mut().rev().find(styled) {
            element.text.push_str(text);
        }
    }

    /// The five names of XML and characters by number; nothing else stands for anything.
    fn entity(&mut self, reference: &BytesRef) {
        let name: &str = reference;
        if let Ok(Some(character)) = reference.resolve_char_ref() {
            self.push(character.encode_utf8(&mut [0; 4]));
            return;
        }
        match name {
            "amp" => self.push("&"),
            "lt" => self.push("<"),
            "gt" => self.push(">"),
            "quot" => self.push("\""),
            "apos" => self.push("'"),
            _ => {
                self.odd.get_or_insert_with(|| name.to_owned());
                self.push(&format!("&{name};"));
            }
        }
    }

    fn close(&mut self) {
        let Some(element) = self.open.pop() else {
            return;
        };
        if element.name != "style" {
            let parent = self.open.iter().rev().find(|open| open.name != "style");
            let parent = parent.map_or("", |parent| parent.name.as_str());
            self.fields.put(parent, &element.name, &element.text);
        }
    }

    /// What a record that breaks off left open.
    fn close_all(&mut self) {
        while !self.open.is_empty() {
            self.close();
        }
    }
}
