//! Fields we do not know, by name.
//!
//! The domain carries unknown fields on headers, protocols, studies, appraisals and answers.
//! Those of an object inside one of these are carried by it under the way to them, as in
//! `citation/language`; those of the file around the header under `../`. A slash or tilde within
//! a name is written as in a JSON Pointer (RFC 6901, section 3).

use serde_json::Value;

use crate::codec::json;
use crate::review::{ByKey, Carried};

/// Collects the unknown fields of one part of the review.
#[derive(Default)]
pub(in crate::codec) struct Carrier(ByKey<String, String>);

impl Carrier {
    /// Takes a field along; `way` is empty or ends with a slash.
    pub(super) fn take(&mut self, way: &str, name: &str, value: &Value) {
        self.0
            .insert(format!("{way}{}", escaped(name)), value.to_string());
    }

    /// What was collected.
    pub(in crate::codec) fn done(self) -> Carried {
        Carried::new(self.0)
    }
}

/// The carried fields that stand right at `way`, with their own names.
pub(super) fn at_way<'a>(
    carried: &'a Carried,
    way: &'a str,
) -> impl Iterator<Item = (String, Value)> + 'a {
    carried.iter().filter_map(move |(name, text)| {
        let bare = name.strip_prefix(way).filter(|bare| !bare.contains('/'))?;
        let value = json::parse(text).unwrap_or_else(|_| Value::from(text));
        Some((bare.replace("~1", "/").replace("~0", "~"), value))
    })
}

/// The name as a part of a way.
pub(super) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
