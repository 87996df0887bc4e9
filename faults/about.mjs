// What a run was made with: date, command, machine, versions. No name of a machine.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import os from "node:os";
import { start } from "./webdriver.mjs";

export async function about(began, engines) {
  const browsers = [];
  for (const engine of engines) {
    const browser = await start(engine);
    browsers.push(browser.version);
    await browser.close();
  }
  return {
    date: began.toISOString().slice(0, 10),
    command: ["node", "faults/run.mjs", ...process.argv.slice(2)].join(" "),
    machine: `${os.cpus().length} cores, ${os.cpus()[0].model}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()} ${os.release().split("-")[0]}`,
    versions: [`mmat-appraisal ${version()}`, ...browsers, `node ${process.version}`],
  };
}

function version() {
  const manifest = readFileSync(new URL("../Cargo.toml", import.meta.url), "utf8");
  const number = manifest.match(/^version = "(.*)"$/m)[1];
  try {
    const git = (...words) => execFileSync("git", words, { cwd: new URL("..", import.meta.url), encoding: "utf8" }).trim();
    return `${number} (${git("describe", "--always", "--dirty")})`;
  } catch {
    return number; // not a checkout
  }
}
