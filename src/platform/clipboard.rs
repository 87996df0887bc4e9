//! The clipboard.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag};

use super::device::words;

/// Puts markup and plain text on the clipboard; plain text alone where there is no markup, and in a browser that takes
/// no more.
pub(super) async fn copy(html: String, plain: String) -> Result<(), String> {
    let promised = write(&html, &plain).map_err(|thrown| words(&thrown))?;
    let written = JsFuture::from(promised).await;
    written.map(drop).map_err(|thrown| words(&thrown))
}

/// web-sys does not know these without a flag of the compiler.
fn write(html: &str, plain: &str) -> Result<Promise, JsValue> {
    let get = |object: &JsValue, name: &str| Reflect::get(object, &JsValue::from_str(name));
    let clipboard = get(&get(&js_sys::global(), "navigator")?, "clipboard")?;
    if clipboard.is_undefined() {
        return Err("this page may not use the clipboard".into());
    }
    let item = get(&js_sys::global(), "ClipboardItem")?.dyn_into::<Function>();
    let Some(item) = item.ok().filter(|_| !html.is_empty()) else {
        let method: Function = get(&clipboard, "writeText")?.dyn_into()?;
        return method.call1(&clipboard, &plain.into())?.dyn_into();
    };
    let forms = Object::new();
    for (kind, text) in [("text/html", html), ("text/plain", plain)] {
        Reflect::set(&forms, &kind.into(), &blob(kind, text)?.into())?;
    }
    let item = Reflect::construct(&item, &Array::of1(&forms))?;
    let method: Function = get(&clipboard, "write")?.dyn_into()?;
    method.call1(&clipboard, &Array::of1(&item))?.dyn_into()
}

fn blob(kind: &str, text: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(text));
    Blob::new_with_str_sequence_and_options(&parts, &options)
}
