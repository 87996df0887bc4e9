// What we set ourselves, held against the figures.
import { median } from "./about.mjs";
import { figure } from "./peers/report.mjs";
import { of } from "./scale/report.mjs";

/** Longest task that a reviewer does not notice, in ms. */
const LONG = 50;

/** [{what, measured, met}] from what the two runs kept. */
export function targets(peers, scale) {
  return [...besidePeers(peers), ...growing(scale)];
}

function besidePeers({ results }) {
  const ours = (row) => figure(results, row, "mmat-appraisal");
  const ratio = (what, row, most) => atMost(`${what}, of SurveyJS`, median(ours(row)) / median(figure(results, row, "SurveyJS")), most);
  const floor = (what, row) => {
    const [low, high] = [Math.min, Math.max].map((end) => end(...figure(results, row, "floor")));
    const value = median(ours(row));
    return { what: `${what}: not above the floor's range`, measured: `${value.toFixed(1)} ms; the floor's ${low.toFixed(1)}-${high.toFixed(1)}`, met: value <= high };
  };
  return [
    atMost("first load, asked for before the first radio could be clicked, kB", median(ours("bytes before")) / 1000, 150),
    atMost("first load, with the rest, which is fetched once the page is idle, kB", median(ours("bytes")) / 1000, 150),
    ratio("cold start", "cold start", 0.4), ratio("cold start, CPU / 4", "cold start, slow", 0.4),
    ratio("cold start, CPU / 4 and a slow network", "cold start, network", 0.4),
    floor("answer to painted frame, p50", "answer p50"), floor("answer to painted frame, p95", "answer p95"),
    ratio("JS heap and wasm", "heap and wasm", 0.8), ratio("restore", "restore", 0.3),
  ];
}

function growing({ about: { sizes }, results }) {
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const value = (size, pick) => median(of(results, size, pick));
  const times = (name) => (steps) => [steps[name]].flat().map(({ ms }) => ms);
  const grown = (what, pick) => atMost(`${what}, ${most} studies to ${least}`, value(most, pick) / value(least, pick), 1.2);
  const files = Object.keys(results[0].steps).filter((name) => /^(Import|Merge|Export|Plots)/.test(name));
  return [
    grown("answer to painted change, p50", ({ answer }) => median(answer.painted)),
    grown("main thread busy per answer", ({ answer }) => median(answer.busy)),
    grown("bytes written per answer", ({ answer }) => answer.bytes),
    atMost(`open ${most} studies, of bare IndexedDB`, value(most, times("Open from storage")) / value(most, times("Bare IndexedDB, the same records")), 2),
    ...files.map((name) => noLongTask(name, results)),
  ];
}

function noLongTask(name, results) {
  const all = results.map(({ size, steps }) => ({ size, ...steps[name] }));
  const failed = all.find((one) => one.failed);
  if (failed) return { what: `${name} is done`, measured: `not with ${failed.size} studies: ${failed.failed}`, met: false };
  const worst = all.reduce((a, b) => (b.longest > a.longest ? b : a));
  const visits = all.filter(({ longest }) => longest > LONG).length;
  return {
    what: `${name}: no task above ${LONG} ms`,
    measured: worst.longest ? `${worst.longest.toFixed(0)} ms with ${worst.size} studies, the longest of ${visits} in ${all.length} visits` : "none",
    met: worst.longest <= LONG,
  };
}

const atMost = (what, value, most) => ({ what: `${what}: at most ${most}`, measured: value.toFixed(2), met: value <= most });
