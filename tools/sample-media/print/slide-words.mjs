// The words of the thirteen slides.
export const SLIDES = {
  th: {
    title: "ประตูที่เปิดได้", sub: "ชุดนำเสนอสำหรับคุยกันหลังดูวิดีโอ",
    today: { title: "วันนี้", items: [["เปิด", "ต้อนรับ คำเตือน กติกา", "10"], ["ดู", "วิดีโอสั้น แปดช่วง", "15–25"], ["คุย", "กลุ่มเล็ก ทีละคำถาม", "30"], ["ทำ", "สัญญาณ หมายเลข ซ้อมโทร", "15"], ["ปิด", "หายใจ ขอบคุณ แหล่งช่วยเหลือ", "10"]], unit: "นาที" },
    rules: { title: "ก่อนดูวิดีโอ", warning: "วิดีโอนี้พูดถึงการหลอกลวง การถูกบังคับ และความกลัว ไม่มีภาพความรุนแรง หากไม่สบายใจ ออกไปพักได้ทันที มีคนอยู่เป็นเพื่อน", items: ["ฟังกัน พูดทีละคน", "ไม่ต้องเล่าเรื่องตัวเอง", "เรื่องในห้องไม่ออกนอกห้อง เว้นแต่มีคนอยู่ในอันตราย", "ไม่ถ่ายภาพ ไม่อัดเสียง", "พักหรือออกได้ทุกเมื่อ", "ไม่ตัดสิน ไม่ล้อ"] },
    words: { title: "สามคำที่ต้องรู้", items: [["แรงงานเด็ก", "งานที่เด็กไม่ควรทำ เพราะอายุไม่ถึง อันตราย หรือเป็นรูปแบบที่เลวร้าย", "ช่วยงานบ้านเบา ๆ ไม่ใช่แรงงานเด็ก"], ["แรงงานบังคับ", "งานที่ทำเพราะถูกขู่ ไม่ได้สมัครใจ ถูกยึดเอกสาร หรือถูกผูกด้วยหนี้", "เกิดได้แม้ไม่มีการค้ามนุษย์"], ["การค้ามนุษย์", "มีการกระทำ วิธีการ และจุดประสงค์ เพื่อเอาคนไปหาประโยชน์", "ถ้าเป็นเด็ก ไม่ต้องมีวิธีการ ความยินยอมไม่มีผล"]] },
    pairs: [
      { beats: [1, 2], items: [["1 คำชวน", "อะไรในคำชวนที่ควรถามต่อ ใครในหมู่บ้านช่วยตรวจสอบได้"], ["2 หนี้", "หนี้แบบไหนที่ไม่มีวันหมด กฎหมายมองอย่างไร"]] },
      { beats: [3, 4], items: [["3 เอกสาร", "ทำไมการเก็บบัตรไว้จึงทำให้คนไปไหนไม่ได้"], ["4 โดดเดี่ยว", "คนข้างนอกพอจะเห็นอะไรได้บ้าง"]] },
    ],
    signs: { title: "สัญญาณแรงงานบังคับ 11 ข้อ", items: ["ใช้ความเปราะบางหาประโยชน์", "หลอกลวง", "จำกัดการเดินทาง", "ทำให้โดดเดี่ยว", "ความรุนแรงทางกายและทางเพศ", "ข่มขู่คุกคาม", "ยึดเอกสาร", "ค้างหรือหักค่าจ้าง", "แรงงานขัดหนี้", "สภาพงานและที่อยู่เลวร้าย", "ทำงานเกินเวลามาก"], last: "ข้อเดียวก็พอให้ขอความช่วยเหลือ" },
    notice: { title: "5 มีคนสังเกต", text: "ถ้าเป็นเรา จะทำอะไรก่อน และจะไม่ทำอะไร", items: ["บ้านหรือโรงงานที่ล็อกจากข้างนอก", "มีคนคุมคอยตอบแทน", "เด็กขาดเรียนยาว มือมีแผลจากงาน", "นายหน้าแปลกหน้าชวนเด็กไปทำงาน"], last: "สัญญาณคือเหตุให้ขอความช่วยเหลือ ไม่ใช่หลักฐาน" },
    doDont: { title: ["ควรทำ", "ไม่ควรทำ"], yes: ["ดูแลความปลอดภัยของตัวเองก่อน", "จำสถานที่ เวลา สิ่งที่เห็น", "โทร 191 ถ้าอันตราย โทร 1300 ถ้าสงสัย", "ฟังอย่างสงบ เชื่อ ไม่โทษ", "บอกตามจริงว่าจะทำอะไรต่อ"], no: ["เผชิญหน้านายจ้างหรือนายหน้า", "เข้าไปช่วยเองหรือสืบเอง", "ถ่ายภาพ โพสต์ หรือเล่าต่อ", "ซักรายละเอียดความรุนแรง", "จ่ายหนี้แทน หรือพาเด็กไปเอง"] },
    call: { title: "6 โทร", lead: "ลองพูดกับเพื่อนหนึ่งรอบ", items: ["ขอแจ้งเหตุที่สงสัยว่ามีเด็กหรือคนงานถูกบังคับ", "อยู่ที่ไหน มีจุดสังเกตอะไร", "เห็นเมื่อไร", "เห็นอะไรด้วยตา", "ประมาณกี่คน เด็กหรือผู้ใหญ่", "ตอนนี้อันตรายหรือไม่", "ขอให้ปกปิดชื่อ ขอเลขรับเรื่อง"] },
    after: { title: "หลังแจ้งเหตุ", items: ["รับแจ้ง", "คัดกรอง ดูแลความปลอดภัย", "ที่พักชั่วคราวและบริการพื้นฐาน", "ทีมสหวิชาชีพสัมภาษณ์และคัดแยก", "ระยะฟื้นฟูไตร่ตรอง", "เลือกว่าจะร่วมดำเนินคดีหรือไม่", "กลับบ้านหรือเริ่มใหม่"], last: "เส้นทางของแต่ละคนไม่เหมือนกัน สอบถามเจ้าหน้าที่ได้ทุกขั้นตอน" },
    support: { beats: [7, 8], items: [["7 ช่วยเหลือ", "การช่วยแบบไหนที่คืนอำนาจให้เจ้าของเรื่อง"], ["8 ชีวิตต่อไป", "ชุมชนต้อนรับอย่างไรไม่ให้ตีตรา"]] },
    end: { title: "ขอบคุณที่ฟังกัน", text: "วิทยากรอยู่ต่ออีก 20 นาที ใครอยากคุยแวะมาได้" },
  },
  en: {
    title: "A Door That Opens", sub: "Slides for talking after the film",
    today: { title: "Today", items: [["Open", "welcome, warning, ground rules", "10"], ["Watch", "a short film in eight parts", "15–25"], ["Talk", "small groups, one question at a time", "30"], ["Act", "signs, numbers, the call", "15"], ["Close", "breathe, thank, where help is", "10"]], unit: "min" },
    rules: { title: "Before the film", warning: "It speaks of deceit, force and fear, and shows no violence. If it is hard, step out. Someone will be with you.", items: ["We listen, one at a time", "Nobody needs to tell their own story", "What is said stays here, unless someone is in danger", "No photos, no recording", "Rest or leave at any time", "No judging, no making fun"] },
    words: { title: "Three terms to know", items: [["Child labour", "Work a child should not do: under age, hazardous, or one of the worst forms.", "Light help at home is not child labour."], ["Forced labour", "Work done under threat and not freely, by kept papers or tied by a debt.", "It can exist without trafficking."], ["Human trafficking", "Act, means and purpose: a person used for gain.", "For a child no means is needed; consent never counts."]] },
    pairs: [
      { beats: [1, 2], items: [["1 The promise", "What in the offer needs a question? Who here could check it?"], ["2 The debt", "Which debt never ends? How does the law see it?"]] },
      { beats: [3, 4], items: [["3 Papers kept", "Why does a kept card hold a person?"], ["4 Isolation", "What could an outsider still see?"]] },
    ],
    signs: { title: "The eleven signs of forced labour", items: ["Abuse of vulnerability", "Deception", "Restriction of movement", "Isolation", "Physical and sexual violence", "Intimidation and threats", "Retention of identity documents", "Withholding of wages", "Debt bondage", "Abusive working and living conditions", "Excessive overtime"], last: "One may be enough to ask for help" },
    notice: { title: "5 Someone notices", text: "What would we do first, and not do?", items: ["A place locked from outside", "Someone else answers for them", "A child long absent, with wounds from work", "A strange broker recruiting the young"], last: "A sign is a reason to ask for help, never proof" },
    doDont: { title: ["Do", "Do not"], yes: ["See to your own safety first", "Remember place, time, what you saw", "191 in danger, 1300 in doubt", "Listen calmly, believe, do not blame", "Say truthfully what comes next"], no: ["confront the employer or broker", "go in or investigate", "photograph, post or spread the story", "press for details of the violence", "pay the debt, or take a child away"] },
    call: { title: "6 The call", lead: "Say it once to your neighbour", items: ["I want to report a child or worker who may be forced", "The place, and a landmark", "When", "What I saw myself", "About how many, children or adults", "Danger now, or not", "Keep my name secret. The case number?"] },
    after: { title: "After a report", items: ["Intake", "Screening and safety", "Temporary shelter and basic services", "The team interviews and identifies", "Reflection period", "Choice about the case", "Return or new start"], last: "Each path differs. You may ask officials at every step." },
    support: { beats: [7, 8], items: [["7 Support", "Which help gives the choice back?"], ["8 Life after", "How do we welcome without a label?"]] },
    end: { title: "Thank you for listening", text: "The facilitator stays for 20 minutes. Come and talk if you like." },
  },
};
