// How long a key waits in a search of five megabytes of text: DRIVEPRESS=program node large-search.mjs
//
// A measurement, no test. Makes a kit of the sample whose Thai and English texts are grown to MEGABYTES in
// all for each language, builds its drive, and types in both browsers.
//
//   MEGABYTES=5 LANGUAGE=th BROWSERS=chromium node large-search.mjs

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { BROWSERS, launch } from "./browser/launch.mjs";
import { QUERIES, table, typing } from "./browser/typing.mjs";

const MEGABYTES = Number(process.env.MEGABYTES || 5);
const LANGUAGES = process.env.LANGUAGE ? [process.env.LANGUAGE] : ["th", "en"];
// A kit's text may have a mebibyte: these hold five megabytes.
const TEXTS = ["glossary", "about", "report", "guide", "run-sheet"];
const program = process.env.DRIVEPRESS;
const repository = fileURLToPath(new URL("../../", import.meta.url));

if (!program) {
  console.error("Usage: DRIVEPRESS=program node large-search.mjs");
  process.exit(2);
}

/** Numbers that look random and are the same every time. */
function* numbers(seed) {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** Sections of sentences taken from the sample's own texts, in any order. */
function grown(folder, bytes, seed) {
  const random = numbers(seed);
  const pick = (list) => list[Math.floor(random.next().value * list.length)];
  const texts = readdirSync(folder).filter((name) => name.endsWith(".md")).map((name) => readFileSync(join(folder, name), "utf8"));
  const sentences = texts.join("\n").split("\n").filter((line) => /^[^#|<:[{>*-]/.test(line.trim()) && !/[[\]<>*`_{}|\\]/.test(line));
  const words = sentences.flatMap((line) => line.split(" ")).filter((word) => word.length > 3);
  const parts = ["# Grown\n"];
  let size = 0;
  for (let number = 1; size < bytes; number += 1) {
    const part = `\n## ${number} ${pick(words)} ${pick(words)} {#grown-${number}}\n\n${Array.from({ length: 6 }, () => `${pick(sentences)} ${pick(words)} ${pick(words)}`).join("\n\n")}\n`;
    parts.push(part);
    size += Buffer.byteLength(part);
  }
  return parts.join("");
}

const work = mkdtempSync(join(tmpdir(), "drivepress-large-"));
try {
  for (const folder of ["manifests", "media"]) cpSync(join(repository, folder), join(work, "kit", folder), { recursive: true });
  for (const language of LANGUAGES) {
    const folder = join(work, "kit/media/text", language);
    const made = TEXTS.map((name, at) => [name, grown(folder, MEGABYTES * 1e6 / TEXTS.length, at + 1)]);
    for (const [name, text] of made) writeFileSync(join(folder, `${name}.md`), text);
  }
  const run = (...words) => execFileSync(program, [...words, "--kit", join(work, "kit")], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  run("media", "lock");
  run("build", "--edition", "community", "--out", join(work, "dist"));
  const drive = join(work, "dist/drive/community");
  const search = join(drive, "data/site/assets/search");
  for (const language of LANGUAGES) {
    const files = readdirSync(search).filter((name) => name.startsWith(`${language}.`));
    console.log(`${language}: ${files.length} pieces, ${(files.reduce((sum, name) => sum + statSync(join(search, name)).size, 0) / 1e6).toFixed(1)} MB`);
    const first = language === "th" ? "" : `${language}/`;
    for (const name of BROWSERS) {
      const driven = await launch(name);
      await driven.withPage(async (page) => {
        await page.goto(pathToFileURL(join(drive, `data/site/${first}search.html`)).href, { waitUntil: "load" });
        console.log(`${name}, ${language}\n${table(await typing(page, QUERIES[language]))}`);
      });
      await driven.close();
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
