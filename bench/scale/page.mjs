/** Runs in the measured page before its own scripts and leaves `window.bench`. */
export function instruments() {
  const now = () => performance.now();
  const frame = () => new Promise(requestAnimationFrame);
  /** The end of the next frame's work: styles, layout and paint are done. */
  const painted = async () => {
    await frame();
    await new Promise((done) => scheduler.postTask(done, { priority: "user-blocking" }));
  };

  let long = [];
  const observer = new PerformanceObserver((list) => long.push(...list.getEntries()));
  observer.observe({ type: "longtask" });

  // What is handed to the database, while somebody counts.
  let records = null;
  for (const name of ["put", "add"]) {
    const original = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (value, ...rest) {
      records?.push(value);
      return original.call(this, value, ...rest);
    };
  }

  window.bench = {
    frame, painted,
    element: () => document.querySelector("mmat-appraisal"),
    root: () => document.querySelector("mmat-appraisal").shadowRoot,
    made: () => import("/bench/made-up.mjs"),

    /** What `found` finds, once it finds something. */
    async until(found) {
      for (;;) {
        const value = found();
        if (value) return value;
        await frame();
      }
    },

    /**
     * Runs `work` and follows it until its result is painted:
     * {ms, longest: the longest task above 50 ms or 0, tasks: how many, pause: the longest time between frames, value}.
     */
    async measure(work) {
      await painted();
      long = [];
      let [pause, last, watching] = [0, now(), true];
      (async () => {
        while (watching) {
          const at = await frame();
          pause = Math.max(pause, at - last);
          last = at;
        }
      })();
      const began = now();
      const value = await work();
      await painted();
      const ms = now() - began;
      watching = false;
      await new Promise((done) => setTimeout(done, 300)); // entries come late
      long.push(...observer.takeRecords());
      const tasks = long.filter(({ startTime }) => startTime >= began && startTime < began + ms).map(({ duration }) => duration);
      return { ms, longest: Math.max(0, ...tasks), tasks: tasks.length, pause, value };
    },

    /** Starts to count what is handed to the database; `written()` gives the bytes of it as UTF-8 JSON, and ends. */
    count() { records = []; },
    written() {
      const bytes = records.map((record) => new Blob([JSON.stringify(record)]).size);
      records = null;
      return { records: bytes.length, bytes: bytes.reduce((a, b) => a + b, 0) };
    },
  };
}
