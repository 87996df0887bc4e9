// Scrolling through the study table with the wheel.
const DISTANCE = 12_000;
const SPEED = 2_400;

/** {frames, dropped, pause, undrawn}: frames of the main thread, those left out, the longest time between two, and frames whose middle showed no row. */
export async function scroll(page) {
  const place = await page.run(watch);
  if (!place) return null;
  await page.send("Input.synthesizeScrollGesture", {
    x: place.x, y: place.y, yDistance: -Math.min(DISTANCE, place.room), speed: SPEED, gestureSourceType: "mouse",
  });
  return page.run(() => bench.scrolled());
}

/** Starts to watch the frames; gives the middle of the table and how far it scrolls, or nothing if it does not. */
function watch() {
  const box = bench.root().querySelector(".table-box");
  const { left, top, width, height } = box.getBoundingClientRect();
  const [x, y] = [left + width / 2, Math.min(innerHeight - 10, top + height / 2)];
  const inBox = box.scrollHeight - box.clientHeight;
  const room = inBox > 0 ? inBox : document.scrollingElement.scrollHeight - innerHeight;
  if (room < 200) return null;
  const [times, undrawn] = [[], []];
  let watching = true;
  (async () => {
    while (watching) {
      times.push(await bench.frame());
      if (bench.root().elementFromPoint(x, y)?.closest(".spacer")) undrawn.push(times.length);
    }
  })();
  bench.scrolled = () => {
    watching = false;
    const gaps = times.slice(1).map((time, i) => time - times[i]);
    const missed = gaps.map((gap) => Math.max(0, Math.round(gap / (1000 / 60)) - 1));
    return { frames: times.length, dropped: missed.reduce((a, b) => a + b, 0), pause: Math.max(...gaps), undrawn: undrawn.length };
  };
  return { x, y, room };
}
