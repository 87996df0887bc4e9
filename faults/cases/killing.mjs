// The browser is killed in the middle of answering.
import { sleep, start, until } from "../webdriver.mjs";

const ADDED = 1;

/** Kills so many times over a growing review. An answer that had said Saved must be there, as it was. */
export async function killed_while_answering({ engine, server, tries, random }) {
  const browser = await start(engine);
  let [checked, inFlight] = [0, 0];
  const stored = new Map(); // what is known to be in the database
  try {
    for (let round = 0; round < tries; round++) {
      server.heard.length = 0;
      await browser.open(`${server.origin}/?plant=answering`);
      const read = await browser.run(begin, round, ADDED);
      compare(stored, read, `before round ${round}`);
      // It is started, not waited for.
      await browser.run((round) => { setTimeout(() => answering(round)); }, round);
      await until("a first Saved", () => server.heard.length > 0);
      await sleep(random() * 900);
      await browser.kill();
      const notes = server.heard.map((text) => JSON.parse(text));
      const broken = notes.find(({ failed }) => failed);
      if (broken) throw new Error(broken.failed);
      const saved = Object.assign({}, ...notes.map(({ saved }) => saved));
      const clicked = Object.assign({}, ...notes.map(({ clicked }) => clicked));

      await browser.launch();
      await browser.open(`${server.origin}/`);
      const kept = await browser.run(readBack);
      for (const [key, value] of Object.entries(saved)) {
        checked += 1;
        if (kept[key] !== value) throw new Error(`round ${round}: ${key} had said Saved as ${value} and is ${kept[key]}`);
      }
      // What had not said Saved yet may be there or not, as it was before or as it was clicked.
      for (const [key, value] of stored) {
        if (!(key in saved) && kept[key] !== value && kept[key] !== responseOf(key, round)) {
          throw new Error(`round ${round}: ${key} was ${value} and is ${kept[key]}`);
        }
      }
      if ((round + 1) % 10 === 0) console.error(`${engine}: killed ${round + 1} of ${tries} times`);
      inFlight += Object.keys(clicked).some((key) => !(key in saved)) ? 1 : 0;
      stored.clear();
      Object.entries(kept).forEach(([key, value]) => stored.set(key, value));
    }
    return { tries, note: `${checked} answers had said Saved, over a review of up to ${tries * ADDED + ADDED} studies; none missing or changed. ${inFlight} kills came while an answer was on its way` };
  } finally {
    await browser.close();
  }
}

function compare(stored, read, when) {
  for (const [key, value] of stored) if (read[key] !== value) throw new Error(`${when}: ${key} was ${value} and is ${read[key]}`);
}

/** In the page: opens the review, adds studies to it, and gives all its answers. */
async function begin(round, added) {
  await hands.ready();
  if (round === 0) await hands.add(["Made-up 0"]);
  await hands.openReview();
  const before = await hands.answers();
  await hands.add(Array.from({ length: added }, (_, n) => `Made-up ${round * added + n + 1}`));
  await hands.openStudy(`Made-up ${round * added}`);
  await hands.until("Saved", hands.is.saved);
  return before;
}

async function readBack() {
  await hands.ready();
  await hands.openReview();
  return hands.answers();
}

/** What is answered in a round; planted/answering.js knows the same. */
function responseOf(key, round) {
  const [, number, item, comment] = key.match(/^Made-up (\d+) (\S+)( comment)?$/);
  if (comment) return `Made-up comment ${round} on ${item}`;
  const place = ["S1", "S2", "1.1", "1.2", "1.3", "1.4", "1.5"].indexOf(item);
  return place < 2 ? "yes" : ["yes", "no", "cant-tell"][(Number(number) + place + round) % 3];
}
