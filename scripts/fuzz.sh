#!/usr/bin/env bash
# Feeds each reader generated and broken inputs: scripts/fuzz.sh [INPUTS [more arguments of the example]].
#
# `scripts/fuzz.sh 1000000 --reader ris --seed 7`: one reader, one seed. An input that makes a
# reader panic, hang or die is saved in target/fuzz-failures.
set -euo pipefail
cd "$(dirname "$0")/.."

inputs=${1:-1000000}
shift || true
# The profile is a release that panics as tests do and checks its sums.
exec cargo run --quiet --profile fuzz --example fuzz_readers -- --inputs "$inputs" "$@"
