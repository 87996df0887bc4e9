// Several modules in one file.
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./paths.mjs";

/**
 * The text of one module that holds the file `entry` and what it imports. `replaced` gives, by what stands in the
 * import, {contents, loader, folder} to take in its place; `kept` are imports to leave as they are; `settings` are further
 * ones of esbuild.
 */
export async function bundled(entry, replaced = {}, kept = [], settings = {}) {
  const given = {
    name: "given",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /.*/ }, ({ path }) => (path in replaced ? { path, namespace: "given" } : undefined));
      onLoad({ filter: /.*/, namespace: "given" }, ({ path }) => {
        const { contents, loader = "js", folder = "src/embed" } = replaced[path];
        return { contents, loader, resolveDir: join(root, folder) };
      });
    },
  };
  const { outputFiles } = await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    format: "esm",
    minify: true,
    target: "es2022",
    legalComments: "none",
    write: false,
    external: kept,
    plugins: [given],
    logLevel: "warning",
    ...settings,
  });
  return outputFiles[0].text;
}
