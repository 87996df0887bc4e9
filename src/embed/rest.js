// The rest of the widget's module: what is not needed to start, to open a study and to answer. It is fetched once
// the page is shown. A function that is called before it came has it loaded at once.
import { compileRest, compileRestAtOnce } from "./sources.js";

/** How long to wait before each attempt to fetch it, in milliseconds. */
const WAITS = [0, 2_000, 10_000, 60_000];

/** The rest, compiled once for all copies of the first part. */
let fetched;
let module;

async function fetchedOnce() {
  fetched ??= compileRest().catch((error) => {
    fetched = undefined;
    throw error;
  });
  module = await fetched;
  return module;
}

/** The rest of one copy of the module. */
export class Rest {
  /** The exports of the copy; its `loaded` says whether its rest is there. */
  #first;
  /** The attempt under way to fetch it. */
  #fetching;

  /** What the first part of the copy imports. */
  imports = { load: () => this.#load() };

  /** Takes the exports of the copy, as they are in the instance. */
  attach(exports) {
    this.#first = exports;
  }

  /** Fetches the rest while it is not needed; gives whether it is there in the end. */
  async fetchAhead() {
    for (const wait of WAITS) {
      if (wait) await new Promise((done) => setTimeout(done, wait));
      if (await this.fetch()) return true;
    }
    return false;
  }

  /** Fetches the rest, if it is not there, without holding the page up; gives whether it is there then. */
  fetch() {
    return (this.#fetching ??= this.#fetch().finally(() => (this.#fetching = undefined)));
  }

  async #fetch() {
    try {
      if (!this.#first.loaded.value) this.#link(await WebAssembly.instantiate(await fetchedOnce(), this.#lent()));
      return true;
    } catch {
      // The network may come back; and whoever needs the rest first says so if it does not.
      return false;
    }
  }

  /** Loads the rest at once: the copy stands still in a function that needs it. */
  #load() {
    try {
      module ??= compileRestAtOnce();
      this.#link(new WebAssembly.Instance(module, this.#lent()));
    } catch (error) {
      throw Object.assign(error, { isOfRest: true });
    }
  }

  #lent() {
    return { first: this.#first };
  }

  #link() {
    this.#first.loaded.value = 1;
  }
}
