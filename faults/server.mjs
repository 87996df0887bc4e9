// Serves dist/ under the policy that the product promises to work under, with what a fault needs in its pages.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = {
  ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".json": "application/json",
  ".svg": "image/svg+xml", ".png": "image/png", ".wasm": "application/wasm", ".webmanifest": "application/manifest+json",
};
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
const DIST = (process.env.MMAT_DIST ?? fileURLToPath(new URL("../dist", import.meta.url))) + sep;
const PLANTED = fileURLToPath(new URL("planted", import.meta.url)) + sep;

/**
 * `/?plant=a,b` is the product's page with planted/a.js and planted/b.js run before its own scripts; planted/hands.js
 * always is; `/?slow=300` comes that much later, as from a network. `/blank.html` is a page of the same origin without the product. `heard` are the texts that pages posted.
 */
export async function serve() {
  const heard = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://local");
    if (request.method === "POST") {
      let text = "";
      for await (const chunk of request) text += chunk;
      heard.push(text);
      return response.writeHead(204).end();
    }
    try {
      const [type, body] = await page(url);
      response.writeHead(200, { "content-type": type, "content-security-policy": POLICY, "cache-control": "no-cache" });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    heard,
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}

async function page({ pathname, searchParams }) {
  if (pathname === "/blank.html") return [TYPES[".html"], `<!doctype html><title>Blank</title><script src="/planted/hands.js"></script>`];
  if (pathname === "/") {
    await new Promise((done) => setTimeout(done, Number(searchParams.get("slow") ?? 0)));
    const names = ["hands", ...(searchParams.get("plant") ?? "").split(",").filter(Boolean)];
    const scripts = names.map((name) => `<script src="/planted/${name}.js"></script>`).join("");
    const html = await readFile(join(DIST, "index.html"), "utf8");
    // The copy for work without a network would serve its own page in place of this one.
    return [TYPES[".html"], html.replace("<head>", `<head>${scripts}`).replace(/<script[^>]*offline\.js[^>]*><\/script>/, "")];
  }
  const [root, rest] = pathname.startsWith("/planted/") ? [PLANTED, pathname.slice(9)] : [DIST, pathname.slice(1)];
  const file = normalize(join(root, rest));
  if (!file.startsWith(root)) throw new Error("outside");
  return [TYPES[extname(file)] ?? "application/octet-stream", await readFile(file)];
}
