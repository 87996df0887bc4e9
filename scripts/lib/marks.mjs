// Makes a module say which of its functions run: for scripts/record-first.mjs.
import binaryen from "binaryen";
import { ASKED } from "./split.mjs";

/**
 * The module with a call to `rest.mark(place)` at the beginning of each function, and the functions' names. Whether the
 * rest is there `rest.here()` says.
 */
export function marked(bytes) {
  const module = binaryen.readBinary(bytes);
  const { i32, none } = binaryen;
  const all = Array.from({ length: module.getNumFunctions() }, (_, at) => module.getFunctionByIndex(at));
  const own = all.filter((one) => !binaryen.getFunctionInfo(one).module);
  const names = own.map((one) => binaryen.getFunctionInfo(one).name);
  module.addFunctionImport("mark", "rest", "mark", i32, none);
  module.addFunctionImport("here", "rest", "here", none, i32);
  for (const [place, one] of own.entries()) {
    const { body, results, name } = binaryen.getFunctionInfo(one);
    const then = ASKED.test(name) ? module.call("here", [], i32) : body;
    binaryen.Function.setBody(one, module.block(null, [module.call("mark", [module.i32.const(place)], none), then], results));
  }
  binaryen.setDebugInfo(true);
  const result = { bytes: module.emitBinary(), names };
  module.dispose();
  return result;
}
