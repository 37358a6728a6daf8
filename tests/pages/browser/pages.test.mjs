// Every page in every language opens from file://, without an error and without leaving the drive.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { BROWSERS, launch } from "./launch.mjs";
import { DRIVE, MASTER, districtOf, pagesOf, pathOf, wordsOf } from "./drive.mjs";

// Where quick exit leads: a page that must not say whose it is.
const NEUTRAL = "calendar";

/** What a page shows and where it leads. Runs in the page. */
function look() {
  const addresses = [...document.querySelectorAll("[href], [src], [poster]")].flatMap((element) => (
    ["href", "src", "poster"].filter((name) => element.hasAttribute(name)).map((name) => new URL(element.getAttribute(name), document.baseURI).href)
  ));
  return {
    language: document.documentElement.lang,
    headings: document.querySelectorAll("h1").length,
    title: document.title,
    text: document.body.innerText,
    addresses,
    // The film's page opens chapters by their names too.
    ids: [...document.querySelectorAll("[id], [data-chapter]")].flatMap(({ id, dataset }) => [id, dataset.chapter]),
  };
}

for (const name of BROWSERS) {
  describe(`pages in ${name}`, () => {
    let driven;
    let bare;
    before(async () => {
      driven = await launch(name);
      bare = await launch(name, { scripts: false });
    });
    after(() => Promise.all([driven.close(), bare.close()]));

    for (const [kind, drive] of [["a district's drive", DRIVE], ["the master", MASTER]]) {
      test(`${kind}: every page opens, is silent, stays on the drive and names its district`, async () => {
        const district = await districtOf(drive);
        const seen = new Map();
        const faults = [];
        for (const { path, url, name: pageName, language, isSite } of await pagesOf(drive)) {
          await driven.withPage(async (page, troubles) => {
            await page.goto(url, { waitUntil: "load" });
            // The start page sends its reader on at once; its address changes before there is a document.
            if (path === "START-HERE.html") {
              await page.waitForFunction(() => document.readyState === "complete" && document.location.pathname.endsWith("index.html"));
            }
            const shown = await page.evaluate(look);
            seen.set(url, shown);
            troubles.forEach((trouble) => faults.push(`${path}: ${trouble}`));
            if (shown.headings !== 1) faults.push(`${path}: ${shown.headings} main headings`);
            if (isSite && shown.language !== language) faults.push(`${path}: is said to be in ${shown.language}`);
            const names = pageName === NEUTRAL ? [] : district.code === null
              ? isSite ? [(await wordsOf(drive, language))["district.none"]] : []
              : [district.name_th, district.name_en];
            if (names.length > 0 && !names.some((word) => shown.text.includes(word))) faults.push(`${path}: names no district`);
          });
        }
        faults.push(...brokenLinks(drive, seen));
        assert.deepEqual(faults, []);
      });
    }

    test("without scripts every page reads and the district's page names it", async () => {
      const district = await districtOf(DRIVE);
      const faults = [];
      for (const { path, url, name: pageName } of await pagesOf(DRIVE)) {
        if (path === "START-HERE.html" || pageName === NEUTRAL) continue;
        await bare.withPage(async (page) => {
          await page.goto(url, { waitUntil: "load" });
          const { text, addresses } = await page.evaluate(look);
          if (text.length < 200) faults.push(`${path}: only ${text.length} letters`);
          const isDistrict = path === "data/district/index.html";
          if (isDistrict && !(text.includes(district.name_th) && text.includes(district.province_th))) faults.push(`${path}: no name`);
          const leads = addresses.some((address) => address.includes("data/district/index.html"));
          if (!isDistrict && !leads) faults.push(`${path}: no way to the district's page`);
        });
      }
      assert.deepEqual(faults, []);
    });
  });
}

// Anchors that a page's script understands, rather than an element's id.
const ANSWERED_BY_SCRIPT = /^#(lang=[a-z]+|q=.*|t=\d+(\.\d+)?)$/;

/** Links whose file or anchor is not there, or that lead off the drive. */
function brokenLinks(drive, seen) {
  const faults = [];
  const idsOf = new Map([...seen].map(([url, { ids }]) => [pathOf(url), new Set(ids)]));
  for (const [from, { addresses }] of seen) {
    for (const address of new Set(addresses)) {
      const { protocol, hash } = new URL(address);
      if (["data:", "tel:", "blob:"].includes(protocol)) continue;
      const where = `${pathOf(from).slice(drive.length + 1)} → ${address.replace(/^.*\/data\//, "data/")}`;
      if (protocol !== "file:") {
        faults.push(`${where}: leads off the drive`);
        continue;
      }
      const path = pathOf(address);
      if (!path.startsWith(drive)) faults.push(`${where}: outside the drive`);
      else if (!existsSync(path)) faults.push(`${where}: no such file`);
      else if (hash !== "" && idsOf.has(path) && !ANSWERED_BY_SCRIPT.test(hash) && !idsOf.get(path).has(decodeURIComponent(hash.slice(1)))) {
        faults.push(`${where}: no such anchor`);
      }
    }
  }
  return [...new Set(faults)].slice(0, 50);
}
