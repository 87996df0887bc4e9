//! The clerk's module: what `clerk.js` calls in a worker, or in the page where there is none.

use std::rc::Rc;

use js_sys::{Array, Function, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::codec::clerk;

/// The clerk.
#[wasm_bindgen]
#[derive(Default)]
pub struct Clerk(clerk::Clerk);

#[wasm_bindgen]
impl Clerk {
    /// A clerk who was told nothing yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a message of the page: a text, and files as `Uint8Array`s. `answer` is called with the
    /// text and the files of each answer, before this returns.
    pub fn take(&mut self, text: String, parts: &Array, answer: &Function) {
        let bytes = |part: JsValue| Rc::from(Uint8Array::new(&part).to_vec());
        let parts = parts.iter().map(bytes).collect();
        self.0.take(clerk::Message { text, parts }, &mut |message| {
            let parts = message.parts.iter();
            let parts: Array = parts.map(|part| Uint8Array::from(&part[..])).collect();
            // It hands the answer on; if the page is gone, nobody is there to be told.
            let _ = answer.call2(&JsValue::NULL, &JsValue::from(message.text), &parts);
        });
    }
}
