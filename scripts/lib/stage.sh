# Shared by the scripts: numbered stages that say what they do and how long it took. Sourced, not run.

# stage "what it does" command…: stops the script, with the stage's name, when the command fails.
stage() {
  local name=$1 started=$SECONDS status
  shift
  printf '\n== %s\n' "$name"
  # A subshell with its own -e: inside a plain `if` or `||` bash would ignore failures midway.
  set +e
  (set -e; "$@")
  status=$?
  set -e
  if [ "$status" -ne 0 ]; then
    printf '\nFAILED: %s (after %d s, status %d)\n' "$name" $((SECONDS - started)) "$status" >&2
    exit "$status"
  fi
  printf -- '-- %s: %d s\n' "$name" $((SECONDS - started))
}

say() { printf '   %s\n' "$*"; }

# problem "text"…: says what is missing and what to do, and fails the stage.
problem() {
  printf '   ! %s\n' "$@" >&2
  return 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# within SECONDS command…: where the system has `timeout`, the command gets no longer than that.
within() {
  if have timeout; then timeout "$@"; else shift; "$@"; fi
}
