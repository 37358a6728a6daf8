# งานที่กำลังทำ เป็นข้อความสั้นหน้าแถบความคืบหน้า

work-check-files = ตรวจไฟล์
work-check-bases = ตรวจส่วนที่ใช้ร่วมกัน
work-check-media = ตรวจไฟล์สื่อ
work-check-tails = ตรวจส่วนของอำเภอ
work-compare-with-set = เทียบกับชุดอิมเมจ
work-compare-with-source = เทียบกับต้นฉบับ
work-compare-with-sums = เทียบกับรายการ
work-copy-media = คัดลอกไฟล์สื่อ
work-export = ส่งออก
work-fill = เขียนลงแฟลชไดรฟ์
work-make-tails = สร้างส่วนของอำเภอ
work-mend-media = แก้ไขไฟล์สื่อ
work-read-bases = อ่านส่วนที่ใช้ร่วมกัน
work-read-drive-folder = อ่านโฟลเดอร์ไดรฟ์
work-read-media = อ่านไฟล์สื่อ
work-repair = ซ่อมแซม
work-probe-stick = ทดสอบความจุ
work-compare-stick = เทียบข้อมูล
work-write-stick = เขียน
work-read-back-stick = อ่านทวน
work-sign = ลงลายเซ็น
work-write-bases = เขียนส่วนที่ใช้ร่วมกัน

work-on = { $activity } { $subject }
work-bar = { $done } จาก { $total } เหลือ { $left }
work-bar-rate = { $done } จาก { $total } ({ $rate }/วินาที) เหลือ { $left }
