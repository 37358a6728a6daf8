// What a session record takes, refuses and writes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import { load, template } from "./scripts.mjs";

const { record, qr } = load("vendor/qrcode.js", "scripts/qr.js", "scripts/record-model.js");
const good = { day: "24", month: "11", year: "2569", place: "หมู่ 3", kind: "screening", women: "๑๒", men: "8", girls: "", boys: "1,000", officials: "0", notes: "" };
const drive = { campaign: "atlas", edition: "community", release: "2026.1", district: "8101" };
const check = (values, master = false) => record.checkForm({ ...good, ...values }, { master, latest: "2026-11-25" });
const faults = (values, master) => check(values, master).errors.map(({ field, key }) => `${field}:${key}`);

test("a good form becomes a record; thai digits and commas are numbers", () => {
  const { record: made, errors } = check({});
  assert.deepEqual(errors, []);
  assert.deepEqual(made, { date: "2026-11-24", place: "หมู่ 3", kind: "screening", people: { women: 12, men: 8, girls: 0, boys: 1000, officials: 0 }, notes: "" });
  assert.equal(record.totalOf(made.people), 1020);
});

test("what is missing or cannot be is said by field", () => {
  assert.deepEqual(faults({ day: "", month: "", year: "" }), ["day:rec.e.date"]);
  assert.deepEqual(faults({ month: "" }), ["month:rec.e.date"]);
  assert.deepEqual(faults({ day: "30", month: "2" }), ["day:rec.e.date.none"]);
  assert.deepEqual(faults({ year: "69" }), ["day:rec.e.date.none"]);
  assert.deepEqual(faults({ day: "26" }), ["day:rec.e.date.future"]);
  assert.deepEqual(faults({ year: "2542" }), ["year:rec.e.date.old"]);
  assert.deepEqual(faults({ place: " " }), ["place:rec.e.place"]);
  assert.deepEqual(faults({ kind: "party" }), ["kind:rec.e.kind"]);
  assert.deepEqual(faults({ women: "-1", men: "1.5", girls: "many", boys: "100000" }).length, 4);
  assert.deepEqual(faults({ women: "", men: "", girls: "", boys: "", officials: "" }), ["women:rec.e.people"]);
  assert.deepEqual(faults({}, true), ["district:rec.e.district"]);
  assert.equal(check({ district: "เมือง" }, true).record.district_named, "เมือง");
});

test("a year of either era is understood, in Thai digits too, and shown in the reader's own", () => {
  for (const year of ["2569", "2026", "๒๕๖๙"]) assert.equal(check({ year }).record.date, "2026-11-24", year);
  assert.equal(record.dateOf({ day: "๙", month: "2", year: "2567" }), "2024-02-09");
  assert.equal(record.dateOf({ day: "29", month: "2", year: "2569" }), null);
  assert.deepEqual(record.partsOf("2026-11-04", true), { day: "4", month: "11", year: "2569" });
  assert.deepEqual(record.partsOf("2026-11-04", false), { day: "4", month: "11", year: "2026" });
});

test("a saved file is read back; files of others and of no form at all are refused", () => {
  const made = { id: record.newId(), ...check({ notes: "ดี" }).record };
  const text = record.toFile(drive, [made]);
  assert.deepEqual(record.fromFile(drive, text), { records: [made], fault: null });
  assert.deepEqual(record.fromFile({ ...drive, release: "2027.1" }, text).records, [made]);
  assert.equal(record.fromFile({ ...drive, district: "8102" }, text).fault, "rec.import.other");
  for (const spoilt of ["", "null", "{}", "[]", text.replace(/"date": "[^"]*"/, '"date": "2026-02-31"'), text.replace('"women": 12', '"women": "12"'), text.replace(/"place": "[^"]*"/, '"place": ""')]) {
    assert.deepEqual(record.fromFile(drive, spoilt), { records: [], fault: "rec.import.unknown" }, spoilt.slice(0, 40));
  }
  const odd = record.fromFile(drive, text.replace('"notes": "ดี"', '"notes": "ดี", "name": "x"'));
  assert.deepEqual(odd.records, [made]);
});

test("hands before and after are optional counts, at most as many as people came", () => {
  const { record: made, errors } = check({ "call-before": "3", "call-after": "๑๘", "signs-before": "0" });
  assert.deepEqual(errors, []);
  assert.deepEqual(made.hands, { call: { before: 3, after: 18 }, signs: { before: 0, after: null } });
  assert.equal("hands" in check({ "call-before": " " }).record, false);
  assert.deepEqual(faults({ "safe-after": "1021", "safe-before": "many" }), ["safe-before:rec.e.number", "safe-after:rec.e.hands"]);
  const other = check({ "call-before": "1", "call-after": "2", "signs-before": "5", "signs-after": "6" }).record;
  assert.deepEqual(record.handsOf([made, other, check({}).record], "call"), { before: 4, after: 20 });
  assert.deepEqual(record.handsOf([made, other], "signs"), { before: 5, after: 6 });
  assert.equal(record.handsOf([made], "safe"), null);
});

test("records with hands are read back, and files from before there were hands still fit and read", () => {
  const schema = JSON.parse(readFileSync(join(template, "schemas/session-record.schema.json"), "utf8"));
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
  const made = { id: record.newId(), ...check({ "call-before": "3", "call-after": "18" }).record };
  const text = record.toFile(drive, [made]);
  assert.ok(validate(JSON.parse(text)), JSON.stringify(validate.errors));
  assert.deepEqual(record.fromFile(drive, text).records, [made]);
  for (const spoilt of ['{}', '[]', 'null', '{ "names": { "before": 1, "after": 2 } }', '{ "call": { "before": -1, "after": 2 } }', '{ "call": { "after": 2 } }']) {
    const other = text.replace(/"hands": \{[^}]*\}\s*\}/, `"hands": ${spoilt}`);
    assert.ok(!validate(JSON.parse(other)), spoilt);
    assert.equal(record.fromFile(drive, other).fault, "rec.import.unknown", spoilt);
  }
  const old = readFileSync(new URL("../record-before-hands.json", import.meta.url), "utf8");
  assert.ok(validate(JSON.parse(old)), JSON.stringify(validate.errors));
  const { records, fault } = record.fromFile(drive, old);
  assert.equal(fault, null);
  assert.deepEqual(records.map(({ people, hands }) => [people.women, hands]), [[12, undefined], [0, undefined]]);
});

test("a table for spreadsheets quotes its cells and lets none become a formula", () => {
  assert.equal(record.toTable([["a", 1], ['=SUM("x")', "b\nc"]]), '\ufeff"a","1"\r\n"\'=SUM(""x"")","b c"\r\n');
});

test("telephone and identity numbers are refused, dates and times are not", () => {
  for (const notes of ["โทร 081-234-5678", "02 123 4567", "+66812345678", "1-2345-67890-12-3", "เลข ๑๒๓๔๕๖๗๘๙๐๑๒๓"]) {
    assert.deepEqual(faults({ notes }), ["notes:rec.e.personal"], notes);
  }
  for (const notes of ["24-11-2569 09.00-12.00", "2026-11-24 0900-1200", "โทร 1300", "งบ 15,000 บาท", "ม.3/2 จำนวน 40 คน"]) {
    assert.deepEqual(faults({ notes }), [], notes);
  }
});

test("the code holds the numbers only, in ascii, and makes a QR code", () => {
  const made = { id: "0".repeat(32), ...check({ notes: "ลับ" }).record };
  const code = record.toCode(drive, made);
  assert.equal(code, `DPR1;${"0".repeat(32)};8101;2026.1;2026-11-24;screening;12;8;0;1000;0`);
  const modules = qr.modulesOf(code);
  assert.ok(modules.length >= 33 && modules.every((row) => row.length === modules.length));
  // The three finder patterns.
  for (const [row, column] of [[0, 0], [0, modules.length - 7], [modules.length - 7, 0]]) {
    assert.ok(modules[row][column] && modules[row + 6][column + 6] && modules[row + 3][column + 3] && !modules[row + 1][column + 1]);
  }
  assert.throws(() => qr.modulesOf("ไทย"));
});

test("ids are 128 random bits", () => {
  assert.match(record.newId(), /^[0-9a-f]{32}$/);
  assert.notEqual(record.newId(), record.newId());
});

test("files fit the published schema, and what does not fit is refused", () => {
  const schema = JSON.parse(readFileSync(join(template, "schemas/session-record.schema.json"), "utf8"));
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
  const fits = (text) => validate(JSON.parse(text));
  const made = { id: record.newId(), ...check({}).record };
  const master = { id: record.newId(), ...check({ district: "เมือง" }, true).record };
  const file = record.toFile(drive, [made]);
  assert.ok(fits(file), JSON.stringify(validate.errors));
  assert.ok(fits(record.toFile({ ...drive, district: "master" }, [master])), JSON.stringify(validate.errors));
  assert.ok(!fits(record.toFile({ ...drive, district: "master" }, [made])));
  assert.ok(!fits(record.toFile(drive, [master])));
  assert.ok(!fits(file.replace('"women": 12', '"women": -1')));
  assert.ok(!fits(file.replace("drivepress-record/1", "drivepress-record/2")));
  assert.ok(!fits(file.replace('"notes": ""', '"notes": "", "name": "x"')));
});
