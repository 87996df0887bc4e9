// For the page around the frame; optional. It gives each frame with embed.html its height, sends the widget's events
// from the frame, and has the host API as promises:
//
//   import { widgetIn } from "https://…/mmat-host.js";
//   const tally = await widgetIn(document.querySelector("iframe")).tally();
//
// The frame answers only if the origin of this page is in its parameter `allow`.

const METHODS = [
  "ready", "listReviews", "openReview", "importFiles", "formats", "exportAs", "review", "tally", "agreement",
];
const EVENTS = ["mmat-ready", "mmat-change", "mmat-saved", "mmat-complete", "mmat-problem"];
const GREATEST = 20_000;
const page = new URL("embed.html", import.meta.url);

/** The frames that are taken care of, and what was asked of each, by id. */
const frames = new Map();
let last = 0;

const originOf = (frame) => new URL(frame.src, document.baseURI).origin;
// Before the page is in the frame, the frame has this page's own origin, and the browser drops the message: it is
// sent again when the frame says that it listens.
const post = (frame, message) => frame.contentWindow?.postMessage(message, originOf(frame));

/** The widget in a frame, by the methods of docs/embedding.md. */
export function widgetIn(frame) {
  const methods = METHODS.map((method) => [method, (...args) => ask(frame, method, args)]);
  return Object.fromEntries(methods);
}

/** Takes care of a frame: its height and its events. Frames that are there when this script runs need no call. */
export function attach(frame) {
  if (frames.has(frame)) return frames.get(frame);
  for (const known of frames.keys()) {
    if (!known.isConnected) frames.delete(known);
  }
  const asked = new Map();
  frames.set(frame, asked);
  // Another page in the frame, or the same anew, knows nothing of what was asked; its first load is not that.
  let loaded = false;
  frame.addEventListener("load", () => {
    if (loaded) lose(asked);
    loaded = true;
  });
  return asked;
}

/** A frame that was taken out of the page answers nothing more. It may come back, and then loads anew. */
function loseRemoved() {
  for (const [frame, asked] of frames) {
    if (!frame.isConnected) lose(asked, "removed");
  }
}

function lose(asked, how = "loaded anew") {
  for (const { reject } of asked.values()) reject(new Error(`The frame was ${how} before it answered.`));
  asked.clear();
}

function ask(frame, method, args) {
  if (!frame.isConnected) return Promise.reject(new Error("The frame must be in a document before it can be used."));
  const asked = attach(frame);
  const message = { mmat: 1, id: (last += 1), method, args };
  return new Promise((resolve, reject) => {
    // What cannot be cloned is refused here, by the browser's own words.
    post(frame, message);
    asked.set(message.id, { message, resolve, reject });
  });
}

function hear({ source, origin, data }) {
  const frame = [...frames.keys()].find((frame) => frame.contentWindow === source);
  if (!frame || origin !== originOf(frame) || data?.mmat !== 1) return;
  const { height, event, detail, id } = data;
  if (event === "mmat-listening") {
    for (const { message } of frames.get(frame).values()) post(frame, message);
  } else if (EVENTS.includes(event)) {
    frame.dispatchEvent(new CustomEvent(event, { bubbles: true, detail }));
  } else if (id !== undefined) {
    settle(frames.get(frame), data);
  } else if (Number.isInteger(height) && height > 0 && height <= GREATEST) {
    frame.style.height = `${height}px`;
  }
}

function settle(asked, { id, result, error }) {
  const known = asked.get(id);
  if (!known) return;
  asked.delete(id);
  if (error === undefined) known.resolve(result);
  else known.reject(new Error(error));
}

addEventListener("message", hear);
new MutationObserver(loseRemoved).observe(document, { childList: true, subtree: true });
for (const frame of document.querySelectorAll("iframe")) {
  if (frame.src.split(/[?#]/)[0] === page.href) attach(frame);
}
