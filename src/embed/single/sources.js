// What the element is made of, in the single file: all of it is in the page, so nothing is fetched. The build puts
// this in place of ../sources.js; the modules stand in the page as compressed base64, the rest as text in here.
import init from "__GLUE__";
import style from "__CSS__";
import { connect } from "__CLERK__";
import clerk from "__CLERK_WORKER__";

export { formats, start } from "__GLUE__";

/** Starts the module; it serves every element on the page. */
export const load = async () => init({ module_or_path: await unpacked("mmat-wasm") });

/** The address of the style sheet. */
export const css = address(style, "text/css");

/** Opens a line to the module that reads and writes files, which is unpacked when it is first needed. */
export const connectClerk = async (hear) =>
  // Of a page from a disk, some browsers take a script for the worker, but not a module.
  connect(hear, await unpacked("mmat-clerk-wasm"), () => new Worker(address(clerk, "text/javascript")));

function address(text, type) {
  return URL.createObjectURL(new Blob([text], { type }));
}

/** The bytes that stand in the page under an id. */
async function unpacked(id) {
  const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (one) => one.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
