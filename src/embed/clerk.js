// The clerk reads and writes files in a wasm module of its own, which the page loads with the first file
// that comes or goes. It works in a worker; where the browser refuses one (a page of another origin, a
// sandbox, a policy), in the page. This one file is both ends: what the page imports, and the worker's script.
import init, { Clerk } from "./__CLERK_GLUE__";

/** Where the wasm is, unless the page has its bytes: beside this file. */
const beside = () => new URL("./__CLERK_WASM__", import.meta.url).href;

/** A clerk who calls `answer(text, parts)`; resolves to the function that takes a message. */
async function employ(wasm, answer) {
  await init({ module_or_path: wasm });
  const clerk = new Clerk();
  return (text, parts) => clerk.take(text, parts, answer);
}

/** A worker that runs this file. */
const another = () => new Worker(import.meta.url, { type: "module" });

/**
 * Opens a line. `hear(text, parts)` gets each answer; `hear(undefined, [why])` says that the line broke. `wasm` is the
 * address of the module or its bytes, `employed` makes the worker.
 */
export async function connect(hear, wasm = beside(), employed = another) {
  try {
    return await inWorker(hear, wasm, employed);
  } catch {
    return inPage(hear, wasm);
  }
}

function inWorker(hear, wasm, employed) {
  return new Promise((open, refuse) => {
    const worker = employed();
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      refuse(event);
    };
    worker.postMessage(wasm);
    worker.onmessage = ({ data: [ready, why] }) => {
      if (!ready) {
        worker.terminate();
        return refuse(why);
      }
      worker.onmessage = ({ data: [text, parts] }) => hear(text, parts);
      worker.onerror = (event) => {
        event.preventDefault();
        hear(undefined, [event.message ?? ""]);
      };
      open({
        post: (text, parts) => worker.postMessage([text, parts]),
        close: () => worker.terminate(),
      });
    };
  });
}

async function inPage(hear, wasm) {
  let closed = false;
  const take = await employ(wasm, (text, parts) => closed || hear(text, parts));
  return {
    post(text, parts) {
      // Not at once: the page is still sending.
      setTimeout(() => {
        if (closed) return;
        try {
          take(text, parts);
        } catch (error) {
          hear(undefined, [String(error?.message ?? error)]);
        }
      });
    },
    close: () => (closed = true),
  };
}

if (typeof WorkerGlobalScope === "function" && self instanceof WorkerGlobalScope) {
  // The first message says where the wasm is; all others are for the clerk.
  self.onmessage = ({ data: wasm }) => {
    employ(wasm, (text, parts) => self.postMessage([text, parts])).then(
      (take) => {
        self.onmessage = ({ data: [text, parts] }) => take(text, parts);
        self.postMessage([true]);
      },
      (error) => self.postMessage([false, String(error?.message ?? error)]),
    );
  };
}
