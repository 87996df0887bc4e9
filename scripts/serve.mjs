#!/usr/bin/env node
// Serves a folder on this machine only, under the Content-Security-Policy that the product promises to work under.
//
//   node scripts/serve.mjs [--dir dist] [--port 8080] [--also /prefix=folder] [--policy TEXT] [--quiet]
//
// --policy stands for another Content-Security-Policy.
// Takes the next free port when the port is taken (0: any free one) and prints the address.
import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { parseArgs } from "node:util";

// This server under its other name is another site to a browser, which a demo page frames.
const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; frame-src 'self' http://localhost:* http://127.0.0.1:*";

const { values: options } = parseArgs({
  options: {
    dir: { type: "string", default: "dist" },
    port: { type: "string", default: "8080" },
    also: { type: "string", multiple: true, default: [] },
    policy: { type: "string", default: POLICY },
    quiet: { type: "boolean", default: false },
  },
});

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".tgz": "application/gzip",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

const SECURITY = {
  "Content-Security-Policy": options.policy,
  "X-Content-Type-Options": "nosniff",
  // A page in a sandboxed frame has no origin of its own, and module scripts are fetched with CORS.
  "Access-Control-Allow-Origin": "*",
};

/** Folders by the prefix of the path, the longest prefix first; the folder itself under "". */
const folders = [...options.also.map((mount) => mount.split("=")), ["", options.dir]];

const server = createServer(async (request, response) => {
  const [status, headers, file] = await answer(request);
  if (!options.quiet) console.log(`${status} ${request.method} ${request.url}`);
  response.writeHead(status, { ...SECURITY, ...headers });
  if (file && request.method === "GET") createReadStream(file).pipe(response);
  else response.end(status >= 400 && request.method !== "HEAD" ? `${status}\n` : undefined);
});

async function answer(request) {
  if (request.method !== "GET" && request.method !== "HEAD") return [405, { Allow: "GET, HEAD" }];
  const path = cleanPath(request.url);
  if (path === null) return [400, {}];
  const found = await locate(path);
  if (!found) return [404, {}];
  if (found.redirect) return [301, { Location: found.redirect }];

  const etag = `"${found.size.toString(36)}-${Math.round(found.changed).toString(36)}"`;
  const headers = {
    "Cache-Control": path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    ETag: etag,
  };
  if (request.headers["if-none-match"] === etag) return [304, headers];
  headers["Content-Type"] = TYPES[extname(found.file)] ?? "application/octet-stream";
  headers["Content-Length"] = found.size;
  return [200, headers, found.file];
}

/** The decoded path; null for one that is not decodable or that climbs. */
function cleanPath(url) {
  try {
    const path = decodeURIComponent(url.split(/[?#]/)[0]);
    const climbs = path.split(/[/\\]/).includes("..");
    return !path.startsWith("/") || climbs || path.includes("\0") ? null : path;
  } catch {
    return null;
  }
}

async function locate(path) {
  const [prefix, folder] = folders.find(([prefix]) => prefix === "" || path.startsWith(`${prefix}/`));
  try {
    const home = await realpath(folder);
    let file = await realpath(join(home, path.slice(prefix.length)));
    let info = await stat(file);
    if (info.isDirectory()) {
      // Without the slash, the page's relative links would point a level too high; "//" would leave this server.
      if (!path.endsWith("/")) return { redirect: `/${path.split("/").filter(Boolean).map(encodeURIComponent).join("/")}/` };
      file = await realpath(join(file, "index.html"));
      info = await stat(file);
    }
    // A link inside the folder may point outside it.
    return info.isFile() && file.startsWith(home + sep) ? { file, size: info.size, changed: info.mtimeMs } : null;
  } catch {
    return null;
  }
}

let port = Number(options.port);
let attempts = 0;
server.on("error", (error) => {
  if (error.code !== "EADDRINUSE" || (attempts += 1) > 100) throw error;
  port += 1;
  server.listen(port, "127.0.0.1");
});
server.on("listening", () => console.log(`http://127.0.0.1:${server.address().port}/`));
server.listen(port, "127.0.0.1");
