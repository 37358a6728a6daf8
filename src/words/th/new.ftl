# สร้างชุดสื่อใหม่

new-hint = กด Enter เพื่อใช้ค่าในวงเล็บ กด Ctrl-C เพื่อหยุดโดยไม่สร้างอะไร
new-ask-campaign = ชื่อสั้นของโครงการ ใช้ในชื่อไฟล์ (อักษรอังกฤษ ตัวเลข ขีดกลาง)
new-ask-title-th = ชื่อโครงการภาษาไทย
new-ask-title-en = ชื่อโครงการภาษาอังกฤษ
new-ask-languages = ภาษาของหน้าเว็บ เรียงจากภาษาหลัก ({ $known })
new-ask-signer = กุญแจสาธารณะของผู้ลงลายเซ็น: ไฟล์ NAME.pub หรือ RW… ถ้ายังไม่มี กด Enter
new-ask-help-desk = หน่วยงานที่ผู้รับไดรฟ์ถามได้: ชื่อหน่วยงาน ถ้าไม่มี กด Enter
new-ask-telephone = หมายเลขโทรศัพท์ของหน่วยงานนั้น
new-bad-answer-campaign = ชื่อใช้ได้เฉพาะอักษรอังกฤษ ตัวเลข `.` `_` และ `-`
new-bad-answer-language = ยังไม่มีคำของภาษา `{ $word }`
new-bad-answer-none = เขียนชื่อโครงการ แก้ภายหลังได้ใน manifests/kit.toml

new-folder-current = สร้างโฟลเดอร์นี้ใหม่ไม่ได้ขณะที่หน้าต่างคำสั่งเปิดอยู่ในโฟลเดอร์นี้
    .mend = ระบุโฟลเดอร์ที่ยังไม่มี เช่น drivepress new my-kit
new-folder-not-empty = มี { $folder } อยู่แล้วและไม่ว่าง
    .mend = ระบุโฟลเดอร์ที่ยังไม่มี หรือทำให้โฟลเดอร์นี้ว่างก่อน
new-unknown-language = หน้าเว็บยังไม่มีคำของภาษา `{ $language }` ภาษาที่มีคือ { $known }
    .mend = ไม่ต้องระบุภาษานี้ วิธีเพิ่มภาษาอยู่ใน site-template/README.md
new-unanswered = ที่นี่ถามใครไม่ได้ และคำสั่งไม่ได้ระบุ { $options }
    .mend = ระบุตัวเลือกเหล่านี้ หรือพิมพ์คำสั่งในหน้าต่างคำสั่ง ซึ่งโปรแกรมจะถาม
new-question = อ่านคำตอบไม่ได้: { $source }

new-made = สร้าง { $folder } แล้ว: ภาษา { $languages } มี 878 อำเภอ และข้อความที่ต้องเติม { $texts } ไฟล์
new-samples = นำสื่อตัวอย่างมา { $count } ไฟล์ ทุกไฟล์มีเครื่องหมายว่าเป็นตัวอย่าง และใช้ในรุ่นเผยแพร่จริงไม่ได้
new-next = ต่อไป ใน { $folder }: ใส่วิดีโอใน media/video และเอกสารใน media/print แล้วพิมพ์คำสั่ง drivepress media add media ดูสิ่งที่ยังต้องเติมด้วยคำสั่ง drivepress check
