//! The custom element's other half: connects the shell to the browser, and the host page to the
//! shell. The composition root; everything else is handed what it needs from here.
//!
//! The crate is compiled into two modules. `element.js` beside this file defines `<mmat-appraisal>`
//! and calls `start` in the first; `clerk.js` loads the second, made with the feature `clerk`, when a
//! file comes or goes.

mod answers;
#[cfg(all(target_arch = "wasm32", feature = "clerk"))]
mod clerk;
#[cfg(all(target_arch = "wasm32", not(feature = "clerk")))]
mod outlet;
#[cfg(all(target_arch = "wasm32", not(feature = "clerk")))]
mod requests;
#[cfg(all(target_arch = "wasm32", not(feature = "clerk")))]
mod rescue;
mod settings;
#[cfg(all(target_arch = "wasm32", not(feature = "clerk")))]
mod widget;

pub use answers::{answer_text, event_text, formats_text};
#[cfg(all(target_arch = "wasm32", feature = "clerk"))]
pub use clerk::Clerk;
#[cfg(all(target_arch = "wasm32", not(feature = "clerk")))]
pub use rescue::stored;
pub use settings::settings;
#[cfg(all(target_arch = "wasm32", not(feature = "clerk")))]
pub use widget::{Widget, start};
