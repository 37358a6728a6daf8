// Printed pages as pictures, as a printer without coloured grounds makes them: nothing is cut, nothing lost.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, IS_FIRST, launch } from "./launch.mjs";
import { DRIVE, pagesOf } from "./drive.mjs";
import { faultsOf, sheetsOf } from "./paper.mjs";

const PAPER = ["index", "guide", "about", "report", "run-sheet", "record", "glossary", "materials"];
const LANGUAGES = ["th", "en"];
// As print.css has them, in millimetres.
const ORDINARY = { top: 15, right: 16, bottom: 16, left: 16 };
const PIN_UP = { top: 9, right: 12, bottom: 12, left: 12 };
// Firefox's PDF has the marks of Thai apart from their letters.
const SAMPLE = /Sample|ส[^ก-ฮ]*อต[^ก-ฮ]*วอย[^ก-ฮ]*าง/;

async function printed(driven, url, prepare = async () => {}) {
  return driven.withPage(async (page) => {
    await page.goto(url, { waitUntil: "load" });
    await page.evaluate(() => {
      document.querySelectorAll("img[loading]").forEach((picture) => { picture.loading = "eager"; });
      return document.fonts.ready.then(() => true);
    });
    await prepare(page);
    return sheetsOf(await page.pdf({ preferCSSPageSize: true, printBackground: false }));
  });
}

async function paperPages() {
  const pages = (await pagesOf(DRIVE)).filter(({ name, language, path }) => (
    path === "data/district/index.html" || (PAPER.includes(name) && LANGUAGES.includes(language))
  ));
  const record = pages.find(({ name }) => name === "record");
  return [...pages, { ...record, path: `${record.path} in English`, url: `${record.url}#lang=en` }];
}

for (const name of BROWSERS) {
  describe(`on paper in ${name}`, () => {
    let driven;
    before(async () => { driven = await launch(name); });
    after(() => driven.close());

    test("a sheet says once that it is a sample: the first above its text, the others in the margin", async () => {
      const guide = (await pagesOf(DRIVE)).find(({ name: page, language }) => page === "guide" && language === "en");
      const sheets = await printed(driven, guide.url);
      const marks = sheets.map(({ words }) => words.map(({ text }) => text).join(" ").match(/Sample material|\/ Sample/g) || []);
      assert.ok(sheets.length > 1, "the guide has several sheets");
      const rest = name === "firefox" ? "Sample material" : "/ Sample";
      assert.deepEqual(marks, sheets.map((_, at) => [at === 0 ? "Sample material" : rest]));
    });

    test("no mark or letter is cut at a sheet's head, foot or side, no word is white on white, every sheet says sample", async () => {
      const faults = [];
      for (const { path, url, name: page } of await paperPages()) {
        const isPinUp = page === "report" || path.startsWith("data/district/");
        const paper = isPinUp ? PIN_UP : ORDINARY;
        // Firefox's text keeps clear of the upright line that says sample.
        const margins = name === "firefox" ? { ...paper, clear: 6 } : paper;
        const sheets = await printed(driven, url);
        if (isPinUp && sheets.length > 1) faults.push(`${path}: ${sheets.length} sheets to pin up`);
        sheets.forEach((sheet, at) => {
          const text = sheet.words.map((word) => word.text).join(" ");
          const found = faultsOf(sheet, margins);
          if (!SAMPLE.test(text)) found.push("does not say that it is a sample");
          found.forEach((fault) => faults.push(`${path}, sheet ${at + 1} of ${sheets.length}: ${fault}`));
        });
      }
      assert.deepEqual(faults, []);
    });
  });
}

if (IS_FIRST) describe("the sheet to pin up", () => {
  test("is one page in every language", async () => {
    const driven = await launch("chromium");
    try {
      for (const { url, path } of (await pagesOf(DRIVE)).filter(({ name }) => name === "report")) {
        assert.equal((await printed(driven, url)).length, 1, path);
      }
    } finally {
      await driven.close();
    }
  });
});

describe("the measure itself", () => {
  let driven;
  before(async () => { driven = await launch("chromium"); });
  after(() => driven.close());

  const styled = (rules) => async (page) => page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, rules);

  test("sees cut marks, white words and a box that lost its border", async () => {
    const guide = (await pagesOf(DRIVE)).find(({ name, language }) => name === "guide" && language === "th").url;
    const told = async (rules) => (await printed(driven, guide, styled(`@media print { ${rules} }`))).flatMap((sheet) => faultsOf(sheet, ORDINARY)).join("; ");
    assert.match(await told("* { padding-top: 0 !important; line-height: 1.05 !important; } .prose p::before { content: none }"), /cut at the (top|foot)/);
    assert.match(await told("h1 { color: #fff !important; print-color-adjust: exact; }"), /lost: /);
    assert.match(await told("main { border: .5mm solid #000; border-right: 0; }"), /no right border/);
  });
});
