//! Files that the browser holds, outside this module's memory.

use std::any::Any;
use std::rc::Rc;

use js_sys::Uint8Array;

use crate::port::{Outside, Parcel};

/// Bytes that the browser holds.
#[derive(Debug)]
pub(super) struct Held(pub(super) Uint8Array);

impl Outside for Held {
    fn read(&self) -> Rc<[u8]> {
        Rc::from(self.0.to_vec())
    }

    fn held(&self) -> &dyn Any {
        &self.0
    }
}

/// Bytes that stay where they are until they are read.
#[must_use]
pub fn held(bytes: Uint8Array) -> Parcel {
    Parcel::There(Rc::new(Held(bytes)))
}

/// The bytes of a file as the browser takes them; what it holds already is not copied.
#[must_use]
pub fn in_browser(parcel: &Parcel) -> Uint8Array {
    let known = match parcel {
        Parcel::There(outside) => outside.held().downcast_ref::<Uint8Array>(),
        Parcel::Here(_) => None,
    };
    known.map_or_else(|| Uint8Array::from(&parcel.read()[..]), Clone::clone)
}
