#!/usr/bin/env bash
# Everything, cheap things first; stops at the first stage that fails and names it.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib/stage.sh

native() { cargo test --quiet --features snapshots,schema; }

started=$SECONDS
stage "Setup" scripts/setup.sh test
stage "Check" scripts/check.sh
stage "Native tests" native
stage "Build" scripts/build.sh
stage "Store tests in browsers" scripts/test-wasm.sh
stage "End-to-end tests in three engines" scripts/e2e.sh
printf '\nAll passed, %d s.\n' $((SECONDS - started))
