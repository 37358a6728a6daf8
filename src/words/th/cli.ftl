# ข้อความรอบ ๆ ผลตรวจและคำตอบของทุกคำสั่ง

cli-fault = ข้อผิดพลาด
cli-warning = คำเตือน
cli-mend = วิธีแก้
cli-counts = ข้อผิดพลาด { $faults } รายการ คำเตือน { $warnings } รายการ
cli-warnings-left = มีคำเตือนเกี่ยวกับชุดสื่อ { $warnings } รายการ ดูได้ด้วย drivepress check
