//! What can be saved of a database after a widget over it crashed.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::codec::export::review_file;
use crate::platform::{BrowserDevice, IndexedDbStore};
use crate::port::Store;

/// Every stored review as a review file: an array of `{title, name, text}`. What cannot be read is
/// left out.
///
/// # Errors
/// Where the database cannot be read.
#[wasm_bindgen]
pub async fn stored(database: String) -> Result<Array, JsValue> {
    let fault = |error: crate::port::StoreError| js_sys::Error::new(&error.to_string());
    let store = IndexedDbStore::open(&database).await.map_err(fault)?;
    let now = BrowserDevice::now();
    let files = Array::new();
    for card in store.cards().await.map_err(fault)? {
        let Ok(Some(loaded)) = store.load(&card.id).await else {
            continue;
        };
        let log = store.log(&card.id).await.unwrap_or_default();
        let review = loaded.review.with_log(log.with_unsaved(Vec::new()));
        let file = review_file(&review, &now);
        let text = file.content.text().unwrap_or_default();
        let entry = Object::new();
        for (name, value) in [
            ("title", &*card.title),
            ("name", &file.name),
            ("text", text),
        ] {
            // A plain object made just now takes any property.
            let _ = Reflect::set(&entry, &name.into(), &value.into());
        }
        files.push(&entry);
    }
    Ok(files)
}
