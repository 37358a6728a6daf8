// The two browsers, as they are on an office PC: a fresh profile, no network, file:// rules on.

import puppeteer from "puppeteer-core";

const CHROMIUM = {
  browser: "chrome",
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  headless: true,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required", "--mute-audio"],
};

const FIREFOX = {
  browser: "firefox",
  executablePath: process.env.FIREFOX || "/usr/bin/firefox-esr",
  headless: true,
  extraPrefsFirefox: {
    // The driver sets this to false, and then pages may read what people's browsers forbid.
    "security.fileuri.strict_origin_policy": true,
    "media.autoplay.default": 0,
    "media.autoplay.blocking_policy": 0,
    "app.update.enabled": false,
    "datareporting.policy.dataSubmissionEnabled": false,
    "network.captive-portal-service.enabled": false,
    "network.connectivity-service.enabled": false,
    "browser.sessionstore.resume_from_crash": false,
  },
};

export const BROWSERS = (process.env.BROWSERS || "chromium firefox").split(/[ ,]+/);

/**
 * Starts a browser by name; `withPage` opens pages that tell what went wrong on them. Without
 * scripts, only the page's own are off: tests still look at the page.
 */
export async function launch(name, { scripts = true } = {}) {
  const prefs = { ...FIREFOX.extraPrefsFirefox, "javascript.enabled": scripts };
  const browser = await puppeteer.launch(name === "chromium" ? CHROMIUM : { ...FIREFOX, extraPrefsFirefox: prefs });
  const prepare = async (page) => {
    if (!scripts && name === "chromium") await page.setJavaScriptEnabled(false);
  };
  return { name, close: () => browser.close(), withPage: (work, size) => withPage(browser, prepare, work, size) };
}

// Firefox reports these for every page; they say nothing about ours.
const NOISE = [/^\[JavaScript Warning: .*unreachable code/];

/** Opens a page, gives it and its troubles to `work`, closes it. */
async function withPage(browser, prepare, work, { width = 1366, height = 768 } = {}) {
  const page = await browser.newPage();
  const troubles = [];
  page.on("console", (message) => {
    const text = message.text();
    if (["error", "warn", "warning"].includes(message.type()) && !NOISE.some((noise) => noise.test(text))) {
      troubles.push(`console: ${text}`);
    }
  });
  page.on("pageerror", (error) => troubles.push(`script: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!/^(file|blob|data|about):/.test(url)) troubles.push(`left the drive: ${url}`);
  });
  page.on("requestfailed", (request) => {
    // A film whose loading the page stops is no fault.
    const reason = request.failure() === null ? "" : request.failure().errorText;
    if (!/ABORT/i.test(reason)) troubles.push(`not loaded: ${request.url()} (${reason})`);
  });
  try {
    await page.setViewport({ width, height });
    await prepare(page);
    return await work(page, troubles);
  } finally {
    await page.close();
  }
}
