#!/usr/bin/env node
// Imports made-up RIS records through the interface in Chromium, and says how long it took, which tasks held the
// page up for more than 50 ms, and how the progress bar moved. Then once more, broken off in the middle.
//
//   node bench/import.mjs [--records 10000] [--json FILE]
//
// Needs dist/ (make dist) and Chromium.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { importing } from "./scale/ris.mjs";
import { served, visit } from "./scale/visit.mjs";

const { values } = parseArgs({ options: { records: { type: "string", default: "10000" }, json: { type: "string" } } });
const records = Number(values.records);

const server = await served();
const run = (cancel) => visit(server.origin, async (page) => {
  await page.open();
  return page.run(importing, records, cancel);
});
const whole = await run(false);
const cancelled = await run(true);
await server.close();
if (values.json) writeFileSync(values.json, JSON.stringify({ records, whole, cancelled }, null, 2));

const { planned, saved } = whole;
console.log(`${records} made-up RIS records, ${(whole.bytes / 1e6).toFixed(1)} MB`);
console.log(`until the report is shown:  ${Math.round(planned.ms)} ms`);
console.log(`from Add until Saved:       ${Math.round(saved.ms)} ms`);
console.log(`tasks above 50 ms:          ${planned.tasks + saved.tasks}, the longest ${Math.round(Math.max(planned.longest, saved.longest))} ms`);
console.log(`longest pause of frames:    ${Math.round(Math.max(planned.pause, saved.pause))} ms`);
console.log(`values of the progress bar: ${whole.values}`);
console.log(`broken off after:           ${Math.round(cancelled.ms)} ms, reviews left behind: ${cancelled.reviews}`);
