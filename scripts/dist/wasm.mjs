// The compiled modules, made smaller.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { built, root } from "./paths.mjs";

/** The one file in a folder that fits. */
export function only(folder, fits) {
  const found = readdirSync(folder).filter(fits);
  if (found.length !== 1) throw new Error(`${folder}: one file expected, found: ${found.join(", ") || "none"}`);
  return found[0];
}

/** The bytes of a module, optimised for size. */
export function optimised(wasm) {
  const smaller = join(built, "smaller.wasm.tmp");
  const command = join(root, "node_modules/.bin/wasm-opt");
  // A large function put into its only caller saves raw bytes, but brotli then finds fewer repetitions.
  const flags = ["-Oz", "--one-caller-inline-max-function-size=20", "--strip-debug", "--strip-producers"];
  execFileSync(command, [...flags, wasm, "-o", smaller], { stdio: "inherit" });
  const bytes = readFileSync(smaller);
  rmSync(smaller);
  return bytes;
}
