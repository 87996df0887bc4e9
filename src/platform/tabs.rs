//! Telling other tabs of this browser what was saved, and hearing it from them.

use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use crate::port::Touched;
use crate::review::{ReviewId, ReviewerId, StudyId};

/// The channel of one widget. A channel does not hear itself; two widgets on one page have two
/// channels and hear each other, as two tabs do.
#[derive(Clone, Debug)]
pub(super) struct Tabs(Rc<Channel>);

#[derive(Debug)]
struct Channel(BroadcastChannel);

impl Drop for Channel {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// Hears other tabs until it is dropped.
#[derive(Debug)]
pub struct TabListener {
    /// Before the channel, so that it is gone before the channel closes.
    _listener: EventListener,
    _tabs: Tabs,
}

impl Tabs {
    /// Joins the tabs that use the database of that name; `None` in a browser without channels.
    pub(super) fn join(database: &str) -> Option<Self> {
        let channel = BroadcastChannel::new(database).ok()?;
        Some(Self(Rc::new(Channel(channel))))
    }

    pub(super) fn tell(&self, touched: &Touched) {
        // Harmless if it fails: the other tab shows what it read until it reads again, and a
        // change it makes is made in the record as it is stored.
        let _ = self.0.0.post_message(&message(touched));
    }

    pub(super) fn listen(&self, on: impl Fn(Touched) + 'static) -> TabListener {
        let listener = EventListener::new(&self.0.0, "message", move |event| {
            let event: &MessageEvent = event.unchecked_ref();
            if let Some(touched) = understood(&event.data()) {
                on(touched);
            }
        });
        TabListener {
            _listener: listener,
            _tabs: self.clone(),
        }
    }
}

/// What happened and to what: `["appraisal", review, study, reviewer]`, `["review", review]` or
/// `["list"]`.
fn message(touched: &Touched) -> JsValue {
    let words = match touched {
        Touched::List => vec!["list"],
        Touched::Review(review) => vec!["review", review.as_str()],
        Touched::Appraisal(review, (study, reviewer)) => {
            vec![
                "appraisal",
                review.as_str(),
                study.as_str(),
                reviewer.as_str(),
            ]
        }
    };
    words
        .into_iter()
        .map(JsValue::from_str)
        .collect::<Array>()
        .into()
}

/// `None` for anything else: another script of the site may use a channel of that name.
fn understood(message: &JsValue) -> Option<Touched> {
    let words: Option<Vec<String>> = message
        .dyn_ref::<Array>()?
        .iter()
        .map(|word| word.as_string())
        .collect();
    let words = words?;
    match words
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["list"] => Some(Touched::List),
        ["review", review] => Some(Touched::Review(ReviewId::new(review))),
        ["appraisal", review, study, reviewer] => Some(Touched::Appraisal(
            ReviewId::new(review),
            (StudyId::new(study), ReviewerId::new(reviewer)),
        )),
        _ => None,
    }
}
