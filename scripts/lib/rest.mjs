// Which functions move to the rest of the widget's module: those that the reviewer's first minute does not need.
//
// A recording says what ran while a study was opened and answered, and what did not (scripts/record-first.mjs). What
// it does not know, because the code changed since, stays in the first part, and makes the first load a little larger
// but nothing slower; save that a pattern names a room whose work comes later, whatever is in it.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** Paths of functions; a generic function that works for one of these has its path in its name. */
const LATER = [
  // Screens other than the reviews, the studies and the appraisal; panels.
  /\bview::panels::\w+::/,
  /\bview::screens::(summary|protocol|checks)\b/,
  // Our guidance on an item, which is closed at first.
  /\bview::screens::appraisal::item::guided\b/,
  // Files that come and go.
  /\bcodec::(clerk|export|intake|review_file|summary_json)\b/,
  /\bplatform::clerk\b/,
  /\bapp::intake\b/,
  // What is asked of folders.
  /\b(port|platform|text|app|app::update|view::shell)::folder\b|\bplatform::indexed_db::links\b/,
  // What is counted for the summary.
  /\breview::tally\b/,
];

/** What stays although it did not run in the recording: it does in other browsers, or when answers come in another order. */
const EARLY = [
  // What JavaScript calls, and what it threw.
  /^__(wbindgen|externref)/,
  /\bplatform::device::words\b/,
  // Not every browser has a StorageManager, and each opens a database and ends a transaction in its own order.
  /\bDevice>::persist\b|\bStorageManager\b/,
  /\bplatform::indexed_db::(connection|transaction)\b/,
  // A page that is left cannot load anything.
  /\bplatform::leaving\b|\bembed::widget::(page_left|start::\{closure#0\}::\{closure)/,
  // What runs by chance: which ways the allocator goes depends on what was freed, when; and a table of hashes, which
  // are drawn anew each time, compares keys only where two of them are alike.
  /\bdlmalloc\b/,
  /^(?!.*KeyedEntry).*\bhashbrown\b.*\b(equivalent_key|find_or_find|remove_entry)\b/,
  // What draws, and what waits: two changes may be drawn at once or one after the other. Not what we never draw, not
  // what ends, not long queues of components, as we have one, and not lists whose rows change places.
  /^(?!.*(suspense|\b[vb](raw|portal|comp)\b|Destroy|drop_slow|drop_elements|\bDrop>::drop$|btree|KeyedEntry)).*\byew::(scheduler|dom_bundle)\b/,
  /\bdrop_in_place::<yew::html::component::lifecycle::(Update|Render|Rendered)Runner>$/,
  /^(?!.*embed::rescue\b)<?(js_sys::futures|wasm_bindgen_futures|tokio|gloo_timers|futures_channel)\b/,
];

const RECORDED = new URL("rest-recorded.txt", import.meta.url);

/** A function's path without what changes from build to build: the hashes of the crates. */
export function pathOf(name) {
  return name.replaceAll(/\[[0-9a-f]+\]/g, "");
}

/** A path as the recording has it: some are longer than a page. */
export function keyOf(path) {
  return createHash("sha256").update(path).digest("hex").slice(0, 8);
}

/** Whether a function with this name moves to the rest. */
export function movesToRest(name) {
  const path = pathOf(name);
  if (EARLY.some((pattern) => pattern.test(path))) return false;
  return recorded().get(keyOf(path)) ?? LATER.some((pattern) => pattern.test(path));
}

let known;
/** By the key of each function that the recording knows, whether it moves. */
function recorded() {
  const lines = () => readFileSync(RECORDED, "utf8").split("\n").filter((line) => /^[-+]/.test(line));
  return (known ??= new Map(lines().map((line) => [line.slice(1), line.startsWith("-")])));
}
