//! The reviewer leaves the page, or comes back to it: the last chance to save, and the browser's question before it.

use std::fmt;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{BeforeUnloadEvent, PageTransitionEvent};

/// Hears that the page is hidden or left, until it is dropped.
#[derive(Debug)]
pub struct Leaving {
    _listeners: [EventListener; 2],
}

impl Leaving {
    /// Calls `on` whenever the page is hidden or left. On a phone a hidden page may never come
    /// back, so that is the moment to save. `None` outside a page.
    pub fn listen(on: impl Fn() + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        let document = window.document()?;
        let on = Rc::new(on);
        let left = Rc::clone(&on);
        Some(Self {
            _listeners: [
                EventListener::new(&window, "pagehide", move |_| left()),
                EventListener::new(&document.clone(), "visibilitychange", move |_| {
                    if document.hidden() {
                        on();
                    }
                }),
            ],
        })
    }
}

/// Hears that the page can be seen again, until it is dropped.
#[derive(Debug)]
pub struct Returning {
    _listeners: [EventListener; 2],
}

impl Returning {
    /// Calls `seen` whenever the page can be seen again, and `kept` when the reviewer came back to it
    /// and the browser had kept it as it was left. `None` outside a page.
    pub fn listen(seen: impl Fn() + 'static, kept: impl Fn() + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        let shown = move |_: &web_sys::Event| {
            if !is_hidden() {
                seen();
            }
        };
        let came_back = move |event: &web_sys::Event| {
            if event.unchecked_ref::<PageTransitionEvent>().persisted() {
                kept();
            }
        };
        Some(Self {
            _listeners: [
                EventListener::new(&window.document()?.into(), "visibilitychange", shown),
                EventListener::new(&window, "pageshow", came_back),
            ],
        })
    }
}

/// Whether nobody can see the page now.
pub(super) fn is_hidden() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.hidden())
}

/// Has the browser ask before the page is left, while there is something unsaved.
#[derive(Default)]
pub struct LeaveGuard {
    /// Saves what is being typed: the browser's question, and the wait for the next page, give it
    /// the time that it does not have when the page is hidden.
    save: Option<Rc<dyn Fn()>>,
    listener: Option<EventListener>,
}

impl fmt::Debug for LeaveGuard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("LeaveGuard").finish_non_exhaustive()
    }
}

impl LeaveGuard {
    /// Calls `save` when the page is about to be left with something unsaved.
    pub fn save_with(&mut self, save: impl Fn() + 'static) {
        self.save = Some(Rc::new(save));
    }

    /// Says whether there is something unsaved. The listener is there only while there is:
    /// a page with one is loaded anew when the reviewer comes back to it, instead of kept.
    pub fn set_unsaved(&mut self, unsaved: bool) {
        if !unsaved {
            self.listener = None;
        } else if self.listener.is_none() {
            let save = self.save.clone();
            self.listener = web_sys::window().map(|window| {
                let options = EventListenerOptions::enable_prevent_default();
                EventListener::new_with_options(&window, "beforeunload", options, move |event| {
                    event.prevent_default();
                    if let Some(save) = &save {
                        save();
                    }
                    // Older browsers ask only if this is set; none shows the text.
                    event
                        .unchecked_ref::<BeforeUnloadEvent>()
                        .set_return_value("unsaved");
                })
            });
        }
    }
}
