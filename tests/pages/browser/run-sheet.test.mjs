// A meeting step by step: from home to the record, remembered, on one sheet, and without scripts.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, IS_FIRST, launch } from "./launch.mjs";
import { DRIVE, site } from "./drive.mjs";

/** How many pages a PDF has. */
const sheets = (pdf) => Number(/\/Type \/Pages[^>]*?\/Count (\d+)/s.exec(Buffer.from(pdf).toString("latin1"))[1]);
const LANGUAGES = ["th", "en"];
const current = (page) => page.$$eval("[aria-current=step]", (steps) => steps.map(({ id }) => id));

for (const name of BROWSERS) {
  describe(`a meeting today in ${name}`, () => {
    let driven;
    before(async () => { driven = await launch(name); });
    after(() => driven.close());

    test("home leads to one way through a meeting, whose links lead to film, questions, sheet and record", async () => {
      for (const language of LANGUAGES) {
        const pages = await site(DRIVE, language);
        await driven.withPage(async (page, troubles) => {
          await page.goto(pages.index, { waitUntil: "load" });
          await Promise.all([page.waitForNavigation(), page.click(".way-today")]);
          const files = await page.$$eval(".run-text a", (links) => links.map(({ href }) => href.replace(/#beat.*|\?.*/, "")));
          for (const wanted of [pages.watch, pages.guide, pages.report, `${pages.record}#lang=${language}`]) assert.ok(files.includes(wanted), `${wanted} ${files}`);
          assert.deepEqual(troubles, []);
        });
      }
    });

    test("each run takes the time that it is called after, and the step one is at is remembered", async () => {
      const pages = await site(DRIVE, "th");
      await driven.withPage(async (page) => {
        await page.goto(pages["run-sheet"], { waitUntil: "load" });
        const times = await page.$$eval("section.run", (runs) => runs.map((run) => [run.id, [...run.querySelectorAll("[data-minutes]")].reduce((sum, { dataset }) => sum + Number(dataset.minutes), 0)]));
        assert.deepEqual(times, [["run-60", 60], ["run-90", 90], ["run-120", 120]]);
        await page.click(".run-option:nth-of-type(2)");
        assert.deepEqual(await page.$$eval("section.run:not([hidden])", (runs) => runs.map(({ id }) => id)), ["run-90"]);
        assert.deepEqual(await current(page), ["run-print"]);
        for (const id of ["run-print", "run-room", "run-90-open"]) await page.click(`#${id} input`);
        assert.deepEqual(await current(page), ["run-90-watch"]);
        await page.reload({ waitUntil: "load" });
        assert.deepEqual(await current(page), ["run-90-watch"]);
        await page.click("[data-run-reset]");
        assert.deepEqual(await current(page), ["run-print"]);
      });
    });

    if (name === "chromium") {
      test("each run prints on one sheet, in Thai and English", async () => {
        for (const language of LANGUAGES) {
          for (const run of ["run-60", "run-90", "run-120"]) {
            await driven.withPage(async (page) => {
              await page.goto(`${(await site(DRIVE, language))["run-sheet"]}#${run}`, { waitUntil: "load" });
              assert.equal(sheets(await page.pdf({ preferCSSPageSize: true })), 1, `${language} ${run}`);
            });
          }
        }
      });
    }
  });
}

if (IS_FIRST) describe("a meeting today without scripts", () => {
  test("all runs stand there as a list, with nothing to press", async () => {
    const bare = await launch("chromium", { scripts: false });
    try {
      await bare.withPage(async (page) => {
        await page.goto((await site(DRIVE, "th"))["run-sheet"], { waitUntil: "load" });
        assert.equal(await page.$$eval("section.run", (runs) => runs.filter((run) => run.checkVisibility()).length), 3);
        assert.equal(await page.$$eval("main button, main input", (all) => all.filter((one) => one.checkVisibility()).length), 0);
      });
    } finally {
      await bare.close();
    }
  });
});
