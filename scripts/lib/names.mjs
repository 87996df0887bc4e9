// Gives what passes between a wasm module and its glue short names, in both. The names that wasm-bindgen makes are
// long and end in hashes, which do not compress.
import binaryen from "binaryen";
import { exportsOf, functionsOf } from "./listed.mjs";

/** How the module calls the glue. */
const GLUE = "g";

/** The module and the glue with short names; `bytes` must have a name section, and the result has one. */
export function shortened(bytes, glue) {
  const module = binaryen.readBinary(bytes);
  const imports = new Map();
  const exports = new Map();
  for (const { name, module: from, base, params, results } of functionsOf(module)) {
    if (!from.endsWith("_bg.js")) continue;
    if (!imports.has(base)) imports.set(base, short("i", imports.size));
    module.removeFunction(name);
    module.addFunctionImport(name, GLUE, imports.get(base), params, results);
  }
  const used = new Set(Array.from(glue.matchAll(/\bwasm\.(\w+)/g), ([, name]) => name));
  for (const { name, value, kind } of exportsOf(module)) {
    if (kind !== binaryen.ExternalFunction || !used.has(name)) continue;
    exports.set(name, short("e", exports.size));
    module.removeExport(name);
    module.addFunctionExport(value, exports.get(name));
  }
  const renamed = glue
    .replace(/"[^"]*_bg\.js": /, `${GLUE}: `)
    .replaceAll(/^( +)(\w+)(?=: )/gm, (all, indent, name) => (imports.has(name) ? indent + imports.get(name) : all))
    .replaceAll(/\bwasm\.(\w+)/g, (all, name) => (exports.has(name) ? `wasm.${exports.get(name)}` : all));
  for (const name of imports.keys()) {
    if (new RegExp(`^ +${name}:`, "m").test(renamed)) throw new Error(`The glue still has the long name ${name}`);
  }
  binaryen.setDebugInfo(true);
  const result = { bytes: module.emitBinary(), glue: renamed };
  module.dispose();
  return result;
}

function short(letter, number) {
  return letter + number.toString(36);
}
