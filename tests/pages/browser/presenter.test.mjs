// The questions on the audience's screen, and the facilitator's notes in a window of their own.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, launch } from "./launch.mjs";
import { DRIVE, site, wordsOf } from "./drive.mjs";

const LOW = { width: 640, height: 360 };

async function present(page, url) {
  await page.goto(url, { waitUntil: "load" });
  await page.waitForSelector("[data-present]", { visible: true });
  await page.click("[data-present]");
  await page.waitForSelector("[data-stage][open]");
}

const textOf = (page, name) => page.$eval(name, ({ textContent }) => textContent.trim());
const question = (page) => textOf(page, "[data-stage-slide]");

/** The facilitator's window that N opens. */
async function facilitator(page) {
  const browser = page.browser();
  const known = new Set(await browser.pages());
  await page.bringToFront();
  await page.keyboard.press("n");
  for (let turn = 0; turn < 100; turn += 1) {
    const opened = (await browser.pages()).find((one) => !known.has(one) && one.url().includes("#facilitator"));
    if (opened) {
      await opened.waitForSelector("[data-notes-view]", { visible: true });
      return opened;
    }
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  throw new Error("no window opened");
}

const waitForText = (page, selector, text) => page.waitForFunction((at, wanted) => document.querySelector(at).textContent.includes(wanted), {}, selector, text);

for (const name of BROWSERS) {
  describe(`presenter in ${name}`, () => {
    let driven;
    let pages;
    let words;
    before(async () => {
      driven = await launch(name);
      pages = await site(DRIVE, "th");
      words = await wordsOf(DRIVE, "th");
    });
    after(() => driven.close());

    test("the facilitator's window is linked: each moves the other, clock and notes follow", async () => {
      await driven.withPage(async (page, troubles) => {
        await present(page, pages.guide);
        await page.keyboard.press("ArrowRight");
        const notes = await facilitator(page);
        await waitForText(notes, "[data-notes-link]", words["guide.notes.linked"]);
        assert.equal(await textOf(notes, "[data-notes-now]"), await question(page));
        assert.ok((await textOf(notes, "[data-notes-words]")).length > 100);
        assert.equal(await textOf(notes, "[data-notes-count]"), "ช่วง 1 · คำถาม 1/4");

        const first = await question(page);
        const next = await textOf(notes, "[data-notes-next-words]");
        await notes.bringToFront();
        await notes.keyboard.press("PageDown");
        await page.waitForFunction((before) => document.querySelector("[data-stage-slide]").textContent.trim() !== before, {}, first);
        assert.equal(await question(page), next);
        await waitForText(notes, "[data-notes-now]", next);
        await page.bringToFront();
        await page.keyboard.press("ArrowLeft");
        await waitForText(notes, "[data-notes-now]", first);

        await notes.bringToFront();
        await notes.keyboard.press("t");
        await waitForText(notes, "[data-notes-timer]", words["timer.stop"]);
        await waitForText(page, "[data-stage-timer]", words["timer.stop"]);

        await notes.reload({ waitUntil: "load" });
        await waitForText(notes, "[data-notes-link]", words["guide.notes.linked"]);
        await waitForText(notes, "[data-notes-now]", first);
        await notes.close();
        assert.deepEqual(troubles, []);
      });
    });

    test("the audience's screen never shows the notes, whatever is pressed", async () => {
      await driven.withPage(async (page) => {
        await present(page, pages.guide);
        const notes = await facilitator(page);
        const secret = (await textOf(notes, "[data-notes-words] li, [data-notes-words] p")).slice(0, 40);
        await notes.close();
        await page.bringToFront();
        for (const key of ["ArrowRight", "n", "t", "f", "b", "b", "ArrowRight"]) await page.keyboard.press(key);
        assert.equal(await page.$$eval(".stage *", (all, text) => all.filter((one) => one.textContent.includes(text)).length, secret), 0);
        assert.ok(await page.$eval("[data-stage]", (stage) => stage.open));
      });
    });

    test("alone, the facilitator's window goes through the guide by itself and says that it is not linked", async () => {
      await driven.withPage(async (page, troubles) => {
        await page.goto(`${pages.guide}#facilitator`, { waitUntil: "load" });
        await waitForText(page, "[data-notes-link]", words["guide.notes.alone"]);
        const cover = await textOf(page, "[data-notes-now]");
        await page.keyboard.press("ArrowRight");
        assert.notEqual(await textOf(page, "[data-notes-now]"), cover);
        await page.keyboard.press("t");
        await waitForText(page, "[data-notes-timer]", words["timer.stop"]);
        assert.ok(await page.$eval("[data-notes-black]", (button) => button.disabled));
        assert.deepEqual(troubles, []);
      });
    });

    test("a browser that opens no window says to use the printed guide, and the page says so beforehand", async () => {
      await driven.withPage(async (page) => {
        await page.goto(pages.guide, { waitUntil: "load" });
        assert.equal(await textOf(page, "[data-present-hint]"), words["guide.notes.hint"]);
        await page.evaluate(() => { window.open = () => null; });
        await page.click("[data-present]");
        await page.waitForSelector("[data-stage][open]");
        await page.keyboard.press("n");
        await waitForText(page, "[data-stage-message]", words["guide.notes.blocked"]);
      });
    });

    test("B makes the screen black, also on a Thai keyboard; any key lights it and does nothing else", async () => {
      await driven.withPage(async (page) => {
        await present(page, pages.guide);
        await page.keyboard.press("ArrowRight");
        const shown = await question(page);
        const isBlack = () => page.$eval("[data-stage-black]", (cover) => cover.checkVisibility() && cover.offsetWidth === innerWidth && cover.offsetHeight === innerHeight);
        for (const [dark, light] of [["b", "ArrowRight"], [".", "b"], ["b", "Escape"]]) {
          await page.keyboard.press(dark);
          assert.ok(await isBlack(), dark);
          await page.keyboard.press(light);
          assert.ok(!await isBlack(), light);
          assert.equal(await question(page), shown);
        }
        await page.$eval("[data-stage-slide]", (slide) => slide.dispatchEvent(new KeyboardEvent("keydown", { key: "ิ", code: "KeyB", bubbles: true })));
        assert.ok(await isBlack());
        assert.ok(await page.$eval("[data-stage]", (stage) => stage.open));
        const keys = await textOf(page, ".stage-keys");
        for (const key of ["T ", "N ", "B ", "F ", "Esc "]) assert.ok(keys.includes(key), keys);
      });
    });

    test("parts and questions are counted, covers are not; a low screen is for the question", async () => {
      await driven.withPage(async (page) => {
        await present(page, pages.guide);
        const counts = [];
        for (let turn = 0; turn < 6; turn += 1) {
          counts.push(await textOf(page, "[data-stage-count]"));
          await page.keyboard.press("ArrowRight");
        }
        assert.deepEqual(counts, ["ช่วง 1", "ช่วง 1 · คำถาม 1/4", "ช่วง 1 · คำถาม 2/4", "ช่วง 1 · คำถาม 3/4", "ช่วง 1 · คำถาม 4/4", "ช่วง 2"]);
        await page.keyboard.press("Home");
        let [room, cut] = [Infinity, ""];
        for (let turn = 0; turn < 45; turn += 1) {
          await page.keyboard.press("ArrowRight");
          const seen = await page.$eval("[data-stage-slide]", (slide) => ({ height: slide.clientHeight, hidden: slide.scrollHeight - slide.clientHeight, text: slide.textContent }));
          room = Math.min(room, seen.height);
          if (seen.hidden > 1) cut = seen.text;
        }
        assert.equal(cut, "");
        assert.ok(room >= 200, `${room} px`);
      }, LOW);
    });
  });
}
