// From the single results to the tables of growing reviews.
import { median } from "../about.mjs";
import { spread, table } from "../tables.mjs";

const ms = (value) => value.toFixed(value < 100 ? 1 : 0);
const kB = (value) => (value / 1000).toFixed(1);
const MB = (value) => (value / 1e6).toFixed(1);

/** All values at a size, over rounds and repeats, of what `pick` takes from the steps of a visit. */
export const of = (results, size, pick) => results.filter((one) => one.size === size).flatMap(({ steps }) => pick(steps))
  .filter((value) => value !== null && value !== undefined);

/** Whether it is {ms, longest, …}, or a list of them. */
const isTimed = (value) => [value].flat().every((one) => typeof one === "object" && ("ms" in one || "failed" in one));

/** The part of a page with the tables. */
export function report(about, results) {
  const { sizes } = about;
  const names = Object.entries(results[0].steps).filter(([, value]) => value && isTimed(value)).map(([name]) => name);
  const heads = sizes.map((size) => `${size.toLocaleString("en")} studies`);

  const timed = names.map((name) => [name, ...sizes.flatMap((size) => {
    const values = of(results, size, (steps) => steps[name]);
    const failed = values.find((value) => value.failed);
    if (failed) return [`not done: ${failed.failed}`, ""];
    return [spread(values.map(({ ms }) => ms), ms), longest(values)];
  })]);

  const answers = ANSWERS.map(([label, show, pick]) => [label, ...sizes.map((size) => spread(of(results, size, (steps) => pick(steps)), show))]);

  return `${about.date}, \`${about.command}\`, ${about.rounds} rounds.
${about.machine}.
${Object.entries(about.versions).map(([name, version]) => `${name} ${version}`).join(", ")}.

Each study has 17 answers with comments. Median (min-max) over the rounds, in ms until the result is painted, with the longest task of the main thread; "-" is none above 50 ms.

${table(["what", ...heads.flatMap((head) => [`${head}, ms`, "longest task"])], timed)}

${table(["what", ...heads], answers)}

Steadiness of the machine: a fixed loop on one core took ${spread(about.noise.map(({ spin }) => spin), (v) => v.toFixed(0))} ms, load average at a round's start ${spread(about.noise.map(({ load }) => load), (v) => v.toFixed(2))}.
`;
}

function longest(values) {
  const tasks = Math.max(...values.map(({ longest }) => longest));
  return tasks ? `${tasks.toFixed(0)}` : "-";
}

const quantile = (values, q) => [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(q * values.length) - 1)];

// [label, how to print it, its value in one visit]
const ANSWERS = [
  ["answer to painted change, p50, ms", ms, ({ answer }) => quantile(answer.painted, 0.5)],
  ["answer to painted change, p95, ms", ms, ({ answer }) => quantile(answer.painted, 0.95)],
  ["main thread busy per answer, save included, p50, ms", ms, ({ answer }) => median(answer.busy)],
  ["answer to Saved, p50, ms", ms, ({ answer }) => median(answer.saved)],
  ["records written per answer", (value) => value.toFixed(1), ({ answer }) => answer.records],
  ["bytes written per answer, kB", kB, ({ answer }) => answer.bytes],
  ["growth of the database's files per answer, kB", kB, ({ answer }) => answer.disk],
  ["scrolling: frames", (value) => value.toFixed(0), ({ scroll }) => scroll?.frames],
  ["scrolling: frames dropped", (value) => value.toFixed(0), ({ scroll }) => scroll && scroll.dropped],
  ["scrolling: longest time between frames, ms", ms, ({ scroll }) => scroll?.pause],
  ["scrolling: frames without a row in the middle", (value) => value.toFixed(0), ({ scroll }) => scroll && scroll.undrawn],
  ["memory with the review open: JS heap, MB", MB, ({ memory }) => memory.js],
  ["memory: wasm, MB", MB, ({ memory }) => memory.wasm],
  ["memory: renderer process, private dirty, MB", MB, ({ memory }) => memory.process],
  ["memory after a colleague's file was brought in: JS heap, MB", MB, ({ mergedMemory }) => mergedMemory.js],
  ["the same: wasm, MB", MB, ({ mergedMemory }) => mergedMemory.wasm],
  ["the same: renderer process, private dirty, MB", MB, ({ mergedMemory }) => mergedMemory.process],
];
