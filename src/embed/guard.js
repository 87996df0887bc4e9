/**
 * The exports of an instance, watched. An error that leaves one of its functions has skipped the rest of the Rust
 * code it passed through, as a panic does, so nothing in the instance can be relied on any more: `crashed` is told
 * once, nothing is called from then on, and what the instance held of the page is let go. `raw` has the exports
 * themselves, for linking.
 */
function guarded(exports, crashed) {
  let works = true;
  const watched = (run) => (...given) => {
    if (!works) return undefined;
    try {
      return run(...given);
    } catch (error) {
      if (works) {
        works = false;
        letGo(exports);
        crashed(error);
      }
      throw error;
    }
  };
  const entries = Object.entries(exports).map(([name, part]) => [name, typeof part === "function" ? watched(part) : part]);
  return { ...Object.fromEntries(entries), raw: exports };
}

/** Empties the tables: they keep alive what the page lent to the instance, its database connection among it. */
function letGo(exports) {
  for (const part of Object.values(exports)) {
    if (!(part instanceof WebAssembly.Table)) continue;
    for (let place = 0; place < part.length; place += 1) part.set(place, null);
  }
}
