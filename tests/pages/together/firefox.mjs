// The browser tests in one process, so that they share one Firefox.
if (process.env.BROWSERS !== "firefox") process.env.RUNS_BESIDE = "chromium";
process.env.BROWSERS = "firefox";
await import("./files.mjs");
