// More than one tab, and what else happens to a page that is worked in.
import { sleep } from "../webdriver.mjs";
import { atFirstStudy, tabAtFirstStudy, within } from "../within.mjs";

/** Answers in each of the tabs in turn without waiting, then lets each come to rest and compares what they show and what is stored. */
async function manyTabs(context, count) {
  const tries = Math.min(context.tries, 20);
  return within(context.engine, async (browser) => {
    await atFirstStudy(browser, context.server.origin);
    const tabs = [await browser.tab()];
    while (tabs.length < count) tabs.push(await tabAtFirstStudy(browser, context.server.origin));
    const items = ["1.1", "1.2", "1.3", "1.4", "1.5"];
    let answers = 0;
    for (let round = 0; round < tries; round++) {
      // Every tab has items of its own, and all of them answer 1.5.
      const own = Object.fromEntries(tabs.map((_, n) => [items[n], ["yes", "no", "cant-tell"][(round + n) % 3]]));
      const shared = ["yes", "no", "cant-tell"][round % 3];
      const at = await browser.run(() => Date.now()) + 400 * count;
      for (const [n, tab] of tabs.entries()) {
        await browser.switchTo(tab);
        // All start by the clock, so that they answer at the same time.
        await browser.run((at, own, shared) => {
          setTimeout(() => { for (const [item, response] of [own, ["1.5", shared]]) if (hands.answered(item) !== response) hands.answer(item, response); }, at - Date.now());
        }, at, Object.entries(own)[n], shared);
      }
      answers += count + 1;
      await sleep(400 * count);
      for (const tab of tabs) {
        await browser.switchTo(tab);
        const seen = await browser.run(async (wanted) => {
          await hands.until(`${JSON.stringify(wanted)} in every tab`, () => Object.entries(wanted).every(([item, response]) => hands.answered(item) === response));
          await hands.until("Saved", hands.is.saved);
          return hands.inside("appraisals", async (store, done) => (await done(store.getAll())).map(({ text }) => JSON.parse(text).answers));
        }, { ...own, 1.5: shared });
        const kept = seen.find((one) => one["1.1"]);
        for (const [item, response] of Object.entries({ ...own, 1.5: shared })) {
          if (kept[item]?.response !== response) throw new Error(`round ${round}: ${item} is stored as ${JSON.stringify(kept[item])}, not ${response}`);
        }
      }
    }
    return { tries, note: `${answers} answers; every tab shows what is stored` };
  });
}

export const two_tabs_answer_the_same_study = (context) => manyTabs(context, 2);
export const three_tabs_answer_the_same_study = (context) => manyTabs(context, 3);

/** How long a tab sleeps, in ms. */
const SLEEP = 60_000;

/**
 * A tab sleeps while another one answers; woken, it shows what is stored and saves on top of it. Chromium is told to
 * freeze it, as it does by itself with tabs that are long in the background.
 */
export async function a_tab_sleeps_while_another_answers(context) {
  const tries = Math.min(context.tries, 3);
  return within(context.engine, async (browser) => {
    await atFirstStudy(browser, context.server.origin);
    const sleeper = await browser.tab();
    const other = await tabAtFirstStudy(browser, context.server.origin);
    for (let round = 0; round < tries; round++) {
      const response = ["no", "cant-tell", "yes"][round % 3];
      await browser.switchTo(sleeper);
      // Firefox has no word for it; there the tab is in the background only.
      if (context.engine === "chromium") await browser.devtools("Page.setWebLifecycleState", { state: "frozen" });
      await browser.switchTo(other);
      await browser.run(async (response) => { hands.answer("1.1", response); await hands.sleep(50); await hands.until("Saved", hands.is.saved); }, response);
      await sleep(SLEEP);
      await browser.switchTo(sleeper);
      if (context.engine === "chromium") await browser.devtools("Page.setWebLifecycleState", { state: "active" });
      await browser.run(async (response) => {
        await hands.until("what the other tab answered", () => hands.answered("1.1") === response);
        hands.answer("1.2", response);
        await hands.sleep(50);
        await hands.until("Saved", hands.is.saved);
        const all = await hands.answers();
        if (all["Made-up 0 1.1"] !== response || all["Made-up 0 1.2"] !== response) throw new Error(JSON.stringify(all));
      }, response);
    }
    return { tries, note: "a minute each time" };
  });
}

/** Reloads while text is being typed, before typing has paused; the page comes anew after a third of a second. */
export async function reload_in_the_middle_of_typing(context) {
  const tries = Math.min(context.tries, 20);
  return within(context.engine, async (browser) => {
    await atFirstStudy(browser, context.server.origin, "&slow=300");
    let lost = 0;
    for (let round = 0; round < tries; round++) {
      const words = `Made-up comment ${round}`;
      await browser.run(() => { const field = hands.root().getElementById("comment-S1"); field.focus(); field.select(); });
      await browser.type(words);
      await browser.send("/refresh", {}).catch(() => {});
      const all = await browser.run(async () => {
        await hands.ready();
        await hands.openReview();
        return hands.answers();
      });
      if (all["Made-up 0 S1 comment"] !== words) lost += 1;
      await browser.run(() => hands.openStudy("Made-up 0"));
    }
    if (lost) throw new Error(`what was being typed was lost ${lost} of ${tries} times`);
    return { tries };
  });
}

/** Answers, leaves at once for another page, and comes back and forth. */
export async function back_and_forward(context) {
  const tries = Math.min(context.tries, 20);
  return within(context.engine, async (browser) => {
    await atFirstStudy(browser, context.server.origin);
    await browser.run(() => hands.until("Saved", hands.is.saved));
    let unsaved = 0;
    for (let round = 0; round < tries; round++) {
      const response = ["yes", "no", "cant-tell"][round % 3];
      await browser.run(async (response) => {
        if (hands.answered("1.3") !== response) hands.answer("1.3", response);
        await hands.sleep(0);
      }, response);
      unsaved += !await browser.run(() => hands.is.saved());
      await browser.open(`${context.server.origin}/blank.html`).catch(() => {});
      await browser.send("/back", {});
      await browser.send("/forward", {});
      await browser.send("/back", {});
      const all = await browser.run(async () => {
        await hands.ready();
        await hands.openReview();
        return hands.answers();
      });
      // What is not saved when the page is left is noted and put back, so it counts as well.
      if (all["Made-up 0 1.3"] !== response) throw new Error(`round ${round}: 1.3 was answered ${response} and is ${all["Made-up 0 1.3"]}`);
      await browser.run(async (response) => {
        await hands.openStudy("Made-up 0");
        if (hands.answered("1.3") !== response) hands.answer("1.3", response);
        hands.answer("1.4", hands.answered("1.4") === "yes" ? "no" : "yes");
        await hands.sleep(50);
        await hands.until("Saved", hands.is.saved);
      }, response);
    }
    return { tries, note: `${unsaved} times left before it said Saved` };
  });
}

/** The clock is set back by two days in the middle of the work, and by ten years. */
export async function the_clock_is_set_back(context) {
  const tries = Math.min(context.tries, 5);
  return within(context.engine, async (browser) => {
    await atFirstStudy(browser, context.server.origin, "clock");
    for (let round = 0; round < tries; round++) {
      const response = ["yes", "no", "cant-tell"][round % 3];
      await browser.run(async (response, days) => {
        setBack(days);
        if (hands.answered("1.1") !== response) hands.answer("1.1", response);
        await hands.sleep(50);
        await hands.until("Saved", hands.is.saved);
      }, response, round % 2 ? 3650 : 2);
      await browser.send("/refresh", {});
      await browser.run(async (response) => {
        await hands.ready();
        await hands.openReview();
        const all = await hands.answers();
        if (all["Made-up 0 1.1"] !== response) throw new Error(`1.1 is ${all["Made-up 0 1.1"]}, not ${response}`);
        await hands.openStudy("Made-up 0");
      }, response);
      // Another tab's later answer counts, whatever its clock says.
      const first = await browser.tab();
      const second = await tabAtFirstStudy(browser, context.server.origin);
      const later = ["no", "cant-tell", "yes"][round % 3];
      await browser.run(async (later) => { hands.answer("1.1", later); await hands.sleep(50); await hands.until("Saved", hands.is.saved); }, later);
      await closeTab(browser, second, first);
      await browser.run((later) => hands.until("the later answer", () => hands.answered("1.1") === later), later);
    }
    return { tries, note: "by 2 days and by 10 years; the order of the answers stays that of the saves" };
  });
}

async function closeTab(browser, tab, next) {
  await browser.switchTo(tab);
  await browser.remove("/window");
  await browser.switchTo(next);
}
