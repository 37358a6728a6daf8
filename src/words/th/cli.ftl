# ข้อความรอบ ๆ ผลตรวจและคำตอบของทุกคำสั่ง

cli-fault = ข้อผิดพลาด
cli-warning = คำเตือน
cli-mend = วิธีแก้
cli-counts = ข้อผิดพลาด { $faults } รายการ คำเตือน { $warnings } รายการ
cli-warnings-left = มีคำเตือนเกี่ยวกับชุดสื่อ { $warnings } รายการ ดูได้ด้วย drivepress check
cli-nothing-made = ยังไม่ได้สร้างอะไร แก้ข้อผิดพลาดข้างบนก่อน แล้วพิมพ์คำสั่งเดิมอีกครั้ง
cli-answer-lost = เขียนคำตอบออกทาง standard output ไม่ได้: { $source }
