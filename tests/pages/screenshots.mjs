// Pictures of every page for a person to look at: node screenshots.mjs OUT_DIR, with DRIVE set.
//
// Both complete languages, light and dark, wide (a projector's PC) and narrow (a telephone), and
// printed to PDF; besides, the scenes that only appear in use. OUT_DIR lies outside the repository.

import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "./browser/launch.mjs";
import { DRIVE, pagesOf, site } from "./browser/drive.mjs";

const given = process.argv[2];
const repository = fileURLToPath(new URL("../../", import.meta.url));
if (!given || DRIVE === null || `${resolve(given)}/`.startsWith(repository)) {
  console.error("Usage: DRIVE=folder node screenshots.mjs OUT_DIR (outside the repository)");
  process.exit(2);
}
const out = resolve(given);
const SIZES = { wide: { width: 1366, height: 768 }, narrow: { width: 360, height: 740 } };

/** What is seen only in use: `[page, what to do]`. */
const SCENES = {
  search: ["index", async (page, language) => {
    await page.keyboard.press("/");
    await page.type("#search-field", language === "th" ? "แรงงานบังคับ" : "forced labour");
    await page.waitForSelector("#search .search-results a");
  }],
  checked: ["check", async (page) => {
    await (await page.$("#check-folder")).uploadFile(DRIVE);
    await page.waitForSelector("#check-verdict", { visible: true });
  }],
  damaged: ["check", async (page) => {
    await page.evaluate(() => Drivepress.checkPage.begin(Object.entries({
      "bagit.txt": "x", "START-HERE.html": "x", "photo.jpg.exe": "MZ", "data/x.txt": "x", "holiday/1.jpg": "x", ".DS_Store": "x",
      "manifest-sha256.txt": `${"a".repeat(64)}  data/gone.txt\n`,
    }).map(([path, text]) => ({ path, file: new File([text], "x") }))));
    await page.waitForSelector("#check-verdict", { visible: true });
  }],
  "record-faults": ["record", async (page) => {
    await page.click("#record-form [type=submit]");
    await page.waitForSelector("#record-errors", { visible: true });
  }],
  "record-code": ["record", async (page) => {
    await page.evaluate(() => {
      for (const [id, value] of [["place", "x"], ["date", "2026-11-20"], ["kind", "school"], ["girls", "30"]]) document.getElementById(`record-${id}`).value = value;
    });
    await page.click("#record-keep");
    await page.click("#record-list li button:nth-of-type(2)");
    await page.waitForSelector("#record-qr[open]");
  }],
  presenter: ["guide", async (page) => {
    await page.click("[data-present]");
    await page.waitForSelector("[data-stage][open]");
    await page.keyboard.press("ArrowRight");
  }],
};

const chromium = await launch("chromium");
await mkdir(out, { recursive: true });
const scheme = (page, value) => page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }, { name: "prefers-reduced-motion", value: "reduce" }]);
let count = 0;
const shoot = async (page, name, fullPage) => {
  await page.screenshot({ path: join(out, `${name}.png`), fullPage });
  count += 1;
};

for (const { path, url, language } of await pagesOf(DRIVE)) {
  if (path === "START-HERE.html" || !["th", "en", null].includes(language)) continue;
  const name = path.replace(/^data\//, "").replace(/\.html$/, "").replaceAll("/", "-");
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colours of ["light", "dark"]) {
      await chromium.withPage(async (page) => {
        await scheme(page, colours);
        await page.goto(url, { waitUntil: "load" });
        await shoot(page, `${name}-${size}-${colours}`, true);
        if (size === "wide" && colours === "light") await page.pdf({ path: join(out, `${name}.pdf`), preferCSSPageSize: true });
      }, viewport);
    }
  }
}
for (const language of ["th", "en"]) {
  const pages = await site(DRIVE, language);
  for (const [scene, [where, play]] of Object.entries(SCENES)) {
    await chromium.withPage(async (page) => {
      await scheme(page, "light");
      await page.goto(where === "record" ? `${pages.record}#lang=${language}` : pages[where], { waitUntil: "load" });
      await play(page, language);
      await shoot(page, `scene-${language}-${scene}`, scene.startsWith("check") || scene === "damaged");
    }, SIZES.wide);
  }
}
await chromium.close();
console.log(`${count} pictures in ${out}.`);
