// Records that were damaged in the browser's database, and databases of older versions.
import { readFile } from "node:fs/promises";
import { atFirstStudy, reopened, same, within } from "../within.mjs";

/** Kinds of damage to a record, by name; in the page. */
const KINDS = ["cut off", "emptied", "without text", "another's text", "a number for text"];

function damage(store, kind) {
  return hands.inside(store, async (records, done) => {
    const [record] = await done(records.getAll());
    const { text } = record;
    const broken = { "cut off": text.slice(0, text.length / 2), emptied: "", "without text": undefined, "another's text": '{"made-up":true}', "a number for text": 7 };
    record.text = broken[kind];
    records.put(record);
    return text;
  });
}

/** One record after the other is damaged: it is named, the rest opens, is worked in and saved, and goes into a file. */
export async function a_record_is_damaged({ engine, server, tries: most }) {
  const all = ["reviews", "headers", "studies", "appraisals"].flatMap((store) => KINDS.map((kind) => [store, kind]))
    .filter((_, n) => n % KINDS.length < most);
  return within(engine, async (browser) => {
    for (const [store, kind] of all) {
      await browser.open(`${server.origin}/blank.html`);
      await browser.run(() => hands.done(indexedDB.deleteDatabase("mmat-appraisal")));
      await atFirstStudy(browser, server.origin);
      await browser.open(`${server.origin}/blank.html`);
      await browser.run(damage, store, kind);
      await browser.open(`${server.origin}/`);
      await browser.run(theRest, store).catch((error) => { throw new Error(`${store}, ${kind}: ${error.message}`); });
      // What was entered after the damage is stored, and the damaged record is there still, word for word.
      const kept = await reopened(browser, server.origin);
      const entered = ["Made-up 0 1.1", "Made-up 1 1.1", "Made-up 2 1.1"].filter((key) => kept[key] === "no").length;
      // Of a study that cannot be read nothing could be entered.
      if (entered < (store === "studies" ? 2 : 3)) throw new Error(`${store}, ${kind}: ${entered} answers are left after a reload`);
    }
    return { tries: all.length, note: `a card, a header, a study, an appraisal, each damaged in ${Math.min(most, KINDS.length)} ways` };
  });
}

/** In the page: whether everything but the damaged record can be read, worked in and taken out. */
async function theRest(store) {
  await hands.ready();
  const cards = await hands.element().listReviews();
  if (cards.length !== 1) throw new Error(`${cards.length} reviews are listed`);
  await hands.element().openReview(cards[0].id);
  await hands.until("the studies", () => hands.find(".studies"));
  // A card holds nothing of its own, and is made anew.
  if (store !== "reviews" && !/could not be read/.test(hands.text(".problem"))) throw new Error(`nothing is said: ${hands.root().textContent.slice(0, 300)}`);
  const { review } = await hands.element().review();
  const lost = store === "studies" ? 1 : 0;
  if (review.studies.length !== 3 - lost) throw new Error(`${review.studies.length} studies`);
  if (hands.button("Skip")) hands.button("Skip").click();
  const labels = review.studies.map(({ label }) => label);
  for (const label of labels) {
    await hands.openStudy(label);
    hands.answer("S1", "yes");
    if (!hands.root().getElementById("1.1-no")) {
      hands.root().getElementById("category-qualitative").click();
      await hands.until("the criteria", () => hands.root().getElementById("1.1-no"));
    }
    hands.answer("1.1", "no");
    await hands.sleep(50);
    await hands.until("Saved", hands.is.saved);
  }
  const file = JSON.parse((await hands.element().exportAs("json")).text);
  if (file.review.appraisals.filter(({ answers }) => answers?.["1.1"]?.response === "no").length !== labels.length) throw new Error("an answer is not in the file");
}

/** A damaged appraisal that is entered anew stays in the database word for word. */
export async function a_damaged_appraisal_is_kept_beside_the_new({ engine, server }) {
  return within(engine, async (browser) => {
    await atFirstStudy(browser, server.origin);
    const whole = await browser.run(damage, "appraisals", "cut off");
    await browser.open(`${server.origin}/`);
    await browser.run(theRest, "appraisals");
    const found = await browser.run(() => hands.inside("appraisals", async (records, done) => JSON.stringify(await done(records.getAll()))));
    const half = JSON.stringify(whole.slice(0, whole.length / 2)).slice(1, -1);
    if (!found.includes(half)) throw new Error("it is gone");
    return { tries: 1 };
  });
}

/** The database as each released version of the product left it. */
export async function a_database_of_each_version_opens({ engine, server }) {
  const versions = [1];
  for (const version of versions) {
    const stored = JSON.parse(await readFile(new URL(`../stored/made-up-database-${version}.json`, import.meta.url), "utf8"));
    await within(engine, async (browser) => {
      await browser.open(`${server.origin}/blank.html`);
      await browser.run(plant, stored);
      same(await reopened(browser, server.origin), stored.answers, `version ${version}`);
    });
  }
  return { tries: versions.length, note: `versions ${versions.join(", ")}` };
}

/** In the page: makes a database from what was kept of one. */
async function plant({ version, stores }) {
  const request = indexedDB.open("mmat-appraisal", version);
  request.onupgradeneeded = () => {
    for (const [name, { keyPath }] of Object.entries(stores)) request.result.createObjectStore(name, { keyPath });
  };
  const database = await hands.done(request);
  const transaction = database.transaction(Object.keys(stores), "readwrite");
  for (const [name, { records }] of Object.entries(stores)) for (const record of records) transaction.objectStore(name).put(record);
  await new Promise((yes, no) => Object.assign(transaction, { oncomplete: yes, onabort: () => no(transaction.error) }));
  database.close();
}
