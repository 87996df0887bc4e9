#!/usr/bin/env node
// Imports made-up RIS records through the interface in Chromium, and says how long it took, which tasks held the
// page up for more than 50 ms, and how the progress bar moved. Then once more, broken off in the middle.
//
//   node bench/import.mjs [--records 10000] [--json FILE]
//
// Needs dist/ (make dist) and the browsers of the tests (scripts/setup.sh test).
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { withPage } from "./driver.mjs";

const { values } = parseArgs({ options: { records: { type: "string", default: "10000" }, json: { type: "string" } } });
const records = Number(values.records);

const whole = await withPage(async (page) => {
  await page.go("");
  return page.run(importing, records, false);
});
const cancelled = await withPage(async (page) => {
  await page.go("");
  return page.run(importing, records, true);
});
if (values.json) writeFileSync(values.json, JSON.stringify({ records, whole, cancelled }, null, 2));

console.log(`${records} made-up RIS records, ${(whole.bytes / 1e6).toFixed(1)} MB`);
console.log(`until the report is shown:  ${Math.round(whole.planned)} ms`);
console.log(`from Add until Saved:       ${Math.round(whole.saved)} ms`);
console.log(`tasks above 50 ms:          ${whole.long.length} ${JSON.stringify(whole.long)}`);
console.log(`longest pause of frames:    ${Math.round(whole.pause)} ms`);
console.log(`values of the progress bar: ${whole.values.length}`);
console.log(`broken off after:           ${Math.round(cancelled.planned)} ms, reviews left behind: ${cancelled.reviews}`);

/** Runs in the page. */
async function importing(count, cancel) {
  const element = document.querySelector("mmat-appraisal");
  await element.ready();
  const root = element.shadowRoot;
  const frame = () => new Promise(requestAnimationFrame);
  const until = async (found) => {
    for (;;) {
      const value = found();
      if (value) return value;
      await frame();
    }
  };

  const filler = "Made-up words that stand in for an abstract of the usual length. ".repeat(22);
  const record = (n) => `TY  - JOUR\r\nTI  - Made-up study number ${n} of ${(n * 7919) % 10007}\r\nAU  - Family${n % 800}, Given\r\nAU  - Other, ${n}\r\n` +
    `PY  - ${1980 + (n % 45)}\r\nJO  - Journal of Examples\r\nVL  - ${n % 90}\r\nSP  - ${n}\r\nDO  - 10.5555/made-up.${n}\r\nKW  - example\r\nKW  - made up\r\nAB  - ${filler}\r\nER  - \r\n`;
  const text = Array.from({ length: count }, (_, n) => record(n)).join("\r\n");
  const file = new File([text], "made-up.ris", { type: "text/plain" });
  await frame();

  const long = [];
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) long.push([Math.round(entry.startTime - begun), Math.round(entry.duration)]);
  });
  observer.observe({ type: "longtask" });
  let pause = 0;
  let last = performance.now();
  let watching = true;
  const seen = new Set();
  (async () => {
    while (watching) {
      const now = await frame();
      pause = Math.max(pause, now - last);
      last = now;
      const bar = root.querySelector(".errand progress");
      if (bar?.hasAttribute("value")) seen.add(bar.value / bar.max);
    }
  })();

  const input = root.querySelector("input[type=file]");
  const files = new DataTransfer();
  files.items.add(file);
  const begun = performance.now();
  input.files = files.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
  if (cancel) {
    const button = await until(() => seen.size > 2 && root.querySelector(".errand button"));
    button.click();
    await until(() => !root.querySelector(".errand"));
    await new Promise((done) => setTimeout(done, 1000));
    const planned = performance.now() - begun - 1000;
    return { planned, reviews: (await element.listReviews()).length };
  }
  const add = await until(() => root.querySelector("#intake .btn.primary"));
  const planned = performance.now() - begun;
  const clicked = performance.now();
  const saved = new Promise((done) => element.addEventListener("mmat-saved", done, { once: true }));
  add.click();
  await saved;
  const savedAfter = performance.now() - clicked;
  await new Promise((done) => setTimeout(done, 500));
  watching = false;
  return { bytes: text.length, planned, saved: savedAfter, long, pause, values: [...seen].sort() };
}
