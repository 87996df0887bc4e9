#!/usr/bin/env node
// Makes dist/ from what Trunk left in target/trunk: the wasm in two parts and smaller, one style sheet, hashed names
// under assets/, the stable entry files beside them, and the size of the first load against its budget.
// Each step is a file in scripts/dist/. With --record the module says which of its functions run: record-first.mjs.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { addAsset, filled, firstStyles, laterStyles, page } from "./dist/assets.mjs";
import { bundled } from "./dist/bundle.mjs";
import { writeIntegrity } from "./dist/integrity.mjs";
import { writeServiceWorker } from "./dist/offline.mjs";
import { writePackage } from "./dist/package.mjs";
import { builtClerk, dist, root } from "./dist/paths.mjs";
import { report } from "./dist/sizes.mjs";
import { writeSingleFile } from "./dist/single.mjs";
import { optimised, widgetModule } from "./dist/wasm.mjs";

/** Bytes of wasm, JS and CSS that a first visit loads, as brotli. */
const BUDGET = 150_000;

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, "assets"), { recursive: true });

const module = widgetModule(process.argv.includes("--record"));
const onDemand = await clerk();
const ifItCrashes = { CRASH: addAsset("crash.js", await bundled("src/embed/crash.js")) };
// Fetched when the page is shown.
const ahead = { REST_WASM: addAsset("rest.wasm", module.rest), LATER_CSS: addAsset("later.css", laterStyles()) };
const assets = await widget();
writeFileSync(join(dist, "index.html"), page());
cpSync(join(root, "src/embed/page"), dist, { recursive: true });
const single = await writeSingleFile({
  glue: module.glue,
  wasm: assets.WASM,
  restWasm: ahead.REST_WASM,
  clerk: await clerkScript(),
  clerkWorker: await clerkScript({ format: "iife", define: { "import.meta.url": "location.href" } }),
  clerkWasm: onDemand.CLERK_WASM,
});
writeServiceWorker();
cpSync(join(root, "demo"), join(dist, "demo"), { recursive: true });
const packed = writePackage();
report("first load", [...Object.values(assets), "mmat-appraisal.js"], BUDGET);
report("the rest, once the page is shown", Object.values(ahead));
report("with the first file", Object.values(onDemand));
report("if it crashes", Object.values(ifItCrashes));
report("the single file", [single]);
report("the package", [packed]);
writeIntegrity();

/** The module that reads and writes files; not part of the first load. */
async function clerk() {
  const wasm = addAsset("clerk.wasm", optimised(readFileSync(join(builtClerk, "clerk_bg.wasm"))));
  const script = filled(await clerkScript(), { CLERK_WASM: basename(wasm) });
  return { CLERK_WASM: wasm, CLERK: addAsset("clerk.js", script) };
}

/** Its script and glue in one. */
function clerkScript(settings) {
  const glue = { contents: readFileSync(join(builtClerk, "clerk.js"), "utf8") };
  return bundled("src/embed/clerk.js", { "./__CLERK_GLUE__": glue }, [], settings);
}

/** The element and what it needs to start. */
async function widget() {
  const assets = {
    WASM: addAsset("mmat-appraisal.wasm", module.first),
    CSS: addAsset("mmat-appraisal.css", firstStyles()),
  };
  // The glue is in it: a file of its own would be a way to the server and back before the wasm is asked for.
  const glue = { contents: module.glue };
  const element = await bundled("src/embed/element.js", { "./__GLUE__": glue }, ["./__CLERK__", "./__CRASH__"]);
  const names = { ...assets, ...ahead, ...ifItCrashes, CLERK: onDemand.CLERK };
  writeFileSync(join(dist, "mmat-appraisal.js"), filled(element, names));
  return assets;
}
