// Two posters, A4 upright: ask before you go; see it, say it.
import { C } from "../style.mjs";
import { archSvg } from "../scenes.mjs";
import { icon } from "../figures.mjs";
import { BAND_CSS, document_, doorway, list, notice, numberBand } from "./base.mjs";

const WORDS = {
  th: {
    ask: {
      title: "งานดีจริง ถามได้ทุกข้อ", head: ["งานดีจริง", "ถามได้ทุกข้อ"], lead: "ก่อนไปทำงาน ถามให้ครบ",
      items: ["ทำที่ไหน ทำให้ใคร", "ทำกี่ชั่วโมง หยุดวันไหน", "จ่ายเท่าไร จ่ายเมื่อไร", "ใครออกค่าเดินทางและค่าห้อง", "บัตรอยู่กับใคร", "กลับบ้านได้เมื่อไร"],
      foot: "ถ้าไม่ยอมตอบ ยังไม่ต้องไป",
    },
    see: { title: "เห็นแล้วบอก โทร 1300", head: ["เห็นแล้วบอก", "โทร"], lead: "ไม่ต้องแน่ใจ แค่บอกสิ่งที่เห็น", items: ["ที่ไหน", "เมื่อไร", "เห็นอะไร"], danger: "เหตุด่วนเหตุร้าย", hours: "ตลอด 24 ชั่วโมง", do: "อย่าเผชิญหน้า อย่าถ่ายภาพ อย่าโพสต์ เจ้าหน้าที่เป็นคนตรวจสอบ" },
  },
  en: {
    ask: {
      title: "A good job can be asked about", head: ["A good job", "can be asked about"], lead: "Before you go, ask",
      items: ["Where is it, and for whom?", "Which hours, which day off?", "How much pay, and when?", "Who pays fare and room?", "Who keeps the papers?", "When may I go home?"],
      foot: "No answer? Then not yet.",
    },
    see: { title: "See it, say it: 1300", head: ["See it, say it", "Call"], lead: "You need not be sure. Say what you saw.", items: ["Where", "When", "What I saw"], danger: "In danger now", hours: "day and night", do: "Do not confront, photograph or post. Officials find out what it is." },
  },
};

const ASK_CSS = `${BAND_CSS}
.page{width:210mm;height:296.8mm}
.sun{position:absolute;width:250mm;height:250mm;border-radius:50%;left:-20mm;top:-112mm;background:radial-gradient(circle,${C.glow} 0 55%,#fdf0d3 55% 76%,${C.cream} 76%)}
.art{position:absolute;left:40mm;top:12mm;width:130mm}
.art svg{width:100%;height:auto}
h1{position:absolute;left:16mm;right:16mm;top:152mm;text-align:center;font-size:47pt;line-height:1.24;font-weight:800}
h1 span{display:block}
.en h1{font-size:42pt;line-height:1.14;top:156mm}
.ask{position:absolute;left:16mm;right:16mm;top:203mm}
.ask h2{font-size:15pt;color:${C.ink};text-align:center;margin-bottom:3mm}
.ask ul{display:grid;grid-template-columns:1fr 1fr;gap:2.2mm 7mm}
.ask li{font-size:15pt;font-weight:600;line-height:1.35;padding:1.4mm 2mm 1.4mm 11mm;background:${C.paper};border-radius:5mm;position:relative}
.ask li::before{content:"?";position:absolute;left:2.4mm;top:50%;margin-top:-3.1mm;width:6.2mm;height:6.2mm;border-radius:50%;background:${C.amber};color:${C.paper};font:800 12pt/6.2mm Sarabun;text-align:center}
.ask p{font-size:15pt;font-weight:700;text-align:center;color:${C.rust};margin-top:3.4mm}
.foot{position:absolute;left:0;right:0;bottom:0;background:${C.teal};color:${C.cream};padding:5.6mm 16mm 4mm}
.foot .band b{font-size:36pt}.foot .band span{font-size:12.5pt}
.foot .notice{color:#bcd3cc;margin-top:2.6mm;text-align:center}
`;

const SEE_CSS = `
.page{width:210mm;height:296.8mm;background:linear-gradient(${C.night} 0,${C.teal} 34%,#2b6f6e 62%,#e9b765 100%)}
.glow{position:absolute;left:-25mm;top:92mm;width:260mm;height:260mm;border-radius:50%;background:radial-gradient(circle,rgba(251,227,180,.85) 0,rgba(251,227,180,.28) 45%,rgba(251,227,180,0) 68%)}
.head{position:absolute;left:16mm;right:16mm;top:15mm;color:${C.cream};text-align:center}
.head h1{color:${C.cream};font-size:41pt;font-weight:800;line-height:1.25}
.head .call{display:flex;justify-content:center;align-items:baseline;gap:7mm;font-size:38pt;font-weight:800;line-height:1;margin-top:-1mm}
.head .call b{font-size:116pt;color:${C.gold};font-weight:800}
.head .hours{font-size:17pt;font-weight:600;margin-top:1mm}
.art{position:absolute;left:42mm;top:97mm;width:126mm}
.art svg{width:100%;height:auto}
.lead{position:absolute;left:10mm;right:10mm;top:231mm;text-align:center;font-size:20pt;font-weight:700;color:${C.ink}}
.three{position:absolute;left:20mm;right:20mm;top:243mm;display:grid;grid-template-columns:repeat(3,1fr);gap:6mm}
.three li{background:${C.paper};border-radius:6mm;display:flex;align-items:center;justify-content:center;gap:3.4mm;font-size:17pt;font-weight:700;padding:2.6mm}
.three svg{width:11mm;height:11mm}
.en .three li{font-size:16pt}
.foot{position:absolute;left:0;right:0;bottom:0;padding:4mm 14mm 4.2mm;background:${C.night};color:${C.cream};display:grid;grid-template-columns:auto 1fr;gap:2mm 6mm;align-items:center}
.foot b{font-size:30pt;line-height:1;color:${C.gold};font-weight:800}
.foot .danger{display:flex;gap:3mm;align-items:center;font-weight:700;font-size:12.5pt}
.foot .do{font-size:11.5pt;line-height:1.4;text-align:right}
.foot .notice{grid-column:1/3;text-align:center;color:#a9c3bd}
`;

function ask(language) {
  const w = WORDS[language].ask;
  return document_({
    language, title: w.title, size: "A4", css: ASK_CSS,
    body: `<div class="page ${language}"><div class="sun"></div><div class="art">${doorway(archSvg(1, language))}</div><h1>${list(w.head, "span")}</h1>
<div class="ask"><h2>${w.lead}</h2><ul>${list(w.items)}</ul><p>${w.foot}</p></div><div class="foot">${numberBand(language)}${notice(language)}</div></div>`,
  });
}

function see(language) {
  const w = WORDS[language].see;
  const pictures = [icon.pin(C.teal), icon.clock(C.teal2), icon.eye(C.rust)];
  return document_({
    language, title: w.title, size: "A4", css: SEE_CSS,
    body: `<div class="page ${language}"><div class="glow"></div><div class="head"><h1>${w.head[0]}</h1><div class="call"><span>${w.head[1]}</span><b>1300</b></div><p class="hours">${w.hours}</p></div>
<div class="art">${doorway(archSvg(5, language))}</div><p class="lead">${w.lead}</p>
<ul class="three">${w.items.map((item, i) => `<li><svg viewBox="-36 -36 72 72">${pictures[i]}</svg>${item}</li>`).join("")}</ul>
<div class="foot"><span class="danger"><b>191</b>${w.danger}</span><span class="do">${w.do}</span>${notice(language)}</div></div>`,
  });
}

/** Name, pages: every poster in every language. */
export const posters = ["th", "en"].flatMap((language) => [[`poster-1-${language}`, ask(language)], [`poster-2-${language}`, see(language)]]);
