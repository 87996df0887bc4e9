// Whether every crate that we build or test with may be used and passed on, and which crates come in several versions.
//
// Reads what `cargo metadata` says of Cargo.lock; asks no network. A licence or a second version that is not listed
// here is looked at by a person, and then listed here with its reason, or the dependency goes.
import { execFileSync } from "node:child_process";

/** Licences that ask for no more than a notice. A crate may be used if its expression can be met by these. */
const LICENCES = new Set([
  "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "ISC",
  "MIT", "MIT-0", "Unicode-3.0", "Unlicense", "Zlib",
]);

/** Crates under another licence, each with why it may be. None of them may be in what we pass on. */
const TESTS_ONLY = new Map([
  // MPL-2.0 asks that changes of its own files are passed on; we change none, and pass none on.
  ["MPL-2.0", ["cssparser", "cssparser-macros", "dtoa-short", "selectors"]],
]);

/** Crates of which several versions are tolerated: the versions, and who holds the older ones back. */
const SEVERAL = new Map([
  ["base64", ["0.22.1", "0.23.1"]], // jsonschema, in tests.
  ["bincode", ["1.3.3", "2.0.1"]], // gloo-worker, which yew names and the wasm does not hold.
  ["getrandom", ["0.2.17", "0.3.4", "0.4.3"]], // gloo-history, which yew names; jsonschema, in tests.
  ["http", ["0.2.12", "1.5.0"]], // gloo-net, which yew names and the wasm does not hold.
  ["r-efi", ["5.3.0", "6.0.0"]], // Of getrandom, for firmware.
  ["syn", ["1.0.109", "2.0.119", "3.0.10"]], // Macros, while compiling; yew-macro has the oldest.
  ["thiserror", ["1.0.69", "2.0.21"]], // gloo-history, which yew names.
  ["thiserror-impl", ["1.0.69", "2.0.21"]],
]);

/** Where a crate may come from. */
const REGISTRY = /^registry\+https:\/\/github\.com\/rust-lang\/crates\.io-index$/;

const cargo = (...args) => execFileSync("cargo", args, { encoding: "utf8", maxBuffer: 1 << 28 });
const metadata = JSON.parse(cargo("metadata", "--format-version", "1", "--locked", "--all-features"));
const crates = metadata.packages.filter(({ source }) => source !== null);
const problems = [...metadata.packages.flatMap(licenceProblems), ...passedOn(), ...severalProblems(), ...sourceProblems()];

for (const problem of problems) console.error(`   ! ${problem}`);
if (problems.length > 0) process.exit(1);
console.log(`   ${crates.length} crates; licences and versions are those in scripts/dependencies.mjs`);

function licenceProblems({ name, version, license, license_file: file }) {
  if (!license) return [`${name} ${version} names no licence${file ? `, only ${file}` : ""}`];
  if (mayBeMet(license, LICENCES)) return [];
  const known = [...TESTS_ONLY].some(([licence, names]) => names.includes(name) && mayBeMet(license, new Set([...LICENCES, licence])));
  return known ? [] : [`${name} ${version} is under ${license}`];
}

/** Crates that the wasm is made of, and that only tests may use. */
function passedOn() {
  const tree = cargo("tree", "--locked", "--edges", "normal", "--target", "wasm32-unknown-unknown", "--prefix", "none", "--format", "{p}");
  const built = new Set(tree.split("\n").map((line) => line.split(" ")[0]));
  const forTests = [...TESTS_ONLY.values()].flat();
  return forTests.filter((name) => built.has(name)).map((name) => `${name} is for tests, and would be passed on`);
}

function severalProblems() {
  const versions = new Map();
  for (const one of crates) versions.set(one.name, [...(versions.get(one.name) ?? []), one]);
  return [...versions].flatMap(([name, found]) => {
    const now = found.map(({ version }) => version).sort();
    const known = [...(SEVERAL.get(name) ?? [])].sort();
    if (now.length < 2) return known.length > 0 ? [`${name} comes in one version now: take it off the list`] : [];
    return now.join() === known.join() ? [] : [`${name} comes in the versions ${now.join(", ")}; listed: ${known.join(", ") || "none"}`];
  });
}

function sourceProblems() {
  return crates.filter(({ source }) => !REGISTRY.test(source)).map(({ name, source }) => `${name} comes from ${source}`);
}

/** Whether an SPDX expression can be met by licences of a set: OR asks for one side, AND for both. */
function mayBeMet(expression, allowed) {
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
