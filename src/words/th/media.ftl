# ลงรายการ บันทึก และแก้ไฟล์สื่อ

media-leftover = ข้ามไฟล์ที่ระบบหรือโปรแกรมทิ้งไว้: media/{ $path }
media-known = มีในรายการแล้ว: media/{ $path }
media-nothing-to-add = ไม่มีไฟล์ให้เพิ่ม
media-all-listed = ไม่ต้องทำอะไร ทุกไฟล์อยู่ในรายการแล้ว ถ้าเปลี่ยนไฟล์ใด ให้พิมพ์ drivepress media lock
media-listed = เพิ่ม { $count } ไฟล์ใหม่ใน manifests/media.toml แล้ว ต่อไป: เขียนชื่อเรื่อง สัญญาอนุญาต และที่มาในไฟล์นั้น แล้วพิมพ์ drivepress check
media-recorded = บันทึกใหม่: media/{ $path } ขนาด { $size }
media-as-recorded = ไม่ต้องทำอะไร: { $files } ไฟล์ตรงกับที่บันทึกไว้
media-some-recorded = บันทึกใหม่ { $changed } จาก { $files } ไฟล์ ต่อไป: drivepress check
media-nothing-mended = ยังไม่ได้แก้ไฟล์ใด
media-nothing-to-mend = ไม่มีอะไรต้องแก้ ต่อไป: drivepress check
media-would-mend = จะแก้ { $files } ไฟล์ แต่ยังไม่ได้เปลี่ยนอะไร
media-mended-lock = แก้แล้ว { $files } ไฟล์ ต่อไป: drivepress media lock
media-mended-check = แก้แล้ว { $files } ไฟล์ ต่อไป: drivepress check
media-fine = media/{ $path }: ไม่มีอะไรต้องแก้

media-deed-index-first = ย้ายดัชนีมาไว้ต้นไฟล์แล้ว
media-deed-place-out = ลบข้อมูลสถานที่ออกแล้ว
media-deed-serial-out = ลบหมายเลขเครื่องออกแล้ว
media-deed-utf-8 = เปลี่ยน { $from } เป็น UTF-8 แล้ว
media-deed-webvtt = เปลี่ยน SubRip เป็น WebVTT แล้ว
media-deed-renamed = เปลี่ยนชื่อเป็น { $to } แล้ว
media-plan-index-first = จะย้ายดัชนีมาไว้ต้นไฟล์
media-plan-place-out = จะลบข้อมูลสถานที่ออก
media-plan-serial-out = จะลบหมายเลขเครื่องออก
media-plan-utf-8 = จะเปลี่ยน { $from } เป็น UTF-8
media-plan-webvtt = จะเปลี่ยน SubRip เป็น WebVTT
media-plan-renamed = จะเปลี่ยนชื่อเป็น { $to }
