//! What only a real browser can show about the stores.
//!
//! `scripts/test-wasm.sh` runs this in Chromium and in Firefox; natively there is nothing in it.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn the_browser_offers_indexed_db() {
    assert!(idb::Factory::new().is_ok());
}
