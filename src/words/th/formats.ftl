# รายการค่าตรวจสอบ ลายเซ็น และระบบไฟล์: สิ่งที่ไม่ถูกต้องตามข้อกำหนด

# BagIt
bagit-path-empty = ไม่มีเส้นทางของไฟล์
bagit-path-climbs = เส้นทางใช้ `..` ออกไปนอกโฟลเดอร์
bagit-path-absolute = เส้นทางเริ่มจากรากของดิสก์
bagit-path-home = เส้นทางขึ้นต้นด้วย `~` ซึ่งหมายถึงโฟลเดอร์ส่วนตัวของผู้ใช้
bagit-path-drive = เส้นทางมีชื่อไดรฟ์ (เช่น C:)
bagit-path-nul = เส้นทางมีตัวอักษร NUL
bagit-path-empty-name = เส้นทางมีชื่อว่างหรือ `.`
bagit-path-too-long = เส้นทางยาวเกินกว่าที่ระบบใดรับได้
bagit-text-malformed = ไฟล์ไม่ใช่ข้อความแบบ { $encoding }
bagit-line-form = ไม่ใช่ค่าตรวจสอบตามด้วยเส้นทางของไฟล์
bagit-line-outside-payload = รายการของเนื้อหาระบุไฟล์ที่อยู่นอก `data/`
bagit-line-inside-payload = รายการของไฟล์กำกับระบุไฟล์ที่อยู่ใน `data/`
bagit-line-tag-manifest = รายการของไฟล์กำกับระบุรายการแบบเดียวกัน
bagit-line-twice = ระบุไฟล์นี้สองครั้ง ครั้งแรกในบรรทัดที่ { $first_line }
bagit-list-line = บรรทัดที่ { $line }: { $fault }
bagit-list-too-many-lines = รายการมีจำนวนบรรทัดมากกว่ารายการจริงใด ๆ มาก
bagit-list-too-many-faults = มีบรรทัดผิดมากเกินไป ส่วนที่เหลือไม่ได้อ่าน
bagit-list-too-much = รายการทั้งหมดของไดรฟ์รวมกันใหญ่กว่าของจริงใด ๆ มาก ส่วนที่เหลือไม่ได้อ่าน
bagit-fetch-line = บรรทัดที่ { $line }: { $fault }
bagit-fetch-too-much = มีบรรทัดหรือข้อผิดพลาดมากเกินไป ส่วนที่เหลือไม่ได้อ่าน
bagit-fetch-line-form = ไม่ใช่ที่อยู่เว็บ ตามด้วยความยาวหรือ `-` แล้วเส้นทางของไฟล์
bagit-fetch-line-outside-payload = ดาวน์โหลดได้เฉพาะไฟล์ใน `data/`
bagit-declaration-byte-order-mark = ขึ้นต้นด้วย byte order mark ให้บันทึกเป็น UTF-8 แบบไม่มีเครื่องหมายนี้
bagit-declaration-blanks = บรรทัดที่ { $line }: ไม่ใช่ `Label: value` ที่มีช่องว่างหนึ่งช่องหลังเครื่องหมาย : และไม่มีข้างหน้า
bagit-declaration-twice = บรรทัดที่ { $line }: ป้ายชื่อนี้มีสองครั้ง
bagit-declaration-not-two-lines = ต้องมีเพียงสองบรรทัด คือ `BagIt-Version: 1.0` และ `Tag-File-Character-Encoding: UTF-8`
bagit-declaration-no-version = ไม่มีบรรทัด `BagIt-Version: 1.0`
bagit-declaration-version = ไม่รู้จัก BagIt รุ่น { $version }
bagit-declaration-no-encoding = ไม่มีบรรทัด `Tag-File-Character-Encoding: UTF-8`
bagit-declaration-encoding = ไม่รู้จักการเข้ารหัสตัวอักษร "{ $name }"

# SHA256SUMS
sums-too-long = รายการยาวกว่ารายการจริงใด ๆ
sums-too-many-lines = รายการมีจำนวนบรรทัดมากกว่ารายการจริงใด ๆ
sums-not-utf8 = บรรทัดที่ { $line }: ไม่ใช่ข้อความแบบ UTF-8
sums-form = บรรทัดที่ { $line }: ไม่ใช่ `<ค่าตรวจสอบ>  <ชื่อไฟล์>`
sums-digest = บรรทัดที่ { $line }: ไม่ใช่ค่า SHA-256 (เลขฐานสิบหก 64 ตัว)
sums-name = บรรทัดที่ { $line }: ไม่ใช่ชื่อไฟล์

# ลายเซ็น
signature-form = ไม่ใช่ลายเซ็นของ minisign: บรรทัดที่ { $line } { $what }
signature-legacy = เป็นลายเซ็น minisign แบบเก่า (`Ed`) ใช้ได้เฉพาะแบบใหม่ (`ED`)
signature-other-key = ลายเซ็นนี้เป็นของกุญแจ { $found } ไม่ใช่ { $expected }
signature-data = ลายเซ็นไม่ตรงกับสิ่งที่ลงลายเซ็นไว้
signature-comment = ข้อความในลายเซ็นถูกแก้หลังลงลายเซ็น
signature-line-missing = หายไป
signature-line-one-too-many = เกินมา
signature-line-not-text = ไม่ใช่ข้อความแบบ UTF-8
signature-line-no-comment = ไม่ใช่ข้อความกำกับที่ต้องมี
signature-line-too-long = ยาวเกินไป
signature-line-no-signature = ไม่ใช่ลายเซ็นแบบ base64
signature-line-unknown-kind = เป็นลายเซ็นชนิดที่ไม่รู้จัก

# ระบบไฟล์และรูปแบบอื่น
format-exfat = ระบบไฟล์ exFAT
format-ntfs = ระบบไฟล์ NTFS
format-bitlocker = ดิสก์ที่เข้ารหัสด้วย BitLocker
format-luks = ดิสก์ที่เข้ารหัสด้วย LUKS
format-ext = ระบบไฟล์ของ Linux (ext2, ext3 หรือ ext4)
format-hfs = ระบบไฟล์ HFS
format-apfs = ระบบไฟล์ APFS
format-iso9660 = อิมเมจแผ่นดิสก์ (ISO 9660)
format-udf = อิมเมจแผ่นดิสก์ (UDF)
format-raid = ส่วนหนึ่งของ RAID
format-volume-group = กลุ่มดิสก์ของ LVM
format-named = ระบบไฟล์ { $name }
format-partitions = พาร์ทิชันที่ไม่รู้จักรูปแบบ
format-blank = ดิสก์ว่าง
format-unknown = ข้อมูลที่ไม่รู้จักรูปแบบ
volume-cannot-read = อ่าน { $length } ไบต์ตั้งแต่ไบต์ที่ { $offset } ไม่ได้
volume-cannot-length = หาความยาวของดิสก์ไม่ได้
volume-cannot-too-short = มีเพียง { $length } ไบต์ ซึ่งไม่ถึงหนึ่งเซกเตอร์
volume-cannot-other-format = ไม่ใช่ระบบไฟล์ FAT แต่เป็น{ $format }
volume-cannot-field = boot_sector.{ $field } ที่ไบต์ { $offset } เป็น { $found } แต่ควรเป็น { $expected }
volume-expected-only = { $value }
volume-expected-sector-size = 512, 1024, 2048 หรือ 4096
volume-expected-power-of-two = เลขยกกำลังของ 2
volume-expected-not-zero = 1 ขึ้นไป
volume-expected-beyond-tables = มากกว่าจำนวนเซกเตอร์ของตาราง
volume-expected-fat-number = หมายเลขของ FAT ที่มีอยู่
volume-expected-cluster = คลัสเตอร์ในระบบไฟล์นี้
volume-expected-whole-sectors = จำนวนเต็มเท่าของรายการในหนึ่งเซกเตอร์
volume-expected-few-clusters = คลัสเตอร์น้อยกว่าที่ FAT32 มี
volume-cannot-tables-cut = ไม่ครบ: ดิสก์จบที่ไบต์ { $length } แต่ระบบไฟล์ต้องถึงไบต์ { $needed }

# ไฟล์กำหนดหน้าตาของโฟลเดอร์ ทำอะไรมากกว่านั้น
content-setting-network = ดึงข้อมูลจากเครือข่าย ({ $line })
content-setting-class = ทำให้โฟลเดอร์เปิดเป็นอย่างอื่น ({ $line })
content-setting-other-name = แสดงไฟล์หรือโฟลเดอร์ด้วยชื่ออื่น ({ $line })
content-setting-starts = สั่งเปิดโปรแกรม ({ $line })
content-setting-unreadable = ไม่มีโปรแกรมจัดการไฟล์ใดเขียนแบบนี้

# เวิร์กบุ๊กของ Excel
workbook-not-one = ไฟล์นี้ไม่ใช่เวิร์กบุ๊ก Excel (.xlsx)
    .mend = { workbook-save }
workbook-locked = เวิร์กบุ๊กมีรหัสผ่าน หรือเป็นรูปแบบของ Excel ก่อนรุ่น 2007
    .mend = { workbook-save }
workbook-save = เปิดไฟล์ใน Excel หรือ LibreOffice เลือก “บันทึกเป็น” ชนิด "Excel Workbook (.xlsx)" โดยไม่ใส่รหัสผ่าน
workbook-unreadable = อ่านเวิร์กบุ๊กไม่ได้: { $reason }
    .mend = { workbook-save }
workbook-too-large-parts = เวิร์กบุ๊กมีส่วนประกอบมากกว่า { $most } ส่วน
    .mend = { workbook-copy }
workbook-too-large-part = { $part } ในเวิร์กบุ๊กใหญ่กว่า { $most }
    .mend = { workbook-copy }
workbook-too-large-unpacked = เวิร์กบุ๊กคลายออกมาใหญ่กว่า { $most }
    .mend = { workbook-copy }
workbook-too-large-columns = เวิร์กบุ๊กมีเซลล์เกินคอลัมน์ที่ { $most }
    .mend = { workbook-copy }
workbook-too-large-rows = เวิร์กบุ๊กมีมากกว่า { $most } แถว
    .mend = { workbook-copy }
workbook-copy = คัดลอกเฉพาะแถวที่ต้องใช้ไปไว้ในเวิร์กบุ๊กใหม่ แล้วบันทึก
workbook-declares = { $part } ในเวิร์กบุ๊กมีการประกาศเอนทิตี ซึ่งไม่มีโปรแกรมตารางคำนวณใดเขียน
    .mend = { workbook-copy }
workbook-not-utf-8 = { $part } ในเวิร์กบุ๊กไม่ได้เข้ารหัสแบบ UTF-8
    .mend = { workbook-save }
