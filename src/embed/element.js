// Defines <mmat-appraisal>. Everything that can be decided in Rust is decided there; this file only lends it
// a class. What it loads, and from where, is in sources.js.
import * as sources from "./sources.js";

/** One instance of the module serves every element on the page. */
let loaded;
const load = () => (loaded ??= sources.load());

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
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = sources.css;
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
      this.#widget = await sources.start(this, mount, database, sources.connectClerk);
    } catch (error) {
      this.#explain(mount, error);
      throw error;
    }
  }

  #stop() {
    if (this.isConnected) return;
    this.#widget?.stop();
    this.#widget?.free();
    this.#widget = null;
    this.#starting = null;
    this.shadowRoot?.replaceChildren();
  }

  #explain(mount, error) {
    loaded = undefined;
    mount.setAttribute("role", "alert");
    mount.textContent =
      "The appraisal tool could not be started. Reload the page. If you run this site: it must allow " +
      "WebAssembly ('wasm-unsafe-eval' in script-src) and serve the .wasm file beside mmat-appraisal.js " +
      `as application/wasm. The browser said: ${error?.message ?? error}`;
    this.dispatchEvent(new CustomEvent("mmat-problem", {
      bubbles: true, composed: true, detail: { message: mount.textContent },
    }));
  }

  async #request(method, argument) {
    if (!this.isConnected) throw new Error("The element must be on a page before it can be used.");
    await this.#starting;
    return this.#widget.request(method, argument);
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
  /** The open review in a format of formats(), with {shareOfCriteriaMet: true} if the tables shall have that: {name, mediaType, text | bytes}. */
  exportAs(format, options) {
    return this.#request("exportAs", { format, shareOfCriteriaMet: options?.shareOfCriteriaMet === true });
  }
  /** The open review as the review file's JSON object. */
  review() { return this.#request("review"); }
  /** The counts of the open review. */
  tally() { return this.#request("tally"); }
  /** What exportAs takes: [{format, name}]. */
  async formats() { await load(); return JSON.parse(sources.formats()); }
}

// Another copy of this module may have been here first.
if (!customElements.get("mmat-appraisal")) customElements.define("mmat-appraisal", MmatAppraisal);
