// Has Yew finish drawing before the next event comes.
//
// Since 0.23 its scheduler puts off what is left after 16 ms to a timer, the moving of the focus among it, and what is
// sent to a component until that timer ends waits too. On a slow machine the next key came first, and answered the item
// that the keyboard was about to leave. We draw with one component, so that nothing is gained by waiting.

/** How wasm-bindgen writes the timer that Yew asks for; other timers of ours can fail, and are written otherwise. */
const TIMER = /(__wbg_setTimeout_[0-9a-f]+: function\(arg0, arg1\) \{\s+const ret = )setTimeout\(arg0, arg1\);/g;

/** The glue that wasm-bindgen wrote, with a microtask in place of that timer: it is run before any event. */
export function drawnAtOnce(glue) {
  const found = glue.match(TIMER)?.length ?? 0;
  if (found !== 1) throw new Error(`The glue has ${found} timers like that of Yew's scheduler, not 1: see scripts/lib/drawing.mjs`);
  return glue.replace(TIMER, "$1queueMicrotask(arg0);");
}
