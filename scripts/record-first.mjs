#!/usr/bin/env node
// Records which functions of the widget do not run while it starts in a browser that never saw it, while a small and
// a larger review are opened and three studies answered, and while the one study is appraised that a host page gives,
// in Chromium; writes scripts/lib/rest-recorded.txt.
// To be run when the first load has grown beyond its budget; needs what scripts/build.sh left in target/, and the
// browsers of the tests.
//
//   node scripts/record-first.mjs
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { reviewFile } from "../bench/scale/made-up.mjs";
import { served, visit } from "../bench/scale/visit.mjs";
import { keyOf, pathOf } from "./lib/rest.mjs";

const LIST = "scripts/lib/rest-recorded.txt";
const HEAD = `# Which functions ran (+) and which did not (-) until a study was opened and answered. Written by
# scripts/record-first.mjs, read by rest.mjs; each line has the hash of a function's path.
`;
// Long lists are sorted, searched and drawn in other ways than short ones.
const reviews = [ofOne(readFileSync("tests/fixtures/review-v1.mmat.json", "utf8")), await reviewFile(90).text()];

execFileSync("node", ["scripts/finish-dist.mjs", "--record"], { stdio: "inherit" });
const server = await served();
const ran = [];
for (const review of reviews) {
  await visit(server.origin, async (page) => {
    await page.open();
    ran.push(...(await page.run(starting)));
    // So that there is a review in the browser.
    await page.run(withTheRest);
    await page.run(importing, review);
    await page.open();
    ran.push(...(await page.run(appraising)));
  });
}
await visit(server.origin, async (page) => {
  const choices = ["category-mixed", "set-rct"];
  await page.open();
  ran.push(...(await page.run(appraisingGiven, choices)));
  // Now with what waits for the rest: it is saved, and found again.
  await page.open();
  await page.run(withTheRest);
  await page.run(appraisingGiven, choices);
  await page.open();
  ran.push(...(await page.run(appraisingGiven, [])));
});
await server.close();
const names = JSON.parse(readFileSync("target/parts/names.json", "utf8"));
const known = new Set(ran.map((place) => pathOf(names[place])));
const paths = [...new Set(names.map(pathOf))];
const lines = paths.map((path) => keyOf(path) + (known.has(path) ? "+" : "-")).sort();
writeFileSync(LIST, `${HEAD}${lines.map((line) => line.slice(-1) + line.slice(0, -1)).join("\n")}\n`);
console.log(`${known.size} functions ran, ${paths.length - known.size} did not.`);
execFileSync("node", ["scripts/finish-dist.mjs"], { stdio: "inherit" });

/** The review file with the first reviewer alone: what a team needs may come with the rest. */
function ofOne(text) {
  const file = JSON.parse(text);
  const { reviewers, appraisals } = file.review;
  file.review.reviewers = reviewers.slice(0, 1);
  file.review.appraisals = appraisals.filter(({ reviewer }) => reviewer === reviewers[0].id);
  return JSON.stringify(file);
}

/** Runs in the page; gives the places of the functions that ran. */
async function starting() {
  await document.querySelector("mmat-appraisal").ready();
  await new Promise((done) => setTimeout(done, 500));
  return [...globalThis.ran];
}

/** Runs in the page: what waits for the rest runs from now on. */
function withTheRest() {
  globalThis.restIsHere = 1;
}

/** Runs in the page. */
async function importing(text) {
  const element = document.querySelector("mmat-appraisal");
  await element.ready();
  await element.importFiles([{ name: "review.mmat.json", text }]);
}

/** Runs in the page; gives the places of the functions that ran. */
async function appraising() {
  const element = document.querySelector("mmat-appraisal");
  await element.ready();
  const root = element.shadowRoot;
  const wait = (ms = 60) => new Promise((done) => setTimeout(done, ms));
  const until = async (found, what) => {
    for (let tries = 0; tries < 500; tries += 1) {
      const value = found();
      if (value) return value;
      await wait(20);
    }
    throw new Error(`${what} is not on the page`);
  };
  const press = (key) => root.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
  const button = (text) => [...root.querySelectorAll("button, a")].find((one) => one.innerText.trim() === text);

  (await until(() => root.querySelector(".link"), "a review")).click();
  for (let study = 0; study < 3; study += 1) {
    (await until(() => root.querySelectorAll(".studies tbody .link")[study], "a study")).click();
    await until(() => root.querySelector("[data-item]"), "an item");
    for (const category of ["qualitative", "rct", "mixed"]) {
      root.querySelector(`#category-${category}`)?.click();
      await wait();
    }
    for (const item of root.querySelectorAll("[data-item]")) {
      item.querySelectorAll("input[type=radio]")[study % 3]?.click();
      await wait(20);
    }
    root.querySelector(".look summary").click();
    await wait();
    const comment = root.querySelector("textarea");
    comment?.focus();
    if (comment) comment.value = "Made-up comment";
    comment?.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    await wait(800);
    comment?.blur();
    root.querySelector("[data-item=S1] input").focus();
    for (const key of ["n", "t", "y", "ArrowDown", "]"]) {
      press(key);
      await wait();
    }
    await until(() => root.querySelector(".saved")?.innerText.includes("Saved"), "Saved");
    button("Studies").click();
    await wait(300);
  }
  return [...globalThis.ran];
}

/** Runs in the page; gives the places of the functions that ran. */
async function appraisingGiven(choices) {
  const study = { title: "Made-up study", authors: ["Example, A."], year: 2020, doi: "10.5555/made-up" };
  const element = document.createElement("mmat-appraisal");
  const settings = { mode: "study", "storage-key": "given", reviewer: "Made-up reviewer", study: JSON.stringify(study) };
  for (const [name, value] of Object.entries(settings)) element.setAttribute(name, value);
  document.body.append(element);
  await element.ready();
  const wait = (ms = 60) => new Promise((done) => setTimeout(done, ms));
  for (const id of choices) {
    for (let tries = 0; !element.shadowRoot.getElementById(id); tries += 1) {
      if (tries === 100) throw new Error(`${id} is not on the page`);
      await wait();
    }
    element.shadowRoot.getElementById(id).click();
  }
  // Screening is passed, or the criteria go.
  for (const [place, item] of element.shadowRoot.querySelectorAll("[data-item]").entries()) {
    item.querySelectorAll("input[type=radio]")[place < 2 ? 0 : place % 3].click();
    await wait(20);
  }
  await wait(500);
  return [...globalThis.ran];
}
