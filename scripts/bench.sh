#!/usr/bin/env bash
# Measures what dist/ holds and writes docs/performance.md: side by side with others' widgets, then with growing
# reviews. About 50 minutes; the machine should do nothing else.
#
#   scripts/bench.sh [--quick]
#
# --quick is one round of each, to see that all of it works: its figures are not worth writing down.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib/stage.sh
. scripts/env.sh

rounds=11 scale_rounds=5
if [ "${1:-}" = --quick ]; then rounds=1 scale_rounds=1; fi
mkdir -p target/bench

chromium=${CHROMIUM:-chromium}
browser_is_there() { have "$chromium" || problem "$chromium is missing: scripts/setup.sh test, or its path in CHROMIUM"; }

stage "Browser" browser_is_there
stage "The other widgets" bench/peers/setup.sh
stage "Side by side" node bench/peers/run.mjs --rounds "$rounds" --json target/bench/peers.json
stage "Growing reviews" node bench/scale/run.mjs --rounds "$scale_rounds" --json target/bench/scale.json
stage "docs/performance.md" node bench/write.mjs
