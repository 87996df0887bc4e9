// A browser of its own with the built page in it, and what is asked of the two from outside.
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../browser.mjs";
import { probe } from "../peers/probe.mjs";
import { privateBytes, rendererTimes } from "../processes.mjs";
import { serve } from "../server.mjs";
import { instruments } from "./page.mjs";

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

const LIMIT = 120_000;
const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Serves dist/ and, under /bench/, this folder. */
export const served = () => serve({ "/": folder("../../dist"), "/bench/": folder(".") });

/** Runs `use(page)` in a fresh browser; `origin` is that of `served`. */
export async function visit(origin, use) {
  const browser = await launch();
  const { send, run } = browser;
  const idle = await rendererTimes(browser);
  const go = async (path, ready) => {
    await send("Page.navigate", { url: origin + path });
    for (const end = Date.now() + 60_000; !(await run(ready).catch(() => false));) {
      if (Date.now() > end) throw new Error(`${path} is not ready after a minute`);
      await sleep(50);
    }
  };
  const metrics = async () => {
    const { metrics } = await send("Performance.getMetrics");
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  try {
    for (const domain of ["Page", "Performance"]) await send(`${domain}.enable`);
    const anything = "mmat-appraisal >>> .mount";
    const source = `(${instruments})(); (${probe})(${JSON.stringify(anything)}, ${JSON.stringify(anything)})`;
    await send("Page.addScriptToEvaluateOnNewDocument", { source });
    await sleep(1000); // for the browser's own start to calm down
    return await use({
      ...browser,
      run: (work, ...args) => inTime(work.name, run(work, ...args)),
      open: () => go("/index.html", () => window.bench && customElements.get("mmat-appraisal") && bench.element().ready().then(() => location.pathname === "/index.html")),
      blank: () => go("/bench/blank.html", () => location.pathname === "/bench/blank.html" && document.readyState === "complete"),
      taskMs: async () => 1000 * (await metrics()).TaskDuration,
      memory: () => memory(browser, metrics, idle),
    });
  } finally {
    await browser.close();
  }
}

/** What a promise gives, or an error where that takes more than anything should. */
function inTime(name, promise) {
  let late;
  const over = new Promise((_, fail) => {
    late = setTimeout(() => fail(new Error(`${name} takes more than ${LIMIT / 1000} s`)), LIMIT);
  });
  return Promise.race([promise, over]).finally(() => clearTimeout(late));
}

/** Bytes held after forced collections: {js, wasm, process}. */
async function memory(browser, metrics, idle) {
  for (let i = 0; i < 3; i++) {
    await browser.send("HeapProfiler.collectGarbage");
    await sleep(200);
  }
  const { JSHeapUsedSize } = await metrics();
  const wasm = await browser.run(() => window.probe.wasmBytes());
  const grown = [...await rendererTimes(browser)].map(([id, time]) => ({ id, by: time - (idle.get(id) ?? 0) }));
  const { id } = grown.sort((a, b) => b.by - a.by)[0];
  return { js: JSHeapUsedSize, wasm, process: await privateBytes(id) };
}

/** The bytes of the files of all databases in a browser's profile. */
export async function diskBytes(profile) {
  const folder = join(profile, "Default", "IndexedDB");
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name)).then((one) => (one.isFile() ? one.size : 0), () => 0)));
  return sizes.reduce((a, b) => a + b, 0);
}
