// Which data of a module only the rest uses: texts, and tables that a function of the rest names. The linker must have
// left each constant a segment of its own (--no-merge-data-segments).
//
// An address is whatever looks like one: a number in code or in data that lies within the data. So data may be taken
// for used that are not, hardly the other way round: what an address in front of a table could hide is a table that
// is blank until the rest is there. So a table moves only if the rest names its very beginning, and the first part
// nothing near it.

/** Shorter data are not worth a move. */
const SHORTEST = 16;
/** Code may count from an address this far in front of a table, whose first entry is then not entry 0. */
const BEFORE = 64;
/** A text with the marks of places to fill, which are no UTF-8: so much of it can be read. */
const READABLE = 0.75;

/** Every segment of a module's data by its place: {start, end, data}. */
export function segmentsOf(module) {
  const segments = Array.from({ length: module.getNumDataSegments() }, (_, at) => {
    const { offset, data } = module.getDataSegmentInfo(module.getDataSegmentByIndex(at));
    return { start: offset, end: offset + data.byteLength, data: new Uint8Array(data) };
  });
  return segments.sort((one, other) => one.start - other.start);
}

/** Of these segments what no address of the first part leads to, and, of tables, what an address of the rest names. */
export function dataOfRest(segments, addressesOfFirst, addressesOfRest) {
  const used = new Set();
  const near = new Set();
  const waiting = [];
  const use = (address, before) => {
    for (const segment of around(segments, address, before)) {
      if (!used.has(segment)) waiting.push(segment);
      used.add(segment);
    }
    for (const segment of around(segments, address, BEFORE)) near.add(segment);
  };
  for (const address of addressesOfFirst) use(address, BEFORE);
  while (waiting.length > 0) {
    for (const address of wordsOf(waiting.pop())) use(address, 0);
  }
  const isOwn = (segment) => segment.data.length >= SHORTEST && addressesOfRest.has(segment.start) && !near.has(segment);
  return segments.filter((segment) => !used.has(segment) && (isText(segment) || isOwn(segment)));
}

/** The segment that holds an address, and tables that begin up to `before` bytes behind it. */
function around(segments, address, before) {
  const found = [];
  for (let at = firstEndingAfter(segments, address); at < segments.length && segments[at].start <= address + before; at += 1) {
    if (segments[at].start <= address || !isText(segments[at])) found.push(segments[at]);
  }
  return found;
}

function firstEndingAfter(segments, address) {
  let [low, high] = [0, segments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (segments[middle].end <= address) low = middle + 1;
    else high = middle;
  }
  return low;
}

function* wordsOf({ start, end, data }) {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  for (let at = (4 - (start % 4)) % 4; start + at + 4 <= end; at += 4) yield view.getUint32(at, true);
}

function isText(segment) {
  segment.isText ??= segment.data.length >= SHORTEST && readsAsText(segment.data);
  return segment.isText;
}

function readsAsText(data) {
  const letters = data.filter((byte) => byte >= 0x20 && byte < 0x7f).length;
  if (letters >= READABLE * data.length && letters >= SHORTEST) return true;
  try {
    return !/[\0-\x1f\x7f]/.test(new TextDecoder("utf-8", { fatal: true }).decode(data));
  } catch {
    return false;
  }
}

/** The same bytes in as few segments as may be, each byte of `segments` where it was and nothing between them. */
export function joined(segments) {
  const runs = [];
  for (const segment of segments) {
    const last = runs.at(-1);
    if (last?.end === segment.start) {
      last.pieces.push(segment.data);
      last.end = segment.end;
    } else {
      runs.push({ start: segment.start, end: segment.end, pieces: [segment.data] });
    }
  }
  return runs.map(({ start, end, pieces }) => ({ start, end, data: new Uint8Array(Buffer.concat(pieces)) }));
}

/** The same bytes in one segment, with zeros between: what an own memory holds there anyway. */
export function filled(segments) {
  const start = segments[0].start;
  const data = new Uint8Array(segments.at(-1).end - start);
  for (const segment of segments) data.set(segment.data, segment.start - start);
  return { start, end: start + data.length, data };
}
