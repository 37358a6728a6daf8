// A copy of the kit with a language that nobody speaks, added by data alone, and with a district's
// usual contacts: it builds, falls back visibly, prints on one sheet, and is refused as a release.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, test } from "node:test";
import { IS_FIRST, launch } from "./launch.mjs";
import { DRIVE, filesOf, languagesOf, pagesOf, site, wordsOf } from "./drive.mjs";

const repository = fileURLToPath(new URL("../../../", import.meta.url));
const COMPLETE = ["th", "en"];

/** `drivepress` with arguments: its exit code and all that it said. */
function drivepress(...given) {
  return new Promise((resolve) => {
    execFile(process.env.DRIVEPRESS, given, (error, stdout, stderr) => resolve({ code: error === null ? 0 : error.code, said: stdout + stderr }));
  });
}

const LANGUAGE = `name = "Qaanese"
reviewed = false
font = "noto-sans-lao"

[words]
"nav.report" = "ລາຍງານ Qa"
"fallback.note" = "Qa {language}"
`;

const REPORT = "# ລາຍງານ {#report}\n\nQa 1300 Qa.\n\n## Qa {#signs}\n\nQa.\n";

const CONTACTS = ["district office", "police station", "hospital", "local government", "shelter", "provincial office", "labour office", "justice office"]
  .map((name, index) => `${index < 4 ? "8101" : "81"},office,หน่วยงานตัวอย่างในพื้นที่ ${index + 1},Sample ${name},07561123${index},,08.30–16.30 น.,08.30–16.30,th,,,โทรเมื่อต้องการความช่วยเหลือในพื้นที่,Call for help nearby,`)
  .join("\n");

/** How many pages a PDF has. */
const sheets = (pdf) => Number(/\/Type \/Pages[^>]*?\/Count (\d+)/s.exec(Buffer.from(pdf).toString("latin1"))[1]);

if (IS_FIRST) describe("a kit of one's own", () => {
  let folder;
  let kit;
  let drive;
  let driven;
  before(async () => {
    driven = await launch("chromium");
    folder = await mkdtemp(join(tmpdir(), "drivepress-kit-"));
    kit = join(folder, "kit");
    for (const part of ["manifests", "media", "site-template"]) await cp(join(repository, part), join(kit, part), { recursive: true });
    const config = await readFile(join(kit, "manifests/kit.toml"), "utf8");
    await writeFile(join(kit, "manifests/kit.toml"), config.replace(/^languages = .*$/m, 'languages = ["th", "en", "qaa"]'));
    // Captions and texts of a language that the kit no longer has would be a fault.
    const media = await readFile(join(kit, "manifests/media.toml"), "utf8");
    const entries = media.split(/(?=^\[\[media\]\])/m).filter((entry) => !/^language = "(?:my|km|lo)"/m.test(entry));
    await writeFile(join(kit, "manifests/media.toml"), entries.join(""));
    for (const path of (await filesOf(join(kit, "media"))).filter((one) => /\/(?:my|km|lo)\/|\.my\./.test(one))) await rm(join(kit, "media", path));
    await writeFile(join(kit, "site-template/languages/qaa.toml"), LANGUAGE);
    await mkdir(join(kit, "media/text/qaa"), { recursive: true });
    await writeFile(join(kit, "media/text/qaa/report.md"), REPORT);
    await appendFile(join(kit, "manifests/contacts.csv"), `${CONTACTS}\n`);
    const added = await drivepress("media", "add", "--kit", kit, join(kit, "media/text/qaa/report.md"));
    assert.equal(added.code, 0, added.said);
    const listed = await readFile(join(kit, "manifests/media.toml"), "utf8");
    await writeFile(join(kit, "manifests/media.toml"), listed.replace('licence = ""', 'licence = "CC-BY-4.0"').replace('source = ""', 'source = "this test"'));
    const made = await drivepress("make", "--kit", kit, "--out", join(folder, "dist"), "--edition", "community", "--district", "8101");
    assert.equal(made.code, 0, made.said);
    const out = await drivepress("export", join(folder, "dist/images/community"), "--district", "8101", "--format", "folder", "--to", join(folder, "out"));
    assert.equal(out.code, 0, out.said);
    drive = join(folder, "out/community-2026.1/8101");
  });
  after(async () => {
    await driven.close();
    await rm(folder, { recursive: true, force: true });
  });

  const look = (url, work) => driven.withPage(async (page, troubles) => {
    await page.goto(url, { waitUntil: "load" });
    const found = await work(page);
    assert.deepEqual(troubles, []);
    return found;
  });

  test("a new language is a file of words and a text, no code", async () => {
    assert.deepEqual((await languagesOf(drive)).sort(), ["en", "qaa", "th"]);
    const pages = await site(drive, "qaa");
    const shown = await look(pages.report, (page) => page.evaluate(async () => ({
      language: document.documentElement.lang,
      heading: document.querySelector("h1").textContent,
      menu: document.querySelector(".nav-report").textContent,
      strip: document.querySelector(".strip-draft") !== null,
      text: document.querySelector(".report-text").innerText,
      borrowed: document.querySelector(".nav-home [lang]").lang,
      font: (await document.fonts.load("16px Drivepress", "ລ")).some(({ status }) => status === "loaded"),
    })));
    assert.deepEqual({ ...shown, text: shown.text.includes("Qa 1300 Qa.") },
      { language: "qaa", heading: "ລາຍງານ Qa", menu: "ລາຍງານ Qa", strip: true, text: true, borrowed: "en", font: true });
    const files = await filesOf(drive);
    assert.ok(files.includes("data/site/assets/words/qaa.js") && files.includes("data/site/assets/search/qaa.js"));
    const fonts = new Set(files.filter((path) => path.startsWith("data/site/assets/fonts/")).map((path) => path.split("/")[4]));
    assert.deepEqual([...fonts].sort(), ["noto-sans-lao", "sarabun"]);
  });

  test("what it lacks stands in english and says so", async () => {
    const pages = await site(drive, "qaa");
    const guide = await look(pages.guide, (page) => page.evaluate(() => [document.querySelector(".notice").innerText, document.querySelector(".prose").lang]));
    assert.deepEqual(guide, ["Qa English", "en"]);
  });

  test("the sheets to pin up are one page each, with eight local numbers", async () => {
    const counts = {};
    for (const { path, url, name } of await pagesOf(drive)) {
      if (!["report", "record"].includes(name) && path !== "data/district/index.html") continue;
      counts[path] = await look(url, async (page) => sheets(await page.pdf({ preferCSSPageSize: true })));
    }
    assert.deepEqual(Object.entries(counts).filter(([, count]) => count !== 1), []);
    assert.equal(Object.keys(counts).length, 5);
    const district = await look(`file://${join(drive, "data/district/index.html")}`, (page) => page.$$eval(".contact-number-long", (all) => all.length));
    assert.equal(district, 8);
  });

  test("a kit without the steps of a meeting has no door to them, and builds", async () => {
    const bare = join(folder, "bare");
    await cp(kit, bare, { recursive: true });
    for (const language of COMPLETE) await rm(join(bare, `media/text/${language}/run-sheet.md`));
    const listed = await readFile(join(bare, "manifests/media.toml"), "utf8");
    await writeFile(join(bare, "manifests/media.toml"), listed.split(/(?=^\[\[media\]\])/m).filter((entry) => !/run-sheet\.md/.test(entry)).join(""));
    const made = await drivepress("make", "--kit", bare, "--out", join(folder, "bare-dist"), "--edition", "community", "--district", "8101");
    assert.equal(made.code, 0, made.said);
    for (const { path, url, isSite } of await pagesOf(join(folder, "bare-dist/drive/community"))) {
      if (!isSite) continue;
      const doors = await look(url, (page) => page.$$eval(".main-nav a, main a", (links) => links.filter(({ href }) => /run-sheet\.html/.test(href)).length));
      assert.equal(doors, 0, path);
    }
  });

  test("a release refuses what no speaker has read, by the language's file", async () => {
    const { code, said } = await drivepress("make", "--release", "--kit", kit, "--out", join(folder, "release"), "--edition", "community");
    assert.equal(code, 2, said);
    assert.match(said, /languages\/qaa\.toml/);
  });
});

if (IS_FIRST) describe("the sample's languages", () => {
  let driven;
  before(async () => { driven = await launch("chromium"); });
  after(() => driven.close());

  test("thai and english have every word and text; drafts say that they are drafts", async () => {
    const faults = [];
    for (const { path, url, name, language, isSite } of await pagesOf(DRIVE)) {
      if (!isSite || name === "calendar") continue;
      await driven.withPage(async (page) => {
        await page.goto(url, { waitUntil: "load" });
        const { draft, fallback, borrowed } = await page.evaluate(() => ({
          draft: document.querySelector(".strip-draft")?.checkVisibility() ?? false,
          fallback: document.querySelector(".prose[lang]") !== null,
          borrowed: Object.keys(window.DRIVEPRESS_BORROWED).length,
        }));
        const complete = COMPLETE.includes(language);
        if (complete && (draft || fallback || borrowed > 0)) faults.push(`${path}: ${JSON.stringify({ draft, fallback, borrowed })}`);
        if (!complete && !draft) faults.push(`${path}: does not say that it is a draft`);
      });
    }
    assert.deepEqual(faults, []);
    const [thai, english] = await Promise.all(COMPLETE.map((language) => wordsOf(DRIVE, language)));
    assert.deepEqual(Object.keys(thai).sort(), Object.keys(english).sort());
  });
});
