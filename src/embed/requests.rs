//! What the host page asks, read from JavaScript.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::app::Request;
use crate::codec::export::ExportOptions;
use crate::codec::intake::IntakeFile;
use crate::platform::held;
use crate::review::ReviewId;

/// The request behind a method's name and argument.
///
/// # Errors
/// What is wrong with the argument, in words.
pub(super) fn request(method: &str, argument: &JsValue) -> Result<Request, String> {
    match method {
        "ready" => Ok(Request::Ready),
        "listReviews" => Ok(Request::ListReviews),
        "openReview" => Ok(Request::OpenReview(ReviewId::new(&text(method, argument)?))),
        "importFiles" => files(argument).map(Request::ImportFiles),
        "exportAs" => Ok(Request::ExportAs(
            text(method, &part(argument, "format"))?,
            ExportOptions {
                share_of_criteria_met: part(argument, "shareOfCriteriaMet").is_truthy(),
            },
        )),
        "review" => Ok(Request::Review),
        "tally" => Ok(Request::Tally),
        "agreement" => Ok(Request::Agreement),
        other => Err(format!("there is no method {other}")),
    }
}

/// A property of an object; undefined where there is none, or no object.
fn part(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or_default()
}

fn text(method: &str, argument: &JsValue) -> Result<String, String> {
    argument
        .as_string()
        .ok_or_else(|| format!("{method} takes a string"))
}

/// Files as `{name, bytes}` or `{name, text}`; `element.js` has read `File`s into the first.
fn files(argument: &JsValue) -> Result<Vec<IntakeFile>, String> {
    let list: &Array = argument
        .dyn_ref()
        .ok_or("importFiles takes an array of files")?;
    list.iter().map(|file| one_file(&file)).collect()
}

/// The file behind the attribute `src`, or why it could not be fetched; `None` where there is no such
/// attribute.
pub(super) fn source(fetched: Result<JsValue, JsValue>) -> Option<Result<IntakeFile, String>> {
    match fetched {
        Ok(file) if file.is_undefined() => None,
        Ok(file) => Some(one_file(&file)),
        Err(thrown) => {
            let message = thrown.dyn_ref().map(js_sys::Error::message);
            let message = message.map(String::from).or_else(|| thrown.as_string());
            Some(Err(message.unwrap_or_default()))
        }
    }
}

fn one_file(file: &JsValue) -> Result<IntakeFile, String> {
    let name = part(file, "name")
        .as_string()
        .ok_or("each file of importFiles needs a name")?;
    let bytes = match (
        part(file, "text").as_string(),
        part(file, "bytes").dyn_into::<Uint8Array>(),
    ) {
        (Some(text), _) => text.into_bytes().into(),
        (None, Ok(bytes)) => held(bytes),
        (None, Err(_)) => {
            return Err(format!("{name}: a File or an object with a text is needed"));
        }
    };
    Ok(IntakeFile { name, bytes })
}
