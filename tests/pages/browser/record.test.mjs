// The session record filled in by keyboard, saved, shown as a code, kept, deleted, in two languages.

import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import { BROWSERS, launch } from "./launch.mjs";
import { DRIVE, MASTER, districtOf, site, wordsOf } from "./drive.mjs";

const schema = JSON.parse(readFileSync(new URL("../../../site-template/schemas/session-record.schema.json", import.meta.url), "utf8"));
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

/** Keeps what the page offers to save, where the driver cannot say into which folder. */
function watchFiles() {
  window.savedFiles = [];
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    blob.text().then((text) => window.savedFiles.push(text));
    return make.call(URL, blob);
  };
}

const set = (page, id, value) => page.$eval(`#record-${id}`, (element, text) => {
  element.value = text;
  element.dispatchEvent(new Event("input", { bubbles: true }));
}, value);

for (const name of BROWSERS) {
  describe(`session record in ${name}`, () => {
    let driven;
    before(async () => { driven = await launch(name); });
    after(() => driven.close());

    test("save, code, list, reload, delete", async () => {
      const pages = await site(DRIVE, "th");
      const district = await districtOf(DRIVE);
      await driven.withPage(async (page, troubles) => {
        await page.goto(pages.record, { waitUntil: "load" });
        await page.evaluate(watchFiles);
        await page.focus("#record-place");
        await page.keyboard.type("ศาลาหมู่ 3");
        await set(page, "date", "2026-11-20");
        assert.match(await page.$eval("#record-date-words", ({ textContent }) => textContent), /2569/);
        await page.select("#record-kind", "screening");
        await page.focus("#record-women");
        await page.keyboard.type("๑๒");
        await page.keyboard.press("Tab");
        await page.keyboard.type("8");
        assert.match(await page.$eval("#record-total", ({ textContent }) => textContent), /20/);
        await page.keyboard.press("Enter");
        await page.waitForSelector("#record-list li");
        await page.waitForFunction(() => window.savedFiles.length === 1);
        const file = JSON.parse(await page.evaluate(() => window.savedFiles[0]));
        assert.ok(validate(file), JSON.stringify(validate.errors));
        assert.deepEqual([file.district, file.release, file.records[0].people.women], [district.code, district.release, 12]);
        const { id } = file.records[0];

        await page.click("#record-list li button:nth-of-type(2)");
        await page.waitForSelector("#record-qr[open] svg");
        assert.equal(await page.$eval("#record-qr-data", ({ textContent }) => textContent),
          `DPR1;${id};${district.code};${district.release};2026-11-20;screening;12;8;0;0;0`);
        await page.keyboard.press("Escape");

        await page.reload({ waitUntil: "load" });
        assert.equal(await page.$eval("#record-list li", ({ dataset }) => dataset.record), id);
        page.on("dialog", (dialog) => dialog.accept());
        await page.click("#record-list li button:nth-of-type(3)");
        await page.waitForFunction(() => document.querySelectorAll("#record-list li").length === 0);
        assert.deepEqual(troubles, []);
      });
    });

    test("faults are listed with links to their fields; a buddhist year offers its mend", async () => {
      const pages = await site(DRIVE, "th");
      await driven.withPage(async (page) => {
        await page.goto(pages.record, { waitUntil: "load" });
        await page.click("#record-form [type=submit]");
        await page.waitForSelector("#record-errors", { visible: true });
        assert.equal(await page.evaluate(() => document.activeElement.id), "record-errors");
        assert.equal(await page.$$eval("#record-error-list li", (items) => items.length), 4);
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        assert.equal(await page.evaluate(() => document.activeElement.id), "record-date");
        await set(page, "date", "2569-11-20");
        await page.waitForSelector("#record-date-fix", { visible: true });
        await page.click("#record-date-fix");
        assert.equal(await page.$eval("#record-date", ({ value }) => value), "2026-11-20");
        await set(page, "notes", "โทร 081 234 5678");
        await page.click("#record-form [type=submit]");
        const told = await page.$eval("#record-error-list", ({ textContent }) => textContent);
        const words = await wordsOf(DRIVE, "th");
        assert.ok(told.includes(words["rec.e.personal"].replace("{field}", words["rec.notes"])), told);
      });
    });

    test("one page for all languages: texts, menu and links change in place", async () => {
      const pages = await site(DRIVE, "th");
      const english = await wordsOf(DRIVE, "en");
      const thai = await wordsOf(DRIVE, "th");
      await driven.withPage(async (page, troubles) => {
        await page.goto(`${pages.record}#lang=en`, { waitUntil: "load" });
        await page.waitForFunction(() => document.documentElement.lang === "en");
        const texts = () => page.evaluate(() => [document.querySelector("h1").textContent, document.querySelector(".nav-watch").textContent, document.querySelector(".nav-watch").getAttribute("href"), document.title.split(" · ")[0]]);
        assert.deepEqual(await texts(), [english["nav.record"], english["nav.watch"], "en/watch.html", english["nav.record"]]);
        const { name_en: district } = await districtOf(DRIVE);
        assert.ok((await page.$eval("footer", ({ innerText }) => innerText)).includes(district));
        await page.evaluate(() => { location.hash = "lang=th"; });
        await page.waitForFunction(() => document.documentElement.lang === "th");
        assert.deepEqual(await texts(), [thai["nav.record"], thai["nav.watch"], "watch.html", thai["nav.record"]]);
        assert.deepEqual(troubles, []);
      });
    });

    test("what was typed survives leaving the page, and clearing asks first", async () => {
      const pages = await site(DRIVE, "th");
      await driven.withPage(async (page) => {
        await page.goto(pages.record, { waitUntil: "load" });
        await set(page, "place", "ศาลากลางบ้าน");
        await set(page, "women", "7");
        await page.goto(pages.index, { waitUntil: "load" });
        await page.goto(pages.record, { waitUntil: "load" });
        assert.equal(await page.$eval("#record-place", ({ value }) => value), "ศาลากลางบ้าน");
        let answer = false;
        page.on("dialog", (dialog) => (answer ? dialog.accept() : dialog.dismiss()));
        await page.click("#record-form [type=reset]");
        assert.equal(await page.$eval("#record-women", ({ value }) => value), "7");
        answer = true;
        await page.click("#record-form [type=reset]");
        await page.waitForFunction(() => document.getElementById("record-women").value === "");
        await page.reload({ waitUntil: "load" });
        assert.equal(await page.$eval("#record-place", ({ value }) => value), "");
      });
    });

    test("the master asks for the district", async () => {
      const pages = await site(MASTER, "th");
      await driven.withPage(async (page) => {
        await page.goto(pages.record, { waitUntil: "load" });
        await page.waitForSelector("#record-district", { visible: true });
      });
    });

    if (name === "chromium") {
      test("the file arrives in the folder for downloads", async () => {
        const folder = await mkdtemp(join(tmpdir(), "drivepress-downloads-"));
        const pages = await site(DRIVE, "th");
        try {
          await driven.withPage(async (page) => {
            const client = await page.createCDPSession();
            await client.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
            await page.goto(pages.record, { waitUntil: "load" });
            for (const [id, value] of [["place", "x"], ["date", "2026-11-20"], ["kind", "school"], ["girls", "30"]]) await set(page, id, value);
            await page.click("#record-form [type=submit]");
            await page.waitForSelector("#record-list li");
            let names = [];
            for (let turn = 0; turn < 50 && !names.some((file) => file.endsWith(".json")); turn += 1) {
              await new Promise((resolve) => { setTimeout(resolve, 100); });
              names = await readdir(folder);
            }
            assert.match(names[0], /^session-\d+-2026-11-20-[0-9a-f]{6}\.json$/);
            assert.ok(validate(JSON.parse(await readFile(join(folder, names[0]), "utf8"))));
          });
        } finally {
          await rm(folder, { recursive: true });
        }
      });
    }
  });
}
