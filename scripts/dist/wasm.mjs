// The compiled modules, made smaller; the widget's in two parts.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { copies } from "../lib/copies.mjs";
import { drawnAtOnce } from "../lib/drawing.mjs";
import { marked } from "../lib/marks.mjs";
import { shortened } from "../lib/names.mjs";
import { ordered } from "../lib/order.mjs";
import { movesToRest } from "../lib/rest.mjs";
import { split } from "../lib/split.mjs";
import { built, root } from "./paths.mjs";

// A large function put into its only caller saves raw bytes, but brotli then finds fewer repetitions. Not
// --low-memory-unused and --ignore-implicit-traps, which save half a kilobyte: a widget made with them broke at a click.
const SMALL = ["-Oz", "--one-caller-inline-max-function-size=20"];
/**
 * Before the split: names, what the split replaces, and each piece of data must still be there. Functions that are alike
 * are merged after it: the merged one would have no name.
 */
const UNSPLIT = ["--no-inline=*is_here*", ...SMALL, "-g", "--skip-pass=memory-packing", "--skip-pass=merge-similar-functions"];
const STRIPPED = [...SMALL, "--strip-debug", "--strip-producers"];
/** Moves no function any more; what the module may use is known to browsers without a list of it. */
const WRITTEN = ["--generate-stack-ir", "--optimize-stack-ir", "--strip-target-features"];
/** A module with nothing in it. */
const NO_WASM = Buffer.from("0061736d01000000", "hex");
/**
 * What the first part of a module that says which functions run imports beside what loads its rest. What waits for that
 * runs where the page says so.
 */
const MARKING = "{ ...rest, mark: (place) => (globalThis.ran ??= new Set()).add(place), here: () => globalThis.restIsHere ?? 0 }";

/** For what is made on the way. */
const work = join(root, "target/parts");

/** The one file in a folder that fits. */
export function only(folder, fits) {
  const found = readdirSync(folder).filter(fits);
  if (found.length !== 1) throw new Error(`${folder}: one file expected, found: ${found.join(", ") || "none"}`);
  return found[0];
}

/**
 * The widget's module: {first, rest, glue}, the bytes of its two parts and the script of the first. With `recording`
 * all of it is in the first part, which says in `globalThis.ran` which functions run.
 */
export function widgetModule(recording) {
  const wasm = readFileSync(join(built, only(built, (name) => name.endsWith("_bg.wasm"))));
  const glue = drawnAtOnce(readFileSync(join(built, only(built, (name) => name.endsWith(".js"))), "utf8"));
  const whole = optimised(wasm, UNSPLIT);
  const { first, rest } = recording ? withMarks(whole) : split(whole, movesToRest);
  const short = shortened(first, glue);
  const guard = readFileSync(join(root, "src/embed/guard.js"), "utf8");
  const script = copies(short.glue, guard, recording ? MARKING : undefined);
  const parts = ordered(optimised(short.bytes, [...STRIPPED, "--converge"]), optimised(rest, STRIPPED));
  return {
    first: optimised(parts.first, WRITTEN),
    rest: optimised(parts.rest, WRITTEN),
    glue: transformSync(script, { loader: "js", minify: true, format: "esm", target: "es2022" }).code,
  };
}

/** The whole module as the first part, and the names of its functions in target/parts. */
function withMarks(whole) {
  const { bytes, names } = marked(whole);
  writeFileSync(join(work, "names.json"), JSON.stringify(names));
  return { first: bytes, rest: NO_WASM };
}

/** The bytes of a module, optimised for size. */
export function optimised(wasm, flags = STRIPPED) {
  mkdirSync(work, { recursive: true });
  const [before, after] = [join(work, "before.wasm"), join(work, "after.wasm")];
  writeFileSync(before, wasm);
  execFileSync(join(root, "node_modules/.bin/wasm-opt"), [...flags, before, "-o", after], { stdio: "inherit" });
  return readFileSync(after);
}
