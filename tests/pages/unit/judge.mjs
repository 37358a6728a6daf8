// The check page's judgement without a browser: each line of the input names a folder, each line of
// the output is what the page would say of it. The Rust tests hold it against the program's.

import { openAsBlob } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { load, CHECK } from "./scripts.mjs";

const Drivepress = load(...CHECK);
if (globalThis.navigator === undefined) globalThis.navigator = {};

/** The plain files below a folder as a browser hands them over, its name in front: no links, no empty folders. */
async function entriesOf(folder) {
  const found = await readdir(folder, { withFileTypes: true, recursive: true });
  return Promise.all(found.filter((entry) => entry.isFile()).map(async (entry) => {
    const path = join(entry.parentPath || entry.path, entry.name);
    return { path: `drive/${relative(folder, path).split(sep).join("/")}`, file: await openAsBlob(path) };
  }));
}

// Faults of a list that are told of the file that it lacks.
const OF_ANOTHER_FILE = new Set(["not-covered", "not-listed"]);

const pathsOf = (list) => [...new Set(list.map(({ path }) => path))].sort();

/** The page's verdict, receipt and lists; a folder without a drive is "not-ours". */
export async function judge(folder) {
  const entries = await entriesOf(folder);
  const [root] = Drivepress.tree.findRoots(entries);
  if (root === undefined) return { verdict: "not-ours", receipt: null, suspicious: [], missing: [], damaged: [], left: [] };
  const files = Drivepress.tree.filesBelow(entries, root);
  const report = await Drivepress.check.checkDrive(files, { onProgress() {}, hold() {}, noWorkers: true });
  return {
    verdict: report.verdict,
    receipt: report.receipt,
    suspicious: pathsOf(report.extras.suspicious),
    missing: pathsOf(report.missing),
    damaged: pathsOf([...report.damaged, ...report.extras.inside, ...report.extras.replaced, ...report.faults.map(({ reason, file, path }) => (
      { path: OF_ANOTHER_FILE.has(reason) ? path : file }
    ))]),
    left: pathsOf(report.extras.left),
    added: pathsOf(report.extras.others),
    system: pathsOf(report.extras.system),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for await (const folder of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await judge(folder))}\n`);
  }
}
