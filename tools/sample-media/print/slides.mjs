// The presentation: thirteen slides, 16:9, to be shown from the PDF.
import { C, NOTICE } from "../style.mjs";
import { archSvg } from "../scenes.mjs";
import { document_, doorway, list, NUMBERS } from "./base.mjs";
import { SLIDES } from "./slide-words.mjs";

const CSS = `
.page{width:320mm;height:179.9mm;padding:20mm 22mm 17mm}
.page>.foot{position:absolute;left:22mm;right:22mm;bottom:6mm;display:flex;justify-content:space-between;font-size:9.5pt;color:${C.soft}}
h2{font-size:38pt;font-weight:800;line-height:1.22;margin-bottom:7mm}
p,li{font-size:22pt;line-height:1.42}
.dark{background:${C.teal};color:${C.cream}}.dark h2,.dark h1{color:${C.cream}}.dark>.foot{color:#a9c3bd}
.sand{background:${C.sand}}.mist{background:${C.mist}}.sun{background:#fdf1d8}
.cover{display:grid;grid-template-columns:1fr 122mm;gap:12mm;align-items:center}
.cover h1{font-size:62pt;font-weight:800;line-height:1.2}
.cover .sub{font-size:21pt;margin-top:6mm;color:#cfe0d9}
.cover .sample{display:inline-block;margin-top:12mm;padding:2.4mm 7mm;border-radius:9mm;background:${C.gold};color:${C.ink};font-size:15pt;font-weight:700}
.art svg{width:100%;height:auto}
.plan li{display:grid;grid-template-columns:34mm 1fr 40mm;align-items:center;background:${C.paper};border-radius:6mm;padding:3.1mm 8mm;margin-bottom:3.2mm}
.plan b{font-size:27pt;color:${C.teal};font-weight:800}.plan i{font-style:normal;text-align:right;color:${C.rust};font-weight:700}
.rules{display:grid;grid-template-columns:104mm 1fr;gap:12mm}
.rules .warn{background:${C.gold};color:${C.ink};border-radius:8mm;padding:8mm;font-size:20.5pt;font-weight:600;line-height:1.5;display:flex;align-items:center}
.num{counter-reset:n}
.num li{counter-increment:n;position:relative;padding-left:15mm;margin-bottom:3.4mm}
.num li::before{content:counter(n);position:absolute;left:0;top:.2em;width:10.4mm;height:10.4mm;border-radius:50%;background:${C.amber};color:${C.paper};font:800 17pt/10.4mm Sarabun;text-align:center}
.tri{display:grid;grid-template-columns:repeat(3,1fr);gap:8mm}
.tri li{background:${C.paper};border-radius:8mm;border-top:3mm solid ${C.amber};padding:8mm;font-size:19.5pt;line-height:1.5;min-height:98mm}
.tri li:nth-child(2){border-color:${C.rust}}.tri li:nth-child(3){border-color:${C.teal}}
.tri b{display:block;font-size:27pt;color:${C.teal};margin-bottom:4mm;line-height:1.25}
.tri span{display:block;margin-top:4mm;color:${C.soft};font-size:17.5pt}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:16mm}
.pair .art{width:86mm;margin:0 auto 6mm}
.pair h2{text-align:center;font-size:31pt;margin-bottom:2mm}.pair p{text-align:center;font-size:21pt}
.grid{display:grid;grid-template-columns:repeat(4,1fr);gap:5mm}
.grid li{background:${C.paper};border-radius:6mm;padding:4.5mm 5.5mm;height:34mm;font-size:17.5pt;font-weight:600;line-height:1.35}
.grid li b{display:block;color:${C.amber};font-weight:800;font-size:20pt;line-height:1.2}
.grid li.last{background:${C.teal};color:${C.cream};display:flex;align-items:center}
.side{display:grid;grid-template-columns:108mm 1fr;gap:14mm;align-items:center}
.dots li{position:relative;padding-left:9mm;margin-bottom:3mm}
.dots li::before{content:"";position:absolute;left:0;top:.55em;width:4mm;height:4mm;border-radius:50%;background:${C.amber}}
.dots.no li::before{border-radius:0;width:5.6mm;height:1.5mm;top:.72em;background:${C.rust}}
.key{margin-top:7mm;background:${C.teal};color:${C.cream};border-radius:6mm;padding:4.6mm 8mm;font-weight:700;font-size:21pt}
.two{display:grid;grid-template-columns:1fr 1fr;gap:12mm}
.two section{background:${C.paper};border-radius:8mm;padding:10mm;min-height:122mm}.two li{margin-bottom:4mm}.en.page .two li{font-size:20pt;margin-bottom:2.6mm}.en.page .grid li{font-size:16pt;line-height:1.28;padding:3.6mm 5mm}.en.page .two section{padding:8mm 9mm}.en.page .two h2{margin-bottom:4mm}.two .b h2{color:${C.rust}}
.path{display:grid;grid-template-columns:repeat(4,1fr);gap:6mm 6mm;counter-reset:n}
.path li{counter-increment:n;background:${C.paper};border-radius:6mm;padding:5mm 6mm;min-height:42mm;font-size:18.5pt;font-weight:600;line-height:1.35}
.path li::before{content:counter(n);display:block;font-weight:800;font-size:25pt;line-height:1.25;color:${C.amber}}
.end{display:grid;grid-template-columns:1fr 122mm;gap:12mm;align-items:center}
.end b{display:block;font-size:92pt;line-height:1;font-weight:800;color:${C.gold}}
.end .t{font-size:21pt;font-weight:600;margin-bottom:6mm}.end .s{font-size:17pt;color:#cfe0d9;margin-top:8mm}
`;

const art = (beat, language, t, color) => `<div class="art">${doorway(archSvg(beat, language, { t: t ?? 30 }), color)}</div>`;
const shown = { 3: 1.4, 4: 2 };

function pair({ beats, items }, language) {
  return `<div class="pair">${beats.map((beat, i) => `<div>${art(beat, language, shown[beat])}<h2>${items[i][0]}</h2><p>${items[i][1]}</p></div>`).join("")}</div>`;
}

function presentation(language) {
  const w = SLIDES[language];
  const [danger, help] = NUMBERS[language];
  const slides = [
    ["dark cover", `<div><h1>${w.title}</h1><p class="sub">${w.sub}</p><span class="sample">${NOTICE[language]}</span></div>${art(8, language, 30, C.gold)}`],
    ["sand", `<h2>${w.today.title}</h2><ul class="plan">${w.today.items.map(([a, b, c]) => `<li><b>${a}</b><span>${b}</span><i>${c} ${w.today.unit}</i></li>`).join("")}</ul>`],
    ["dark", `<h2>${w.rules.title}</h2><div class="rules"><p class="warn">${w.rules.warning}</p><ol class="num">${list(w.rules.items)}</ol></div>`],
    ["sun", `<h2>${w.words.title}</h2><ul class="tri">${w.words.items.map(([a, b, c]) => `<li><b>${a}</b>${b}<span>${c}</span></li>`).join("")}</ul>`],
    ["", pair(w.pairs[0], language)],
    ["mist", pair(w.pairs[1], language)],
    ["sand", `<h2>${w.signs.title}</h2><ul class="grid">${w.signs.items.map((sign, i) => `<li><b>${i + 1}</b>${sign}</li>`).join("")}<li class="last">${w.signs.last}</li></ul>`],
    ["sun", `<div class="side">${art(5, language)}<div><h2>${w.notice.title}</h2><p style="margin-bottom:5mm">${w.notice.text}</p><ul class="dots">${list(w.notice.items)}</ul><p class="key">${w.notice.last}</p></div></div>`],
    ["mist", `<div class="two"><section><h2>${w.doDont.title[0]}</h2><ul class="dots">${list(w.doDont.yes)}</ul></section><section class="b"><h2>${w.doDont.title[1]}</h2><ul class="dots no">${list(w.doDont.no)}</ul></section></div>`],
    ["", `<div class="side">${art(6, language)}<div><h2>${w.call.title}</h2><p style="margin-bottom:4mm">${w.call.lead}</p><ol class="num">${list(w.call.items)}</ol></div></div>`],
    ["sand", `<h2>${w.after.title}</h2><ol class="path">${list(w.after.items)}</ol><p class="key">${w.after.last}</p>`],
    ["sun", pair(w.support, language)],
    ["dark end", `<div><b>${danger[0]}</b><p class="t">${danger[1]}</p><b>${help[0]}</b><p class="t">${help[1]}</p><p class="s">${w.end.title} · ${w.end.text}</p></div>${art(7, language, 30, C.gold)}`],
  ];
  return document_({
    language, title: w.title, size: "320mm 180mm", css: CSS,
    body: slides.map(([look, inside], i) => `<div class="page ${language} ${look}">${inside}<p class="foot"><span>${NOTICE[language]}</span><span>CC BY 4.0 · ${i + 1}</span></p></div>`).join(""),
  });
}

/** Name, pages: the presentation in every language. */
export const presentations = ["th", "en"].map((language) => [`presentation-${language}`, presentation(language)]);
