# ความผิดพลาดของเครื่อง คำของระบบอยู่ในวงเล็บ เป็นภาษาของระบบเอง

machine-action-copy = คัดลอก
machine-action-create = สร้าง
machine-action-find = หา
machine-action-list = ดูรายชื่อไฟล์ใน
machine-action-open = เปิด
machine-action-read = อ่าน
machine-action-remove = ลบ
machine-action-rename = เปลี่ยนชื่อ
machine-action-replace = แทนที่
machine-action-sync = บันทึกลงดิสก์ที่
machine-action-write = เขียน

machine-refused = { $action } { $path } ไม่ได้: { $source }
machine-exists = มี { $path } อยู่แล้ว
machine-open-elsewhere = { $action } { $path } ไม่ได้: โปรแกรมอื่นเปิด { $holder } อยู่
    .mend = { machine-close-it }
machine-busy = drivepress อีกตัวหนึ่งกำลังเขียน { $path } อยู่
    .mend = รอให้การเขียน { $path } เสร็จ หรือหยุดโปรแกรมนั้น แล้วสั่งใหม่อีกครั้ง

machine-held = โปรแกรมอื่นเปิดอยู่ ({ $system })
    .mend = { machine-close-it }
machine-full = ดิสก์เต็ม ({ $system })
    .mend = ลบไฟล์ที่ไม่ใช้ออกจากดิสก์นั้น หรือเลือกโฟลเดอร์ในดิสก์อื่น (--out, --to)
machine-denied = ไม่มีสิทธิ์ ({ $system })
    .mend = เปิดสิทธิ์ในคุณสมบัติของไฟล์หรือโฟลเดอร์ หรือใช้บัญชีของเจ้าของไฟล์
machine-read-only = ดิสก์นี้เขียนไม่ได้ ({ $system })
    .mend = เลือกโฟลเดอร์ในดิสก์อื่น (--out, --to)
machine-too-large = ไฟล์ใหญ่เกินกว่าที่ดิสก์นี้รับได้ ({ $system })
    .mend = ใช้ดิสก์ที่ฟอร์แมตแบบอื่น (NTFS, exFAT, ext4)
machine-not-a-folder = มีไฟล์อยู่ในที่ที่ควรเป็นโฟลเดอร์ ({ $system })
    .mend = ย้ายไฟล์นั้นออกไป
machine-not-a-file = ไม่ใช่ไฟล์ธรรมดา ({ $system })
    .mend = วางไฟล์ธรรมดาแทน
machine-unusable = ไม่ใช่ไฟล์ที่ถูกต้อง ({ $system })
    .mend = วางไฟล์ที่ถูกต้องแทน
machine-absent = ไม่พบ ({ $system })
    .mend = นำกลับมาไว้ที่เดิม หรือสร้างใหม่
machine-other = { $system }

machine-close-it = ปิดโปรแกรมหรือหน้าต่างที่เปิดไฟล์นี้อยู่ (เช่น โปรแกรมเล่นวิดีโอ โปรแกรมดูไฟล์ หรือหน้าต่างคำสั่งในโฟลเดอร์นั้น) แล้วพิมพ์คำสั่งเดิมอีกครั้ง

machine-stopped = หยุดตามที่สั่ง

machine-read-refusal-leads-back = โฟลเดอร์วนกลับมาที่ตัวเอง
machine-read-refusal-not-plain = เป็นลิงก์ pipe หรืออุปกรณ์ ไม่ใช่ไฟล์ธรรมดา
machine-read-refusal-not-unicode = ชื่อไม่ใช่ Unicode
machine-read-refusal-too-long = ยาวกว่า { $most } ไม่มีไฟล์ชนิดนี้ที่ยาวขนาดนั้น

machine-foreign-path-empty = ที่อยู่ไฟล์มีชื่อว่าง
machine-foreign-path-climbs = ที่อยู่ไฟล์พาออกนอกโฟลเดอร์ (`.` หรือ `..`)
machine-foreign-path-letter = ชื่อมี { $letter } ซึ่งอาจพาออกนอกไดรฟ์
machine-foreign-path-other-on-windows = Windows เปิดสิ่งอื่นเมื่อใช้ชื่อนี้
