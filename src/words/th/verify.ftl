# รายงานของ verify: ผลการตรวจ สิ่งที่พบ และสิ่งที่ต้องทำต่อไป

verify-headline = { $target }: { $answer } [{ $kind }]{ GIVEN($read) ->
    [yes] {" "}({ $read })
   *[no] {""}
}

verify-verdict-pristine = ครบถ้วน: ตรงกับชุดอิมเมจทุกบิต
verify-verdict-intact = เนื้อหาครบถ้วน ไม่เสียหาย: ทุกไฟล์ถูกต้อง
verify-verdict-intact-set = ครบถ้วน ไม่เสียหาย: ส่วนร่วมและส่วนท้ายถูกต้องทุกไฟล์
verify-verdict-another = ไดรฟ์อื่น: ตัวไดรฟ์ถูกต้อง แต่ไม่ใช่ไดรฟ์ที่ต้องการ
verify-verdict-suspicious = ไฟล์ของเราถูกต้อง แต่มีสิ่งน่าสงสัยปนอยู่: อย่าเปิดไฟล์ที่ปนเข้ามา
verify-verdict-not-checked = ยังไม่ได้ตรวจเนื้อหา: รายการค่าตรวจสอบใช้วิธีคำนวณที่โปรแกรมนี้ไม่รู้จัก
verify-verdict-damaged = เสียหาย
verify-verdict-waits = ยังรอลายเซ็น
verify-verdict-forged = ยืนยันไม่ได้ว่าเป็นของแท้ อาจถูกแก้ไข: ลายเซ็นไม่ถูกต้อง หายไป หรือเป็นของผู้อื่น
verify-verdict-not-ours = ไม่ใช่ไดรฟ์ของโครงการ และไม่ใช่ชุดไฟล์แบบ BagIt

verify-kind-image-set = ชุดอิมเมจ
verify-kind-folder = โฟลเดอร์ของไดรฟ์
verify-kind-zip = ไฟล์ ZIP
verify-kind-image = ไฟล์อิมเมจ
verify-kind-device = ดิสก์
verify-kind-other = สิ่งที่ตรวจ

verify-read = อ่าน { $files } ไฟล์ ขนาด { $size }

verify-list-do-not-open = อย่าเปิด
verify-list-damaged = เสียหาย
verify-list-missing = หายไป
verify-list-ranges = ช่วงที่เสียหาย
verify-list-added = ผู้อื่นเพิ่มเข้ามา
verify-list-left-over = เหลือจากรุ่นก่อน
verify-list-system = ระบบปฏิบัติการสร้างไว้
verify-list-bases = ส่วนร่วมที่เสียหาย
verify-list-wrong-images = ไฟล์อิมเมจที่ไม่ถูกต้อง
verify-list-missing-tails = ส่วนท้ายที่หายไป
verify-list-extra-tails = ส่วนท้ายที่ไม่ได้เป็นของผู้รับใด
verify-list-waiting = ยังรอลายเซ็น
verify-list-wrong-signatures = ลายเซ็นที่ไม่ถูกต้อง

verify-foreign-bag = เป็นชุดไฟล์แบบ BagIt แต่ไม่ใช่ไดรฟ์ของโครงการ
verify-identity = อำเภอรหัส { $district } { $campaign } { $edition } { $release }
verify-another = ไม่ตรงกับที่ต้องการ: { $mismatch }
verify-list = { $title } ({ $count }):
verify-name = { $name }
verify-list-more = และอีก { $more } รายการ ดูทั้งหมดได้ด้วย --json
verify-note = หมายเหตุ: { $note }
verify-notes-more = และหมายเหตุอีก { $more } ข้อ ดูทั้งหมดได้ด้วย --json
verify-likewise-files = { $said } (และอีก { $more } ไฟล์เป็นเช่นเดียวกัน)
verify-likewise-names = { $said } (และอีก { $more } ชื่อเป็นเช่นเดียวกัน)
verify-range = ไบต์ที่ { $start } ถึง { $end }: { $files }
verify-range-no-file = ไบต์ที่ { $start } ถึง { $end }: ไม่กระทบไฟล์ใด
verify-right-images = ไฟล์อิมเมจ { $images } ไฟล์ของผู้รับ { $recipients } ราย: ค่า SHA-256 ทั้งไฟล์ถูกต้อง
verify-base = { $file }: { $ranges }
verify-receipt = รหัสยืนยัน: { $receipt }
verify-taken-away = ถ้าได้รับแจกมาในสภาพนี้ แสดงว่ามีผู้ลบลายเซ็นออก อย่าใช้ไดรฟ์นี้

verify-seal-nobody = ไม่มีผู้ลงลายเซ็น: การตรวจนี้พบความเสียหายได้ แต่ไม่พบการปลอมแปลง
verify-seal-waits = ระบุผู้ลงนามเป็นกุญแจ { $signer } แต่ยังไม่มีลายเซ็น
verify-seal-right = ลงลายเซ็นด้วยกุญแจที่ให้มา: { $signer }
verify-seal-unpinned = ลายเซ็นตรงกับกุญแจที่ตัวไดรฟ์ระบุไว้ ({ $signer }) แต่ยังไม่ได้ตรวจว่าใครเป็นผู้ลงนาม ระบุกุญแจที่ถูกต้องด้วย --key
verify-seal-not-checked = มีลายเซ็นของกุญแจ { $key_id } แต่ยังไม่ได้ตรวจว่าใครเป็นผู้ลงนาม ระบุกุญแจด้วย --key
verify-seal-wrong = ลายเซ็น: { $problem }

verify-next-half-an-image = base.img และ base.zip คือครึ่งแรกของทุกอิมเมจ ต่อไป: สร้างอิมเมจที่สมบูรณ์ด้วย drivepress export --district CODE หรือใช้ drivepress verify กับโฟลเดอร์ของชุดอิมเมจ
verify-next-master = นี่คืออิมเมจต้นแบบ ซึ่งไม่ได้เป็นของอำเภอใด สำหรับอำเภอ: drivepress export --district CODE
verify-next-sign = ต่อไป: drivepress sign SET --key NAME.key บนเครื่องที่มีกุญแจ
verify-next-stamp = ต่อไป: สร้างชุดอิมเมจใหม่ด้วย drivepress stamp
verify-next-repair = ต่อไป: drivepress repair { SHELL($target) } --from { SHELL($set) }   (หรือขอไดรฟ์ชุดใหม่)
verify-next-repair-extras = ต่อไป: drivepress repair { SHELL($target) } --from { SHELL($set) } --remove-extras   (หรือขอไดรฟ์ชุดใหม่)
verify-next-write-again = ขั้นต่อไป: drivepress write --district CODE --to { SHELL($target) } ซึ่งจะทำต่อจากที่ค้างไว้
verify-next-new-copy = ต่อไป: ขอสำเนาใหม่
verify-next-other-list = ต่อไป: ขอรายการค่าตรวจสอบแบบ SHA-256 (manifest-sha256.txt) จากผู้ทำ หรือตรวจด้วยโปรแกรมที่รู้จักวิธีคำนวณนี้
verify-next-ask-the-office = อย่าใช้ไดรฟ์นี้ โทรถามสำนักงานที่ส่งมา ด้วยหมายเลขที่ทราบจากแหล่งอื่น

verify-newer = มีรุ่นใหม่กว่าอยู่ที่นี่: { $release } ต่อไป: drivepress repair ไดรฟ์ --from ชุดอิมเมจของ { $release }
verify-group-sum = { $targets } ไฟล์อิมเมจ: ครบถ้วน { $intact } ไม่ครบถ้วน { $others }

verify-damage-differs = เนื้อหาไม่ตรงกับที่ { $manifest } ระบุไว้
verify-damage-unreadable = อ่านไม่ได้: { $reason }
verify-damage-no-file = ไม่ใช่ไฟล์ธรรมดา
verify-damage-unlisted = อยู่ใน `data/` แต่ไม่มีรายการค่าตรวจสอบใดระบุไว้
verify-damage-one-name = บางระบบถือว่าเป็นไฟล์เดียวกับ { $listed }: เมื่อแตกไฟล์หรือคัดลอก ไฟล์หนึ่งจะทับอีกไฟล์หนึ่ง
verify-damage-not-listed-in = { $manifest } ไม่ได้ระบุไฟล์นี้
verify-damage-line = บรรทัดที่ { $line }{ GIVEN($listed) ->
    [yes] {" "}({ $listed })
   *[no] {""}
}: { $reason }
verify-damage-form = { $reason }
verify-damage-no-manifest = หายไป จึงไม่มีสิ่งยืนยันไฟล์ในรายการนี้
verify-damage-oxum = Payload-Oxum ระบุ { $says } แต่ไฟล์ในรายการมี { $found }
verify-damage-structure = { $reason }
verify-damage-cut = ไม่ครบ: { $missing_bytes ->
    [0] ส่วนท้ายหายไปบางส่วน
   *[other] ส่วนท้ายหายไป { $missing_bytes } ไบต์
}
verify-damage-unfinished = การเขียนแฟลชไดรฟ์นี้ถูกขัดจังหวะ จึงยังไม่เสร็จ{ GIVEN($district) ->
    [yes] {" "}(กำลังจะเป็นของ { $district })
   *[no] {""}
}
verify-damage-bytes = ไบต์ของไฟล์อิมเมจไม่ตรงกับชุดอิมเมจ

verify-of-file = { $path }: { $what }

verify-note-oddity = { $file } { $note }
verify-note-unknown-algorithm = { $file } ใช้วิธีคำนวณที่โปรแกรมนี้ไม่รู้จัก จึงไม่ได้ตรวจ
verify-note-contents-not-checked = { $file } เป็นรายการเดียวของเนื้อหา และใช้วิธีคำนวณที่โปรแกรมนี้ไม่รู้จัก จึงไม่ได้ตรวจเนื้อหา
verify-note-more = ไม่ได้แสดง{ $of }อีก { $count } รายการ
verify-note-weak-algorithm = { $algorithm } พบได้เฉพาะความเสียหายโดยบังเอิญ ผู้ที่ตั้งใจสร้างไฟล์อื่นที่มีค่าตรวจสอบเดียวกันได้
verify-note-fetch = fetch.txt ระบุไฟล์ { $lines } ไฟล์ที่ต้องดาวน์โหลดจากเครือข่าย ยังไม่ได้ดาวน์โหลด
verify-note-system-files = โปรแกรมตรวจ BagIt ที่เคร่งครัดจะไม่ยอมรับไฟล์ { $files } ไฟล์ที่ระบบปฏิบัติการสร้างไว้ใน `data/` ลบออกได้ด้วย `repair --remove-extras`
verify-note-system-files-listed = รายการค่าตรวจสอบมีไฟล์ { $files } ไฟล์ที่ระบบปฏิบัติการสร้างและลบเอง{ $missing ->
    [0] {""}
   *[other] {" "}({ $missing } ไฟล์ไม่อยู่แล้ว)
} ไม่นานจะถูกตัดสินว่าเสียหาย ควรทำชุดไฟล์ใหม่โดยไม่มีไฟล์เหล่านี้
verify-note-tree = { $reason }
verify-note-unfinished = ข้อความใน UNFINISHED.txt บอกว่าแฟลชไดรฟ์นี้ยังเขียนไม่เสร็จ ให้สั่ง drivepress fill อีกครั้ง
verify-note-update = นี่เป็นไฟล์อัปเดต มีเฉพาะสิ่งที่เปลี่ยนในรุ่นนี้ ให้แตกไฟล์ทับลงแฟลชไดรฟ์ของรุ่นก่อน หรือสั่ง drivepress fill --update
verify-note-try-folder = ไฟล์ของไดรฟ์อยู่ใน { $folder } ให้ระบุโฟลเดอร์นั้น
verify-note-other-format = สิ่งนี้คือ{ $found }
verify-note-not-pristine = { $reason }

verify-left-out-damaged = ไฟล์และบรรทัดที่เสียหาย
verify-left-out-missing = ไฟล์ที่หายไป
verify-left-out-names = ชื่อที่ต่างกันเพียงตัวพิมพ์หรือการเรียงตัวอักษร
verify-left-out-pairs = คู่ชื่อที่บางระบบแยกจากกันไม่ได้
verify-left-out-lists = รายการค่าตรวจสอบที่ไม่ได้ตรวจ

verify-note-name-differs = { $listed } ในไดรฟ์ใช้ชื่อว่า { $found }
verify-note-names-alike = บางระบบถือว่า { $first } กับ { $second } เป็นชื่อเดียวกัน

verify-special-link = ลิงก์
verify-special-device = อุปกรณ์
verify-special-escape = รายการที่อยู่นอกไดรฟ์

bagit-oddity-byte-order-mark = ขึ้นต้นด้วย byte order mark
bagit-oddity-carriage-returns = มีบรรทัดที่ลงท้ายด้วย carriage return
bagit-oddity-capital-hex = มีค่าตรวจสอบเป็นตัวพิมพ์ใหญ่
bagit-oddity-star = มี `*` หน้าชื่อไฟล์
bagit-oddity-bare-percent = มีชื่อที่มี `%` เดี่ยว ๆ
bagit-oddity-back-slashes = มีเส้นทางที่ใช้แบ็กสแลช
bagit-oddity-leading-dot = มี `./` หน้าเส้นทาง
bagit-oddity-loose-colon = มีป้ายชื่อที่ไม่มี `: ` ตามหลัง
bagit-oddity-repeated-label = มีป้ายชื่อเดียวกันมากกว่าหนึ่งครั้ง
bagit-oddity-old-version = ระบุรุ่นของ BagIt ก่อน 1.0
bagit-oddity-loose-declaration = มีบรรทัดอื่นนอกจาก `BagIt-Version` และ `Tag-File-Character-Encoding`
bagit-oddity-met = { $oddity } (บรรทัดที่ { $line } รวม { $count } แห่ง)

verify-danger-name = { $kind }
    .mend = { verify-do-not-open }
verify-danger-disguised = { $kind } { $disguise }
    .mend = { verify-do-not-open }
verify-danger-hidden-folder = อยู่ในโฟลเดอร์ที่ชื่อซ่อนตัว
    .mend = { verify-do-not-open }
verify-danger-content = เนื้อหาเป็น{ $found }
    .mend = { verify-do-not-open }
verify-danger-link = ลิงก์ที่พาไปที่อื่น
    .mend = { verify-do-not-open }
verify-danger-escape = เมื่อแตกไฟล์แล้วจะไปอยู่นอกโฟลเดอร์
    .mend = อย่าแตก ZIP นี้ ให้ขอไฟล์ใหม่
verify-danger-one-name = บางระบบถือว่าเป็นไฟล์เดียวกับ { $other }
    .mend = { verify-do-not-open }
verify-danger-reserved = Windows จะเปิดอุปกรณ์แทนไฟล์นี้
    .mend = { verify-do-not-open }
verify-danger-active = { $found }
    .mend = { verify-do-not-open }
verify-danger-closed = ไม่มีใครเห็นได้ว่าข้างในมีอะไร: { $reason }
    .mend = อย่าเปิดถ้าไม่รู้ว่าใครทำ ให้ย้ายออกจากไดรฟ์
verify-danger-unseen = { $reason }
    .mend = อย่าเปิดอะไรในไดรฟ์นี้ ให้ขอไดรฟ์ชุดใหม่
verify-do-not-open = อย่าเปิด ให้ลบทิ้ง และให้ผู้ดูแลตรวจหาไวรัสในคอมพิวเตอร์ที่เคยเสียบไดรฟ์นี้

verify-kind-of-danger-program = โปรแกรม
verify-kind-of-danger-script = สคริปต์
verify-kind-of-danger-shortcut = ทางลัด
verify-kind-of-danger-settings = เปลี่ยนการตั้งค่าของคอมพิวเตอร์
verify-kind-of-danger-autorun = สั่งให้คอมพิวเตอร์เปิดโปรแกรมเมื่อเสียบไดรฟ์
verify-kind-of-danger-page = หน้าเว็บหรือข้อความที่ไม่ใช่ของไดรฟ์นี้
verify-kind-of-danger-macros = ไฟล์ Office ที่มีแมโครหรือโปรแกรมได้
verify-kind-of-danger-disk-image = ดิสก์อิมเมจ ซึ่งซ่อนโปรแกรมจากคำเตือนได้
verify-kind-of-danger-disguise = ชื่อที่ซ่อนว่าไฟล์เป็นอะไร

verify-disguise-double-ending = มีนามสกุลสองชั้น ที่เห็นคือส่วนที่ดูปลอดภัย
verify-disguise-direction-control = มีตัวอักษรกลับทิศทำให้เห็นเป็นนามสกุลอื่น
verify-disguise-blanks-before-ending = มีช่องว่างดันนามสกุลให้พ้นสายตา
verify-disguise-hidden-tail = มีจุดหรือช่องว่างท้ายชื่อที่ Windows ตัดออก
verify-disguise-named-after-folder = ตั้งชื่อตามโฟลเดอร์ข้าง ๆ
verify-disguise-hidden-folder = อยู่ในโฟลเดอร์ที่ชื่อซ่อนตัว

verify-mismatch-unnamed = ไม่ได้ระบุ{ $mark } { $wanted } ซึ่งเป็นสิ่งที่ต้องการ
verify-mismatch-asked = { $mark }คือ { $found } แต่ที่ต้องการคือ { $wanted }
verify-mismatch-file-name = { $mark }คือ { $found } แต่ไฟล์ชื่อ { $wanted }
verify-mismatch-list = { $mark }คือ { $found } แต่ SHA256SUMS ที่ลงลายเซ็นไว้ข้าง ๆ เป็นของ { $wanted }
verify-mismatch-set = { $mark }คือ { $found } แต่ชุดอิมเมจข้าง ๆ เป็นของ { $wanted }

verify-mark-campaign = โครงการ
verify-mark-edition = ฉบับ
verify-mark-release = รุ่น
verify-mark-district = รหัสอำเภอ

verify-seal-problem-missing = ไดรฟ์ระบุผู้ลงนามไว้ แต่ลายเซ็นหายไป
verify-seal-problem-signature = { $reason }
verify-seal-problem-other-signer = ไดรฟ์ระบุผู้ลงนามคนอื่น ไม่ใช่กุญแจที่ให้มา
verify-seal-problem-other-drive = ลายเซ็นนี้ทำไว้สำหรับไดรฟ์อื่น ({ $comment })
verify-seal-problem-unsigned = ให้กุญแจมา แต่ไดรฟ์นี้ไม่มีผู้ลงลายเซ็น
verify-seal-problem-stripped = ไดรฟ์ระบุว่าไม่มีผู้ลงลายเซ็น แต่มีร่องรอยของลายเซ็น
verify-seal-problem-signer-unreadable = `Signed-By` ของไดรฟ์ไม่ใช่กุญแจสาธารณะ
verify-seal-problem-list = ลายเซ็นข้าง { $list } ใช้ไม่ได้: { $reason }
verify-seal-problem-no-tag-manifest = ไม่มีรายการค่าตรวจสอบให้ลายเซ็นยืนยัน

verify-drive-packed-image = ข้างในมี { $image } ซึ่งเป็นไฟล์อิมเมจหรือ ZIP เอง ให้แตกออกก่อน แล้วระบุไฟล์นั้น
verify-drive-moved = ไฟล์ของไดรฟ์ถูกย้ายไปไว้ในโฟลเดอร์ { $folder } ไวรัสมักทำแบบนี้ ให้คัดลอกกลับมาไว้ที่เดิม หรือขอไดรฟ์ชุดใหม่
verify-drive-several = ข้างในมี { $count } ไดรฟ์ (ในโฟลเดอร์ { $named }) ให้แยกออกจากกัน แล้วระบุทีละไดรฟ์
verify-drive-held = ไม่ได้ตรวจ { $name } เพราะโปรแกรมอื่นเปิดอยู่
verify-drive-unread = อ่าน { $path } ไม่ได้ ({ $why }) จึงไม่รู้ว่าเป็นอะไร
verify-drive-long-tag-file = ใหญ่กว่าไฟล์จริงใด ๆ ({ $most } ไบต์)
verify-drive-no-label = ไม่ใช่ `label: value` และไม่ใช่บรรทัดต่อ
verify-drive-not-listed-in = { $manifest } ไม่ได้ระบุไฟล์นี้
verify-drive-second-list = { $first } เป็นรายการชนิดและวิธีคำนวณเดียวกัน แต่ละโปรแกรมอาจอ่านคนละรายการ
verify-held-drawing = ภาพวาด (SVG) ที่เปิดในเบราว์เซอร์ ซึ่งมีโปรแกรมอยู่ข้างในได้
verify-held-xml-page = ไฟล์ XML ที่เบราว์เซอร์แสดงเป็นหน้าเว็บ
verify-held-epub = หนังสือ EPUB มีโปรแกรมอยู่ข้างในได้ และไม่ได้ตรวจดูข้างใน
verify-held-not-looked = ใหญ่เกินไป หรือมีเอกสารมากเกินไป จึงไม่ได้ตรวจดู

verify-image-unreadable = อ่านระบบไฟล์ไม่ได้: { $why }
verify-image-image-and-zip = เป็นทั้งไฟล์อิมเมจและ ZIP แต่ละโปรแกรมอาจอ่านคนละอย่าง
verify-image-other-length = ความยาวไม่เท่ากับของชุดอิมเมจ มีผู้บีบอัดหรือจัดวางไฟล์ใหม่
verify-image-base-differs = ส่วนร่วมของชุดอิมเมจเองไม่ใช่ส่วนที่ชุดระบุไว้
verify-image-files-added = มีการเพิ่มไฟล์หลังจากสร้าง
verify-image-odd-list = SHA256SUMS ที่อยู่ข้างกันมี{ $oddities } แสดงว่าบันทึกด้วยโปรแกรมอื่น
verify-image-unreadable-list = อ่าน SHA256SUMS ที่อยู่ข้างกันไม่ได้: { $why }
verify-image-list-contradicts = SHA256SUMS ที่อยู่ข้างกันระบุไฟล์นี้สองครั้ง โดยมีค่าตรวจสอบไม่ตรงกัน
verify-image-other-name = ไฟล์ชื่อ { $named } แต่ข้างในเป็นไดรฟ์ของ { $says }
verify-image-set-by-another = ตรงกับชุดอิมเมจ แต่ชุดนั้นลงลายเซ็นโดยผู้อื่น
verify-image-set-by-nobody = ตรงกับชุดอิมเมจ แต่ชุดนั้นไม่มีลายเซ็น
verify-image-equals-list = ตรงกับ SHA256SUMS ที่อยู่ข้างกัน แต่รายการนั้นไม่มีลายเซ็นของผู้ที่รู้จัก
verify-image-differs-from-list = เนื้อหาไม่ตรงกับ SHA256SUMS ที่อยู่ข้างกัน
verify-image-empty-file = ไฟล์ว่าง
verify-image-mistaken = { $kind }: { $way }
verify-way-plain-image = ไฟล์อิมเมจของไดรฟ์ต้องเป็นไฟล์ .img ธรรมดา
verify-way-unpack = ให้แตกออกก่อน แล้วระบุสิ่งที่อยู่ข้างใน
verify-way-the-drive = ให้ระบุตัวไดรฟ์ ไม่ใช่ไฟล์ในไดรฟ์
verify-way-a-drive = ให้ระบุไดรฟ์ โฟลเดอร์ของไดรฟ์ ไฟล์อิมเมจ (.img) หรือ ZIP
verify-list-oddity-byte-order-mark = เครื่องหมาย byte order mark
verify-list-oddity-windows-line-ends = ท้ายบรรทัดแบบ Windows
verify-list-oddity-stars = ดาวหน้าชื่อไฟล์
verify-signature-other-file = ลายเซ็นนี้ทำไว้สำหรับสิ่งอื่น ({ $comment })
verify-signature-other-set = ลายเซ็นนี้ทำไว้สำหรับชุดอิมเมจอื่น ({ $comment })

verify-set-finding-twice = มี { $name } สองครั้ง
verify-set-finding-other-digest = ค่าตรวจสอบของ { $name } ไม่ตรงกับใน image-set.json
verify-set-finding-not-listed = ไม่ได้ระบุ { $name }
verify-set-finding-not-known = ระบุ { $name } แต่ image-set.json ไม่มีไฟล์นี้
verify-set-finding-hash-state = ค่า SHA-256 ระหว่างทางของ { $base } ที่บันทึกไว้ใช้ไม่ได้
verify-set-finding-other-length = ยาว { $found } ไบต์ แทนที่จะเป็น { $wanted } ไบต์
verify-set-finding-other-image = ส่วนร่วมกับส่วนท้ายรวมกันแล้วค่าตรวจสอบไม่ตรงกับใน image-set.json
verify-held-hides = ซ่อน { $path } ไม่ให้แสดงใน Linux
verify-held-twin-and-zip = เป็นทั้งข้อมูลที่ Mac เก็บไว้คู่กับไฟล์ และไฟล์บีบอัด ZIP
verify-held-twin-with-more = ข้อมูลที่ Mac เก็บไว้คู่กับไฟล์ แต่มีสิ่งอื่นต่อท้าย

verify-left-over = เป็นไฟล์ของโครงการเองและไม่มีอันตราย จะลบทิ้งก็ได้ หรือให้ drivepress fill หรือ repair --remove-extras ลบให้ โปรแกรมตรวจ BagIt ที่เข้มงวดจะทักท้วงไฟล์ที่อยู่ใน data/
