// Leaving in a hurry: the exit is always in reach, and Back brings no page of the drive up again.

import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, describe, test } from "node:test";
import { BROWSERS, launch } from "./launch.mjs";
import { DRIVE, site } from "./drive.mjs";

const district = pathToFileURL(join(DRIVE, "data/district/index.html")).href;
const isCalendar = (page) => page.waitForFunction(() => document.documentElement.dataset.page === "calendar");

for (const name of BROWSERS) {
  describe(`quick exit in ${name}`, () => {
    let driven;
    let pages;
    before(async () => {
      driven = await launch(name);
      pages = await site(DRIVE, "th");
    });
    after(() => driven.close());

    test("the exit is the first stop of Tab and stays in reach after scrolling, on the district's page too", async () => {
      for (const url of [pages.report, pages.index, district]) {
        await driven.withPage(async (page) => {
          await page.goto(url, { waitUntil: "load" });
          await page.keyboard.press("Tab");
          assert.ok(await page.evaluate(() => document.activeElement.hasAttribute("data-exit")), url);
          await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
          const { top, right } = await page.$eval("[data-exit]", (link) => link.getBoundingClientRect().toJSON());
          assert.ok(top >= 0 && top < 100 && right <= 360, `${url}: ${top} ${right}`);
        }, { width: 360, height: 640 });
      }
    });

    test("the exit leads to a calendar that leads nowhere, and Back shows none of the pages before", async () => {
      for (const last of [pages.report, district]) {
        await driven.withPage(async (page) => {
          await page.goto(pages.index, { waitUntil: "load" });
          await page.goto(pages.guide, { waitUntil: "load" });
          await page.goto(last, { waitUntil: "load" });
          await page.click("[data-exit]");
          await isCalendar(page);
          assert.equal(await page.$$eval("a, form, [src^=http]", (all) => all.length), 0);
          for (let turn = 0; turn < 2; turn += 1) {
            await page.evaluate(() => history.back());
            await new Promise((resolve) => { setTimeout(resolve, 600); });
            await isCalendar(page);
          }
          // Who opens the drive again sees it again.
          await page.goto(pages.report, { waitUntil: "load" });
          assert.ok(await page.$eval("h1", (heading) => heading.checkVisibility()));
        });
      }
    });

    test("three presses of Shift leave and are counted for the eye", async () => {
      await driven.withPage(async (page) => {
        await page.goto(pages.report, { waitUntil: "load" });
        await page.keyboard.press("Shift");
        assert.equal(await page.$eval("[data-exit-presses]", ({ textContent }) => textContent), "●○○");
        // One after the other, however slow the driver: the time between two presses counts.
        for (let turn = 0; turn < 3; turn += 1) await page.keyboard.press("Shift");
        await isCalendar(page);
      });
    });

    test("where typed work would be lost there is no exit to press by mistake", async () => {
      for (const url of [pages.record, pages.check]) {
        await driven.withPage(async (page) => {
          await page.goto(url, { waitUntil: "load" });
          assert.equal(await page.$("[data-exit]"), null);
          for (let turn = 0; turn < 4; turn += 1) await page.keyboard.press("Shift");
          assert.ok(await page.$eval("h1", (heading) => heading.checkVisibility()));
        });
      }
    });

    test("another language opens at the same place of the page", async () => {
      await driven.withPage(async (page) => {
        await page.goto(`${pages.guide}#beat-5`, { waitUntil: "load" });
        await page.click(".langs summary");
        await Promise.all([page.waitForNavigation(), page.click('.langs a[hreflang="en"]')]);
        assert.ok(page.url().endsWith("/en/guide.html#beat-5"), page.url());
      });
    });

    test("the dark choice goes along to the district's page", async () => {
      await driven.withPage(async (page) => {
        await page.goto(pages.index, { waitUntil: "load" });
        await page.click("[data-theme-switch]");
        const shown = await page.evaluate(() => document.documentElement.dataset.shownTheme);
        await Promise.all([page.waitForNavigation(), page.click(".hero-district a")]);
        assert.equal(await page.evaluate(() => document.documentElement.dataset.shownTheme), shown);
        const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
        assert.equal(ground, "rgb(16, 32, 31)");
      });
    });
  });
}
