// The nine screens that the README shows: DRIVE=folder node contact-sheet.mjs

import { writeFile } from "node:fs/promises";
import { launch } from "./browser/launch.mjs";
import { DRIVE, removeCopies, site } from "./browser/drive.mjs";
import { SCENES } from "./scenes.mjs";

const OUT = new URL("contact-sheet.jpg", import.meta.url);
const SCREEN = { width: 1366, height: 768 };
const LANGUAGE = "th";
const pages = await site(DRIVE, LANGUAGE);
const scene = (name) => ({ url: pages[SCENES[name].at] + (SCENES[name].hash || ""), play: (page) => SCENES[name].play(page, LANGUAGE) });
const SHOWN = [
  { url: pages.index },
  { url: pages["run-sheet"] },
  scene("watch-question"),
  scene("presenter-question"),
  scene("facilitator"),
  { url: pages.materials },
  { url: pages.report },
  scene("check-intact"),
  { url: pages.index, scheme: "dark" },
];

const chromium = await launch("chromium");
const pictures = [];
for (const { url, play = async () => {}, scheme = "light" } of SHOWN) {
  await chromium.withPage(async (page) => {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }]);
    await page.goto(url, { waitUntil: "load" });
    await play(page);
    await page.evaluate(() => scrollTo(0, 0));
    pictures.push(await page.screenshot({ type: "png", encoding: "base64" }));
  }, SCREEN);
  await removeCopies();
}
await chromium.withPage(async (page) => {
  const shown = pictures.map((picture) => `<img src="data:image/png;base64,${picture}">`).join("");
  await page.setContent(`<style>body{margin:0;padding:4px;background:#d9cfbd;display:grid;grid-template-columns:repeat(3,1fr);gap:8px}img{width:100%;display:block}</style>${shown}`);
  await writeFile(OUT, await page.screenshot({ type: "jpeg", quality: 82, fullPage: true }));
}, { width: 1600, height: 900 });
await chromium.close();
