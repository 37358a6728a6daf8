// Prints the HTML pieces to PDF with Chromium (whose Thai can be searched) and makes their preview pictures.
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

const DATE = "D:20261124000000+00'00'";
const wanted = process.argv.slice(2);
const pieces = [...posters, ...leaflets, ...presentations, ...sheets, ...guides].filter(([name]) => wanted.length === 0 || wanted.includes(name));

/** Chromium writes the hour of printing and its own build; words of the same length in their place keep every offset. */
function fixInfo(pdf) {
  const text = pdf.toString("latin1")
    .replace(/\/(CreationDate|ModDate) \(D:\d{14}\+00'00'\)/g, (_, key) => `/${key} (${DATE})`)
    .replace(/\/Creator \(((?:\\.|[^\\)])*)\)/, (_, words) => `/Creator (${"Drivepress".padEnd(words.length)})`);
  return Buffer.from(text, "latin1");
}

/** The first page, 480 wide, in at most 48 colours. */
function preview(name) {
  execFileSync("pdftoppm", ["-png", "-f", "1", "-singlefile", "-scale-to-x", "960", "-scale-to-y", "-1", `${MEDIA}/print/${name}.pdf`, `${WORK}/${name}`]);
  execFileSync("ffmpeg", ["-v", "error", "-y", "-i", `${WORK}/${name}.png`, "-map_metadata", "-1", "-flags", "+bitexact", "-filter_complex",
    "scale=480:-1:flags=lanczos,split[a][b];[a]palettegen=max_colors=64:stats_mode=full[p];[b][p]paletteuse=dither=none", "-compression_level", "9", "-pred", "none", `${MEDIA}/print/${name}.png`]);
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
await browser.close();
