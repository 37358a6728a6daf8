// The site's classic scripts in Node, as a page would load them: one after another, one global.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import vm from "node:vm";

export const template = fileURLToPath(new URL("../../../site-template/", import.meta.url));

/** Loads scripts by their path in `site-template/`. */
export function load(...paths) {
  for (const path of paths) {
    vm.runInThisContext(readFileSync(join(template, path), "utf8"), { filename: path });
  }
  return globalThis.Drivepress;
}

globalThis.self = globalThis;

/** Everything the check page loads but its own wiring. */
export const CHECK = [
  "vendor/hash-wasm.js", "vendor/hash-wasm-old.js", "vendor/nacl-fast.min.js", "scripts/receipt.js",
  "scripts/drive-values.js", "scripts/drive-manifest.js",
  "scripts/drive-tree.js", "scripts/drive-names.js", "scripts/drive-classify.js", "scripts/drive-sniff.js",
  "scripts/drive-settings.js", "scripts/drive-twin.js", "scripts/drive-look.js", "scripts/drive-look-pdf.js",
  "scripts/drive-look-office.js", "scripts/drive-look-old.js", "scripts/drive-head.js", "scripts/drive-signature.js",
  "scripts/drive-bag.js", "scripts/drive-listed.js", "scripts/drive-earlier.js", "scripts/drive-extra.js", "scripts/drive-verdict.js",
  "scripts/check-hash.js", "scripts/check-run.js",
];
