// Searching by keyboard alone, in a dialog on any page and on the search page.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, launch } from "./launch.mjs";
import { DRIVE, site, wordsOf } from "./drive.mjs";

const LAST_STEP = 20_000; // milliseconds, on a busy machine

// A hit's address carries the words to mark and the colours; `href` is the place that it opens.
const hits = async (page, box) => (await page.$$eval(`${box} .search-results a`, (links) => links.map(({ textContent, href }) => ({ text: textContent, address: href }))))
  .map(({ text, address }) => ({ text, address, href: address.replace(/\?[^#]*/, "") }));
const places = (found) => found.map(({ text, href }) => ({ text, href }));
const active = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.href);

for (const name of BROWSERS) {
  describe(`search in ${name}`, () => {
    let driven;
    before(async () => { driven = await launch(name); });
    after(() => driven.close());

    /** Asks as a person does, and waits until the answer stays. */
    async function ask(page, box, query) {
      const field = await page.$(`${box} input[type=search]`);
      await field.evaluate((element) => element.select());
      await field.type(query);
      await page.waitForFunction((where) => document.querySelector(`${where} .search-count`).textContent !== "", { timeout: LAST_STEP }, box);
      await settled(page, box);
      return hits(page, box);
    }

    /** Until nothing has changed for a fifth of a second. */
    const settled = (page, box) => page.$eval(`${box} .search-results`, (list) => new Promise((resolve) => {
      let timer = setTimeout(resolve, 200);
      new MutationObserver(() => {
        clearTimeout(timer);
        timer = setTimeout(resolve, 200);
      }).observe(list.parentElement, { childList: true, subtree: true, characterData: true });
    }));

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
        assert.equal(await active(page), found[1].address);
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
        assert.deepEqual(places(await ask(page, "main", "ท\u0e4d\u0e32")), places(whole));
        assert.deepEqual(places(await ask(page, "main", "ท\u200bำ")), places(whole));
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

    test("an empty field suggests words; one of them is searched at a click", async () => {
      for (const language of ["th", "en"]) {
        await driven.withPage(async (page, troubles) => {
          await page.goto((await site(DRIVE, language)).index, { waitUntil: "load" });
          await page.keyboard.press("/");
          await page.waitForSelector("#search .chip");
          await page.keyboard.press("ArrowDown");
          assert.ok(await page.evaluate(() => document.activeElement.classList.contains("chip")));
          const word = await page.$eval("#search .chip", ({ textContent }) => textContent);
          await page.keyboard.press("Enter");
          await page.waitForSelector("#search .search-results a");
          assert.equal(await page.$eval("#search-field", ({ value }) => value), word);
          assert.equal(await page.$("#search .chip"), null);
          assert.deepEqual(troubles, []);
        });
      }
    });

    test("where nothing is found, the first number that helps and the pages are offered", async () => {
      await driven.withPage(async (page) => {
        await page.goto((await site(DRIVE, "th")).search, { waitUntil: "load" });
        assert.deepEqual(await ask(page, "main", "ฟหกดฟหกด"), []);
        await page.waitForSelector("main .search-ways a");
        const ways = await page.$$eval("main .search-ways a", (links) => links.map(({ textContent, href }) => ({ text: textContent, href })));
        assert.match(ways[0].text, /^1300 /);
        for (const name of ["watch", "guide", "report", "record", "check"]) assert.ok(ways.some(({ href }) => href.includes(`/${name}.html`)), name);
      });
    });

    test("a slip of one letter is forgiven and said, in Thai and English", async () => {
      for (const [language, typed, right] of [["th", "แรงงานบังคัย", "แรงงานบังคับ"], ["en", "traficking", "trafficking"], ["en", "recriuter", "recruiter"]]) {
        await driven.withPage(async (page) => {
          await page.goto((await site(DRIVE, language)).search, { waitUntil: "load" });
          const found = await ask(page, "main", typed);
          assert.ok(found.length > 0, typed);
          const note = await page.$eval("main .search-note", ({ textContent }) => textContent);
          assert.ok(note.includes(typed) && note.includes(right), note);
          assert.equal(await page.$eval("main mark", ({ textContent }) => textContent.toLowerCase()), right);
        });
      }
    });

    test("what only another language has is found there, and said", async () => {
      for (const [language, typed, other] of [["th", "confronting", "en"], ["en", "ซ้อมโทร", "th"]]) {
        await driven.withPage(async (page) => {
          await page.goto((await site(DRIVE, language)).search, { waitUntil: "load" });
          const found = await ask(page, "main", typed);
          assert.ok(found.length > 0, typed);
          assert.ok(found.every(({ href }) => href.includes("/data/site/en/") === (other === "en")), JSON.stringify(found));
          assert.equal(await page.$eval("main .search-results li", (item) => item.lang), other);
          assert.ok((await page.$eval("main .search-note", ({ textContent }) => textContent)).length > 10);
        });
      }
    });

    const marksOf = (page) => page.evaluate(() => {
      const ranges = window.CSS.highlights && window.CSS.highlights.get("drivepress-found");
      return (ranges ? [...ranges].map(String) : [...document.querySelectorAll("mark.found")].map(({ textContent }) => textContent));
    });

    for (const kind of ["drawn by the browser", "as elements"]) {
      test(`the words of a hit are marked on its page, ${kind}, in sight, and Escape takes the marks away`, async () => {
        const pages = await site(DRIVE, "th");
        await driven.withPage(async (page, troubles) => {
          if (kind === "as elements") await page.evaluateOnNewDocument(() => { delete window.Highlight; });
          await page.goto(pages.search, { waitUntil: "load" });
          const found = await ask(page, "main", "หนังสือเดินทาง");
          await page.goto(found[0].address, { waitUntil: "load" });
          await page.waitForSelector(".found-bar");
          const marks = await marksOf(page);
          assert.ok(marks.length > 0 && marks.every((text) => text === "หนังสือเดินทาง"), JSON.stringify(marks));
          assert.ok(!page.url().includes("find="), page.url());
          const seen = await page.evaluate(() => {
            const ranges = window.Highlight ? [...window.CSS.highlights.get("drivepress-found")] : [...document.querySelectorAll("mark.found")];
            return ranges.some((range) => {
              const { top, bottom } = range.getBoundingClientRect();
              return top >= 0 && bottom <= innerHeight;
            });
          });
          assert.ok(seen, "no mark is in sight");
          const text = await page.$eval("main", ({ textContent }) => textContent);
          await page.keyboard.press("Escape");
          assert.deepEqual(await marksOf(page), []);
          assert.equal(await page.$(".found-bar"), null);
          assert.equal(await page.$eval("main", ({ textContent }) => textContent), text);
          assert.deepEqual(troubles, []);
        });
      });
    }

    test("marks stand on every page that a hit opens, across a number's link, and in a transcript", async () => {
      const thai = await site(DRIVE, "th");
      const english = await site(DRIVE, "en");
      for (const [url, query, least] of [
        [thai.guide, "โทร 1300", 2], [thai.glossary, "นายหน้า", 1], [`${thai.watch}#t=0`, "งาน", 1], [thai.index, "วิดีโอ", 1],
        [english.report, "passport", 1], [english.glossary, "แรงงาน", 1], [thai.record, "สถานที่", 1],
      ]) {
        await driven.withPage(async (page, troubles) => {
          const address = new URL(url);
          address.searchParams.set("find", query);
          await page.goto(address.href, { waitUntil: "load" });
          await page.waitForSelector(".found-bar button");
          const marks = await marksOf(page);
          assert.ok(marks.length >= least, `${url} ${query}: ${marks.length}`);
          await page.click(".found-bar button");
          assert.deepEqual(await marksOf(page), []);
          assert.deepEqual(troubles, []);
        });
      }
    });

    test("a hit keeps the colours that its reader chose", async () => {
      await driven.withPage(async (page) => {
        await page.goto(`${(await site(DRIVE, "th")).search}?theme=dark`, { waitUntil: "load" });
        for (const { address } of await ask(page, "main", "แรงงาน")) assert.ok(address.includes("theme=dark"), address);
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
