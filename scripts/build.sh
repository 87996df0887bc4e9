#!/usr/bin/env bash
# Builds dist/ from the sources. Needs what scripts/setup.sh installs; runs offline.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib/stage.sh
. scripts/env.sh

compiler=in_wasm
if can_build_for_size; then
  compiler=in_wasm_for_size
else
  say "The source of the standard library is missing, so the wasm gets a tenth larger: run scripts/setup.sh"
fi

# The module that reads and writes files: the same library with the feature `clerk`. It comes first, because
# Trunk takes the library's own name in the target directory.
clerk() {
  "$compiler" cargo build --quiet --offline --release --lib --features clerk --target wasm32-unknown-unknown
  rm -rf target/clerk
  wasm-bindgen --target web --no-typescript --out-dir target/clerk --out-name clerk \
    "$MMAT_WASM_TARGET/wasm32-unknown-unknown/release/mmat_appraisal.wasm"
}

# Trunk stops at NO_COLOR=1, which some systems set: it wants "true".
widget() { "$compiler" env -u NO_COLOR trunk build --release --offline; }

stage "Compile the file module (route $MMAT_WASM_ROUTE)" clerk
stage "Compile the widget (route $MMAT_WASM_ROUTE)" widget
stage "Make dist/" node scripts/finish-dist.mjs
