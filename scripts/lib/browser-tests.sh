# The tests that run inside a browser, as arguments of cargo: each tests/*_browser.rs. Sourced, not run.
browser_tests=()
for file in tests/*_browser.rs; do browser_tests+=(--test "$(basename "$file" .rs)"); done
