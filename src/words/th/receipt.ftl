# ความหมายของเลข 12 หลักที่อ่านทางโทรศัพท์

receipt-drive = { $recipient } { $name } ชุด { $edition } รุ่น { $release }: { $verdict }
receipt-verdict-intact = ครบถ้วน
receipt-verdict-suspicious = ไฟล์ของไดรฟ์ครบถ้วน แต่มีไฟล์น่าสงสัยปะปนอยู่
    .mend = แจ้งว่าอย่าเปิดไฟล์ที่ไม่รู้จัก และนำไดรฟ์มา: drivepress repair ไดรฟ์ --from ชุดอิมเมจ พร้อม --remove-extras
receipt-verdict-damaged = เสียหาย
    .mend = แจ้งให้นำไดรฟ์มา: drivepress repair ไดรฟ์ --from ชุดอิมเมจ หรือส่งไดรฟ์ใหม่ให้
receipt-verdict-forged = ปลอมแปลง หรือไม่มีลายเซ็น
    .mend = แจ้งให้หยุดใช้และถามว่าได้มาจากที่ใด แล้วเก็บไดรฟ์คืน
receipt-newer = มีรุ่นใหม่กว่าอยู่ที่นี่: { $release }
receipt-form = รหัสยืนยันมี 12 หลัก
    .mend = ขอให้อ่านเลขทั้งสามกลุ่ม กลุ่มละสี่หลัก
receipt-slip = { $digits } ไม่ใช่รหัสยืนยัน: มีเลขที่ฟังหรือพิมพ์ผิด ที่ใกล้เคียง:
receipt-unknown = ไม่มีไดรฟ์ใดในชุดอิมเมจที่มีอยู่ตรงกับ { $digits }: เป็นรุ่นอื่น หรือรายการไฟล์ของไดรฟ์เสียหาย ที่ใกล้เคียง:
receipt-near = { $receipt }: { $drive }
receipt-more = และอีก { $more } รายการ
receipt-written = เขียน { $path } แล้ว: รหัสยืนยันของ { $count } ไดรฟ์
