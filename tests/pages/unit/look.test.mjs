// What documents beside a drive's files do: the same as src/formats/content/active/tests has it.

import assert from "node:assert/strict";
import { File } from "node:buffer";
import test from "node:test";
import { deflateRawSync, deflateSync } from "node:zlib";
import { load } from "./scripts.mjs";

const { look, sniff: { shapeOf } } = load("scripts/drive-values.js", "scripts/drive-tree.js", "scripts/drive-classify.js", "scripts/drive-sniff.js",
  "scripts/drive-look.js", "scripts/drive-look-pdf.js", "scripts/drive-look-office.js", "scripts/drive-look-old.js");

const latin1 = (text) => Buffer.from(text, "latin1");
/** "sign sign", with "?" where only the program looks. */
const saysOf = async (bytes, name) => {
  const shape = shapeOf(new Uint8Array(bytes), name);
  const { signs, isUnsure } = await look.opener()(new File([bytes], name), shape);
  return [...signs.sort(), ...(isUnsure ? ["?"] : [])].join(" ");
};

/** A document of the given objects. */
const pdf = (objects, trailer = "") => latin1(`%PDF-1.7\n${objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join("")}trailer\n<</Root 1 0 R${trailer}>>\n%%EOF\n`);
const stream = (head, data) => `<<${head}/Length ${data.length}>>\nstream\n${Buffer.from(data).toString("latin1")}\nendstream`;
const PAGE = "<</Type/Page/Contents 3 0 R>>";

test("a pdf's actions are found by its objects", async () => {
  const table = [
    ["<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>", "javascript"],
    ["<</Type/Catalog/OpenAction<</S/J#61v#61Script/JS(x)>>>>", "javascript"],
    ["<</OpenAction<</S /#4aavaScript /#4a#53 <61>>>>>", "javascript"],
    ["<</S 9 0 R/JS(x)>>", "javascript"], ["<</AA<</O<</S/Launch/F(cmd.exe)>>>>>>", "launch"],
    ["<</A<</S % remark >> \n/Launch/Win<</F(x)>>>>>>", "launch"], ["<</F(a.exe)/EF<</F 4 0 R>>>>", "attachment"],
    ["<</Type/Annot/Subtype/FileAttachment>>", "attachment"], ["<</Subtype/RichMedia>>", "richmedia"],
    ["<</AcroForm<</XFA[(a) 4 0 R]>>>>", "form"], ["<</S/GoToR/F(other.pdf)/D[0/Fit]>>", ""],
    ["<</S/GoToR/F(\\\\\\\\server\\\\x.pdf)>>", "foreign"], ["<</S/URI/URI(javascript:x)>>", "foreign"],
    ["<</S/URI/URI(https://www.example.org/a)>>", ""], ["<</S/GoTo/D[3 0 R/Fit]>>", ""],
  ];
  for (const [object, expected] of table) assert.equal(await saysOf(pdf([object, PAGE]), "a.pdf"), expected, object);
});

test("a pdf that only mentions javascript does nothing", async () => {
  const objects = ["<</Type/Catalog>>", PAGE, stream("/Filter/FlateDecode", deflateSync("BT (/JavaScript /JS) Tj ET")),
    "<</Title(All about /JavaScript, /Launch and /EmbeddedFile)/Producer(/JS)>>",
    "<</Type/StructElem/S/Launch/P 1 0 R>>", "<</Type/Font/BaseFont/JavaScript/Name/JS>>"];
  assert.equal(await saysOf(pdf(objects), "a.pdf"), "");
});

test("packed objects are found, and what only the program unpacks is told", async () => {
  const inner = "9 0 10 20 <</Type/Catalog>>     <</S/JavaScript/JS(x)>>";
  const head = "/Type/ObjStm/N 2/First 10";
  const table = [
    [stream(head, inner), "javascript"], [stream(`${head}/Filter/FlateDecode`, deflateSync(inner)), "javascript"],
    [stream("/N 2/First 10/Filter[/Fl]", deflateSync(inner)), "javascript"],
    [stream(`${head}/Filter/FlateDecode`, deflateSync(inner)).replace(/\/Length \d+/, ""), "javascript"],
    [stream(`${head}/Filter/ASCIIHexDecode`, `${Buffer.from(inner).toString("hex")}>`), "closed"],
    [stream(`${head}/Filter/FlateDecode`, deflateSync(Buffer.alloc(17 << 20, 32))), "?"],
    [stream("", "7 0 obj<</S/JavaScript/JS(x)>>endobj"), "?"],
  ];
  for (const [object, expected] of table) assert.equal(await saysOf(pdf([PAGE, object]), "a.pdf"), expected, object.slice(0, 80));
  assert.equal(await saysOf(pdf(["<</A<</S 2 0 R/F(x)>>>>", "/Launch"]), "a.pdf"), "launch");
});

test("a locked pdf is told, and what stands behind the end", async () => {
  assert.equal(await saysOf(pdf(["<</Type/Catalog>>"], "/Encrypt 5 0 R"), "a.pdf"), "locked");
  const packed = stream("/Type/ObjStm/N 1/First 4", "9 0 <<>>");
  const section = "<</Type/XRef/W[1 1 1]/Encrypt 5 0 R/Length 0>>\nstream\n\nendstream";
  assert.equal(await saysOf(pdf([packed, section]), "a.pdf"), "locked");
  assert.equal(await saysOf(Buffer.concat([pdf([PAGE]), latin1("\n#!/bin/sh\n")]), "a.pdf"), "program");
  assert.equal(await saysOf(Buffer.concat([pdf([PAGE]), latin1("PK\u0003\u0004")]), "a.pdf"), "hidden");
});

test("deep nesting and endless lists are survived", async () => {
  assert.equal(await saysOf(pdf([`${"[".repeat(100000)}${"<<".repeat(100000)}`]), "a.pdf"), "");
  assert.equal(await saysOf(pdf([`<</A[${"(".repeat(100000)}`]), "a.pdf"), "");
});

/** A ZIP of members `[name, text or bytes]`; the first one is stored. */
function zip(members) {
  const local = [];
  const central = [];
  let at = 0;
  for (const [index, [name, content]] of members.entries()) {
    const plain = Buffer.from(content);
    const packed = index === 0 ? plain : deflateRawSync(plain);
    const title = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(index === 0 ? 0 : 8, 4);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(plain.length, 18);
    shared.writeUInt16LE(title.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    local.push(latin1("PK\u0003\u0004"), shared, title, packed);
    central.push(latin1("PK\u0001\u0002\u0014\u0000"), shared, place, title);
    at += 30 + title.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, directory, end]);
}

const TYPES = "<Types><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
const TEXT = "<w:document><w:t>Macros and /vbaProject.bin are only mentioned, DDEAUTO too</w:t></w:document>";
const docx = (parts) => {
  const all = new Map([["[Content_Types].xml", TYPES], ["_rels/.rels", "<Relationships/>"], ["word/document.xml", TEXT], ...parts]);
  return zip([...all]);
};
const related = (sort, target) => docx([["word/_rels/document.xml.rels", `<?xml version="1.0"?><Relationships xmlns="x"><Relationship Id='rId1' `
  + `Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${sort}" Target="${target}" TargetMode="External"/></Relationships>`]]);

test("an office package's macros, fields and what it fetches are found", async () => {
  const field = (first, second) => `<w:document><w:fldChar/><w:instrText>${first}</w:instrText><w:instrText>${second}</w:instrText><w:fldChar/></w:document>`;
  const macros = "<Relationships><Relationship Type=\"http://x/vbaProject\" Target=\"x.png\"/></Relationships>";
  const table = [
    [docx([]), ""], [related("image", "https://example.org/a?b&amp;c"), "foreign"], [related("hyperlink", "mailto:a@b.org"), ""],
    [related("attachedTemplate", "http://example.org/a.dotm"), "foreign"], [related("attachedTemplate", "\\\\server\\a.dotm"), "foreign"],
    [related("attachedTemplate", "file:///C:\\Users\\x\\Normal.dotm"), ""], [related("attachedTemplate", "file://server/a.dotm"), "foreign"],
    [related("frame", "mhtml:http://x!x-usc:y"), "foreign"], [related("hyperlink", "https://example.org/"), ""],
    [related("hyperlink", "javascript:x()"), "javascript"], [docx([["word/document.xml", field(" DD", "EAUTO c:\\x")]]), "dde"],
    [docx([["word/document.xml", field(" PAGE", " MERGEFORMAT")]]), ""],
    [docx([["[Content_Types].xml", "<Types><Override ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>"]]), "macros"],
    [docx([["word/_rels/document.xml.rels", macros]]), "macros"],
    [docx([["word/_rels/document.xml.rels", Buffer.from(`\ufeff${macros}`, "utf16le")]]), "macros"],
    [docx([["word/media/image1.png", Buffer.concat([latin1("MZ"), Buffer.alloc(200)])]]), "program"],
    [docx([["word/media/run.exe", "x"]]), "program"], [docx([["word/printerSettings1.bin", "\u0001\u0002"]]), ""],
    [docx([["word/embeddings/sheet.xlsx", docx([])]]), "?"],
  ];
  for (const [index, [bytes, expected]] of table.entries()) assert.equal(await saysOf(bytes, "a.docx"), expected, `case ${index}`);
});

test("an opendocument's macros and what it fetches are found", async () => {
  const odt = (content, ...more) => zip([["mimetype", "application/vnd.oasis.opendocument.text"], ["content.xml", content], ...more]);
  const table = [
    [odt("<office:text>script:event-listener</office:text>"), ""], [odt("<a/>", ["Basic/Standard/Module1.xml", "x"]), "macros"],
    [odt("<script:event-listener/>"), "macros"], [odt("<draw:image xlink:href=\"https://example.org/a.png\"/>"), "foreign"],
    [odt("<text:a xlink:href=\"https://example.org/\"/>"), ""], [odt("<a/>", ["META-INF/manifest.xml", "<manifest:encryption-data/>"]), "locked"],
  ];
  for (const [index, [bytes, expected]] of table.entries()) assert.equal(await saysOf(bytes, "a.odt"), expected, `case ${index}`);
});

test("a package that cannot be read is told", async () => {
  const whole = docx([]);
  assert.equal(await saysOf(whole.subarray(0, whole.length - 30), "a.docx"), "?");
  for (let at = 0; at < whole.length; at += 7) {
    const broken = Buffer.from(whole);
    broken[at] ^= 0x55;
    await look.opener()(new File([broken], "a.docx"), "office");
  }
});

/** A compound file's head and a directory of `[name, sort]`, with records behind it. */
function compound(entries, records = "") {
  const all = [["Root Entry", 5], ...entries].map(([name, sort]) => {
    const entry = Buffer.alloc(128);
    entry.write(name, "utf16le");
    entry.writeUInt16LE(name.length * 2 + 2, 64);
    entry[66] = sort;
    return entry;
  });
  const directory = Buffer.concat(all);
  const padding = Buffer.alloc((512 - (directory.length % 512)) % 512);
  return Buffer.concat([latin1("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"), Buffer.alloc(504), directory, padding, latin1(records)]);
}

test("signs of danger in old office files are found", async () => {
  const table = [
    [compound([["WordDocument", 2]]), ""], [compound([["VBA", 1]]), "macros"], [compound([["VBA", 2]]), ""], [compound([["_VBA_PROJECT", 2]]), "macros"],
    [compound([["\u0003OCXNAME", 2]]), "controls"], [compound([["EncryptedPackage", 2]]), "locked"], [compound([["\u0001Ole10Native", 2]]), "attachment"],
    [compound([["PowerPoint Document", 2]], "\u0002\0\0\u0004\u000c\0\0\0\u0001\0\0\0\u0001\0\0\0"), "macros"],
    [compound([["PowerPoint Document", 2]], "\u0002\0\0\u0004\u000c\0\0\0\u0001\0\0\0\0\0\0\0"), ""],
    [compound([["Workbook", 2]], "\u0009\u0008\0\0\u0085\0\u000c\0\0\0\0\0\0\u0001\u0004\0abcd"), "macros"],
    [compound([["Workbook", 2]], "\u0009\u0008\u0002\0\0\0\u002f\0\u0002\0"), "locked"],
    [compound([["WordDocument", 2]], "\u00ec\u00a5\0\0\0\0\0\0\0\0\0\u0001"), "locked"],
    [compound([["Package", 2]], "PK word/vbaProject.bin"), "macros"], [compound([["Package", 2]], "PK word/document.xml"), ""],
    [compound([]).subarray(0, 512), "closed"],
  ];
  for (const [index, [bytes, expected]] of table.entries()) assert.equal(await saysOf(bytes, "a.doc"), expected, `case ${index}`);
});

test("signs of danger in rich text are found", async () => {
  const table = [
    ["Plain text with \\b bold\\b0  and DDEAUTO mentioned", ""], ["{\\object\\objemb{\\*\\objdata 0105}}", "attachment"],
    ["{\\*\\template http://example.org/a}", "foreign"], ["{\\*\\template C:\\\\a.dot}", ""], ["{\\*\\template \\\\\\\\server\\\\a}", "foreign"],
    ["{\\field{\\*\\fldinst DDEAUTO x}}", "dde"], ["{\\field{\\*\\fldinst HYPERLINK \"http://x\"}}", ""],
  ];
  for (const [inner, expected] of table) assert.equal(await saysOf(latin1(`{\\rtf1\\ansi ${inner}}`), "a.rtf"), expected, inner);
});
