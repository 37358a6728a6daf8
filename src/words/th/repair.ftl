# สิ่งที่ repair ทำ หรือจะทำ

repair-would-rewrite = จะเขียนใหม่ { $count } รายการ:
repair-rewrote = เขียนใหม่แล้ว { $count } รายการ:
repair-would-take-away = จะลบออก { $count } รายการ:
repair-took-away = ลบออกแล้ว { $count } รายการ:
repair-name = { $name }
repair-not-mended = ซ่อม { $name } ไม่ได้: { $reason }
repair-bad-source = ต้นฉบับ { $path } ใช้ซ่อมไม่ได้: { $reason }
repair-give-another = วิธีแก้: ระบุชุดอิมเมจอื่น หรือไดรฟ์ที่ครบถ้วน ด้วย --from
repair-not-checked = ยังตรวจไม่ครบ: ปิดโปรแกรมที่เปิดไฟล์ในไดรฟ์อยู่ แล้วซ่อมอีกครั้ง
