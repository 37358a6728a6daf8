# สิ่งที่อาจผิดในชุดสื่อ: ไฟล์ ตาราง สื่อ และข้อความ

check-more-lines = และมีแบบเดียวกันอีก { $more } รายการในไฟล์นี้ ตั้งแต่บรรทัด { $line } ลงไป
    .mend = { check-more }
check-more-files = และมีแบบเดียวกันอีก { $more } รายการ ตั้งแต่ไฟล์นี้เป็นต้นไป
    .mend = { check-more }
check-more = แก้รายการอื่นก่อน แล้วพิมพ์ drivepress check อีกครั้ง
