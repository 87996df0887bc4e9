#!/usr/bin/env node
// Writes docs/performance.md from what the two runs kept in target/bench/.
import { readFileSync, writeFileSync } from "node:fs";
import { report as peersReport } from "./peers/report.mjs";
import { report as scaleReport } from "./scale/report.mjs";
import { table } from "./tables.mjs";
import { targets } from "./targets.mjs";

const kept = (name) => JSON.parse(readFileSync(new URL(`../target/bench/${name}.json`, import.meta.url)));
const peers = kept("peers");
const scale = kept("scale");

const all = targets(peers, scale);
const missed = all.filter(({ met }) => !met);
const slow = slowSteps(scale);

writeFileSync(new URL("../docs/performance.md", import.meta.url), `# Performance

Written by \`make bench\`. Each part names the command that measures it alone; [bench/README.md](../bench/README.md) says how it is measured and why.
Times depend on the machine and on what else it does: compare within one run only.

## Side by side

The 17 items of a mixed methods study with a randomized strand, in the widgets that a user would pick instead, and in plain HTML, which is what the browser itself costs.
Ours keeps each answer in the browser's database; the others keep answers in memory only.

${peersReport(peers.about, peers.names, peers.results)}
## Growing reviews

${scaleReport(scale.about, scale.results)}
## Targets

${table(["target", "measured", "met"], all.map(({ what, measured, met }) => [what, measured, met ? "yes" : "**no**"]))}

## What was slow

${readFileSync(new URL("before.md", import.meta.url), "utf8")}
## What falls short

${missed.length ? missed.map(({ what, measured }) => `- ${what}. Measured: ${measured}.`).join("\n") : "No target is missed in this run."}

${slow.length ? `Beside the targets, these hold the page up for more than 50 ms at a time:\n\n${slow.map((line) => `- ${line}`).join("\n")}` : "Nothing else holds the page up for more than 50 ms at a time."}

${readFileSync(new URL("limits.md", import.meta.url), "utf8")}`);
console.log(`docs/performance.md: ${all.length - missed.length} of ${all.length} targets met`);

/** Steps without a target of their own that hold the page up. */
function slowSteps({ about: { sizes }, results }) {
  const names = Object.keys(results[0].steps).filter((name) => /^[A-Z]|\(\)/.test(name) && !/^(Import|Merge|Export|Plots|Bare)/.test(name));
  return names.flatMap((name) => {
    const worst = sizes.map((size) => [size, Math.max(...results.filter((one) => one.size === size)
      .flatMap(({ steps }) => steps[name]).map(({ longest }) => longest))]).filter(([, longest]) => longest > 0);
    return worst.length ? [`${name}: ${worst.map(([size, longest]) => `${longest.toFixed(0)} ms with ${size} studies`).join(", ")}`] : [];
  });
}
