#!/usr/bin/env node
// Makes dist/ from what Trunk left in target/trunk: wasm in two parts and smaller, one style sheet, hashed names
// under assets/, the stable entry files beside them, and the size of the first load against its budget.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { buildSync, transformSync } from "esbuild";
import { shortened } from "./lib/names.mjs";
import { marked } from "./lib/marks.mjs";
import { movesToRest } from "./lib/rest.mjs";
import { split } from "./lib/split.mjs";

/** Bytes of wasm, JS and CSS that a first visit loads, as brotli. */
const BUDGET = 150_000;
const FIRST_STYLES = ["tokens.css", "base.css"];
// A large function put into its only caller saves raw bytes, but brotli then finds fewer repetitions.
const SMALL = ["-Oz", "--one-caller-inline-max-function-size=20"];
/** Before the split: names, what the split replaces, and each piece of data must still be there. */
const UNSPLIT = ["--no-inline=*is_here*", ...SMALL, "-g", "--skip-pass=memory-packing"];
const STRIPPED = [...SMALL, "--strip-debug", "--strip-producers"];

/** A module with nothing in it. */
const NO_WASM = Buffer.from("0061736d01000000", "hex");
/** For scripts/record-first.mjs: dist/ gets a module that was not split and says which functions run. */
const recording = process.argv.includes("--record");

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const built = join(root, "target/trunk");
const builtClerk = join(root, "target/clerk");
/** For what is made on the way. */
const work = join(root, "target/parts");
const dist = join(root, "dist");

main();

function main() {
  rmSync(dist, { recursive: true, force: true });
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(dist, "assets"), { recursive: true });
  mkdirSync(work, { recursive: true });

  const widget = parts();
  // Fetched when the page is shown.
  const ahead = { REST_WASM: addAsset("rest.wasm", optimised(widget.rest, STRIPPED)) };
  // Loaded when a file comes or goes.
  const onDemand = {
    CLERK_WASM: addAsset("clerk.wasm", optimised(readFileSync(join(builtClerk, "clerk_bg.wasm")), STRIPPED)),
    CLERK_GLUE: addAsset("clerk-glue.js", minified(readFileSync(join(builtClerk, "clerk.js"), "utf8"), "js")),
  };
  const clerk = filled("src/embed/clerk.js", onDemand, (path) => basename(path));
  onDemand.CLERK = addAsset("clerk.js", minified(clerk, "js"));

  const assets = {
    WASM: addAsset("mmat-appraisal.wasm", optimised(widget.first, STRIPPED)),
    GLUE: addAsset("glue.js", glueWithRest(widget.glue, ahead)),
    CSS: addAsset("mmat-appraisal.css", minified(styles(), "css")),
  };
  const element = filled("src/embed/element.js", { ...assets, CLERK: onDemand.CLERK }, (path) => path);
  writeFileSync(join(dist, "mmat-appraisal.js"), minified(element, "js"));
  writeFileSync(join(dist, "index.html"), page());
  cpSync(join(root, "src/embed/page"), dist, { recursive: true });

  const sizes = (paths) => paths.map((path) => sizesOf(path));
  report("first load", sizes([...Object.values(assets), "mmat-appraisal.js"]), BUDGET);
  report("the rest, once the page is shown", sizes(Object.values(ahead)));
  report("with the first file", sizes(Object.values(onDemand)));
}

/** The widget's module in two parts, with names, and the glue of the first. */
function parts() {
  const wasm = readFileSync(join(built, only(built, (name) => name.endsWith("_bg.wasm"))));
  const glue = readFileSync(join(built, only(built, (name) => name.endsWith(".js"))), "utf8");
  const whole = optimised(wasm, UNSPLIT);
  const { first, rest } = recording ? withMarks(whole) : split(whole, movesToRest);
  const short = shortened(first, glue);
  return { first: short.bytes, rest, glue: short.glue };
}

/** The whole module as the first part, which says what runs. */
function withMarks(whole) {
  const { bytes, names } = marked(whole);
  writeFileSync(join(work, "names.json"), JSON.stringify(names));
  return { first: bytes, rest: NO_WASM };
}

/** The glue and what loads the rest, in one file. */
function glueWithRest(glue, ahead) {
  const start = "const imports = __wbg_get_imports();";
  if (!glue.includes(start)) throw new Error("The glue does not begin as expected, so the rest could not be loaded");
  // The first part imports from `rest` what loads the rest.
  const lent = recording ? "rest: { ...rest, mark: (place) => (globalThis.ran ??= new Set()).add(place) }" : "rest";
  const lending = glue.replaceAll(start, `const imports = { ...__wbg_get_imports(), ${lent} };`);
  writeFileSync(join(work, "rest.js"), filled("src/embed/rest.js", ahead, (path) => basename(path)));
  writeFileSync(join(work, "module.js"), `import * as rest from "./rest.js";\n${lending}`);
  writeFileSync(join(work, "glue.js"), filled("src/embed/glue.js", { MODULE: "./module.js", REST: "./rest.js" }, (path) => path));
  // The glue imports its snippets, where a crate brings any, by a relative path.
  if (existsSync(join(built, "snippets"))) cpSync(join(built, "snippets"), join(work, "snippets"), { recursive: true });
  const made = buildSync({ entryPoints: [join(work, "glue.js")], bundle: true, minify: true, format: "esm", write: false });
  return made.outputFiles[0].contents;
}

/** A script or a style sheet without comments and blanks. */
function minified(source, loader) {
  const { code } = transformSync(source, { loader, minify: true });
  return Buffer.from(code);
}

/** The one file in a folder that fits. */
function only(folder, fits) {
  const found = readdirSync(folder).filter(fits);
  if (found.length !== 1) throw new Error(`${folder}: one file expected, found: ${found.join(", ") || "none"}`);
  return found[0];
}

/** A smaller wasm. */
function optimised(wasm, flags) {
  const [before, after] = [join(work, "before.wasm"), join(work, "after.wasm")];
  writeFileSync(before, wasm);
  const command = join(root, "node_modules/.bin/wasm-opt");
  execFileSync(command, [...flags, before, "-o", after], { stdio: "inherit" });
  return readFileSync(after);
}

/** Every style sheet in one: the tokens, the base, then the parts by name. */
function styles() {
  const folder = join(root, "styles");
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".css")).sort() : [];
  const first = FIRST_STYLES.filter((name) => names.includes(name));
  const rest = names.filter((name) => !first.includes(name));
  return [...first, ...rest].map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
}

/** Writes it under assets/ with a hash of its content in the name; gives the path within dist/. */
function addAsset(name, bytes) {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const path = `assets/${basename(name, extname(name))}-${hash}${extname(name)}`;
  writeFileSync(join(dist, path), bytes);
  return path;
}

/** A source with the names of assets filled in for `__NAME__`. */
function filled(file, assets, name) {
  let source = readFileSync(join(root, file), "utf8");
  for (const [key, path] of Object.entries(assets)) {
    const placeholder = `__${key}__`;
    if (!source.includes(placeholder)) throw new Error(`${file} does not mention ${placeholder}`);
    source = source.replaceAll(placeholder, name(path));
  }
  return source;
}

/** The standalone page, without the line that is for Trunk and the comment about it. */
function page() {
  const lines = readFileSync(join(root, "index.html"), "utf8").split("\n");
  return lines.filter((line) => !/data-trunk|<!-- Trunk/.test(line)).join("\n");
}

function sizesOf(path) {
  const bytes = readFileSync(join(dist, path));
  return { what: path, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
}

function report(what, rows, budget) {
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  const total = { what, raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };
  console.log(line("", "raw", "gzip", "brotli"));
  for (const row of [...rows, total]) console.log(line(row.what, row.raw, row.gzip, row.brotli));
  if (budget) console.log(line("budget", "", "", budget));
  if (total.brotli > budget) console.warn(`The ${what} is ${total.brotli - budget} bytes over its budget.`);
}

function line(what, ...cells) {
  return `   ${what.padEnd(46)}${cells.map((cell) => String(cell).padStart(10)).join("")}`;
}
