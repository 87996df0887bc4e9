/**
 * Runs in the page: imports made-up RIS records through the interface. Gives {planned, saved, bytes, values}: until the
 * report is shown, from Add until Saved, and how often the progress bar moved. With `cancel` it is broken off in the
 * middle: {ms, reviews}, the reviews that are there afterwards.
 */
export async function importing(count, cancel) {
  await bench.element().ready();
  const root = bench.root();
  const { risFile } = await bench.made();
  const file = risFile(count);
  const files = new DataTransfer();
  files.items.add(file);
  const pick = () => {
    const input = root.querySelector("input[type=file]");
    input.files = files.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  // What made the file is collected before the clock starts.
  await new Promise((done) => setTimeout(done, 1000));

  const seen = new Set();
  let watching = true;
  (async () => {
    while (watching) {
      await bench.frame();
      const bar = root.querySelector(".errand progress");
      if (bar?.hasAttribute("value")) seen.add(bar.value / bar.max);
    }
  })();

  if (cancel) {
    const { ms } = await bench.measure(async () => {
      pick();
      (await bench.until(() => seen.size > 2 && root.querySelector(".errand button"))).click();
      await bench.until(() => !root.querySelector(".errand"));
    });
    await new Promise((done) => setTimeout(done, 1000));
    return { ms, reviews: (await bench.element().listReviews()).length };
  }
  const planned = await bench.measure(async () => {
    pick();
    await bench.until(() => root.querySelector("#intake .btn.primary"));
  });
  const saved = await bench.measure(async () => {
    const done = new Promise((done) => bench.element().addEventListener("mmat-saved", done, { once: true }));
    // In a task of its own, as a reviewer's click is.
    setTimeout(() => root.querySelector("#intake .btn.primary").click());
    await done;
  });
  watching = false;
  delete planned.value;
  delete saved.value;
  return { planned, saved, bytes: file.size, values: seen.size };
}
