// Names that some system takes for one. The table is read by src/verify/drive/one_name/ too.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { load } from "./scripts.mjs";

const { names, tree } = load("scripts/drive-tree.js", "scripts/drive-names.js");
const table = JSON.parse(readFileSync(new URL("../../fixtures/names-alike.json", import.meta.url), "utf8"));

test("names that some system takes for one have one key", () => {
  for (const [one, other, expected] of table.alike) {
    const keys = names.keysOf(one);
    assert.equal(names.keysOf(other).some((key) => keys.includes(key)), expected, `${one} ${other}`);
  }
});

test("generated short names fit the names that they stand for", () => {
  for (const [short, name, expected] of table.short) {
    const asked = names.beginningsOfShort(short);
    assert.equal(names.beginningsOf(name).some((begin) => asked.includes(begin)), expected, `${short} ${name}`);
  }
});

test("the names that windows keeps for devices are known", () => {
  for (const [name, expected] of table.reserved) assert.equal(names.isReserved(name), expected, name);
});

const own = ["bagit.txt", "data/video/film.mp4", "DISTRICT-8101.txt"];
const replaced = (...others) => names.findAlike(own, others).replaced.map(({ path }) => path);

test("what takes the place of an own file or folder is told, files and folders alike", () => {
  for (const path of ["BAGIT.TXT", "bagit.txt.", "DATA", "data.", "data/video./film.mp4", "DATA~1", "DATA~1/x", "district-8101.txt::$DATA", "data/VIDEO"]) {
    assert.ok(replaced(path, ...tree.foldersOf([path])).length > 0, path);
  }
  for (const path of ["data/video/other.mp4", "data2", "DISTRI~1.DOC", "bagit.txt.txt"]) assert.deepEqual(replaced(path, ...tree.foldersOf([path])), [], path);
});

test("strangers that take each other's place are told once", () => {
  const { alike, reserved, replaced: none } = names.findAlike(own, ["photo.jpg", "PHOTO.jpg", "photo.jpg.", "CON"]);
  assert.deepEqual(alike.map(({ path }) => path), ["PHOTO.jpg", "photo.jpg."]);
  assert.deepEqual([reserved, none], [["CON"], []]);
});

test("forty thousand names alike are told apart within seconds", { timeout: 20000 }, () => {
  const cases = (index) => [..."photographs.jpg"].map((letter, at) => ((index >> at) & 1 ? letter.toUpperCase() : letter)).join("");
  const many = Array.from({ length: 32768 }, (_, index) => cases(index));
  assert.equal(names.findAlike(own, many).alike.length, new Set(many).size - 1);
  const short = Array.from({ length: 40000 }, (_, index) => `f${index}/DISTRI~${index % 9}.TXT`);
  const owned = Array.from({ length: 40000 }, (_, index) => `f${index}/district-8101.txt`);
  assert.equal(names.findAlike(owned, short).replaced.length, 40000);
});
