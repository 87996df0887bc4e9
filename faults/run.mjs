#!/usr/bin/env node
// Plants faults and looks whether anything is lost. See README.md.
//
//   node faults/run.mjs [--tries 100] [--engines chromium,firefox] [--only WORD,WORD] [--seed 2018] [--json FILE]
//
// --tries is how often the browser is killed; the other faults are tried at most that often.
// Needs dist/ (make dist), the browsers and their drivers (scripts/setup.sh test).
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { about } from "./about.mjs";
import * as damage from "./cases/damage.mjs";
import * as killing from "./cases/killing.mjs";
import * as storage from "./cases/storage.mjs";
import * as tabs from "./cases/tabs.mjs";
import { serve } from "./server.mjs";
import { ENGINES } from "./webdriver.mjs";

const { values: options } = parseArgs({
  options: {
    tries: { type: "string", default: "100" },
    engines: { type: "string", default: ENGINES.join() },
    only: { type: "string", default: "" },
    seed: { type: "string", default: "2018" },
    json: { type: "string" },
  },
});

const began = new Date();
const server = await serve();
const results = [];
const facts = options.json && await about(began, options.engines.split(","));
for (const engine of options.engines.split(",")) {
  for (const [name, fault] of Object.entries({ ...tabs, ...storage, ...damage, ...killing })) {
    if (!options.only.split(",").some((word) => name.includes(word))) continue;
    const at = Date.now();
    const result = await tried(fault, engine);
    if (!result) continue;
    results.push({ name, engine, ...result });
    await keep();
    console.log(`${result.failed ? "LOST" : "held"}  ${name}, ${engine}: ${result.failed ?? `${result.tries} of ${result.tries}${result.note ? `; ${result.note}` : ""}`} (${Math.round((Date.now() - at) / 1000)} s)`);
  }
}
await server.close();

const failed = results.filter(({ failed }) => failed);
console.log(`${results.length - failed.length} of ${results.length} faults held`);
process.exitCode = failed.length ? 1 : 0;

/** Writes what is known so far: a run that is broken off leaves what it found. */
async function keep() {
  if (!options.json) return;
  await mkdir(dirname(options.json), { recursive: true });
  const minutes = Math.round((Date.now() - began) / 60_000);
  await writeFile(options.json, JSON.stringify({ about: { ...facts, minutes }, results }, null, 1));
}

/** {tries, note} where nothing was lost, else {failed}; nothing where the fault cannot be had in that engine. */
async function tried(fault, engine) {
  try {
    return await fault({ engine, server, tries: Number(options.tries), random: numbers(Number(options.seed)) });
  } catch (error) {
    return { failed: error.message.slice(0, 1500) };
  }
}

/** The same numbers between 0 and 1 for the same seed. */
function numbers(seed) {
  let x = seed % 2147483647 || 1;
  return () => (x = (x * 48271) % 2147483647) / 2147483647;
}
