// Defines <mmat-appraisal>. Everything that can be decided in Rust is decided there; this file only lends it
// a class. What it loads, and from where, is in sources.js.
import { give, take } from "./copies.js";
import { filesOf, MOST_TEXT } from "./given.js";
import * as sources from "./sources.js";
import { textOf } from "./text.js";

/** Why a widget gave way to a notice. */
const FAULT = "The appraisal tool stopped because of a fault in it.";
const OFFLINE = "The appraisal tool stopped because a part of it could not be loaded. Reload once you are online.";

const MODES = ["workspace", "study", "summary"];

/** How long the rest of the module waits for a widget that does not say that it is ready, in milliseconds. */
const LATE = 3_000;

const after = (time) => new Promise((done) => setTimeout(done, time));

/** Runs when the browser has nothing else to do. */
const whenIdle = (work) => (window.requestIdleCallback ?? setTimeout)(work, { timeout: 1_000 });

class MmatAppraisal extends HTMLElement {
  /** The copy of the module that this widget runs in, and the widget, once it runs. */
  #copy = null;
  #widget = null;
  /** The start under way; host calls wait for it. */
  #starting = null;
  /** How to reject what the host asked and was not answered yet. */
  #waiting = new Set();
  /** Whether something was changed and not saved since. */
  #unsaved = false;
  /** Ends the wait for the style: an element off the page is not told that it came. */
  #styled = () => {};

  constructor() {
    super();
    this.addEventListener("mmat-change", () => (this.#unsaved = true));
    this.addEventListener("mmat-saved", () => (this.#unsaved = false));
  }

  connectedCallback() {
    this.#starting ??= this.#start();
    // A failed start is shown on the page; host calls get it as their rejection.
    this.#starting.catch(() => {});
  }

  disconnectedCallback() {
    // A host that moves the element also disconnects it: wait, and look whether it is back.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#styled();
      // At once where it runs: an element that takes its place can have its copy of the module.
      if (this.#widget) this.#stop();
      else this.#starting?.then(() => this.#stop(), () => this.#stop());
    });
  }

  async #start() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const style = sheet(sources.css);
    // Without its style the widget still works, so a refused sheet must not stop it.
    const styled = new Promise((done) => (style.onload = style.onerror = this.#styled = done));
    const mount = document.createElement("div");
    mount.className = "mount";
    mount.textContent = "Loading the appraisal tool…";
    root.replaceChildren(style, mount);
    wakeStorage();
    const { promise: fell, reject: fall } = deferred();
    const ready = new Promise((done) => this.addEventListener("mmat-ready", done, { once: true }));
    try {
      const mode = this.#mode();
      const [copy] = await Promise.all([take((error) => this.#fall(fall, error)), styled]);
      this.#copy = copy;
      // The screens that are only read come with the rest.
      if (mode === "summary") await copy.rest.fetch();
      mount.textContent = "";
      const options = new copy.Options(this.#database(), mode, this.#setting("study"), this.#setting("reviewer"));
      const shown = mode === "summary" ? this.#source() : Promise.resolve();
      shown.catch(() => {});
      const widget = await Promise.race([copy.start(this, mount, options, sources.connectClerk, shown), fell]);
      // It may have crashed with its first picture.
      if (!copy.works) await fell;
      this.#widget = widget;
      // Not sooner, so that it does not compete with what the page waits for.
      Promise.race([ready, after(LATE)]).then(() => whenIdle(() => this.#fetchRest(copy)));
    } catch (error) {
      if (!error.isCrash) this.#explain(mount, error);
      throw error;
    }
  }

  /** What an attribute says, if it is not far too long for anything. */
  #setting(name) {
    const text = this.getAttribute(name) ?? "";
    if (text.length > MOST_TEXT) throw new Error(`the attribute ${name} has ${text.length} characters`);
    return text;
  }

  #database() { return this.#setting("storage-key") || "mmat-appraisal"; }

  #mode() {
    const mode = this.#setting("mode") || MODES[0];
    if (MODES.includes(mode)) return mode;
    console.warn(`<mmat-appraisal> has no mode "${mode}" (${MODES.join(", ")}); it is a workspace.`);
    return MODES[0];
  }

  /** The file that the attribute `src` names. */
  async #source() {
    if (!this.hasAttribute("src")) return undefined;
    const address = new URL(this.#setting("src"), document.baseURI);
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { name: address.pathname.split("/").pop() || "review", bytes };
  }

  async #fetchRest(copy) {
    if (sources.laterCss && this.#copy === copy) this.shadowRoot.querySelector("link").after(sheet(sources.laterCss));
    if (await copy.rest.fetchAhead() && this.#copy === copy) this.#widget?.rest_came();
  }

  #stop() {
    if (this.isConnected) return;
    this.#widget?.stop();
    this.#widget?.free();
    if (this.#copy) give(this.#copy);
    this.#rest();
    this.#starting = null;
    this.shadowRoot?.replaceChildren();
  }

  /** Lets go of the widget, and rejects what the host still waits for. */
  #rest(error = new Error("The element was taken off the page.")) {
    this.#copy = this.#widget = null;
    for (const reject of this.#waiting) reject(error);
    this.#waiting.clear();
  }

  #explain(mount, error) {
    if (this.#copy) give(this.#copy);
    this.#copy = null;
    this.#say(mount, "The appraisal tool could not be started. Reload the page. If you run this site: it must allow " +
      "WebAssembly ('wasm-unsafe-eval' in script-src) and serve the .wasm files beside mmat-appraisal.js " +
      `as application/wasm. The browser said: ${error?.message ?? error}`);
  }

  /** The copy of the module crashed: the widget gives way to a notice that says what is saved. */
  #fall(reject, error) {
    const why = error?.isOfRest ? OFFLINE : FAULT;
    const crash = Object.assign(new Error(`${why} What was saved is safe.`), { cause: error, isCrash: true });
    reject(crash);
    this.#starting = Promise.reject(crash);
    this.#starting.catch(() => {});
    this.#rest(crash);
    const mount = document.createElement("div");
    mount.className = "mount";
    this.shadowRoot.querySelector(".mount")?.replaceWith(mount);
    this.#say(mount, crash.message);
    const isReading = this.getAttribute("mode") === "summary";
    sources.loadCrash().then(({ notice }) => notice(mount, {
      why,
      database: isReading ? null : this.#database(),
      unsaved: this.#unsaved,
      take: () => take(() => {}),
      give,
      restart: () => this.isConnected && (this.#starting = null, this.connectedCallback()),
    })).catch(() => {});
  }

  #say(mount, message) {
    mount.setAttribute("role", "alert");
    mount.textContent = message;
    this.dispatchEvent(new CustomEvent("mmat-problem", { bubbles: true, composed: true, detail: { message } }));
  }

  async #request(method, argument) {
    if (!this.isConnected) {
      throw new Error("The element must be in a document before it can be used: append it to the page first.");
    }
    for (const text of [argument, argument?.format]) {
      if (text?.length > MOST_TEXT) throw new Error(`${method} was given far too long a text.`);
    }
    await this.#starting;
    // Fetched now if it is not there yet: the widget would fetch it with the page standing still.
    if (method !== "ready") await this.#copy?.rest.fetch();
    if (!this.#widget) throw new Error("The element was taken off the page.");
    const { promise, resolve, reject } = deferred();
    this.#waiting.add(reject);
    this.#widget.request(method, argument).then(resolve, reject);
    return promise.finally(() => this.#waiting.delete(reject));
  }

  /** Resolves when the widget can be used. */
  async ready() { await this.#request("ready"); }
  /** The reviews in this browser: [{id, title, studies, done, changed}]. */
  listReviews() { return this.#request("listReviews"); }
  /** Opens a review; resolves when it is shown. */
  async openReview(id) { await this.#request("openReview", id); }
  /** Imports Files or {name, text} objects straight away; resolves to the import report once saved. */
  async importFiles(files) { return this.#request("importFiles", await filesOf(files)); }
  /** The open review in a format of formats(), with {shareOfCriteriaMet: true} if the tables shall have that: {name, mediaType, text | bytes}. */
  async exportAs(format, options) {
    const settings = { format, shareOfCriteriaMet: options?.shareOfCriteriaMet === true };
    const { utf8, ...file } = await this.#request("exportAs", settings);
    return utf8 ? { ...file, text: await textOf(utf8) } : file;
  }
  /** The open review as the review file's JSON object. */
  review() { return this.#request("review"); }
  /** The counts of the open review. */
  tally() { return this.#request("tally"); }
  /** How far the reviewers of the open review agree. */
  agreement() { return this.#request("agreement"); }
  /** What exportAs takes: [{format, name}]. */
  async formats() {
    await this.#request("ready");
    return JSON.parse(this.#copy.formats());
  }
}

/** A link to a style sheet. */
function sheet(href) {
  return Object.assign(document.createElement("link"), { rel: "stylesheet", href });
}

/** Has the browser get at its databases while the module comes: the first question takes it longest. */
function wakeStorage() {
  try {
    indexedDB.databases().catch(() => {});
  } catch {
    // Where there is no storage, the widget finds out and says so.
  }
}

/** A promise with its two ends. */
function deferred() {
  const ends = {};
  ends.promise = new Promise((resolve, reject) => Object.assign(ends, { resolve, reject }));
  ends.promise.catch(() => {});
  return ends;
}

// Another copy of this module may have been here first.
if (!customElements.get("mmat-appraisal")) customElements.define("mmat-appraisal", MmatAppraisal);
