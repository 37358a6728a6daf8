// Writes manifests/media.toml: every file under media/ with its size, digest and words.
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { HERE, MEDIA } from "./style.mjs";

const TITLES = {
  "video/a-door-that-opens.mp4": ["ประตูที่เปิดได้", "A Door That Opens"],
  "print/guide": ["คู่มือชวนคุย “ประตูที่เปิดได้”", "Discussion guide \"A Door That Opens\""],
  "print/presentation": ["ชุดนำเสนอ “ประตูที่เปิดได้”", "Presentation \"A Door That Opens\""],
  "print/poster-1": ["โปสเตอร์ งานดีจริง ถามได้ทุกข้อ", "Poster: A good job can be asked about"],
  "print/poster-2": ["โปสเตอร์ เห็นแล้วบอก โทร 1300", "Poster: See it, say it, 1300"],
  "print/leaflet-1": ["แผ่นพับ บัตรของเรา เราเก็บเอง", "Leaflet: Your card stays with you"],
  "print/leaflet-2": ["แผ่นพับ สังเกต บอก ส่งต่อ", "Leaflet: Notice, say, pass on"],
  "print/pocket-cards": ["บัตรพกพา 191 และ 1300 สิบใบ", "Pocket cards with 191 and 1300, ten to cut out"],
  "print/square-1": ["ภาพส่งต่อ เห็นแล้วบอก โทร 1300", "Square picture: See it, say it, 1300"],
  "print/square-2": ["ภาพส่งต่อ งานดีจริง ถามได้ทุกข้อ", "Square picture: A good job can be asked about"],
  "print/report-sheet": ["แผ่นแจ้งเหตุ หนึ่งหน้า", "Report sheet, one page"],
};
// What the film's page says beforehand.
const WARNING = {
  th: "วิดีโอนี้อาจกระทบความรู้สึก หากไม่สบายใจ ออกไปพักได้ทันที",
  en: "This video may be upsetting. If it is hard to watch, step out at any time.",
  my: "စိတ်မသက်သာလျှင် အချိန်မရွေး ထွက်နားနိုင်သည်။",
  km: "បើពិបាកចិត្ត អាចចេញទៅសម្រាកបានគ្រប់ពេល។",
  lo: "ຖ້າບໍ່ສະບາຍໃຈ ອອກໄປພັກໄດ້ທຸກເວລາ",
};
const KINDS = { guide: "guide", presentation: "presentation", "poster-1": "poster", "poster-2": "poster", "leaflet-1": "leaflet", "leaflet-2": "leaflet", "report-sheet": "sheet", "pocket-cards": "card", "square-1": "square", "square-2": "square" };

const HEAD = `# The media of this kit: one [[media]] for each file under media/, sorted by path.
#
# You need not write this by hand:
#   drivepress media add FILE…    records a new file: its path, size, SHA-256, kind and length
#   drivepress media lock         takes the files as they are now as right, after you changed some
# Then fill in what a program cannot know: title, language, licence, source.
#
#   path      the file's place under media/; it becomes its place under data/ on the drive
#   sha256    the file's digest; a file that differs stops the build
#   kind      video, picture, captions, text, guide, presentation, poster, leaflet, sheet, card or square
#   language  th, en, my …; left out where a file belongs to no language
#   sample    true marks sample material; a release refuses it
#   preview   the picture that stands for this file on the materials page
`;

function walk(folder, under = "") {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? walk(`${folder}/${entry.name}`, `${under}${entry.name}/`) : [`${under}${entry.name}`]));
}

function describe(path) {
  const piece = path.match(/^print\/(.+)-(th|en)\.(pdf|png)$/);
  if (piece) {
    const [, stem, language, ending] = piece;
    if (KINDS[stem] === "square") return { kind: "square", language, title: TITLES[`print/${stem}`] };
    return ending === "pdf" ? { kind: KINDS[stem], language, title: TITLES[`print/${stem}`], preview: `print/${stem}-${language}.png` } : { kind: "picture", language };
  }
  const captions = path.match(/^captions\/.+\.(\w+)\.\w+\.vtt$/);
  if (captions) return { kind: "captions", language: captions[1] };
  const text = path.match(/^text\/(\w+)\//);
  if (text) return { kind: "text", language: text[1] };
  if (path.endsWith(".mp4")) return { kind: "video", title: TITLES[path], duration: length(path), warning: WARNING, preview: path.replace(/mp4$/, "jpg") };
  if (path.endsWith(".jpg")) return { kind: "picture" };
  throw new Error(`media/${path}: no rule in list.mjs says what this file is`);
}

const length = (path) => Number(execFileSync("ffprobe", ["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", `${MEDIA}/${path}`], { encoding: "utf8" }));

function entry(path) {
  const bytes = readFileSync(`${MEDIA}/${path}`);
  const about = describe(path);
  const q = JSON.stringify;
  return [
    "[[media]]", `path = ${q(path)}`, `sha256 = ${q(createHash("sha256").update(bytes).digest("hex"))}`, `size = ${bytes.length}`, `kind = ${q(about.kind)}`,
    about.language && `language = ${q(about.language)}`, about.title && `title = { th = ${q(about.title[0])}, en = ${q(about.title[1])} }`,
    about.warning && `warning = { ${Object.entries(about.warning).map(([language, words]) => `${language} = ${q(words)}`).join(", ")} }`,
    `licence = "CC-BY-4.0"`, `source = "Drivepress sample"`, "sample = true",
    about.duration && `duration = ${about.duration.toFixed(2).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, ".0")}`, about.preview && `preview = ${q(about.preview)}`,
  ].filter(Boolean).join("\n");
}

const paths = walk(MEDIA).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
writeFileSync(`${HERE}/../../manifests/media.toml`, `${HEAD}\n${paths.map(entry).join("\n\n")}\n`);
