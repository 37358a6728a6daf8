// The page "check this drive" on good and spoilt drives.

import assert from "node:assert/strict";
import { appendFile, cp, mkdir, readFile, rename, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { BROWSERS, launch } from "./launch.mjs";
import { DRIVE, MASTER, copyOf, districtOf, filesOf, languagesOf, removeCopies, site, wordsOf } from "./drive.mjs";

/**
 * Chooses a folder. Chromium's driver hands a whole folder to the page's own input. Firefox's
 * refuses folders: there the same files go in by a second input, with their paths beside.
 */
async function choose(name, page, folder, chosen = "drive") {
  if (name === "chromium") {
    await (await page.$("#check-folder")).uploadFile(folder);
    return;
  }
  const paths = await filesOf(folder);
  await page.evaluate(() => {
    const input = Object.assign(document.createElement("input"), { type: "file", multiple: true, id: "test-files" });
    document.body.append(input);
  });
  await (await page.$("#test-files")).uploadFile(...paths.map((path) => join(folder, path)));
  await page.evaluate((given, top) => {
    const { files } = document.getElementById("test-files");
    // One at a time: drivers keep the order in which files were given.
    const entries = given.map((path, index) => Drivepress.tree.entryOf(`${top}/${path}`, files[index]));
    document.getElementById("test-files").remove();
    Drivepress.checkPage.begin(entries);
  }, paths, chosen);
}

async function result(page) {
  await page.waitForSelector("#check-verdict", { visible: true, timeout: 120000 });
  return page.evaluate(() => ({
    verdict: document.querySelector("[data-verdict]").dataset.verdict,
    alarm: document.querySelector(".work-alarm") !== null,
    receipt: document.getElementById("check-receipt")?.textContent.replace(/\s/g, "") ?? null,
    signature: document.querySelector("[data-signature]")?.dataset.signature ?? null,
    focused: document.activeElement.id,
    lists: Object.fromEntries([...document.querySelectorAll("[data-list]")].map((list) => (
      [list.dataset.list, [...list.querySelectorAll(".work-name")].map(({ textContent }) => textContent)]
    ))),
  }));
}

async function firstOf(drive, pattern) {
  const found = (await filesOf(drive)).find((path) => pattern.test(path));
  assert.ok(found, `no file like ${pattern} on the drive`);
  return found;
}

for (const name of BROWSERS) {
  describe(`check this drive in ${name}`, () => {
    let driven;
    let url;
    before(async () => {
      driven = await launch(name);
      const [language] = await languagesOf(DRIVE);
      url = (await site(DRIVE, language)).check;
    });
    after(async () => {
      await driven.close();
      await removeCopies();
    });

    const check = (folder, address = url) => driven.withPage(async (page, troubles) => {
      await page.goto(address, { waitUntil: "load" });
      await choose(name, page, folder);
      const found = await result(page);
      assert.deepEqual(troubles, []);
      return found;
    });

    test("a drive as it was made", async () => {
      const found = await check(DRIVE);
      const { signer } = await districtOf(DRIVE);
      assert.equal(found.lists.damaged, undefined, JSON.stringify(found.lists));
      const slot = await readFile(join(DRIVE, "tagmanifest-sha256.txt.minisig"), "utf8");
      const waits = signer !== "nobody" && slot.includes("not signed");
      assert.equal(found.verdict, waits ? "waits" : "intact", JSON.stringify(found));
      assert.match(found.receipt, waits ? /^4\d{11}$/ : /^1\d{11}$/);
      assert.equal(found.focused, "check-verdict");
      assert.ok(!found.alarm);
    });

    test("a browser without Ed25519 reads the library for it", () => driven.withPage(async (page, troubles) => {
      await page.goto(url, { waitUntil: "load" });
      // RFC 8032, section 7.1, test 1.
      const [before, isGood, after] = await page.evaluate(async () => {
        const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
        crypto.subtle.importKey = () => Promise.reject(new DOMException("", "NotSupportedError"));
        const key = bytes("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        const signature = bytes("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        const loaded = () => typeof nacl;
        return [loaded(), await Drivepress.signature.verifyEd25519(key, signature, new Uint8Array(0)), loaded()];
      });
      assert.deepEqual([before, isGood, after], ["undefined", true, "object"]);
      assert.deepEqual(troubles, []);
    }));

    test("old bags' digests are read when a bag asks for them", () => driven.withPage(async (page, troubles) => {
      await page.goto(url, { waitUntil: "load" });
      const found = await page.evaluate(async () => {
        const digests = [];
        for (const noWorkers of [false, true]) {
          const pool = await Drivepress.hash.openPool({ noWorkers, algorithms: ["md5", "sha1", "sha256"] });
          const job = { file: new File(["abc"], "abc"), algorithms: ["md5", "sha1"] };
          await pool.run([job], () => {}, (_, values) => digests.push(values.join(" ")));
          pool.stop();
        }
        return digests;
      });
      const abc = "900150983cd24fb0d6963f7d28e17f72 a9993e364706816aba3e25717850c26c9cd0d89d";
      assert.deepEqual(found, [abc, abc]);
      assert.deepEqual(troubles, []);
    }));

    test("the master too", async () => {
      const found = await check(MASTER);
      assert.ok(["intact", "waits"].includes(found.verdict), JSON.stringify(found));
    });

    test("one changed byte, one missing file and one strange file are named", async () => {
      const copy = await copyOf(DRIVE);
      const damaged = await firstOf(copy, /^data\/video\/.*\.mp4$/);
      const missing = await firstOf(copy, /^data\/print\//);
      const bytes = await readFile(join(copy, damaged));
      bytes[Math.floor(bytes.length / 2)] ^= 1;
      await writeFile(join(copy, damaged), bytes);
      await rm(join(copy, missing));
      await writeFile(join(copy, "data/notes.txt"), "x");
      const found = await check(copy);
      assert.equal(found.verdict, "damaged");
      assert.match(found.receipt, /^3/);
      assert.deepEqual(found.lists.damaged, [damaged]);
      assert.deepEqual(found.lists.missing, [missing]);
      assert.deepEqual(found.lists.inside, ["data/notes.txt"]);
    });

    test("programs and disguises come first, systems' own files are excused", async () => {
      const copy = await copyOf(DRIVE);
      await mkdir(join(copy, "System Volume Information"));
      await mkdir(join(copy, "\u00a0"));
      await mkdir(join(copy, "holiday"));
      const strange = {
        "photo.jpg.exe": "MZ", "data.lnk": "x", "autorun.inf": "[autorun]", "song.mp3": "MZ\u0000",
        "\u00a0/photo.jpg": "x", "letter\u202efdp.scr": "x", "notes.html": "x",
        "System Volume Information/WPSettings.dat": "x", ".DS_Store": "x", "holiday/1.jpg": "x",
      };
      for (const [path, content] of Object.entries(strange)) await writeFile(join(copy, path), content);
      const found = await check(copy);
      assert.equal(found.verdict, "suspicious");
      assert.ok(found.alarm);
      assert.match(found.receipt, /^2/);
      assert.deepEqual(found.lists.suspicious.sort(), ["[U+00A0]/photo.jpg", "autorun.inf", "data.lnk",
        "letter[U+202E]fdp.scr", "notes.html", "photo.jpg.exe", "song.mp3"].sort());
      assert.deepEqual(found.lists.others, ["holiday/1.jpg"]);
      assert.deepEqual(found.lists.system, [".DS_Store", "System Volume Information/WPSettings.dat"]);
    });

    test("a stripped list of lists is not intact", async () => {
      const copy = await copyOf(DRIVE);
      await rm(join(copy, "tagmanifest-sha256.txt"));
      await rm(join(copy, "tagmanifest-sha256.txt.minisig"));
      const found = await check(copy);
      assert.ok(["forged", "damaged"].includes(found.verdict));
    });

    test("the drive is found in a folder above it; other folders are not ours", async () => {
      const copy = await copyOf(DRIVE);
      const inner = join(copy, "inner");
      await mkdir(inner);
      for (const path of ["START-HERE.html", "bagit.txt", "bag-info.txt", "data"]) await rename(join(copy, path), join(inner, path));
      for (const path of await filesOf(copy)) {
        if (!path.includes("/")) await rename(join(copy, path), join(inner, path));
      }
      const found = await check(copy);
      assert.ok(["intact", "waits"].includes(found.verdict), JSON.stringify(found));
      const other = await check(join(inner, "data/print"));
      assert.equal(other.verdict, "not-ours");
    });

    test("a folder inside the drive asks for the drive itself and gives no receipt", async () => {
      for (const inner of ["data", "data/site", "data/district"]) {
        await driven.withPage(async (page) => {
          await page.goto(url, { waitUntil: "load" });
          await choose(name, page, join(DRIVE, inner), inner.split("/").pop());
          const found = await result(page);
          assert.deepEqual([found.verdict, found.receipt], ["inside", null], inner);
        });
      }
    });

    test("one box above the receipt says what to do next, and with whom", async () => {
      const words = await wordsOf(DRIVE, "th");
      await driven.withPage(async (page) => {
        await page.goto(url, { waitUntil: "load" });
        const ask = async (report) => page.evaluate((given) => {
          const base = { extras: { suspicious: [], replaced: [], inside: [], unsure: [], others: [], left: [], system: [] }, beside: [], damaged: [], missing: [], faults: [], oddities: [], ours: true, district: {}, group: "", signature: { state: "nobody", signer: null }, counts: { files: 1, bytes: 1 }, receipt: "123456789012" };
          const shown = Drivepress.report.render({ ...base, ...given }, window.DRIVEPRESS_DISTRICT, 1);
          const box = shown.querySelector(".work-next");
          return { text: box.textContent, desk: box.querySelector("[data-desk]")?.dataset.desk ?? null, tel: box.querySelector("a")?.href ?? null, above: Boolean(box.compareDocumentPosition(shown.querySelector(".work-receipt")) & Node.DOCUMENT_POSITION_FOLLOWING) };
        }, report);
        for (const verdict of ["intact", "suspicious", "damaged", "forged", "not-checked"]) {
          const { text, above } = await ask({ verdict });
          assert.ok(above && text.includes(words[`chk.next.${verdict}`]), verdict);
        }
        assert.equal((await ask({ verdict: "damaged" })).desk, "giver");
        await page.$eval("#check-result", (place) => Object.assign(place.dataset, { deskName: "ศูนย์ประสานงาน", deskPhone: "021234567", deskShown: "02-123-4567" }));
        const named = await ask({ verdict: "damaged" });
        assert.deepEqual([named.desk, named.tel], ["named", "tel:021234567"]);
        assert.ok(named.text.includes("ศูนย์ประสานงาน"));
        // The district's own comes before the nation's.
        await page.evaluate(() => { window.DRIVEPRESS_DISTRICT.contacts = [{ kind: "helpdesk", phone: "075611234", shown: "0-7561-1234", name_th: "อำเภอ", name_en: "" }]; });
        assert.equal((await ask({ verdict: "damaged" })).tel, "tel:075611234");
      });
    });

    test("no column is narrower than its words at any width of an old laptop", async () => {
      for (const width of [961, 1000, 1024, 1100, 1217, 1366]) {
        await driven.withPage(async (page) => {
          for (const address of [url, url.replace("check.html", "record.html")]) {
            await page.goto(address, { waitUntil: "load" });
            const side = await page.$eval(".work-side", (element) => element.getBoundingClientRect().width);
            assert.ok(side >= 250, `${address} at ${width}: ${side}`);
          }
        }, { width, height: 700 });
      }
    });

    test("programs around the drive's folder come first, and where no drive is too", async () => {
      const outer = await copyOf(join(DRIVE, "data/district"));
      await cp(DRIVE, join(outer, "inner"), { recursive: true });
      await writeFile(join(outer, "autorun.inf"), "[autorun]");
      await writeFile(join(outer, "letter.pdf"), "%PDF-1.4\n1 0 obj\n<</OpenAction<</S/Launch/F(x)>>>>\nendobj\n");
      const found = await check(outer);
      assert.ok(found.alarm);
      assert.deepEqual(found.lists.beside.filter((path) => !/\.(html|js)$/.test(path)).sort(), ["autorun.inf", "letter.pdf"]);
      await rm(join(outer, "inner"), { recursive: true });
      const other = await check(outer);
      assert.deepEqual([other.verdict, other.alarm], ["not-ours", true]);
      assert.ok(other.lists.suspicious.includes("letter.pdf"));
    });

    test("stopping leaves no result, and the receipt can be shown large", async () => {
      const endless = await copyOf(DRIVE);
      // Eight gigabytes of nothing take no room and longer to read than a person needs to stop.
      await writeFile(join(endless, "data/video/long.mp4"), "");
      await truncate(join(endless, "data/video/long.mp4"), 8e9);
      await appendFile(join(endless, "manifest-sha256.txt"), `${"0".repeat(64)}  data/video/long.mp4\n`);
      await driven.withPage(async (page, troubles) => {
        const words = await wordsOf(DRIVE, (await languagesOf(DRIVE))[0]);
        await page.goto(url, { waitUntil: "load" });
        await choose(name, page, endless);
        await page.waitForSelector("#check-cancel", { visible: true });
        await page.click("#check-cancel");
        assert.equal(await page.$eval("#check-status", ({ textContent }) => textContent), words["chk.cancelled"]);
        assert.equal(await page.$eval("#check-result", ({ hidden }) => hidden), true);
        await choose(name, page, DRIVE);
        const { receipt } = await result(page);
        await page.click(".work-receipt button");
        await page.waitForSelector("#check-large[open]");
        assert.equal(await page.$eval("#check-large-digits", ({ textContent }) => textContent.replace(/\s/g, "")), receipt);
        await page.keyboard.press("Escape");
        await page.waitForSelector("#check-large:not([open])");
        assert.deepEqual(troubles, []);
      });
    });

    if (name === "chromium") {
      test("a dropped folder is read", async () => {
        await driven.withPage(async (page) => {
          await page.goto(url, { waitUntil: "load" });
          // A font that arrives late moves what stands below it.
          await page.evaluate(() => document.fonts.ready);
          const client = await page.createCDPSession();
          const box = await (await page.$("#check-drop")).boundingBox();
          const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
          const data = { items: [], files: [DRIVE], dragOperationsMask: 1 };
          for (const type of ["dragEnter", "dragOver", "drop"]) await client.send("Input.dispatchDragEvent", { type, ...at, data });
          const found = await result(page);
          assert.ok(["intact", "waits"].includes(found.verdict));
        });
      });
    }
  });
}
