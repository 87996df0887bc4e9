// Defines <mmat-appraisal>. The build fills in the three hashed names, so an old cache never meets a
// new wasm. Everything that can be decided in Rust is decided there; this file only lends it a class.
import { formats, init, rest, start } from "./__GLUE__";

/** Opens a line to the module that reads and writes files, which is loaded when it is first needed. */
const connectClerk = async (hear) => (await import("./__CLERK__")).connect(hear);

const wasm = new URL("./__WASM__", import.meta.url);
const css = new URL("./__CSS__", import.meta.url).href;

/** One instance of the module serves every element on the page. */
let loaded;
const load = () => (loaded ??= init({ module_or_path: wasm }).then((exports) => rest.attach(exports, giveUp)));

/** The elements on the page. */
const elements = new Set();
/** Rejected when the module cannot go on. */
let breakOff;
const broken = new Promise((_, reject) => (breakOff = reject));
broken.catch(() => {});
/** Says on each element that a part of the module could not be loaded; nothing works from then on. */
const giveUp = (error) => {
  breakOff(error);
  elements.forEach((element) => element.giveUp(error));
};

/** The rest of the module, fetched once for all; false when it could not be had. */
let fetched;
const restAhead = () => (fetched ??= rest.fetchAhead());

/** Runs when the browser has nothing else to do. */
const whenIdle = (work) => (window.requestIdleCallback ?? setTimeout)(work, { timeout: 1_000 });

class MmatAppraisal extends HTMLElement {
  /** The running widget, once it runs. */
  #widget = null;
  /** The start under way; host calls wait for it. */
  #starting = null;

  connectedCallback() {
    this.#starting ??= this.#start();
    // A failed start is shown on the page; host calls get it as their rejection.
    this.#starting.catch(() => {});
  }

  disconnectedCallback() {
    // A host that moves the element also disconnects it: wait, and look whether it is back.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#starting?.then(() => this.#stop(), () => this.#stop());
    });
  }

  async #start() {
    elements.add(this);
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = css;
    // Without its style the widget still works, so a refused sheet must not stop it.
    const styled = new Promise((done) => Object.assign(style, { onload: done, onerror: done }));
    const mount = document.createElement("div");
    mount.className = "mount";
    mount.textContent = "Loading the appraisal tool…";
    root.replaceChildren(style, mount);
    try {
      await Promise.all([load(), styled]);
      mount.textContent = "";
      const database = this.getAttribute("storage-key") || "mmat-appraisal";
      this.#widget = await start(this, mount, database, connectClerk);
      whenIdle(() => this.#fetchRest());
    } catch (error) {
      this.#explain(mount, error);
      throw error;
    }
  }

  async #fetchRest() {
    if (await restAhead()) this.#widget?.rest_came();
  }

  #stop() {
    if (this.isConnected) return;
    elements.delete(this);
    this.#widget?.stop();
    this.#widget?.free();
    this.#widget = null;
    this.#starting = null;
    this.shadowRoot?.replaceChildren();
  }

  /** Called when the module cannot go on; after it, no call into the module is safe. */
  giveUp(error) {
    const mount = document.createElement("div");
    mount.className = "mount";
    this.shadowRoot?.querySelector(".mount")?.replaceWith(mount);
    this.#widget = null;
    this.#starting = Promise.reject(error);
    this.#starting.catch(() => {});
    this.#say(mount, "A part of the appraisal tool could not be loaded, so it had to stop. What was saved is safe. " +
      `Reload the page when you are online. The browser said: ${error?.message ?? error}`);
  }

  #explain(mount, error) {
    loaded = undefined;
    this.#say(mount, "The appraisal tool could not be started. Reload the page. If you run this site: it must allow " +
      "WebAssembly ('wasm-unsafe-eval' in script-src) and serve the .wasm files beside mmat-appraisal.js " +
      `as application/wasm. The browser said: ${error?.message ?? error}`);
  }

  #say(mount, message) {
    mount.setAttribute("role", "alert");
    mount.textContent = message;
    this.dispatchEvent(new CustomEvent("mmat-problem", {
      bubbles: true, composed: true, detail: { message },
    }));
  }

  async #request(method, argument) {
    if (!this.isConnected) throw new Error("The element must be on a page before it can be used.");
    await this.#starting;
    return Promise.race([this.#widget.request(method, argument), broken]);
  }

  /** Resolves when the widget can be used. */
  async ready() { await this.#request("ready"); }
  /** The reviews in this browser: [{id, title, studies, done, changed}]. */
  listReviews() { return this.#request("listReviews"); }
  /** Opens a review; resolves when it is shown. */
  async openReview(id) { await this.#request("openReview", id); }
  /** Imports Files or {name, text} objects straight away; resolves to the import report once saved. */
  async importFiles(files) {
    const read = async (file) =>
      file instanceof Blob ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : file;
    return this.#request("importFiles", await Promise.all(Array.from(files, read)));
  }
  /** The open review in a format of formats(): {name, mediaType, text | bytes}. */
  exportAs(format) { return this.#request("exportAs", format); }
  /** The open review as the review file's JSON object. */
  review() { return this.#request("review"); }
  /** The counts of the open review. */
  tally() { return this.#request("tally"); }
  /** What exportAs takes: [{format, name}]. */
  async formats() { await load(); return JSON.parse(formats()); }
}

// Another copy of this module may have been here first.
if (!customElements.get("mmat-appraisal")) customElements.define("mmat-appraisal", MmatAppraisal);
