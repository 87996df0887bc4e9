// The browser's storage is full, denied, deleted, or held by another tab: a clear message, and a way to take the data out.
import { sleep } from "../webdriver.mjs";
import { atFirstStudy, reopened, same, tabAtFirstStudy, within } from "../within.mjs";

const RESPONSES = ["no", "cant-tell", "yes"];

/** In the page: answers what cannot be saved, and gives what the page says and the file that it offers. */
async function refused(response, told) {
  hands.answer("1.1", response);
  await hands.until("Not saved", hands.is.notSaved);
  const said = hands.text(".problem");
  if (!new RegExp(told, "i").test(said)) throw new Error(`it does not say "${told}" but: ${said}`);
  const text = await hands.fileOf(() => hands.button("Save a file").click());
  const { review } = JSON.parse(text);
  const first = review.studies.find(({ label }) => label === "Made-up 0");
  const kept = review.appraisals.find(({ study }) => study === first.id).answers["1.1"].response;
  if (kept !== response) throw new Error(`the file has ${kept} for 1.1, not ${response}`);
  if (review.studies.length !== 3) throw new Error(`the file has ${review.studies.length} studies`);
  if (hands.answered("1.1") !== response) throw new Error("the answer is gone from the page");
}

/** In the page: tries again, now that there is nothing in the way. */
async function again() {
  hands.button("Try to save again").click();
  await hands.until("Saved", () => hands.is.saved() && !/could not be saved/.test(hands.text(".problem")));
}

/** The disk, or the browser's share of it, fills up while answers are given, and room is made again. */
export async function storage_runs_full({ engine, server, tries: most }) {
  const tries = Math.min(most, 5);
  const preferences = { "dom.quotaManager.temporaryStorage.fixedLimit": 20_480 };
  return within(engine, async (browser) => {
    await atFirstStudy(browser, server.origin);
    for (let round = 0; round < tries; round++) {
      const response = RESPONSES[round % 3];
      if (engine === "chromium") await browser.devtools("Storage.overrideQuotaForOrigin", { origin: server.origin, quotaSize: 8e6 });
      await browser.run(fill);
      // A small record may find room in a file that has grown already; this does not.
      await browser.run(() => {
        const field = hands.root().getElementById("comment-1.2");
        // A browser gives no more than 65,536 bytes at once.
        const numbers = Array.from({ length: 4 }, () => [...crypto.getRandomValues(new Uint32Array(15_000))]).flat();
        field.value = numbers.map((one) => one.toString(36)).join(" ");
        field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
        field.blur();
      });
      await browser.run(refused, response, "storage is full");
      await browser.run(() => hands.done(indexedDB.deleteDatabase("filler")));
      // The room that was freed is there after a moment.
      for (let n = 0; ; n++) {
        await sleep(500);
        if (await browser.run(again).then(() => true, (error) => { if (n > 8) throw error; return false; })) break;
      }
      same(await reopened(browser, server.origin), { "Made-up 0 1.1": response }, "after a reload");
      await browser.run(() => hands.openStudy("Made-up 0"));
    }
    return { tries };
  }, { preferences });
}

/** In the page: fills the rest of the storage with smaller and smaller pieces. */
async function fill() {
  const request = indexedDB.open("filler");
  request.onupgradeneeded = () => request.result.createObjectStore("all", { autoIncrement: true });
  const database = await hands.done(request);
  const random = (size) => { const bytes = new Uint8Array(size); for (let at = 0; at < size; at += 65536) crypto.getRandomValues(bytes.subarray(at, at + 65536)); return bytes; };
  for (let size = 1 << 20; size >= 64; ) {
    const went = await new Promise((done) => {
      const transaction = database.transaction("all", "readwrite", { durability: "strict" });
      Object.assign(transaction, { oncomplete: () => done(true), onabort: () => done(false) });
      try { transaction.objectStore("all").add(random(size)).onerror = (event) => event.preventDefault(); } catch { done(false); }
      transaction.addEventListener("error", () => transaction.abort());
    });
    if (!went) size >>= 1;
  }
  database.close();
}

/** The browser's own setting denies the site all storage. */
export async function storage_is_denied_before({ engine, server }) {
  const preferences = { "network.cookie.cookieBehavior": 2 };
  const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
  return within(engine, async (browser) => {
    await browser.open(`${server.origin}/`);
    await browser.run(async () => {
      await hands.ready();
      await hands.add(["Made-up 0", "Made-up 1", "Made-up 2"]);
      await hands.until("the banner", () => hands.root().textContent.includes("Nothing is saved in this browser"));
      await hands.openReview();
      await hands.openStudy("Made-up 0");
      hands.answer("1.1", "no");
      await hands.sleep(100);
      if (hands.text(".saved").includes("✓")) throw new Error("it says Saved");
      const save = hands.button("Save a file");
      if (!save) throw new Error("no file is offered");
      const { review } = JSON.parse(await hands.fileOf(() => save.click()));
      const found = review.appraisals.some(({ answers }) => answers["1.1"]?.response === "no");
      if (!found) throw new Error("the answer is not in the file");
    });
    return { tries: 1 };
  }, { preferences, settings });
}

/** Storage is refused in the middle of the work, and allowed again. */
export async function storage_is_denied_during_work({ engine, server, tries: most }) {
  const tries = Math.min(most, 5);
  return within(engine, async (browser) => {
    await atFirstStudy(browser, server.origin);
    for (let round = 0; round < tries; round++) {
      const response = RESPONSES[round % 3];
      await browser.run(() => {
        const { transaction } = IDBDatabase.prototype;
        window.allow = () => { IDBDatabase.prototype.transaction = transaction; };
        IDBDatabase.prototype.transaction = () => { throw new DOMException("planted", "SecurityError"); };
      });
      await browser.run(refused, response, "does not allow");
      await browser.run(() => allow());
      await browser.run(again);
      same(await reopened(browser, server.origin), { "Made-up 0 1.1": response }, "after a reload");
      await browser.run(() => hands.openStudy("Made-up 0"));
    }
    return { tries };
  });
}

/** The user deletes the site's data in the middle of the work: all that is on the page can be taken out, and opened again. */
export async function the_database_is_deleted({ engine, server, tries: most }) {
  const tries = Math.min(most, 5);
  return within(engine, async (browser) => {
    await atFirstStudy(browser, server.origin);
    for (let round = 0; round < tries; round++) {
      const response = RESPONSES[round % 3];
      if (engine === "chromium" && round % 2 === 0) {
        await browser.devtools("Storage.clearDataForOrigin", { origin: server.origin, storageTypes: "indexeddb" });
      } else {
        await browser.run(() => hands.done(indexedDB.deleteDatabase("mmat-appraisal")));
      }
      const text = await browser.run(async (response) => {
        hands.answer("1.1", response);
        await hands.until("the message", () => /no longer in this browser/.test(hands.text(".problem")));
        return hands.fileOf(() => hands.button("Save a file").click());
      }, response);
      await browser.open(`${server.origin}/`);
      const kept = await browser.run(async (text) => {
        await hands.ready();
        await hands.element().importFiles([{ name: "back.mmat.json", text }]);
        await hands.openReview();
        const answers = await hands.answers();
        await hands.openStudy("Made-up 0");
        await hands.until("Saved", hands.is.saved);
        return answers;
      }, text);
      same(kept, { "Made-up 0 S1": "yes", "Made-up 1 S1": "yes", "Made-up 0 1.1": response }, "from the file");
    }
    return { tries };
  });
}

/**
 * A newer version of the product waits for an old tab that does not let go of the database. The tab is closed, as the
 * page says: Firefox keeps what a tab held while the tab can still go back to that page (see limits.md).
 */
export async function an_upgrade_is_blocked_by_an_old_tab({ engine, server, tries: most }) {
  const tries = Math.min(most, 3);
  return within(engine, async (browser) => {
    await atFirstStudy(browser, server.origin);
    for (let round = 0; round < tries; round++) {
      await browser.open(`${server.origin}/blank.html`);
      const old = await browser.tab();
      await browser.run(async () => { window.held = await hands.done(indexedDB.open("mmat-appraisal")); });
      const newer = await browser.newTab();
      await browser.open(`${server.origin}/?plant=newer`);
      await browser.run(async () => {
        await hands.ready();
        const said = hands.root().textContent;
        if (!/another tab holds the storage open/.test(said) || !/close/.test(said)) throw new Error(said.slice(0, 500));
      });
      const next = await browser.newTab();
      for (const tab of [newer, old]) {
        await browser.switchTo(tab);
        await browser.remove("/window");
      }
      await browser.switchTo(next);
      same(await reopened(browser, server.origin), { "Made-up 0 S1": "yes", "Made-up 2 S1": "yes" }, "once the old tab is gone");
    }
    return { tries };
  });
}

/** A tab that is open while a newer version takes over the database makes way, says so, and gives out what it has. */
export async function a_newer_version_takes_the_database({ engine, server }) {
  return within(engine, async (browser) => {
    await atFirstStudy(browser, server.origin);
    const old = await browser.tab();
    await browser.newTab();
    await browser.open(`${server.origin}/blank.html`);
    await browser.run(async () => { (await hands.done(indexedDB.open("mmat-appraisal", 2))).close(); });
    await browser.switchTo(old);
    await browser.run(refused, "no", "newer version");
    return { tries: 1 };
  });
}

/** The page is opened while the database waits to be deleted, because an old tab holds it. */
export async function a_deletion_waits_for_an_old_tab({ engine, server }) {
  return within(engine, async (browser) => {
    await atFirstStudy(browser, server.origin);
    await browser.open(`${server.origin}/blank.html`);
    await browser.run(async () => {
      window.held = await hands.done(indexedDB.open("mmat-appraisal"));
      indexedDB.deleteDatabase("mmat-appraisal");
    });
    await browser.newTab();
    await browser.open(`${server.origin}/`);
    await browser.run(async () => {
      await Promise.race([hands.ready(), hands.sleep(25_000)]);
      const said = hands.root().textContent;
      if (!/another tab/.test(said)) throw new Error(`the page says only: ${said.slice(0, 300)}`);
    });
    return { tries: 1 };
  });
}

/** A save that never ends, since another tab keeps the database busy: it is said, and a file does not wait for it. */
export async function a_save_does_not_end({ engine, server }) {
  return within(engine, async (browser) => {
    await atFirstStudy(browser, server.origin);
    const first = await browser.tab();
    await browser.newTab();
    await browser.open(`${server.origin}/blank.html`);
    await browser.run(async () => {
      const database = await hands.done(indexedDB.open("mmat-appraisal"));
      const store = database.transaction(["appraisals", "log", "reviews"], "readwrite").objectStore("log");
      // It stays open for as long as it is asked something.
      window.busy = true;
      (function on() { store.get(["none", 0]).onsuccess = () => { if (window.busy) on(); }; })();
    });
    const busy = await browser.tab();
    await browser.switchTo(first);
    await browser.run(async () => {
      hands.answer("1.1", "no");
      await hands.until("the message", () => /Saving takes much longer/.test(hands.text(".problem")), 20_000);
      const { review } = JSON.parse(await hands.fileOf(() => hands.button("Save a file").click()));
      if (!review.appraisals.some(({ answers }) => answers["1.1"]?.response === "no")) throw new Error("the answer is not in the file");
    });
    await browser.switchTo(busy);
    await browser.run(() => { window.busy = false; });
    await browser.switchTo(first);
    await browser.run(() => hands.until("Saved", () => hands.is.saved() && !/takes much longer/.test(hands.text(".problem"))));
    same(await reopened(browser, server.origin), { "Made-up 0 1.1": "no" }, "after a reload");
    return { tries: 1 };
  });
}

/** What was answered in one review cannot be saved, and another is opened: the file beside Not saved is of the first. */
export async function not_saved_and_another_review_is_opened({ engine, server }) {
  return within(engine, async (browser) => {
    await atFirstStudy(browser, server.origin);
    await browser.run(async () => {
      const file = JSON.parse((await hands.element().exportAs("json")).text);
      const other = { format: file.format, version: file.version, instrument: file.instrument, exported: file.exported,
        review: { ...file.review, id: crypto.randomUUID(), title: "Made-up other" } };
      await hands.element().importFiles([{ name: "other.mmat.json", text: JSON.stringify(other) }]);
      await hands.openReview();
      await hands.openStudy("Made-up 0");
      IDBDatabase.prototype.transaction = new Proxy(IDBDatabase.prototype.transaction, {
        apply(work, database, given) {
          if (given[1] === "readwrite") throw new DOMException("planted", "SecurityError");
          return Reflect.apply(work, database, given);
        },
      });
      hands.answer("1.1", "no");
      await hands.until("Not saved", hands.is.notSaved);
      await hands.openReview("Made-up other");
      const { review } = JSON.parse(await hands.fileOf(() => hands.button("Save a file").click()));
      if (review.title !== "Made-up review") throw new Error(`the file is of ${review.title}`);
      if (!review.appraisals.some(({ answers }) => answers["1.1"]?.response === "no")) throw new Error("the answer is not in the file");
    });
    return { tries: 1 };
  });
}
