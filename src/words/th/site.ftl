# ข้อความแบบ Markdown คำบนหน้าเว็บ และแม่แบบ ซึ่งใช้สร้างหน้าเว็บ

# ข้อความ
text-more = และมีอีก { $count } รายการในไฟล์นี้
    .mend = { check-more-first }
text-empty = ในไฟล์ไม่มีข้อความ
    .mend = เขียนข้อความ หรือลบไฟล์นี้ออก
text-too-large-words = ข้อความยาวเกิน { $most } มากเกินกว่าที่คนจะอ่าน
    .mend = ใส่ไฟล์ที่ถูกต้องแทน หรือแบ่งข้อความเป็นหลายไฟล์
text-too-deep = ข้อความซ้อนกันเกิน { $most } ชั้น
    .mend = ลบ `>` `*` `-` หรือ `[` ที่เรียงต่อกันตรงนั้น
text-html = มี HTML ในข้อความ
    .mend = เขียนเป็น Markdown ถ้า `<` เป็นเครื่องหมายในข้อความ ให้เขียน `\<`
text-fill-in-page = ยังไม่ได้เติม `{ $mark }`
    .mend = เขียนข้อความจริงแทนที่ทั้งวงเล็บ แล้วพิมพ์คำสั่ง drivepress media lock
text-bold = มีตัวหนาซ้อนในตัวหนา ตัวหนาจึงจบผิดที่
    .mend = ปิดตัวหนาแรกก่อนเริ่มตัวหนาที่สอง
text-stars = `{ $mark }` จะปรากฏบนหน้าเว็บตามที่พิมพ์ เพราะตัวหนาเริ่มหรือจบระหว่างตัวอักษรกับเครื่องหมายไม่ได้
    .mend = วางเครื่องหมายคำพูดและวงเล็บไว้นอกตัวหนา (`“**คำ**”`) หรือใส่ช่องว่างหรือ `&#8203;` ระหว่างดาวกับตัวอักษร
text-chapter-id = บทนี้ไม่มี id วิดีโอจึงเปิดมาที่บทนี้ไม่ได้
    .mend = ใส่ id ให้ตรงกับตอนของวิดีโอ เช่น `{"{"}#beat-1 .chapter minutes=5{"}"}`
text-questions = บทนี้ของคู่มือไม่มีคำถาม
    .mend = เพิ่ม `### คำถาม {"{"}.questions{"}"}` แล้วเขียนคำถามเป็นข้อ ๆ เช่น `1. …`
text-left-standing-heading = `{ $typed }` จะปรากฏบนหน้าเว็บตามที่พิมพ์ เพราะหัวเรื่องเขียนแบบนี้ไม่ได้
    .mend = เขียน `{ $right }` โดยเว้นช่องว่างหลัง `#` ถ้า `#` เป็นเครื่องหมายในข้อความ ให้เขียน `\#`
text-left-standing-list = `*` จะปรากฏบนหน้าเว็บตามที่พิมพ์ เพราะรายการต้องเว้นช่องว่างหลังดาว
    .mend = เขียน `{ $right }` ถ้าดาวเป็นเครื่องหมายในข้อความ ให้เขียน `\*`
text-left-standing-table = `|` จะปรากฏบนหน้าเว็บตามที่พิมพ์ เพราะใต้บรรทัดแรกของตารางต้องมีบรรทัดขีด
    .mend = เขียนบรรทัดที่สองแบบ `| --- | --- |` ให้มีจำนวนช่องเท่ากับบรรทัดแรก
text-left-standing-link = ลิงก์ตรงนี้เขียนไม่ถูก หน้าเว็บจะแสดง `{ $typed }` ตามที่พิมพ์
    .mend = { text-write-link }
text-left-standing-picture = รูปภาพตรงนี้เขียนไม่ถูก หน้าเว็บจะแสดง `{ $typed }` ตามที่พิมพ์
    .mend = { text-write-link }
text-write-link = เขียน `{ $right }` โดยไม่เว้นช่องว่างก่อนที่อยู่ ใช้วงเล็บธรรมดา และใส่ `<` `>` ครอบที่อยู่ที่มีช่องว่างหรือวงเล็บ
text-left-standing-stroke = `~~` จะปรากฏบนหน้าเว็บตามที่พิมพ์ เพราะหน้าเว็บไม่มีการขีดฆ่าข้อความ
    .mend = ลบข้อความที่ไม่ใช้แล้วออก
text-left-standing-footnote = `[^` จะปรากฏบนหน้าเว็บตามที่พิมพ์ เพราะหน้าเว็บไม่มีเชิงอรรถ
    .mend = เขียนหมายเหตุไว้ในข้อความ หรือท้ายข้อความ
text-left-standing-id = `{"{"}#` จะปรากฏบนหน้าเว็บตามที่พิมพ์ เพราะใส่ id ได้เฉพาะท้ายหัวเรื่อง
    .mend = เขียนแบบ `## หัวเรื่อง {"{"}#id{"}"}`
text-left-standing-class = `{"{"}.` จะปรากฏบนหน้าเว็บตามที่พิมพ์ เพราะใส่ class ได้เฉพาะท้ายหัวเรื่อง
    .mend = เขียนแบบ `## หัวเรื่อง {"{"}.class{"}"}`
text-link-heading-here = ในข้อความนี้ไม่มีหัวเรื่องที่มี id `{ $id }`
    .mend = ใส่ id ให้หัวเรื่อง: `## หัวเรื่อง {"{"}#{ $id }{"}"}`
text-link-page = ไม่มีหน้า `{ $page }.html`
    .mend = เขียนชื่อหน้าที่มีอยู่ เช่น `report.html` หรือ `guide.html`
text-link-heading-there = ใน `{ $page }.html` ไม่มีหัวเรื่องที่มี id `{ $id }`
    .mend = เขียน id ที่มีในหน้านั้น หรือลบส่วนหลัง `#` ออก
text-link-file = ลิงก์ `{ $path }` ไม่ตรงกับไฟล์ใดในไดรฟ์
    .mend = เขียนเส้นทางของไฟล์ในไดรฟ์ เช่น `data/print/poster.pdf`
text-link-web = { $address } เปิดจากไดรฟ์ไม่ได้เมื่อไม่มีอินเทอร์เน็ต
    .mend = ย้ายที่อยู่เว็บไปไว้ใน `about.md` ซึ่งแสดงให้พิมพ์ตามหรือสแกนได้
text-link-addresses = ข้อความมีที่อยู่เว็บเกิน { $most } แห่ง
    .mend = เก็บเฉพาะที่อยู่ที่คนจะพิมพ์ตามหรือสแกน แล้วลบที่เหลือออก
text-link-code = { $address } ทำเป็นคิวอาร์โค้ดไม่ได้ เพราะใช้ได้เฉพาะตัวอักษร ASCII
    .mend = เขียนที่อยู่เว็บแบบเข้ารหัส % (percent-encoding) หรือใช้ที่อยู่ที่สั้นกว่า
text-link-refused = ลิงก์ไปที่ `{ $address }` ไม่ได้
    .mend = ลิงก์ไปที่หน้า หัวเรื่อง ไฟล์ในไดรฟ์ หรือ `tel:`
text-unused = ไม่มีหน้าใดแสดงข้อความนี้ เพราะไม่มี `pages/{ $page }.html`
    .mend = ตั้งชื่อไฟล์ตามชื่อหน้า คือ `guide.md` `report.md` `about.md` หรือ `glossary.md`
text-headings-missing = หัวเรื่องไม่ตรงกับ { $model }: ขาด { $missing }
    .mend = { text-same-ids }
text-headings-extra = หัวเรื่องไม่ตรงกับ { $model }: เกิน { $extra }
    .mend = { text-same-ids }
text-headings-both = หัวเรื่องไม่ตรงกับ { $model }: ขาด { $missing } และเกิน { $extra }
    .mend = { text-same-ids }
text-same-ids = ใส่ id ของหัวเรื่องให้เหมือนกันทุกภาษา และเรียงลำดับเดียวกัน
text-ids-all = { $ids }
text-ids-some = { $ids } และอีก { $more } รายการ
text-encoding-site = ตั้งแต่ไบต์ที่ { $at } เป็นต้นไป ข้อความไม่ใช่ UTF-8
    .mend = { text-save-as-utf-8 }

# คำบนหน้าเว็บของแต่ละภาษา
language-missing = ไม่มีคำบนหน้าเว็บของภาษา `{ $language }` ({ $file })
    .mend = เขียนไฟล์นี้ตามแบบ en.toml หรือลบภาษานี้ออกจาก `languages`
language-font = `font` ระบุ `{ $font }` แต่ไม่มี { $sheet }
    .mend = ใส่แบบอักษรไว้ตรงนั้น หรือลบบรรทัดนี้ออก
language-placeholder = คำใน {"{"}…{"}"} ของ `{ $key }` ไม่ตรงกับภาษาอื่น: { $found } แต่ภาษาอื่น { $wanted }
    .mend = คงคำใน {"{"}…{"}"} ไว้ตามเดิม
language-placeholders-none = ไม่มีเลย
language-placeholders-some = มี { $names }
language-unknown-word = `{ $key }` ไม่มีในคำภาษาไทยและภาษาอังกฤษ
    .mend = แก้ชื่อคำให้ถูก หรือลบบรรทัดนี้ออก
language-missing-words = ยังไม่มีคำ { $count } คำ ({ $named }{ $more ->
    [0] {""}
   *[other] {" "}และอีก { $more } คำ
}) ภาษาไทยและภาษาอังกฤษต้องมีครบทุกคำ
    .mend = แปลคำเหล่านี้

# แม่แบบ
template-too-large = site-template/ มีขนาดเกิน 64 MiB
template-missing = ไม่มีแม่แบบนี้
    .mend = นำไฟล์กลับมาวาง หรือลบ `site-template/` ออกเพื่อใช้แม่แบบที่มากับโปรแกรม
template-name = { $fault }
    .mend = เปลี่ยนชื่อไฟล์ใน `site-template/`
template-error = { $fault }
    .mend = { template-see-readme }
template-error-syntax = แม่แบบเขียนไม่ถูก ({ $detail })
    .mend = { template-see-readme }
template-see-readme = แก้แม่แบบให้ถูก ดูชื่อและคำที่ใช้ได้ใน `site-template/README.md`
template-no-word = ไม่พบคำ `{ $key }` ในภาษาใดเลย
template-no-page = ไม่มีหน้า `{ $page }` ใน `site-template/pages/`
site-error = { $cause }
    .mend = ตรวจดูว่าเปิดไฟล์นี้อ่านได้
