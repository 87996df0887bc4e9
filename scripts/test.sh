#!/usr/bin/env bash
# Everything, cheap things first; stops at the first stage that fails and names it.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib/stage.sh

native() { cargo test --quiet --features snapshots; }

end_to_end() {
  . scripts/env.sh
  rm -rf test-output
  # Two cores are enough for two browsers at once.
  cargo test --quiet --features e2e --test e2e -- --test-threads 2
}

started=$SECONDS
stage "Setup" scripts/setup.sh test
stage "Check" scripts/check.sh
stage "Native tests" native
stage "Build" scripts/build.sh
stage "Store tests in browsers" scripts/test-wasm.sh
stage "End-to-end tests in three engines" end_to_end
printf '\nAll passed, %d s.\n' $((SECONDS - started))
