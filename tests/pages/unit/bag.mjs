// Small drives in memory, signed by Debian's minisign, for the unit tests.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { File } from "node:buffer";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** A key pair by minisign without a password: `{ key, sign(bytes, comment) }`. */
export function newKey() {
  const folder = mkdtempSync(join(tmpdir(), "drivepress-key-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const at = (name) => join(folder, name);
  execFileSync("minisign", ["-G", "-W", "-p", at("a.pub"), "-s", at("a.key")], { stdio: "ignore" });
  const key = readFileSync(at("a.pub"), "utf8").trim().split("\n")[1];
  const sign = (bytes, comment, options = []) => {
    writeFileSync(at("data"), bytes);
    execFileSync("minisign", ["-S", ...options, "-s", at("a.key"), "-m", at("data"), "-t", comment, "-x", at("sig")], { stdio: "ignore" });
    return readFileSync(at("sig"), "utf8");
  };
  return { key, sign };
}

const UNSIGNED = "untrusted comment: not signed\n";

/** Files of a whole drive of ours: path to text or bytes. `signer` is a key of `newKey` or null. */
export function drive({ signer = null, code = "8101", comment, extra = {}, listed = {} } = {}) {
  const named = signer === null ? "nobody" : signer.key;
  const district = { code: code === "master" ? null : code, name_th: "เมืองกระบี่", name_en: "Mueang Krabi", province_th: "กระบี่", province_en: "Krabi", release: "2026.1", campaign: "atlas", edition: "community", date: "2026-11-24", signer: named, contacts: [] };
  const payload = {
    "data/site/index.html": "<!doctype html><title>x</title>",
    "data/site/assets/scripts/a.js": "1;\n",
    "data/video/film.mp4": Buffer.alloc(9 * 1024 * 1024, 7),
    "data/print/ใบปลิว ก.pdf": "%PDF-1.4\n",
    "data/district/index.html": "<!doctype html><title>x</title>",
    "data/district/district.js": `var DRIVEPRESS_DISTRICT = ${JSON.stringify(district)};\n`,
    ...listed,
  };
  const list = (files) => Object.entries(files).map(([path, content]) => `${sha256(Buffer.from(content))}  ${path}\n`).join("");
  const bytes = Object.values(payload).reduce((sum, content) => sum + Buffer.from(content).length, 0);
  const tag = {
    "START-HERE.html": "<!doctype html><title>x</title>",
    [`DISTRICT-${code === "master" ? "0000" : code}.txt`]: "x\r\n",
    "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
    "bag-info.txt": `Bag-Group-Identifier: atlas 2026.1 community\nExternal-Identifier: ${code}\nPayload-Oxum: ${bytes}.${Object.keys(payload).length}\nSigned-By: ${named}\n`,
    "manifest-sha256.txt": list(payload),
  };
  const seal = list(tag);
  const files = { ...payload, ...tag, "tagmanifest-sha256.txt": seal, ...extra };
  const says = comment || `drivepress 1 campaign=atlas edition=community release=2026.1 district=${code}`;
  files["tagmanifest-sha256.txt.minisig"] = signer === null ? UNSIGNED : signer.sign(seal, says);
  return files;
}

/** As a browser hands them over. */
export function asFiles(files) {
  const entries = Object.entries(files).map(([path, content]) => [path, new File([content], path.split("/").pop())]);
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
