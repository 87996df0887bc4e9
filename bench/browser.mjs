// Chromium with a throw-away profile, spoken to in the DevTools protocol over a pipe: no driver, no library.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FLAGS = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--window-size=1280,900",
  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", // nothing leaves the machine
];

/** Starts a browser; `send(method, params)` speaks to its one page, `browser(method, params)` to the browser itself. */
export async function launch() {
  const profile = await mkdtemp(join(tmpdir(), "peers-profile-"));
  const child = spawn(process.env.CHROMIUM ?? "chromium",
    [...FLAGS, `--user-data-dir=${profile}`, "--remote-debugging-pipe", "about:blank"],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const exited = new Promise((done) => { child.once("exit", done); child.once("error", done); });
  const [, , , out, input] = child.stdio;
  out.on("error", () => {}); // the pipe breaks when the browser ends

  const waiting = new Map();
  let id = 0;
  let rest = "";
  input.setEncoding("utf8").on("data", (chunk) => {
    const messages = (rest + chunk).split("\0");
    rest = messages.pop();
    for (const message of messages.map((text) => JSON.parse(text))) {
      const call = waiting.get(message.id);
      if (!call) continue; // an event: nothing here waits for events
      waiting.delete(message.id);
      message.error ? call.fail(new Error(`${call.method}: ${message.error.message}`)) : call.done(message.result);
    }
  });
  exited.then(() => waiting.forEach((call) => call.fail(new Error(`${call.method}: the browser ended`))));

  const call = (method, params = {}, sessionId) => new Promise((done, fail) => {
    waiting.set(++id, { done, fail, method });
    out.write(JSON.stringify({ id, method, params, sessionId }) + "\0");
  });
  const { targetInfos } = await call("Target.getTargets");
  const { targetId } = targetInfos.find(({ type }) => type === "page");
  const { sessionId } = await call("Target.attachToTarget", { targetId, flatten: true });
  const send = (method, params) => call(method, params, sessionId);

  return {
    profile,
    browser: call,
    send,
    /** Runs `fn(...args)` in the page and gives its (awaited) result. */
    async run(fn, ...args) {
      const { result, exceptionDetails } = await send("Runtime.evaluate", {
        expression: `(${fn})(...${JSON.stringify(args)})`, awaitPromise: true, returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    async close() {
      const late = setTimeout(() => child.kill("SIGKILL"), 5000);
      await call("Browser.close").catch(() => {});
      await exited;
      clearTimeout(late);
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
