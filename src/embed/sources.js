// What the element is made of, and where it is: in files beside this one, whose hashed names the build fills
// in, so that an old cache never meets a new wasm. The single file has single/sources.js in place of this.
import { compiledFrom } from "./compile.js";

export { copy } from "./__GLUE__";

const rest = new URL("./__REST_WASM__", import.meta.url);

/** The first part of the module, compiled. */
export const compile = () => compiledFrom(new URL("./__WASM__", import.meta.url));

/** Whether the rest of the module is here from the beginning. */
export const hasRest = false;

/** The rest of the module, compiled. */
export const compileRest = () => compiledFrom(rest);

/** The same at once, with the page standing still meanwhile: for a function that is needed before it came. */
export function compileRestAtOnce() {
  const request = new XMLHttpRequest();
  request.open("GET", rest, false);
  // A page cannot ask for bytes here; in this encoding each character holds one.
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status !== 200) throw new Error(`${rest} answered ${request.status}`);
  return new WebAssembly.Module(Uint8Array.from(request.responseText, (character) => character.charCodeAt(0) & 0xff));
}

/** The address of the style sheet. */
export const css = new URL("./__CSS__", import.meta.url).href;

/** The address of the style sheet of screens that come later. */
export const laterCss = new URL("./__LATER_CSS__", import.meta.url).href;

/** Opens a line to the module that reads and writes files, which is loaded when it is first needed. */
export const connectClerk = async (hear) => (await import("./__CLERK__")).connect(hear);

/** What is shown in place of a widget that crashed. */
export const loadCrash = () => import("./__CRASH__");
