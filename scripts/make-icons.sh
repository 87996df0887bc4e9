#!/usr/bin/env bash
# Draws the PNG icons of the installed page from src/embed/page/icon.svg, with Chromium, beside it. They are checked
# in; run this when the drawing changes.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$PWD/src/embed/page
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

# draw NAME SIZE STYLE: the icon on a page of that size.
draw() {
  printf '<style>html,body{margin:0;height:100%%}body{display:grid;place-items:center;%s}svg{width:var(--size,100%%)}</style>%s' \
    "$3" "$(cat "$folder/icon.svg")" >"$profile/page.html"
  chromium --headless=new --no-sandbox --disable-gpu --user-data-dir="$profile/data" --hide-scrollbars \
    --default-background-color=00000000 --window-size="$2,$2" --screenshot="$folder/$1" "file://$profile/page.html" 2>/dev/null
}

draw icon-192.png 192 ''
draw icon-512.png 512 ''
# Systems cut it to a circle or a square of their own: the ground reaches the edge, the sign stays in the middle.
draw icon-maskable-512.png 512 'background:#1f5a7a;--size:70%'
draw icon-180.png 180 'background:#1f5a7a'
