#!/usr/bin/env bash
# The end-to-end tests alone, over the dist/ that is there; arguments choose tests by name, as with cargo test.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

# A browser per test, and two at once: the harness lets no more run.
cargo test --quiet --features e2e --test e2e -- "$@"
