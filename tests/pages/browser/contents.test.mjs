// Contents beside long texts: the part one is reading is marked; a telephone folds them.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, launch } from "./launch.mjs";
import { DRIVE, site } from "./drive.mjs";

const marked = (page) => page.$$eval(".contents [aria-current]", (links) => links.map(({ hash }) => hash));
const waitForMark = (page, hash) => page.waitForFunction((wanted) => {
  const links = [...document.querySelectorAll(".contents [aria-current]")];
  return links.length === 1 && links[0].hash === wanted;
}, {}, hash);

for (const name of BROWSERS) {
  describe(`contents in ${name}`, () => {
    let driven;
    before(async () => { driven = await launch(name); });
    after(() => driven.close());

    test("the part that one is reading is marked, in sight, while one scrolls", async () => {
      const pages = await site(DRIVE, "th");
      for (const at of ["guide", "about"]) {
        await driven.withPage(async (page, troubles) => {
          await page.goto(pages[at], { waitUntil: "load" });
          const hashes = await page.$$eval(".contents a", (links) => links.map(({ hash }) => hash));
          const middle = hashes[Math.floor(hashes.length / 2)];
          await page.evaluate((hash) => document.querySelector(hash).scrollIntoView(), middle);
          await waitForMark(page, middle);
          assert.ok(await page.$eval(".contents", (contents) => {
            const [frame, link] = [contents, contents.querySelector("[aria-current]")].map((one) => one.getBoundingClientRect());
            return link.top >= frame.top && link.bottom <= frame.bottom;
          }));
          await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
          await waitForMark(page, hashes.at(-1));
          await page.evaluate(() => scrollTo(0, 0));
          await page.waitForFunction((last) => !document.querySelector(`.contents [aria-current][href$="${last}"]`), {}, hashes.at(-1));
          assert.ok((await marked(page)).length <= 1);
          assert.deepEqual(troubles, []);
        });
      }
    });

    test("a telephone folds the contents, and opens them when asked", async () => {
      const pages = await site(DRIVE, "th");
      await driven.withPage(async (page) => {
        await page.goto(pages.guide, { waitUntil: "load" });
        await page.waitForSelector(".contents details:not([open])");
        await page.click(".contents summary");
        await page.waitForSelector(".contents ol", { visible: true });
      }, { width: 360, height: 640 });
    });

    test("the guide offers its document beside printing", async () => {
      const pages = await site(DRIVE, "th");
      await driven.withPage(async (page) => {
        await page.goto(pages.guide, { waitUntil: "load" });
        assert.ok(await page.$eval("[data-print] ~ a", ({ href }) => href.endsWith("/guide-th.pdf")));
      });
    });
  });
}
