#!/usr/bin/env bash
# Installs what is missing for the build, and with `test` also the browsers and drivers of the tests.
#
#   scripts/setup.sh [build|test]
#
# Looks before it installs, so a second run takes a second. Nothing is written outside node_modules/,
# the tools folder (MMAT_TOOLS), the Rust toolchain and, as root on Debian, the system's packages.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib/stage.sh
. scripts/lib/apt.sh
. scripts/env.sh

TRUNK_VERSION=0.21.14
GECKODRIVER_VERSION=0.37.1
RUST_MINIMUM=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' Cargo.toml)
# The command and the crate must be the same version; the crate's is the one that counts.
WASM_BINDGEN_VERSION=$(sed -n 's/^wasm-bindgen = "=\(.*\)"$/\1/p' Cargo.toml)

rust() {
  if ! have cargo || ! have rustc; then
    have apt-get || problem "Rust is missing: get it from https://rustup.rs"
    apt_packages rustc-web cargo-web
  fi
  say "$(rustc --version), $(cargo --version)"
  local version
  version=$(rustc --version | cut -d ' ' -f 2)
  [ "$(printf '%s\n' "$RUST_MINIMUM" "${version%%-*}" | sort -V | head -n 1)" = "$RUST_MINIMUM" ] ||
    problem "Rust $RUST_MINIMUM or later is needed. Run: rustup update stable"
}

wasm_std() {
  if [ "$MMAT_WASM_ROUTE" != b ] && ! has_wasm_std && have rustup; then
    say "adding wasm32-unknown-unknown to the rustup toolchain"
    RUSTUP_MAX_RETRIES=0 within 120 rustup target add wasm32-unknown-unknown || say "rustup could not fetch it"
  fi
  if [ "$MMAT_WASM_ROUTE" != b ] && has_wasm_std; then
    say "the standard library for wasm32 is in the toolchain"
    if ! has_std_source rustc && have rustup; then
      # Its source makes the wasm smaller; the build does without it too.
      RUSTUP_MAX_RETRIES=0 within 120 rustup component add rust-src || say "rustup could not fetch rust-src"
    fi
    return
  fi
  have apt-get || problem "No standard library for wasm32. Run: rustup target add wasm32-unknown-unknown"
  # Debian's own version moves with its security updates: take the one it offers.
  apt_packages rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy lld-22
  say "Debian's compiler builds the standard library along with the app (some minutes the first time)"
}

# cargo_tool COMMAND CRATE VERSION: the pinned version, unless it is there already.
cargo_tool() {
  local command=$1 crate=$2 version=$3
  if "$command" --version 2>/dev/null | head -n 1 | grep -qwF "$version"; then
    say "$command $version is there"
    return
  fi
  say "installing $crate $version (some minutes)"
  # Tools that run for seconds need no optimiser that runs for minutes.
  export CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_STRIP=true \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_TARGET_DIR=$MMAT_TOOLS/target
  # Its own lock file may name a version that a mirror does not have: then without it.
  cargo install --quiet --locked --root "$MMAT_TOOLS" "$crate@$version" ||
    cargo install --quiet --root "$MMAT_TOOLS" "$crate@$version"
}

node_is_there() {
  if ! have node || ! have npm; then
    have apt-get || problem "Node.js 18 or later with npm is missing: see https://nodejs.org"
    apt_packages nodejs npm
  fi
  local major
  major=$(node --print 'process.versions.node.split(".")[0]')
  [ "$major" -ge 18 ] || problem "Node.js $(node --version) is too old: 18 or later is needed"
  say "node $(node --version)"
}

node_packages() {
  if cmp -s package-lock.json node_modules/.installed-lock; then
    say "node_modules is up to date"
    return
  fi
  npm ci --no-audit --no-fund
  cp package-lock.json node_modules/.installed-lock
}

host_packages() {
  local host=tests/hosts/vite
  if cmp -s "$host/package-lock.json" "$host/node_modules/.installed-lock"; then
    say "$host/node_modules is up to date"
    return
  fi
  (cd "$host" && npm ci --no-audit --no-fund)
  cp "$host/package-lock.json" "$host/node_modules/.installed-lock"
}

crates() {
  # The build is offline, so what Cargo.lock names has to be here. Nearly free when it is.
  cargo fetch --quiet
  # The standard library's own crates, where it is compiled along.
  ! can_build_for_size || in_wasm_for_size cargo fetch --quiet --target wasm32-unknown-unknown
}

browsers() {
  if have apt-get; then
    apt_packages chromium chromium-driver firefox-esr webkit2gtk-driver python3-gi gir1.2-webkit2-4.1 xvfb fonts-dejavu-core
    return
  fi
  say "Browsers are not installed on this system; the end-to-end tests look for these commands:"
  local command missing=0
  for command in chromium chromedriver firefox WebKitWebDriver Xvfb; do
    have "$command" && say "found    $command" || { say "missing  $command"; missing=1; }
  done
  [ "$missing" = 0 ] || problem \
    "Install them with the system's package manager, or run the tests in a Debian 12 container." \
    "(WebKitWebDriver and Xvfb exist on Linux only.) For the build alone: scripts/setup.sh build"
}

# The readers and writers of others, in a venv of their own; anew only when their list changed.
python_libraries() {
  local venv=$MMAT_TOOLS/interop list=tests/interop/requirements.txt
  if cmp -s "$list" "$venv/.installed-list" && "$venv/bin/python" -c '' 2>/dev/null; then
    say "the Python libraries are up to date"
    return
  fi
  # Debian ships Python without what makes a venv.
  if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
    have apt-get || problem "Python 3.11 or later with venv is missing: see https://www.python.org"
    apt_packages python3 python3-venv
  fi
  local version
  version=$(python3 -c 'import sys; print("%d.%02d" % sys.version_info[:2])')
  [ "$(printf '%s\n' 3.11 "$version" | sort | head -n 1)" = 3.11 ] ||
    problem "Python $version is too old: 3.11 or later is needed for the comparison with others' readers"
  say "installing the Python libraries (a minute)"
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$list"
  cp "$list" "$venv/.installed-list"
}

lints() {
  if cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1; then
    say "$(cargo clippy --version)"
  elif have rustup; then
    within 120 rustup component add rustfmt clippy
  else
    apt_packages rustfmt-web rust-web-clippy
  fi
}

what=${1:-build}
case $what in build | test) ;; *) echo "usage: scripts/setup.sh [build|test]" >&2; exit 2 ;; esac

# Two runs at once would install over each other.
mkdir -p "$MMAT_TOOLS"
if have flock; then exec 9>"$MMAT_TOOLS/.lock"; flock 9; fi

started=$SECONDS
stage "Rust" rust
stage "Standard library for wasm32" wasm_std
# The stage may have installed what env.sh did not find.
[ "$MMAT_WASM_ROUTE" != none ] || MMAT_WASM_ROUTE=$(wasm_route)
stage "Trunk" cargo_tool trunk trunk "$TRUNK_VERSION"
stage "wasm-bindgen" cargo_tool wasm-bindgen wasm-bindgen-cli "$WASM_BINDGEN_VERSION"
stage "Node.js" node_is_there
stage "Node packages (wasm-opt, esbuild, tsc, axe-core)" node_packages
stage "Crates" crates
if [ "$what" = test ]; then
  stage "rustfmt and Clippy" lints
  stage "Node packages of the host page that bundles us (Vite, React, Vue)" host_packages
  stage "Python libraries that read and write what we do" python_libraries
  stage "Browsers, their drivers and a virtual display" browsers
  stage "geckodriver" cargo_tool geckodriver geckodriver "$GECKODRIVER_VERSION"
fi
# Kept until here: the tools share crates, and an interrupted run goes on where it stopped.
rm -rf "$MMAT_TOOLS/target"
printf '\nReady (%s), %d s.\n' "$what" $((SECONDS - started))
