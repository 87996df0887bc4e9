// Makes the glue of a wasm module into a function, each call of which gives a copy of the module that shares nothing
// with the others. docs/adr/0015-a-copy-for-each-widget.md says why.

/** The glue that wasm-bindgen wrote, as a module with one export, `copy(crashed)`; `guard` is the source of `guarded`. */
export function copies(glue, guard) {
  if (/^import /m.test(glue)) throw new Error("The glue imports something, which a copy of it cannot");
  const names = [];
  const inner = glue
    .replace(/^export (class|function|async function) (\w+)/gm, (_, kind, name) => (names.push(name), `${kind} ${name}`))
    .replace(/^export \{[^}]*\};?$/gm, "");
  const taken = "wasm = instance.exports;";
  if (inner.split(taken).length !== 2 || /^export /m.test(inner) || !inner.includes("function __wbg_init(")) {
    throw new Error("The glue is not made as expected, so it cannot be copied");
  }
  const watching = inner.replace(taken, "wasm = guarded(instance.exports, crashed);");
  return `${guard}\nexport function copy(crashed) {\n${watching}\nreturn { init: __wbg_init, ${names.join(", ")} };\n}\n`;
}
