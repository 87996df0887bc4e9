# Sourced by the other scripts: where the tools are and how this machine compiles for the browser.
#
#   MMAT_ROOT          the checkout
#   MMAT_TOOLS         where scripts/setup.sh puts Trunk, wasm-bindgen and geckodriver
#   MMAT_WASM_ROUTE    a: the toolchain in PATH has a wasm32 standard library (rustup)
#                      b: Debian's rustc in /usr/bin builds the standard library along with the app
#                      none: neither; run scripts/setup.sh
#   MMAT_WASM_TARGET   target directory of the wasm build; two toolchains do not share one well
#
# Set MMAT_WASM_ROUTE=a or =b beforehand to choose.

MMAT_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
MMAT_TOOLS=${MMAT_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/mmat-appraisal/tools}
MMAT_WASM_TARGET=${MMAT_WASM_TARGET:-$MMAT_ROOT/target/wasm}
case ":$PATH:" in
  *":$MMAT_TOOLS/bin:"*) ;;
  *) PATH=$MMAT_TOOLS/bin:$MMAT_ROOT/node_modules/.bin:$PATH ;;
esac

# The folder of a compiler's libraries; empty when there is no such compiler.
rustlib_of() {
  local sysroot
  sysroot=$("$1" --print sysroot 2>/dev/null) && printf '%s/lib/rustlib' "$sysroot"
}

has_wasm_std() { [ -d "$(rustlib_of rustc)/wasm32-unknown-unknown/lib" ]; }

# The source of the standard library: rustup's component rust-src, or Debian's rust-web-src.
has_std_source() { [ -d "$(rustlib_of "$1")/src/rust/library/std" ]; }

# Debian's rustc-web, its cargo, the source of the standard library and the linker.
has_debian_std_source() {
  [ -x /usr/bin/cargo ] && [ -x /usr/bin/rust-lld ] && has_std_source /usr/bin/rustc
}

wasm_route() {
  if has_wasm_std; then echo a; elif has_debian_std_source; then echo b; else echo none; fi
}

MMAT_WASM_ROUTE=${MMAT_WASM_ROUTE:-$(wasm_route)}
export MMAT_ROOT MMAT_TOOLS MMAT_WASM_ROUTE MMAT_WASM_TARGET PATH

# in_wasm command…: runs it with the toolchain that compiles for the browser.
in_wasm() {
  case $MMAT_WASM_ROUTE in
    a) CARGO_TARGET_DIR=$MMAT_WASM_TARGET "$@" ;;
    b)
      # RUSTC_BOOTSTRAP lets the stable compiler build its own standard library.
      PATH=/usr/bin:/bin:$PATH CARGO_TARGET_DIR=$MMAT_WASM_TARGET RUSTC_BOOTSTRAP=1 \
        CARGO_UNSTABLE_BUILD_STD=std,panic_abort "$@"
      ;;
    *)
      echo "No way to compile for wasm32-unknown-unknown yet: run scripts/setup.sh" >&2
      return 1
      ;;
  esac
}

# in_wasm_for_size command…: in_wasm for the build that visitors load, a tenth smaller: the standard library is
# compiled along, for size, and neither a panic nor Debug has words. Each constant stays a segment of its own, so that
# texts can move to the rest of the module (scripts/lib/texts.mjs). Needs the library's source.
in_wasm_for_size() {
  RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size \
    RUSTFLAGS="${RUSTFLAGS:-} -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none -Clink-arg=--no-merge-data-segments" in_wasm "$@"
}

# Whether this machine can do that; route b always can.
can_build_for_size() { [ "$MMAT_WASM_ROUTE" = b ] || { [ "$MMAT_WASM_ROUTE" = a ] && has_std_source rustc; }; }
