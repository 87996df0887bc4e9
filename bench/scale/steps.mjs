// The steps of a visit, in their order. Each gives figures by name: {ms, longest, tasks, pause} of bench.measure, or
// numbers. Functions given to `page.run` run in the page and see `window.bench` alone.
import { answer } from "./answer.mjs";
import { importing } from "./ris.mjs";
import { scroll } from "./scroll.mjs";

/** Times a step is repeated within one visit, where that is cheap. */
const REPEATS = 3;

export async function steps(page, count) {
  await page.open();
  const taken = { "Import of the review file (JSON)": await page.run(importReview, count) };
  Object.assign(taken, await opening(page));
  taken.memory = await page.memory();
  Object.assign(taken, await list(page));
  taken.scroll = await scroll(page);
  taken.answer = await answer(page, Math.ceil(count / 2));
  taken.Summary = await page.run(summary);
  for (const [name, format] of EXPORTS) taken[name] = await page.run(exporting, format);
  taken["review() of the host API"] = await page.run(asking, "review");
  taken["Import of a second reviewer's table (CSV)"] = await page.run(importTable, count);
  taken["agreement() of two reviewers"] = await page.run(asking, "agreement");
  const merge = await page.run(bringIn, count);
  taken["Merge: a colleague's file, until it is shown"] = merge.shown;
  taken["Merge: from Bring in until Saved"] = merge.saved;
  taken.mergedMemory = await page.memory();
  await page.open();
  const { planned, saved, bytes } = await page.run(importing, count, false);
  taken["Import of RIS, until the report is shown"] = planned;
  taken["Import of RIS, from Add until Saved"] = saved;
  taken.risBytes = bytes;
  // Last, because what takes too long holds up what comes after it.
  await page.open();
  await page.run(openReview);
  taken["Plots (PNG)"] = await page.run(exporting, "plots-png").catch((error) => ({ failed: firstLine(error) }));
  return taken;
}

// Those that grow with the review; the paragraph, the fragment and the agreement are parts of others.
const EXPORTS = [
  ["Plots (SVG)", "plots-svg"], ["Export as JSON", "json"],
  ["Export as CSV, long", "csv-long"], ["Export as CSV, wide", "csv-wide"], ["Export as Excel workbook", "xlsx"],
  ["Export as Word document", "docx"], ["Export as HTML", "html"], ["Export as Markdown", "markdown"],
  ["Export as LaTeX", "latex"], ["Export for robvis", "robvis"], ["Export for Covidence", "covidence"],
  ["Export as RIS", "ris"], ["Export as CSL-JSON", "csl-json"], ["Export as FHIR R6", "fhir-r6"],
  ["Export of the log (CSV)", "csv-log"],
];

async function importReview(count) {
  const { reviewFile } = await bench.made();
  const file = reviewFile(count);
  const { value, ...figures } = await bench.measure(() => bench.element().importFiles([file]));
  const [kept] = await bench.element().listReviews();
  if (value.problems.length || kept.studies !== count) throw new Error(`not imported whole: ${JSON.stringify(value).slice(0, 500)}`);
  return figures;
}

/** Opening in a fresh page, and in turn the same records read by a page that does nothing else. */
async function opening(page) {
  const [open, bare, parsed] = [[], [], []];
  for (let i = 0; i < REPEATS; i++) {
    await page.blank();
    const read = await page.run(readBare);
    bare.push(read.bare);
    parsed.push(read.parsed);
    await page.open();
    open.push(await page.run(openReview));
  }
  return { "Open from storage": open, "Bare IndexedDB, the same records": bare, "Bare IndexedDB and JSON.parse": parsed };
}

async function openReview() {
  const { id } = (await bench.element().listReviews()).find(({ title }) => title === "Made-up review");
  const { value, ...figures } = await bench.measure(() => bench.element().openReview(id));
  return figures;
}

async function readBare() {
  const database = await new Promise((done, fail) => {
    const request = indexedDB.open("mmat-appraisal");
    Object.assign(request, { onsuccess: () => done(request.result), onerror: () => fail(request.error) });
  });
  const stores = ["reviews", "headers", "studies", "appraisals", "consensus"];
  let records;
  const bare = await bench.measure(async () => {
    const transaction = database.transaction(stores);
    records = await Promise.all(stores.map((name) => new Promise((done, fail) => {
      const request = transaction.objectStore(name).getAll();
      Object.assign(request, { onsuccess: () => done(request.result), onerror: () => fail(request.error) });
    })));
  });
  const parsing = await bench.measure(async () => records.flat().forEach(({ text }) => JSON.parse(text)));
  database.close();
  return { bare, parsed: { ...parsing, ms: bare.ms + parsing.ms } };
}

/** Search and filter, each from the event until the list is painted. */
async function list(page) {
  const taken = {};
  for (const [name, id, value] of [
    ["Search: one study", "search", "number 7 of"], ["Search: many studies", "search", "family1"], ["Search: cleared", "search", ""],
    ["Filter: category", "filter-category", "mixed"], ["Filter: nothing found", "filter-state", "underway"], ["Filter: cleared", "filter-state", "all"],
  ]) {
    taken[name] = await page.run(changeList, id, value);
  }
  return taken;
}

async function changeList(id, value) {
  const field = bench.root().getElementById(id);
  const { value: none, ...figures } = await bench.measure(async () => {
    field.value = value;
    field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input", { bubbles: true, composed: true }));
  });
  return figures;
}

/** The summary, and back: what is written afterwards is written from the list of studies. */
async function summary() {
  const tab = (name) => [...bench.root().querySelectorAll("nav .tab")].find(({ textContent }) => textContent === name);
  const { value, ...figures } = await bench.measure(() => {
    tab("Summary").click();
    return bench.until(() => bench.root().querySelector(".attribution"));
  });
  tab("Studies").click();
  await bench.until(() => bench.root().querySelector("table.studies"));
  return figures;
}

async function exporting(format) {
  const { value, ...figures } = await bench.measure(() => bench.element().exportAs(format));
  const bytes = value.bytes?.length ?? new Blob([value.text]).size;
  if (!bytes) throw new Error(`${format} is empty`);
  return { ...figures, bytes };
}

async function asking(method) {
  const { value, ...figures } = await bench.measure(() => bench.element()[method]());
  return figures;
}

async function importTable(count) {
  const { table } = await bench.made();
  const file = table(count, 2);
  const { value, ...figures } = await bench.measure(() => bench.element().importFiles([file]));
  if (value.appraisalsAdded !== count) throw new Error(`not added whole: ${JSON.stringify(value).slice(0, 500)}`);
  return figures;
}

/** A colleague's file, with the answers of a third reviewer to all studies, through the interface. */
async function bringIn(count) {
  const root = bench.root();
  const { reviewFile } = await bench.made();
  const files = new DataTransfer();
  files.items.add(reviewFile(count, 3));
  [...root.querySelectorAll(".btn")].find(({ textContent }) => textContent.startsWith("Hand over")).click();
  const input = await bench.until(() => root.getElementById("bring-in-file"));
  await new Promise((done) => setTimeout(done, 1000)); // what made the file is collected first
  const { value: none, ...shown } = await bench.measure(async () => {
    input.files = files.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    await bench.until(() => root.querySelector("#merging .btn.primary:enabled"));
  });
  const { value: nothing, ...saved } = await bench.measure(async () => {
    const done = new Promise((done) => bench.element().addEventListener("mmat-saved", done, { once: true }));
    setTimeout(() => root.querySelector("#merging .btn.primary").click());
    await done;
  });
  return { shown, saved };
}

/** What an error says, without where it was thrown. */
function firstLine({ message }) {
  return message.split("\n")[0];
}
