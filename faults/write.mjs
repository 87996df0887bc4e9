#!/usr/bin/env node
// Writes docs/reliability.md from what runs kept in target/faults/: one file, or one for each part of a run.
//
//   node faults/write.mjs [FILE…]
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { table } from "../bench/tables.mjs";

const given = process.argv.slice(2);
const runs = (given.length ? given : ["target/faults/results.json"]).map((path) => JSON.parse(readFileSync(path)));
const results = runs.flatMap(({ results }) => results);
const engines = [...new Set(results.map(({ engine }) => engine))];
const names = [...new Set(results.map(({ name }) => name))];
const corpus = readdirSync(new URL("../tests/fixtures/hostile/corpus", import.meta.url)).filter((name) => !name.endsWith(".py")).length;
const hostile = readdirSync(new URL("../tests/fixtures/hostile", import.meta.url)).filter((name) => /\.(?!py)\w+$/.test(name)).length;

const rows = names.map((name) => {
  const of = engines.map((engine) => results.find((one) => one.name === name && one.engine === engine));
  const notes = [...new Set(of.map((one) => one?.note).filter(Boolean))];
  return [sentence(name), ...of.map(count), notes.join(". ")];
});
const lost = results.filter(({ failed }) => failed);

writeFileSync(new URL("../docs/reliability.md", import.meta.url), `# Reliability

Written by \`make faults\`; [faults/README.md](../faults/README.md) says how each fault is planted and what is looked at.

${runs.map(({ about }) => `${about.date}, \`${about.command}\`, ${about.minutes} minutes.\n${about.machine}.\n${about.versions.join(", ")}.`).join("\n\n")}

## Faults in browsers

A count is how often the fault was planted and nothing was lost, of how often it was planted.

${table(["fault", ...engines.map((engine) => engine[0].toUpperCase() + engine.slice(1)), "what was seen"], rows)}

## Hostile files

\`cargo test --test hostile\`: ${corpus} files of the corpus (each kind of file that can be opened, cut, swapped, damaged, renamed, glued to another or filled with markup) and ${hostile} made to do harm go through every reader.
Each gives records or says why not.

## What was lost before, and is not now

${readFileSync(new URL("before.md", import.meta.url), "utf8")}
## What falls short

${lost.length ? lost.map(({ name, engine, failed }) => `- ${sentence(name)}, ${engine}: ${failed.replace(/\s+/g, " ").slice(0, 300)}`).join("\n") : "Nothing was lost in this run."}

${readFileSync(new URL("limits.md", import.meta.url), "utf8")}`);
console.log(`docs/reliability.md: ${results.length - lost.length} of ${results.length} faults held`);

function sentence(name) {
  const words = name.replaceAll("_", " ");
  return words[0].toUpperCase() + words.slice(1);
}

function count(one) {
  if (!one) return "-";
  return one.failed ? "**failed**" : `${one.tries} of ${one.tries}`;
}
