#!/usr/bin/env bash
# Builds the host page that takes the widget from its package (tests/hosts/vite), as a reader of the package would:
# from dist/mmat-appraisal-VERSION.tgz into target/hosts/vite. Needs what scripts/setup.sh test installs.
set -euo pipefail
cd "$(dirname "$0")/.."

host=tests/hosts/vite
packages=(dist/mmat-appraisal-*.tgz)
rm -rf "$host/node_modules/mmat-appraisal"
mkdir -p "$host/node_modules/mmat-appraisal"
# Unpacked by hand: a lock file would pin the hash of a package that each build makes anew.
tar -xzf "${packages[0]}" -C "$host/node_modules/mmat-appraisal" --strip-components=1
cd "$host"
node_modules/.bin/vite build --logLevel warn
