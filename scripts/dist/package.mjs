// The package for npm, as `npm pack` leaves it.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dist, root } from "./paths.mjs";

/** Writes it. Comes after the element and its assets. Gives the path within dist/. */
export function writePackage() {
  const folder = join(root, "target/package");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, "src/embed/package"), folder, { recursive: true });
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE", "NOTICE"]) cpSync(join(root, name), join(folder, name));
  for (const name of ["mmat-appraisal.js", "assets"]) cpSync(join(dist, name), join(folder, name), { recursive: true });
  const about = join(folder, "package.json");
  writeFileSync(about, readFileSync(about, "utf8").replace("__VERSION__", version()));
  const packed = execFileSync("npm", ["pack", "--silent", "--pack-destination", dist], { cwd: folder, encoding: "utf8" });
  return packed.trim().split("\n").pop();
}

function version() {
  return readFileSync(join(root, "Cargo.toml"), "utf8").match(/^version = "(.*)"$/m)[1];
}
