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

// Tests that one browser has alone, or none, run once: not in the process that runs beside the first.
export const IS_FIRST = process.env.RUNS_BESIDE === undefined;

// Browsers that run, by how they were started: starting one takes longer than most tests.
const running = new Map();
// How long a browser waits for its next tests before it ends (ms).
const IDLE = 2000;

/** A running browser, or a new one; whoever borrows it gives it back. */
async function borrow(options) {
  const key = JSON.stringify(options);
  if (!running.has(key)) running.set(key, { users: 0, end: undefined, browser: puppeteer.launch(options) });
  const shared = running.get(key);
  shared.users += 1;
  clearTimeout(shared.end);
  const browser = await shared.browser;
  const giveBack = () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    shared.end = setTimeout(() => {
      running.delete(key);
      return browser.close();
    }, IDLE);
  };
  return { browser, giveBack };
}

/**
 * A browser by name, as a fresh profile: what its pages store is seen by no other tests, though they
 * share a process. `withPage` opens pages that tell what went wrong on them. Without scripts, only
 * the page's own are off: tests still look at the page.
 */
export async function launch(name, { scripts = true } = {}) {
  const prefs = { ...FIREFOX.extraPrefsFirefox, "javascript.enabled": scripts };
  const { browser, giveBack } = await borrow(name === "chromium" ? CHROMIUM : { ...FIREFOX, extraPrefsFirefox: prefs });
  const profile = await browser.createBrowserContext();
  const prepare = async (page) => {
    if (!scripts && name === "chromium") await page.setJavaScriptEnabled(false);
  };
  const close = async () => {
    await profile.close();
    giveBack();
  };
  return { name, close, withPage: (work, size) => withPage(profile, prepare, work, size) };
}

// Firefox reports these for every page; they say nothing about ours.
const NOISE = [/^\[JavaScript Warning: .*unreachable code/];

/** Opens a page, gives it and its troubles to `work`, closes it. */
async function withPage(profile, prepare, work, { width = 1366, height = 768 } = {}) {
  const page = await profile.newPage();
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
