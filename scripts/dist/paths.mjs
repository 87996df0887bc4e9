// The folders of the build.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
/** What Trunk left. */
export const built = join(root, "target/trunk");
/** The module that reads and writes files, as wasm-bindgen left it. */
export const builtClerk = join(root, "target/clerk");
export const dist = join(root, "dist");
