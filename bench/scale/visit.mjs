// A browser of its own with the built page in it, and what is asked of the two from outside.
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { launch } from "../browser.mjs";
import { privateBytes, rendererTimes } from "../processes.mjs";
import { probe } from "../peers/probe.mjs";
import { instruments } from "./page.mjs";

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Runs `use(page)` in a fresh browser; `origin` serves dist/ and, under /bench/, this folder. */
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
      open: () => go("/index.html", () => window.bench && customElements.get("mmat-appraisal") && bench.element().ready().then(() => location.pathname === "/index.html")),
      blank: () => go("/bench/blank.html", () => location.pathname === "/bench/blank.html" && document.readyState === "complete"),
      taskMs: async () => 1000 * (await metrics()).TaskDuration,
      memory: () => memory(browser, metrics, idle),
    });
  } finally {
    await browser.close();
  }
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
