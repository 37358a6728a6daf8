// What helps people read: whole words, the language of each, lines and links of a size, the frame that stays.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, IS_FIRST, launch } from "./launch.mjs";
import { DRIVE, pagesOf, site } from "./drive.mjs";

// Pages of the frame; the calendar shows nothing of the drive.
const isOrdinary = ({ path, name }) => path !== "START-HERE.html" && name !== "calendar";

/** Words of a script that do not say their language. Runs in the page. */
function foreignWords() {
  const scripts = { th: /[\u0e01-\u0e3a\u0e40-\u0e4e]+/, lo: /[\u0e81-\u0edf]+/, my: /[\u1000-\u109f]+/, km: /[\u1780-\u17ff]+/ };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const faults = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (parentElement.closest("script, option, svg, [data-district]") !== null) continue;
    const { lang } = parentElement.closest("[lang]");
    for (const [language, script] of Object.entries(scripts)) {
      const found = language === lang ? null : script.exec(data);
      if (found !== null) faults.push(`${lang}: ${found[0]}`);
    }
    const english = lang in scripts ? /[A-Za-z]{3,}/.exec(data) : null;
    if (english !== null) faults.push(`${lang}: ${english[0]}`);
  }
  return faults;
}

/** What is smaller than a finger can hit, and lines closer than Thai marks need. Runs in the page. */
function smallThings() {
  const faults = [];
  const name = (element) => `${element.localName}.${element.className} ${element.textContent.trim().slice(0, 30)}`;
  const isShown = (element) => {
    const closed = element.closest("details:not([open])");
    if (closed !== null && element.closest("summary") === null) return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && getComputedStyle(element).visibility !== "hidden" && getComputedStyle(element).clipPath === "none";
  };
  for (const element of document.querySelectorAll("a[href], button, summary, select, input, textarea")) {
    const shown = ["checkbox", "radio", "file"].includes(element.type) ? element.closest("label") || document.querySelector(`label[for="${element.id}"]`) : element;
    if (shown === null || !isShown(shown)) continue;
    const heights = [...shown.getClientRects()].map(({ height }) => height);
    if (Math.max(...heights) < 24) faults.push(`${Math.max(...heights).toFixed(1)} px high: ${name(element)}`);
  }
  const BOLD = "h1, h2, h3, h4, .button, .chip, .tag, .way-title, .brand, .big-call-number, .contact-number, kbd, .time, .skip, .visually-hidden, .stage, .start";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (data.trim() === "" || parentElement.closest("script, noscript, svg, video, select") !== null || !isShown(parentElement)) continue;
    const { lineHeight, fontSize } = getComputedStyle(parentElement);
    const ratio = parseFloat(lineHeight) / parseFloat(fontSize);
    const least = parentElement.closest(BOLD) !== null ? 1.2 : 1.69;
    if (ratio < least) faults.push(`lines ${ratio.toFixed(2)}: ${name(parentElement)}`);
  }
  return [...new Set(faults)];
}

for (const browser of BROWSERS) {
  describe(`reading in ${browser}`, () => {
    let driven;
    let bare;
    before(async () => {
      driven = await launch(browser);
      bare = await launch(browser, { scripts: false });
    });
    after(() => Promise.all([driven.close(), bare.close()]));

    test("every word on every page is said in its language", async () => {
      const faults = [];
      for (const { path, url, name } of (await pagesOf(DRIVE)).filter(isOrdinary)) {
        // The record's page changes its words in place: none of them is divided.
        if (name === "record") continue;
        await bare.withPage(async (page) => {
          await page.goto(url, { waitUntil: "load" });
          const found = await page.evaluate(foreignWords);
          if (found.length > 0) faults.push(`${path}: ${found.length}, such as ${found.slice(0, 3).join("; ")}`);
        });
      }
      assert.deepEqual(faults, []);
    });

    test("words of the list are whole at every width, and are found and copied as they are written", async () => {
      const pages = await site(DRIVE, "th");
      for (const width of [320, 343, 366, 389, 412, 700, 1000, 1366]) {
        await driven.withPage(async (page) => {
          for (const name of ["report", "guide"]) {
            await page.goto(pages[name], { waitUntil: "load" });
            const [all, divided] = await page.$$eval("main .together", (words) => [words.length, words.filter((word) => word.getClientRects().length > 1).map(({ textContent }) => textContent)]);
            assert.ok(all > 10, `${name}: ${all}`);
            assert.deepEqual(divided, [], `${name} at ${width}`);
          }
        }, { width, height: 768 });
      }
      await driven.withPage(async (page) => {
        await page.goto(pages.guide, { waitUntil: "load" });
        const [copied, isFound] = await page.evaluate(() => {
          const word = [...document.querySelectorAll("main .together")].find(({ textContent }) => textContent === "นายหน้า");
          getSelection().selectAllChildren(word.parentElement);
          const text = String(getSelection());
          getSelection().removeAllRanges();
          const whole = text.slice(Math.max(text.indexOf("นายหน้า") - 3, 0), text.indexOf("นายหน้า") + 10);
          return [text, window.find(whole)];
        });
        assert.ok(copied.includes("นายหน้า") && !/[\u2060\u200b]/.test(copied), copied);
        assert.ok(isFound, "the browser's own search does not find it");
      });
    });

    test("no dot between two parts hangs at a line's end", async () => {
      for (const { path, url } of (await pagesOf(DRIVE)).filter(isOrdinary)) {
        await bare.withPage(async (page) => {
          await page.goto(url, { waitUntil: "load" });
          assert.ok(!/ · /.test(await page.$eval("body", ({ textContent }) => textContent)) || path.endsWith("/record.html"), path);
        });
      }
    });

    test("links are 24 pixels high and lines 1.7 of their letters, on every page and on a telephone", async () => {
      const faults = [];
      for (const { path, url, language } of (await pagesOf(DRIVE)).filter(isOrdinary)) {
        if (!["th", "en", null].includes(language)) continue;
        for (const width of [1366, 360]) {
          await driven.withPage(async (page) => {
            await page.goto(url, { waitUntil: "load" });
            (await page.evaluate(smallThings)).forEach((fault) => faults.push(`${path} at ${width}: ${fault}`));
          }, { width, height: 768 });
        }
      }
      assert.deepEqual(faults, []);
    });

    test("the ring around the search field keeps clear of the words below it", async () => {
      await driven.withPage(async (page) => {
        await page.goto((await site(DRIVE, "th")).search, { waitUntil: "load" });
        const room = await page.$eval("#query", (field) => {
          field.focus();
          const { outlineOffset, outlineWidth } = getComputedStyle(field);
          const ring = field.getBoundingClientRect().bottom + parseFloat(outlineOffset) + parseFloat(outlineWidth);
          return document.getElementById("search-hint").getBoundingClientRect().top - ring;
        });
        assert.ok(room >= 4, `${room} px`);
      });
    });

    test("the menu stays where it is from page to page", async () => {
      const pages = await site(DRIVE, "th");
      const seen = new Set();
      for (const name of ["index", "watch", "guide", "report"]) {
        await driven.withPage(async (page) => {
          await page.goto(pages[name], { waitUntil: "load" });
          await page.evaluate(() => document.fonts.ready);
          seen.add(JSON.stringify(await page.$$eval("#menu a", (links) => links.map((link) => Math.round(link.getBoundingClientRect().left * 10)))));
        });
      }
      assert.equal(seen.size, 1, [...seen].join("\n"));
    });
  });
}

if (IS_FIRST) test("in forced colours only the page one is on has the menu's bar", async () => {
  const driven = await launch("chromium");
  try {
    await driven.withPage(async (page) => {
      const session = await page.createCDPSession();
      await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
      await page.goto((await site(DRIVE, "th")).guide, { waitUntil: "load" });
      assert.ok(await page.evaluate(() => matchMedia("(forced-colors: active)").matches));
      const bars = await page.$$eval("#menu a", (links) => links.map((link) => [link.hasAttribute("aria-current"), getComputedStyle(link).borderBottomColor]));
      const canvas = await page.evaluate(() => {
        const probe = document.createElement("p");
        probe.style.color = "Canvas";
        document.body.append(probe);
        return getComputedStyle(probe).color;
      });
      for (const [isCurrent, colour] of bars) assert.equal(colour !== canvas, isCurrent, `${colour} on ${canvas}`);
    });
  } finally {
    await driven.close();
  }
});
