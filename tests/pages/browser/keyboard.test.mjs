// Everything on every page by keyboard alone: reached by Tab, seen when reached, opened and closed.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, IS_FIRST, launch } from "./launch.mjs";
import { DRIVE, pagesOf, site } from "./drive.mjs";

/** Tab stops of the page as a browser should have them, each numbered. Runs in the page. */
function numberStops() {
  const shown = (element) => {
    const closed = element.closest("details:not([open])");
    if (closed !== null && element.localName !== "summary") return false;
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== "hidden";
  };
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, video[controls], [tabindex='0']")]
    .filter((element) => shown(element) && !element.disabled && element.tabIndex >= 0)
    // Of a group of choices Tab reaches the chosen one; arrows go on from there.
    .filter((element) => element.type !== "radio" || element.checked);
  stops.forEach((element, index) => { element.dataset.stop = index; });
  return stops.map((element) => `${element.localName} ${element.className} ${element.textContent.trim().slice(0, 30)}`);
}

/** The stop that has the focus, and whether one sees that it has. Runs in the page. */
function seen() {
  const element = document.activeElement;
  // A field that is drawn as its label shows the focus there.
  const drawn = element.classList.contains("work-file") ? document.querySelector(`label[for="${element.id}"]`) : element;
  const style = getComputedStyle(drawn);
  const ring = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
  return { stop: element.dataset.stop, ring: ring || element.localName === "video", name: element.outerHTML.slice(0, 80) };
}

if (IS_FIRST) describe("by keyboard alone in chromium", () => {
  let driven;
  before(async () => { driven = await launch("chromium"); });
  after(() => driven.close());

  test("Tab reaches everything on every page, and one sees where one is", async () => {
    const faults = [];
    for (const { path, url, language } of await pagesOf(DRIVE)) {
      if (path === "START-HERE.html" || !["th", null].includes(language)) continue;
      await driven.withPage(async (page) => {
        await page.goto(url, { waitUntil: "load" });
        const stops = await page.evaluate(numberStops);
        const reached = new Set();
        for (let turn = 0; turn < stops.length + 30 && reached.size < stops.length; turn += 1) {
          await page.keyboard.press("Tab");
          const { stop, ring, name } = await page.evaluate(seen);
          if (stop === undefined) continue;
          if (!ring && !reached.has(stop)) faults.push(`${path}: no ring around ${name}`);
          reached.add(stop);
        }
        stops.forEach((stop, index) => {
          if (!reached.has(String(index))) faults.push(`${path}: not reached: ${stop}`);
        });
      });
    }
    assert.deepEqual(faults, []);
  });
});

for (const name of BROWSERS) {
  describe(`opened and closed by keyboard in ${name}`, () => {
    let driven;
    let pages;
    before(async () => {
      driven = await launch(name);
      pages = await site(DRIVE, "th");
    });
    after(() => driven.close());

    test("the first Tab after the exit offers to skip to the content", async () => {
      await driven.withPage(async (page) => {
        await page.goto(pages.report, { waitUntil: "load" });
        await page.keyboard.press("Tab");
        await page.keyboard.press("Tab");
        assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
        await page.keyboard.press("Enter");
        await page.waitForFunction(() => document.activeElement.id === "main" || location.hash === "#main");
      });
    });

    test("a larger picture opens, closes, and gives the focus back", async () => {
      await driven.withPage(async (page, troubles) => {
        await page.goto(pages.materials, { waitUntil: "load" });
        await page.waitForSelector("[data-preview-open]", { visible: true });
        await page.focus("[data-preview-open]");
        await page.keyboard.press("Enter");
        await page.waitForSelector("[data-lightbox][open] img");
        await page.keyboard.press("Escape");
        await page.waitForSelector("[data-lightbox]:not([open])");
        assert.ok(await page.evaluate(() => document.activeElement.hasAttribute("data-preview-open")));
        assert.deepEqual(troubles, []);
      });
    });

    test("another language is chosen", async () => {
      await driven.withPage(async (page) => {
        await page.goto(pages.report, { waitUntil: "load" });
        await page.focus(".langs summary");
        await page.keyboard.press("Enter");
        await page.waitForSelector('.langs a[hreflang="en"]', { visible: true });
        await page.keyboard.press("Escape");
        await page.waitForSelector(".langs:not([open])");
        assert.equal(await page.evaluate(() => document.activeElement.localName), "summary");
        await page.keyboard.press("Enter");
        await page.focus('.langs a[hreflang="en"]');
        await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
        assert.ok(page.url().endsWith("/data/site/en/report.html"), page.url());
      });
    });

    test("the menu of a telephone opens and says so", async () => {
      await driven.withPage(async (page) => {
        await page.goto(pages.index, { waitUntil: "load" });
        await page.waitForSelector(".menu-button", { visible: true });
        await page.focus(".menu-button");
        await page.keyboard.press("Enter");
        await page.waitForSelector("#menu", { visible: true });
        assert.equal(await page.$eval(".menu-button", (button) => button.getAttribute("aria-expanded")), "true");
      }, { width: 360, height: 740 });
    });

    test("a clicker goes through the guide, both ways", async () => {
      await driven.withPage(async (page) => {
        await page.goto(pages.guide, { waitUntil: "load" });
        await page.focus("[data-present]");
        await page.keyboard.press("Enter");
        await page.waitForSelector("[data-stage][open]");
        const slide = () => page.$eval("[data-stage-slide]", ({ innerText }) => innerText);
        const shown = [await slide()];
        for (let turn = 0; turn < 3; turn += 1) {
          await page.keyboard.press("PageDown");
          shown.push(await slide());
        }
        assert.equal(new Set(shown).size, 4, JSON.stringify(shown));
        for (let turn = 2; turn >= 0; turn -= 1) {
          await page.keyboard.press("PageUp");
          assert.equal(await slide(), shown[turn]);
        }
      });
    });
  });
}
