// The film by keyboard alone, what is read aloud, and what is remembered.

import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { BROWSERS, launch } from "./launch.mjs";
import { DRIVE, copyOf, filesOf, removeCopies, site } from "./drive.mjs";

for (const name of BROWSERS) {
  describe(`the film by keyboard in ${name}`, () => {
    let driven;
    let watch;
    before(async () => {
      driven = await launch(name);
      ({ watch } = await site(DRIVE, "th"));
    });
    after(() => driven.close());

    const time = (page) => page.$eval("video", ({ currentTime }) => currentTime);
    const ready = (page) => page.waitForFunction(() => document.querySelector("video").readyState >= 1);
    const playFrom = (page, seconds) => page.$eval("video", (video, from) => {
      video.muted = true;
      video.currentTime = from;
      return video.play();
    }, seconds);
    const open = (work) => driven.withPage(async (page, troubles) => {
      await page.goto(watch, { waitUntil: "load" });
      await ready(page);
      await work(page);
      assert.deepEqual(troubles, []);
    });

    test("letters play, step, change chapters, captions and sound", () => open(async (page) => {
      const state = () => page.$eval("video", ({ paused, muted, textTracks }) => ({
        paused, muted, captions: [...textTracks].filter(({ kind, mode }) => kind === "captions" && mode === "showing").length,
      }));
      const chapters = await page.$$eval("[data-chapter]", (links) => links.map(({ dataset }) => Number(dataset.start)));
      await page.keyboard.press("n");
      await page.waitForFunction((to) => Math.abs(document.querySelector("video").currentTime - to) < 0.3, {}, chapters[0]);
      await page.keyboard.press("n");
      await page.waitForFunction((to) => Math.abs(document.querySelector("video").currentTime - to) < 0.3, {}, chapters[1]);
      await page.keyboard.press("p");
      await page.waitForFunction((to) => Math.abs(document.querySelector("video").currentTime - to) < 0.3, {}, chapters[0]);
      await page.keyboard.press("l");
      await page.waitForFunction((to) => Math.abs(document.querySelector("video").currentTime - to) < 0.3, {}, chapters[0] + 5);
      await page.keyboard.press("j");
      await page.waitForFunction((to) => Math.abs(document.querySelector("video").currentTime - to) < 0.3, {}, chapters[0]);
      assert.deepEqual(await state(), { paused: true, muted: false, captions: 1 });
      await page.keyboard.press("m");
      await page.keyboard.press("c");
      await page.waitForFunction(() => document.querySelector("[data-captions]").value === "");
      assert.deepEqual(await state(), { paused: true, muted: true, captions: 0 });
      await page.keyboard.press("c");
      await page.waitForFunction(() => document.querySelector("[data-captions]").value === "th");
      await page.keyboard.press("k");
      await page.waitForFunction(() => !document.querySelector("video").paused);
      await page.keyboard.press("k");
      await page.waitForFunction(() => document.querySelector("video").paused);
    }));

    test("a start that is overtaken by a pause is no fault", () => open(async (page) => {
      const paused = await page.evaluate(async () => {
        const press = () => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "k", bubbles: true, cancelable: true }));
        press();
        press();
        await new Promise((go) => { setTimeout(go, 500); });
        return document.querySelector("video").paused;
      });
      assert.ok(paused);
      assert.ok(await page.$eval("[data-film-fault]", ({ hidden }) => hidden));
    }));

    test("a film that is missing or damaged is told, with the way to the check page", async () => {
      for (const spoil of [rm, (path) => writeFile(path, Buffer.alloc(100_000, 7))]) {
        const copy = await copyOf(DRIVE);
        await Promise.all((await filesOf(copy)).filter((path) => path.endsWith(".mp4")).map((path) => spoil(join(copy, path))));
        await driven.withPage(async (page) => {
          await page.goto((await site(copy, "th")).watch, { waitUntil: "load" });
          const link = await page.waitForSelector("[data-film-fault] a", { visible: true });
          await Promise.all([page.waitForNavigation({ waitUntil: "load" }), link.click()]);
          assert.match(page.url(), /check\.html$/);
        });
      }
      await removeCopies();
    });

    for (const key of ["PageDown", "ArrowRight", "Escape"]) {
      test(`the questions go on with one key: ${key}`, () => open(async (page) => {
        const end = await page.$eval("[data-chapter]", ({ dataset }) => Number(dataset.end));
        await playFrom(page, end - 1);
        await page.waitForSelector("[data-pause]:not([hidden])", { visible: true, timeout: 15000 });
        assert.ok(await page.$eval("video", ({ paused }) => paused));
        await page.keyboard.press(key);
        await page.waitForFunction(() => !document.querySelector("video").paused && document.querySelector("[data-pause]:not([hidden])") === null);
      }));
    }

    test("pauses can be left out", () => open(async (page) => {
      const end = await page.$eval("[data-chapter]", ({ dataset }) => Number(dataset.end));
      await page.focus('[data-option="pauses"]');
      await page.keyboard.press(" ");
      await playFrom(page, end - 0.7);
      await page.waitForFunction((over) => document.querySelector("video").currentTime > over, { timeout: 15000 }, end + 0.5);
      assert.equal(await page.$("[data-pause]:not([hidden])"), null);
    }));

    test("the transcript follows, and does not where it is asked not to", () => open(async (page) => {
      const scrolled = () => page.$eval(".transcript", (list) => list.scrollTop);
      // It glides: where it rests is where it is twice.
      const rest = async () => {
        for (let [at, was] = [await scrolled(), -1]; ; [was, at] = [at, await scrolled()]) {
          if (at === was) return at;
          await new Promise((go) => { setTimeout(go, 200); });
        }
      };
      const last = await page.$$eval(".transcript a", (links) => Number(links[links.length - 2].dataset.start));
      await page.$eval("video", (video, to) => { video.currentTime = to; }, last + 0.1);
      await page.waitForFunction(() => document.querySelector(".transcript [aria-current]") !== null);
      await page.waitForFunction(() => document.querySelector(".transcript").scrollTop > 0);
      const followed = await rest();
      assert.equal((await page.$$(".transcript [aria-current]")).length, 1);
      await page.focus('[data-option="follow"]');
      await page.keyboard.press(" ");
      await page.$eval("video", (video) => { video.currentTime = 1; });
      await page.waitForFunction(() => Number(document.querySelector(".transcript [aria-current]")?.dataset.start) < 5);
      assert.equal(await rest(), followed);
    }));

    test("what the picture shows is told through a live region, when asked for", () => open(async (page) => {
      const described = await page.$eval("video", async ({ textTracks }) => {
        const track = [...textTracks].find(({ kind }) => kind === "descriptions");
        while (!track.cues || track.cues.length === 0) await new Promise((go) => { setTimeout(go, 50); });
        const cue = track.cues[1];
        return { start: cue.startTime, text: cue.text.replace(/\n/g, " ") };
      });
      const region = () => page.$eval("[data-described]", (element) => [element.getAttribute("aria-live"), element.textContent]);
      await playFrom(page, described.start - 0.5);
      await page.waitForFunction((over) => document.querySelector("video").currentTime > over, {}, described.start + 0.3);
      assert.deepEqual(await region(), ["polite", ""]);
      await page.$eval("video", (video) => video.pause());
      await page.focus('[data-option="describe"]');
      await page.keyboard.press(" ");
      await playFrom(page, described.start - 0.5);
      await page.waitForFunction((text) => document.querySelector("[data-described]").textContent === text, { timeout: 10000 }, described.text);
    }));

    test("where one stopped is remembered, and offered", () => open(async (page) => {
      await page.$eval("video", (video) => { video.currentTime = 40; });
      await page.waitForFunction(() => Object.entries(localStorage).some(([key, value]) => key.startsWith("drivepress:watch:") && value === "40"));
      await page.reload({ waitUntil: "load" });
      await ready(page);
      await page.waitForSelector("[data-resume]", { visible: true });
      assert.ok((await page.$eval("[data-resume-go]", ({ textContent }) => textContent)).includes("0:40"));
      await page.focus("[data-resume-go]");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector("video").currentTime >= 40);
      assert.ok(await time(page) < 45);
    }));
  });
}
