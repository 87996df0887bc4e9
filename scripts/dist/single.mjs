// The single file: everything in one HTML page that works from a disk and asks for nothing.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { firstStyles, laterStyles } from "./assets.mjs";
import { bundled } from "./bundle.mjs";
import { dist, root } from "./paths.mjs";

const NAME = "mmat-appraisal.html";

/**
 * Writes it. `glue` is the text of the widget's glue, `wasm`, `restWasm` and `clerkWasm` are paths in dist/, `clerk` is the text
 * of the file module's script, `clerkWorker` the same as a script that is no module. Gives the path within dist/.
 */
export async function writeSingleFile({ glue, wasm, restWasm, clerk, clerkWorker, clerkWasm }) {
  const script = await bundled("src/embed/element.js", {
    "./sources.js": { contents: readFileSync(join(root, "src/embed/single/sources.js"), "utf8"), folder: "src/embed/single" },
    __GLUE__: { contents: glue },
    __CSS__: { contents: firstStyles() + laterStyles(), loader: "text" },
    __CLERK__: { contents: clerk },
    __CLERK_WORKER__: { contents: clerkWorker, loader: "text" },
  });
  const style = readFileSync(join(root, "src/embed/page/page.css"), "utf8");
  const filling = {
    POLICY: policy(script, style),
    ICON: readFileSync(join(root, "src/embed/page/icon.svg")).toString("base64"),
    STYLE: style,
    WASM: packed(wasm),
    REST_WASM: packed(restWasm),
    CLERK_WASM: packed(clerkWasm),
    SCRIPT: script,
  };
  const page = readFileSync(join(root, "src/embed/single/page.html"), "utf8");
  // Given as a function: a text in its place would have its dollar signs read as orders.
  writeFileSync(join(dist, NAME), page.replaceAll(/__([A-Z_]+)__/g, (_, name) => filling[name]));
  return NAME;
}

/** Nothing from outside: this script and this style by their hashes, and what the script unpacks. */
function policy(script, style) {
  return [
    "default-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    "worker-src blob:",
    `style-src ${hash(style)} blob:`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function hash(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

function packed(path) {
  return gzipSync(readFileSync(join(dist, path)), { level: 9 }).toString("base64");
}
