#!/usr/bin/env bash
# Runs tests/*_browser.rs, compiled for the browser, in Chromium and in Firefox; arguments choose tests by name.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib/stage.sh
. scripts/lib/browser-tests.sh
. scripts/env.sh

export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
# Its tests wait for disks: more than the 20 seconds that the runner allows.
export WASM_BINDGEN_TEST_TIMEOUT=120

# The runner reads webdriver.json beside Cargo.toml for the browsers' flags.
in_chromium() {
  CHROMEDRIVER=$(command -v chromedriver) in_wasm cargo test --target wasm32-unknown-unknown "${browser_tests[@]}" -- "$@"
}
in_firefox() {
  GECKODRIVER=$(command -v geckodriver) in_wasm cargo test --target wasm32-unknown-unknown "${browser_tests[@]}" -- "$@"
}

stage "Chromium" in_chromium "$@"
stage "Firefox" in_firefox "$@"
