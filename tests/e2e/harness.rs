//! Drives a browser from a test, with plain blocking calls; a panic in a test leaves no process behind.
//!
//! A test holds one [`Browser`] at a time, or two that [`Browser::start_two`] started: at most two run at once, and
//! another one in the same test would wait for ever. Two pages in one browser are two tabs ([`Browser::new_tab`]).
#![allow(
    dead_code,
    reason = "a vocabulary for tests to come, not only for those that are here"
)]

mod axe;
mod browser;
mod console;
mod element;
mod engine;
mod keys;
mod once_more;
mod page;
mod permit;
mod process;
mod requests;
mod server;
mod session;

pub use browser::Browser;
pub use element::Element;
pub use engine::Engine;
pub use keys::Key;
pub use once_more::once_more_if_it_died;
pub use server::Server;

use std::path::PathBuf;

/// Makes a `#[test]` per engine of each `fn(Engine)`: `the_name::chromium`, `::firefox`, `::webkit`.
macro_rules! in_each_engine {
    ($($test:ident),+ $(,)?) => {$(
        mod $test {
            use crate::harness::{Engine, once_more_if_it_died};

            #[test]
            fn chromium() {
                super::$test(Engine::Chromium);
            }

            #[test]
            fn firefox() {
                super::$test(Engine::Firefox);
            }

            #[test]
            fn webkit() {
                once_more_if_it_died(|| super::$test(Engine::WebKit));
            }
        }
    )+};
}
pub(crate) use in_each_engine;

/// A path within the checkout.
pub fn checkout(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}
