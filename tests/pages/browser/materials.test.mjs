// What is there to open, print and send on: by kind, this language first, nothing hidden for good.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { BROWSERS, IS_FIRST, launch } from "./launch.mjs";
import { DRIVE, filesOf, languagesOf, pathOf, site } from "./drive.mjs";

for (const name of BROWSERS) {
  describe(`materials in ${name}`, () => {
    let driven;
    before(async () => { driven = await launch(name); });
    after(() => driven.close());

    test("every printed piece of the drive stands on the page once, below its kind, this language open and others folded", async () => {
      const printed = (await filesOf(DRIVE)).filter((path) => /^data\/print\/.*\.pdf$|\/square-.*\.png$/.test(path));
      for (const language of await languagesOf(DRIVE)) {
        await driven.withPage(async (page, troubles) => {
          await page.goto((await site(DRIVE, language)).materials, { waitUntil: "load" });
          const cards = await page.$$eval(".kind .card", (all) => all.map((card) => ({
            href: card.querySelector(".button").href, isOpen: card.closest("details") === null, kind: card.closest(".kind").querySelector("h2").textContent,
          })));
          assert.deepEqual(cards.map(({ href }) => pathOf(href).slice(DRIVE.length + 1)).sort(), printed);
          const isOwn = ({ href }) => href.includes(`-${language}.`);
          const hasOwn = ["th", "en"].includes(language);
          // A language without pieces of its own shows all of them.
          assert.deepEqual(cards.filter((card) => card.isOpen !== (!hasOwn || isOwn(card))), []);
          assert.equal(new Set(cards.map(({ kind }) => kind)).size, 7);
          assert.deepEqual(troubles, []);
        });
      }
    });

    test("a link to a piece in another language opens its fold", async () => {
      const { materials } = await site(DRIVE, "th");
      await driven.withPage(async (page) => {
        await page.goto(`${materials}#print-square-1-en-png`, { waitUntil: "load" });
        await page.waitForFunction(() => document.getElementById("print-square-1-en-png").checkVisibility());
        await page.evaluate(() => { location.hash = "#print-poster-1-en-pdf"; });
        await page.waitForFunction(() => document.getElementById("print-poster-1-en-pdf").checkVisibility());
      });
    });
  });
}

if (IS_FIRST) describe("the samples for messengers", () => {
  test("squares are 1080 by 1080 and light enough to send", async () => {
    const squares = (await filesOf(DRIVE)).filter((path) => /print\/square-.*\.png$/.test(path));
    assert.equal(squares.length, 4);
    for (const path of squares) {
      const bytes = await readFile(`${DRIVE}/${path}`);
      assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [1080, 1080], path);
      assert.ok(bytes.length < 100_000, `${path}: ${bytes.length}`);
    }
  });
});
