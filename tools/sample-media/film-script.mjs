// The film's words and times: the one source of frames, captions, chapters and descriptions.
export const NAME = "a-door-that-opens";
export const LENGTH = 99;
export const FPS = 25;
export const OPENING = { notice: 0, warning: 5.6, title: 13.2, end: 18 };
export const BEAT = 8.75;
export const ENDING = OPENING.end + 8 * BEAT;

/** When the two lines of a beat come up, counted from its start. */
export const LINE_AT = [0.9, 4.9];

export const TITLE = { th: "ประตูที่เปิดได้", en: "A Door That Opens" };

export const WARNING = {
  th: ["วิดีโอนี้พูดถึงการหลอกลวง", "การถูกบังคับ และความกลัว", "ไม่มีภาพความรุนแรง", "หากไม่สบายใจ ออกไปพักได้ทันที"],
  en: ["It speaks of deceit, force and fear, and shows no violence.", "If it is hard, step out. Someone will be with you."],
};

/** Each beat: name; two lines, as they stand on the screen in Thai and as cues; the picture described. */
export const BEATS = [
  {
    name: { th: "คำชวน", en: "The promise" },
    screen: [["มีคนบอกว่างานดี", "เงินดี ไปได้เลย"], ["งานดีจริง", "ถามได้ทุกข้อ"]],
    th: ["มีคนบอกว่างานดี เงินดี ไปได้เลย", "งานดีจริง ถามได้ทุกข้อ"],
    en: ["Someone says: good work, good pay, leave now.", "A good job can be asked about."],
    my: ["အလုပ်ကောင်း၊ ငွေကောင်း၊ အခုပဲ သွားလို့ရတယ်လို့\nတစ်ယောက်က ပြောတယ်", "အလုပ်ကောင်း အမှန်ဆိုရင်\nဘာမဆို မေးလို့ရတယ်"],
    sees: {
      th: "โทรศัพท์เครื่องใหญ่มีข้อความเด้งขึ้น\nใครคนหนึ่งถือกระเป๋ายืนอ่าน",
      en: "Messages rise on a large phone.\nSomeone with a bag stands reading.",
    },
  },
  {
    name: { th: "หนี้", en: "The debt" },
    screen: [["ค่ารถ ค่าห้อง", "กลายเป็นหนี้"], ["หนี้ที่ไม่มีวันหมด", "ผูกคนไว้กับงาน"]],
    th: ["ค่ารถ ค่าห้อง กลายเป็นหนี้", "หนี้ที่ไม่มีวันหมด ผูกคนไว้กับงาน"],
    en: ["Fare and room become a debt.", "A debt that never ends ties a person to the work."],
    my: ["ကားခ၊ အခန်းခတွေက\nအကြွေး ဖြစ်သွားတယ်", "မကုန်နိုင်တဲ့ အကြွေးက\nလူကို အလုပ်မှာ ချည်ထားတယ်"],
    sees: {
      th: "กลางคืน ใบเรียกเงินหล่นลงทีละใบ\nซ้อนสูงกว่าคนที่ยืนมอง",
      en: "Night. Bills fall one on another until\nthe pile stands taller than the person.",
    },
  },
  {
    name: { th: "เอกสาร", en: "Papers kept" },
    screen: [["บัตรอยู่ในลิ้นชัก", "ของคนอื่น"], ["บัตรของเรา", "เราเก็บเอง"]],
    th: ["บัตรอยู่ในลิ้นชักของคนอื่น", "บัตรของเรา เราเก็บเอง"],
    en: ["The card lies in another's drawer.", "Your card stays with you."],
    my: ["ကတ်ပြားက သူများရဲ့ အံဆွဲထဲမှာ", "ကိုယ့်ကတ်ကို ကိုယ်ပဲ သိမ်းပါ"],
    sees: {
      th: "บัตรใบหนึ่งเลื่อนลงลิ้นชัก\nลิ้นชักปิด กุญแจหมุน",
      en: "A card sinks into a drawer.\nThe drawer shuts and the lock turns.",
    },
  },
  {
    name: { th: "โดดเดี่ยว", en: "Isolation" },
    screen: [["ไม่มีโทรศัพท์", "ไม่รู้ภาษา", "ไม่รู้ว่าอยู่ที่ไหน"], ["คนข้างนอก", "ยังสังเกตเห็นได้"]],
    th: ["ไม่มีโทรศัพท์ ไม่รู้ภาษา\nไม่รู้ว่าอยู่ที่ไหน", "คนข้างนอกยังสังเกตเห็นได้"],
    en: ["No phone, no language, no address.", "People outside can still notice."],
    my: ["ဖုန်းမရှိ၊ ဘာသာစကား မသိ၊\nဘယ်မှာရောက်နေမှန်း မသိ", "အပြင်ကလူတွေက\nသတိထားမိနိုင်သေးတယ်"],
    sees: {
      th: "ตึกมืด หน้าต่างสว่างบานเดียว รูปโทรศัพท์\nคำพูด และหมุดแผนที่จางลงทีละรูป",
      en: "A dark building, one lit window. Phone,\nspeech and map pin fade one by one.",
    },
  },
  {
    name: { th: "มีคนสังเกต", en: "Someone notices" },
    screen: [["คนขายข้าว", "เห็นหน้าเดิมทุกวัน"], ["สัญญาณคือเหตุให้", "ขอความช่วยเหลือ", "ไม่ใช่หลักฐาน"]],
    th: ["คนขายข้าวเห็นหน้าเดิมทุกวัน", "สัญญาณคือเหตุให้ขอความช่วยเหลือ\nไม่ใช่หลักฐาน"],
    en: ["The rice seller sees the same face each day.", "A sign is a reason to ask for help, never proof."],
    my: ["ထမင်းဆိုင်ရှင်က နေ့တိုင်း\nဒီမျက်နှာကိုပဲ မြင်နေရတယ်", "လက္ခဏာဆိုတာ အကူအညီတောင်းဖို့\nအကြောင်းပဲ၊ သက်သေ မဟုတ်ဘူး"],
    sees: {
      th: "เช้าแล้วเช้าเล่า คนเดิมเดินผ่านร้านข้าว\nคนขายเริ่มสังเกต",
      en: "Morning after morning someone passes\nthe rice stall. The seller takes notice.",
    },
  },
  {
    name: { th: "โทร", en: "The call" },
    screen: [["โทรสั้น ๆ", "บอกที่ บอกเวลา", "บอกสิ่งที่เห็น"], ["อันตราย โทร 191", "สงสัย โทร 1300"]],
    th: ["โทรสั้น ๆ บอกที่ บอกเวลา\nบอกสิ่งที่เห็น", "อันตราย โทร 191\nสงสัย โทร 1300"],
    en: ["A short call: place, time, what was seen.", "In danger: 191. In doubt: 1300."],
    my: ["ဖုန်းအတိုလေး ဆက်ပါ၊ နေရာ၊ အချိန်၊\nမြင်ခဲ့တာကို ပြောပါ", "အန္တရာယ်ရှိရင် 191\nသံသယရှိရင် 1300"],
    sees: {
      th: "ตัวเลข 1300 ขึ้นบนโทรศัพท์\nแล้วมีสามคำ ที่ไหน เมื่อไร เห็นอะไร",
      en: "1300 appears on a phone, then three\nlabels: where, when, what I saw.",
    },
  },
  {
    name: { th: "ช่วยเหลือ", en: "Support" },
    screen: [["มีคนถามว่า", "«อยากให้ช่วยอย่างไร»"], ["ไม่ใช่ความผิดของคุณ"]],
    th: ["มีคนถามว่า\n«อยากให้ช่วยอย่างไร»", "ไม่ใช่ความผิดของคุณ"],
    en: ["Someone asks: \"How can we help?\"", "It is not your fault."],
    my: ["တစ်ယောက်က မေးတယ်\n«ဘယ်လို ကူညီပေးရမလဲ»", "သင့်အပြစ် မဟုတ်ပါဘူး"],
    sees: {
      th: "สองคนนั่งที่โต๊ะ น้ำชาร้อนสองถ้วย\nคนหนึ่งถามและรอฟัง",
      en: "Two people at a table, two cups of tea.\nOne asks, and waits for the answer.",
    },
  },
  {
    name: { th: "ชีวิตต่อไป", en: "Life after" },
    screen: [["เรียน ทำงาน เพื่อนใหม่", "ตามทางของตัวเอง"], ["เลือกเอง ทีละก้าว"]],
    th: ["เรียน ทำงาน เพื่อนใหม่\nตามทางของตัวเอง", "เลือกเอง ทีละก้าว"],
    en: ["School, work, friends, at one's own pace.", "One's own choice, step by step."],
    my: ["ကျောင်း၊ အလုပ်၊ သူငယ်ချင်းအသစ်၊\nကိုယ့်လမ်း ကိုယ်လျှောက်ရင်း", "ကိုယ်တိုင်ရွေး၊ တစ်လှမ်းချင်း"],
    sees: {
      th: "เช้าวันใหม่ ใครคนหนึ่งเดินบนทาง\nเพื่อนสองคนเดินมาหา",
      en: "Sunrise. Someone walks on a path;\ntwo friends come to walk along.",
    },
  },
];

export const CALLS = {
  th: [["191", "เหตุด่วนเหตุร้าย"], ["1300", "แจ้งเหตุและขอความช่วยเหลือ"]],
  en: ["In danger now", "To report or ask for help, day and night"],
};

const beatAt = (index) => OPENING.end + index * BEAT;

const FRAME = {
  th: {
    notice: "สื่อตัวอย่าง ไม่ใช่วิดีโอ\nBreaking a Vicious Cycle",
    warning: ["วิดีโอนี้พูดถึงการหลอกลวง\nการถูกบังคับ และความกลัว", "ไม่มีภาพความรุนแรง\nหากไม่สบายใจ ออกไปพักได้ทันที"],
    title: "[ดนตรีเบา]\nประตูที่เปิดได้",
    music: { 1: "[ดนตรีช้าลง เสียงต่ำ]", 4: "[ดนตรีเริ่มสดใส]", 6: "[ดนตรีอบอุ่น]" },
    end: ["เหตุด่วนเหตุร้าย โทร 191", "แจ้งเหตุและขอความช่วยเหลือ\nโทร 1300 ตลอด 24 ชั่วโมง", "[ดนตรีจบ]"],
  },
  en: {
    notice: "Sample. Not the video\n\"Breaking a Vicious Cycle\"",
    warning: ["It speaks of deceit, force and fear,\nand shows no violence.", "If it is hard, step out.\nSomeone will be with you."],
    title: "[soft music]\nA Door That Opens",
    music: { 1: "[music slows and deepens]", 4: "[music brightens]", 6: "[warm music]" },
    end: ["In danger now: 191", "To report or ask for help:\n1300, day and night", "[music ends]"],
  },
  my: {
    notice: "နမူနာသာ ဖြစ်သည်။ ဗီဒီယို\nBreaking a Vicious Cycle မဟုတ်ပါ",
    warning: ["လိမ်လည်ခြင်း၊ ဖိအားပေးခြင်း၊ ကြောက်ရွံ့ခြင်း\nအကြောင်း ပြောထားသည်", "အကြမ်းဖက်ပုံများ မပါပါ။\nစိတ်မသက်သာလျှင် ထွက်နားနိုင်သည်"],
    title: "[တေးဂီတ အသံညင်းညင်း]\nပွင့်နိုင်သော တံခါး",
    music: { 1: "[တေးဂီတ နှေးသွားသည်]", 4: "[တေးဂီတ ကြည်လင်လာသည်]", 6: "[နွေးထွေးသော တေးဂီတ]" },
    end: ["အရေးပေါ် အန္တရာယ်ရှိလျှင် 191", "တိုင်ကြားရန်၊ အကူအညီတောင်းရန်\n1300၊ ၂၄ နာရီ", "[တေးဂီတ ပြီးဆုံး]"],
  },
};

/** Letters as a reader counts them: marks above and below a consonant take no room. */
export const visible = (words) => words.replace(/\p{M}/gu, "").replace(/\n/g, " ").length;

function wrap(words) {
  if (words.length <= 36 || words.includes("\n")) return words;
  const middle = words.length / 2;
  const spaces = [...words.matchAll(/ /g)].map((m) => m.index);
  const cut = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return `${words.slice(0, cut)}\n${words.slice(cut + 1)}`;
}

/** A cue's length: about 12 letters a second, never shorter than two seconds, never past `end`. */
const span = (start, words, end) => [start, Math.min(end, start + Math.max(2.2, visible(words) / 12 + 0.4))];

/** Cues of the captions: `[start, end, text]`. */
export function captions(language) {
  const f = FRAME[language];
  const cues = [];
  const add = (start, words, end) => cues.push([...span(start, words, end), words]);
  add(0.4, f.notice, OPENING.warning - 0.1);
  add(OPENING.warning, f.warning[0], 9.5);
  add(9.6, f.warning[1], OPENING.title - 0.1);
  add(OPENING.title + 0.3, f.title, OPENING.end - 0.1);
  BEATS.forEach((beat, index) => {
    const start = beatAt(index);
    const [first, second] = beat[language].map(wrap);
    const music = f.music[index];
    add(start + 0.7, music && !first.includes("\n") ? `${music}\n${first}` : first, start + LINE_AT[1] - 0.1);
    add(start + LINE_AT[1], second, start + BEAT - 0.15);
  });
  add(ENDING + 0.6, f.end[0], ENDING + 3.4);
  add(ENDING + 3.5, f.end[1], ENDING + 8);
  add(LENGTH - 2.6, f.end[2], LENGTH - 0.2);
  return cues;
}

/** Cues of the chapters, whose ids are the guide's headings; each ends at a pause point. */
export const chapters = (language) =>
  BEATS.map((beat, index) => [beatAt(index), beatAt(index + 1), `${index + 1} ${beat.name[language]}`, `beat-${index + 1}`]);

const FIRST = {
  th: "สื่อตัวอย่าง ข้อความบนพื้นครีม\nแล้วเป็นคำเตือนเนื้อหา", en: "Sample. Words on a cream ground,\nthen the content warning.",
};
const TITLE_SEEN = { th: "ประตูบานหนึ่งปิดอยู่\nมีแสงลอดออกมาทางช่อง", en: "A closed door.\nLight shows along its edge." };
const LAST = { th: "ประตูเปิดกว้าง แสงสว่าง\nหมายเลข 191 และ 1300", en: "The door stands open, full of light.\nThe numbers 191 and 1300." };

/** Cues of the description track, for those who do not see the picture. */
export const descriptions = (language) => [
  [0.2, OPENING.warning, FIRST[language]],
  [OPENING.title, OPENING.end, TITLE_SEEN[language]],
  ...BEATS.map((beat, index) => [beatAt(index) + 0.2, beatAt(index) + 6.2, beat.sees[language]]),
  [ENDING, LENGTH - 1, LAST[language]],
];
