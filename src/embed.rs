//! The custom element's other half: connects the shell to the browser, and the host page to the
//! shell. The composition root; everything else is handed what it needs from here.
//!
//! `element.js` beside this module defines `<mmat-appraisal>` and calls `start`.

mod answers;
#[cfg(target_arch = "wasm32")]
mod outlet;
#[cfg(target_arch = "wasm32")]
mod requests;
#[cfg(target_arch = "wasm32")]
mod widget;

pub use answers::{answer_text, event_text, formats_text};
#[cfg(target_arch = "wasm32")]
pub use widget::{Widget, start};
