// Copies of the widget's module. Each widget has one to itself, so that a crash takes no other widget along.
import * as sources from "./sources.js";
import { Rest } from "./rest.js";

/** The first part of the module, compiled once for all widgets. */
let compiling;
const compiled = () => (compiling ??= sources.compile().catch((error) => {
  compiling = undefined;
  throw error;
}));

/** Copies that no widget uses. */
const idle = [];

/** A copy of the module; `crashed(error)` is called when it does not work any more. */
export async function take(crashed) {
  const module = await compiled();
  const known = idle.pop();
  if (known) return Object.assign(known, { crashed });
  const rest = new Rest();
  const fresh = sources.copy((error) => {
    if (idle.includes(fresh)) idle.splice(idle.indexOf(fresh), 1);
    fresh.works = false;
    fresh.crashed(error);
  }, rest.imports);
  Object.assign(fresh, { crashed, rest, works: true });
  rest.attach((await fresh.init({ module_or_path: module })).raw);
  if (sources.hasRest) await rest.fetchAhead();
  return fresh;
}

/** Takes back a copy that nobody uses any more. */
export function give(copy) {
  copy.crashed = () => {};
  if (copy.works) idle.push(copy);
}
