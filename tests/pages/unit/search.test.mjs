// Words found in Thai, Lao and English, however they are spelt.

import assert from "node:assert/strict";
import test from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load, template } from "./scripts.mjs";

const { searchMatch } = load("scripts/search-match.js");
const entry = (title, section, text) => ({ url: `${title}.html`, title, section, text });
const index = searchMatch.prepare([
  entry("คู่มือ", "คำถามที่ 1", "การค้ามนุษย์และแรงงานบังคับเกิดขึ้นได้ทุกที่ ดื่มน้ำก่อน"),
  entry("แจ้งเหตุ", "สายด่วน", "โทร 1300 ตลอด 24 ชั่วโมง แรงงานเด็ก"),
  entry("Report it", "Hotlines", "Call 1300 day and night. Forced labour."),
  entry("ຄູ່ມື", "", "ຄົນບ້ານນອກ ໝູ່ບ້ານ ນ້ຳ ແຫຼ່ງ ໜັງສື"),
  entry("แรงงานบังคับ", "", "อธิบายคำ"),
]);
const urls = (query) => searchMatch.find(index, query).map(({ title }) => title);

test("words are found inside thai text without spaces, titles first", () => {
  assert.deepEqual(urls("แรงงานบังคับ"), ["แรงงานบังคับ", "คู่มือ"]);
  assert.deepEqual(urls("ค้ามนุษย์"), ["คู่มือ"]);
  assert.deepEqual(urls("นุษ"), ["คู่มือ"]);
  assert.deepEqual(urls("สายด่วน"), ["แจ้งเหตุ"]);
});

test("all words must occur, in any order and case", () => {
  assert.deepEqual(urls("NIGHT call"), ["Report it"]);
  assert.deepEqual(urls("1300 เด็ก"), ["แจ้งเหตุ"]);
  assert.deepEqual(urls("1300 ช้าง"), []);
  assert.deepEqual(urls("  "), []);
});

test("spellings that look the same are the same", () => {
  const water = ["น้ำ", "น้ํา", "นํ้า", "น\u200b้ำ", "\ufeffน้ำ"];
  for (const query of water) assert.deepEqual(urls(query), ["คู่มือ"], [...query].map((c) => c.charCodeAt(0).toString(16)).join(" "));
  assert.deepEqual(urls("เเรงงานเด็ก"), ["แจ้งเหตุ"]);
  assert.deepEqual(urls("ຫມູ່"), ["ຄູ່ມື"]);
  assert.deepEqual(urls("ຫນັງສື"), ["ຄູ່ມື"]);
  assert.deepEqual(urls("ນໍ້າ"), ["ຄູ່ມື"]);
});

test("hits are marked where they stand in the original", () => {
  const marks = (text, query) => searchMatch.rangesIn(text, query).map(([from, to]) => text.slice(from, to));
  assert.deepEqual(marks("ดื่มน้ำก่อน น้ํา", "น้ำ"), ["น้ำ", "น้ํา"]);
  assert.deepEqual(marks("A B a", "a"), ["A", "a"]);
  assert.deepEqual(marks("ໝູ່", "ຫມ"), ["ໝ"]);
  assert.deepEqual(marks("ໝູ່", "ຫ"), ["ໝ"]);
  assert.deepEqual(marks("𝒳 แรงงาน", "แรงงาน"), ["แรงงาน"]);
  assert.deepEqual(marks("aaa", "aa a"), ["aa", "a"]);
});

const found = (query, options) => (
  searchMatch.waysOf(query, options).map((way) => searchMatch.find(index, way)).find((hits) => hits.length > 0) || []
).map(({ title }) => title);
/** The first query with its slips mended that finds something. */
const guessed = (held, query) => (
  [...searchMatch.guesses(held, query)].find((way) => way !== null && searchMatch.find(held, way).length > 0) || null
);

test("words run together, thai digits and numbers after letters find what is written apart", () => {
  assert.deepEqual(urls("โทร1300"), ["แจ้งเหตุ"]);
  assert.deepEqual(urls("๑๓๐๐"), ["แจ้งเหตุ", "Report it"]);
  assert.deepEqual(found("แรงงานบังคับค้ามนุษย์"), ["คู่มือ"]);
  assert.deepEqual(found("แรงงานบังคับและการค้ามนุษย์"), ["คู่มือ"]);
  assert.deepEqual(found("qqqq"), []);
  assert.deepEqual(found("แรงงานเด็ก"), ["แจ้งเหตุ"]);
});

test("another word for the same thing finds it, by a table of data", () => {
  const synonyms = { เยาวชน: "เด็ก", ขอให้: "x" };
  assert.deepEqual(found("แรงงานเยาวชน", { synonyms }), ["แจ้งเหตุ"]);
});

test("one wrong, missing, added or exchanged letter of a word is forgiven, in thai and english", () => {
  const guess = (query) => guessed(index, query);
  for (const typed of ["แรงงานบังคัย", "แรงงนบังคับ", "แรงงานบังงคับ", "แรงานบังคับ"]) assert.equal(guess(typed), "แรงงานบังคับ", typed);
  for (const typed of ["fored", "forcd", "forrced", "focred"]) assert.equal(guess(typed), "forced", typed);
  assert.equal(guess("สายด่วย"), "สายด่วน");
  assert.equal(guess("แจ้งแหตุ 1300"), "แจ้งเหตุ 1300");
  // Two slips, a short word, the middle of an English word.
  for (const typed of ["แรงงามบังคัย", "ควน", "orcef", "qqqqq"]) assert.equal(guess(typed), null, typed);
});

test("a piece that would part a letter from its mark is no word", () => {
  const one = searchMatch.prepare([entry("", "", "เขาว่ากู้เงินมา")]);
  assert.equal(guessed(one, "ว่ากด"), null);
});

test("looking for slips in five megabytes of text has an end", () => {
  const guide = readFileSync(join(template, "../media/text/th/guide.md"), "utf8");
  const long = searchMatch.prepare(Array.from({ length: 120 }, (_, n) => entry(`หน้า ${n}`, "", guide.slice(n) + guide.slice(0, n))));
  const began = performance.now();
  for (const typed of ["แรงงานบังคัย", "ที่นน", "ฟหกดาส"]) guessed(long, typed);
  assert.ok(performance.now() - began < 1000, `${performance.now() - began} ms`);
});

test("a slip is looked for in short steps, and no way of asking is tried twice", () => {
  const long = searchMatch.prepare(Array.from({ length: 800 }, (_, n) => entry(`Page ${n}`, "", "trafficking in persons and checking ".repeat(80))));
  const steps = [...searchMatch.guesses(long, "traficking")];
  assert.equal(steps.pop(), "trafficking");
  assert.ok(steps.length > 5 && steps.every((step) => step === null), `${steps.length} steps`);
  assert.deepEqual([...searchMatch.waysOf("qqqq")], ["qqqq"]);
  assert.deepEqual([...searchMatch.waysOf("a clip", { language: "en", synonyms: { clip: "video" } })].slice(0, 2), ["a clip", "a  video "]);
});
