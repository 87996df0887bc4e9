#!/usr/bin/env bash
# Plants faults in real browsers and writes docs/reliability.md: whether anything that had said Saved is lost. Half an
# hour; the machine should do nothing else.
#
#   scripts/faults.sh [--quick]
#
# --quick is a few tries of each, to see that all of it works, and writes nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib/stage.sh
. scripts/env.sh

hostile_files() { cargo test --quiet --test hostile; }
built() { [ -f dist/index.html ] || problem "dist/ is not built: run scripts/build.sh"; }

stage "What is built" built
stage "Hostile files" hostile_files
if [ "${1:-}" = --quick ]; then
  stage "Faults" node faults/run.mjs --tries 2
else
  # What held and what did not are both written down.
  planted() { node faults/run.mjs --tries 100 --json target/faults/results.json || [ -f target/faults/results.json ]; }
  rm -f target/faults/results.json
  stage "Faults" planted
  stage "docs/reliability.md" node faults/write.mjs
fi
