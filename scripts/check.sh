#!/usr/bin/env bash
# What can be found without running the product: formatting, lints, documentation, layers, dependencies.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib/stage.sh
. scripts/lib/browser-tests.sh
. scripts/env.sh

rustfmt() { cargo fmt --check; }
clippy_native() { cargo clippy --quiet --all-targets --all-features -- -D warnings; }
# Both toolchains have a Clippy: rustup's component, or Debian's rust-web-clippy beside its rustc.
clippy_wasm() {
  in_wasm cargo clippy --quiet --target wasm32-unknown-unknown --lib "${browser_tests[@]}" -- -D warnings
}
rustdoc() { RUSTDOCFLAGS=-Dwarnings cargo doc --quiet --all-features --no-deps --document-private-items; }
types() { tsc -p tests/types; }
dependencies() { node scripts/dependencies.mjs; }
layers() { cargo test --quiet --test layers; }

stage "Formatting" rustfmt
stage "Lints, native" clippy_native
stage "Lints, for the browser (route $MMAT_WASM_ROUTE)" clippy_wasm
stage "Documentation" rustdoc
stage "Types of the package" types
stage "Licences and versions of dependencies" dependencies
stage "Layers" layers
