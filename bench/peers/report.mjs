// From the single results to the tables.
import { median } from "../about.mjs";
import { spread, table } from "../tables.mjs";

const sorted = (values) => values.filter((v) => Number.isFinite(v)).sort((a, b) => a - b);
const quantile = (values, q) => {
  const list = sorted(values);
  return list[Math.min(list.length - 1, Math.max(0, Math.ceil(q * list.length) - 1))];
};
const sum = (values) => values.reduce((a, b) => a + b, 0);

const bytesOf = (test) => ({ requests }) => sum(requests.filter(({ type }) => test(type)).map(({ bytes }) => bytes));
const bytesBefore = ({ requests, start }) =>
  sum(requests.filter(({ at }) => at <= start.origin + start.first).map(({ bytes }) => bytes));
const isScript = (type) => /javascript|wasm/.test(type);
const isStyle = (type) => type === "text/css";
const clicks = (field, q) => (result) => quantile(result.clicks.map((click) => click[field] ?? 8), q);

const kB = { unit: "kB", show: (v) => (v / 1000).toFixed(1) };
const MB = { unit: "MB", show: (v) => (v / 1e6).toFixed(2) };
const ms = { unit: "ms", show: (v) => v.toFixed(v < 100 ? 1 : 0) };
const count = { unit: "", show: (v) => v.toFixed(0) };

// [section, label, scale, kind of visit, value of one visit]
const ROWS = [
  ["1 First load, brotli 11, bodies only", "script (JS + wasm)", kB, "plain", bytesOf(isScript)],
  ["", "style", kB, "plain", bytesOf(isStyle)],
  ["", "other (page)", kB, "plain", bytesOf((type) => !isScript(type) && !isStyle(type))],
  ["", "total, asked for before the first radio could be clicked", kB, "plain", bytesBefore],
  ["", "**total**", kB, "plain", bytesOf(() => true)],
  ["", "requests", count, "plain", ({ requests }) => requests.length],
  ["2 Cold start to first clickable radio", "**plain**", ms, "plain", ({ start }) => start.first],
  ["", "**CPU / 4**", ms, "slow", ({ start }) => start.first],
  ["", "CPU / 4, 1.6 Mbit/s, 150 ms", ms, "network", ({ start }) => start.first],
  ["", "last item present, plain", ms, "plain", ({ start }) => start.all],
  ["3 Answer to painted frame", "**plain p50**", ms, "plain", clicks("painted", 0.5)],
  ["", "**plain p95**", ms, "plain", clicks("painted", 0.95)],
  ["", "**CPU / 4 p50**", ms, "slow", clicks("painted", 0.5)],
  ["", "**CPU / 4 p95**", ms, "slow", clicks("painted", 0.95)],
  ["", "last change painted, plain p50", ms, "plain", clicks("settled", 0.5)],
  ["", "last change painted, plain p95", ms, "plain", clicks("settled", 0.95)],
  ["", "last change painted, CPU / 4 p50", ms, "slow", clicks("settled", 0.5)],
  ["", "last change painted, CPU / 4 p95", ms, "slow", clicks("settled", 0.95)],
  ["", "main thread busy per answer, plain p50", ms, "plain", clicks("work", 0.5)],
  ["", "main thread busy per answer, CPU / 4 p50", ms, "slow", clicks("work", 0.5)],
  ["", "Event Timing, plain p50 (steps of 8)", ms, "plain", clicks("event", 0.5)],
  ["", "Event Timing, plain p95", ms, "plain", clicks("event", 0.95)],
  ["", "Event Timing, CPU / 4 p50", ms, "slow", clicks("event", 0.5)],
  ["", "Event Timing, CPU / 4 p95", ms, "slow", clicks("event", 0.95)],
  ["4 Memory, all answered, collected", "**JS heap**", MB, "plain", ({ memory }) => memory.js],
  ["", "wasm linear memory", MB, "plain", ({ memory }) => memory.wasm],
  ["", "**JS heap + wasm**", MB, "plain", ({ memory }) => memory.js + memory.wasm],
  ["", "Blink heap (DOM objects)", MB, "plain", ({ memory }) => memory.dom],
  ["", "renderer process, private dirty", MB, "plain", ({ memory }) => memory.process],
  ["", "DOM nodes", count, "plain", ({ memory }) => memory.nodes],
  ["5 Restore, until painted", "**all answers and comments**", ms, "restore", ({ restored }) => restored],
];

const ROW_OF = {
  "bytes": "**total**", "bytes before": "total, asked for before the first radio could be clicked", "cold start": "**plain**", "cold start, slow": "**CPU / 4**",
  "cold start, network": "CPU / 4, 1.6 Mbit/s, 150 ms", "answer p50": "**plain p50**", "answer p95": "**plain p95**",
  "heap and wasm": "**JS heap + wasm**", restore: "**all answers and comments**",
};

/** The values of a row, by its short name, for a page: one of each round. */
export function figure(results, row, name) {
  const [, , , kind, value] = ROWS.find(([, label]) => label === ROW_OF[row]);
  return results.filter((result) => result.kind === kind && result.name === name).map(value);
}

/** The tables, as a part of a page. Ratios are between medians, with SurveyJS (or the first page measured) as 1. */
export function report(about, names, results) {
  const base = names.includes("SurveyJS") ? "SurveyJS" : names[0];
  const measured = ROWS.map(([section, label, scale, kind, value]) => {
    const of = (name) => results.filter((r) => r.kind === kind && r.name === name).map(value);
    return { section, label, scale, values: Object.fromEntries(names.map((name) => [name, of(name)])) };
  });
  const cell = ({ values, scale: { show } }, name) => spread(values[name], show);
  const ratio = ({ values }, name) => {
    const r = median(values[name]) / median(values[base]);
    return Number.isFinite(r) ? r.toFixed(2) : "-";
  };
  const others = names.filter((name) => name !== base);
  const rows = measured.map((row) => [row.section, row.label + (row.scale.unit && `, ${row.scale.unit}`),
    ...names.map((name) => cell(row, name)), ...others.map((name) => ratio(row, name))]);
  const spins = about.noise.map(({ spin }) => spin);
  const loads = about.noise.map(({ load }) => load);

  return `${about.date}, \`${about.command}\`, ${about.rounds} rounds after one dropped, ${about.items} items.
${about.machine}.
${Object.entries(about.versions).map(([name, version]) => `${name} ${version}`).join(", ")}.

Median (min-max) over the rounds; p50 and p95 are taken within a round over its ${about.items} answers first. The last columns are ratios of medians, ${base} = 1.

${table(["", "what", ...names, ...others.map((name) => `${name} / ${base}`)], rows)}

Steadiness of the machine: a fixed loop on one core took ${spread(spins, (v) => v.toFixed(0))} ms, load average at a round's start ${spread(loads, (v) => v.toFixed(2))}.
`;
}
