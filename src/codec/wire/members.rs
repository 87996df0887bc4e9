//! Writing an object.

use serde_json::{Map, Value};

use super::carry;
use crate::review::{Carried, Timestamp};

/// The members of an object being written. What is absent is left out, never null.
#[derive(Default)]
pub(in crate::codec) struct Members(Map<String, Value>);

impl Members {
    /// Starts with the carried fields that stand at `way`; fields that we know replace them.
    pub(in crate::codec) fn carrying(carried: &Carried, way: &str) -> Self {
        Self(carry::at_way(carried, way).collect())
    }

    /// Any value.
    pub(in crate::codec) fn value(&mut self, name: &str, value: impl Into<Value>) {
        self.0.insert(name.to_owned(), value.into());
    }

    /// A text, even if it is empty.
    pub(in crate::codec) fn text(&mut self, name: &str, text: &str) {
        self.value(name, text);
    }

    /// A text, unless it is empty.
    pub(in crate::codec) fn some_text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.text(name, text);
        }
    }

    /// A time.
    pub(in crate::codec) fn time(&mut self, name: &str, time: &Timestamp) {
        self.text(name, time.as_str());
    }

    /// A list, unless it is empty.
    pub(in crate::codec) fn some_list(&mut self, name: &str, list: Vec<Value>) {
        if !list.is_empty() {
            self.value(name, list);
        }
    }

    /// Members of an object of their own, unless there are none.
    pub(in crate::codec) fn some_members(&mut self, name: &str, members: Self) {
        if !members.0.is_empty() {
            self.value(name, members.done());
        }
    }

    /// The object.
    pub(in crate::codec) fn done(self) -> Value {
        Value::Object(self.0)
    }
}
