// Makes the glue of a wasm module into a function, each call of which gives a copy of the module that shares nothing
// with the others. docs/adr/0015-a-copy-for-each-widget.md says why.

/**
 * The glue that wasm-bindgen wrote, as a module with one export, `copy(crashed, rest)`; `guard` is the source of
 * `guarded`. What the first part of the module imports from `rest` is what `lent` says, an expression in JavaScript.
 */
export function copies(glue, guard, lent = "rest") {
  if (/^import /m.test(glue)) throw new Error("The glue imports something, which a copy of it cannot");
  const names = [];
  const inner = glue
    .replace(/^export (class|function|async function) (\w+)/gm, (_, kind, name) => (names.push(name), `${kind} ${name}`))
    .replace(/^export \{[^}]*\};?$/gm, "");
  if (/^export /m.test(inner) || !inner.includes("function __wbg_init(")) {
    throw new Error("The glue is not made as expected, so it cannot be copied");
  }
  const watching = replaced(inner, "wasm = instance.exports;", "wasm = guarded(instance.exports, crashed);");
  const lending = replaced(watching, "const imports = __wbg_get_imports();", `const imports = { ...__wbg_get_imports(), rest: ${lent} };`);
  return `${guard}\nexport function copy(crashed, rest) {\n${lending}\nreturn { init: __wbg_init, ${names.join(", ")} };\n}\n`;
}

function replaced(text, known, by) {
  if (!text.includes(known)) throw new Error(`The glue does not have "${known}", so it cannot be copied`);
  return text.replaceAll(known, by);
}
