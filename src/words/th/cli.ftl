# ข้อความรอบ ๆ ผลตรวจและคำตอบของทุกคำสั่ง

cli-fault = ข้อผิดพลาด
cli-warning = คำเตือน
cli-mend = วิธีแก้
cli-counts = ข้อผิดพลาด { $faults } รายการ คำเตือน { $warnings } รายการ
cli-findings-same = แบบเดียวกันอีก { $count } แห่ง:
cli-findings-more = และอีก { $count } แห่ง ดูทั้งหมดได้ด้วย drivepress check --json
cli-warnings-left = มีคำเตือนเกี่ยวกับชุดสื่อ { $warnings } รายการ ดูได้ด้วย drivepress check
cli-nothing-made = ยังไม่ได้สร้างอะไร แก้ข้อผิดพลาดข้างบนก่อน แล้วพิมพ์คำสั่งเดิมอีกครั้ง
cli-answer-lost = เขียนคำตอบออกทาง standard output ไม่ได้: { $source }

cli-usage = คำสั่งไม่ถูกต้อง: { $reason }
    .mend = ดูคำสั่งทั้งหมดด้วย drivepress --help และตัวเลือกของแต่ละคำสั่งด้วย drivepress ชื่อคำสั่ง --help
cli-man-written = เขียนคู่มือคำสั่ง { $count } หน้าไว้ใน { $folder } แล้ว
cli-man-no-such = ไม่มีคู่มือของคำสั่ง `{ $command }` มีของ drivepress และของ { $commands }
cli-kit-ready = ชุดสื่อพร้อมแล้ว ต่อไป: drivepress make
cli-up-to-date = { $folder } เป็นปัจจุบันแล้ว ไม่ต้องทำอะไร
cli-built = สร้าง { $folder } แล้ว: { $files } ไฟล์ ขนาด { $size } เปิด START-HERE.html ในโฟลเดอร์นั้นเพื่อดู
cli-stamped = สร้าง { $folder } แล้ว: { $districts } อำเภอ รวม { $size } ({ $base }) ใช้เวลา { $seconds } วินาที
cli-base-kept = ใช้ส่วนร่วมเดิม
cli-base-written = เขียนส่วนร่วมใหม่
cli-release-kept = เก็บรุ่นก่อนที่ลงลายเซ็นแล้วไว้ใน { $folder }
cli-fits-sticks = ใช้ได้กับแฟลชไดรฟ์ขนาด { $gigabytes } GB ขึ้นไป
cli-signed-by = ลงลายเซ็นด้วยกุญแจ { $signer }
cli-waits = ยังรอลายเซ็นของกุญแจ { $signer }
cli-signed-already = { $folder } มีลายเซ็นของกุญแจนี้แล้ว ไม่ต้องทำอะไร
cli-signed = ลงลายเซ็น { $folder } แล้ว: { $drives } ไดรฟ์และรายการค่าตรวจสอบ ใช้เวลา { $seconds } วินาที ด้วยกุญแจ { $key }

cli-next-stamp = ต่อไป: drivepress stamp
cli-next-sign = ต่อไป: drivepress sign { SHELL($folder) } --key NAME.key บนเครื่องที่มีกุญแจ
cli-next-verify = ต่อไป: drivepress verify { SHELL($folder) }
cli-next-verify-key = ต่อไป: drivepress verify { SHELL($folder) } --key { SHELL($key) }
cli-next-verify-first = ต่อไป: drivepress verify { SHELL($folder) }
cli-next-copy-back = ต่อไป: คัดลอกทั้งโฟลเดอร์นี้กลับไปทับชุดอิมเมจที่มี { $bases }
cli-next-make-signed = ต่อไป: drivepress make --sign { SHELL($key) }

cli-key-power = ผู้ที่มีไฟล์นี้และรหัสผ่านสามารถลงลายเซ็นไดรฟ์ในนามของท่านได้
cli-key-made-secret = สร้าง { $path } แล้ว เก็บเป็นความลับ และเก็บสำเนาไว้ในที่ปลอดภัย ถ้าทำหายจะสร้างใหม่ไม่ได้
cli-key-made-public = สร้าง { $path } แล้ว เผยแพร่ไว้ในที่ที่ผู้ต้องการตรวจไดรฟ์จะหาพบ เช่น เว็บไซต์และหนังสือที่ส่งไปพร้อมไดรฟ์ อย่าให้มีอยู่ในไดรฟ์เพียงแห่งเดียว ตัวกุญแจคือ:
cli-key-line = บรรทัดสำหรับใส่ใน manifests/kit.toml เหนือ [title]:
cli-key-public = { $path } คือกุญแจสาธารณะของกุญแจนี้ ตัวกุญแจคือ:
cli-password-memory = กุญแจนี้สร้างด้วยโปรแกรมอื่น การตรวจรหัสผ่านใช้หน่วยความจำ { $memory } และใช้เวลาสักครู่
cli-password-of = รหัสผ่านของ { $path }
cli-password-new = รหัสผ่านของกุญแจใหม่
cli-password-weak = คำเตือน: รหัสผ่านนี้สั้นหรือมีอักขระซ้ำกันมาก ผู้ที่ได้สำเนาไฟล์ไปอาจเดาได้ ควรใช้คำที่ไม่เกี่ยวข้องกันตั้งแต่สี่คำขึ้นไป โดยลบไฟล์ทั้งสองแล้วสร้างกุญแจใหม่
cli-password-again = พิมพ์รหัสผ่านเดิมอีกครั้ง

cli-export-plan = จะเขียน { $what } ต้องใช้ที่ว่าง { $needed }{ GIVEN($free) ->
    [yes] {" "}(ว่างอยู่ { $free })
   *[no] {""}
}
cli-export-there = มีอยู่แล้ว { $count } รายการจากครั้งก่อน จะตรวจและเก็บไว้ถ้าครบถ้วน
cli-export-kept = ในจำนวนนี้มีอยู่แล้วและครบถ้วน { $count } รายการ
cli-exported = ส่งออก { $what } ไปที่ { $folder } แล้ว
cli-items-folders = { $count } โฟลเดอร์
cli-items-images = { $count } อิมเมจ
cli-items-zips = { $count } ไฟล์ ZIP
cli-items-both = { $count } รายการ

cli-tidy-none = ไม่มีรุ่นเก่า ไม่ได้ลบอะไร
cli-tidy-nothing = ไม่ได้ลบอะไร เพราะเก็บรุ่นเก่าไว้ { $keep } รุ่น (--keep)
cli-tidy-stays = { $release }: { $size } ({ $editions }) เก็บไว้
cli-tidy-goes = { $release }: { $size } ({ $editions }) จะลบ
cli-tidy-question = จะลบ { $count } รุ่นนี้ ({ $size }) หรือไม่ เมื่อลบแล้วจะใช้ซ่อมไดรฟ์ของรุ่นนั้นจากที่นี่ไม่ได้อีก ตอบ y (ลบ) หรือ n (ไม่ลบ):
cli-tidy-not-asked = ยังไม่ได้ลบอะไร ถ้าจะลบโดยไม่ต้องถาม ใส่ --yes
cli-tidy-left = ไม่ได้ลบอะไร
cli-tidy-removed = ลบแล้ว { $count } รุ่น รวม { $size }

cli-districts-found = { $count } อำเภอ
cli-no-such-district = ไม่มีอำเภอชื่อ `{ $query }` ชื่อที่ใกล้เคียง:

cli-update-plan = จะเขียนอัปเดต { $count } ไฟล์ (ไฟล์ร่วมเปลี่ยน { $changed } ไฟล์ ตัดออก { $dropped } ไฟล์) รวมไม่เกิน { $needed }
cli-update-without = มี { $count } อำเภอ (เช่น { $first }) ที่ไม่มีไดรฟ์ในรุ่นนั้น ให้ส่งไดรฟ์ทั้งชุดแทน
cli-update-exported = เขียนอัปเดต { $count } ไฟล์ไว้ที่ { $folder } แล้ว: รวม { $size } ไฟล์ใหญ่ที่สุด { $largest } ส่วนอิมเมจทั้งชุดมีขนาด { $image }
cli-next-update = ต่อไป: แตกไฟล์ { $file } ทับลงแฟลชไดรฟ์ หรือสั่ง drivepress fill --update { SHELL($file) } --to E:\
