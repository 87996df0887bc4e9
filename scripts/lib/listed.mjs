// What a module has, as lists: binaryen counts and gives one at a time.
import binaryen from "binaryen";

/** What `get` gives for each number below `count`. */
export function each(count, get) {
  return Array.from({ length: count }, (_, at) => get(at));
}

/** Facts of each function of a module, imported ones too, in their order. */
export function functionsOf(module) {
  return each(module.getNumFunctions(), (at) => binaryen.getFunctionInfo(module.getFunctionByIndex(at)));
}

/** Facts of each export of a module. */
export function exportsOf(module) {
  return each(module.getNumExports(), (at) => binaryen.getExportInfo(module.getExportByIndex(at)));
}
