// Square pictures for messengers, 1080 by 1080: see it, say it; ask before you go.
import { C } from "../style.mjs";
import { archSvg } from "../scenes.mjs";
import { document_, doorway, notice, NUMBERS } from "./base.mjs";

const WORDS = {
  th: {
    see: { title: "เห็นแล้วบอก โทร 1300", head: ["เห็นแล้วบอก", "โทร"], lead: "ไม่ต้องแน่ใจ แค่บอกสิ่งที่เห็น<br>ตลอด 24 ชั่วโมง" },
    ask: { title: "งานดีจริง ถามได้ทุกข้อ", head: "งานดีจริง<br>ถามได้ทุกข้อ", items: ["ทำที่ไหน", "กี่ชั่วโมง", "จ่ายเท่าไร", "บัตรอยู่กับใคร", "กลับบ้านได้เมื่อไร"], foot: "ถ้าไม่ยอมตอบ ยังไม่ต้องไป" },
  },
  en: {
    see: { title: "See it, say it: 1300", head: ["See it, say it", "Call"], lead: "You need not be sure.<br>Say what you saw, day or night." },
    ask: { title: "A good job can be asked about", head: "A good job<br>can be asked about", items: ["Where?", "Which hours?", "How much pay?", "Who keeps my papers?", "When may I go home?"], foot: "No answer? Then not yet." },
  },
};

const CSS = `
.page{width:1080px;height:1080px}
.art{position:absolute}.art svg{width:100%;height:auto}
h1{position:absolute;font-weight:800;line-height:1.28}
.foot{position:absolute;left:0;right:0;bottom:0;padding:26px 60px 20px;background:${C.teal};color:${C.cream}}
.foot .calls{display:flex;gap:60px;align-items:center}
.foot .calls div{display:flex;gap:20px;align-items:center;font-size:27px;font-weight:600;line-height:1.35}
.foot b{font-size:84px;line-height:1;font-weight:800;color:${C.gold}}
.foot .notice{margin-top:12px;font-size:20px;color:#bcd3cc}
.see{background:${C.night}}
.see h1{left:60px;top:64px;color:${C.cream};font-size:96px}
.see .call{position:absolute;left:60px;top:236px;display:flex;align-items:baseline;gap:30px;font-size:84px;font-weight:800;color:${C.cream};line-height:1}
.see .call b{font-size:250px;color:${C.gold}}
.see .lead{position:absolute;left:60px;top:520px;width:520px;font-size:40px;font-weight:600;line-height:1.5;color:${C.mist}}
.see .art{right:44px;top:486px;width:392px}
.see.en h1{font-size:88px;top:70px}.see.en .lead{font-size:36px}
.ask .art{right:52px;top:322px;width:392px}
.ask h1{left:60px;top:72px;font-size:92px;color:${C.teal};width:960px}
.ask.en h1{font-size:86px}
.ask ul{position:absolute;left:60px;top:322px;width:560px;display:grid;gap:14px}
.ask li{position:relative;padding:9px 24px 9px 84px;border-radius:24px;background:${C.paper};font-size:36px;font-weight:600;line-height:1.4;color:${C.ink}}
.ask li::before{content:"?";position:absolute;left:20px;top:50%;margin-top:-23px;width:46px;height:46px;border-radius:50%;background:${C.amber};color:${C.paper};font:800 30px/46px Sarabun;text-align:center}
.ask .last{position:absolute;left:60px;right:60px;top:742px;font-size:44px;font-weight:700;color:${C.rust}}
`;

const foot = (language) => {
  const [danger, help] = NUMBERS[language];
  const call = ([number, words]) => `<div><b>${number}</b><span>${words}</span></div>`;
  return `<div class="foot"><div class="calls">${call(danger)}${call(help)}</div>${notice(language)}</div>`;
};

function see(language) {
  const w = WORDS[language].see;
  return `<div class="page see ${language}"><h1>${w.head[0]}</h1><div class="call"><span>${w.head[1]}</span><b>1300</b></div><p class="lead">${w.lead}</p><div class="art">${doorway(archSvg(5, language))}</div>${foot(language)}</div>`;
}

function ask(language) {
  const w = WORDS[language].ask;
  return `<div class="page ask ${language}"><h1>${w.head}</h1><ul>${w.items.map((item) => `<li>${item}</li>`).join("")}</ul><p class="last">${w.foot}</p><div class="art">${doorway(archSvg(1, language))}</div>${foot(language)}</div>`;
}

const square = (language, title, body) => document_({ language, title, size: "1080px 1080px", css: CSS, body });

/** Name, page: every square in every language. */
export const squares = ["th", "en"].flatMap((language) => [
  [`square-1-${language}`, square(language, WORDS[language].see.title, see(language))],
  [`square-2-${language}`, square(language, WORDS[language].ask.title, ask(language))],
]);
