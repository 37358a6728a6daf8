# สิ่งที่ผิดในไฟล์ของไดรฟ์ ใน ZIP หรือในระบบไฟล์

tree-fault-folder = { $path }: อ่านโฟลเดอร์ไม่ได้ ({ $reason })
tree-fault-same-name = { $path }: มีสองไฟล์ใช้ชื่อนี้ แต่ละโปรแกรมอาจเปิดคนละไฟล์
tree-fault-too-many-files = มีเกิน 500,000 ไฟล์ ส่วนที่เหลือไม่ได้อ่าน
tree-fault-cut = ไม่ครบ: ส่วนท้ายหายไป { $missing_bytes } ไบต์
tree-fault-code-page = ชื่อไฟล์เข้ารหัสแบบ { $code_page } ซึ่งอ่านถูกเฉพาะใน Windows ภาษานั้น
tree-fault-structure = { $reason }
tree-fault-file = { $path }: { $reason }
tree-remark-in-folder = ไฟล์ของไดรฟ์อยู่ในโฟลเดอร์ { $folder } ของ ZIP
tree-remark-volume = { $reason }
tree-remark-unseen = { $reason }
tree-remark-hidden = { $path } ถูกซ่อน Windows จึงไม่แสดง ไวรัสมักทำแบบนี้ ใช้คำสั่ง `attrib -h -s` เพื่อให้แสดงอีกครั้ง
tree-remark-system-folder = { $path } เป็นโฟลเดอร์ของระบบปฏิบัติการเอง ซึ่งไม่ยอมให้เปิดดู
tree-remark-unmarked-unicode = ชื่อไฟล์เป็น Unicode แต่ไม่มีเครื่องหมายบอก
tree-remark-back-slashes = เส้นทางของไฟล์ใช้เครื่องหมาย \ คั่นชื่อ
tree-entry-too-deep = อยู่ในโฟลเดอร์ที่ซ้อนกันหลายชั้นเกินไป

# ZIP
zip-damaged = ไฟล์ ZIP เสียหาย: { $what }
zip-locked = ล็อกด้วยรหัสผ่าน ให้แตก ZIP ด้วยรหัสผ่าน แล้วบีบอัดใหม่โดยไม่ตั้งรหัสผ่าน
zip-method = บีบอัดด้วยวิธี { $name } ({ $method }) ซึ่งโปรแกรมส่วนใหญ่แตกไม่ได้ ให้แตก ZIP ด้วยโปรแกรมที่ใช้ทำ แล้วบีบอัดใหม่เป็น ZIP ธรรมดา
zip-no-directory = ไฟล์ถูกบีบอัดไว้ แต่รายการไฟล์ของ ZIP หายไป
zip-too-long = เมื่อแตกแล้วยาวกว่าที่ระบุไว้
zip-too-short = เมื่อแตกแล้วสั้นกว่าที่ระบุไว้
zip-checksum = เนื้อหาไม่ตรงกับค่าตรวจสอบ (CRC-32)
zip-damage-large-directory = รายการไฟล์ใหญ่กว่าของจริงใด ๆ
zip-damage-more-faults = มีไฟล์ที่ผิดแบบเดียวกันอีก { $count } ไฟล์
zip-damage-many-folders = มีโฟลเดอร์มากกว่าของจริงใด ๆ
zip-damage-data-before = มีข้อมูลอื่นอยู่ข้างหน้า ({ $bytes } ไบต์)
zip-damage-data-behind = มีข้อมูลอื่นต่อท้าย
zip-damage-list-length = รายการไฟล์ยาวไม่เท่ากับที่ส่วนท้ายระบุ
zip-damage-bomb = เมื่อแตกแล้วจะใหญ่กว่าตัวไฟล์มาก (ระเบิด ZIP)
zip-damage-two-lists = มีรายการไฟล์สองชุด แต่ละโปรแกรมอาจใช้คนละชุด
zip-damage-list-elsewhere = รายการไฟล์ไม่ได้อยู่ตรงที่ส่วนท้ายระบุ
zip-damage-ends-differ = ส่วนท้ายสองส่วนระบุรายการไฟล์ไม่ตรงกัน
zip-damage-one-piece = เป็นเพียงชิ้นหนึ่งของ ZIP ที่แบ่งเป็นหลายชิ้น
zip-damage-shared-bytes = บางไฟล์ใช้เนื้อหาทับซ้อนกัน
zip-damage-unlisted = มีไฟล์ที่ไม่อยู่ในรายการไฟล์
zip-damage-header-differs = { $name }: รายการท้าย ZIP กับส่วนหัวหน้าไฟล์ไม่ตรงกันเรื่อง{ $what } โปรแกรมสองโปรแกรมจึงแตกได้คนละไฟล์
zip-field-folder = การเป็นโฟลเดอร์
zip-field-name = ชื่อ
zip-field-unicode-name = ชื่อแบบ Unicode
zip-field-method = วิธีบีบอัด
zip-field-flags = วิธีเขียนชื่อหรือการล็อก
zip-field-time = เวลา
zip-field-checksum = ค่าตรวจสอบ
zip-field-length = ความยาว
zip-field-begin = จุดเริ่มต้น
zip-field-end = จุดสิ้นสุด

# FAT
volume-unreadable = อ่านระบบไฟล์ FAT ไม่ได้: { $why }
volume-name-shared = { $path } เปิดได้ด้วยชื่อ { $name } ด้วย ซึ่งเป็นชื่อของ { $other } ที่อยู่ข้างกัน คอมพิวเตอร์แต่ละเครื่องอาจเปิดคนละไฟล์
volume-torn-name = ชื่อยาวของ { $path } ต่อกันไม่ถูก คอมพิวเตอร์แต่ละเครื่องอาจแสดงชื่อต่างกัน
volume-behind-end = { $folder } มีรายการต่อหลังจุดจบ: Linux แสดง { $names }{ $more ->
    [0] {""}
   *[other] {" "}และอีก { $more } รายการ
} แต่คอมพิวเตอร์อื่นไม่แสดง
volume-look-alike = { $path } ถูกระบุว่าเป็นทั้งชื่อดิสก์และไฟล์ อุปกรณ์บางเครื่องจึงแสดงเป็นไฟล์
volume-orphan-name = { $folder } มีเศษของชื่อยาวเหลืออยู่
volume-label = { $folder } มีชื่อดิสก์ที่อยู่ผิดที่
volume-name = { $path } มีชื่อที่ใช้เป็นชื่อไฟล์ไม่ได้
volume-dots = { $folder } ชี้กลับไปที่โฟลเดอร์แม่ผิดโฟลเดอร์
volume-limit = { $folder } มีมากกว่าไดรฟ์จริงใด ๆ ({ $limit }: { $most }) ส่วนที่เหลือไม่ได้อ่าน
volume-dirty = ไดรฟ์ถูกถอดโดยไม่ได้สั่งถอดอย่างปลอดภัย
volume-read-errors = คอมพิวเตอร์ที่อ่านไดรฟ์นี้เคยพบข้อผิดพลาดในการอ่าน
volume-copies-differ = สำเนาของตาราง FAT ไม่ตรงกัน ({ $sectors } เซกเตอร์)
volume-mirroring-off = ตาราง FAT ที่เป็นปัจจุบันมีเพียงสำเนาที่ { $copy }
volume-high-bits = { $path } เริ่มที่คลัสเตอร์ซึ่งบางระบบถือว่าไม่มีอยู่
volume-backup-differs = สำเนาของบูตเซกเตอร์ไม่ตรงกับตัวจริง
volume-free-count = จำนวนคลัสเตอร์ว่างที่บันทึกไว้ไม่ถูกต้อง
volume-lost-clusters = มี { $count } คลัสเตอร์ที่ถูกใช้อยู่แต่ไม่เป็นของไฟล์ใด
volume-bad-clusters = มี { $count } คลัสเตอร์ที่ถูกระบุว่าเสีย
volume-chain-too-long = { $path } มีคลัสเตอร์มากกว่าที่ต้องใช้
volume-label-differs = ชื่อดิสก์สองแห่งไม่ตรงกัน
volume-two-lengths = ระบบไฟล์ระบุความยาวไว้สองแบบ คอมพิวเตอร์แต่ละเครื่องอาจอ่านคนละแบบ
volume-two-types = ระบบไฟล์ที่มี { $clusters } คลัสเตอร์ คอมพิวเตอร์แต่ละเครื่องอาจถือว่าเป็น FAT คนละชนิดและแสดงต่างกัน
volume-other-backup = สำเนาของบูตเซกเตอร์เป็นของระบบไฟล์อื่น คอมพิวเตอร์อาจแสดงอันนั้นแทน
volume-folder-root = โฟลเดอร์บนสุด
volume-folder-named = โฟลเดอร์ { $path }
volume-limit-of-entries = ไฟล์และโฟลเดอร์
volume-limit-of-depth = จำนวนชั้นของโฟลเดอร์
volume-limit-of-path-length = ไบต์ของเส้นทางหนึ่งเส้นทาง
volume-limit-of-path-bytes = ไบต์ของเส้นทางทั้งหมด
volume-limit-of-extents = ช่วงของคลัสเตอร์
volume-limit-of-folder-length = ไบต์ของโฟลเดอร์หนึ่งโฟลเดอร์
volume-limit-of-fats = สำเนาของตาราง FAT
volume-limit-of-findings = ข้อผิดพลาดที่พบ
volume-chain-loop = คลัสเตอร์ของไฟล์วนกลับมาที่คลัสเตอร์ { $cluster }
volume-chain-crossed-unknown = ใช้คลัสเตอร์ { $cluster } ร่วมกับไฟล์อื่น
volume-chain-crossed-root = ใช้คลัสเตอร์ { $cluster } ร่วมกับโฟลเดอร์บนสุด
volume-chain-crossed = ใช้คลัสเตอร์ { $cluster } ร่วมกับ { $other }
volume-chain-broken = คลัสเตอร์ของไฟล์ชี้ไปที่ที่ไม่มีอยู่ (ค่า { $value })
volume-chain-copies-differ = สำเนาของตาราง FAT ไม่ตรงกันสำหรับไฟล์นี้ (หลังคลัสเตอร์ { $cluster }) เนื้อหาจึงขึ้นกับคอมพิวเตอร์ที่เปิด
volume-chain-too-short = มีคลัสเตอร์เพียง { $found } ไบต์ จากทั้งหมด { $length } ไบต์
volume-chain-cut = เนื้อหา { $missing } ไบต์อยู่เลยจุดจบของไฟล์อิมเมจ

# สิ่งที่บางระบบแสดงนอกจากระบบไฟล์ของไดรฟ์
beside-instead = { $table }ชี้ไปที่ไดรฟ์อื่น ({ $content } ที่ไบต์ { $at }) คอมพิวเตอร์บางเครื่องจะแสดงไดรฟ์นั้นแทน
beside-another = มีพาร์ทิชันอื่นที่ไบต์ { $at } ({ $content }) ซึ่งไม่ได้ตรวจ แต่คอมพิวเตอร์บางเครื่องแสดง
beside-more = มีพาร์ทิชันมากกว่าไดรฟ์จริงใด ๆ และไม่ได้ตรวจทั้งหมด
beside-in-volume = ระบบไฟล์นี้มีเครื่องหมายของ{ $format }ด้วย คอมพิวเตอร์บางเครื่องอาจแสดงอันนั้น
beside-on-medium = ก่อนพาร์ทิชันของไดรฟ์มี{ $format } คอมพิวเตอร์บางเครื่องแสดงอันนั้นด้วย
beside-scheme = มีตารางพาร์ทิชันแบบ { $name } ด้วย คอมพิวเตอร์บางเครื่องใช้ตารางนั้น
beside-also-partitioned = เซกเตอร์แรกเป็นทั้งระบบไฟล์และตารางพาร์ทิชัน คอมพิวเตอร์แต่ละเครื่องอาจแสดงต่างกัน
beside-subdivided = พาร์ทิชันเป็นชนิดที่คอมพิวเตอร์บางเครื่องจะหาพาร์ทิชันอื่นข้างใน
beside-table-unsound = { $table }เสียหาย คอมพิวเตอร์บางเครื่องอาจไม่แสดงไดรฟ์นี้
beside-ends-early = พาร์ทิชันจบที่ไบต์ { $at } ก่อนที่ไฟล์ข้างในจะจบ คอมพิวเตอร์บางเครื่องจึงอ่านส่วนที่เหลือไม่ได้
beside-table-gpt = ตารางพาร์ทิชัน (GPT) ของไดรฟ์
beside-table-backup-gpt = สำเนาของตารางพาร์ทิชัน (GPT) ของไดรฟ์
beside-table-mbr = ตารางพาร์ทิชัน (MBR) ของไดรฟ์
beside-content-fat = ระบบไฟล์ FAT
beside-content-format = { $format }
beside-content-unknown = ไม่รู้จักรูปแบบ
