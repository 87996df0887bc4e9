#!/usr/bin/env bash
# Do readers and writers that are not ours agree with us? Needs what scripts/setup.sh test installs.
#
# Python libraries write files, our program reads them and writes its exports, and the libraries
# read those: tests/interop/. What was written stays in target/interop to be looked at.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib/stage.sh
. scripts/env.sh

python=$MMAT_TOOLS/interop/bin/python
folder=$MMAT_ROOT/target/interop
export PYTHONDONTWRITEBYTECODE=1

[ -x "$python" ] || problem "The Python libraries are missing. Run: scripts/setup.sh test"
rm -rf "$folder"
mkdir -p "$folder"

stage "Files of others" "$python" tests/interop/run.py write "$folder"
stage "Our readers and writers" cargo run --quiet --example interop_files -- "$folder"
stage "Others read ours" "$python" tests/interop/run.py check "$folder"
