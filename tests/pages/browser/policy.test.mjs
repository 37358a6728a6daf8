// No page lets anything reach the network, whatever would be put into it.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { BROWSERS, IS_FIRST, launch } from "./launch.mjs";
import { DRIVE, pagesOf } from "./drive.mjs";

if (IS_FIRST) test("every page names its policy before anything that it loads", async () => {
  for (const { path } of await pagesOf(DRIVE)) {
    const html = await readFile(join(DRIVE, path), "utf8");
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html);
    assert.ok(policy !== null, path);
    assert.ok(policy[1].startsWith("default-src 'none';"), `${path}: ${policy[1]}`);
    assert.ok(!/https?:|unsafe-inline|unsafe-eval'? |\*/.test(policy[1]), `${path}: ${policy[1]}`);
    const first = html.search(/<(script|link|img|video)/);
    assert.ok(policy.index < first, path);
  }
});

for (const name of BROWSERS) {
  describe(`the policy in ${name}`, () => {
    let driven;
    let server;
    let asked;
    before(async () => {
      driven = await launch(name);
      asked = [];
      server = createServer((request, response) => {
        asked.push(request.url);
        response.end();
      });
      await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
    });
    after(async () => {
      await driven.close();
      server.close();
    });

    test("pictures, scripts, styles, frames, films and calls to the web are stopped", async () => {
      const origin = `http://127.0.0.1:${server.address().port}`;
      for (const { path, url, language } of await pagesOf(DRIVE)) {
        if (path === "START-HERE.html" || !["th", null].includes(language)) continue;
        await driven.withPage(async (page) => {
          await page.goto(url, { waitUntil: "load" });
          await page.evaluate(async (to, where) => {
            const add = (element, values) => document.body.append(Object.assign(document.createElement(element), values));
            add("img", { src: `${to}/img?${where}` });
            add("script", { src: `${to}/script?${where}` });
            add("link", { rel: "stylesheet", href: `${to}/style?${where}` });
            add("iframe", { src: `${to}/frame?${where}` });
            add("video", { src: `${to}/video?${where}` });
            await fetch(`${to}/fetch?${where}`, { mode: "no-cors" }).catch(() => {});
            navigator.sendBeacon(`${to}/beacon?${where}`);
            await new Promise((go) => { setTimeout(go, 200); });
          }, origin, path);
        });
      }
      assert.deepEqual(asked, []);
    });
  });
}
