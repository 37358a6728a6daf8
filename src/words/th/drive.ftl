# ชื่อไฟล์ และชื่อที่ไดรฟ์เก็บไม่ได้

name-fault-empty = ชื่อว่างเปล่า
name-fault-escapes = ทางไปยังไฟล์ออกนอกโฟลเดอร์ (`.`, `..` หรือขึ้นต้นด้วย `/`)
name-fault-forbidden = ในชื่อมี `{ $letter }` ซึ่ง Windows ไม่อนุญาต
name-fault-percent = ในชื่อมี `%` ซึ่งโปรแกรม BagIt หลายตัวเขียนผิด
name-fault-unseen = ในชื่อมีตัวอักษรที่มองไม่เห็น ({ $code })
name-fault-beyond-bmp = ในชื่อมีตัวอักษรที่โปรแกรมจำนวนมากแสดงไม่ได้ ({ $code} เช่น อีโมจิ)
name-fault-reserved = Windows สงวนชื่อนี้ไว้
name-fault-edge = ชื่อลงท้ายด้วยจุด หรือมีช่องว่างที่ต้นหรือท้ายชื่อ ซึ่ง Windows จะตัดทิ้ง
name-fault-too-long = ชื่อยาวเกิน 255 ตัวอักษร (หน่วย UTF-16)
name-fault-generated = ชื่อคล้ายกับชื่อที่ FAT สร้างเอง (`ABCDEF~1.TXT`) อาจสับสนกับไฟล์อื่น
name-fault-not-nfc = ชื่อไม่อยู่ในรูปแบบ NFC ของ Unicode แต่ละระบบจึงอาจเขียนไม่เหมือนกัน
