// Printed pages as pictures: what a printer would put on each sheet, and whether something is cut or lost.
//
// Grey pictures of a PDF's pages (pdftoppm) and the places of its words (pdftotext -bbox).

import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const DPI = 144;
const MM = DPI / 25.4;
const INK = 150; // of 255; lighter greys are grounds and soft rules
// Longer than a letter or mark: the border of a box, a line to write on.
const RULE = 6 * MM;

const run = (tool, given) => new Promise((resolve, reject) => {
  execFile(tool, given, { maxBuffer: 1 << 28 }, (error, stdout) => (error === null ? resolve(stdout) : reject(error)));
});

function readGrey(bytes) {
  const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 64).toString("latin1"));
  return { width: Number(width), height: Number(height), grey: bytes.subarray(head.length) };
}

/** The sheets of a PDF: `{ width, height, grey, words }`, lengths in pixels. */
export async function sheetsOf(pdf) {
  const folder = await mkdtemp(join(tmpdir(), "drivepress-paper-"));
  try {
    const file = join(folder, "a.pdf");
    await writeFile(file, pdf);
    await run("pdftoppm", ["-gray", "-r", String(DPI), file, join(folder, "p")]);
    const layout = await run("pdftotext", ["-bbox", file, "-"]);
    const words = layout.split("<page ").slice(1).map((page) => (
      [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g)]
        .map(([, x0, y0, x1, y1, text]) => ({ text, box: [x0, y0, x1, y1].map((at) => Number(at) * DPI / 72) }))
    ));
    const pictures = (await readdir(folder)).filter((name) => name.endsWith(".pgm")).sort();
    return await Promise.all(pictures.map(async (name, at) => ({ ...readGrey(await readFile(join(folder, name))), words: words[at] || [] })));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const isInk = ({ width, grey }, x, y) => grey[y * width + x] < INK;

/** Where the ink of a line lies that is no rule: letters and marks. */
function lettersIn(sheet, y, from, to) {
  const found = [];
  let x = from;
  while (x < to) {
    if (!isInk(sheet, x, y)) {
      x += 1;
      continue;
    }
    const start = x;
    while (x < to && isInk(sheet, x, y)) x += 1;
    let tall = 0;
    for (let step = -RULE; step <= RULE; step += 1) {
      const line = y + Math.round(step);
      if (line >= 0 && line < sheet.height && isInk(sheet, start, line)) tall += 1;
    }
    if (x - start < RULE && tall < RULE) found.push(start);
  }
  return found;
}

/** What is cut or lost on a sheet with these margins in millimetres, in words; the text stays `clear` of the right one. */
export function faultsOf(sheet, { top, right, bottom, left, clear = 0 }) {
  const faults = [];
  const [x0, x1] = [Math.round(left * MM), Math.round(sheet.width - (right + clear) * MM)];
  const beyond = Math.round(sheet.width - right * MM);
  const edges = { top: Math.round(top * MM), foot: Math.round(sheet.height - bottom * MM) };
  for (const [edge, at] of Object.entries(edges)) {
    for (const y of [at - 1, at]) {
      const letters = lettersIn(sheet, y, x0, x1);
      if (letters.length > 0) faults.push(`ink is cut at the ${edge}, ${(letters[0] / MM).toFixed(0)} mm from the left`);
    }
  }
  for (let y = edges.top; y < edges.foot; y += 1) {
    for (let x = beyond + 2; x < sheet.width; x += 1) {
      if (isInk(sheet, x, y)) {
        faults.push(`ink beyond the right margin, ${(y / MM).toFixed(0)} mm from the top`);
        return [...new Set([...faults, ...lostWords(sheet)])];
      }
    }
  }
  return [...new Set([...faults, ...cutBorders(sheet, x0, x1, edges), ...lostWords(sheet)])];
}

/** A box as wide as the page, with a left border, has a right one too; a bar beside a quotation is no box. */
function cutBorders(sheet, x0, x1, { top, foot }) {
  const tallest = (from, to) => {
    let best = 0;
    for (let x = from; x < to; x += 1) {
      let tall = 0;
      for (let y = top; y < foot; y += 1) {
        tall = isInk(sheet, x, y) ? tall + 1 : 0;
        best = Math.max(best, tall);
      }
    }
    return best;
  };
  const near = Math.round(1 * MM);
  const widest = Math.max(...Array.from({ length: foot - top }, (_, line) => {
    let [best, wide] = [0, 0];
    for (let x = x0; x < x1; x += 1) {
      wide = isInk(sheet, x, top + line) ? wide + 1 : 0;
      best = Math.max(best, wide);
    }
    return best;
  }));
  const isBox = widest > 0.9 * (x1 - x0) && tallest(x0 - 1, x0 + near) > 2 * RULE;
  return isBox && tallest(x1 - near, x1 + 2) < RULE ? ["a box has no right border"] : [];
}

/** Words that are in the PDF and not to be seen: white on white, or covered. */
function lostWords(sheet) {
  // Firefox writes some marks apart from their letters, and some letters as none.
  const lost = sheet.words.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).filter(({ box: [x0, y0, x1, y1] }) => {
    for (let y = Math.max(0, Math.floor(y0)); y < Math.min(sheet.height, Math.ceil(y1)); y += 1) {
      for (let x = Math.max(0, Math.floor(x0)); x < Math.min(sheet.width, Math.ceil(x1)); x += 1) if (isInk(sheet, x, y)) return false;
    }
    return true;
  });
  return lost.map(({ text }) => `lost: ${text}`);
}
