# งานที่กำลังทำ เป็นข้อความสั้นหน้าแถบความคืบหน้า

work-check-files = ตรวจไฟล์
work-check-bases = ตรวจส่วนร่วม
work-check-media = ตรวจไฟล์สื่อ
work-check-tails = ตรวจส่วนอำเภอ
work-compare-with-set = เทียบกับชุดอิมเมจ
work-compare-with-source = เทียบกับต้นฉบับ
work-compare-with-sums = เทียบกับ SHA256SUMS
work-copy-media = คัดลอกไฟล์สื่อ
work-export = ส่งออก
work-make-tails = สร้างส่วนอำเภอ
work-mend-media = แก้ไขไฟล์สื่อ
work-read-bases = อ่านส่วนร่วม
work-read-drive-folder = อ่านโฟลเดอร์ไดรฟ์
work-read-media = อ่านไฟล์สื่อ
work-repair = ซ่อมแซม
work-sign = ลงลายเซ็น
work-write-bases = เขียนส่วนร่วม

work-bar = { $rate }/วินาที เหลือ { $left }
