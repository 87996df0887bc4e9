//! What is pasted into the widget, where it is not pasted into a text.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, FileList, HtmlElement};

/// What was pasted.
pub enum Pasted {
    /// Files.
    Files(FileList),
    /// Text, such as records copied from a database.
    Text(String),
}

/// Hears what is pasted until it is dropped.
pub struct PasteListener {
    _listener: EventListener,
}

impl PasteListener {
    /// Listens on the widget's own root, never on the document: a host page keeps what is pasted
    /// elsewhere.
    pub fn listen(root: &HtmlElement, on: impl Fn(Pasted) + 'static) -> Self {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(root, "paste", options, move |event| {
            if let Some(pasted) = pasted(event) {
                event.prevent_default();
                on(pasted);
            }
        });
        Self {
            _listener: listener,
        }
    }
}

fn pasted(event: &Event) -> Option<Pasted> {
    let target: Element = event.target()?.dyn_into().ok()?;
    if target.closest(TEXTS).ok().flatten().is_some() {
        return None;
    }
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    if let Some(files) = data.files().filter(|files| files.length() > 0) {
        return Some(Pasted::Files(files));
    }
    let text = data.get_data("text/plain").ok()?;
    (!text.trim().is_empty()).then_some(Pasted::Text(text))
}

/// What takes text itself.
const TEXTS: &str = "textarea, select, input:not([type=radio], [type=checkbox], [type=file])";
