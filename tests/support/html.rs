//! What is true of every page, read from its HTML.

use std::collections::BTreeSet;

/// A start tag with its attributes, and the place behind it.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
    end: usize,
}

impl<'a> Tag<'a> {
    fn get(&self, name: &str) -> Option<&'a str> {
        let mut attributes = self.attributes.iter();
        attributes
            .find(|(known, _)| *known == name)
            .map(|(_, value)| *value)
    }
}

/// The start tags. The renderer writes every value in double quotes and escapes `<` in texts.
fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|offset| at + offset + 1) {
        let mut quoted = false;
        let close = html[open..].find(|character| {
            quoted ^= character == '"';
            character == '>' && !quoted
        });
        let close = open + close.expect("a tag without an end");
        if !html[open..].starts_with(['/', '!']) {
            tags.push(tag(&html[open..close], close + 1));
        }
        at = close + 1;
    }
    tags
}

fn tag(inside: &str, end: usize) -> Tag<'_> {
    let (name, mut rest) = inside.split_once(' ').unwrap_or((inside, ""));
    let mut attributes = Vec::new();
    while !rest.trim_matches(['/', ' ']).is_empty() {
        rest = rest.trim_start();
        let (attribute, value, left) = match rest.split_once("=\"") {
            Some((attribute, behind)) if !attribute.contains(' ') => {
                let (value, left) = behind.split_once('"').unwrap();
                (attribute, value, left)
            }
            _ => {
                let (attribute, left) = rest.split_once(' ').unwrap_or((rest, ""));
                (attribute, "", left)
            }
        };
        attributes.push((attribute, value));
        rest = left;
    }
    let name = name.trim_end_matches('/');
    Tag {
        name,
        attributes,
        end,
    }
}

/// The text of what follows, up to the end tag of that name.
fn text_until<'a>(html: &'a str, name: &str) -> String {
    let end = html.find(&format!("</{name}>")).unwrap();
    let mut text = String::new();
    let mut pieces: std::str::Split<'a, char> = html[..end].split('<');
    text.push_str(pieces.next().unwrap());
    for piece in pieces {
        let hidden = piece.contains("aria-hidden=\"true\"");
        if let Some((_, shown)) = piece.split_once('>').filter(|_| !hidden) {
            text.push_str(shown);
        }
    }
    text
}

/// Holds a page against what is true of every page.
pub fn hold(page: &str, html: &str) {
    let tags = tags(html);
    let mut ids = BTreeSet::new();
    for id in tags.iter().filter_map(|tag| tag.get("id")) {
        assert!(
            !id.is_empty() && ids.insert(id),
            "{page}: id {id:?} twice or empty"
        );
    }
    for tag in &tags {
        let what = format!("{page}: <{} {:?}>", tag.name, tag.attributes);
        assert_eq!(tag.get("style"), None, "{what} has a style of its own");
        let references = [
            "for",
            "aria-labelledby",
            "aria-describedby",
            "aria-controls",
        ];
        for reference in references.iter().filter_map(|name| tag.get(name)) {
            for id in reference.split(' ').filter(|id| !id.is_empty()) {
                assert!(
                    ids.contains(id),
                    "{what} points to {id:?}, which is nowhere"
                );
            }
        }
        if tag.name == "button" {
            let text = text_until(&html[tag.end..], "button");
            let label = tag.get("aria-label").unwrap_or_default();
            let named = [text.as_str(), label]
                .iter()
                .any(|name| !name.trim().is_empty());
            assert!(named, "{what} has no name");
            assert!(tag.get("type").is_some(), "{what} would submit a form");
        }
    }
}

/// The page with a line for each tag, so that a difference can be read.
pub fn in_lines(html: &str) -> String {
    html.replace("><", ">\n<")
}
