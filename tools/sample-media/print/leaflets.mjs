// Two leaflets, A4 across, folded in three: before you go to work; notice, say, pass on.
// Outer side: flap, back, front. Inner side: three panels.
import { C } from "../style.mjs";
import { archSvg } from "../scenes.mjs";
import { document_, doorway, list, notice, NUMBERS } from "./base.mjs";
import { LEAFLETS } from "./leaflet-words.mjs";

const CSS = `
.page{width:297mm;height:209.8mm;display:grid;grid-template-columns:97mm 100mm 100mm}
.page.inner{grid-template-columns:100mm 100mm 97mm}
.panel{position:relative;padding:13mm 10mm 11mm;overflow:hidden}
.panel h2{font-size:21pt;font-weight:800;line-height:1.28;margin-bottom:3mm}
.panel h3{font-size:13.5pt;margin:4mm 0 1mm;color:${C.rust}}
.panel p{font-size:13pt;line-height:1.55;margin-bottom:2.4mm}
.panel .art{margin:0 6mm 5mm}
.panel .art svg{width:100%;height:auto}
.sand{background:${C.sand}}.mist{background:${C.mist}}.cream{background:${C.cream}}
.marks li{font-size:13pt;line-height:1.5;padding-left:6.4mm;position:relative;margin-bottom:1.9mm}
.marks li::before{content:"";position:absolute;left:.6mm;top:2.3mm;width:2.6mm;height:2.6mm;border-radius:50%;background:${C.amber}}
.marks.no li::before{border-radius:0;background:${C.rust};height:.9mm;width:3.4mm;top:3.2mm}
.steps{counter-reset:s}
.steps li{counter-increment:s;font-size:13pt;line-height:1.5;padding-left:8.6mm;position:relative;margin-bottom:1.9mm}
.steps li::before{content:counter(s);position:absolute;left:0;top:.5mm;width:5.8mm;height:5.8mm;border-radius:50%;background:${C.teal};color:${C.cream};font:700 9.5pt/5.8mm Sarabun;text-align:center}
.signs li{display:grid;grid-template-columns:7.4mm 1fr;font-size:12.4pt;line-height:1.42;margin-bottom:1.7mm}
.signs b{color:${C.amber};font-weight:800}
.panel .big{background:${C.teal};color:${C.cream};border-radius:6mm;padding:5mm 6mm;margin-top:5mm;font-size:15.5pt;font-weight:700;line-height:1.4;text-align:center}
.en.page .panel p,.en.page li{font-size:12pt;line-height:1.45}
.en.page .panel .big{font-size:15pt}.en.page .signs li{font-size:11.6pt}
.en.page .panel.back .t{font-size:13pt}.en.page .panel.back .more{font-size:10.5pt}.en.page .back .notice{font-size:8pt}.en.page .panel.back .n{font-size:60pt;line-height:1.05}.en.page .panel.front .fold{font-size:8.5pt}.en.page .panel.front .sub{font-size:13.5pt}
.front{background:${C.teal};color:${C.cream};text-align:center;padding-top:15mm}
.front h1{color:${C.cream};font-size:31pt;font-weight:800;line-height:1.26}
.en .front h1{font-size:27pt}
.panel.front .sub{font-size:13.5pt;margin-top:3mm;color:#cfe0d9}
.front .art{position:absolute;left:11mm;right:11mm;bottom:17mm;margin:0}
.panel.front .fold{position:absolute;left:0;right:0;bottom:7mm;font-size:8.5pt;color:#a9c3bd;margin:0}
.back{display:flex;flex-direction:column;justify-content:center;text-align:center;background:${C.cream}}
.panel.back .n{font-size:60pt;font-weight:800;line-height:1.05}
.panel.back .n.red{color:${C.rust}}.panel.back .n.green{color:${C.teal}}
.panel.back .t{font-size:13pt;font-weight:600;margin-bottom:7mm}
.panel.back .more{font-size:10.5pt;line-height:1.6;color:${C.soft}}
.panel.back .notice{position:absolute;left:8mm;right:8mm;bottom:7mm;margin:0;font-size:8pt;line-height:1.4}
`;

const PART = {
  p: (value) => `<p>${value}</p>`,
  h: (value) => `<h3>${value}</h3>`,
  marks: (value) => `<ul class="marks">${list(value)}</ul>`,
  no: (value) => `<ul class="marks no">${list(value)}</ul>`,
  steps: (value) => `<ol class="steps">${list(value)}</ol>`,
  signs: (value) => `<ol class="signs">${value.map((sign, i) => `<li><b>${i + 1}</b><span>${sign}</span></li>`).join("")}</ol>`,
  big: (value) => `<p class="big">${value}</p>`,
};

function panel({ title, art, tint, parts }, language) {
  const picture = art ? `<div class="art">${doorway(archSvg(art.beat, language, { t: art.t ?? 30 }))}</div>` : "";
  return `<section class="panel ${tint}">${picture}<h2>${title}</h2>${parts.map(([kind, value]) => PART[kind](value)).join("")}</section>`;
}

function leaflet(words, language) {
  const [danger, help] = NUMBERS[language];
  const back = `<section class="panel back"><p class="n red">${danger[0]}</p><p class="t">${danger[1]}</p><p class="n green">${help[0]}</p><p class="t">${help[1]}</p><p class="more">${words.more}</p>${notice(language)}</section>`;
  const front = `<section class="panel front"><h1>${words.head}</h1><p class="sub">${words.sub}</p><div class="art">${doorway(archSvg(words.art.beat, language, { t: words.art.t ?? 30 }), C.gold)}</div><p class="fold">${words.fold}</p></section>`;
  return document_({
    language, title: words.title, size: "A4 landscape", css: CSS,
    body: `<div class="page ${language}">${panel(words.flap, language)}${back}${front}</div><div class="page inner ${language}">${words.inner.map((part) => panel(part, language)).join("")}</div>`,
  });
}

/** Name, pages: every leaflet in every language. */
export const leaflets = ["th", "en"].flatMap((language) => LEAFLETS[language].map((words, i) => [`leaflet-${i + 1}-${language}`, leaflet(words, language)]));
