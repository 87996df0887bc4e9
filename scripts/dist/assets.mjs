// Files under dist/assets/, whose names carry a hash of their content, and the sources that name them.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { transformSync } from "esbuild";
import { dist, root } from "./paths.mjs";

const FIRST_STYLES = ["tokens.css", "base.css"];

/** Writes it under assets/ with a hash of its content in the name; gives the path within dist/. */
export function addAsset(name, bytes) {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const path = `assets/${basename(name, extname(name))}-${hash}${extname(name)}`;
  writeFileSync(join(dist, path), bytes);
  return path;
}

/** A text with the names of assets filled in for `__NAME__`. */
export function filled(text, assets) {
  for (const [key, path] of Object.entries(assets)) {
    const placeholder = `__${key}__`;
    if (!text.includes(placeholder)) throw new Error(`Nothing mentions ${placeholder}`);
    text = text.replaceAll(placeholder, path);
  }
  return text;
}

/** The style sheets that the first screens need, in one: the tokens, the base, then the parts by name. */
export function firstStyles() {
  return sheetsOf("styles");
}

/** Those of screens and panels that come later, and of paper. */
export function laterStyles() {
  return sheetsOf("styles/later");
}

function sheetsOf(path) {
  const folder = join(root, path);
  const names = readdirSync(folder).filter((name) => name.endsWith(".css")).sort();
  const first = FIRST_STYLES.filter((name) => names.includes(name));
  const rest = names.filter((name) => !first.includes(name));
  const text = [...first, ...rest].map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
  return transformSync(text, { loader: "css", minify: true }).code;
}

/** The standalone page, without the line that is for Trunk and the comment about it. */
export function page() {
  const lines = readFileSync(join(root, "index.html"), "utf8").split("\n");
  return lines.filter((line) => !/data-trunk|<!-- Trunk/.test(line)).join("\n");
}
