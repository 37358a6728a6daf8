// Prints the HTML pieces to PDF with Chromium (whose Thai can be searched) and makes their preview pictures;
// takes the square ones as pictures.
//   print-render.mjs [NAME…]    all pieces, or those named
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { startBrowser } from "./browser.mjs";
import { MEDIA, WORK } from "./style.mjs";
import { posters } from "./print/posters.mjs";
import { leaflets } from "./print/leaflets.mjs";
import { presentations } from "./print/slides.mjs";
import { sheets } from "./print/sheet.mjs";
import { guides } from "./print/guide.mjs";
import { cards } from "./print/cards.mjs";
import { squares } from "./print/squares.mjs";

const DATE = "D:20261124000000+00'00'";
// Messengers show a square of this many points uncut.
const SQUARE = 1080;
const wanted = process.argv.slice(2);
const isWanted = ([name]) => wanted.length === 0 || wanted.includes(name);
const pieces = [...posters, ...leaflets, ...presentations, ...sheets, ...guides, ...cards].filter(isWanted);

/** Chromium writes the hour of printing and its own build; words of the same length in their place keep every offset. */
function fixInfo(pdf) {
  const text = pdf.toString("latin1")
    .replace(/\/(CreationDate|ModDate) \(D:\d{14}\+00'00'\)/g, (_, key) => `/${key} (${DATE})`)
    .replace(/\/Creator \(((?:\\.|[^\\)])*)\)/, (_, words) => `/Creator (${"Drivepress".padEnd(words.length)})`);
  return Buffer.from(text, "latin1");
}

/** The picture of that name in WORK, so wide, in at most 64 colours. */
function fewColours(name, width) {
  execFileSync("ffmpeg", ["-v", "error", "-y", "-i", `${WORK}/${name}.png`, "-map_metadata", "-1", "-flags", "+bitexact", "-filter_complex",
    `scale=${width}:-1:flags=lanczos,split[a][b];[a]palettegen=max_colors=64:stats_mode=full[p];[b][p]paletteuse=dither=none`, "-compression_level", "9", "-pred", "none", `${MEDIA}/print/${name}.png`]);
}

/** The first page, 480 wide. */
function preview(name) {
  execFileSync("pdftoppm", ["-png", "-f", "1", "-singlefile", "-scale-to-x", "960", "-scale-to-y", "-1", `${MEDIA}/print/${name}.pdf`, `${WORK}/${name}`]);
  fewColours(name, 480);
}

mkdirSync(WORK, { recursive: true });
mkdirSync(`${MEDIA}/print`, { recursive: true });
const browser = startBrowser();
const page = await browser.page();
for (const [name, html] of pieces) {
  writeFileSync(`${WORK}/${name}.html`, html);
  await page.goto(`file://${WORK}/${name}.html`);
  const { data } = await page.call("Page.printToPDF", { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true });
  writeFileSync(`${MEDIA}/print/${name}.pdf`, fixInfo(Buffer.from(data, "base64")));
  preview(name);
}
await page.call("Emulation.setDeviceMetricsOverride", { width: SQUARE, height: SQUARE, deviceScaleFactor: 1, mobile: false });
for (const [name, html] of squares.filter(isWanted)) {
  writeFileSync(`${WORK}/${name}.html`, html);
  await page.goto(`file://${WORK}/${name}.html`);
  const { data } = await page.call("Page.captureScreenshot", { format: "png" });
  writeFileSync(`${WORK}/${name}.png`, Buffer.from(data, "base64"));
  fewColours(name, SQUARE);
}
await browser.close();
