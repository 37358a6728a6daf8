// The report sheet: one A4 page to fill in before the call, to read from during it, and to pin up.
import { C } from "../style.mjs";
import { icon } from "../figures.mjs";
import { document_, list, notice, NUMBERS } from "./base.mjs";

const WORDS = {
  th: {
    title: "แผ่นแจ้งเหตุ", head: "เห็นอะไรไม่ปกติ บอกได้เลย", lead: "ไม่ต้องแน่ใจ ไม่ต้องรู้กฎหมาย สัญญาณคือเหตุให้ขอความช่วยเหลือ ไม่ใช่หลักฐาน",
    fill: "จดก่อนโทร", fields: [["ที่ไหน", "หมู่บ้าน ตำบล อำเภอ จังหวัด จุดสังเกต", 2], ["เมื่อไร", "วัน เวลา", 1], ["เห็นอะไร", "เฉพาะสิ่งที่เห็นด้วยตา", 3], ["กี่คน", "เด็กหรือผู้ใหญ่ ภาษาที่พูด", 1], ["เลขรับเรื่อง", "และเวลาที่โทร", 1]],
    say: "พูดตามนี้", script: ["ขอแจ้งเหตุที่สงสัยว่ามีเด็กหรือคนงานถูกบังคับ", "อยู่ที่ … จุดสังเกตคือ …", "เห็นเมื่อ …", "เห็นด้วยตาว่า …", "ประมาณ … คน เป็นเด็กหรือผู้ใหญ่", "ตอนนี้อันตราย หรือไม่อันตราย", "เขาพูดภาษา …", "โทรกลับเวลา … หรือขอไม่ให้โทรกลับ", "ขอให้ปกปิดชื่อ", "ขอเลขรับเรื่อง"],
    yes: "ควรทำ", doList: ["ดูแลความปลอดภัยของตัวเองก่อน", "โทรจากโทรศัพท์ของตัวเอง ห่างจากที่เกิดเหตุ", "ฟังอย่างสงบ เชื่อ ไม่โทษ"],
    no: "ไม่ควรทำ", dont: ["เผชิญหน้า เข้าไปช่วยเอง สืบเอง", "ถ่ายภาพ โพสต์ เล่าต่อ", "จ่ายหนี้แทน พาเด็กไปเอง"],
    more: [["1669", "มีคนเจ็บหรือป่วย ฟรี ตลอด 24 ชั่วโมง"], ["1546", "งาน ค่าจ้าง เด็กทำงานก่อนวัย"], ["1323", "เครียดหรือไม่สบายใจ ฟรี ตลอด 24 ชั่วโมง"], ["1387", "เด็กอยากคุย ฟรี ตลอด 24 ชั่วโมง"], ["1155", "ตำรวจท่องเที่ยว หลายภาษา"]],
    local: "หมายเลขในพื้นที่ของเรา", keep: "ถ้าถือแผ่นนี้กลับบ้านแล้วไม่ปลอดภัย ไม่ต้องรับ จำแค่ 1300 ก็พอ",
  },
  en: {
    title: "Report sheet", head: "Something not right? Say it.", lead: "You need not be sure, you need not know the law. A sign is a reason to ask for help, never proof.",
    fill: "Note before you call", fields: [["Where", "village, sub-district, district, province, landmark", 2], ["When", "day and time", 1], ["What I saw", "only what I saw myself", 3], ["How many", "children or adults, their language", 1], ["Case number", "and the time of the call", 1]],
    say: "You can say", script: ["I want to report a child or worker who may be forced.", "The place is … The landmark is …", "I saw it on …", "What I saw myself is …", "There are about … people, children or adults.", "There is danger now, or there is not.", "Their language is …", "Call me back at …, or please do not call back.", "Please keep my name secret.", "What is the case number?"],
    yes: "Do", doList: ["See to your own safety first", "Call from your own phone, away from the place", "Listen calmly, believe, do not blame"],
    no: "Do not", dont: ["confront, go in, or investigate", "photograph, post, or spread the story", "pay the debt, or take a child away"],
    more: [["1669", "hurt or ill; free, day and night"], ["1546", "work, pay, under-age work"], ["1323", "if this weighs on you; free, day and night"], ["1387", "for children; free, day and night"], ["1155", "tourist police, several languages"]],
    local: "Our local numbers", keep: "If it is not safe to carry this sheet home, leave it. Remember 1300.",
  },
};

const CSS = `
.page{width:210mm;height:296.8mm;background:${C.paper}}
header{background:${C.teal};color:${C.cream};padding:8mm 14mm 6mm}
header h1{color:${C.cream};font-size:28pt;font-weight:800;line-height:1.25}
header p{font-size:12.5pt;margin-top:1.5mm;color:#dbe8e2}
.calls{display:grid;grid-template-columns:1fr 1.75fr;gap:5mm;margin-top:4mm}
.calls div{display:flex;align-items:center;gap:4.5mm;border-radius:6mm;padding:2.4mm 5mm;background:${C.deep}}
.calls .help{background:${C.gold}}
.calls b{font-size:40pt;line-height:1;font-weight:800;color:${C.gold}}.calls .help b{color:${C.deep}}
.calls span{font-size:13pt;font-weight:700;line-height:1.3}.calls .help span{color:${C.ink}}
main{padding:6mm 14mm 0;display:grid;grid-template-columns:1fr 1fr;gap:5mm 9mm}
h2{font-size:15.5pt;font-weight:800;margin-bottom:1.2mm;display:flex;align-items:center;gap:2.4mm}
h2 svg{width:8mm;height:8mm}
.field{margin-bottom:2mm}
.field b{font-size:12.5pt}.field span{font-size:9.5pt;color:${C.soft};margin-left:1.6mm}
.field i{display:block;border-bottom:.35mm solid ${C.teal3};height:8mm}
.steps{counter-reset:s}
.steps li{counter-increment:s;position:relative;padding-left:9mm;font-size:12.5pt;line-height:1.42;margin-bottom:2.4mm}
.steps li::before{content:counter(s);position:absolute;left:0;top:.3mm;width:6mm;height:6mm;border-radius:50%;background:${C.teal};color:${C.cream};font:700 9.5pt/6mm Sarabun;text-align:center}
.box{border-radius:5mm;padding:3mm 6mm}
.box h2{font-size:14pt;margin-bottom:1mm}
.box li{font-size:11.5pt;line-height:1.5;padding-left:5mm;position:relative}
.box li::before{content:"";position:absolute;left:0;top:.55em;width:2.2mm;height:2.2mm;border-radius:50%;background:${C.teal}}
.yes{background:${C.mist}}.no{background:#f7e3d4}.no h2{color:${C.rust}}
.no li::before{border-radius:0;height:.8mm;width:3mm;top:.75em;background:${C.rust}}
.more{background:${C.sand};border-radius:5mm;padding:3mm 5mm}
.more li{display:grid;grid-template-columns:14mm 1fr;font-size:10.5pt;line-height:1.42;align-items:baseline}
.more b{font-size:14pt;font-weight:800;color:${C.teal}}
.local i{display:block;border-bottom:.35mm solid ${C.teal3};height:7mm}
footer{position:absolute;left:14mm;right:14mm;bottom:4mm;text-align:center}
footer .keep{font-size:11pt;font-weight:600;color:${C.rust};margin-bottom:.4mm}
`;

function sheet(language) {
  const w = WORDS[language];
  const [danger, help] = NUMBERS[language];
  const mark = (name, color) => `<svg viewBox="-38 -38 76 76">${icon[name](color)}</svg>`;
  const field = ([name, hint, rows]) => `<div class="field"><b>${name}</b><span>${hint}</span>${"<i></i>".repeat(rows)}</div>`;
  return document_({
    language, title: w.title, size: "A4", css: CSS,
    body: `<div class="page ${language}"><header><h1>${w.head}</h1><p>${w.lead}</p><div class="calls"><div><b>${danger[0]}</b><span>${danger[1]}</span></div><div class="help"><b>${help[0]}</b><span>${help[1]}</span></div></div></header>
<main><section><h2>${mark("eye", C.amber)}${w.fill}</h2>${w.fields.map(field).join("")}</section><section><h2>${mark("talk", C.amber)}${w.say}</h2><ol class="steps">${list(w.script)}</ol></section>
<section class="box yes"><h2>${w.yes}</h2><ul>${list(w.doList)}</ul></section><section class="box no"><h2>${w.no}</h2><ul>${list(w.dont)}</ul></section>
<section class="more"><ul>${w.more.map(([number, what]) => `<li><b>${number}</b><span>${what}</span></li>`).join("")}</ul></section><section class="local"><h2>${mark("phone", C.amber)}${w.local}</h2>${"<i></i>".repeat(4)}</section></main>
<footer><p class="keep">${w.keep}</p>${notice(language)}</footer></div>`,
  });
}

/** Name, pages: the sheet in every language. */
export const sheets = ["th", "en"].map((language) => [`report-sheet-${language}`, sheet(language)]);
