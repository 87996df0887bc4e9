// Long texts on their way to a host page.

/** So many bytes are read in one task. */
const PORTION = 4 * 1024 * 1024;

/** The text of bytes in UTF-8, a mark of the byte order with it; the page goes on meanwhile. */
export async function textOf(bytes) {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let text = "";
  for (let from = 0; from < bytes.length; from += PORTION) {
    if (from > 0) await new Promise((done) => setTimeout(done));
    text += decoder.decode(bytes.subarray(from, from + PORTION), { stream: true });
  }
  return text + decoder.decode();
}
