#!/usr/bin/env node
// Measures the pages of adapters.mjs (and of --adapter files) side by side and writes the tables. See README.md.
import { readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { launch } from "../browser.mjs";
import { probe } from "./probe.mjs";
import { privateBytes, rendererTimes } from "../processes.mjs";
import { serve } from "../server.mjs";
import { about as aboutRun, spin } from "../about.mjs";
import { report } from "./report.mjs";
import peers from "./adapters.mjs";
import { items as allItems, RESPONSES } from "./pages/items.mjs";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "11" },
    items: { type: "string", default: "mixed" }, // "mixed" 17, "all" 27, or a list such as S1,S2,1.1
    adapter: { type: "string", multiple: true, default: [] },
    only: { type: "string", multiple: true, default: [] }, // names of adapters; all when not given
    out: { type: "string" },
    json: { type: "string" },
  },
});

const MIXED = /^(S|1\.|2\.|5\.)/;
const SLOW_CPU = 4;
const SLOW_NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const START_MS = 2000; // for the browser's own start to calm down
const hold = (i) => 60 + (7 * i) % 17; // ms between pressing and releasing: spreads the clicks over the phase of a frame
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const folder = (path) => (path instanceof URL ? fileURLToPath(path) : path);

const listed = { all: allItems, mixed: allItems.filter(({ id }) => MIXED.test(id)) }[options.items]
  ?? options.items.split(",").map((id) => allItems.find((item) => item.id === id) ?? fail(`no item ${id}`));
const ids = listed.map(({ id }) => id);
// Screening is passed, or the MMAT ends there; after it Yes, No, Can't tell in turn.
const answers = ids.map((id, i) => ({
  id, response: id.startsWith("S") ? "yes" : RESPONSES[i % 3][0], comment: `Comment on ${id}: methods section, page ${i + 1}.`,
}));
const radio = (adapter, { id, response }) => adapter.radioSelector(id, response);

const extra = await Promise.all(options.adapter.map(async (file) => (await import(pathToFileURL(resolve(file)))).default));
const adapters = [...peers, ...extra].filter(({ name }) => !options.only.length || options.only.includes(name));
const peersDir = process.env.PEERS_DIR ?? join(os.tmpdir(), "mmat-peers");
const mounts = {
  "/pages/": fileURLToPath(new URL("pages", import.meta.url)),
  "/npm/": join(peersDir, "node_modules"),
};
for (const adapter of adapters) {
  for (const [prefix, path] of Object.entries(adapter.files ?? {})) mounts[prefix] = folder(path);
}
const server = await serve(mounts);

function fail(message) { throw new Error(message); }

/** A fresh profile, the page loaded (cpu and network slowed where told), then `measure(page)` on top of the cold start. */
async function visit(adapter, { cpu = 1, network = null } = {}, measure = () => ({})) {
  const page = await launch();
  try {
    const { send, run } = page;
    await send("Page.enable");
    await send("Performance.enable");
    const first = adapter.firstItemSelector ?? radio(adapter, answers[0]);
    const source = `(${probe})(${JSON.stringify(first)}, ${JSON.stringify(radio(adapter, answers.at(-1)))})`;
    await send("Page.addScriptToEvaluateOnNewDocument", { source });
    if (network) {
      await send("Network.enable");
      await send("Network.emulateNetworkConditions", network);
    }
    await sleep(START_MS);
    await send("Emulation.setCPUThrottlingRate", { rate: cpu });
    const idle = await rendererTimes(page);
    server.takeLog();
    const query = options.items === "all" ? "" : `?items=${ids}`;
    const { errorText } = await send("Page.navigate", { url: server.origin + adapter.url + query });
    if (errorText) fail(errorText);

    let start;
    for (const end = Date.now() + 60_000; !(start?.first && start?.all);) {
      if (Date.now() > end) fail(`no clickable first item after a minute: ${JSON.stringify(start)}`);
      await sleep(250);
      start = await run(() => window.probe && { ...window.probe.start, origin: performance.timeOrigin });
    }
    await sleep(1000);
    const requests = server.takeLog();
    const missing = requests.filter(({ type }) => type === "missing");
    if (missing.length) fail(`not found: ${missing.map(({ path }) => path)}`);
    return { start, requests, ...await measure(page, idle) };
  } catch (error) {
    throw new Error(`${adapter.name}: ${error.message}`, { cause: error });
  } finally {
    await page.close();
  }
}

const metrics = async ({ send }) => Object.fromEntries((await send("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value]));

/** Clicks one radio per item with the mouse; gives {painted, settled, event, work} in ms for each. */
const answerAll = (adapter) => async (page) => {
  const { send, run } = page;
  const mouse = (type, point, more) => send("Input.dispatchMouseEvent", { type, ...point, ...more });
  const button = { button: "left", clickCount: 1 };
  const clicks = [];
  for (const [i, answer] of answers.entries()) {
    const selector = radio(adapter, answer);
    const point = await run((selector) => window.probe.aim(selector), selector) ?? fail(`${answer.id} cannot be clicked`);
    await mouse("mouseMoved", point);
    await sleep(50); // hover effects
    await run((selector) => window.probe.watch(selector), selector);
    const before = await metrics(page);
    await mouse("mousePressed", point, button);
    await sleep(hold(i));
    await mouse("mouseReleased", point, button);
    const { painted, settled, event, checked } = await run(() => window.probe.answer);
    const after = await metrics(page);
    if (!checked || !(settled > 0)) fail(`${answer.id} did not take the answer (${settled} ms)`);
    clicks.push({ painted, settled, event, work: 1000 * (after.TaskDuration - before.TaskDuration) });
  }
  await expectAnswered(adapter, page);
  return { clicks };
};

async function expectAnswered(adapter, { run }) {
  const held = adapter.answered ? await run(adapter.answered) : answers.length;
  if (held !== answers.length) fail(`the widget holds ${held} of ${answers.length} answers`);
}

/** Bytes still held after a forced collection; `idle` are the renderer times before the page was opened. */
async function memory(page, idle) {
  const { send, run } = page;
  for (let i = 0; i < 3; i++) {
    await send("HeapProfiler.collectGarbage");
    await sleep(200);
  }
  const { embedderHeapUsedSize } = await send("Runtime.getHeapUsage");
  const { JSHeapUsedSize, Nodes } = await metrics(page);
  const wasm = await run(() => window.probe.wasmBytes());
  const grown = [...await rendererTimes(page)].map(([id, time]) => ({ id, by: time - (idle.get(id) ?? 0) }));
  const { id } = grown.sort((a, b) => b.by - a.by)[0];
  return { js: JSHeapUsedSize, dom: embedderHeapUsedSize, wasm, nodes: Nodes, process: await privateBytes(id) };
}

const restoreAll = (adapter) => async (page) => {
  if (adapter.prepare) await page.run(adapter.prepare, answers);
  const selectors = answers.map((answer) => radio(adapter, answer));
  const source = `(answers, selectors) => window.probe.restored(${adapter.restore}, answers, selectors)`;
  const restored = await page.run(source, answers, selectors);
  await expectAnswered(adapter, page);
  return { restored };
};

const VISITS = {
  plain: (adapter) => visit(adapter, {}, async (page, idle) => ({ ...await answerAll(adapter)(page), memory: await memory(page, idle) })),
  slow: (adapter) => visit(adapter, { cpu: SLOW_CPU }, answerAll(adapter)),
  network: (adapter) => visit(adapter, { cpu: SLOW_CPU, network: SLOW_NETWORK }),
  restore: (adapter) => visit(adapter, {}, restoreAll(adapter)),
};

const began = new Date();
const results = [];
const noise = [];
for (let round = 0; round <= Number(options.rounds); round++) { // round 0 warms the disk and the server's cache and is dropped
  noise.push({ spin: spin(), load: os.loadavg()[0] });
  const order = adapters.map((_, i) => adapters[(i + round) % adapters.length]);
  for (const [kind, measure] of Object.entries(VISITS)) {
    for (const adapter of order) {
      const result = { round, kind, name: adapter.name, ...await measure(adapter) };
      if (round) results.push(result);
    }
  }
  console.error(`round ${round} of ${options.rounds}, ${Math.round((Date.now() - began) / 1000)} s`);
}

await server.close();

const { dependencies } = JSON.parse(await readFile(new URL("package.json", import.meta.url)));
const about = {
  ...await aboutRun("bench/peers/run.mjs", began, dependencies),
  rounds: Number(options.rounds), items: ids.length, noise: noise.slice(1),
};
const text = report(about, adapters.map(({ name }) => name), results);
console.log(text);
if (options.out) await writeFile(options.out, text);
if (options.json) await writeFile(options.json, JSON.stringify({ about, names: adapters.map(({ name }) => name), results }));
