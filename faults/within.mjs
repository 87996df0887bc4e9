// A browser for one fault, with a review in it.
import { start } from "./webdriver.mjs";

/** Runs `work` in a browser of its own. */
export async function within(engine, work, how) {
  const browser = await start(engine, how);
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Opens the page with a new review of three studies, on the first of them. */
export async function atFirstStudy(browser, origin, plant = "") {
  await browser.open(`${origin}/?plant=${plant}`);
  await browser.run(async () => {
    await hands.ready();
    await hands.add(["Made-up 0", "Made-up 1", "Made-up 2"]);
    await hands.openReview();
    await hands.openStudy("Made-up 0");
    await hands.until("Saved", hands.is.saved);
  });
}

/** Opens the review that is there, in a new tab, on its first study. */
export async function tabAtFirstStudy(browser, origin) {
  const tab = await browser.newTab();
  await reopened(browser, origin);
  await browser.run(() => hands.openStudy("Made-up 0"));
  return tab;
}

/** Loads the page anew, opens the review, and gives its answers. */
export async function reopened(browser, origin, plant = "") {
  await browser.open(`${origin}/?plant=${plant}`);
  return browser.run(async () => {
    await hands.ready();
    await hands.openReview();
    return hands.answers();
  });
}

/** Fails where a key of `wanted` is not what it says. */
export function same(kept, wanted, when) {
  for (const [key, value] of Object.entries(wanted)) {
    if (kept[key] !== value) throw new Error(`${when}: ${key} is ${kept[key]}, not ${value}`);
  }
}
