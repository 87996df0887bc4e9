// Answering: every item of one study gets another response than it has, by mouse, with the save running.
import { diskBytes, sleep } from "./visit.mjs";

/** {painted, busy, saved: lists of ms, one for each answer; records, bytes, disk: written for each answer}. */
export async function answer(page, study) {
  await page.run(goTo, study);
  const radios = await page.run(others);
  await page.run(() => bench.count());
  const before = await diskBytes(page.profile);
  const [painted, busy, saved] = [[], [], []];
  for (const [place, selector] of radios.entries()) {
    const click = await clicked(page, selector, 60 + (7 * place) % 17);
    painted.push(click.painted);
    busy.push(click.busy);
    saved.push(click.saved);
  }
  const { records, bytes } = await page.run(() => bench.written());
  const grown = await diskBytes(page.profile) - before;
  const each = (sum) => sum / radios.length;
  return { painted, busy, saved, records: each(records), bytes: each(bytes), disk: each(grown) };
}

async function clicked(page, selector, hold) {
  const { send, run } = page;
  const point = await run((selector) => window.probe.aim(selector), selector);
  if (!point) throw new Error(`${selector} cannot be clicked`);
  const mouse = (type, more) => send("Input.dispatchMouseEvent", { type, ...point, ...more });
  const button = { button: "left", clickCount: 1 };
  await mouse("mouseMoved");
  await sleep(50);
  await run(armed, selector);
  const before = await page.taskMs();
  await mouse("mousePressed", button);
  await sleep(hold);
  await mouse("mouseReleased", button);
  const { painted, checked } = await run(() => window.probe.answer);
  const busy = await page.taskMs() - before;
  const saved = await run(() => bench.saved);
  if (!checked) throw new Error(`${selector} did not take the answer`);
  return { painted, busy, saved };
}

/** Arms the probe, and notes how long after the click the element says that it is saved. */
function armed(selector) {
  let at;
  window.addEventListener("click", ({ timeStamp }) => (at = timeStamp), { capture: true, once: true });
  bench.saved = new Promise((done) => {
    bench.element().addEventListener("mmat-saved", () => done(performance.now() - at), { once: true });
  });
  window.probe.watch(selector);
}

/** Shows a study's items; on its way the list is searched for it, since only the rows in sight are drawn. */
async function goTo(study) {
  const search = bench.root().getElementById("search");
  search.value = `number ${study} of`;
  search.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  const row = await bench.until(() => {
    const rows = bench.root().querySelectorAll("table.studies button.link");
    return rows.length === 1 && rows[0];
  });
  row.click();
  await bench.until(() => bench.root().querySelector('[data-item="5.5"]'));
}

/** For each item but the screening questions a radio that is not checked. */
function others() {
  const items = [...bench.root().querySelectorAll("[data-item]")].filter(({ dataset }) => !dataset.item.startsWith("S"));
  return items.map((item) => `mmat-appraisal >>> input[id="${item.querySelector('input[type="radio"]:not(:checked)').id}"]`);
}
