//! An item that we wrote: what CSL cannot hold stands in `custom.mmat` and is taken from there.

use serde_json::{Map, Value};

use super::{Item, parts};
use crate::codec::incoming::IncomingStudy;
use crate::review::Citation;

/// Takes our own mark out of an item; `None` where somebody else wrote it.
pub(super) fn mark(fields: &mut Map<String, Value>) -> Option<Map<String, Value>> {
    let custom = fields.get_mut("custom")?.as_object_mut()?;
    let is_ours = custom
        .get("mmat")?
        .get("study")
        .is_some_and(Value::is_string);
    match custom.remove("mmat") {
        Some(Value::Object(mark)) if is_ours => {
            if custom.is_empty() {
                fields.remove("custom");
            }
            Some(mark)
        }
        _ => None,
    }
}

/// The study, each fact exactly as it was.
pub(super) fn study(item: &mut Item, mark: &Map<String, Value>) -> IncomingStudy {
    let issued = item.fields.remove("issued");
    let citation = Citation {
        title: item.text("title"),
        authors: item.authors(),
        year: issued.as_ref().and_then(parts::year),
        journal: item.text("container-title"),
        volume: item.text("volume"),
        issue: item.text("issue"),
        pages: item.text("page"),
        doi: item.text("DOI"),
        pmid: item.text("PMID"),
        url: item.text("URL"),
        abstract_text: item.text("abstract"),
        keywords: texts(mark.get("keywords")),
        notes: texts(mark.get("notes")),
        other: pairs(mark.get("other")),
    };
    let label = mark.get("label").and_then(Value::as_str);
    IncomingStudy {
        label: label
            .filter(|label| !label.trim().is_empty())
            .map(str::to_owned),
        ..IncomingStudy::new(item.line, citation)
    }
}

fn texts(value: Option<&Value>) -> Vec<String> {
    let list = value.and_then(Value::as_array).into_iter().flatten();
    list.filter_map(Value::as_str).map(str::to_owned).collect()
}

fn pairs(value: Option<&Value>) -> Vec<(String, String)> {
    let list = value.and_then(Value::as_array).into_iter().flatten();
    list.filter_map(|pair| {
        let text = |place: usize| pair.get(place)?.as_str().map(str::to_owned);
        Some((text(0)?, text(1)?))
    })
    .collect()
}
