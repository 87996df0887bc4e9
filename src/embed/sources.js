// What the element is made of, and where it is: in files beside this one, whose hashed names the build fills
// in, so that an old cache never meets a new wasm. The single file has single/sources.js in place of this.
import init from "./__GLUE__";

export { formats, start } from "./__GLUE__";

/** Starts the module; it serves every element on the page. */
export const load = () => init({ module_or_path: new URL("./__WASM__", import.meta.url) });

/** The address of the style sheet. */
export const css = new URL("./__CSS__", import.meta.url).href;

/** Opens a line to the module that reads and writes files, which is loaded when it is first needed. */
export const connectClerk = async (hear) => (await import("./__CLERK__")).connect(hear);
