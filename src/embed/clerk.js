// The clerk reads and writes files in a wasm module of its own, which the page loads with the first file
// that comes or goes. It works in a worker; where the browser refuses one (a page of another origin, a
// sandbox, a policy), in the page. This one file is both ends: what the page imports, and the worker's script.
import init, { Clerk } from "./__CLERK_GLUE__";
import { compiledFrom } from "./compile.js";

/** Where the wasm is, unless the page has its bytes: beside this file. */
const beside = () => new URL("./__CLERK_WASM__", import.meta.url).href;

/** A clerk who calls `answer(text, parts)`; resolves to the function that takes a message. */
async function employ(wasm, answer) {
  await init({ module_or_path: typeof wasm === "string" ? await compiledFrom(wasm) : wasm });
  const clerk = new Clerk();
  return (text, parts) => clerk.take(text, parts, answer, paint);
}

/** Paints a drawing (codec/plots/canvas.rs says what is in it) and resolves to the bytes of a PNG. */
async function paint(drawing, scale) {
  const { width, height, font, shapes } = JSON.parse(drawing);
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
  const canvas = typeof OffscreenCanvas === "function"
    ? new OffscreenCanvas(wide, high)
    : Object.assign(document.createElement("canvas"), { width: wide, height: high });
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser cannot paint a picture of that size. Take the SVG.");
  context.scale(scale, scale);
  context.lineCap = context.lineJoin = "round";
  for (const shape of shapes) paintShape(context, shape, font);
  const blob = canvas.convertToBlob
    ? await canvas.convertToBlob({ type: "image/png" })
    : await new Promise((done) => canvas.toBlob(done, "image/png"));
  if (!blob) throw new Error("This browser cannot paint a picture of that size. Take the SVG.");
  return new Uint8Array(await blob.arrayBuffer());
}

function paintShape(context, shape, font) {
  if (shape.kind === "text") {
    context.font = `${shape.weight} ${shape.size}px ${font}`;
    context.textAlign = shape.anchor;
    context.textBaseline = "alphabetic";
    context.fillStyle = shape.fill;
    context.fillText(shape.text, shape.x, shape.y);
    return;
  }
  const path = new Path2D(shape.kind === "path" ? shape.d : undefined);
  if (shape.kind === "rect") path.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius);
  if (shape.kind === "circle") path.arc(shape.x, shape.y, shape.radius, 0, 2 * Math.PI);
  if (shape.kind === "line") {
    path.moveTo(shape.x1, shape.y1);
    path.lineTo(shape.x2, shape.y2);
  }
  if (shape.fill) {
    context.fillStyle = shape.fill;
    context.fill(path);
  }
  if (shape.stroke) {
    context.strokeStyle = shape.stroke;
    context.lineWidth = shape.lineWidth;
    context.setLineDash(shape.dash ? [shape.dash, shape.dash] : []);
    context.stroke(path);
  }
}

const { port1, port2 } = new MessageChannel();
const waiting = [];
port1.onmessage = () => waiting.shift()();

/** Resolves in a task of its own. Timers, one after the other, would wait 4 ms each. */
const turn = () => new Promise((done) => {
  waiting.push(done);
  port2.postMessage(null);
});

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
        turn,
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
    turn,
    close: () => (closed = true),
  };
}

if (typeof WorkerGlobalScope === "function" && self instanceof WorkerGlobalScope) {
  // The first message says where the wasm is; all others are for the clerk.
  self.onmessage = ({ data: wasm }) => {
    // The parts are copies made for the page, so they are handed over instead of copied once more.
    employ(wasm, (text, parts) => self.postMessage([text, parts], parts.map(({ buffer }) => buffer))).then(
      (take) => {
        self.onmessage = ({ data: [text, parts] }) => take(text, parts);
        self.postMessage([true]);
      },
      (error) => self.postMessage([false, String(error?.message ?? error)]),
    );
  };
}
