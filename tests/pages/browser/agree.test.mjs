// The page and the program judge alike: the same verdict and the same receipt for the same folder,
// good or spoilt in any of these ways.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { openAsBlob } from "node:fs";
import { appendFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, test } from "node:test";
import { load, CHECK } from "../unit/scripts.mjs";
import { DRIVE, MASTER, copyOf, filesOf, removeCopies } from "./drive.mjs";

const program = process.env.DRIVEPRESS || fileURLToPath(new URL("../../../target/debug/drivepress", import.meta.url));
const Drivepress = load(...CHECK);
if (globalThis.navigator === undefined) globalThis.navigator = {};
after(removeCopies);

async function byPage(folder) {
  const entries = await Promise.all((await filesOf(folder)).map(async (path) => ({ path, file: await openAsBlob(join(folder, path)) })));
  const [root] = Drivepress.tree.findRoots(entries);
  if (root === undefined) return "not-ours";
  const files = Drivepress.tree.filesBelow(entries, root);
  const { verdict, receipt } = await Drivepress.check.checkDrive(files, { onProgress() {}, hold() {}, noWorkers: true });
  return `${verdict} ${receipt}`;
}

function byProgram(folder) {
  let said;
  try {
    said = execFileSync(program, ["verify", "--json", "--receipt", folder], { stdio: ["ignore", "pipe", "ignore"] });
  } catch (error) {
    said = error.stdout;
  }
  const document = JSON.parse(said);
  const [report] = document.targets || document.reports || (Array.isArray(document) ? document : [document]);
  if (report.verdict === "not-ours") return "not-ours";
  return `${report.verdict} ${report.receipt === null ? null : report.receipt.replace(/ /g, "")}`;
}

const KEY = "RWScRUcRjgrhlbcDVhgdQQKd7hRvCMpRV3JoSQ3AjqDvD7nSZS9POTXl";
const write = (path, content) => async (folder) => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
};
const remove = (...paths) => async (folder) => { for (const path of paths) await rm(join(folder, path)); };
const edit = (path, from, to) => async (folder) => {
  const text = await readFile(join(folder, path), "utf8");
  assert.ok(text.search(from) >= 0, `${path} has no ${from}`);
  await writeFile(join(folder, path), text.replace(from, to));
};
const flip = (pattern) => async (folder) => {
  const path = (await filesOf(folder)).find((name) => pattern.test(name));
  const bytes = await readFile(join(folder, path));
  bytes[bytes.length >> 1] ^= 1;
  await writeFile(join(folder, path), bytes);
};

const SPOILT = {
  "as it was made": async () => {},
  "a byte of the film": flip(/\.mp4$/),
  "a byte of the manifest": flip(/^manifest-sha256\.txt$/),
  "a byte of the tag manifest": flip(/^tagmanifest-sha256\.txt$/),
  "a byte of district.js": flip(/district\.js$/),
  "a missing page": remove("data/site/index.html"),
  "no bagit.txt": remove("bagit.txt"),
  "no bag-info.txt": remove("bag-info.txt"),
  "no manifest": remove("manifest-sha256.txt"),
  "no tag manifest": remove("tagmanifest-sha256.txt"),
  "no slot": remove("tagmanifest-sha256.txt.minisig"),
  "neither tag manifest nor slot": remove("tagmanifest-sha256.txt", "tagmanifest-sha256.txt.minisig"),
  "an empty slot": write("tagmanifest-sha256.txt.minisig", "\n"),
  "rubbish in the slot": write("tagmanifest-sha256.txt.minisig", "rubbish\n"),
  "another signer in bag-info.txt": edit("bag-info.txt", /^Signed-By: .*$/m, `Signed-By: ${KEY}`),
  "no signer in bag-info.txt": edit("bag-info.txt", /^Signed-By: .*\n/m, ""),
  "no key as signer": edit("bag-info.txt", /^Signed-By: .*$/m, "Signed-By: somebody"),
  "a second, wrong size in bag-info.txt": async (folder) => appendFile(join(folder, "bag-info.txt"), "Payload-Oxum: 1.1\n"),
  "a line of bag-info.txt that is none": async (folder) => appendFile(join(folder, "bag-info.txt"), "nonsense\n"),
  "a blank before the unsigned line": write("tagmanifest-sha256.txt.minisig", " untrusted comment: not signed\n"),
  "a huge slot": write("tagmanifest-sha256.txt.minisig", "\n".repeat(17000)),
  "a list in md5 beside": write("manifest-md5.txt", ""),
  "a tag list in sha512 that is wrong": write("tagmanifest-sha512.txt", `${"0".repeat(128)}  bagit.txt\n`),
  "a second manifest in capitals": write("MANIFEST-SHA256.TXT", "x\n"),
  "a manifest of nobody's algorithm": write("manifest-blake3.txt", "x\n"),
  "no bagit.txt and no start page": remove("bagit.txt", "START-HERE.html"),
  "a bag inside a drive without its declaration": async (folder) => {
    await remove("bagit.txt")(folder);
    await write("x/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")(folder);
  },
  "a declaration of another version": edit("bagit.txt", "1.0", "2.0"),
  "a script of two bytes a letter": write("notes.txt", Buffer.from("\ufeff@echo off\r\n\ud800", "utf16le")),
  "a program's mark far behind remarks": write("notes.txt", `${";".repeat(20000)}\n[autorun]\n`),
  "an Android program by a later member": async (folder) => {
    const member = (name, length) => {
      const head = Buffer.alloc(30);
      head.write("PK\u0003\u0004");
      head.writeUInt32LE(length, 18);
      head.writeUInt16LE(name.length, 26);
      return Buffer.concat([head, Buffer.from(name), Buffer.alloc(length)]);
    };
    await write("album.zip", Buffer.concat([member("classes.dex", 5000), member("AndroidManifest.xml", 0)]))(folder);
  },
  "another size in bag-info.txt": edit("bag-info.txt", /^Payload-Oxum: \d+/m, "Payload-Oxum: 1"),
  "a strange file inside data": write("data/notes.txt", "x"),
  "a script inside data": write("data/site/more.js", "1"),
  "a program": write("setup.exe", "MZ"),
  "a program by content": write("song.mp3", "MZ\u0090\u0000"),
  "a shortcut named like a folder": write("data.lnk", "x"),
  "autorun": write("autorun.inf", "[autorun]\r\nopen=x"),
  "a page beside ours": write("notes.html", "x"),
  "turned letters": write("letter\u202efdp.scr", "x"),
  "photos": write("holiday/1.jpg", "x"),
  "systems' own files": async (folder) => {
    for (const path of ["System Volume Information/WPSettings.dat", ".DS_Store", "data/Thumbs.db", "._film.mp4", ".directory"]) {
      await write(path, path === ".directory" ? "[Desktop Entry]\n" : "x")(folder);
    }
  },
  "a program in a system's folder": write("System Volume Information/update.exe", "MZ"),
  "a name in capitals": async (folder) => rename(join(folder, "bagit.txt"), join(folder, "BAGIT.TXT")),
  "a file listed twice": async (folder) => {
    const lines = await readFile(join(folder, "manifest-sha256.txt"), "utf8");
    await appendFile(join(folder, "manifest-sha256.txt"), lines.split("\n")[0] + "\n");
  },
  "hex in capitals and CRLF": edit("tagmanifest-sha256.txt", /[^]*/, (text) => text.replace(/^[0-9a-f]+/gm, (hex) => hex.toUpperCase()).replace(/\n/g, "\r\n")),
};

for (const [name, spoil] of Object.entries(SPOILT)) {
  test(`page and program agree: ${name}`, async () => {
    const copy = await copyOf(DRIVE);
    await spoil(copy);
    assert.equal(await byPage(copy), byProgram(copy));
    await rm(copy, { recursive: true });
  });
}

test("page and program agree: the master", async () => {
  assert.equal(await byPage(MASTER), byProgram(MASTER));
});
