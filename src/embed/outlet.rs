//! Events and answers on their way to the host page.

use std::cell::{Cell, RefCell};

use js_sys::{Function, JSON, Promise, Reflect, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use super::answers::{answer_text, event_text};
use crate::app::{HostEvent, Reply, RequestId};
use crate::codec::export::{Content, Export};
use crate::platform::in_browser;
use crate::view::Outlet;

/// The two ends of a promise.
struct Ends {
    resolve: Function,
    reject: Function,
}

/// Sends events from the element and settles the promises it gave out.
pub(super) struct HostOutlet {
    element: HtmlElement,
    waiting: RefCell<Vec<(RequestId, Ends)>>,
    last: Cell<RequestId>,
}

impl HostOutlet {
    pub(super) fn new(element: HtmlElement) -> Self {
        Self {
            element,
            waiting: RefCell::default(),
            last: Cell::new(0),
        }
    }

    /// Rejects every promise that is still open.
    pub(super) fn reject_all(&self, why: &str) {
        for (_, ends) in self.waiting.take() {
            // Settling a promise runs no code of the host at once, so it cannot fail here.
            let _ = ends
                .reject
                .call1(&JsValue::NULL, &js_sys::Error::new(why).into());
        }
    }

    /// A new request with the promise of its answer.
    pub(super) fn promise(&self) -> (RequestId, Promise) {
        let id = self.last.get().wrapping_add(1);
        self.last.set(id);
        let promise = Promise::new(&mut |resolve, reject| {
            self.waiting
                .borrow_mut()
                .push((id, Ends { resolve, reject }));
        });
        (id, promise)
    }
}

impl Outlet for HostOutlet {
    fn emit(&self, event: &HostEvent) {
        let (name, detail) = event_text(event);
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(&JSON::parse(&detail).unwrap_or(JsValue::NULL));
        if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
            // A listener of the host that throws is the host's; ours to go on.
            let _ = self.element.dispatch_event(&event);
        }
    }

    fn answer(&self, request: RequestId, reply: Reply) {
        let mut waiting = self.waiting.borrow_mut();
        let Some(place) = waiting.iter().position(|(id, _)| *id == request) else {
            return;
        };
        let (_, ends) = waiting.swap_remove(place);
        drop(waiting);
        if matches!(reply, Reply::Done) {
            // As below.
            let _ = ends.resolve.call1(&JsValue::NULL, &JsValue::NULL);
        } else {
            settle(&ends, reply);
        }
    }
}

/// Answers with more than that it is done.
#[inline(never)] // Moves to the rest of the module as a whole.
fn settle(ends: &Ends, reply: Reply) {
    let (reply, content) = without_content(reply);
    let parsed = answer_text(reply).and_then(|text| {
        JSON::parse(&text).map_err(|_| "the answer could not be written".to_owned())
    });
    if let (Some((name, content)), Ok(file)) = (content, &parsed) {
        // A plain object made just now takes any property.
        let _ = Reflect::set(file, &name.into(), &content);
    }
    // Settling a promise runs no code of the host at once, so it cannot fail here.
    let _ = match parsed {
        Ok(value) => ends.resolve.call1(&JsValue::NULL, &value),
        Err(why) => ends
            .reject
            .call1(&JsValue::NULL, &js_sys::Error::new(&why).into()),
    };
}

/// What a file holds goes beside the answer's JSON: bytes have no form in it, and a long text would
/// be written and read over again. One that the browser has as bytes is read there, in portions.
fn without_content(reply: Reply) -> (Reply, Option<(&'static str, JsValue)>) {
    let Reply::Export(file) = reply else {
        return (reply, None);
    };
    let content = match &file.content {
        Content::Bytes(bytes) => ("bytes", Uint8Array::from(&bytes[..]).into()),
        Content::Outside { is_text, held } if *is_text => ("utf8", in_browser(held).into()),
        Content::Outside { held, .. } => ("bytes", in_browser(held).into()),
        other => ("text", JsValue::from_str(other.text().unwrap_or_default())),
    };
    let file = Export {
        content: Content::Bytes(Default::default()),
        ..file
    };
    (Reply::Export(file), Some(content))
}
