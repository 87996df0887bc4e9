// What each part of dist/ weighs, raw and compressed.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { dist } from "./paths.mjs";

/** Prints the sizes of files in dist/, with their sum, and warns when it is over a budget in bytes of brotli. */
export function report(what, paths, budget) {
  const rows = paths.map(sizesOf);
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  const total = { what, raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };
  console.log(line("", "raw", "gzip", "brotli"));
  for (const row of [...rows, total]) console.log(line(row.what, row.raw, row.gzip, row.brotli));
  if (budget) console.log(line("budget", "", "", budget));
  if (total.brotli > budget) console.warn(`The ${what} is ${total.brotli - budget} bytes over its budget.`);
}

function sizesOf(path) {
  const bytes = readFileSync(join(dist, path));
  return { what: path, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
}

function line(what, ...cells) {
  return `   ${what.padEnd(46)}${cells.map((cell) => String(cell).padStart(10)).join("")}`;
}
