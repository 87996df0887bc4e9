//! Methods of the browser's objects, called by name.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Calls a method and waits for what it promises.
pub(super) async fn promised(
    on: &JsValue,
    method: &str,
    arguments: &[JsValue],
) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&call(on, method, arguments)?)).await
}

/// Calls a method.
pub(super) fn call(on: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function = field(on, method).dyn_into::<Function>();
    let function = function.map_err(|_| format!("this browser has no {method}"))?;
    let arguments: Array = arguments.iter().collect();
    function.apply(on, &arguments)
}

/// A property; undefined where there is none.
pub(super) fn field(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &JsValue::from_str(name)).unwrap_or_default()
}

/// An object with one property.
pub(super) fn option(name: &str, value: impl Into<JsValue>) -> JsValue {
    let object = Object::new();
    // A plain object made just now takes any property.
    let _ = Reflect::set(&object, &JsValue::from_str(name), &value.into());
    object.into()
}

/// Whether what was thrown has this name.
pub(super) fn is_called(thrown: &JsValue, name: &str) -> bool {
    field(thrown, "name").as_string().as_deref() == Some(name)
}
