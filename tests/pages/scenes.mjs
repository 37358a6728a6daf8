// What is seen only in use: each scene names a page and what a person does there.
//
// `at` is the page, `play` what is done; `full` shows the whole page instead of the screen; `sizes` and
// `schemes` say where besides on a wide, light screen.

import { createHash } from "node:crypto";
import { readFile, rm, writeFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DRIVE, copyOf, filesOf } from "./browser/drive.mjs";

const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

async function checkFolder(page, folder) {
  await (await page.$("#check-folder")).uploadFile(folder);
  await page.waitForSelector("#check-verdict", { visible: true, timeout: 120000 });
}

async function spoilt(work) {
  const copy = await copyOf(DRIVE);
  await work(copy);
  return copy;
}

const damage = (page) => spoilt(async (copy) => {
  const film = (await filesOf(copy)).find((path) => path.endsWith(".mp4"));
  const bytes = await readFile(join(copy, film));
  bytes[bytes.length >> 1] ^= 1;
  await writeFile(join(copy, film), bytes);
  await rm(join(copy, "data/site/glossary.html"));
  await writeFile(join(copy, "data/notes.txt"), "x");
}).then((copy) => checkFolder(page, copy));

const worm = (page) => spoilt(async (copy) => {
  await mkdir(join(copy, "\u00a0"));
  await mkdir(join(copy, "holiday"));
  const strange = {
    "photo.jpg.exe": "MZ", "data.lnk": "x", "autorun.inf": "[autorun]", "\u00a0/photo.jpg": "x",
    "letter\u202efdp.scr": "x", ".DS_Store": "x", "holiday/1.jpg": "x",
  };
  for (const [path, content] of Object.entries(strange)) await writeFile(join(copy, path), content);
}).then((copy) => checkFolder(page, copy));

// A drive that names a signer, its lists made anew to match, and no signature.
const forge = (page) => spoilt(async (copy) => {
  const info = (await readFile(join(copy, "bag-info.txt"), "utf8"))
    .replace("Signed-By: nobody", "Signed-By: RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3");
  await writeFile(join(copy, "bag-info.txt"), info);
  const sum = createHash("sha256").update(info).digest("hex");
  const tags = await readFile(join(copy, "tagmanifest-sha256.txt"), "utf8");
  await writeFile(join(copy, "tagmanifest-sha256.txt"), tags.replace(/^\S+(?=\s+bag-info\.txt$)/m, sum));
  await rm(join(copy, "tagmanifest-sha256.txt.minisig"));
}).then((copy) => checkFolder(page, copy));

async function fill(page, values) {
  await page.evaluate((given) => {
    for (const [id, value] of Object.entries(given)) {
      const field = document.getElementById(`record-${id}`);
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }, values);
}

const SESSION = {
  th: { place: "หอประชุมบ้านตัวอย่าง", notes: "เครื่องฉายใช้ได้ดี" },
  en: { place: "Hall of the sample village", notes: "The projector worked well" },
};
const session = (language) => ({ day: "20", month: "11", year: language === "th" ? "2569" : "2026", kind: "screening", women: "21", men: "14", girls: "9", boys: "8", officials: "3", "call-before": "11", "call-after": "49", "signs-before": "6", "signs-after": "41", "safe-before": "9", "safe-after": "44", ...SESSION[language] });

async function film(page, from, scroll) {
  await page.waitForFunction(() => document.querySelector("video").readyState >= 1);
  await page.$eval("video", (video, seconds) => {
    video.muted = true;
    video.currentTime = seconds;
    return video.play();
  }, from);
  await pause(2500);
  if (scroll) await page.evaluate(() => scrollTo(0, 0));
}

async function present(page, slides) {
  await page.click("[data-present]");
  await page.waitForSelector("[data-stage][open]");
  for (let at = 0; at < slides; at += 1) await page.keyboard.press("ArrowRight");
}

const BIG = ["wide", "projector"];

export const SCENES = {
  "watch-playing": { at: "watch", sizes: [...BIG, "narrow"], play: (page) => film(page, 12, true) },
  "watch-question": {
    at: "watch",
    sizes: [...BIG, "narrow"],
    play: async (page) => {
      const end = await page.$eval("[data-chapter]", (link) => Number(link.dataset.end));
      await film(page, end - 1.2, true);
      await page.waitForSelector("[data-pause]:not([hidden])", { visible: true });
    },
  },
  "watch-fault": {
    at: "watch",
    sizes: ["wide", "narrow"],
    schemes: ["light", "dark"],
    play: async (page) => {
      await page.$eval("video", (video) => { video.src = "no-such-film.mp4"; });
      await page.waitForSelector("[data-film-fault]", { visible: true });
      await page.evaluate(() => scrollTo(0, 0));
    },
  },
  "presenter-cover": { at: "guide", sizes: BIG, play: (page) => present(page, 0) },
  "presenter-question": { at: "guide", sizes: [...BIG, "narrow"], play: (page) => present(page, 1) },
  "presenter-low": { at: "guide", sizes: ["low"], play: (page) => present(page, 2) },
  facilitator: {
    at: "guide",
    hash: "#facilitator",
    sizes: ["window", "narrow"],
    schemes: ["light", "dark"],
    play: async (page) => {
      await page.waitForSelector("[data-notes-view]", { visible: true });
      for (let at = 0; at < 2; at += 1) await page.keyboard.press("ArrowRight");
    },
  },
  search: {
    at: "index",
    sizes: ["wide", "narrow"],
    schemes: ["light", "dark"],
    play: async (page, language) => {
      await page.keyboard.press("/");
      await page.waitForSelector("#search[open]");
      await page.type("#search-field", language === "th" ? "แรงงานบังคับ" : "forced labour");
      await page.waitForSelector("#search .search-results a");
    },
  },
  "search-page": {
    at: "search",
    play: async (page, language) => {
      await page.type("main [data-search-input]", language === "th" ? "ช่วยเหลือ" : "help");
      await page.waitForSelector("main .search-results a");
    },
  },
  "check-running": {
    at: "check",
    play: async (page) => {
      await page.evaluate(() => {
        document.getElementById("check-choose").hidden = true;
        document.getElementById("check-running").hidden = false;
        document.getElementById("check-bar").value = 0.4;
      });
    },
  },
  "check-intact": { at: "check", full: true, sizes: ["wide", "narrow"], schemes: ["light", "dark"], play: (page) => checkFolder(page, DRIVE) },
  "check-damaged": { at: "check", full: true, play: damage },
  "check-suspicious": { at: "check", full: true, sizes: ["wide", "narrow"], schemes: ["light", "dark"], play: worm },
  "check-forged": { at: "check", full: true, play: forge },
  "record-faults": {
    at: "record",
    play: async (page) => {
      await page.click("#record-form [type=submit]");
      await page.waitForSelector("#record-errors", { visible: true });
    },
  },
  "record-filled": { at: "record", full: true, sizes: ["wide", "narrow"], play: (page, language) => fill(page, session(language)) },
  "record-list": {
    at: "record",
    full: true,
    play: async (page, language) => {
      for (const day of ["20", "22"]) {
        await fill(page, { ...session(language), day });
        await page.click("#record-keep");
      }
    },
  },
  "record-code": {
    at: "record",
    play: async (page, language) => {
      await fill(page, session(language));
      await page.click("#record-keep");
      await page.click('#record-list [data-act="rec.qr"]');
      await page.waitForSelector("#record-qr[open]");
    },
  },
  "materials-larger": {
    at: "materials",
    play: async (page) => {
      await page.click("[data-preview-open]");
      await page.waitForSelector("[data-lightbox][open]");
      await pause(300);
    },
  },
  languages: { at: "index", sizes: ["wide", "narrow"], play: (page) => page.click(".langs summary") },
  menu: { at: "index", sizes: ["narrow"], play: (page) => page.click(".menu-button") },
  focus: {
    at: "index",
    play: async (page) => {
      for (let at = 0; at < 6; at += 1) await page.keyboard.press("Tab");
    },
  },
};
