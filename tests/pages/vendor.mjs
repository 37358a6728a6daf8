// Writes site-template/vendor/ from the packages named in package.json, or with --check says
// whether what stands there is still exactly that.
//
// hash-wasm is the only library that is not copied as it is: its files stand word for word inside a
// function. A page calls the function, and hands the function's own text to a worker, which on
// file:// can load no script of its own.

import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const vendor = join(here, "../../site-template/vendor");
const packages = join(here, "node_modules");

const digest = (bytes) => createHash("sha256").update(bytes).digest("hex");
const read = (path) => readFile(join(packages, path));
const version = async (name) => JSON.parse(await read(`${name}/package.json`)).version;

// The parts of hash-wasm by the file they go into, and the function that holds them there.
const umd = (...names) => names.map((name) => `dist/${name}.umd.min.js`);
const HASHES = {
  "hash-wasm.js": ["DRIVEPRESS_HASH_WASM", umd("sha256", "sha512", "blake2b")],
  "hash-wasm-old.js": ["DRIVEPRESS_HASH_WASM_OLD", umd("md5", "sha1", "sha224", "sha384")],
};

// The package of qrcode-generator carries no licence file; its source names the licence and the
// holder of the copyright, and this is that licence's text.
const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software
and associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT
OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

async function hashFile([holder, parts]) {
  let text = `// hash-wasm ${await version("hash-wasm")}, MIT licence (VENDORED.txt). Between the marks the package's files stand
// word for word. One function holds them: a page calls it, and a worker is given its text.
function ${holder}() {
`;
  for (const part of parts) {
    const source = (await read(`hash-wasm/${part}`)).toString("utf8");
    text += `// >>> ${part}\n${source}// <<< ${part}\n`;
  }
  return Buffer.from(`${text}return globalThis.hashwasm;\n}\n`);
}

async function notice(files) {
  const name = (package_name) => version(package_name).then((number) => `${package_name} ${number}`);
  const sources = async (parts) => lines(await Promise.all(parts.map(async (part) => [part, digest(await read(`hash-wasm/${part}`))])));
  const lines = (rows) => rows.map(([file, sum]) => `    ${sum}  ${file}`).join("\n");
  const of = (file) => lines([[file, digest(files[file])]]);
  const hashes = [];
  for (const [file, [, parts]] of Object.entries(HASHES)) {
    hashes.push(`${of(file)}\n  made of these files of the package, unchanged:\n${await sources(parts)}`);
  }
  const licence = async (path) => (await read(path)).toString("utf8").trim();
  return `Libraries by others in this folder. Digests are SHA-256. tests/pages/vendor.mjs writes the folder.

== ${await name("hash-wasm")}: SHA-256, SHA-512 and BLAKE2b in pieces; others that few bags use. MIT.
${hashes.join("\n")}

${await licence("hash-wasm/LICENSE")}

== ${await name("tweetnacl")}: Ed25519 where the browser has none. The Unlicense.
${of("nacl-fast.min.js")}  (the package's file, unchanged)

${await licence("tweetnacl/LICENSE")}

== ${await name("qrcode-generator")}: QR codes. MIT.
${of("qrcode.js")}  (the package's file dist/qrcode.js, unchanged)
"QR Code" is a registered trademark of DENSO WAVE INCORPORATED.

Copyright (c) 2009 Kazuhiko Arase

${MIT}`;
}

const files = {
  "hash-wasm.js": await hashFile(HASHES["hash-wasm.js"]),
  "hash-wasm-old.js": await hashFile(HASHES["hash-wasm-old.js"]),
  "nacl-fast.min.js": await read("tweetnacl/nacl-fast.min.js"),
  "qrcode.js": await read("qrcode-generator/dist/qrcode.js"),
};
files["VENDORED.txt"] = Buffer.from(await notice(files));

if (process.argv.includes("--check")) {
  const differing = [];
  for (const [name, bytes] of Object.entries(files)) {
    const present = await readFile(join(vendor, name)).catch(() => null);
    if (present === null || !present.equals(bytes)) differing.push(name);
  }
  if (differing.length > 0) {
    console.error(`site-template/vendor differs from its packages: ${differing.join(", ")}. Mend: node vendor.mjs`);
    process.exit(1);
  }
  console.log("site-template/vendor is what its packages hold.");
} else {
  await mkdir(vendor, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(vendor, name), bytes);
  console.log(`Wrote ${Object.keys(files).join(", ")} to site-template/vendor.`);
}
