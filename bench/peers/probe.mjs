/**
 * Runs in the measured page before any of its own scripts (so it holds the browser's own functions, not zone.js's)
 * and leaves `window.probe`. A selector may step into open shadow roots: 'my-element >>> input'.
 */
export function probe(firstSelector, lastSelector) {
  const now = () => performance.now();
  const frame = window.requestAnimationFrame.bind(window);
  const Observer = window.MutationObserver;
  const post = window.scheduler.postTask.bind(window.scheduler);
  /** Called in a frame: runs `callback` in the task right after it, ahead of timers; styles, layout, paint are done by then. */
  const painted = (callback) => { post(callback, { priority: "user-blocking" }); };

  const find = (selector) => selector.split(">>>").reduce(
    (root, step, depth) => (depth ? root?.shadowRoot : root)?.querySelector(step.trim()), document);

  const hit = (x, y) => {
    let element = document.elementFromPoint(x, y);
    for (let inner; (inner = element?.shadowRoot?.elementFromPoint(x, y)) && inner !== element;) element = inner;
    return element;
  };

  /** Where a click answers this radio: the middle of its label (or of itself), if nothing else lies on top. */
  const target = (selector) => {
    const radio = find(selector);
    if (!radio || radio.disabled) return null;
    const label = radio.labels?.[0] ?? radio.closest("label") ?? radio;
    const { left, top, width, height } = label.getClientRects()[0] ?? {};
    if (!width || !height) return null;
    const [x, y] = [left + width / 2, top + height / 2];
    const struck = hit(x, y);
    return struck === radio || label.contains(struck) ? { x, y } : null;
  };

  // Cold start: looked at once a frame from the very beginning.
  const start = { first: null, all: null };
  const poll = () => {
    if (start.first === null && target(firstSelector)) start.first = now();
    if (start.all === null && find(lastSelector)) start.all = now();
    if (start.first === null || start.all === null) frame(poll);
  };
  frame(poll);

  // Event Timing: the browser's own figure, in steps of 8 ms, from 16 ms up.
  let interactions = [];
  new PerformanceObserver((list) => { interactions.push(...list.getEntries()); })
    .observe({ type: "event", durationThreshold: 16 });

  // Linear memory of any WebAssembly started on the main thread.
  const memories = new Set();
  const note = (instance, imports) => {
    const parts = [...Object.values(instance.exports), ...Object.values(imports ?? {}).flatMap((module) => Object.values(module))];
    parts.filter((part) => part instanceof WebAssembly.Memory).forEach((memory) => memories.add(memory));
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (source, imports) => {
      const result = await original.call(WebAssembly, source, imports);
      note(result.instance ?? result, imports);
      return result;
    };
  }
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct: (Original, [module, imports]) => {
      const instance = new Original(module, imports);
      note(instance, imports);
      return instance;
    },
  });

  const QUIET_FRAMES = 6;
  const LIMIT = 5000;

  window.probe = {
    start,
    wasmBytes: () => [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0),

    /** Brings a radio to the middle of the window, lets things settle, and says where to click. */
    async aim(selector) {
      find(selector).scrollIntoView({ block: "center", behavior: "instant" });
      for (let i = 0; i < 4; i++) await new Promise(frame);
      return target(selector);
    },

    /**
     * Arms for one click. `probe.answer` resolves, `QUIET_FRAMES` frames after the page stopped changing, to
     * {painted, settled, event, checked}: ms from the click's timestamp to the end of the frame that painted the
     * first and the last change it caused; the Event Timing duration (null below 16 ms); is the radio checked.
     */
    watch(selector) {
      let clicked = null;
      let first = null; // the first and the last change after the click
      let last = 0;
      const frames = [];
      const observers = [];
      const observed = { subtree: true, childList: true, attributes: true, characterData: true };
      for (let root = find(selector).getRootNode(); root; root = root.host?.getRootNode()) {
        const observer = new Observer(() => {
          if (clicked === null) return;
          last = now();
          first ??= last;
        });
        observer.observe(root, observed);
        observers.push(observer);
      }
      interactions = [];
      window.addEventListener("click", (event) => { clicked = last = event.timeStamp; }, { capture: true, once: true });

      const armed = now();
      window.probe.answer = new Promise((done) => {
        const tick = () => {
          const at = now();
          painted(() => {
            if (clicked !== null && at >= clicked) frames.push(now());
            const quiet = frames.filter((end) => end > last).length;
            if (quiet < QUIET_FRAMES && now() - armed < LIMIT) return frame(tick);
            observers.forEach((observer) => observer.disconnect());
            const since = (change) => frames.find((end) => end > change) - clicked;
            const durations = interactions.filter(({ interactionId }) => interactionId).map(({ duration }) => duration);
            done({
              painted: since(first ?? clicked),
              settled: since(last),
              event: durations.length ? Math.max(...durations) : null,
              checked: find(selector).checked,
            });
          });
        };
        frame(tick);
      });
    },

    /** Calls `restore(answers)`; resolves to the ms until a frame is painted in which all these radios are checked. */
    restored(restore, answers, selectors) {
      return new Promise((done, fail) => {
        const began = now();
        const tick = () => {
          if (selectors.every((selector) => find(selector)?.checked)) return painted(() => done(now() - began));
          if (now() - began > 30_000) return fail(new Error("the radios never showed the restored answers"));
          frame(tick);
        };
        frame(tick);
        restore(answers);
      });
    },
  };
}
