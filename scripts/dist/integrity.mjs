// Subresource Integrity: what a host page may pin, and the size of each file.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { dist } from "./paths.mjs";

/** The value for `integrity` of a file in dist/. */
export function integrityOf(path) {
  return `sha384-${createHash("sha384").update(readFileSync(join(dist, path))).digest("base64")}`;
}

/** Writes dist/integrity.json, {path: {integrity, bytes, brotli}}, and prints the entry files' values. */
export function writeIntegrity() {
  const paths = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(dist.length + 1))
    .filter((path) => !path.startsWith("demo/") && !path.endsWith(".tgz"))
    .sort();
  const about = (path) => {
    const bytes = readFileSync(join(dist, path));
    return { integrity: integrityOf(path), bytes: bytes.length, brotli: brotliCompressSync(bytes).length };
  };
  const list = Object.fromEntries(paths.map((path) => [path, about(path)]));
  writeFileSync(join(dist, "integrity.json"), `${JSON.stringify(list, null, 2)}\n`);
  console.log("   Subresource Integrity (all in dist/integrity.json):");
  for (const path of paths.filter((path) => path.endsWith(".js") && !path.includes("/"))) {
    console.log(`   ${path.padEnd(24)} ${list[path].integrity}`);
  }
}
