// What all printed pieces share: the page, the colours, the two numbers, the notice.
import { C, fontFaces, NOTICE } from "../style.mjs";

export const FOOT = { th: "CC BY 4.0 · Drivepress", en: "CC BY 4.0 · Drivepress" };

/** The two numbers that stand on every piece. */
export const NUMBERS = {
  th: [["191", "เหตุด่วนเหตุร้าย"], ["1300", "แจ้งเหตุและขอความช่วยเหลือ<br>ตลอด 24 ชั่วโมง"]],
  en: [["191", "In danger now"], ["1300", "To report or ask for help,<br>day and night"]],
};

const CSS = `
*{box-sizing:border-box;margin:0;padding:0}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{font:400 11pt/1.55 Sarabun,sans-serif;color:${C.ink};background:${C.cream}}
p,li,h1,h2,h3{text-wrap:pretty}
ul,ol{list-style:none}
h1,h2,h3{font-weight:700;line-height:1.3;color:${C.teal}}
svg{display:block}
.page{position:relative;overflow:hidden;break-after:page;background:${C.cream}}
.page:last-child{break-after:auto}
.notice{font-size:8pt;line-height:1.4;color:${C.soft}}
.frame{position:relative;display:block}
.frame svg{width:100%;height:auto}
.frame::before{content:"";position:absolute;inset:-2.6% -2.6% 0;background:${C.wood};clip-path:ellipse(50% 100% at 50% 100%)}
`;

/** A whole HTML page; `size` is the paper as CSS has it. */
export function document_({ language, title, size, css, body }) {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title><style>${fontFaces()}
@page{size:${size};margin:0}${CSS}${css}</style></head><body>${body}</body></html>`;
}

export const notice = (language) => `<p class="notice">${NOTICE[language]} · ${FOOT[language]}</p>`;

export const list = (items, tag = "li") => items.map((item) => `<${tag}>${item}</${tag}>`).join("");

/** The picture in its wooden doorway, as one SVG. */
export function doorway(svg, color = C.wood) {
  return svg.replace('viewBox="0 0 520 540"', 'viewBox="-22 -26 564 588"')
    .replace("<defs>", `<path d="M-16 540V184A276 206 0 0 1 536 184V540z" fill="${color}"/><defs>`)
    .replace("</svg>", '<rect x="-22" y="540" width="564" height="14" rx="4" fill="#8a5a2b"/></svg>');
}

/** A band with the two numbers. */
export function numberBand(language, { dark = true } = {}) {
  const [danger, help] = NUMBERS[language];
  return `<div class="band ${dark ? "dark" : ""}"><div><b>${danger[0]}</b><span>${danger[1]}</span></div><div><b>${help[0]}</b><span>${help[1]}</span></div></div>`;
}

export const BAND_CSS = `
.band{display:grid;grid-template-columns:auto 1fr;column-gap:9mm;align-items:stretch}
.band div{display:flex;align-items:center;gap:4mm}
.band b{font-weight:800;line-height:1;color:${C.gold}}
.band span{font-weight:600;line-height:1.35}
`;
