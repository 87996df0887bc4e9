//! What is around the page, as far as the browser tells, and the notes that outlast it: about saved
//! files, and of what was left in the middle of work.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

use crate::port::{FileNote, Surroundings};
use crate::review::{ReviewId, Timestamp};

/// Looks around.
pub(super) fn surroundings() -> Surroundings {
    let page = JsValue::from(js_sys::global());
    let text = |path: &[&str]| read(&page, path).and_then(|value| value.as_string());
    let protocol = text(&["location", "protocol"]).unwrap_or_default();
    let top = read(&page, &["top"]).unwrap_or_else(|| page.clone());
    let is_framed = !Object::is(&top, &page);
    let is_web = protocol.starts_with("http");
    let is_opaque = text(&["origin"]).as_deref() == Some("null");
    let is_installed =
        read(&page, &["navigator", "standalone"]) == Some(JsValue::TRUE) || standalone();
    let maker = text(&["navigator", "vendor"]).unwrap_or_default();
    Surroundings {
        is_framed,
        // A page of another origin does not let us see its address.
        in_foreign_frame: is_framed && read(&top, &["location", "origin"]).is_none(),
        is_shut_off: is_web && is_opaque,
        is_file: protocol == "file:",
        is_cleared_weekly: is_web && !is_installed && maker.starts_with("Apple"),
        picks_folders: !is_framed && read(&page, &["showDirectoryPicker"]).is_some(),
        own_tab: text(&["location", "href"]).filter(|_| is_framed && is_web),
    }
}

/// What stands at the end of a path; `None` where the browser refuses to say, or there is nothing.
fn read(from: &JsValue, path: &[&str]) -> Option<JsValue> {
    path.iter()
        .try_fold(from.clone(), |at, name| {
            Reflect::get(&at, &JsValue::from_str(name)).ok()
        })
        .filter(|found| !found.is_undefined())
}

fn standalone() -> bool {
    let window = web_sys::window();
    let query = window.and_then(|window| window.match_media("(display-mode: standalone)").ok()?);
    query.is_some_and(|query| query.matches())
}

/// The note about the files of a review; an empty one where there is none, or no storage.
pub(super) fn file_note(database: &str, review: &ReviewId) -> FileNote {
    let stored =
        storage().and_then(|storage| storage.get_item(&key(database, "file", review)).ok()?);
    let stored = stored.unwrap_or_default();
    let (last, since) = stored.split_once(' ').unwrap_or_default();
    FileNote {
        last: Timestamp::parse(last),
        since: Timestamp::parse(since),
    }
}

/// Keeps it, where there is storage; it is a help, and nothing depends on it.
pub(super) fn keep_file_note(database: &str, review: &ReviewId, note: &FileNote) {
    let text = |time: &Option<Timestamp>| {
        time.as_ref()
            .map_or("-".to_owned(), |time| time.as_str().to_owned())
    };
    if let Some(storage) = storage() {
        let stored = format!("{} {}", text(&note.last), text(&note.since));
        let _ = storage.set_item(&key(database, "file", review), &stored);
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What was left of a review, if anything was.
pub(super) fn left_behind(database: &str, review: &ReviewId) -> Option<String> {
    storage()?.get_item(&key(database, "left", review)).ok()?
}

/// Keeps it at once: a page that is being left has no time for a database, which some browsers
/// shut in the middle of writing. Without room for it nothing is lost that was not lost before.
#[inline(never)] // Moves to the rest of the module as a whole.
pub(super) fn leave_behind(database: &str, review: &ReviewId, text: Option<&str>) {
    let Some(storage) = storage() else {
        return;
    };
    let key = key(database, "left", review);
    let _ = match text {
        Some(text) => storage.set_item(&key, text),
        None => storage.remove_item(&key),
    };
}

fn key(database: &str, what: &str, review: &ReviewId) -> String {
    format!("{database} {what} {}", review.as_str())
}
