// Which licences dependencies may be under.

/** Licences that ask for no more than a notice. What is written as an expression must be met by these. */
export const LICENCES = new Set([
  "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "ISC",
  "MIT", "MIT-0", "Unicode-3.0", "Unlicense", "Zlib",
]);

/** Whether an SPDX expression can be met by licences of a set: OR asks for one side, AND for both. */
export function mayBeMet(expression, allowed) {
  // An older way to write OR.
  const words = expression.replaceAll("/", " OR ").match(/\(|\)|[^\s()]+/g);
  let at = 0;
  const result = either();
  return result && at === words.length;

  function either() {
    let met = both();
    while (words[at] === "OR") {
      at += 1;
      met = both() || met;
    }
    return met;
  }
  function both() {
    let met = one();
    while (words[at] === "AND") {
      at += 1;
      met = one() && met;
    }
    return met;
  }
  function one() {
    const word = words[at];
    at += 1;
    if (word === "(") {
      const met = either();
      at += 1;
      return met;
    }
    if (words[at] !== "WITH") return allowed.has(word);
    at += 2;
    return allowed.has(`${word} WITH ${words[at - 1]}`);
  }
}
