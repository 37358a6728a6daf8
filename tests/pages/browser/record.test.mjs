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

const DATE = { day: "20", month: "11", year: "2569" };

async function setAll(page, values) {
  for (const [id, value] of Object.entries(values)) await set(page, id, value);
}

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
        await setAll(page, DATE);
        assert.match(await page.$eval("#record-date-words", ({ textContent }) => textContent), /2569/);
        await page.select("#record-kind", "screening");
        await page.focus("#record-women");
        await page.keyboard.type("๑๒");
        await page.keyboard.press("Tab");
        await page.keyboard.type("8");
        assert.match(await page.$eval("#record-total", ({ textContent }) => textContent), /20/);
        await page.keyboard.press("Enter");
        await page.waitForSelector("#record-list tr");
        await page.waitForFunction(() => window.savedFiles.length === 1);
        const file = JSON.parse(await page.evaluate(() => window.savedFiles[0]));
        assert.ok(validate(file), JSON.stringify(validate.errors));
        assert.deepEqual([file.district, file.release, file.records[0].people.women], [district.code, district.release, 12]);
        const { id } = file.records[0];

        await page.click('#record-list [data-act="rec.qr"]');
        await page.waitForSelector("#record-qr[open] svg");
        assert.equal(await page.$eval("#record-qr-data", ({ textContent }) => textContent),
          `DPR1;${id};${district.code};${district.release};2026-11-20;screening;12;8;0;0;0`);
        await page.keyboard.press("Escape");

        await page.reload({ waitUntil: "load" });
        assert.equal(await page.$eval("#record-list tr", ({ dataset }) => dataset.record), id);
        page.on("dialog", (dialog) => dialog.accept());
        await page.click('#record-list [data-act="rec.delete"]');
        await page.waitForFunction(() => document.querySelectorAll("#record-list tr").length === 0);
        assert.deepEqual(troubles, []);
      });
    });

    test("faults are listed with links to their fields, and stand beside the fields too", async () => {
      const pages = await site(DRIVE, "th");
      const words = await wordsOf(DRIVE, "th");
      await driven.withPage(async (page) => {
        await page.goto(pages.record, { waitUntil: "load" });
        await page.click("#record-form [type=submit]");
        await page.waitForSelector("#record-errors", { visible: true });
        assert.equal(await page.evaluate(() => document.activeElement.id), "record-errors");
        assert.equal(await page.$$eval("#record-error-list li", (items) => items.length), 4);
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        assert.equal(await page.evaluate(() => document.activeElement.id), "record-day");
        assert.equal(await page.$eval("#record-day", (field) => document.getElementById(field.getAttribute("aria-describedby")).textContent), words["rec.e.date"]);
        assert.deepEqual(await page.$$eval(".work-error", (all) => all.map(({ textContent }) => textContent)),
          ["date", "place", "kind", "people"].map((key) => words[`rec.e.${key}`]));
        await setAll(page, { ...DATE, notes: "โทร 081 234 5678" });
        await page.click("#record-form [type=submit]");
        const told = await page.$eval("#record-error-list", ({ textContent }) => textContent);
        assert.ok(told.includes(words["rec.e.personal"].replace("{field}", words["rec.notes"])), told);
        assert.equal(await page.$("#record-day-error"), null);
      });
    });

    test("a record is changed in place; a file is read back; sums, state and table follow", async () => {
      const pages = await site(DRIVE, "th");
      const words = await wordsOf(DRIVE, "th");
      await driven.withPage(async (page, troubles) => {
        await page.goto(pages.record, { waitUntil: "load" });
        await page.evaluate(watchFiles);
        await setAll(page, { ...DATE, place: "ศาลา", kind: "school", girls: "30", notes: "" });
        await page.click("#record-keep");
        await page.waitForSelector("#record-list tr");
        const sum = () => page.$eval("#record-sum", ({ textContent }) => textContent);
        assert.ok((await sum()).includes(words["rec.state.loose"].replace("{n}", "1")), await sum());
        await page.click('#record-list [data-act="rec.edit"]');
        assert.equal(await page.$eval("#record-form-title", ({ textContent }) => textContent), words["rec.form.edit"]);
        assert.equal(await page.$eval("#record-year", ({ value }) => value), "2569");
        await set(page, "girls", "31");
        await page.click("#record-form [type=submit]");
        await page.waitForFunction(() => window.savedFiles.length === 1);
        assert.equal(await page.$$eval("#record-list tr", (rows) => rows.length), 1);
        assert.ok((await sum()).includes("31") && (await sum()).includes(words["rec.state.all"]), await sum());

        await page.click("#record-savetable");
        await page.waitForFunction(() => window.savedFiles.length === 2);
        const [file, table] = await page.evaluate(() => window.savedFiles);
        assert.match(table, /"2026-11-20","ศาลา","[^"]+","0","0","31","0","0","31",""/);

        page.on("dialog", (dialog) => dialog.accept());
        await page.click('#record-list [data-act="rec.delete"]');
        await page.waitForFunction(() => document.querySelectorAll("#record-list tr").length === 0);
        const give = (text) => page.evaluate((content) => {
          const field = document.getElementById("record-import");
          const given = new DataTransfer();
          given.items.add(new File([content], "a.json"));
          field.files = given.files;
          field.dispatchEvent(new Event("change", { bubbles: true }));
        }, text);
        await give("{}");
        await page.waitForFunction((text) => document.getElementById("record-status").textContent === text, {}, words["rec.import.unknown"].replace("{name}", "a.json"));
        await give(file);
        await page.waitForSelector("#record-list tr");
        assert.ok((await sum()).includes("31"));
        await page.click('#record-list [data-act="rec.delete"]');
        assert.deepEqual(troubles, []);
      });
    });

    test("hands before and after go into record, sums and table, and come back for a change", async () => {
      const pages = await site(DRIVE, "th");
      const words = await wordsOf(DRIVE, "th");
      await driven.withPage(async (page, troubles) => {
        await page.goto(pages.record, { waitUntil: "load" });
        await page.evaluate(watchFiles);
        await setAll(page, { ...DATE, place: "ศาลา", kind: "screening", women: "20", "call-before": "4", "call-after": "21" });
        await page.click("#record-keep");
        const told = await page.$eval("#record-error-list", ({ textContent }) => textContent);
        const field = `${words["rec.hands.after"]}, ${words["rec.qs.call"]}`;
        assert.ok(told.includes(words["rec.e.hands"].replace("{field}", field)), told);
        await set(page, "call-after", "19");
        await page.click("#record-keep");
        await page.waitForSelector("#record-list tr");
        await setAll(page, { ...DATE, place: "โรงเรียน", kind: "school", girls: "10", "call-before": "1", "call-after": "9", "safe-before": "2" });
        await page.click("#record-keep");
        await page.waitForFunction(() => document.querySelectorAll("#record-list tr").length === 2);
        const sum = await page.$eval("#record-sum", ({ textContent }) => textContent);
        assert.ok(sum.includes(`${words["rec.qs.call"]} 5 → 28`), sum);
        assert.ok(!sum.includes(words["rec.qs.safe"]), sum);
        await page.click("#record-savetable");
        await page.waitForFunction(() => window.savedFiles.length === 1);
        const [table] = await page.evaluate(() => window.savedFiles);
        assert.ok(table.includes(`"${words["rec.q.call"]} (${words["rec.hands.before"]})"`), table);
        assert.match(table, /"ศาลา".*,"4","19","","","",""/);
        assert.match(table, /"โรงเรียน".*,"1","9","","","2",""/);
        await page.click("#record-saveall");
        await page.waitForFunction(() => window.savedFiles.length === 2);
        const file = JSON.parse(await page.evaluate(() => window.savedFiles[1]));
        assert.ok(validate(file), JSON.stringify(validate.errors));
        await page.click('#record-list tr:last-child [data-act="rec.edit"]');
        assert.notEqual(await page.$eval("#record-call-after", ({ value }) => value), "");
        page.on("dialog", (dialog) => dialog.accept());
        for (let turn = 0; turn < 2; turn += 1) {
          await page.click('#record-list [data-act="rec.delete"]');
          await page.waitForFunction((left) => document.querySelectorAll("#record-list tr").length === left, {}, 1 - turn);
        }
        assert.deepEqual(troubles, []);
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
        // Nothing of the frame stays Thai but the names of languages: brand, title, release and date.
        const left = await page.evaluate(() => [document.title, ...[...document.querySelectorAll("header, footer")].map((part) => {
          const copy = part.cloneNode(true);
          copy.querySelectorAll(".langs ul, noscript").forEach((one) => one.remove());
          return copy.textContent;
        })].join(" ").match(/[\u0e00-\u0e7f]+/g));
        assert.equal(left, null);
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
            await client.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder, browserContextId: page.browserContext().id });
            await page.goto(pages.record, { waitUntil: "load" });
            for (const [id, value] of [["place", "x"], ...Object.entries(DATE), ["kind", "school"], ["girls", "30"]]) await set(page, id, value);
            await page.click("#record-form [type=submit]");
            await page.waitForSelector("#record-list tr");
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
