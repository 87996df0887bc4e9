// A static server: every text file goes out as brotli 11 (compressed once, kept in memory), and every response is logged.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript",
  ".wasm": "application/wasm", ".json": "application/json", ".svg": "image/svg+xml", ".webmanifest": "application/manifest+json",
  ".png": "image/png", ".ico": "image/x-icon", ".woff2": "font/woff2", ".woff": "font/woff",
};
const PACKED = new Set([".png", ".ico", ".woff2", ".woff"]);

/** Serves `mounts` ({"/prefix/": folder}) on a free local port. `takeLog()` gives {path, type, bytes, at} and empties the log. */
export async function serve(mounts) {
  const cache = new Map();
  const log = [];

  const load = async (path) => {
    const prefix = Object.keys(mounts).filter((p) => path.startsWith(p)).sort((a, b) => b.length - a.length)[0];
    const root = prefix && normalize(mounts[prefix] + sep);
    const file = root && join(root, path.slice(prefix.length) || "index.html");
    if (!file?.startsWith(root)) throw new Error(`not served: ${path}`);
    const raw = await readFile(file);
    const ext = extname(file);
    const type = TYPES[ext] ?? "application/octet-stream";
    if (PACKED.has(ext)) return { type, body: raw };
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
    return { type, body: brotliCompressSync(raw, { params }), encoding: "br" };
  };

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://local").pathname);
    try {
      const at = performance.timeOrigin + performance.now();
      if (!cache.has(path)) cache.set(path, load(path));
      const { type, body, encoding } = await cache.get(path);
      log.push({ path, type, bytes: body.length, at });
      response.writeHead(200, {
        "content-type": type, "content-length": body.length, "cache-control": "no-cache",
        ...(encoding && { "content-encoding": encoding }),
      });
      response.end(body);
    } catch (error) {
      cache.delete(path);
      log.push({ path, type: "missing", bytes: 0 });
      response.writeHead(404).end(String(error.message));
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    takeLog: () => log.splice(0),
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}
