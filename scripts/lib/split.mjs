// Splits a linked wasm module in two: a first part, and a rest that the page loads when it is idle.
// docs/adr/0016-split-module.md says why.
//
// The first part keeps memory, tables, globals and imports, and the rest imports them from it. A function that
// moved leaves a stub in its place: the stub has the rest loaded if it is not there yet, and calls the function
// through a table that the rest fills. So which functions move decides how fast a page starts, not what it does.
import binaryen from "binaryen";
import { each, exportsOf, functionsOf } from "./listed.mjs";
import { namedIn } from "./module-text.mjs";
import { dataOfRest, filled, joined, segmentsOf } from "./texts.mjs";

/** Under which name an instance of the rest gets the exports of the first part. */
export const FIRST = "first";
/** The function of the page that loads the rest, as the first part imports it. */
const LOADER = { module: "rest", base: "load" };
/** The function of the crate that says whether the rest is there; the answer is put into it. */
export const ASKED = /view(\[\w+\])?::rest(\[\w+\])?::is_here$/;
/** What the split adds to the first part. */
const TABLE = "rest table";
const LOADED = "rest is loaded";
const ENSURE = "ensure that the rest is loaded";
const LOAD = "load the rest";
/** The most pages of a memory that says no maximum. */
const UNLIMITED = 0xffffffff;

/**
 * Splits `bytes`, which must have a name section. `moves(name)` says whether a function moves; one that is only
 * reached from such functions moves with them, and so do texts that only they use. Gives {first, rest, moved}: two
 * modules with names, and the names of what moved. The first part exports as a global `loaded` what is to be set
 * to 1 once the rest is there.
 */
export function split(bytes, moves) {
  const first = binaryen.readBinary(bytes);
  const rest = binaryen.readBinary(bytes);
  const plan = planned(first, moves);
  const shared = makeRest(rest, plan);
  makeFirst(first, plan, shared);
  return { first: emitted(first), rest: emitted(rest), moved: plan.moved };
}

/**
 * What goes where: `functions` by name, the names of those that `moved`, and of these the `entries`, which are
 * called from what stays; `used`, what of the first part is called from what moved; the data of either part.
 */
function planned(module, moves) {
  const functions = new Map(functionsOf(module).map((info) => [info.name, info]));
  const named = namedIn(module);
  const calledBy = (name) => [...(named.get(name)?.calls ?? [])];
  const roots = rootsOf(module);
  const stays = new Set();
  const waiting = roots.filter((name) => !moves(name));
  while (waiting.length > 0) {
    const name = waiting.pop();
    if (stays.has(name)) continue;
    stays.add(name);
    waiting.push(...calledBy(name).filter((called) => !moves(called)));
  }
  const isMoved = (name) => !stays.has(name) && !functions.get(name).module;
  const moved = [...functions.keys()].filter(isMoved);
  const reached = new Set([...roots, ...[...stays].flatMap(calledBy)]);
  const segments = segmentsOf(module);
  const addresses = (names) => new Set(names.flatMap((name) => [...(named.get(name)?.constants ?? [])]));
  const texts = new Set(dataOfRest(segments, addresses([...stays]), addresses(moved)));
  return {
    functions,
    moved,
    entries: moved.filter((name) => reached.has(name)),
    used: new Set(moved.flatMap(calledBy).filter((name) => !isMoved(name))),
    firstData: [filled(segments.filter((segment) => !texts.has(segment)))],
    restData: joined([...texts]),
  };
}

/** Every function by name: {params, results, module}; `module` is empty unless it is imported. */

function elementsOf(module) {
  return each(module.getNumElementSegments(), (at) => binaryen.getElementSegmentInfo(module.getElementSegmentByIndex(at)));
}

/** Where a call from outside may arrive: exports, and the table, through which closures and traits are called. */
function rootsOf(module) {
  const exported = exportsOf(module).filter(({ kind }) => kind === binaryen.ExternalFunction);
  return [...exported.map(({ value }) => value), ...elementsOf(module).flatMap(({ data }) => data)];
}

/** Leaves in `module` what moved, and has all else imported. Gives what the first part exports for it, by short names. */
function makeRest(module, { functions, moved, entries, used, restData }) {
  const shared = sharedOf(module, used);
  for (const { name } of exportsOf(module)) module.removeExport(name);
  for (const { name } of elementsOf(module)) module.removeElementSegment(name);

  const keeps = new Set(moved);
  for (const [name, { params, results }] of functions) {
    if (!keeps.has(name)) module.removeFunction(name);
    if (used.has(name)) module.addFunctionImport(name, FIRST, shared.functions.get(name), params, results);
  }
  for (const [name, as] of shared.globals) module.addGlobalImport(name, FIRST, as, globalNamed(module, name).type, true);
  for (const [name, as] of shared.tables) module.addTableImport(name, FIRST, as);
  setData(module, shared.memory, restData);
  module.addMemoryImport(shared.memory, FIRST, "m");

  module.addTable(TABLE, entries.length, entries.length);
  module.addTableImport(TABLE, FIRST, "rest");
  module.addActiveElementSegment(TABLE, "entries", entries, module.i32.const(0));
  return shared;
}

/** What both parts use, each with the short name under which the first part exports it. */
function sharedOf(module, used) {
  const short = (letter, names) => new Map(names.map((name, at) => [name, `${letter}${at.toString(36)}`]));
  const globals = each(module.getNumGlobals(), (at) => binaryen.getGlobalInfo(module.getGlobalByIndex(at)));
  const tables = each(module.getNumTables(), (at) => binaryen.getTableInfo(module.getTableByIndex(at)));
  return {
    functions: short("f", [...used]),
    globals: short("g", globals.filter(({ mutable }) => mutable).map(({ name }) => name)),
    tables: short("t", tables.map(({ name }) => name)),
    memory: exportsOf(module).find(({ kind }) => kind === binaryen.ExternalMemory).value,
  };
}

function globalNamed(module, name) {
  return binaryen.getGlobalInfo(module.getGlobal(name));
}

function setData(module, memory, data) {
  const segments = data.map(({ start, data }) => ({ offset: module.i32.const(start), data }));
  module.setMemory(module.getMemoryInfo().initial, UNLIMITED, null, segments, false, false, memory);
}

/** Takes out of `module` what moved, puts a stub for each entry, and exports what the rest needs. */
function makeFirst(module, { functions, moved, entries, firstData }, shared) {
  const { i32, none } = binaryen;
  const loaded = () => module.global.get(LOADED, i32);
  module.addGlobal(LOADED, i32, true, module.i32.const(0));
  module.addTable(TABLE, entries.length, entries.length);
  module.addFunctionImport(LOAD, LOADER.module, LOADER.base, none, none);
  module.addFunction(ENSURE, none, none, [], module.if(module.i32.eqz(loaded()), module.call(LOAD, [], none)));

  for (const name of moved) module.removeFunction(name);
  for (const [at, name] of entries.entries()) {
    const { params, results } = functions.get(name);
    const passed = binaryen.expandType(params).map((type, index) => module.local.get(index, type));
    const call = module.call_indirect(TABLE, module.i32.const(at), passed, params, results);
    module.addFunction(name, params, results, [], module.block(null, [module.call(ENSURE, [], none), call], results));
  }
  const asked = [...functions.keys()].filter((name) => ASKED.test(name));
  if (asked.length !== 1) throw new Error(`${asked.length} functions say whether the rest is there`);
  binaryen.Function.setBody(module.getFunction(asked[0]), loaded());
  setData(module, shared.memory, firstData);

  module.addGlobalExport(LOADED, "loaded");
  module.addTableExport(TABLE, "rest");
  module.addMemoryExport(shared.memory, "m");
  for (const [name, as] of shared.functions) module.addFunctionExport(name, as);
  for (const [name, as] of shared.globals) module.addGlobalExport(name, as);
  for (const [name, as] of shared.tables) module.addTableExport(name, as);
}

function emitted(module) {
  if (!module.validate()) throw new Error("A part of the split module is not valid");
  binaryen.setDebugInfo(true);
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}
