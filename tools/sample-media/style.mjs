// The one palette and the one type family of all sample media.
import { fileURLToPath } from "node:url";
import { dirname } from "node:path";

export const HERE = dirname(fileURLToPath(import.meta.url));
export const MEDIA = `${HERE}/../../media`;
export const WORK = `${HERE}/work`;

export const C = {
  teal: "#0f4c4f", deep: "#0a3638", night: "#082a2c", teal2: "#2b6f6e", teal3: "#7fb0a8", mist: "#dbe8e2",
  amber: "#d98a1f", gold: "#f0b558", glow: "#fbe3b4", sand: "#f2e7d2", cream: "#fbf7ef", paper: "#fffdf8",
  ink: "#1d2b2c", soft: "#4f6263", rust: "#b8583a", leaf: "#7c9a63", wood: "#a8703a", skin: "#b97c50", hair: "#33241c",
};

const SUBSETS = {
  thai: "U+0E01-0E5B, U+200B-200D, U+25CC",
  latin: "U+0000-00FF, U+02C6, U+02DA, U+02DC, U+2000-200A, U+2010-206F, U+20AC, U+2122, U+2192, U+2212",
};

/** `@font-face` rules that point at the font files of the package `@fontsource/sarabun`. */
export function fontFaces() {
  const rules = [];
  for (const weight of [400, 600, 700, 800]) {
    for (const [subset, range] of Object.entries(SUBSETS)) {
      const file = `file://${HERE}/node_modules/@fontsource/sarabun/files/sarabun-${subset}-${weight}-normal.woff2`;
      rules.push(`@font-face{font-family:Sarabun;font-weight:${weight};src:url("${file}") format("woff2");unicode-range:${range}}`);
    }
  }
  return rules.join("\n");
}

export const NOTICE = {
  th: "สื่อตัวอย่าง ไม่ใช่วิดีโอ Breaking a Vicious Cycle",
  en: "Sample. Not the video \"Breaking a Vicious Cycle\"",
};
