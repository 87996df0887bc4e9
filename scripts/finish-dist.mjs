#!/usr/bin/env node
// Makes dist/ from what Trunk left in target/trunk: smaller wasm, one style sheet, hashed names under
// assets/, the stable entry files beside them, and the size of the first load against its budget.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { copies } from "./lib/copies.mjs";

/** Bytes of wasm, JS and CSS that a first visit loads, as brotli. */
const BUDGET = 150_000;
const FIRST_STYLES = ["tokens.css", "base.css"];

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const built = join(root, "target/trunk");
const builtClerk = join(root, "target/clerk");
const dist = join(root, "dist");

main();

function main() {
  const glue = only(built, (name) => name.endsWith(".js"));
  const wasm = only(built, (name) => name.endsWith("_bg.wasm"));

  rmSync(dist, { recursive: true, force: true });
  mkdirSync(join(dist, "assets"), { recursive: true });

  // Loaded when a file comes or goes; not part of the first load.
  const onDemand = {
    CLERK_WASM: addAsset("clerk.wasm", optimised(join(builtClerk, "clerk_bg.wasm"))),
    CLERK_GLUE: addAsset("clerk-glue.js", readFileSync(join(builtClerk, "clerk.js"))),
  };
  const clerk = filled("src/embed/clerk.js", onDemand, (path) => basename(path));
  onDemand.CLERK = addAsset("clerk.js", Buffer.from(clerk));

  const assets = {
    WASM: addAsset("mmat-appraisal.wasm", optimised(join(built, wasm))),
    GLUE: addAsset("glue.js", Buffer.from(copies(read(join(built, glue)), read(join(root, "src/embed/guard.js"))))),
    CSS: addAsset("mmat-appraisal.css", Buffer.from(styles())),
  };
  // The glue imports its snippets, where a crate brings any, by a relative path.
  if (existsSync(join(built, "snippets"))) {
    cpSync(join(built, "snippets"), join(dist, "assets/snippets"), { recursive: true });
  }
  const ifItCrashes = { CRASH: addAsset("crash.js", readFileSync(join(root, "src/embed/crash.js"))) };
  const element = filled("src/embed/element.js", { ...assets, CLERK: onDemand.CLERK, ...ifItCrashes }, (path) => path);
  writeFileSync(join(dist, "mmat-appraisal.js"), element);
  writeFileSync(join(dist, "index.html"), page());
  cpSync(join(root, "src/embed/page"), dist, { recursive: true });

  const sizes = (paths) => paths.map((path) => sizesOf(path));
  report("first load", sizes([...Object.values(assets), "mmat-appraisal.js"]), BUDGET);
  report("with the first file", sizes(Object.values(onDemand)));
  report("if it crashes", sizes(Object.values(ifItCrashes)));
}

function read(path) {
  return readFileSync(path, "utf8");
}

/** The one file in a folder that fits. */
function only(folder, fits) {
  const found = readdirSync(folder).filter(fits);
  if (found.length !== 1) throw new Error(`${folder}: one file expected, found: ${found.join(", ") || "none"}`);
  return found[0];
}

function optimised(wasm) {
  const smaller = join(built, "smaller.wasm.tmp");
  const command = join(root, "node_modules/.bin/wasm-opt");
  // A large function put into its only caller saves raw bytes, but brotli then finds fewer repetitions.
  const flags = ["-Oz", "--one-caller-inline-max-function-size=20", "--strip-debug", "--strip-producers"];
  execFileSync(command, [...flags, wasm, "-o", smaller], { stdio: "inherit" });
  const bytes = readFileSync(smaller);
  rmSync(smaller);
  return bytes;
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
