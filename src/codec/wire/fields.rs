//! Reading an object field by field, and noting what does not fit.

use serde_json::{Map, Value};

use super::carry::Carrier;
use crate::codec::incoming::FileProblem;
use crate::review::Timestamp;

/// The problems met while reading.
pub(in crate::codec) struct Notes {
    /// In the order in which they were met.
    pub(in crate::codec) problems: Vec<FileProblem>,
    /// Stands in for a time that is missing or broken, so that an answer is not lost over it.
    pub(in crate::codec) time: Timestamp,
}

impl Notes {
    /// Nothing noted yet.
    pub(in crate::codec) fn new() -> Self {
        Self {
            problems: Vec::new(),
            time: Timestamp::epoch(),
        }
    }

    /// Notes a problem at a path, such as `appraisals[3].answers.2.4.response`.
    pub(in crate::codec) fn add(&mut self, path: String, message: impl Into<String>) {
        self.problems.push(FileProblem {
            line: None,
            field: Some(path),
            message: message.into(),
        });
    }
}

/// The fields of an object that are not read yet. Null counts as absent where we know the field.
pub(in crate::codec) struct Fields {
    map: Map<String, Value>,
    path: String,
}

impl Fields {
    /// The fields of a value that should be an object.
    pub(in crate::codec) fn of(value: Value, path: String, notes: &mut Notes) -> Option<Self> {
        match value {
            Value::Object(map) => Some(Self { map, path }),
            other => {
                notes.add(path, misfit(&other, "an object"));
                None
            }
        }
    }

    /// The path of a field.
    pub(in crate::codec) fn path(&self, name: &str) -> String {
        if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.path)
        }
    }

    /// The path of the object.
    pub(in crate::codec) fn own_path(&self) -> String {
        self.path.clone()
    }

    /// A field of any kind.
    pub(in crate::codec) fn value(&mut self, name: &str) -> Option<Value> {
        self.map.remove(name).filter(|value| !value.is_null())
    }

    /// Whether a field is there.
    pub(in crate::codec) fn has(&self, name: &str) -> bool {
        self.map.get(name).is_some_and(|value| !value.is_null())
    }

    /// The names of the fields that are not read yet.
    pub(in crate::codec) fn names(&self) -> Vec<String> {
        self.map.keys().cloned().collect()
    }

    /// A text that may be absent.
    pub(in crate::codec) fn some_text(&mut self, name: &str, notes: &mut Notes) -> Option<String> {
        match self.value(name)? {
            Value::String(text) => Some(text),
            other => {
                notes.add(self.path(name), misfit(&other, "a text"));
                None
            }
        }
    }

    /// A text, empty where it is absent.
    pub(in crate::codec) fn text(&mut self, name: &str, notes: &mut Notes) -> String {
        self.some_text(name, notes).unwrap_or_default()
    }

    /// A text that has to be there, with what its lack costs.
    pub(in crate::codec) fn needed(
        &mut self,
        name: &str,
        cost: &str,
        notes: &mut Notes,
    ) -> Option<String> {
        let before = notes.problems.len();
        let text = self.some_text(name, notes);
        if text.is_none() {
            notes.problems.truncate(before);
            notes.add(self.path(name), format!("a text is needed here; {cost}"));
        }
        text
    }

    /// One of the tokens of a kind; `known` lists them.
    pub(in crate::codec) fn token<T>(
        &mut self,
        name: &str,
        parse: fn(&str) -> Option<T>,
        known: &str,
        notes: &mut Notes,
    ) -> Option<T> {
        let text = self.some_text(name, notes)?;
        let token = parse(&text);
        if token.is_none() {
            notes.add(
                self.path(name),
                format!("“{text}” is none of {known}; left out"),
            );
        }
        token
    }

    /// A time that may be absent.
    pub(in crate::codec) fn some_time(
        &mut self,
        name: &str,
        notes: &mut Notes,
    ) -> Option<Timestamp> {
        let value = self.value(name)?;
        let time = value.as_str().and_then(Timestamp::parse);
        Some(time.unwrap_or_else(|| {
            self.stand_in(name, &format!("{value} is not a time in UTC"), notes)
        }))
    }

    /// A time that has to be there.
    pub(in crate::codec) fn time(&mut self, name: &str, notes: &mut Notes) -> Timestamp {
        self.some_time(name, notes)
            .unwrap_or_else(|| self.stand_in(name, "the time is missing", notes))
    }

    fn stand_in(&self, name: &str, fault: &str, notes: &mut Notes) -> Timestamp {
        let time = notes.time.clone();
        notes.add(
            self.path(name),
            format!("{fault}; {} stands in for it", time.as_str()),
        );
        time
    }

    /// Yes or no that may be absent.
    pub(in crate::codec) fn flag(&mut self, name: &str, notes: &mut Notes) -> Option<bool> {
        let value = self.value(name)?;
        let flag = value.as_bool();
        if flag.is_none() {
            notes.add(self.path(name), misfit(&value, "true or false"));
        }
        flag
    }

    /// A whole number that may be absent.
    pub(in crate::codec) fn number(&mut self, name: &str, notes: &mut Notes) -> Option<u64> {
        let value = self.value(name)?;
        let number = value.as_u64();
        if number.is_none() {
            notes.add(self.path(name), misfit(&value, "a whole number"));
        }
        number
    }

    /// The entries of a list with their paths; none where it is absent.
    pub(in crate::codec) fn list(&mut self, name: &str, notes: &mut Notes) -> Vec<(String, Value)> {
        let path = self.path(name);
        match self.value(name) {
            Some(Value::Array(list)) => list
                .into_iter()
                .enumerate()
                .map(|(index, value)| (format!("{path}[{index}]"), value))
                .collect(),
            Some(other) => {
                notes.add(path, misfit(&other, "a list"));
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    /// The objects of a list.
    pub(in crate::codec) fn objects(&mut self, name: &str, notes: &mut Notes) -> Vec<Self> {
        self.list(name, notes)
            .into_iter()
            .filter_map(|(path, value)| Self::of(value, path, notes))
            .collect()
    }

    /// The texts of a list.
    pub(in crate::codec) fn texts(&mut self, name: &str, notes: &mut Notes) -> Vec<String> {
        let mut texts = Vec::new();
        for (path, value) in self.list(name, notes) {
            match value {
                Value::String(text) => texts.push(text),
                other => notes.add(path, misfit(&other, "a text")),
            }
        }
        texts
    }

    /// An object that may be absent.
    pub(in crate::codec) fn object(&mut self, name: &str, notes: &mut Notes) -> Option<Self> {
        let value = self.value(name)?;
        Self::of(value, self.path(name), notes)
    }

    /// The objects that stand under keys, such as answers under their items.
    pub(in crate::codec) fn keyed(&mut self, name: &str, notes: &mut Notes) -> Vec<(String, Self)> {
        let Some(object) = self.object(name, notes) else {
            return Vec::new();
        };
        let Self { map, path } = object;
        map.into_iter()
            .filter_map(|(key, value)| {
                let fields = Self::of(value, format!("{path}.{key}"), notes)?;
                Some((key, fields))
            })
            .collect()
    }

    /// Hands the fields that nobody read to the carrier.
    pub(in crate::codec) fn rest(self, way: &str, carrier: &mut Carrier) {
        for (name, value) in &self.map {
            carrier.take(way, name, value);
        }
    }
}

fn misfit(value: &Value, wanted: &str) -> String {
    let found = match value {
        Value::Null => "nothing",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    format!("{wanted} belongs here, but {found} stands here; left out")
}
