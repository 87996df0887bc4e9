//! The content of a file: in this module's memory, or held outside it.

use std::any::Any;
use std::fmt::Debug;
use std::rc::Rc;

/// Bytes that are held outside this module's memory, such as by the browser. They can be read, but
/// a long file is rather handed on as it is.
pub trait Outside: Debug {
    /// A copy of the bytes in this module's memory.
    fn read(&self) -> Rc<[u8]>;

    /// What holds them, for whoever knows its type.
    fn held(&self) -> &dyn Any;
}

/// The bytes of a file, wherever they are.
#[derive(Clone, Debug)]
pub enum Parcel {
    /// In this module's memory.
    Here(Rc<[u8]>),
    /// Outside it.
    There(Rc<dyn Outside>),
}

impl Parcel {
    /// The bytes in this module's memory, copied there if they were not.
    #[must_use]
    pub fn read(&self) -> Rc<[u8]> {
        match self {
            Self::Here(bytes) => Rc::clone(bytes),
            Self::There(outside) => outside.read(),
        }
    }
}

impl From<Vec<u8>> for Parcel {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Here(Rc::from(bytes))
    }
}

impl From<Rc<[u8]>> for Parcel {
    fn from(bytes: Rc<[u8]>) -> Self {
        Self::Here(bytes)
    }
}

/// Bytes outside are equal to themselves alone: to look at them would be to read them.
impl PartialEq for Parcel {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Here(one), Self::Here(other)) => one == other,
            (Self::There(one), Self::There(other)) => Rc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl Eq for Parcel {}
