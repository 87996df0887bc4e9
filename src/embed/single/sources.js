// What the element is made of, in the single file: all of it is in the page, so nothing is fetched. The build puts
// this in place of ../sources.js; the modules stand in the page as compressed base64, the rest as text in here.
import style from "__CSS__";
import { connect } from "__CLERK__";
import clerk from "__CLERK_WORKER__";

export { copy } from "__GLUE__";

/** The first part of the module, compiled. */
export const compile = async () => WebAssembly.compile(await unpacked("mmat-wasm"));

/** Whether the rest of the module is here from the beginning: it is, and nothing can be unpacked at once. */
export const hasRest = true;

/** The rest of the module, compiled. */
export const compileRest = async () => WebAssembly.compile(await unpacked("mmat-rest-wasm"));

/** Never called, as the rest is there before a widget starts. */
export function compileRestAtOnce() {
  throw new Error("the rest of the module was not unpacked");
}

/** The address of the style sheet. */
export const css = address(style, "text/css");

/** The address of the style sheet of screens that come later: none, as theirs is in the first. */
export const laterCss = null;

/** Opens a line to the module that reads and writes files, which is unpacked when it is first needed. */
export const connectClerk = async (hear) =>
  // Of a page from a disk, some browsers take a script for the worker, but not a module.
  connect(hear, await unpacked("mmat-clerk-wasm"), () => new Worker(address(clerk, "text/javascript")));

/** What is shown in place of a widget that crashed. */
export const loadCrash = () => import("../crash.js");

function address(text, type) {
  return URL.createObjectURL(new Blob([text], { type }));
}

/** The bytes that stand in the page under an id. */
async function unpacked(id) {
  const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (one) => one.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
