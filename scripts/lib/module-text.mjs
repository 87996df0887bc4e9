// What each function of a module calls and which addresses it names, read off the module's text: binaryen's
// interface for JavaScript has no walk over a function's body.

/** By the name of each function that is defined: {calls, constants}, the functions and the numbers it names. */
export function namedIn(module) {
  const name = String.raw`\$(?:"((?:[^"\\]|\\.)*)"|([^\s()"]+))`;
  const pattern = new RegExp(
    String.raw`^ \(func ${name}|\((?:call|return_call|ref\.func) ${name}|\(i32\.const (\d+)\)|\(i64\.const (\d+)\)| offset=(\d+)`,
    "gm",
  );
  const functions = new Map();
  let current;
  for (const [, quoted, bare, quotedCall, bareCall, i32, i64, offset] of module.emitText().matchAll(pattern)) {
    if (quoted ?? bare) functions.set(unescaped(quoted ?? bare), (current = { calls: new Set(), constants: new Set() }));
    else if (!current) continue;
    else if (quotedCall ?? bareCall) current.calls.add(unescaped(quotedCall ?? bareCall));
    // An address and a length are sometimes stored as one number.
    else if (i64) halves(BigInt(i64)).forEach((half) => current.constants.add(half));
    else current.constants.add(Number(i32 ?? offset));
  }
  return functions;
}

function unescaped(name) {
  return name.replaceAll(/\\(?:([0-9a-f]{2})|u\{([0-9a-f]+)\}|(.))/g, (_, byte, point, char) =>
    char ?? String.fromCodePoint(Number.parseInt(byte ?? point, 16)));
}

function halves(number) {
  return [Number(number & 0xffffffffn), Number(number >> 32n)];
}
