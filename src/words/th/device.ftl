# อุปกรณ์ สิ่งที่เขียนลงอุปกรณ์ และผลลัพธ์

device-refused-absent = ไม่มีอุปกรณ์ { $device }
    .mend = ดูรายการแฟลชไดรฟ์ของเครื่องนี้ด้วย drivepress write --list
device-refused-kind = { $device } ไม่ใช่ทั้งดิสก์และไฟล์
    .mend = ดูรายการแฟลชไดรฟ์ของเครื่องนี้ด้วย drivepress write --list
device-refused-file = { $device } ไม่ใช่แฟลชไดรฟ์
    .mend = ระบุแฟลชไดรฟ์ ดูชื่อได้ด้วย drivepress write --list หากหมายถึงไฟล์หรืออุปกรณ์ loop นี้จริง ให้เพิ่ม --allow-file
device-refused-of-set = { $device } เป็นส่วนหนึ่งของชุดอิมเมจเอง
    .mend = ระบุแฟลชไดรฟ์ ดูชื่อได้ด้วย drivepress write --list
device-refused-partition = { $device } เป็นเพียงพาร์ทิชันของ { $disk } แต่ไดรฟ์ต้องใช้แฟลชไดรฟ์ทั้งอัน
    .mend = หากหมายถึงแฟลชไดรฟ์อันนี้ ให้ระบุ { $disk }
device-refused-system = { $device } เป็นดิสก์ของเครื่องนี้เอง (มี { $mounted } อยู่)
    .mend = ระบุแฟลชไดรฟ์ ดูชื่อได้ด้วย drivepress write --list
device-refused-mounted = { $device } กำลังเปิดใช้อยู่ที่ { $mounted }
    .mend = ดูให้แน่ใจว่าเป็นแฟลชไดรฟ์ที่ต้องการ แล้วเลิกใช้ด้วยคำสั่ง umount { SHELL($mounted) }
device-refused-swap = เครื่องนี้ใช้ { $device } เป็นหน่วยความจำ (swap)
    .mend = ระบุแฟลชไดรฟ์ ดูชื่อได้ด้วย drivepress write --list
device-refused-not-removable = { $device } ถอดออกไม่ได้ จึงเป็นดิสก์ของเครื่องนี้ ไม่ใช่แฟลชไดรฟ์
    .mend = ระบุแฟลชไดรฟ์ ดูชื่อได้ด้วย drivepress write --list
device-refused-write-protected = { $device } ถูกล็อกไม่ให้เขียน
    .mend = เลื่อนสวิตช์ล็อกด้านข้าง หรือใช้แฟลชไดรฟ์อันอื่น
device-refused-in-use = โปรแกรมอื่นกำลังใช้ { $device }
    .mend = ปิดโปรแกรมที่ใช้อยู่ หรือรอให้ drivepress ที่กำลังทำงานอยู่เสร็จก่อน
device-refused-empty = { $device } ไม่มีสื่ออยู่ข้างใน
    .mend = ใส่การ์ดก่อน
device-refused-too-small = { $device } มีความจุ { $has } แต่ไดรฟ์ต้องใช้ { $needed }
    .mend = ใช้แฟลชไดรฟ์ที่ใหญ่กว่านี้
device-refused-sectors = { $device } มีเซกเตอร์ขนาด { $sector } แต่ไดรฟ์ต้องใช้ 512 ไบต์ เครื่องอื่นจึงจะอ่านไม่ได้
    .mend = ใช้แฟลชไดรฟ์อันอื่น
device-refused-twice = ระบุ { $device } ซ้ำสองครั้ง
    .mend = ระบุแฟลชไดรฟ์แต่ละอันเพียงครั้งเดียว
device-refused-changed = { $device } กลายเป็นอุปกรณ์อื่นไปจากเมื่อครู่
    .mend = อย่าถอดแฟลชไดรฟ์ แล้วสั่งอีกครั้ง
device-refused-not-here = { $device }: drivepress เขียนแฟลชไดรฟ์โดยตรงได้บน Linux เท่านั้น
    .mend = { device-mend-other-ways }
device-refused-not-listed = drivepress แสดงรายการและเขียนแฟลชไดรฟ์โดยตรงได้บน Linux เท่านั้น
    .mend = { device-mend-other-ways }
device-mend-other-ways = คัดลอกไฟล์ลงแฟลชไดรฟ์ด้วย drivepress fill หรือส่งออกไฟล์อิมเมจ (drivepress export --format img) แล้วเขียนด้วยโปรแกรมเขียนอิมเมจ เช่น Rufus หรือ Raspberry Pi Imager

device-verdict-written = เขียนแล้ว และอ่านทวนครบทุกไบต์
device-verdict-finished = เขียนต่อจนเสร็จ และอ่านทวนครบทุกไบต์
device-verdict-restamped = ใส่ส่วนของอำเภอแล้ว ไฟล์ที่ใช้ร่วมกันอ่านตรวจแล้วถูกต้อง
device-verdict-tail-only = ใส่ส่วนของอำเภอแล้ว อ่านทวนส่วนต้นและส่วนท้ายแล้ว แต่ไม่ได้อ่านไฟล์ที่ใช้ร่วมกันซ้ำ
device-verdict-updated = ปรับให้เป็นปัจจุบันแล้ว และอ่านทวนครบทุกไบต์
device-verdict-already-right = มีไดรฟ์นี้อยู่แล้ว จึงไม่ได้เขียนอะไร
device-verdict-bad-piece = ไม่ผ่าน: อ่านสิ่งที่เขียนกลับมาไม่ตรง ตั้งแต่ตำแหน่ง { $at } ({ $bad } แห่ง)
    .mend = อย่าใช้แฟลชไดรฟ์อันนี้ ให้ใช้อันอื่น
device-verdict-fake = ไม่ผ่าน: { $finding }
    .mend = อย่าใช้แฟลชไดรฟ์อันนี้ ให้ใช้อันอื่น
device-verdict-gone = หายไป: แฟลชไดรฟ์ถูกถอดออก หรือไม่ตอบสนองแล้ว
    .mend = เสียบกลับเข้าไปแล้วสั่งแบบเดิมอีกครั้ง โปรแกรมจะทำต่อจากที่ค้างไว้ หากเกิดซ้ำ ให้เปลี่ยนช่องเสียบหรือเปลี่ยนแฟลชไดรฟ์
device-verdict-write-protected = ไม่ได้เขียน: แฟลชไดรฟ์ไม่ยอมให้เขียน ({ $reason })
    .mend = เลื่อนสวิตช์ล็อกด้านข้าง หรือใช้แฟลชไดรฟ์อันอื่น
device-verdict-stopped = หยุดตามคำสั่ง
    .mend = สั่งแบบเดิมอีกครั้ง โปรแกรมจะทำต่อจากที่ค้างไว้
device-verdict-set-failed = ไม่ได้เขียน: ชุดอิมเมจมีปัญหา ไม่ใช่แฟลชไดรฟ์: { $reason }
    .mend = สร้างชุดอิมเมจใหม่ด้วย drivepress make แล้วสั่งแบบเดิมอีกครั้ง
device-verdict-unknown = ไม่ทราบผล: โปรแกรมทำงานผิดพลาดกับแฟลชไดรฟ์อันนี้
    .mend = อย่าเพิ่งใช้ ให้สั่งแบบเดิมอีกครั้ง
device-verdict-honest = { $finding }

device-probe-honest = จุได้จริงตามที่บอก { $size } (เขียน อ่าน และคืนข้อมูลเดิม { $blocks } บล็อก)
device-probe-wraps-around = แฟลชไดรฟ์นี้บอกความจุเกินจริง: บอกว่า { $claims } แต่จุได้ไม่เกิน { $holds } ส่วนที่เกินจะเขียนทับตอนต้น
device-probe-dead-tail = แฟลชไดรฟ์นี้บอกความจุเกินจริง: บอกว่า { $claims } แต่จุได้ไม่เกิน { $holds } ส่วนที่เกินจะหายไป
device-probe-loses-writes = แฟลชไดรฟ์นี้ทำข้อมูลที่เขียนหาย ตั้งแต่ตำแหน่ง { $at } ({ $lost } แห่ง)
device-probe-not-restored = คืนข้อมูลเดิมลงแฟลชไดรฟ์นี้ไม่สำเร็จ ที่ตำแหน่ง { $at }
device-probe-gone = แฟลชไดรฟ์ถูกถอดออก

write-devices-and-districts = อุปกรณ์ { $devices } รายการกับอำเภอ { $districts } แห่งจับคู่กันไม่ได้
    .mend = ใส่ --district หนึ่งครั้งสำหรับทุกอุปกรณ์ หรือใส่ให้ครบทุก --to ตามลำดับเดียวกัน
write-device = { $device }: { GIVEN($name) ->
    [yes] { $name }{" "}
   *[no] {""}
}{ $size }{ GIVEN($serial) ->
    [yes] {" "}หมายเลขเครื่อง { $serial }
   *[no] {" "}ไม่มีหมายเลขเครื่อง
}{ GIVEN($port) ->
    [yes] {" "}ช่องเสียบ { $port }
   *[no] {""}
}
write-listed-refused = ไม่เขียน: { $refusal }
write-no-device = ไม่พบดิสก์
write-drive = จะเป็นของ { $recipient } { $name }: { $what }
write-probe-only = จะทดสอบว่าบอกความจุจริงหรือไม่ และคืนสภาพเดิม
write-plan-nothing = มีไดรฟ์นี้อยู่แล้ว
write-plan-tail = เฉพาะส่วนของอำเภอ { $size }
write-plan-compare = เฉพาะส่วนที่ต่าง จาก { $size }
write-plan-resume = ส่วนที่ยังขาด จาก { $size }
write-plan-whole = ทั้งหมด { $size }
write-question = ข้อมูลทั้งหมดบนแฟลชไดรฟ์ { $count } อันนี้จะหายไป เขียนหรือไม่ ตอบ y หรือ n:
write-question-probe = จะเขียนบางตำแหน่งบนแฟลชไดรฟ์ { $count } อันนี้แล้วคืนข้อมูลเดิม ทำต่อหรือไม่ ตอบ y หรือ n:
write-not-asked = ยังไม่มีใครยืนยัน { $names } จึงไม่ได้เขียนอะไร
    .mend = ดูให้แน่ใจว่าเป็นแฟลชไดรฟ์ที่ต้องการ แล้วเพิ่ม --yes ตามด้วยชื่อเหล่านี้ทีละชื่อ
write-same-name = มีหลายอุปกรณ์ที่ชื่อ { $name } จึงไม่ได้เขียนอะไร
    .mend = ใส่ช่องเสียบของแต่ละอุปกรณ์หลัง --yes
write-left = ไม่ได้เขียนอะไร
write-dry-run = ไม่ได้เขียนอะไร (--dry-run)
write-outcome = { $device }{ GIVEN($recipient) ->
    [yes] {" "}({ $recipient })
   *[no] {""}
}: { $verdict }
write-bytes = เขียน { $written } อ่าน { $read } ใช้เวลา { $seconds } วินาที
write-perhaps-from-cache = ระบบนี้อาจอ่านจากหน่วยความจำของเครื่อง ให้ถอดแฟลชไดรฟ์ เสียบใหม่ แล้วสั่ง drivepress verify
write-unfinished = แฟลชไดรฟ์ยังเขียนไม่เสร็จ และไม่มีเครื่องใดแสดงเป็นไดรฟ์
write-sum = ถูกต้อง { $right } จาก { $count } อัน
