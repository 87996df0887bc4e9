// Defines <mmat-appraisal>. The build fills in the three hashed names, so an old cache never meets a new wasm.
import init, { start } from "./__GLUE__";

const wasm = new URL("./__WASM__", import.meta.url);
const css = new URL("./__CSS__", import.meta.url).href;

// One instance of the module serves every element on the page.
let loaded;
const load = () => (loaded ??= init({ module_or_path: wasm }));

class MmatAppraisal extends HTMLElement {
  #app = null;
  #ready = Promise.withResolvers?.() ?? deferred();

  async connectedCallback() {
    if (this.#app) return;
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = css;
    const mount = document.createElement("div");
    root.replaceChildren(sheet, mount);
    await load();
    if (!this.isConnected || this.#app) return;
    this.#app = start(mount);
    this.#ready.resolve();
  }

  disconnectedCallback() {
    // A host that moves the element also disconnects it: wait, and look whether it is back.
    queueMicrotask(() => {
      if (this.isConnected || !this.#app) return;
      this.#app.stop();
      this.#app = null;
      this.shadowRoot.replaceChildren();
    });
  }

  ready() {
    return this.#ready.promise;
  }
}

function deferred() {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}

if (!customElements.get("mmat-appraisal")) customElements.define("mmat-appraisal", MmatAppraisal);
