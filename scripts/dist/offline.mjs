// The service worker, with the list of what it keeps: our own pages and all they load.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dist, root } from "./paths.mjs";
import { integrityOf } from "./integrity.mjs";

/** Kept by nobody: the single file carries itself, and a host's script is the host's. */
const LEFT_OUT = ["mmat-appraisal.html", "mmat-host.js"];

/** Writes dist/sw.js. Comes after everything that our pages load. */
export function writeServiceWorker() {
  const files = [...filesIn(""), ...filesIn("assets/")].filter((path) => !LEFT_OUT.includes(path)).sort();
  const list = files.map((path) => (path.endsWith(".html") ? [path] : [path, integrityOf(path)]));
  const version = createHash("sha256");
  for (const path of files) version.update(path).update(readFileSync(join(dist, path)));
  const source = readFileSync(join(root, "src/embed/offline/sw.js"), "utf8");
  const filling = { FILES: JSON.stringify(list), VERSION: version.digest("hex").slice(0, 16) };
  writeFileSync(join(dist, "sw.js"), source.replaceAll(/__([A-Z]+)__/g, (_, name) => filling[name]));
}

function filesIn(folder) {
  const entries = readdirSync(join(dist, folder), { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => folder + entry.name);
}
