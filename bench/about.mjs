// What a measurement was made with: date, command, machine, versions. No name of a machine.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import os from "node:os";
import { basename } from "node:path";
import { launch } from "./browser.mjs";

/** The facts of a run of `script` that began then; `packages` are versions by name, beside those of product and browser. */
export async function about(script, began, packages = {}) {
  const browser = await launch();
  const { product } = await browser.browser("Browser.getVersion");
  await browser.close();
  const options = process.argv.slice(2).map((option) => (option.startsWith("-") ? option : basename(option)));
  return {
    date: began.toISOString().slice(0, 10),
    command: ["node", script, ...options].join(" "),
    machine: `${os.cpus().length} cores, ${os.cpus()[0].model}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()} ${os.release().split("-")[0]}`,
    versions: { "mmat-appraisal": version(), ...packages, browser: product, node: process.version },
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

/** A fixed piece of work on one core, in ms: how steady the machine is. */
export function spin() {
  const began = performance.now();
  let x = 1;
  for (let i = 0; i < 1e8; i++) x = (x * 48271) % 2147483647;
  return x && performance.now() - began;
}

/** Median of numbers; NaN of none. */
export function median(values) {
  const list = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  const middle = list.length >> 1;
  return list.length % 2 ? list[middle] : (list[middle - 1] + list[middle]) / 2;
}
