// The discussion guide for paper: the Markdown of media/text laid out as a booklet of A4 pages.
import { readFileSync } from "node:fs";
import { marked } from "marked";
import { C, MEDIA, NOTICE } from "../style.mjs";
import { archSvg } from "../scenes.mjs";
import { document_, doorway, list, NUMBERS } from "./base.mjs";

const WORDS = {
  th: { kind: "คู่มือชวนคุยสำหรับวิทยากร", film: "ประตูที่เปิดได้", minutes: "นาที", own: "จดไว้เอง", contents: "ในเล่มนี้", beats: "แปดช่วง แปดเรื่องคุย" },
  en: { kind: "Discussion guide for facilitators", film: "A Door That Opens", minutes: "minutes", own: "My notes", contents: "In this guide", beats: "Eight parts, eight talks" },
};
const SHOWN = { 3: 1.4, 4: 2 };

const CSS = (language) => `
@page{size:A4;margin:19mm 19mm 20mm;background:${C.paper};
@bottom-left{content:"${NOTICE[language].replaceAll('"', '\\"')}";font:8pt Sarabun;color:${C.soft}}
@bottom-right{content:counter(page);font:700 10pt Sarabun;color:${C.teal}}}
@page cover{margin:0;@bottom-left{content:none}@bottom-right{content:none}}
body{background:${C.paper};font-size:${language === "en" ? 11.3 : 11.8}pt;line-height:1.62}
.cover{page:cover;width:210mm;height:296.8mm;background:${C.teal};color:${C.cream};padding:24mm 20mm;position:relative;break-after:page}
.cover .kind{font-size:16pt;font-weight:600;color:${C.gold}}
.cover h1{font-size:52pt;font-weight:800;color:${C.cream};line-height:1.22;margin-top:3mm}
.cover .art{position:absolute;left:30mm;right:30mm;top:92mm}.cover .art svg{width:100%;height:auto}
.cover .sample{position:absolute;left:20mm;right:20mm;bottom:13mm;text-align:center;font-size:11pt;color:#cfe0d9}
.toc{break-after:page}
.toc>h2{font-size:24pt;font-weight:800;margin-bottom:6mm}
.toc>ul>li{font-size:13pt;padding:1.3mm 0;border-bottom:.3mm solid ${C.mist};font-weight:600}
.toc .beats{display:grid;grid-template-columns:repeat(4,1fr);gap:4mm 12mm;margin:3mm 4mm 4mm}
.toc .beats li{text-align:center;font-size:11.5pt;border:0;padding:0;font-weight:700;color:${C.teal};line-height:1.35}
.toc .beats svg{width:100%;height:auto;margin-bottom:1.6mm}
.toc .rest{columns:2;column-gap:12mm}
.toc h3{font-size:15pt;color:${C.rust};margin:5mm 0 1mm}
.calls{display:flex;gap:8mm;margin-top:6mm;background:${C.teal};color:${C.cream};border-radius:5mm;padding:4.5mm 8mm;align-items:center}
.calls b{font-size:30pt;font-weight:800;color:${C.gold};line-height:1;margin-right:3mm}.calls span{display:flex;align-items:center;font-size:11pt;font-weight:600;line-height:1.35}
section>h2{font-size:23pt;font-weight:800;margin:0 0 3mm;break-after:avoid}
/* The room above keeps the marks of a Thai heading from being painted on the page before. */
section{break-before:page;padding-top:3mm}
section.run{break-before:auto;margin-top:6mm}
h3{font-size:14.5pt;color:${C.rust};margin:5mm 0 1.6mm;break-after:avoid}
p{margin-bottom:2.6mm}
li{break-inside:avoid}
p:has(+ol),p:has(+ul){break-after:avoid}
section ul li{padding-left:6mm;position:relative;margin-bottom:1.7mm}
section ul li::before{content:"";position:absolute;left:.6mm;top:.62em;width:2.3mm;height:2.3mm;border-radius:50%;background:${C.amber}}
section ol{counter-reset:n}
section ol li{counter-increment:n;padding-left:9mm;position:relative;margin-bottom:2mm}
section ol li::before{content:counter(n);position:absolute;left:0;top:.2em;width:6mm;height:6mm;border-radius:50%;background:${C.teal};color:${C.cream};font:700 9.5pt/6mm Sarabun;text-align:center}
table{border-collapse:collapse;width:100%;margin:1mm 0 4mm;break-inside:avoid}
th{background:${C.teal};color:${C.cream};text-align:left;padding:2mm 4mm;font-size:11pt}
td{padding:2mm 4mm;border-bottom:.3mm solid ${C.mist};vertical-align:top}td:first-child{font-weight:700}
blockquote{background:${C.glow};border-radius:4mm;padding:4.4mm 7mm;margin:2mm 0 4mm;font-size:13pt;font-weight:600;break-inside:avoid}blockquote p{margin:0}
.beat .opening{display:grid;grid-template-columns:62mm 1fr;gap:9mm;align-items:center;margin-bottom:4mm}
.beat .opening svg{width:100%;height:auto}
.beat .opening h2{font-size:27pt;font-weight:800;margin-bottom:2mm}
.beat .opening p{font-size:13pt}
.beat .time{display:inline-block;background:${C.mist};color:${C.teal};border-radius:5mm;padding:.6mm 4mm;font-size:10.5pt;font-weight:700;margin-bottom:2.4mm}
.questions{background:${C.cream};border:.5mm solid #ecdcbd;border-radius:5mm;padding:4mm 8mm 2.6mm;margin:3mm 1mm 5mm 0;break-inside:avoid}
.questions h3{margin-top:0;font-size:15pt}.questions li{font-size:13.8pt;line-height:1.48;margin-bottom:2.6mm;font-weight:600}
.questions ol li::before{background:${C.amber};top:.28em}
.notes{border-left:1.6mm solid ${C.teal3};padding-left:7mm}
.notes h3{color:${C.teal};margin-top:0}
.write{margin-top:5mm;break-inside:avoid}.write b{font-size:11pt;color:${C.soft}}.write i{display:block;height:9mm;border-bottom:.3mm solid ${C.teal3}}
`;

/** `## Words {#id .class minutes=5}` becomes the words and what the braces say. */
function heading(line) {
  const [, marks, words, id, rest] = line.match(/^(#+) (.+?)\s*\{(?:#([\w-]+))?\s*([^}]*)\}\s*$/) ?? line.match(/^(#+) (.+?)()()$/);
  return { depth: marks.length, words, id: id ?? "", kind: rest.match(/\.([\w-]+)/)?.[1] ?? "", minutes: rest.match(/minutes=(\d+)/)?.[1] };
}

/** Cuts Markdown at headings of one depth: `[heading, text]`, the first with no heading. */
function cut(markdown, depth) {
  const parts = [[null, ""]];
  for (const line of markdown.split("\n")) {
    const marks = "#".repeat(depth);
    if (line.startsWith(`${marks} `)) parts.push([heading(line), ""]);
    else parts[parts.length - 1][1] += `${line}\n`;
  }
  return parts;
}

/** Ruled lines to write on. */
const lines = (w, count) => `<div class="write"><b>${w.own}</b>${"<i></i>".repeat(count)}</div>`;
const html = (markdown) => marked.parse(markdown.replace(/^(#+ .+?)\s*\{[^}]*\}\s*$/gm, "$1"));

function beat(head, text, language) {
  const number = Number(head.id.slice(5));
  const [[, lead], ...rest] = cut(text, 3);
  const blocks = rest.map(([inner, body]) => `<div class="${inner.kind}"><h3>${inner.words}</h3>${html(body)}</div>`).join("");
  const art = doorway(archSvg(number, language, { t: SHOWN[number] ?? 30 }));
  return `<section class="beat"><div class="opening">${art}<div><h2>${head.words}</h2><span class="time">${head.minutes} ${WORDS[language].minutes}</span>${html(lead)}</div></div>${blocks}${lines(WORDS[language], 2)}</section>`;
}

function guide(language) {
  const w = WORDS[language];
  const [[, preface], ...parts] = cut(readFileSync(`${MEDIA}/text/${language}/guide.md`, "utf8").replace(/^# .*\n/, ""), 2);
  const beats = parts.filter(([head]) => head.kind === "chapter");
  const others = (from) => parts.filter(([head], i) => head.kind !== "chapter" && (i < parts.indexOf(beats[0])) === (from === "before"));
  const [danger, help] = NUMBERS[language];
  const toc = `<div class="toc">${html(preface)}<h3>${w.contents}</h3><ul class="rest">${list([...others("before"), ...others("after")].map(([head]) => head.words))}</ul><h3>${w.beats}</h3>
<ul class="beats">${beats.map(([head], i) => `<li>${archSvg(i + 1, language, { t: SHOWN[i + 1] ?? 30 })}${head.words}</li>`).join("")}</ul>
<div class="calls"><span><b>${danger[0]}</b>${danger[1]}</span><span><b>${help[0]}</b>${help[1]}</span></div></div>`;
  const run = new Set(["closing", "after"]);
  const body = parts.map(([head, text]) => (head.kind === "chapter" ? beat(head, text, language) : `<section class="${run.has(head.id) ? "run" : ""}"><h2>${head.words}</h2>${html(text)}${head.id === "opening" ? lines(w, 6) : ""}</section>`)).join("");
  return document_({
    language, title: `${w.film}: ${w.kind}`, size: "A4", css: CSS(language),
    body: `<div class="cover"><p class="kind">${w.kind}</p><h1>${w.film}</h1><div class="art">${doorway(archSvg(7, language), C.gold)}</div><p class="sample">${NOTICE[language]}<br>CC BY 4.0 · Drivepress</p></div>${toc}${body}`,
  });
}

/** Name, pages: the guide in every language. */
export const guides = ["th", "en"].map((language) => [`guide-${language}`, guide(language)]);
