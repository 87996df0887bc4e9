// Chromium and Firefox through their drivers, with a profile that outlives a kill. No library.
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

/** Marks every process of one browser: drivers start browsers, and those start more. */
const MARK = "MMAT_PROFILE";
const PATIENCE = 90_000;

const TOOLS = process.env.MMAT_TOOLS ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "mmat-appraisal/tools");

const CHROMIUM_ARGS = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

export const ENGINES = ["chromium", "firefox"];

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Starts a browser; `preferences` are Firefox's, `settings` Chromium's. */
export async function start(engine, { preferences = {}, settings = null } = {}) {
  const profile = await mkdtemp(join(tmpdir(), `mmat-faults-${engine}-`));
  if (settings && engine === "chromium") {
    await mkdir(join(profile, "Default"));
    await writeFile(join(profile, "Default/Preferences"), JSON.stringify(settings));
  }
  const browser = new Browser(engine, profile, preferences);
  await browser.launch();
  return browser;
}

class Browser {
  #driver = null;
  #url = "";

  constructor(engine, profile, preferences) {
    Object.assign(this, { engine, profile, preferences, version: "" });
  }

  async launch() {
    const port = await freePort();
    const [command, ...more] = this.engine === "chromium" ? ["chromedriver"] : [join(TOOLS, "bin/geckodriver"), "--log", "fatal"];
    this.#driver = spawn(command, [`--port=${port}`, ...more], { env: { ...process.env, [MARK]: this.profile }, stdio: "ignore" });
    this.#driver.on("error", (error) => console.error(`${command}: ${error.message}; run scripts/setup.sh test`));
    const home = `http://127.0.0.1:${port}`;
    await until(`a driver on port ${port}`, () => fetch(`${home}/status`).then(({ ok }) => ok, () => false), 30_000);
    this.#url = `${home}/session`;
    const { sessionId, capabilities } = await this.send("", { capabilities: { alwaysMatch: this.#wishes() } });
    this.#url += `/${sessionId}`;
    this.version = `${capabilities.browserName === "firefox" ? "Firefox" : "Chromium"} ${capabilities.browserVersion}`;
    await this.send("/timeouts", { script: 60_000, pageLoad: 30_000 });
  }

  #wishes() {
    if (this.engine === "chromium") {
      return { browserName: "chrome", "goog:chromeOptions": { args: [...CHROMIUM_ARGS, `--user-data-dir=${this.profile}`] } };
    }
    const prefs = { "browser.shell.checkDefaultBrowser": false, "datareporting.policy.dataSubmissionEnabled": false, "app.update.enabled": false,
      "browser.sessionstore.resume_from_crash": false, "toolkit.startup.max_resumed_crashes": -1, ...this.preferences };
    return { browserName: "firefox", unhandledPromptBehavior: "accept", "moz:firefoxOptions": { args: ["-headless", "-profile", this.profile], prefs } };
  }

  /** A command of the WebDriver protocol; a question where there is no body. */
  async send(path, body) {
    const how = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const response = await fetch(this.#url + path, { ...how, headers: { "content-type": "application/json" }, signal: AbortSignal.timeout(PATIENCE) })
      .catch((error) => { throw new Error(`${path}: ${error.message}`); });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  }

  async remove(path) { await fetch(this.#url + path, { method: "DELETE", signal: AbortSignal.timeout(PATIENCE) }); }

  open(url) { return this.send("/url", { url }); }

  /** Runs `fn(...args)` in the page and gives its (awaited) result. */
  async run(fn, ...args) {
    const script = `const done = arguments[arguments.length - 1];
      (async () => (${fn})(...arguments[0]))().then((value) => done({ value: value ?? null }), (error) => done({ error: String(error?.message ?? error) }));`;
    const { value, error } = await this.send("/execute/async", { script, args: [args] });
    if (error) throw new Error(error);
    return value;
  }

  /** A command of Chromium's DevTools protocol. */
  devtools(cmd, params) { return this.send("/goog/cdp/execute", { cmd, params }); }

  async newTab() {
    const { handle } = await this.send("/window/new", { type: "tab" });
    await this.switchTo(handle);
    return handle;
  }

  tab() { return this.send("/window"); }
  switchTo(handle) { return this.send("/window", { handle }); }

  /** Types, wherever the keyboard is. */
  type(text) {
    const actions = [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
    return this.send("/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Kills every process of it, with no chance to tidy up. */
  async kill() {
    for (const pid of await this.#pids()) try { process.kill(pid, "SIGKILL"); } catch { /* it is gone */ }
    await until("the browser's end", async () => (await this.#pids()).length === 0, 20_000);
  }

  /** Closes it, as a person would, and starts it again with the same profile. */
  async restart() {
    await this.#quit();
    await this.launch();
  }

  async #quit() {
    await fetch(this.#url, { method: "DELETE", signal: AbortSignal.timeout(10_000) }).catch(() => {});
    await until("the browser's end", async () => (await this.#pids()).every((pid) => pid === this.#driver.pid), 5_000).catch(() => {});
    await this.kill();
  }

  async close() {
    await this.#quit();
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  async #pids() {
    const mark = `${MARK}=${this.profile}`;
    const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
    const marked = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/environ`, "utf8").then((text) => text.split("\0").includes(mark), () => false)));
    return pids.filter((_, place) => marked[place]).map(Number);
  }
}

/** Waits until something is so. */
export async function until(what, isSo, patience = 15_000) {
  for (const end = Date.now() + patience; ; await sleep(30)) {
    const value = await isSo();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
  }
}

const freePort = () => new Promise((done) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});
