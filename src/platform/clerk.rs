//! The line to the clerk: a worker where the browser lets the page have one, else the page itself.
//!
//! `clerk.js`, beside the element's module, opens it; here it is opened when it is first needed,
//! and anew after it was broken off.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::device::words;
use super::held::{held, in_browser};
use crate::codec::clerk::Message;
use crate::port::{ClerkLine, Parcel, Pending};

#[wasm_bindgen]
extern "C" {
    /// An open line, as `clerk.js` gives it.
    #[derive(Clone)]
    type Line;
    #[wasm_bindgen(method, catch)]
    fn post(this: &Line, text: &str, parts: &Array) -> Result<(), JsValue>;
    /// Promises a task of its own.
    #[wasm_bindgen(method)]
    fn turn(this: &Line) -> Promise;
    #[wasm_bindgen(method)]
    fn close(this: &Line);
}

/// What the clerk says: a message, or in words how the line broke.
type Hear = Closure<dyn FnMut(Option<String>, Array)>;

/// The line as one widget sees it.
pub struct BrowserClerk {
    connect: Function,
    hear: Rc<Hear>,
    line: Rc<RefCell<Option<Promise>>>,
}

impl BrowserClerk {
    /// A line that `connect` opens: a function that takes what hears, and promises the line.
    pub fn new(connect: Function, on: impl Fn(Result<Message, String>) + 'static) -> Self {
        let hear = Closure::new(move |text: Option<String>, parts: Array| {
            on(match text {
                Some(text) => Ok(message(text, &parts)),
                None => Err(parts.get(0).as_string().unwrap_or_default()),
            });
        });
        Self {
            connect,
            hear: Rc::new(hear),
            line: Rc::default(),
        }
    }
}

/// The files of an answer stay with the browser: long ones would be copied in and out again.
fn message(text: String, parts: &Array) -> Message {
    let part = |part: JsValue| {
        let bytes = part.dyn_into::<Uint8Array>();
        let bytes = bytes.unwrap_or_else(|other| Uint8Array::new(&other));
        held(bytes)
    };
    Message {
        text,
        parts: parts.iter().map(part).collect(),
    }
}

impl ClerkLine for BrowserClerk {
    fn send(&self, text: String, parts: Vec<Parcel>) -> Pending<Result<(), String>> {
        let opening = self.open();
        Box::pin(async move {
            let opened = JsFuture::from(opening?).await;
            let line: Line = opened.map_err(|thrown| words(&thrown))?.unchecked_into();
            let parts: Array = parts.iter().map(in_browser).collect();
            line.post(&text, &parts).map_err(|thrown| words(&thrown))?;
            let turn = JsFuture::from(line.turn()).await;
            turn.map(drop).map_err(|thrown| words(&thrown))
        })
    }

    fn hang_up(&self) {
        let Some(opening) = self.line.take() else {
            return;
        };
        wasm_bindgen_futures::spawn_local(async move {
            if let Ok(line) = JsFuture::from(opening).await {
                line.unchecked_into::<Line>().close();
            }
        });
    }
}

impl BrowserClerk {
    /// The line, opened now if it was not.
    fn open(&self) -> Result<Promise, String> {
        if let Some(opening) = &*self.line.borrow() {
            return Ok(opening.clone());
        }
        let hear = self.hear.as_ref().as_ref();
        let promised = self.connect.call1(&JsValue::NULL, hear);
        let opening = Promise::resolve(&promised.map_err(|thrown| words(&thrown))?);
        self.line.replace(Some(opening.clone()));
        Ok(opening)
    }
}

impl Drop for BrowserClerk {
    fn drop(&mut self) {
        self.hang_up();
    }
}
