#!/usr/bin/env bash
# Everything, cheap things first; stops at the first stage that fails and names it.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib/stage.sh

# A few inputs from one seed; make fuzz runs the million.
broken_inputs() { cargo run --quiet --example fuzz_readers -- --inputs 3000 --seed 2018; }
native() { cargo test --quiet --features snapshots,schema; }

started=$SECONDS
stage "Setup" scripts/setup.sh test
stage "Check" scripts/check.sh
stage "Native tests" native
stage "Broken inputs" broken_inputs
stage "Readers and writers of others" scripts/interop.sh
stage "Build" scripts/build.sh
stage "A host page from the package" scripts/hosts.sh
stage "Store tests in browsers" scripts/test-wasm.sh
stage "End-to-end tests in three engines" scripts/e2e.sh
printf '\nAll passed, %d s.\n' $((SECONDS - started))
