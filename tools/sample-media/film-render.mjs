// Renders the film's frames in Chromium and hands them to ffmpeg.
//   film-render.mjs SOUND.wav FILM.mp4 POSTER.jpg     the film and its still
//   film-render.mjs --stills 3,9.5 DIR                single frames, to look at
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { startBrowser } from "./browser.mjs";
import { fontFaces, WORK } from "./style.mjs";
import { FPS, LENGTH } from "./film-script.mjs";
import { frame, posterFrame } from "./film.mjs";

mkdirSync(WORK, { recursive: true });
writeFileSync(`${WORK}/film.html`, `<!doctype html><meta charset="utf-8"><style>${fontFaces()}body{margin:0}svg{display:block}</style><svg id="s" width="1280" height="720" viewBox="0 0 1280 720" font-family="Sarabun"></svg>`);

const browser = startBrowser();
const page = await browser.page();
await page.call("Emulation.setDeviceMetricsOverride", { width: 1280, height: 720, deviceScaleFactor: 1, mobile: false });
await page.goto(`file://${WORK}/film.html`);

async function picture(inside) {
  const svg = JSON.stringify(inside);
  await page.evaluate(`(document.getElementById("s").innerHTML = ${svg}, 0)`);
  const { data } = await page.call("Page.captureScreenshot", { format: "png", optimizeForSpeed: true });
  return Buffer.from(data, "base64");
}

if (process.argv[2] === "--stills") {
  for (const t of process.argv[3].split(",")) writeFileSync(`${process.argv[4]}/still-${t}.png`, await picture(frame(Number(t))));
} else {
  const [, , sound, target, still] = process.argv;
  writeFileSync(`${WORK}/poster.png`, await picture(posterFrame()));
  spawn("ffmpeg", ["-v", "error", "-y", "-i", `${WORK}/poster.png`, "-map_metadata", "-1", "-flags", "+bitexact", "-pix_fmt", "yuvj420p", "-q:v", "3", still], { stdio: "inherit" });
  const ffmpeg = spawn("ffmpeg", [
    "-v", "error", "-y", "-f", "image2pipe", "-c:v", "png", "-framerate", String(FPS), "-i", "-", "-i", sound,
    "-vf", "scale=in_range=full:out_range=tv:out_color_matrix=bt709,format=yuv420p",
    "-c:v", "libx264", "-profile:v", "high", "-level:v", "4.0", "-preset", "slow", "-tune", "animation", "-crf", "23", "-maxrate", "640k", "-bufsize", "1280k", "-g", "125", "-threads", "2",
    "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv",
    "-c:a", "aac", "-b:a", "72k", "-ac", "2", "-ar", "44100", "-t", String(LENGTH), "-map", "0:v", "-map", "1:a",
    "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact", "-movflags", "+faststart", target,
  ], { stdio: ["pipe", "inherit", "inherit"] });
  for (let i = 0; i < LENGTH * FPS; i += 1) {
    if (!ffmpeg.stdin.write(await picture(frame(i / FPS)))) await once(ffmpeg.stdin, "drain");
  }
  ffmpeg.stdin.end();
  const [code] = await once(ffmpeg, "exit");
  process.exitCode = code ?? 1;
}
await browser.close();
