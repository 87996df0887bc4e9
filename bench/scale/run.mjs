#!/usr/bin/env node
// Measures the element with reviews of growing size, and writes the tables. See ../README.md.
//
//   node bench/scale/run.mjs [--sizes 10,1000,10000] [--rounds 3] [--out FILE] [--json FILE]
//
// Needs dist/ (make dist) and Chromium.
import { writeFile } from "node:fs/promises";
import os from "node:os";
import { parseArgs } from "node:util";
import { about, spin } from "../about.mjs";
import { report } from "./report.mjs";
import { steps } from "./steps.mjs";
import { served, visit } from "./visit.mjs";

const { values: options } = parseArgs({
  options: {
    sizes: { type: "string", default: "10,1000,10000" },
    rounds: { type: "string", default: "3" },
    out: { type: "string" },
    json: { type: "string" },
  },
});
const sizes = options.sizes.split(",").map(Number);
const rounds = Number(options.rounds);
const server = await served();

const began = new Date();
const results = [];
const noise = [];
for (let round = 1; round <= rounds; round++) {
  noise.push({ spin: spin(), load: os.loadavg()[0] });
  // Each round begins with another size.
  for (const size of sizes.map((_, i) => sizes[(i + round) % sizes.length])) {
    results.push({ round, size, steps: await visit(server.origin, (page) => steps(page, size)) });
    console.error(`round ${round} of ${rounds}, ${size} studies, ${Math.round((Date.now() - began) / 1000)} s`);
  }
}
await server.close();

const facts = { ...await about("bench/scale/run.mjs", began), rounds, sizes, noise };
const text = report(facts, results);
console.log(text);
if (options.out) await writeFile(options.out, text);
if (options.json) await writeFile(options.json, JSON.stringify({ about: facts, results }));
