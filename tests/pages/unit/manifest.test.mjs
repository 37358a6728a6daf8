// Manifests as RFC 8493 and the field have them.

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./scripts.mjs";

const { manifest, tree } = load("scripts/drive-values.js", "scripts/drive-manifest.js", "scripts/drive-tree.js");
const A = "a".repeat(64);

const parse = (text, kind = "payload") => manifest.parseManifest(text, "sha256", kind);

test("line ends, blanks, hex of either case and percent signs are read", () => {
  const { entries, faults } = parse(`${A.toUpperCase()}  data/a\r\n${A}\tdata/b  c\r${A} data/x%0Ay%0d%25z\n\n`);
  assert.deepEqual(faults, []);
  assert.deepEqual(entries.map(({ path }) => path), ["data/a", "data/b  c", "data/x\ny\r%z"]);
  assert.equal(entries[0].digest, A);
});

test("what other programs write is read with a note", () => {
  const { entries, oddities } = parse(`${A} *data/a\n${A}  data/100%.txt\n${A}  data\\b\\c.txt\n${A}  ./data/d\n`);
  assert.deepEqual(entries.map(({ path }) => path), ["data/a", "data/100%.txt", "data/b/c.txt", "data/d"]);
  assert.deepEqual(oddities, ["backslash", "dot", "percent", "star"]);
});

test("lines that cannot be are faults with their line", () => {
  const table = [
    [`${A}`, "malformed"], ["zz  data/a", "malformed"], [`${A.slice(1)}  data/a`, "malformed"],
    [`${A}  data/../x`, "outside"], [`${A}  /etc/passwd`, "outside"], [`${A}  C:/x`, "outside"],
    [`${A}  ~/x`, "outside"], [`${A}  \\\\x\\y`, "outside"], [`${A}  data/.. /x`, "outside"],
    [`${A}  data/a\0`, "outside"], [`${A}  data/${"x".repeat(4096)}`, "outside"], [`${A}  *`, "malformed"], ["\ufeff", "malformed"],
    [`${A}  data//x`, "outside"], [`${A}  bagit.txt`, "misplaced"],
  ];
  for (const [line, reason] of table) {
    const { entries, faults } = parse(`${A}  data/first\n${line}\n`);
    assert.equal(entries.length, 1, line);
    assert.deepEqual([faults[0].line, faults[0].reason], [2, reason], line);
  }
  assert.equal(parse(`${A}  data/a\n${A}  data/a\n`).faults[0].reason, "doubled");
  assert.equal(parse(`${A}  data/a\n`, "tag").faults[0].reason, "misplaced");
  assert.equal(parse(`${A}  tagmanifest-sha256.txt\n`, "tag").faults[0].reason, "misplaced");
  assert.equal(parse(`${A}  tagmanifest-sha3-256.txt\n`, "tag").faults[0].reason, "misplaced");
  assert.equal(parse("x\n".repeat(1002)).faults.at(-1).reason, "too-long");
});

test("a byte order mark is read over, bytes that are no UTF-8 are refused", () => {
  assert.equal(manifest.decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41)), "A");
  assert.equal(manifest.decodeText(Uint8Array.of(0xb1, 0x41)), null);
});

test("bag-info's labels have any case, values continue on indented lines", () => {
  const { fields, faults } = manifest.parseTagFile("Contact-Name: A\n  B\r\nsigned-by:nobody\n\u0085\nX: a\u2028b\nnonsense\n");
  assert.equal(manifest.fieldOf(fields, "contact-name"), "A B");
  assert.equal(manifest.fieldOf(fields, "Signed-By"), "nobody");
  assert.equal(manifest.fieldOf(fields, "x"), "a\u2028b");
  assert.equal(manifest.fieldOf(fields, "y"), null);
  assert.deepEqual(faults, [6]);
});

test("a declaration is read by the letter", () => {
  const read = (text, encoding = "utf8") => manifest.parseDeclaration(new Uint8Array(Buffer.from(text, encoding)));
  const declare = (version, encoding) => read(`BagIt-Version: ${version}\nTag-File-Character-Encoding: ${encoding}\n`);
  const table = [
    ["1.0", "UTF-8", "utf-8"], ["0.97", "TIS-620", "windows-874"], ["1.0", "UTF-16", "utf-16"], ["1.0", "UTF-16LE", "utf-16le"],
    ["1.0", "UTF-16BE", "utf-16be"], ["2.0", "UTF-8", null], ["0.92", "UTF-8", null], ["+1.0", "UTF-8", null], ["1.0", "UTF-7", null], ["1.0", "", null],
  ];
  for (const [version, encoding, expected] of table) assert.equal(declare(version, encoding), expected, `${version} ${encoding}`);
  for (const version of ["0.97", "1.0"]) {
    const fronts = [["BagIt-Version :", "Tag-File-Character-Encoding: "], ["BagIt-Version : ", "Tag-File-Character-Encoding: "],
      ["BagIt-Version:", "Tag-File-Character-Encoding: "], ["BagIt-Version:  ", "Tag-File-Character-Encoding: "], ["bagit-version: ", "Tag-File-Character-Encoding: "],
      [" BagIt-Version: ", "Tag-File-Character-Encoding: "], ["BagIt-Version: ", "Tag-File-Character-Encoding:"], ["BagIt-Version: ", "Tag-File-Character-Encoding:\n "]];
    for (const [one, two] of fronts) assert.equal(read(`${one}${version}\n${two}UTF-8\n`), null, `${one}${version} ${two}`);
  }
  const [first, second] = ["BagIt-Version: 1.0\n", "Tag-File-Character-Encoding: UTF-8\n"];
  assert.equal(read(`${first}${second}`.replace(/\n/g, "\r\n")), "utf-8");
  for (const text of [`\ufeff${first}${second}`, `${second}${first}`, `${first}${second}Made-By: x\n`, `${first}${first}${second}`, first, ""]) assert.equal(read(text), null, text);
  assert.equal(read(`${second}BagIt-Version: 0.96\nMade-By: x\n`), "utf-8");
});

test("tag files in utf-16 are read in the order of their mark, or of their first letter", () => {
  for (const bytes of [[0xfe, 0xff, 0, 0x61], [0xff, 0xfe, 0x61, 0], [0, 0x61], [0x61, 0]]) {
    assert.equal(manifest.decodeText(Uint8Array.from(bytes), "utf-16"), "a", bytes.join());
  }
  assert.equal(manifest.decodeText(Uint8Array.from([0xff, 0xfe, 0x61]), "utf-16"), null);
});

test("lines of every end are counted once", () => {
  assert.deepEqual([...manifest.linesOf("a\nb\r\nc\rd\n\ne\r\n\r\nf")].map(([number, line]) => `${number}${line}`), ["1a", "2b", "3c", "4d", "6e", "8f"]);
});

test("a list of 64 MiB without an end is read within seconds", { timeout: 20000 }, () => {
  for (const text of ["\n".repeat(1 << 26), "x".repeat(1 << 26), " \r".repeat(1 << 25), `${A}  data/a\n`.repeat(900000)]) {
    assert.ok(parse(text).entries.length <= 1);
  }
  const budget = manifest.newBudget();
  for (let round = 0; round < 3; round += 1) {
    const lines = Array.from({ length: 400000 }, (_, index) => `${A}  data/${index}\n`).join("");
    const { faults } = manifest.parseManifest(lines, "sha256", "payload", budget);
    assert.equal(faults.length, round < 2 ? 0 : 1);
  }
});

test("a manifest is known by its name", () => {
  const table = [
    ["manifest-sha256.txt", "payload sha256"], ["TAGMANIFEST-SHA-512.TXT", "tag sha512"], ["manifest-md5.txt", "payload md5"],
    ["manifest-sha384.txt", "payload sha384"], ["manifest-blake3.txt", "payload null"], ["manifest-.txt", "payload null"], ["manifest-sha256.txt.bak", null],
  ];
  for (const [name, expected] of table) {
    const found = manifest.manifestOf(name);
    assert.equal(found === null ? null : `${found.kind} ${found.algorithm}`, expected, name);
  }
});

test("a drive's root is found whatever folder was chosen", () => {
  const roots = (...paths) => tree.findRoots(paths.map((path) => tree.entryOf(path, new Blob([]))));
  assert.deepEqual(roots("drive/bagit.txt", "drive/data/a"), ["drive/"]);
  assert.deepEqual(roots("x/y/bagit.txt", "x/y/data/z/bagit.txt"), ["x/y/"]);
  assert.deepEqual(roots("x/a/bagit.txt", "x/b/bagit.txt"), ["x/a/", "x/b/"]);
  assert.deepEqual(roots("E:\\bagit.txt"), ["E:/"]);
  assert.deepEqual(roots("/bagit.txt"), [""]);
  assert.deepEqual(roots("data/site/index.html"), []);
  assert.deepEqual(roots("d/START-HERE.html", "d/manifest-sha256.txt"), ["d/"]);
  assert.deepEqual(roots("d/site/index.html"), []);
  // What is nearest to the top counts, also without its declaration.
  assert.deepEqual(roots("d/DISTRICT-8101.txt", "d/data/district/district.js", "d/x/bagit.txt"), ["d/"]);
  assert.deepEqual(roots("d/data/district/district.js"), ["d/"]);
  assert.deepEqual(roots("d/BAGIT.TXT"), ["d/"]);
  // What lies around it, and folders that are empty, are no marks.
  const entries = ["top/d/bagit.txt", "top/d/a", "top/autorun.inf"].map((path) => tree.entryOf(path, new Blob([])));
  entries.push(tree.entryOf("top/d/CON", null), tree.entryOf("bagit.txt", null));
  assert.deepEqual(tree.findRoots(entries), ["top/d/"]);
  assert.deepEqual([...tree.filesBelow(entries, "top/d/").keys()], ["a", "bagit.txt"]);
  assert.deepEqual(tree.emptyBelow(entries, "top/d/"), ["CON"]);
  assert.deepEqual([...tree.filesBeside(entries, "top/d/").keys()], ["autorun.inf"]);
});

test("a folder inside a drive is no drive, and a drive without a folder's name is one", () => {
  const entries = (...paths) => paths.map((path) => tree.entryOf(path, new Blob([])));
  for (const paths of [
    ["data/district/district.js", "data/site/index.html", "data/video/film.mp4"], ["data/site/assets/styles/site.css"], ["DATA/District/index.html"],
    ["site/index.html", "site/assets/scripts/site.js"], ["district/district.js", "district/index.html"], ["assets/scripts/site.js"],
  ]) {
    assert.ok(tree.isInside(entries(...paths)), paths.join());
    assert.deepEqual(tree.findRoots(entries(...paths)), [], paths.join());
  }
  // A drive of Windows has no name in front; what is left of it may be little.
  for (const paths of [["bagit.txt", "data/district/district.js"], ["manifest-sha256.txt", "data/district/district.js"], ["E:/data/district/district.js"]]) {
    assert.ok(!tree.isInside(entries(...paths)), paths.join());
    assert.equal(tree.findRoots(entries(...paths)).length, 1, paths.join());
  }
  assert.ok(!tree.isInside([]));
});

test("names that a reader does not keep apart fold to one", () => {
  assert.equal(tree.fold("น้ำ.pdf"), tree.fold("นํ้า.PDF"));
  assert.equal(tree.fold("cafe\u0301"), tree.fold("CAF\u00c9"));
  assert.notEqual(tree.fold("a"), tree.fold("b"));
  assert.equal(tree.fold("ß"), "ß");
});
