// Puts what the rest of a split module takes from its first part into the order in which the first part has it, in
// both. There are a thousand such functions: names and places that only count up compress to a third less.
import binaryen from "binaryen";
import { exportsOf, functionsOf } from "./listed.mjs";
import { FIRST } from "./split.mjs";

/** `first` and `rest` as bytes, when nothing moves their functions any more; the result is the same two. */
export function ordered(first, rest) {
  const names = new Map();
  const orderedFirst = changed(first, (module) => {
    const places = new Map(functionsOf(module).map(({ name }, place) => [name, place]));
    const shared = exportsOf(module).filter(({ name, kind }) => kind === binaryen.ExternalFunction && /^f[0-9a-z]+$/.test(name));
    shared.sort((one, other) => places.get(one.value) - places.get(other.value));
    for (const { name } of shared) module.removeExport(name);
    for (const { name, value } of shared) {
      names.set(name, `f${names.size.toString(36)}`);
      module.addFunctionExport(value, names.get(name));
    }
  });
  const orderedRest = changed(rest, (module) => {
    const taken = new Map(functionsOf(module).filter((one) => one.module === FIRST).map((one) => [one.base, one]));
    for (const [before, now] of names) {
      const { name, params, results } = taken.get(before) ?? {};
      if (!name) continue; // No more, since the rest was made smaller.
      module.removeFunction(name);
      module.addFunctionImport(name, FIRST, now, params, results);
    }
  });
  return { first: orderedFirst, rest: orderedRest };
}

function changed(bytes, change) {
  const module = binaryen.readBinary(bytes);
  change(module);
  if (!module.validate()) throw new Error("A part of the module is not valid once it is in order");
  binaryen.setDebugInfo(false);
  const result = module.emitBinary();
  module.dispose();
  return result;
}
