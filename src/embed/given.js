// What a host page gives the element, held to what the element can take.

/** Most characters of an attribute or an argument. */
export const MOST_TEXT = 100_000;
/** Most files of an import, and most bytes of all of them. */
const MOST_FILES = 1_000;
const MOST_BYTES = 128 * 1024 * 1024;

/** What importFiles was given, as objects with a name and a text or bytes. */
export async function filesOf(files) {
  const count = files?.length;
  if (typeof files !== "object" || !Number.isInteger(count)) {
    throw new Error("importFiles takes a FileList or an array of Files and {name, text} objects.");
  }
  if (count > MOST_FILES) throw new Error(`importFiles takes at most ${MOST_FILES} files at once.`);
  let bytes = 0;
  const read = [];
  for (const file of Array.from(files)) {
    const { name, text } = file ?? {};
    const isFile = file instanceof Blob || typeof file?.arrayBuffer === "function";
    if (typeof name !== "string" || name.length > MOST_TEXT || !(isFile || typeof text === "string")) {
      throw new Error("Each file of importFiles must be a File, or an object with a name and a text.");
    }
    bytes += isFile ? file.size : text.length;
    if (!(bytes <= MOST_BYTES)) throw new Error("importFiles takes at most 128 MB at once.");
    read.push(isFile ? { name, bytes: new Uint8Array(await file.arrayBuffer()) } : { name, text });
  }
  return read;
}
