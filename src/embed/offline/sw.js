// Keeps our own pages and all they need, so that they start without a network. The build fills in what there is.
//
// Everything of one version is kept together, checked against its hash, or nothing of it is: pages of one version
// never get a part of another. A new version waits until a page passes on the reviewer's word. Pages of others that
// happen to lie in the same folder are left to the network.

/** [path, hash] of each file; a page has no hash, as servers may add to it. */
const FILES = __FILES__;
const VERSION = "__VERSION__";

const here = new URL("./", self.location).href;
/** Two installations on one origin keep apart. */
const prefix = `mmat-appraisal ${here} `;
const names = new Set(FILES.map(([path]) => path));
const isPage = (path) => path.endsWith(".html") && names.has(path);

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOld().then(serveFirstPage)));
self.addEventListener("message", ({ data }) => data === "take over" && self.skipWaiting());
self.addEventListener("fetch", (event) => {
  const answer = answerTo(event);
  if (answer) event.respondWith(answer);
});

async function keepAll() {
  const name = prefix + VERSION;
  const wasThere = await caches.has(name);
  const cache = await caches.open(name);
  const kept = await Promise.allSettled(FILES.map((file) => keepFile(cache, file)));
  const failed = kept.find(({ status }) => status === "rejected");
  if (!failed) return;
  // A part of a version is of no use, and takes room that the reviews may need.
  if (!wasThere) await caches.delete(name);
  throw failed.reason;
}

async function keepFile(cache, [path, integrity]) {
  const url = here + path;
  const response = await fetch(url, integrity ? { cache: "no-cache", integrity } : { cache: "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  // Made anew: an answer that came by a detour may not be given to a page that is opened.
  const { status, statusText, headers } = response;
  await cache.put(url, new Response(await response.blob(), { status, statusText, headers }));
}

const old = async () => (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== prefix + VERSION);

/** The version before stays: tabs that are still open may yet ask for a part of it. */
async function forgetOld() {
  await Promise.all((await old()).slice(0, -1).map((name) => caches.delete(name)));
}

/** The page that brought the first version has come without it, and all of its parts are here now. */
async function serveFirstPage() {
  if ((await old()).length === 0) await self.clients.claim();
}

/** The answer to a request; undefined leaves it to the browser. */
function answerTo({ request, clientId }) {
  if (request.method !== "GET" || !request.url.startsWith(here)) return undefined;
  const path = pathOf(request.url);
  if (request.mode === "navigate") return isPage(path) ? kept(path, request) : undefined;
  // Their names have a hash, so they are the same for everybody.
  if (path.startsWith("assets/")) return kept(path, request, {});
  return names.has(path) ? forOurPages(path, request, clientId) : undefined;
}

async function forOurPages(path, request, clientId) {
  const client = await self.clients.get(clientId);
  const ours = client?.url.startsWith(here) && isPage(pathOf(client.url));
  return ours ? kept(path, request) : fetch(request);
}

async function kept(path, request, where = { cacheName: prefix + VERSION }) {
  return (await caches.match(here + path, where)) ?? fetch(request);
}

/** The path below this folder; the folder itself is its index page. */
function pathOf(url) {
  return url.slice(here.length).split(/[?#]/)[0] || "index.html";
}
