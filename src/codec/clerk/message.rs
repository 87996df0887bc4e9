//! One message between the page and the clerk.

use thiserror::Error;

use crate::codec::json;
use crate::codec::wire::{Fields, Members, Notes};
use crate::port::Parcel;

/// The number of an errand, so that nothing is taken for the answer to another.
pub type ErrandNumber = u32;

/// A message: a text, and the bytes of files beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// The text, JSON.
    pub text: String,
    /// Bytes of files.
    pub parts: Vec<Parcel>,
}

/// A message that cannot be read: page and clerk are of different versions, or it was cut short.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("a message between the page and its file module cannot be read ({0})")]
pub struct MessageError(pub(super) String);

/// A message being read.
pub(super) struct Reading {
    /// What kind of message it is.
    pub(super) what: String,
    /// The errand it belongs to.
    pub(super) number: ErrandNumber,
    pub(super) fields: Fields,
    pub(super) notes: Notes,
}

/// Starts a message of a kind.
pub(super) fn start(what: &str, number: ErrandNumber) -> Members {
    let mut members = Members::default();
    members.text("what", what);
    members.value("number", number);
    members
}

impl Message {
    /// A message with these members.
    pub(super) fn of(members: Members) -> Self {
        Self::with(members, Vec::new())
    }

    /// The same with the bytes of files.
    pub(super) fn with(members: Members, parts: Vec<Parcel>) -> Self {
        let text = members.done().to_string();
        Self { text, parts }
    }
}

impl Reading {
    /// Begins to read a message.
    pub(super) fn of(text: &str) -> Result<Self, MessageError> {
        let value = json::parse(text).map_err(|fault| MessageError(fault.message.to_owned()))?;
        let mut notes = Notes::new();
        let mut fields = Fields::of(value, String::new(), &mut notes)
            .ok_or_else(|| MessageError("it is no object".to_owned()))?;
        let what = fields.text("what", &mut notes);
        let number = fields.number("number", &mut notes).unwrap_or_default();
        Ok(Self {
            what,
            number: ErrandNumber::try_from(number).unwrap_or_default(),
            fields,
            notes,
        })
    }

    /// A text, empty where it is absent.
    pub(super) fn text(&mut self, name: &str) -> String {
        self.fields.text(name, &mut self.notes)
    }

    /// A number, 0 where it is absent.
    pub(super) fn count(&mut self, name: &str) -> usize {
        let number = self.fields.number(name, &mut self.notes);
        usize::try_from(number.unwrap_or_default()).unwrap_or_default()
    }

    /// The objects of a list, each as `read` takes it.
    pub(super) fn each<T>(
        &mut self,
        name: &str,
        read: fn(Fields, &mut Notes) -> Option<T>,
    ) -> Vec<T> {
        let notes = &mut self.notes;
        let objects = self.fields.objects(name, notes);
        let read = objects.into_iter().filter_map(|one| read(one, notes));
        read.collect()
    }

    /// What was read, unless something was noted on the way.
    pub(super) fn sound<T>(self, read: T) -> Result<T, MessageError> {
        match self.notes.problems.into_iter().next() {
            None => Ok(read),
            Some(problem) => {
                let field = problem.field.unwrap_or_default();
                Err(MessageError(format!("{field}: {}", problem.message)))
            }
        }
    }
}
