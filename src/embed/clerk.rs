//! The clerk's module: what `clerk.js` calls in a worker, or in the page where there is none.

use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::codec::clerk;
use crate::codec::export::SCALE;
use crate::port::Parcel;

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
    /// text and the files of each answer, before this returns; only what has to be painted first is
    /// answered later. `paint` takes a drawing as JSON and a scale, and promises the bytes of a PNG.
    pub fn take(&mut self, text: String, parts: &Array, answer: &Function, paint: &Function) {
        let bytes = |part: JsValue| Parcel::from(Uint8Array::new(&part).to_vec());
        let parts = parts.iter().map(bytes).collect();
        let message = clerk::Message { text, parts };
        let painting = self.0.take(message, &mut |message| say(answer, message));
        if let Some(painting) = painting {
            let (answer, paint) = (answer.clone(), paint.clone());
            spawn_local(async move {
                let painted = all_painted(&painting, &paint, &answer).await;
                say(&answer, painting.finish(painted));
            });
        }
    }
}

fn say(answer: &Function, message: clerk::Message) {
    let parts = message.parts.iter();
    let parts: Array = parts
        .map(|part| Uint8Array::from(&part.read()[..]))
        .collect();
    // It hands the answer on; if the page is gone, nobody is there to be told.
    let _ = answer.call2(&JsValue::NULL, &JsValue::from(message.text), &parts);
}

/// The pictures one after the other, with how many are done: a large one takes some megabytes while
/// it is painted.
async fn all_painted(
    painting: &clerk::Painting,
    paint: &Function,
    answer: &Function,
) -> Result<Vec<Vec<u8>>, String> {
    let mut painted = Vec::new();
    for drawing in painting.drawings() {
        let promised = paint.call2(&JsValue::NULL, &drawing.into(), &SCALE.into());
        let promised = promised.map_err(|thrown| words(&thrown))?;
        let png = JsFuture::from(Promise::resolve(&promised)).await;
        let png = png.map_err(|thrown| words(&thrown))?;
        painted.push(Uint8Array::new(&png).to_vec());
        say(answer, painting.progress(painted.len()));
    }
    Ok(painted)
}

fn words(thrown: &JsValue) -> String {
    match thrown.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.message()),
        None => thrown.as_string().unwrap_or_default(),
    }
}
