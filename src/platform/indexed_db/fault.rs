//! What the browser throws, as a [`StoreError`].

use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use crate::codec::records::RecordError;
use crate::port::StoreError;

/// An error while a database is in use.
pub(super) fn failed(error: idb::Error) -> StoreError {
    match cause(&error) {
        Some(thrown) => thrown_error(thrown),
        None => StoreError::Failed(error.to_string()),
    }
}

/// An error while the database is opened.
pub(super) fn not_opened(error: idb::Error) -> StoreError {
    if matches!(error, idb::Error::IndexedDbNotFound(_)) {
        return StoreError::Denied("the browser offers no IndexedDB here".to_owned());
    }
    let denied = cause(&error)
        .and_then(|thrown| thrown.dyn_ref::<DomException>())
        // Private windows of some browsers throw the second one.
        .filter(|exception| ["SecurityError", "InvalidStateError"].contains(&&*exception.name()));
    match denied {
        Some(exception) => StoreError::Denied(words(exception)),
        None => failed(error),
    }
}

/// Anything thrown by a call of ours.
pub(super) fn thrown_error(thrown: &JsValue) -> StoreError {
    match thrown.dyn_ref::<DomException>() {
        Some(exception) => exception_error(exception),
        None => StoreError::Failed(crate::platform::device::words(thrown)),
    }
}

/// An exception that the database reports.
pub(super) fn exception_error(exception: &DomException) -> StoreError {
    let said = words(exception);
    match exception.name().as_str() {
        "QuotaExceededError" => StoreError::Full(said),
        "VersionError" => StoreError::Newer(said),
        "SecurityError" => StoreError::Denied(said),
        _ => StoreError::Failed(said),
    }
}

/// A record that cannot be read and must not be overwritten.
pub(super) fn damaged(error: &RecordError) -> StoreError {
    StoreError::Failed(error.to_string())
}

fn words(exception: &DomException) -> String {
    let (name, message) = (exception.name(), exception.message());
    if message.is_empty() {
        name
    } else {
        format!("{name}: {message}")
    }
}

/// The exception in an error of the crate, where it has one.
fn cause(error: &idb::Error) -> Option<&JsValue> {
    use idb::Error as E;
    match error {
        E::DomException(exception) => Some(exception),
        E::AddFailed(thrown)
        | E::DeleteFailed(thrown)
        | E::GetAllFailed(thrown)
        | E::GetFailed(thrown)
        | E::IndexedDbOpenFailed(thrown)
        | E::KeyRangeCreateFailed(thrown)
        | E::ObjectStoreCreateFailed(thrown)
        | E::ObjectStoreNotFound(thrown)
        | E::RequestResultNotFound(thrown)
        | E::TransactionOpenFailed(thrown)
        | E::UpdateFailed(thrown) => Some(thrown),
        _ => None,
    }
}
