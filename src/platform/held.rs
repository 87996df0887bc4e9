//! Files that the browser holds, outside this module's memory.

use std::any::Any;
use std::rc::Rc;

use js_sys::{JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::port::{Outside, Parcel};

#[wasm_bindgen]
extern "C" {
    type TextDecoder;
    #[wasm_bindgen(constructor)]
    fn new(label: &str, options: &Object) -> TextDecoder;
    #[wasm_bindgen(method, catch)]
    fn decode(this: &TextDecoder, bytes: &Uint8Array) -> Result<JsString, JsValue>;
}

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

/// The bytes of a file as the browser takes them; what it holds already is not copied.
#[must_use]
pub fn in_browser(parcel: &Parcel) -> Uint8Array {
    let known = match parcel {
        Parcel::There(outside) => outside.held().downcast_ref::<Uint8Array>(),
        Parcel::Here(_) => None,
    };
    known.map_or_else(|| Uint8Array::from(&parcel.read()[..]), Clone::clone)
}

/// The text of a file in UTF-8, as a string of the browser's; a mark of the byte order stays in it.
#[must_use]
pub fn text_in_browser(parcel: &Parcel) -> JsValue {
    let options = Object::new();
    // A plain object made just now takes any property.
    let _ = Reflect::set(&options, &"ignoreBOM".into(), &JsValue::TRUE);
    let decoded = TextDecoder::new("utf-8", &options).decode(&in_browser(parcel));
    decoded.map_or(JsValue::NULL, JsValue::from)
}
