#!/usr/bin/env bash
# Builds dist/ from the sources. Needs what scripts/setup.sh installs; runs offline.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib/stage.sh
. scripts/env.sh

# Trunk stops at NO_COLOR=1, which some systems set: it wants "true".
compile() {
  local compiler=in_wasm
  if can_build_for_size; then
    compiler=in_wasm_for_size
  else
    say "The source of the standard library is missing, so the wasm gets a tenth larger: run scripts/setup.sh"
  fi
  "$compiler" env -u NO_COLOR trunk build --release --offline
}

stage "Compile for the browser (route $MMAT_WASM_ROUTE)" compile
stage "Make dist/" node scripts/finish-dist.mjs
