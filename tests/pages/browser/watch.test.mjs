// The film, the guide's presenter, light and dark, quick exit.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, launch } from "./launch.mjs";
import { DRIVE, languagesOf, pagesOf, site } from "./drive.mjs";

/** Looks every tenth of a second until `isThere` says yes of what `look` found, at most 20 s; then tells the last look. */
async function waitFor(look, isThere) {
  const until = Date.now() + 20_000;
  for (;;) {
    const seen = await look();
    if (isThere(seen) || Date.now() > until) return seen;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
}

for (const name of BROWSERS) {
  describe(`film, guide and frame in ${name}`, () => {
    let driven;
    let bare;
    before(async () => {
      driven = await launch(name);
      bare = await launch(name, { scripts: false });
    });
    after(() => Promise.all([driven.close(), bare.close()]));

    for (const [scripts, enabled] of [["with", true], ["without", false]]) {
      test(`the film plays for two seconds with captions, ${scripts} scripts`, async () => {
        for (const language of await languagesOf(DRIVE)) {
          await (enabled ? driven : bare).withPage(async (page, troubles) => {
            await page.goto((await site(DRIVE, language)).watch, { waitUntil: "load" });
            await page.$eval("video", (video) => {
              video.muted = true;
              return video.play();
            });
            const seen = await waitFor(() => page.$eval("video", (video) => ({
              time: video.currentTime,
              width: video.videoWidth,
              tracks: [...video.textTracks].map(({ kind, mode, language: code, cues }) => ({ kind, mode, code, cues: cues === null ? null : cues.length })),
            })), ({ time }) => time > 2);
            assert.ok(seen.time > 2 && seen.width > 0, `${language}: ${JSON.stringify(seen)}`);
            const showing = seen.tracks.filter(({ mode, kind }) => mode === "showing" && kind === "captions");
            assert.ok(showing.length === 1 && showing[0].cues > 0, `${language}: ${JSON.stringify(seen.tracks)}`);
            assert.deepEqual(troubles, []);
          });
        }
      });
    }

    test("a caption appears on the picture at its time", async () => {
      await driven.withPage(async (page) => {
        await page.goto((await site(DRIVE, "th")).watch, { waitUntil: "load" });
        const text = await page.$eval("video", async (video) => {
          const track = [...video.textTracks].find(({ mode, kind }) => mode === "showing" && kind === "captions");
          while (track.cues === null || track.cues.length === 0) await new Promise((go) => { setTimeout(go, 50); });
          const cue = track.cues[0];
          video.currentTime = (cue.startTime + cue.endTime) / 2;
          return cue.text;
        });
        const active = await waitFor(() => page.$eval("video", ({ textTracks }) => [...textTracks]
          .filter(({ mode, kind }) => mode === "showing" && kind === "captions")
          .flatMap(({ activeCues }) => [...activeCues].map((cue) => cue.text))), (texts) => texts.includes(text));
        assert.ok(active.includes(text), JSON.stringify(active));
      });
    });

    test("at a chapter's end the film pauses with the guide's questions, and goes on by keyboard", async () => {
      await driven.withPage(async (page, troubles) => {
        await page.goto((await site(DRIVE, "th")).watch, { waitUntil: "load" });
        const asked = await page.$$eval("[data-pause]", (panels) => panels.map((panel) => panel.dataset.pause));
        assert.ok(asked.length > 0, "no pause point on the page");
        const end = await page.$eval(`[data-chapter="${asked[0]}"]`, (link) => Number(link.dataset.end));
        await page.$eval("video", (video, from) => {
          video.muted = true;
          video.currentTime = from;
          return video.play();
        }, end - 1);
        await page.waitForSelector(`[data-pause="${asked[0]}"]`, { visible: true, timeout: 15000 });
        assert.ok(await page.$eval("video", ({ paused }) => paused));
        assert.ok(await page.evaluate(() => document.activeElement.hasAttribute("data-pause-go")));
        assert.ok((await page.$eval(`[data-pause="${asked[0]}"]`, ({ innerText }) => innerText)).length > 20);
        await page.keyboard.press("Enter");
        await page.waitForFunction(() => !document.querySelector("video").paused);
        assert.equal(await page.$eval(`[data-pause="${asked[0]}"]`, ({ hidden }) => hidden), true);
        assert.deepEqual(troubles, []);
      });
    });

    test("while questions are asked, the chapter list marks the chapter that has ended", async () => {
      await driven.withPage(async (page) => {
        await page.goto((await site(DRIVE, "th")).watch, { waitUntil: "load" });
        const [asked] = await page.$$eval("[data-pause]", (panels) => panels.map((panel) => panel.dataset.pause));
        await page.$eval(`[data-chapter="${asked}"]`, (link) => {
          const video = document.querySelector("video");
          video.muted = true;
          video.currentTime = Number(link.dataset.end) - 1;
          return video.play();
        });
        await page.waitForSelector(`[data-pause="${asked}"]`, { visible: true, timeout: 15000 });
        for (let look = 0; look < 5; look += 1) {
          assert.deepEqual(await page.$$eval(".chapters [aria-current]", (links) => links.map((link) => link.dataset.chapter)), [asked]);
          await new Promise((resolve) => { setTimeout(resolve, 200); });
        }
      });
    });

    test("speed and caption size are fields that one sees, and the captions' size is remembered", async () => {
      await driven.withPage(async (page, troubles) => {
        await page.goto((await site(DRIVE, "th")).watch, { waitUntil: "load" });
        await page.waitForSelector("[data-speed]", { visible: true });
        await page.select("[data-speed]", "0.75");
        assert.equal(await page.$eval("video", ({ playbackRate }) => playbackRate), 0.75);
        await page.$eval("video", (video) => { video.playbackRate = 1.25; });
        await page.waitForFunction(() => document.querySelector("[data-speed]").value === "1.25");
        await page.select("[data-size]", "largest");
        assert.equal(await page.$eval("video", ({ dataset }) => dataset.captionSize), "largest");
        await page.reload({ waitUntil: "load" });
        assert.equal(await page.$eval("[data-size]", ({ value }) => value), "largest");
        assert.equal(await page.$eval("video", ({ dataset }) => dataset.captionSize), "largest");
        assert.deepEqual(troubles, []);
      });
    });

    test("larger captions cover more of the picture", async () => {
      await driven.withPage(async (page) => {
        await page.goto((await site(DRIVE, "th")).watch, { waitUntil: "load" });
        await page.$eval("video", async (video) => {
          const track = [...video.textTracks].find(({ mode, kind }) => mode === "showing" && kind === "captions");
          while (track.cues === null || track.cues.length === 0) await new Promise((go) => { setTimeout(go, 50); });
          video.controls = false;
          video.currentTime = (track.cues[0].startTime + track.cues[0].endTime) / 2;
        });
        const film = await page.$("[data-player]");
        const shot = async (size, language) => {
          await page.select("[data-size]", size);
          await page.select("[data-captions]", language);
          await new Promise((resolve) => { setTimeout(resolve, 1500); });
          return Buffer.from(await film.screenshot()).toString("base64");
        };
        const pictures = [await shot("normal", ""), await shot("normal", "th"), await shot("largest", "th")];
        // The picture stands still: what differs is the caption.
        const [normal, largest] = await page.evaluate(async (all) => {
          const pixels = await Promise.all(all.map(async (base64) => {
            const image = new Image();
            image.src = `data:image/png;base64,${base64}`;
            await image.decode();
            const canvas = document.createElement("canvas");
            [canvas.width, canvas.height] = [image.width, image.height];
            const context = canvas.getContext("2d");
            context.drawImage(image, 0, 0);
            return context.getImageData(0, 0, canvas.width, canvas.height).data;
          }));
          const differing = (one, two) => {
            let count = 0;
            for (let at = 0; at < one.length; at += 4) if (Math.abs(one[at] - two[at]) > 32) count += 1;
            return count;
          };
          return [differing(pixels[0], pixels[1]), differing(pixels[0], pixels[2])];
        }, pictures);
        assert.ok(normal > 1000 && largest > normal * 1.5, `pixels of the caption: ${normal}, ${largest}`);
      });
    });

    test("the transcript is searched: only lines with the words stay, marked; Escape shows all again", async () => {
      for (const [language, word] of [["th", "งาน"], ["en", "work"]]) {
        await driven.withPage(async (page, troubles) => {
          await page.goto((await site(DRIVE, language)).watch, { waitUntil: "load" });
          const field = await page.waitForSelector("[data-transcript-find] input", { visible: true });
          const shown = () => page.$$eval(".transcript li", (lines) => lines.filter(({ hidden }) => !hidden).map(({ textContent }) => textContent));
          const all = await shown();
          await field.type(word);
          const found = await shown();
          assert.ok(found.length > 0 && found.length < all.length, `${found.length} of ${all.length}`);
          assert.ok(found.every((text) => text.toLowerCase().includes(word)));
          assert.equal(await page.$eval(".transcript mark", ({ textContent }) => textContent.toLowerCase()), word);
          assert.match(await page.$eval("[data-transcript-find] [role=status]", ({ textContent }) => textContent), /\d/);
          await field.type("qqqq");
          assert.deepEqual(await shown(), []);
          await page.keyboard.press("Escape");
          assert.deepEqual(await shown(), all);
          assert.ok(await page.$eval("video", ({ paused }) => paused), "keys of the film heard what was typed");
          assert.deepEqual(troubles, []);
        });
      }
    });

    test("the guide's icons beside chapters have words that one sees", async () => {
      for (const width of [1366, 360]) {
        await driven.withPage(async (page) => {
          await page.goto((await site(DRIVE, "th")).watch, { waitUntil: "load" });
          const seen = await page.$$eval(".chapter-guide", (links) => links.map((link) => {
            const words = link.querySelector("span:not(.visually-hidden)");
            return words !== null && words.getBoundingClientRect().width > 20;
          }));
          assert.ok(seen.length > 0 && seen.every(Boolean), `${width}: ${seen}`);
        }, { width, height: 768 });
      }
    });

    test("transcript and chapters seek; an address opens a second", async () => {
      await driven.withPage(async (page) => {
        await page.goto(`${(await site(DRIVE, "th")).watch}#t=5`, { waitUntil: "load" });
        await page.waitForFunction(() => Math.abs(document.querySelector("video").currentTime - 5) < 0.5);
        const start = await page.$eval(".transcript li:last-child a", (link) => Number(link.dataset.start));
        await page.$eval(".transcript li:last-child a", (link) => link.click());
        await page.waitForFunction((to) => Math.abs(document.querySelector("video").currentTime - to) < 1.5, {}, start);
      });
    });

    test("the guide is presented by keyboard: next, back, timer, leave", async () => {
      await driven.withPage(async (page, troubles) => {
        await page.goto((await site(DRIVE, "th")).guide, { waitUntil: "load" });
        await page.focus("[data-present]");
        await page.keyboard.press("Enter");
        await page.waitForSelector("[data-stage][open]");
        const slide = () => page.$eval("[data-stage-slide]", ({ innerText }) => innerText);
        const first = await slide();
        await page.keyboard.press("ArrowRight");
        const second = await slide();
        assert.notEqual(second, first);
        await page.keyboard.press("PageDown");
        await page.keyboard.press("ArrowLeft");
        assert.equal(await slide(), second);
        const clock = () => page.$eval("[data-stage-clock]", ({ textContent }) => textContent);
        const before = await clock();
        await page.keyboard.press("t");
        await page.waitForFunction((was) => document.querySelector("[data-stage-clock]").textContent !== was, { timeout: 5000 }, before);
        await page.keyboard.press("Escape");
        await page.waitForSelector("[data-stage]:not([open])");
        assert.deepEqual(troubles, []);
      });
    });

    test("light and dark are chosen by a button and travel to the next page", async () => {
      const pages = await site(DRIVE, "th");
      await driven.withPage(async (page, troubles) => {
        await page.goto(pages.index, { waitUntil: "load" });
        const colour = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
        const before = await colour();
        await page.click("[data-theme-switch]");
        const chosen = await colour();
        assert.notEqual(chosen, before);
        await Promise.all([page.waitForNavigation(), page.click(".nav-guide")]);
        assert.equal(await colour(), chosen);
        assert.deepEqual(troubles, []);
      });
    });

    test("the film's end offers guide, report and record; it closes, and playing again takes it away", async () => {
      const pages = await site(DRIVE, "th");
      await driven.withPage(async (page, troubles) => {
        await page.goto(pages.watch, { waitUntil: "load" });
        await page.waitForFunction(() => document.querySelector("video").readyState > 0);
        await page.click('[data-option="pauses"]');
        const end = () => page.$eval("video", (video) => {
          video.muted = true;
          video.currentTime = video.duration - 0.7;
          return video.play();
        });
        await end();
        await page.waitForSelector("[data-end]", { visible: true });
        assert.deepEqual(await page.$$eval(".end-links a", (links) => links.map(({ href }) => href.replace("?theme=dark", ""))), [pages.guide, pages.report, `${pages.record}#lang=th`]);
        assert.ok(await page.evaluate(() => document.activeElement.closest("[data-end]") !== null));
        await page.keyboard.press("Escape");
        await page.waitForSelector("[data-end]", { hidden: true });
        await end();
        await page.waitForSelector("[data-end]", { visible: true });
        await page.click("[data-end-again]");
        await page.waitForSelector("[data-end]", { hidden: true });
        await page.waitForFunction(() => document.querySelector("video").currentTime < 10);
        assert.deepEqual(troubles, []);
      });
    });

    test("nothing is wider than a phone of 320 points", async () => {
      const faults = [];
      for (const { path, url } of await pagesOf(DRIVE)) {
        if (path === "START-HERE.html") continue;
        await driven.withPage(async (page) => {
          await page.goto(url, { waitUntil: "load" });
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          if (width > 320) faults.push(`${path}: ${width} points wide`);
        }, { width: 320, height: 640 });
      }
      assert.deepEqual(faults, []);
    });
  });
}
