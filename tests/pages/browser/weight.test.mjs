// What pages weigh and how soon they can be used. Prints a table; the limits are the design's.

import assert from "node:assert/strict";
import { readFile, stat } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { BROWSERS, launch } from "./launch.mjs";
import { KEY_MAX, QUERIES, table, typing } from "./typing.mjs";
import { DRIVE, filesOf, pagesOf, pathOf, site, districtOf } from "./drive.mjs";

// Bytes of a page with its styles, scripts and words; no media, fonts, pictures or embedded captions.
const PAGE_LIMIT = 300 * 1000;
const SEARCH_LIMIT = 1000 * 1000;
// Until the page can be used, on this machine (milliseconds).
const USABLE_LIMIT = 500;
// A slow stick, for the column that computes what reading costs there (bytes a second).
const SLOW_STICK = 5e6;

// With more work than processors waiting, a clock on the wall tells of the others' work.
const isBusy = () => loadavg()[0] > 2 * availableParallelism();
const BUSY = "The machine is busy: times are shown, not judged.";

async function weightOf(url) {
  const path = pathOf(url);
  if (/\.(html|js|css)$/.test(path) && !/\/search\/[a-z.0-9]+\.js$/.test(path)) {
    const text = await readFile(path, "utf8");
    return Buffer.byteLength(text.replace(/data:[a-z/]+;?[^"']*/g, ""));
  }
  return 0;
}

for (const name of BROWSERS) describe(`weight and speed in ${name}`, () => {
  let driven;
  before(async () => { driven = await launch(name); });
  after(() => driven.close());
  const weighs = name === "chromium";

  test("each page weighs at most 300 kB and is usable at once", async () => {
    const rows = [];
    for (const { path, url, language } of await pagesOf(DRIVE)) {
      // Firefox reads the same files and tells its driver of none: one language shows its speed.
      if (path === "START-HERE.html" || (!weighs && language !== "th")) continue;
      await driven.withPage(async (page) => {
        const urls = new Set([url]);
        page.on("request", (request) => { if (request.url().startsWith("file:")) urls.add(request.url().split(/[?#]/)[0]); });
        await page.goto(url, { waitUntil: "load" });
        // The best of three: the first opening pays for the browser's own start, and others share the machine.
        let usable = Infinity;
        for (let turn = 0; turn < 3; turn += 1) {
          await page.reload({ waitUntil: "load" });
          usable = Math.min(usable, await page.evaluate(() => {
            const [navigation] = performance.getEntriesByType("navigation");
            return Math.max(navigation.domContentLoadedEventEnd, ...performance.getEntriesByType("paint").map(({ startTime }) => startTime));
          }));
        }
        const bytes = (await Promise.all([...urls].map(weightOf))).reduce((sum, value) => sum + value, 0);
        const read = (await Promise.all([...urls].filter((one) => !/\.mp4$/.test(one)).map(async (one) => (await stat(pathOf(one))).size))).reduce((a, b) => a + b, 0);
        rows.push({ path, bytes, usable, read });
      });
    }
    const line = ({ path, bytes, usable, read }) => !weighs ? `${path.padEnd(34)} ${usable.toFixed(0).padStart(4)} ms` : `${path.padEnd(34)} ${(bytes / 1000).toFixed(0).padStart(5)} kB   ${usable.toFixed(0).padStart(4)} ms   ${(read / SLOW_STICK * 1000).toFixed(0).padStart(4)} ms reading at 5 MB/s (${(read / 1000).toFixed(0)} kB with fonts and pictures)`;
    console.log(rows.map(line).join("\n"));
    assert.deepEqual(rows.filter(({ bytes }) => bytes > PAGE_LIMIT).map(line), []);
    if (isBusy()) console.log(BUSY);
    else assert.deepEqual(rows.filter(({ usable }) => usable > USABLE_LIMIT).map(line), []);
  });

  test("search data is within its limit and answers as one types", async () => {
    const { edition } = await districtOf(DRIVE);
    const sizes = new Map();
    for (const path of await filesOf(DRIVE)) {
      const [, language] = /assets\/search\/([a-z]+)(?:\.\d+)?\.js$/.exec(path) || [];
      if (language !== undefined) sizes.set(language, (sizes.get(language) || 0) + (await stat(join(DRIVE, path))).size);
    }
    console.log([...sizes].map(([language, size]) => `search in ${language}: ${(size / 1000).toFixed(0)} kB`).join("\n"));
    if (edition === "community") assert.deepEqual([...sizes].filter(([, size]) => size > SEARCH_LIMIT), []);
    for (const language of ["th", "en"]) {
      await driven.withPage(async (page) => {
        await page.goto((await site(DRIVE, language)).search, { waitUntil: "load" });
        const rows = await typing(page, QUERIES[language]);
        console.log(table(rows));
        // Where nothing is found at once, the next ways of asking come one by one, and a key between them.
        const slow = rows.filter(({ first, longest }) => Math.min(first, longest) > KEY_MAX || longest > 2 * KEY_MAX);
        if (isBusy()) console.log(BUSY);
        else assert.equal(table(slow), "");
      });
    }
  });
});
