// Runs everything about pages and ends with one plain line.
//
//   DRIVE=folder MASTER=folder node run.mjs          all tests
//   BROWSERS=chromium node run.mjs browser/check     only what is named, in one browser
//   … node run.mjs -browser/weight                   all but what is named
//
// All tests of a browser share one process and one browser (`together/`); each file has a profile of
// its own in it. One file alone: node --test browser/check.test.mjs.

import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { finished } from "node:stream/promises";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

const here = fileURLToPath(new URL(".", import.meta.url));

for (const variable of ["DRIVE", "MASTER"]) {
  const folder = process.env[variable];
  if (!folder || !existsSync(join(folder, "START-HERE.html"))) {
    console.error(`${variable} must name a drive's folder (with START-HERE.html in it): a district's for DRIVE, the master's for MASTER.`);
    process.exit(2);
  }
}

async function testsIn(folder) {
  const names = await readdir(join(here, folder));
  return names.filter((name) => name.endsWith(".test.mjs")).sort().map((name) => `${folder}/${name}`);
}

const given = process.argv.slice(2);
const unwanted = given.filter((name) => name.startsWith("-")).map((name) => name.slice(1));
const wanted = given.filter((name) => !name.startsWith("-"));
const files = [...await testsIn("unit"), ...await testsIn("browser")]
  .filter((file) => wanted.length === 0 || wanted.some((name) => file.startsWith(name)))
  .filter((file) => !unwanted.some((name) => file.startsWith(name)));
// A name that fits nothing would leave tests out in silence.
for (const name of [...wanted, ...unwanted]) {
  if (![...await testsIn("unit"), ...await testsIn("browser")].some((file) => file.startsWith(name))) {
    console.error(`No page test begins with ${name}.`);
    process.exit(2);
  }
}

const began = performance.now();
const failed = [];
let passed = 0;
// Times are measured with nothing beside them; all else shares the processors, since browsers wait a lot.
const isTimed = (file) => file.startsWith("browser/weight");
// Starting a browser takes longer than most tests, so one process for each runs all its tests.
const isShared = (file) => file.startsWith("browser/") && !isTimed(file);
process.env.TESTS = files.filter(isShared).join(" ");
const together = process.env.TESTS === "" ? [] : (process.env.BROWSERS || "chromium firefox").split(/[ ,]+/).map((name) => `together/${name}.mjs`);
const beside = [...together, ...files.filter((file) => !isShared(file) && !isTimed(file))];
for (const [part, concurrency] of [[beside, availableParallelism()], [files.filter(isTimed), 1]]) {
  if (part.length > 0) await runFiles(part, concurrency);
}
const seconds = ((performance.now() - began) / 1000).toFixed(0);
process.exitCode = failed.length > 0 ? 1 : 0;
console.log(failed.length > 0
  ? `Pages: ${failed.length} of ${passed + failed.length} tests failed (${seconds} s): ${failed.join("; ")}`
  : `Pages: all ${passed} tests passed (${seconds} s).`);

async function runFiles(part, concurrency) {
  const stream = run({ files: part.map((file) => join(here, file)), concurrency });
  stream.on("test:fail", ({ name, details }) => {
    if (details.type !== "suite" && details.error.failureType !== "subtestsFailed") failed.push(name);
  });
  stream.on("test:pass", ({ details }) => {
    if (details.type !== "suite") passed += 1;
  });
  const told = stream.compose(spec);
  told.pipe(process.stdout, { end: false });
  await finished(told);
}
