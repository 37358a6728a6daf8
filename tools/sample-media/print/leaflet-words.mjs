// The words of the two leaflets, Thai and English side by side in shape.
const MORE = {
  th: "มีคนเจ็บหรือป่วย 1669 ฟรี ตลอด 24 ชั่วโมง<br>งาน ค่าจ้าง แรงงานเด็ก 1546<br>เครียดหรือไม่สบายใจ 1323 ฟรี ตลอด 24 ชั่วโมง<br>เด็กอยากคุย 1387 ฟรี ตลอด 24 ชั่วโมง<br>ตำรวจท่องเที่ยว หลายภาษา 1155",
  en: "Someone is hurt or ill: 1669, free, day and night<br>Work, pay, child labour: 1546<br>If this weighs on you: 1323, free, day and night<br>A child wants to talk: 1387, free, day and night<br>Tourist police, several languages: 1155",
};

export const LEAFLETS = {
  th: [
    {
      title: "บัตรของเรา เราเก็บเอง", head: "บัตรของเรา<br>เราเก็บเอง", sub: "เรื่องที่ควรรู้ก่อนไปทำงาน", art: { beat: 3, t: 1.4 }, more: MORE.th, fold: "พิมพ์สองหน้า พับสามตอน",
      flap: {
        title: "ถ้าออกมาไม่ได้", tint: "sand",
        parts: [
          ["p", "ไม่ใช่ความผิดของคุณ และคุณไม่ได้อยู่คนเดียว"],
          ["steps", ["ถ้าอันตราย ไม่ต้องเถียง ออกมาก่อนแม้ไม่มีบัตร", "โทร 191 หรือ 1300 เมื่ออยู่ในที่ที่ไม่มีใครได้ยิน", "บอกจุดสังเกต เช่น วัด โรงเรียน ป้ายร้าน", "ขอล่ามได้ ขอให้ปกปิดชื่อได้", "ถามได้ทุกขั้นตอนว่าต่อไปจะเป็นอย่างไร"]],
          ["p", "คนที่ถูกค้ามนุษย์มีสิทธิได้รับความช่วยเหลือ เช่น อาหาร ที่พัก การรักษา ความช่วยเหลือทางกฎหมาย และมีสิทธิเรียกค่าสินไหม"],
          ["big", "หนี้ไม่ใช่เหตุให้ใครขังใครได้"],
        ],
      },
      inner: [
        { title: "คำชวน", tint: "cream", art: { beat: 1 }, parts: [["p", "งานดีจริง ถามได้ทุกข้อ ก่อนไปถามให้ครบ"], ["marks", ["ทำที่ไหน ทำให้ใคร", "ทำกี่ชั่วโมง หยุดวันไหน", "จ่ายเท่าไร จ่ายเมื่อไร", "บัตรอยู่กับใคร กลับบ้านได้เมื่อไร"]], ["p", "บอกคนที่บ้านว่าไปไหน ไปกับใคร จะโทรกลับเมื่อไร"]] },
        { title: "หนี้", tint: "sand", art: { beat: 2 }, parts: [["p", "ค่ารถ ค่าห้อง กลายเป็นหนี้ได้ ถ้าไม่ได้ตกลงกันก่อน"], ["marks", ["ขอให้เขียนว่าใครออกค่าอะไร", "ขอดูบัญชีว่าหักไปเท่าไร เหลือเท่าไร", "งานที่ผูกกับหนี้ไม่มีวันหมด เรียกว่าแรงงานขัดหนี้"]], ["p", "กฎหมายถือว่าการยึดเอกสาร และการใช้หนี้ที่ไม่ชอบ เป็นวิธีบังคับให้ทำงาน"]] },
        { title: "อายุ", tint: "mist", parts: [["h", "ต่ำกว่า 15 ปี"], ["p", "กฎหมายห้ามจ้าง อายุไม่ถึง 15 ยังไม่ใช่เวลาทำงาน"], ["h", "15 ถึง 17 ปี"], ["marks", ["นายจ้างต้องแจ้งพนักงานตรวจแรงงานภายใน 15 วัน", "ทำไม่เกิน 4 ชั่วโมงต้องได้พัก 1 ชั่วโมง", "ห้ามทำงาน 22.00 น. ถึง 06.00 น. โดยไม่ได้รับอนุญาต", "ห้ามทำงานล่วงเวลา ห้ามทำงานในวันหยุด", "ห้ามเรียกเงินประกัน และต้องจ่ายค่าจ้างให้ตัวเด็กเอง"]], ["h", "ห้ามคนอายุต่ำกว่า 18 ปีทำ"], ["p", "งานอันตราย เช่น สารเคมี นั่งร้านสูง เครื่องเลื่อย ใต้ดิน ใต้น้ำ เรือประมงทะเล งานแปรรูปสัตว์น้ำ และงานในสถานบันเทิง ร้านเหล้า บ่อน สถานบริการนวด โรงฆ่าสัตว์"], ["big", "สงสัยเรื่องงาน โทร 1546"]] },
      ],
    },
    {
      title: "สังเกต บอก ส่งต่อ", head: "สังเกต<br>บอก ส่งต่อ", sub: "คนข้างบ้านช่วยเปิดประตูได้", art: { beat: 8 }, more: MORE.th, fold: "พิมพ์สองหน้า พับสามตอน",
      flap: {
        title: "สัญญาณแรงงานบังคับ 11 ข้อ", tint: "sand",
        parts: [
          ["signs", ["ใช้ความเปราะบางหาประโยชน์", "หลอกลวง งานจริงไม่เหมือนที่บอก", "จำกัดการเดินทาง ถูกขัง ถูกเฝ้า", "ทำให้โดดเดี่ยว ไม่มีโทรศัพท์ ไม่ให้ใครเยี่ยม", "ความรุนแรงทางกายและทางเพศ", "ข่มขู่คุกคาม ขู่จะแจ้งจับ ขู่ครอบครัว", "ยึดเอกสาร คนอื่นเก็บบัตรไว้", "ค้างหรือหักค่าจ้าง", "แรงงานขัดหนี้ ใช้หนี้ที่ไม่มีวันหมด", "สภาพงานและที่อยู่เลวร้าย", "ทำงานเกินเวลามาก ไม่ได้พัก"]],
          ["p", "ข้อเดียวก็พอให้ขอความช่วยเหลือ มักมาหลายข้อพร้อมกัน"],
          ["big", "สัญญาณคือเหตุให้ขอความช่วยเหลือ ไม่ใช่หลักฐาน"],
        ],
      },
      inner: [
        { title: "สังเกต", tint: "cream", art: { beat: 5 }, parts: [["marks", ["บ้านหรือโรงงานที่ล็อกจากข้างนอก คนในนั้นไม่เคยออกมา", "มีคนคุมคอยตอบแทน ไม่ถือเงินหรือบัตรเอง", "เด็กขาดเรียนยาว มือมีแผลจากงาน", "นายหน้าแปลกหน้าชวนเด็กไปทำงาน", "เด็กขายของ ขอทาน หรือทำงานดึก"]], ["p", "เชื้อชาติ ความจน การแต่งตัว ไม่ใช่สัญญาณ"]] },
        { title: "บอก", tint: "mist", parts: [["p", "โทรจากโทรศัพท์ของตัวเอง ห่างจากที่เกิดเหตุ อ่านตามนี้ได้เลย"], ["steps", ["ขอแจ้งเหตุที่สงสัยว่ามีเด็กหรือคนงานถูกบังคับ", "อยู่ที่ (หมู่บ้าน ตำบล อำเภอ จังหวัด จุดสังเกต)", "เห็นเมื่อ (วัน เวลา)", "เห็นว่า (สิ่งที่เห็นด้วยตา)", "ประมาณกี่คน เด็กหรือผู้ใหญ่", "ตอนนี้อันตรายหรือไม่", "ภาษาที่เขาพูด", "โทรกลับเวลาไหนจึงปลอดภัย", "ขอให้ปกปิดชื่อ ขอเลขรับเรื่อง"]], ["h", "ไม่ควรทำ"], ["no", ["เผชิญหน้านายจ้างหรือนายหน้า", "เข้าไปช่วยเองหรือสืบเอง", "ถ่ายภาพ โพสต์ หรือเล่าต่อ", "จ่ายหนี้แทน หรือพาเด็กไปเอง"]]] },
        { title: "ส่งต่อ", tint: "sand", art: { beat: 7 }, parts: [["p", "เจ้าหน้าที่ตรวจสอบ ดูแลความปลอดภัย แล้วทีมสหวิชาชีพคุยกับเจ้าของเรื่อง เจ้าของเรื่องมีเวลาพักและเลือกเอง"], ["h", "เราช่วยได้อีกอย่างนี้"], ["marks", ["ฟังอย่างสงบ เชื่อ ไม่โทษ", "บอกตามจริงว่าจะทำอะไรต่อ", "ต้อนรับโดยไม่ตีตรา"]], ["p", "ผู้แจ้งเรื่องเด็กโดยสุจริตไม่ต้องรับผิด ตามกฎหมายคุ้มครองเด็ก"]] },
      ],
    },
  ],
  en: [
    {
      title: "Your card stays with you", head: "Your card<br>stays with you", sub: "What to know before you go to work", art: { beat: 3, t: 1.4 }, more: MORE.en, fold: "Print on both sides, fold in three",
      flap: {
        title: "If you cannot leave", tint: "sand",
        parts: [
          ["p", "It is not your fault, and you are not alone."],
          ["steps", ["In danger, do not argue. Get away first, even without the card.", "Call 191 or 1300 from where nobody can hear.", "Name a landmark: a temple, a school, a shop sign.", "You may ask for an interpreter, and to keep your name secret.", "Ask at every step what comes next."]],
          ["p", "A trafficked person has a right to help, such as food, shelter, treatment and legal aid, and may claim compensation."],
          ["big", "No debt gives anyone the right to lock you in"],
        ],
      },
      inner: [
        { title: "The promise", tint: "cream", art: { beat: 1 }, parts: [["p", "A good job can be asked about. Ask before you go:"], ["marks", ["Where is it, and for whom?", "Which hours, which day off?", "How much pay, and when?", "Who keeps the papers? When may I go home?"]], ["p", "Tell someone at home where you go, with whom, and when you will call."]] },
        { title: "The debt", tint: "sand", art: { beat: 2 }, parts: [["p", "Fare and room can become a debt if nothing was agreed before."], ["marks", ["Have it written down who pays for what.", "Ask to see what was taken off and what is left.", "Work tied to a debt that never ends is debt bondage."]], ["p", "The law names kept papers and unlawful debt as ways of forcing a person to work."]] },
        { title: "Age", tint: "mist", parts: [["h", "Under 15"], ["p", "May not be employed. Under 15 is not for work."], ["h", "15 to 17"], ["marks", ["The employer must tell the labour inspector within 15 days.", "One hour of rest after at most four hours.", "No work from 22.00 to 06.00 without permission.", "No overtime, no work on holidays.", "No deposit may be taken, and the pay goes to the child."]], ["h", "Forbidden to all under 18"], ["p", "Hazardous work, such as with chemicals, on high scaffolds, with power saws, underground or under water; sea fishing vessels, seafood processing; places of entertainment or alcohol, gambling, massage parlours, slaughterhouses."], ["big", "In doubt about work: 1546"]] },
      ],
    },
    {
      title: "Notice, say, pass on", head: "Notice. Say.<br>Pass on.", sub: "A neighbour can open a door", art: { beat: 8 }, more: MORE.en, fold: "Print on both sides, fold in three",
      flap: {
        title: "The eleven signs of forced labour", tint: "sand",
        parts: [
          ["signs", ["Abuse of vulnerability", "Deception: not the work that was promised", "Restriction of movement: locked, watched", "Isolation: no phone, no visitors", "Physical and sexual violence", "Intimidation and threats", "Retention of identity documents", "Withholding of wages", "Debt bondage: a debt that only grows", "Abusive working and living conditions", "Excessive overtime: no rest"]],
          ["p", "One may be enough to ask for help. Often several come together."],
          ["big", "A sign is a reason to ask for help, never proof"],
        ],
      },
      inner: [
        { title: "Notice", tint: "cream", art: { beat: 5 }, parts: [["marks", ["A place locked from outside; people never come out", "Someone else answers; they hold no money or papers", "A child long absent from school, with wounds from work", "A strange broker recruiting the young", "A child selling, begging or working at night"]], ["p", "Nationality, poverty and dress are not signs."]] },
        { title: "Say", tint: "mist", parts: [["p", "Call from your own phone, away from the place. You can read this aloud:"], ["steps", ["I want to report a child or worker who may be forced.", "The place is (village, district, province, landmark).", "I saw it on (day, time).", "What I saw myself is (only that).", "About how many, children or adults.", "Danger now, or not.", "Their language.", "A safe time to call back, if any.", "Please keep my name secret. What is the case number?"]], ["h", "Do not"], ["no", ["confront the employer or broker", "go in or investigate", "photograph, post or spread the story", "pay the debt, or take a child away yourself"]]] },
        { title: "Pass on", tint: "sand", art: { beat: 7 }, parts: [["p", "Officials check the facts and see to safety. A team of several professions talks with the person, who has time to rest and decides."], ["h", "You can also help by"], ["marks", ["listening calmly, believing, not blaming", "saying truthfully what comes next", "welcoming without a label"]], ["p", "Who reports for a child in good faith is not liable under the Child Protection Act."]] },
      ],
    },
  ],
};
