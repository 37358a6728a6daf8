// Whole drives judged: what is wrong decides the verdict, the worst first.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { load, CHECK } from "./scripts.mjs";
import { asFiles, drive, newKey, sha256 } from "./bag.mjs";

const Drivepress = load(...CHECK);
if (globalThis.navigator === undefined) globalThis.navigator = {};
const check = (files) => Drivepress.check.checkDrive(asFiles(files), { onProgress() {}, hold() {}, noWorkers: true });
const verdictOf = async (files) => {
  const { verdict, signature } = await check(files);
  return `${verdict}/${signature.state}`;
};
const signer = newKey();
// The neutral point as a key: the neutral point and zero are its signature over anything.
const WEAK = Buffer.concat([Buffer.from("Ed12345678"), Buffer.of(1), Buffer.alloc(31)]).toString("base64");
const anybodys = (comment) => {
  const zero = Buffer.concat([Buffer.of(1), Buffer.alloc(63)]);
  return `untrusted comment: x\n${Buffer.concat([Buffer.from("ED12345678"), zero]).toString("base64")}\ntrusted comment: ${comment}\n${zero.toString("base64")}\n`;
};
const without = (files, ...names) => Object.fromEntries(Object.entries(files).filter(([path]) => !names.includes(path)));

test("an unsigned drive as it was made is intact and its receipt begins with 1", async () => {
  const report = await check(drive());
  assert.deepEqual([report.verdict, report.signature.state, report.faults], ["intact", "nobody", []]);
  assert.equal(report.receipt.length, 12);
  assert.equal(report.receipt[0], "1");
  assert.ok(Drivepress.receipt.isConsistent(report.receipt));
});

test("a signature by debian's minisign holds; the master's too", async () => {
  assert.equal(await verdictOf(drive({ signer })), "intact/good");
  assert.equal(await verdictOf(drive({ signer, code: "master" })), "intact/good");
});

test("a signature that does not hold is forged", async () => {
  const good = drive({ signer });
  const seal = good["tagmanifest-sha256.txt"];
  const comment = "drivepress 1 campaign=atlas edition=community release=2026.1 district=8101";
  const slot = "tagmanifest-sha256.txt.minisig";
  const other = newKey();
  const cases = [
    [without(good, slot), "missing"],
    [{ ...good, [slot]: "untrusted comment: not signed\n" }, "waits"],
    [{ ...good, [slot]: other.sign(seal, comment) }, "other-key"],
    [{ ...good, [slot]: signer.sign(`${seal}x`, comment) }, "bad"],
    [{ ...good, [slot]: good[slot].replace("district=8101", "district=8102") }, "bad"],
    [{ ...good, [slot]: signer.sign(seal, comment.replace("8101", "8102")) }, "comment"],
    [{ ...good, [slot]: signer.sign(seal, comment.replace("2026.1", "2026.2")) }, "comment"],
    [{ ...good, [slot]: signer.sign(seal, "timestamp:1") }, "comment"],
    [{ ...good, [slot]: signer.sign(seal, comment, ["-l"]) }, "legacy"],
    [{ ...good, [slot]: "x" }, "malformed"],
    [{ ...good, [slot]: "\n\n" }, "waits"],
    [{ ...good, "bag-info.txt": good["bag-info.txt"].replace("Signed-By: RW", "Signed-By: RV") }, "unreadable-key"],
    [{ ...good, "bag-info.txt": good["bag-info.txt"].replace(signer.key, "nobody") }, "contradiction"],
    [{ ...good, "bag-info.txt": good["bag-info.txt"].replace(signer.key, other.key) }, "contradiction"],
    [{ ...good, [slot]: ` ${good[slot]}` }, "malformed"],
    [{ ...good, [slot]: `${good[slot]}x` }, "malformed"],
    [{ ...drive(), [slot]: " untrusted comment: not signed\n" }, "unexpected"],
    [drive({ signer: { key: WEAK, sign: () => anybodys(comment) } }), "unreadable-key"],
    [{ ...drive(), [slot]: signer.sign(drive()["tagmanifest-sha256.txt"], comment) }, "unexpected"],
  ];
  for (const [files, state] of cases) {
    const report = await check(files);
    assert.deepEqual([report.verdict, report.signature.state], ["forged", state]);
    assert.equal(report.receipt[0], "4");
  }
});

test("a drive that does not say who it is lacks its bag-info: damage, not forgery", async () => {
  const good = drive({ signer });
  assert.equal(await verdictOf({ ...good, "bag-info.txt": "" }), "damaged/good");
  assert.equal(await verdictOf(without(good, "bag-info.txt")), "damaged/good");
});

test("a signature whose number was made larger is not the signer's", async () => {
  const good = drive({ signer });
  const slot = "tagmanifest-sha256.txt.minisig";
  const lines = good[slot].split("\n");
  const bytes = Buffer.from(lines[1], "base64");
  let number = [...bytes.subarray(42)].reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n) + 2n ** 252n + 27742317777372353535851937790883648493n;
  for (let at = 42; at < 74; at += 1, number >>= 8n) bytes[at] = Number(number & 255n);
  lines[1] = bytes.toString("base64");
  assert.equal(await verdictOf({ ...good, [slot]: lines.join("\n") }), "forged/bad");
});

test("rewritten lists without the old signature do not pass", async () => {
  // Someone swaps the film, writes both lists anew and keeps the signature.
  const good = drive({ signer });
  const film = Buffer.from("other film");
  const lines = good["manifest-sha256.txt"].replace(/[0-9a-f]{64}(?= {2}data\/video\/film.mp4)/, sha256(film));
  const seal = good["tagmanifest-sha256.txt"].replace(/[0-9a-f]{64}(?= {2}manifest-sha256.txt)/, sha256(Buffer.from(lines)));
  const files = { ...good, "data/video/film.mp4": film, "manifest-sha256.txt": lines, "tagmanifest-sha256.txt": seal };
  assert.match(await verdictOf(files), /^forged\/bad$/);
  // … or takes the tag manifest and the signature away.
  assert.equal(await verdictOf(without(files, "tagmanifest-sha256.txt", "tagmanifest-sha256.txt.minisig")), "forged/missing");
  assert.equal(await verdictOf(without(good, "tagmanifest-sha256.txt")), "damaged/no-tag-manifest");
});

test("damage is damage, also where a signature holds", async () => {
  const good = drive({ signer });
  const flipped = Buffer.from(good["data/video/film.mp4"]);
  flipped[5000000] ^= 1;
  const cases = [
    { ...good, "data/video/film.mp4": flipped },
    { ...good, "data/video/film.mp4": flipped.subarray(0, 100) },
    without(good, "data/print/ใบปลิว ก.pdf"),
    { ...good, "data/notes.txt": "x" },
    { ...good, "bag-info.txt": `${good["bag-info.txt"]} ` },
    without(good, "bagit.txt"),
    without(drive(), "manifest-sha256.txt"),
    without(drive(), "data/district/district.js"),
    { ...drive(), "bagit.txt": "x" },
    // Lists of other algorithms count, and must be listed themselves.
    { ...drive(), "manifest-md5.txt": "" },
    { ...drive(), "tagmanifest-md5.txt": `${"0".repeat(32)}  bagit.txt\n` },
    { ...drive(), "MANIFEST-SHA256.TXT": "x" },
    // One file never stands for two names.
    without(drive({ listed: { "data/x.txt": "q", "data/X.txt": "q" } }), "data/X.txt"),
    { ...drive(), "tagmanifest-sha256.txt.minisig": "\n".repeat(17000) },
  ];
  for (const [index, files] of cases.entries()) {
    const report = await check(files);
    assert.equal(report.verdict, "damaged", `case ${index}: ${JSON.stringify(report)}`);
    assert.equal(report.receipt[0], "3");
  }
});

test("programs beside our files are suspicious, others' photos and systems' files are not", async () => {
  assert.equal(await verdictOf({ ...drive(), "photo.jpg.exe": "MZ" }), "suspicious/nobody");
  assert.equal(await verdictOf({ ...drive(), "song.mp3": "MZ\u0000" }), "suspicious/nobody");
  assert.equal(await verdictOf({ ...drive(), "System Volume Information/WPSettings.dat": "MZ\u0000" }), "suspicious/nobody");
  assert.equal(await verdictOf({ ...drive(), "\u00a0/photo.jpg": "x" }), "suspicious/nobody");
  assert.equal(await verdictOf({ ...drive(), "notes.html": "x" }), "suspicious/nobody");
  assert.equal(await verdictOf({ ...drive(), "holiday/1.jpg": "x", "data/Thumbs.db": "x", "System Volume Information/WPSettings.dat": "x" }), "intact/nobody");
  assert.equal(await verdictOf({ ...drive({ listed: { "data/print/run.exe": "MZ\u0000" } }) }), "suspicious/nobody");
  assert.equal(await verdictOf(drive({ listed: { "data/print/song.mp3": "MZ\u0000" } })), "suspicious/nobody");
  assert.equal(await verdictOf(drive({ listed: { "data/site/run.exe": "x" } })), "suspicious/nobody");
  assert.equal(await verdictOf({ ...drive(), ".directory": "[Desktop Entry]\nIcon=x" }), "intact/nobody");
  // Our own pages are ours in capitals too.
  const capitals = Object.fromEntries(Object.entries(drive()).map(([path, content]) => [path.toUpperCase(), content]));
  assert.equal(await verdictOf(capitals), "intact/nobody");
  const worst = await check({ ...drive(), "data/site/extra.js": "1" });
  assert.deepEqual([worst.verdict, worst.extras.suspicious.length, worst.extras.inside.length], ["damaged", 1, 1]);
});

test("where a list is missing, what it listed is no addition and our pages are no danger", async () => {
  const page = { "data/site/page.html": "x", "data/site/page.js": "1" };
  const report = await check(without(drive({ listed: page }), "manifest-sha256.txt"));
  assert.equal(report.verdict, "damaged");
  assert.deepEqual([report.extras.suspicious, report.extras.inside], [[], []]);
  const worm = await check({ ...without(drive(), "manifest-sha256.txt"), "data/site/x.vbs": "1", "fetch.txt": "#!/bin/sh" });
  assert.deepEqual(worm.extras.suspicious.map(({ path }) => path).sort(), ["data/site/x.vbs", "fetch.txt"]);
});

test("a foreign bag is intact without a tag manifest and has no receipt", async () => {
  const payload = "hello";
  const files = {
    "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
    "data/hello.txt": payload,
    "manifest-sha256.txt": `${sha256(payload)}  data/hello.txt\n`,
  };
  const report = await check(files);
  assert.deepEqual([report.ours, report.verdict, report.receipt], [false, "intact", null]);
  assert.equal((await check({ ...files, "data/hello.txt": "x" })).verdict, "damaged");
});

test("an unsigned drive without the slot's file is intact", async () => {
  assert.equal(await verdictOf(without(drive(), "tagmanifest-sha256.txt.minisig")), "intact/nobody");
});

test("a name in the other unicode form or another case is the same file", async () => {
  const name = "data/print/caf\u00e9.pdf";
  const files = drive({ listed: { [name]: "x" } });
  const renamed = { ...without(files, name), [name.normalize("NFD")]: "x" };
  assert.equal(await verdictOf(renamed), "intact/nobody");
  assert.equal(await verdictOf({ ...without(files, name), "data/print/Caf\u00c9.PDF": "x" }), "intact/nobody");
});

test("a list that nobody signed makes no file the drive's own", async () => {
  const md5 = (bytes) => createHash("md5").update(bytes).digest("hex");
  for (const [path, verdict] of [["start.js", "suspicious"], ["district-8101.txt", "damaged"], ["photo.jpg", "intact"]]) {
    const files = { ...drive({ signer }), [path]: "x" };
    const listed = ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", path];
    files["tagmanifest-md5.txt"] = listed.map((name) => `${md5(files[name])}  ${name}\n`).join("");
    assert.equal(await verdictOf(files), `${verdict}/good`, path);
  }
});

test("previews of Windows are its own whatever they hold", async () => {
  const compound = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(504)]);
  for (const path of ["Thumbs.db", "data/print/Thumbs.db"]) {
    assert.equal(await verdictOf({ ...drive({ signer }), [path]: compound }), "intact/good", path);
  }
});
