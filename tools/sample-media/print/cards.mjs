// Pocket cards: ten on an A4 sheet, the size of a bank card, to cut along the lines.
import { C } from "../style.mjs";
import { document_, NUMBERS } from "./base.mjs";

const WORDS = {
  th: {
    title: "บัตรพกพา 191 และ 1300", head: "ไม่ต้องแน่ใจ แค่บอกสิ่งที่เห็น", more: "เจ็บป่วย 1669 · แรงงาน 1546 · เด็ก 1387 · เครียด 1323", sample: "สื่อตัวอย่าง",
    keep: "ถ้าพกบัตรนี้แล้วไม่ปลอดภัย ไม่ต้องรับ จำแค่ 1300 ก็พอ",
  },
  en: {
    title: "Pocket cards: 191 and 1300", head: "You need not be sure. Say what you saw.", more: "Hurt 1669 · Work 1546 · Child 1387 · Worries 1323", sample: "Sample",
    keep: "If it is not safe to carry this card, leave it. Remember 1300.",
  },
};

const CSS = `
.page{width:210mm;height:296.8mm;background:${C.paper}}
.cards{position:absolute;left:19.4mm;top:11mm;display:grid;grid-template-columns:repeat(2,85.6mm);grid-auto-rows:54mm}
.card{position:relative;padding:3.6mm 5mm;border:.2mm dashed ${C.teal3};overflow:hidden}
.card h2{font-size:10.4pt;line-height:1.4;color:${C.teal}}
.call{display:grid;grid-template-columns:31mm 1fr;align-items:center;margin-top:.8mm}
.call b{font-size:33pt;line-height:1.1;font-weight:800;color:${C.rust}}
.call.help b{color:${C.teal}}
.call span{font-size:9.6pt;font-weight:600;line-height:1.35}
.more{position:absolute;left:5mm;right:5mm;bottom:7mm;padding-top:.8mm;border-top:.25mm solid ${C.amber};font-size:7.8pt;line-height:1.4}
.sample{position:absolute;right:5mm;bottom:2.6mm;font-size:6.6pt;line-height:1.4;color:${C.soft}}
.keep{position:absolute;left:0;right:0;bottom:5mm;text-align:center;font-size:10pt;font-weight:600;color:${C.rust}}
`;

function sheet(language) {
  const w = WORDS[language];
  const [danger, help] = NUMBERS[language];
  const call = ([number, words], name) => `<div class="call ${name}"><b>${number}</b><span>${words}</span></div>`;
  const card = `<div class="card"><h2>${w.head}</h2>${call(danger, "danger")}${call(help, "help")}<p class="more">${w.more}</p><p class="sample">${w.sample} · Drivepress</p></div>`;
  return document_({
    language, title: w.title, size: "A4", css: CSS,
    body: `<div class="page ${language}"><div class="cards">${card.repeat(10)}</div><p class="keep">${w.keep}</p></div>`,
  });
}

/** Name, page: the cards in every language. */
export const cards = ["th", "en"].map((language) => [`pocket-cards-${language}`, sheet(language)]);
