//! The page and the browser around it.

use std::cell::RefCell;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Date, Math, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Event, File, FileList, HtmlAnchorElement, HtmlElement, ShadowRoot, Url,
};

use super::clipboard;
use super::held::{held, in_browser};
use super::leaving::LeaveGuard;
use super::surroundings;
use super::tabs::{TabListener, Tabs};
use crate::port::{
    Device, FileNote, Moment, Parcel, Pending, ReadFile, SavedFile, Surroundings, Touched,
};
use crate::review::{ReviewId, Timestamp};

/// How long a saved file's address is kept: a browser may read it only after the reviewer has
/// said where to save.
const KEPT_MILLISECONDS: u32 = 60_000;

/// No file of a review comes near this; reading more could use up the page's memory.
const MOST_BYTES: f64 = 64.0 * 1024.0 * 1024.0;

/// The browser as one widget sees it.
#[derive(Debug)]
pub struct BrowserDevice {
    root: ShadowRoot,
    database: String,
    tabs: Option<Tabs>,
    guard: RefCell<LeaveGuard>,
}

impl BrowserDevice {
    /// The device of the widget in this shadow root, whose data are in the database of that name.
    #[must_use]
    pub fn new(root: ShadowRoot, database: &str) -> Self {
        Self {
            root,
            database: database.to_owned(),
            tabs: Tabs::join(database),
            guard: RefCell::default(),
        }
    }

    /// Calls `save` when the page is about to be left with something unsaved.
    pub fn save_when_leaving(&self, save: impl Fn() + 'static) {
        self.guard.borrow_mut().save_with(save);
    }

    /// The time now.
    #[must_use]
    pub fn now() -> Timestamp {
        let text = String::from(Date::new_0().to_iso_string());
        Timestamp::parse(&text).unwrap_or_else(Timestamp::epoch)
    }

    /// Calls `on` with what other tabs, and other widgets of this page, save to the same database;
    /// not with what this device tells. `None` in a browser without channels between tabs.
    pub fn listen(&self, on: impl Fn(Touched) + 'static) -> Option<TabListener> {
        self.tabs.as_ref().map(|tabs| tabs.listen(on))
    }
}

impl Device for BrowserDevice {
    fn surroundings(&self) -> Surroundings {
        surroundings::surroundings()
    }

    fn file_note(&self, review: &ReviewId) -> FileNote {
        surroundings::file_note(&self.database, review)
    }

    fn keep_file_note(&self, review: &ReviewId, note: &FileNote) {
        surroundings::keep_file_note(&self.database, review, note);
    }

    fn left_behind(&self, review: &ReviewId) -> Option<String> {
        surroundings::left_behind(&self.database, review)
    }

    fn leave_behind(&self, review: &ReviewId, text: Option<&str>) {
        surroundings::leave_behind(&self.database, review, text);
    }

    fn offset(&self, at: &Timestamp) -> i32 {
        let behind = Date::new(&JsValue::from_str(at.as_str())).get_timezone_offset();
        // Not a number for a day that is none, and then 0.
        -(behind as i32)
    }

    fn moment(&self) -> Moment {
        Moment::new(Self::now(), random_bits())
    }

    fn after(&self, milliseconds: u32) -> Pending<()> {
        Box::pin(TimeoutFuture::new(milliseconds))
    }

    fn persist(&self) -> Pending<Option<bool>> {
        // Outside https there is no storage manager; the call then throws, which is caught.
        let asked =
            web_sys::window().and_then(|window| window.navigator().storage().persist().ok());
        Box::pin(async move { JsFuture::from(asked?).await.ok()?.as_bool() })
    }

    fn save_file(&self, file: &SavedFile) -> Result<(), String> {
        let options = BlobPropertyBag::new();
        options.set_type(&file.media_type);
        let parts = Array::of1(&in_browser(&file.bytes));
        let address = Blob::new_with_u8_array_sequence_and_options(&parts, &options)
            .and_then(|blob| Url::create_object_url_with_blob(&blob))
            .map_err(|thrown| words(&thrown))?;
        let clicked = self.click_link(&address, &file.name);
        Timeout::new(KEPT_MILLISECONDS, move || {
            // An address that is gone already needs no revoking.
            let _ = Url::revoke_object_url(&address);
        })
        .forget();
        clicked.map_err(|thrown| words(&thrown))
    }

    fn copy(&self, html: &str, plain: &str) -> Pending<Result<(), String>> {
        Box::pin(clipboard::copy(html.to_owned(), plain.to_owned()))
    }

    fn read_files(&self, files: &FileList) -> Pending<Vec<ReadFile>> {
        // The list empties itself when the field does; the files stay.
        let files: Vec<File> = (0..files.length())
            .filter_map(|place| files.get(place))
            .collect();
        Box::pin(async move {
            let mut read = Vec::with_capacity(files.len());
            for file in files {
                let bytes = bytes(&file).await;
                let name = file.name();
                read.push(ReadFile { name, bytes });
            }
            read
        })
    }

    fn tell_tabs(&self, touched: &Touched) {
        if let Some(tabs) = &self.tabs {
            tabs.tell(touched);
        }
    }

    fn guard_leaving(&self, unsaved: bool) {
        self.guard.borrow_mut().set_unsaved(unsaved);
    }

    fn leave_panel(&self) {
        let focused = self.root.active_element();
        let in_panel = focused.filter(|one| matches!(one.closest(".panel"), Ok(Some(_))));
        if let Some(element) = in_panel.and_then(|one| one.dyn_into::<HtmlElement>().ok()) {
            // What cannot let go of it lays out more than it must, and no more.
            let _ = element.blur();
        }
    }

    fn focus(&self, id: &str) {
        let found = self.root.get_element_by_id(id);
        if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // It scrolls by itself, at once. What refuses the focus has left the page meanwhile.
            let _ = element.focus();
        }
    }
}

impl BrowserDevice {
    /// Clicks on a link of ours that names the file, without the host page noticing.
    fn click_link(&self, address: &str, name: &str) -> Result<(), JsValue> {
        let document = web_sys::window()
            .and_then(|window| window.document())
            .ok_or("there is no document")?;
        let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
        link.set_href(address);
        link.set_download(name);
        link.set_hidden(true);
        let listener = EventListener::new(&link, "click", Event::stop_propagation);
        self.root.append_child(&link)?;
        link.click();
        link.remove();
        drop(listener);
        Ok(())
    }
}

/// The bytes of a file, or why they cannot be read.
pub(super) async fn bytes(file: &File) -> Result<Parcel, String> {
    if file.size() > MOST_BYTES {
        return Err("it is larger than 64 MB".to_owned());
    }
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|thrown| words(&thrown))?;
    Ok(held(Uint8Array::new(&buffer)))
}

fn random_bits() -> u128 {
    let mut bytes = [0; 16];
    let drawn = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
    if drawn.is_none() {
        // Ids must differ, not be secret, so weaker randomness does where the better is missing.
        for byte in &mut bytes {
            *byte = (Math::random() * 256.0) as u8;
        }
    }
    u128::from_le_bytes(bytes)
}

/// What was thrown, in words.
pub(super) fn words(thrown: &JsValue) -> String {
    match thrown.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.to_string()),
        None => thrown.as_string().unwrap_or_else(|| {
            let kind = thrown.js_typeof().as_string();
            format!(
                "the browser gave no reason, only: {}",
                kind.unwrap_or_default()
            )
        }),
    }
}
