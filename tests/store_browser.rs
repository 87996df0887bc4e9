//! What only a real browser can show about the stores.
//!
//! `scripts/test-wasm.sh` runs this in Chromium and in Firefox; natively there is nothing in it.
#![cfg(target_arch = "wasm32")]
// Clippy does not see that these are tests.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use wasm_bindgen_test::wasm_bindgen_test_configure;

#[path = "store_browser/connections.rs"]
mod connections;
#[path = "store_browser/consensus.rs"]
mod consensus;
#[path = "store_browser/device.rs"]
mod device;
#[path = "store_browser/failures.rs"]
mod failures;
#[path = "support/full.rs"]
mod full;
#[path = "store_browser/order.rs"]
mod order;
#[path = "store_browser/saving.rs"]
mod saving;
#[path = "store_browser/support.rs"]
mod support;

wasm_bindgen_test_configure!(run_in_browser);
