// The rest of the widget's module: what is not needed to start, to open a study and to answer. It is fetched
// once the page is shown. A function that is called before it came has it loaded at once, with the page standing
// still meanwhile; the first part of the module imports `load` for that.
const url = new URL("./__REST_WASM__", import.meta.url);
/** How long to wait before each attempt to fetch it, in milliseconds. */
const WAITS = [0, 2_000, 10_000, 60_000];

/** The exports of the first part; `loaded` says whether the rest is there. */
let first;
/** Called with an error when the rest cannot be had: the module does not work on then. */
let failed;

/** Takes the exports of the first part, and what to call when the rest is needed and cannot be had. */
export function attach(exports, onFailure) {
  first = exports;
  failed = onFailure;
}

/** Fetches the rest while it is not needed; gives whether it is there. `source` stands for its address or its bytes. */
export async function fetchAhead(source = url) {
  for (const wait of WAITS) {
    await new Promise((done) => setTimeout(done, wait));
    try {
      if (!first.loaded.value) await WebAssembly.instantiate(await bytesOf(source), { first });
      first.loaded.value = 1;
      return true;
    } catch {
      // The network may come back; and whoever needs the rest first says so if it does not.
    }
  }
  return false;
}

async function bytesOf(source) {
  if (!(source instanceof URL)) return source;
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${response.status}`);
  return response.arrayBuffer();
}

/** Loads the rest at once: for a function that is needed before it came. */
export function load() {
  try {
    new WebAssembly.Instance(new WebAssembly.Module(bytesAtOnce()), { first });
    first.loaded.value = 1;
  } catch (error) {
    failed(error);
    throw error;
  }
}

function bytesAtOnce() {
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  // A page cannot ask for bytes here; in this encoding each character holds one.
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status !== 200) throw new Error(`${url}: ${request.status}`);
  return Uint8Array.from(request.responseText, (character) => character.charCodeAt(0) & 0xff);
}
