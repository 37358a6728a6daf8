// Accessibility by machine: axe-core on every page in light and dark, in dialogs, and on results;
// and the HTML standard's own checker over every page.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, test } from "node:test";
import { IS_FIRST, launch } from "./launch.mjs";
import { DRIVE, MASTER, pagesOf, site } from "./drive.mjs";

const packages = fileURLToPath(new URL("../node_modules/", import.meta.url));

/** What axe finds on a page as it stands: rule, and the first elements it names. */
async function axe(page, source) {
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, help, nodes }) => `${id} (${help}): ${nodes.slice(0, 3).map(({ target, html }) => `${target.join(" ")} ${html.slice(0, 120)}`).join(" | ")}`);
  });
}

if (IS_FIRST) describe("accessibility", () => {
  let driven;
  let source;
  before(async () => {
    driven = await launch("chromium");
    source = await readFile(join(packages, "axe-core/axe.min.js"), "utf8");
  });
  after(() => driven.close());

  for (const scheme of ["light", "dark"]) {
    test(`axe finds nothing on any page, ${scheme}`, async () => {
      const faults = [];
      for (const { path, url } of [...await pagesOf(DRIVE), ...(await pagesOf(MASTER)).filter(({ isSite }) => !isSite)]) {
        if (path === "START-HERE.html") continue;
        await driven.withPage(async (page) => {
          await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }]);
          await page.goto(url, { waitUntil: "load" });
          (await axe(page, source)).forEach((fault) => faults.push(`${path}: ${fault}`));
        });
      }
      assert.deepEqual(faults, []);
    });

    test(`axe finds nothing in dialogs and results, ${scheme}`, async () => {
      const pages = await site(DRIVE, "th");
      const scenes = {
        "search with hits": [pages.index, async (page) => {
          await page.keyboard.press("/");
          await page.waitForSelector("#search[open]");
          await page.type("#search-field", "แรงงาน");
          await page.waitForSelector("#search .search-results a");
        }],
        "check: result": [pages.check, async (page) => {
          await (await page.$("#check-folder")).uploadFile(DRIVE);
          await page.waitForSelector("#check-verdict", { visible: true });
        }],
        "check: damaged and suspicious": [pages.check, async (page) => {
          await page.evaluate(() => {
            const file = (text) => new File([text], "x");
            return Drivepress.checkPage.begin(Object.entries({
              "bagit.txt": "x", "START-HERE.html": "x", "photo.jpg.exe": "MZ", "data/x.txt": "x", "1.jpg": "x", ".DS_Store": "x",
              "manifest-sha256.txt": `${"a".repeat(64)}  data/gone.txt\n`,
            }).map(([path, text]) => ({ path, file: file(text) })));
          });
          await page.waitForSelector("#check-verdict", { visible: true });
        }],
        "check: receipt large": [pages.check, async (page) => {
          await (await page.$("#check-folder")).uploadFile(DRIVE);
          await page.waitForSelector("#check-verdict", { visible: true });
          await page.click(".work-receipt button");
          await page.waitForSelector("#check-large[open]");
        }],
        "record: faults": [pages.record, async (page) => {
          await page.click("#record-form [type=submit]");
          await page.waitForSelector("#record-errors", { visible: true });
        }],
        "record: list and code": [pages.record, async (page) => {
          await page.evaluate(() => {
            for (const [id, value] of [["place", "x"], ["day", "20"], ["month", "11"], ["year", "2569"], ["kind", "school"], ["girls", "30"]]) document.getElementById(`record-${id}`).value = value;
          });
          await page.click("#record-keep");
          await page.waitForSelector("#record-list tr");
          await page.click('#record-list [data-act="rec.qr"]');
          await page.waitForSelector("#record-qr[open]");
        }],
        "guide: presenter": [pages.guide, async (page) => {
          await page.click("[data-present]");
          await page.waitForSelector("[data-stage][open]");
          await page.keyboard.press("ArrowRight");
        }],
        "guide: facilitator's window": [`${pages.guide}#facilitator`, async (page) => {
          await page.waitForSelector("[data-notes-view]", { visible: true });
          await page.keyboard.press("ArrowRight");
        }],
        "watch: pause point": [pages.watch, async (page) => {
          await page.waitForFunction(() => document.querySelector("video").readyState > 0);
          await page.evaluate(() => {
            const panel = document.querySelector("[data-pause]");
            const end = Number(document.querySelector(`[data-chapter="${panel.dataset.pause}"]`).dataset.end);
            const video = document.querySelector("video");
            video.muted = true;
            video.currentTime = end - 0.8;
            return video.play();
          });
          await page.waitForSelector("[data-pause]:not([hidden])", { timeout: 15000 });
        }],
        "materials: preview": [pages.materials, async (page) => {
          const opener = await page.$("[data-preview-open]:not([hidden])");
          if (opener === null) return;
          await opener.click();
          await page.waitForSelector("[data-lightbox][open]");
        }],
      };
      const faults = [];
      for (const [scene, [url, play]] of Object.entries(scenes)) {
        await driven.withPage(async (page) => {
          await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }]);
          await page.goto(url, { waitUntil: "load" });
          await play(page);
          (await axe(page, source)).forEach((fault) => faults.push(`${scene}: ${fault}`));
        });
      }
      assert.deepEqual(faults, []);
    });
  }

  test("the pages are valid HTML", async () => {
    for (const drive of [DRIVE, MASTER]) {
      const files = (await pagesOf(drive)).map(({ path }) => join(drive, path));
      const jar = join(packages, "vnu-jar/build/dist/vnu.jar");
      const said = await new Promise((resolve, reject) => {
        execFile("java", ["-Xss2m", "-jar", jar, "--format", "json", "--errors-only", ...files], { maxBuffer: 1 << 26 }, (error, _, stderr) => {
          if (error !== null && error.code === "ENOENT") reject(error);
          else resolve(JSON.parse(stderr).messages);
        });
      });
      const faults = said.map(({ url, lastLine, message }) => `${decodeURIComponent(url).slice(`file:${drive}`.length)}:${lastLine} ${message}`);
      assert.deepEqual([...new Set(faults)].slice(0, 40), []);
    }
  });
});
