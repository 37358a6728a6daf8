// Pictures of every page for a person to look at: node screenshots.mjs OUT_DIR, with DRIVE set.
//
//   ONLY=watch,check node screenshots.mjs OUT_DIR     only pictures with these words in their names
//
// Both complete languages, light and dark, on the screen of an office PC, of a telephone, the
// narrowest one, with 200 % zoom, on a projector, and printed to PDF; the languages that are drafts
// on one screen; besides, the scenes that only appear in use. OUT_DIR lies outside the repository.

import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "./browser/launch.mjs";
import { DRIVE, pagesOf, removeCopies, site } from "./browser/drive.mjs";
import { SCENES } from "./scenes.mjs";

const given = process.argv[2];
const repository = fileURLToPath(new URL("../../", import.meta.url));
if (!given || DRIVE === null || `${resolve(given)}/`.startsWith(repository)) {
  console.error("Usage: DRIVE=folder node screenshots.mjs OUT_DIR (outside the repository)");
  process.exit(2);
}
const out = resolve(given);
const COMPLETE = ["th", "en"];
const SIZES = {
  wide: { width: 1366, height: 768 },
  narrow: { width: 360, height: 740 },
  projector: { width: 1920, height: 1080 },
  smallest: { width: 320, height: 640 },
  zoomed: { width: 683, height: 384 },
  low: { width: 640, height: 360 },
  window: { width: 860, height: 600 },
};
// Light and dark where most people look; the rest in one scheme.
const PLAIN = [["wide", "light"], ["wide", "dark"], ["narrow", "light"], ["narrow", "dark"], ["projector", "light"], ["smallest", "light"], ["zoomed", "dark"]];

const only = (process.env.ONLY || "").split(",").filter((word) => word !== "");
const isWanted = (name) => only.length === 0 || only.some((word) => name.includes(word));

const chromium = await launch("chromium");
await mkdir(out, { recursive: true });
let count = 0;

async function shoot(name, size, scheme, url, work) {
  if (!isWanted(name)) return;
  await chromium.withPage(async (page) => {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }]);
    await page.goto(url, { waitUntil: "load" });
    try {
      const full = await work(page);
      await page.screenshot({ path: join(out, `${name}.png`), fullPage: full });
      count += 1;
    } catch (error) {
      console.error(`${name}: ${error.message}`);
    }
  }, SIZES[size]);
}

for (const { path, url, language } of await pagesOf(DRIVE)) {
  if (path === "START-HERE.html") continue;
  const name = path.replace(/^data\//, "").replace(/\.html$/, "").replaceAll("/", "-");
  const looks = language === null || COMPLETE.includes(language) ? PLAIN : [["wide", "light"]];
  for (const [size, scheme] of looks) {
    await shoot(`${name}-${size}-${scheme}`, size, scheme, url, async (page) => {
      if (size === "wide" && scheme === "light" && looks === PLAIN) {
        await page.pdf({ path: join(out, `${name}.pdf`), preferCSSPageSize: true });
      }
      return true;
    });
  }
}
for (const language of COMPLETE) {
  const pages = await site(DRIVE, language);
  for (const [scene, { at, play, hash = "", full = false, sizes = ["wide"], schemes = ["light"] }] of Object.entries(SCENES)) {
    for (const [size, scheme] of sizes.flatMap((one) => schemes.map((two) => [one, two]))) {
      await shoot(`scene-${language}-${scene}-${size}-${scheme}`, size, scheme, at === "record" ? `${pages.record}#lang=${language}` : pages[at] + hash, async (page) => {
        await play(page, language);
        return full;
      });
      await removeCopies();
    }
  }
}
await chromium.close();
console.log(`${count} pictures in ${out}.`);
