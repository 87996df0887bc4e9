# Debian's packages, asked for only when missing. Sourced, not run.

# apt_packages NAME…: installs those that are not installed; without root it says which command would.
apt_packages() {
  local name missing=()
  for name in "$@"; do
    [ "$(dpkg-query --show --showformat '${db:Status-Abbrev}' "$name" 2>/dev/null)" = "ii " ] || missing+=("$name")
  done
  if [ ${#missing[@]} -eq 0 ]; then
    say "packages are there: $*"
    return
  fi
  if [ "$(id -u)" -ne 0 ]; then
    problem "These packages are missing, and installing them needs root. Please run:" \
      "  sudo apt-get update && sudo apt-get install --no-install-recommends ${missing[*]}"
    return
  fi
  say "installing ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt_quietly update
  apt_quietly install --yes --no-install-recommends "${missing[@]}"
}

# Its output only matters when it fails.
apt_quietly() {
  local log
  log=$(mktemp)
  if ! apt-get --quiet "$@" >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    problem "apt-get $1 failed"
    return
  fi
  rm -f "$log"
}
