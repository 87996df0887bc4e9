#!/usr/bin/env node
// Makes dist/ from what Trunk left in target/trunk: smaller wasm, one style sheet, hashed names under
// assets/, the stable entry files beside them, and the size of the first load against its budget.
// Each step is a file in scripts/dist/.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { addAsset, filled, page, styles } from "./dist/assets.mjs";
import { built, builtClerk, dist, root } from "./dist/paths.mjs";
import { report } from "./dist/sizes.mjs";
import { only, optimised } from "./dist/wasm.mjs";

/** Bytes of wasm, JS and CSS that a first visit loads, as brotli. */
const BUDGET = 150_000;

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, "assets"), { recursive: true });

const onDemand = clerk();
const assets = widget();
writeFileSync(join(dist, "index.html"), page());
cpSync(join(root, "src/embed/page"), dist, { recursive: true });
report("first load", [...Object.values(assets), "mmat-appraisal.js"], BUDGET);
report("with the first file", Object.values(onDemand));

/** The module that reads and writes files; not part of the first load. */
function clerk() {
  const onDemand = {
    CLERK_WASM: addAsset("clerk.wasm", optimised(join(builtClerk, "clerk_bg.wasm"))),
    CLERK_GLUE: addAsset("clerk-glue.js", readFileSync(join(builtClerk, "clerk.js"))),
  };
  const source = filled("src/embed/clerk.js", onDemand, (path) => basename(path));
  return { ...onDemand, CLERK: addAsset("clerk.js", Buffer.from(source)) };
}

/** The element and what it needs to start. */
function widget() {
  const wasm = only(built, (name) => name.endsWith("_bg.wasm"));
  const glue = only(built, (name) => name.endsWith(".js"));
  const assets = {
    WASM: addAsset("mmat-appraisal.wasm", optimised(join(built, wasm))),
    GLUE: addAsset("glue.js", readFileSync(join(built, glue))),
    CSS: addAsset("mmat-appraisal.css", Buffer.from(styles())),
  };
  // The glue imports its snippets, where a crate brings any, by a relative path.
  if (existsSync(join(built, "snippets"))) {
    cpSync(join(built, "snippets"), join(dist, "assets/snippets"), { recursive: true });
  }
  const element = filled("src/embed/element.js", { ...assets, CLERK: onDemand.CLERK }, (path) => path);
  writeFileSync(join(dist, "mmat-appraisal.js"), element);
  return assets;
}
