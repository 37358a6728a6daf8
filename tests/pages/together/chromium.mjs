// The browser tests in one process, so that they share one Chromium.
process.env.BROWSERS = "chromium";
await import("./files.mjs");
