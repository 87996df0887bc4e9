// Compiles wasm from an address, while it arrives where that is possible.

/** How long a module that arrived may take before it is compiled in another way, in milliseconds. */
const LATE = 3_000;
/** So often it is looked whether it arrived; not every page can tell. */
const LOOKS = 10;

const after = (time) => new Promise((done) => setTimeout(done, time));

/** The module at an address; rejects where there is none. */
export async function compiledFrom(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  if (!response.headers.get("Content-Type")?.startsWith("application/wasm")) return compiledWhole(response);
  let ended = false;
  const streamed = WebAssembly.compileStreaming(response).finally(() => (ended = true));
  return Promise.race([streamed, compiledIfLate(address, () => ended)]);
}

/**
 * Firefox now and then forgets what it compiles from its cache, mostly behind back and forward: that never ends, nor
 * fails. Then this ends first, with the module compiled once all of it is here.
 */
async function compiledIfLate(address, hasEnded) {
  const arrived = () => performance.getEntriesByName(address).length;
  let looks = 0;
  do await after(LATE); while (++looks < LOOKS && !hasEnded() && !arrived());
  // Once it ended nobody waits for this.
  return hasEnded() ? null : compiledWhole(await fetch(address));
}

const compiledWhole = async (response) => WebAssembly.compile(await response.arrayBuffer());
