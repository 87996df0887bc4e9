// The page for a frame: the element with its attributes from the address, and the host API by messages.
// It hears the page around it and nobody else, and that only if its origin is in the parameter `allow`.
import "./mmat-appraisal.js";

const ATTRIBUTES = ["storage-key", "mode", "src", "study", "reviewer", "lang", "theme"];
const METHODS = [
  "ready", "listReviews", "openReview", "importFiles", "formats", "exportAs", "review", "tally", "agreement",
];
const EVENTS = ["mmat-ready", "mmat-change", "mmat-saved", "mmat-complete", "mmat-problem"];
/** The least and the greatest height that is told, in pixels. */
const HEIGHTS = [100, 20_000];
/** How many requests are remembered, so that one that was sent twice is done once. */
const REMEMBERED = 1_000;

const query = new URLSearchParams(location.search);
const allowed = origins(query.getAll("allow"));
const isFramed = window.parent !== window;
const asked = [];

const element = document.createElement("mmat-appraisal");
for (const name of ATTRIBUTES) {
  if (query.has(name)) element.setAttribute(name, query.get(name));
}
if (isFramed && allowed.length > 0) {
  addEventListener("message", hear);
  for (const name of EVENTS) {
    element.addEventListener(name, ({ detail }) => tell({ mmat: 1, event: name, detail }));
  }
}
document.body.append(element);
new ResizeObserver(tellHeight).observe(element);
// What was asked before anybody listened is asked again on hearing this.
tell({ mmat: 1, event: "mmat-listening", detail: {} });

/** The origins in the parameter, separated by spaces or commas; exact ones only. */
function origins(parameters) {
  const known = [];
  for (const text of parameters.flatMap((parameter) => parameter.split(/[\s,]+/)).filter(Boolean)) {
    const origin = URL.canParse(text) ? new URL(text).origin : "null";
    // A file or a sandbox has the origin "null", which anybody could have.
    if (origin === "null") console.warn(`embed.html: "${text}" in the parameter allow is not an origin; it is left out.`);
    else known.push(origin);
  }
  return known;
}

/** The origins to which the page around can belong: one, where the browser says which. */
function targets() {
  const around = location.ancestorOrigins?.[0];
  return allowed.filter((origin) => !around || origin === around);
}

function tell(message) {
  if (!isFramed) return;
  for (const origin of targets()) window.parent.postMessage(message, origin);
}

let told;
function tellHeight() {
  const [least, most] = HEIGHTS;
  const height = Math.min(Math.max(Math.ceil(element.getBoundingClientRect().height), least), most);
  if (height === told) return;
  told = height;
  tell({ mmat: 1, height });
  window.requestResize?.();
}

async function hear({ source, origin, data }) {
  if (source !== window.parent || !allowed.includes(origin)) return;
  const { mmat, id, method, args = [] } = data ?? {};
  const isId = Number.isFinite(id) || (typeof id === "string" && id.length <= 200);
  if (mmat !== 1 || !isId || asked.includes(id)) return;
  asked.push(id);
  if (asked.length > REMEMBERED) asked.shift();
  const answer = (answer) => window.parent.postMessage({ mmat: 1, id, ...answer }, origin);
  try {
    if (!METHODS.includes(method)) throw new Error(`There is no such method; there are ${METHODS.join(", ")}.`);
    if (!Array.isArray(args)) throw new Error("args must be an array.");
    answer({ result: (await element[method](...args.slice(0, 2))) ?? null });
  } catch (error) {
    answer({ error: String(error?.message ?? error) });
  }
}
