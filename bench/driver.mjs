// A browser for measurements: Chromium through chromedriver, and the server of dist/, both of this machine.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FLAGS = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1280,1000",
];

/** Starts server and browser; `use(page)` gets what drives them. Both are ended afterwards, whatever happens. */
export async function withPage(use) {
  const profile = mkdtempSync(join(tmpdir(), "mmat-bench-"));
  const server = spawn("node", ["scripts/serve.mjs", "--port", "0", "--quiet"], { stdio: ["ignore", "pipe", "inherit"] });
  const driver = spawn("chromedriver", ["--port=0"], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const address = (await said(server, /(http:\S+)/))[1];
    const port = (await said(driver, /started successfully on port (\d+)/))[1];
    const base = `http://127.0.0.1:${port}`;
    const { sessionId } = await post(`${base}/session`, {
      capabilities: { alwaysMatch: { browserName: "chrome", "goog:chromeOptions": { args: [...FLAGS, `--user-data-dir=${profile}`] } } },
    });
    const session = `${base}/session/${sessionId}`;
    await post(`${session}/timeouts`, { script: 120_000 });
    const page = {
      address,
      go: (path) => post(`${session}/url`, { url: address + path }),
      /** Runs an async function in the page with these arguments, and gives what it resolves to. */
      run: (work, ...args) => post(`${session}/execute/async`, {
        script: `const done = arguments[arguments.length - 1];
          (${work})(...[...arguments].slice(0, -1)).then((value) => done({ value }), (error) => done({ error: String(error) }));`,
        args,
      }).then(({ value, error }) => {
        if (error) throw new Error(error);
        return value;
      }),
    };
    try {
      return await use(page);
    } finally {
      await fetch(session, { method: "DELETE" });
    }
  } finally {
    server.kill();
    driver.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function said(child, pattern) {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (chunk) => {
      const found = pattern.exec((text += chunk));
      if (found) resolve(found);
    });
    child.once("exit", (code) => reject(new Error(`${child.spawnargs[0]} ended with ${code}: ${text}`)));
  });
}

async function post(url, body) {
  const answer = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${url}: ${value.error}: ${value.message}`);
  return value;
}
