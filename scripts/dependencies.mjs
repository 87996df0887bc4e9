// Whether every crate and npm package that we build, test or measure with may be used, and the crates passed on; which
// come in several versions, and from where.
//
// Reads the lock files, with what `cargo metadata` says of Cargo.lock; asks no network. A licence or a second version
// that is not listed here is looked at by a person, and then listed here with its reason, or the dependency goes.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

import { LICENCES, mayBeMet } from "./lib/licences.mjs";

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

/** Where npm packages are named. They build, test and measure; none of them is passed on. */
const NPM_LOCKS = ["package-lock.json", "bench/peers/package-lock.json", "tests/hosts/vite/package-lock.json"];

/** npm packages under another licence, or that name none in the lock file, by how their names begin. */
const NPM_LOOKED_AT = [
  "axe-core", // MPL-2.0. Runs in the pages of our tests, as it is.
  "lforms", // Terms of its own, on the base of BSD. It is measured, as it is.
  "lightningcss", // MPL-2.0. Of vite, for the tests with a host page.
];

/** Where a crate may come from. */
const REGISTRY = /^registry\+https:\/\/github\.com\/rust-lang\/crates\.io-index$/;

const cargo = (...args) => execFileSync("cargo", args, { encoding: "utf8", maxBuffer: 1 << 28 });
const metadata = JSON.parse(cargo("metadata", "--format-version", "1", "--locked", "--all-features"));
const crates = metadata.packages.filter(({ source }) => source !== null);
const npmPackages = NPM_LOCKS.map(npmPackagesOf);
const problems = [
  ...metadata.packages.flatMap(licenceProblems), ...passedOn(), ...severalProblems(), ...sourceProblems(),
  ...npmPackages.flat().flatMap(npmProblems), ...npmPackages.flatMap(npmSeveral),
];

for (const problem of problems) console.error(`   ! ${problem}`);
if (problems.length > 0) process.exit(1);
console.log(`   ${crates.length} crates, ${npmPackages.flat().length} npm packages; licences and versions are those in scripts/dependencies.mjs`);

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

function npmPackagesOf(lock) {
  const { packages } = JSON.parse(readFileSync(lock, "utf8"));
  const named = Object.entries(packages).filter(([place]) => place !== "");
  return named.map(([place, one]) => ({ ...one, lock, name: place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length) }));
}

function npmProblems({ lock, name, version, license, integrity, resolved }) {
  const at = `${name} ${version} in ${lock}`;
  const problems = [];
  const looked = NPM_LOOKED_AT.some((known) => name.startsWith(known));
  if (!looked && !mayBeMet(license ?? "none", LICENCES)) problems.push(`${at} is under ${license ?? "no named licence"}`);
  if (!integrity) problems.push(`${at} has no checksum`);
  if (resolved) problems.push(`${at} comes from a fixed address, ${resolved}: leave it to npm's setting`);
  return problems;
}

/** Packages of which one lock file names several versions. */
function npmSeveral(packages) {
  const versions = new Map();
  for (const { name, version } of packages) versions.set(name, (versions.get(name) ?? new Set()).add(version));
  const several = [...versions].filter(([, found]) => found.size > 1);
  return several.map(([name, found]) => `${name} comes in the versions ${[...found].join(", ")} in ${packages[0].lock}`);
}
