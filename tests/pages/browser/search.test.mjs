// Searching by keyboard alone, in a dialog on any page and on the search page.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, launch } from "./launch.mjs";
import { DRIVE, site, wordsOf } from "./drive.mjs";

const hits = (page, box) => page.$$eval(`${box} .search-results a`, (links) => links.map(({ textContent, href }) => ({ text: textContent, href })));
const active = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.href);

for (const name of BROWSERS) {
  describe(`search in ${name}`, () => {
    let driven;
    before(async () => { driven = await launch(name); });
    after(() => driven.close());

    async function ask(page, box, query) {
      const field = await page.$(`${box} input[type=search]`);
      await field.evaluate((element) => element.select());
      await field.type(query);
      await page.waitForFunction((where) => document.querySelector(`${where} .search-count`).textContent !== "", {}, box);
      // The answer to the last letter.
      await new Promise((resolve) => { setTimeout(resolve, 100); });
      return hits(page, box);
    }

    test("slash opens, typing finds in thai, arrows and enter open the hit, escape closes", async () => {
      const pages = await site(DRIVE, "th");
      await driven.withPage(async (page, troubles) => {
        await page.goto(pages.index, { waitUntil: "load" });
        await page.keyboard.press("/");
        await page.waitForSelector("dialog#search[open]");
        assert.equal(await active(page), "search-field");
        const found = await ask(page, "#search", "แรงงานบังคับ");
        assert.ok(found.length > 1, JSON.stringify(found));
        assert.ok(await page.$eval("#search mark", ({ textContent }) => textContent === "แรงงานบังคับ"));
        await page.keyboard.press("Escape");
        await page.waitForSelector("dialog#search:not([open])");
        await page.keyboard.press("/");
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("ArrowDown");
        assert.equal(await active(page), found[1].href);
        await page.keyboard.press("ArrowUp");
        await page.keyboard.press("ArrowUp");
        assert.equal(await active(page), "search-field");
        await page.keyboard.press("ArrowDown");
        await Promise.all([page.waitForFunction((href) => location.href.startsWith(href.split("#")[0]), {}, found[0].href), page.keyboard.press("Enter")]);
        assert.deepEqual(troubles, []);
      });
    });

    test("both spellings of ำ, letters that are drawn as nothing, case and several words", async () => {
      const thai = await site(DRIVE, "th");
      await driven.withPage(async (page) => {
        await page.goto(thai.search, { waitUntil: "load" });
        const whole = await ask(page, "main", "ทำ");
        assert.ok(whole.length > 0);
        assert.deepEqual(await ask(page, "main", "ท\u0e4d\u0e32"), whole);
        assert.deepEqual(await ask(page, "main", "ท\u200bำ"), whole);
        assert.deepEqual(await ask(page, "main", "qqqq"), []);
        const words = await wordsOf(DRIVE, "th");
        assert.equal(await page.$eval("main .search-count", ({ textContent }) => textContent), words["search.none"]);
      });
      const english = await site(DRIVE, "en");
      await driven.withPage(async (page) => {
        await page.goto(`${english.search}#q=1300`, { waitUntil: "load" });
        await page.waitForSelector("main .search-results a");
        const found = await ask(page, "main", "FORCED labour");
        assert.ok(found.length > 0);
        assert.ok(found.every(({ href }) => href.includes("/data/site/en/")), JSON.stringify(found));
      });
    });

    test("numbers are found with whose they are first; pages by their names; words run together", async () => {
      const thai = await site(DRIVE, "th");
      await driven.withPage(async (page, troubles) => {
        await page.goto(thai.search, { waitUntil: "load" });
        for (const query of ["1300", "๑๓๐๐", "โทร1300"]) {
          const [first] = await ask(page, "main", query);
          assert.match(first.text, /^1300 /, query);
        }
        const words = await wordsOf(DRIVE, "th");
        for (const name of ["record", "check", "glossary"]) {
          const found = await ask(page, "main", words[`nav.${name}`]);
          assert.ok(found[0].href.includes(`/${name}.html`), JSON.stringify(found[0]));
        }
        assert.ok((await ask(page, "main", "ผู้ติดต่อในอำเภอ"))[0].href.endsWith("/data/district/index.html"));
        for (const query of ["แรงงานบังคับค้ามนุษย์", "การค้ามนุษย์และแรงงานบังคับ", "พาสปอร์ต", "เหยื่อ"]) {
          assert.ok((await ask(page, "main", query)).length > 0, query);
        }
        for (const { text } of await ask(page, "main", "คำถาม")) assert.notEqual(text, "คำถาม");
        assert.deepEqual(troubles, []);
      });
    });

    test("a hit is an existing place", async () => {
      const english = await site(DRIVE, "en");
      await driven.withPage(async (page) => {
        await page.goto(english.index, { waitUntil: "load" });
        await page.click("a.nav-search");
        await page.waitForSelector("dialog#search[open]");
        const [first] = await ask(page, "#search", "1300");
        await page.goto(first.href, { waitUntil: "load" });
        const anchor = decodeURIComponent(new URL(first.href).hash.slice(1));
        assert.ok(anchor === "" || anchor.startsWith("t=") || await page.$(`[id="${anchor}"]`) !== null, first.href);
      });
    });
  });
}
