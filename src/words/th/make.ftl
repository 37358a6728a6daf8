# เหตุที่สร้างไดรฟ์จากชุดสื่อไม่ได้

make-no-kit = { $folder } ไม่ใช่ชุดสื่อ (ไม่มี manifests/kit.toml อยู่ข้างใน)
    .mend = ไปที่โฟลเดอร์ของชุดสื่อ หรือระบุด้วย --kit ถ้าจะสร้างชุดสื่อใหม่ พิมพ์คำสั่ง drivepress new FOLDER
make-no-kit-misnamed = { $file } ลงท้ายด้วย .txt ซึ่ง Windows ซ่อนไว้ จึงยังไม่มีไฟล์ kit.toml
    .mend = เปลี่ยนชื่อเป็น kit.toml ใน Explorer ให้เลือก มุมมอง, แสดง, นามสกุลไฟล์ ก่อน
make-state = บันทึกว่าทำอะไรไปแล้วไม่ได้: { $source }
make-faults = ชุดสื่อมีข้อผิดพลาด
make-unknown-edition = ชุดสื่อไม่มีฉบับ `{ $name }` ฉบับที่มี: { $known }
make-unknown-district = manifests/districts.csv ไม่มีอำเภอรหัส { $code }
    .mend = ค้นหารหัสด้วยคำสั่ง drivepress districts ชื่ออำเภอ
make-not-of-edition = ฉบับ { $edition } ไม่ได้กำหนดไว้สำหรับอำเภอเหล่านี้
    .mend = { make-other-districts }
make-other-districts = ดู `districts` ของฉบับนี้ใน manifests/kit.toml หรือเลือกอำเภออื่น
make-no-edition-for = ไม่มีฉบับใดของชุดสื่อที่กำหนดไว้สำหรับอำเภอเหล่านี้
    .mend = { make-other-districts }
make-skipped-edition = ข้ามฉบับ { $edition } เพราะไม่ได้กำหนดไว้สำหรับอำเภอเหล่านี้
make-release-signed = รุ่น { $release } ลงลายเซ็นแล้ว แต่ชุดสื่อตอนนี้ทำให้ไดรฟ์ต่างไปจากเดิมโดยใช้เลขรุ่นเดียวกัน: { $change }
    .mend = เพิ่มเลข `release` ใน manifests/kit.toml แล้วไดรฟ์ที่ลงลายเซ็นไว้จะถูกเก็บในโฟลเดอร์ dist/releases ถ้ายังไม่ได้ส่งไดรฟ์เหล่านั้นออกไป จะลบ { SHELL($folder) } แทนก็ได้
make-release-change-signer = ระบุผู้ลงลายเซ็นคนอื่น
make-release-change-campaign = ใช้ชื่อโครงการอื่น
make-release-change-date = ใช้วันที่อื่น
make-release-change-file = { $path } เป็นไฟล์อื่น หรือไม่เคยมี
make-release-change-gone = ไม่มี { $path } แล้ว
make-release-change-district = ข้อความหรือหมายเลขติดต่อของ { $recipient } ต่างไป
make-release-change-no-district = ไม่มีไดรฟ์ของ { $recipient } แล้ว
make-release-change-layout = ไฟล์อิมเมจมีชื่อไดรฟ์ ที่ว่าง เวลา หรือการทำ ZIP ต่างไป
make-no-district-called = ไม่มีอำเภอชื่อ `{ $query }`{ GIVEN($nearest) ->
    [yes] {" "}ชื่อที่ใกล้เคียง: { $nearest }
   *[no] {""}
}
    .mend = ค้นหารหัสด้วยคำสั่ง drivepress districts ชื่ออำเภอ
make-several-districts = มีหลายอำเภอที่ตรงกับ `{ $query }`: { $candidates }{ $more ->
    [0] {""}
   *[other] {" "}และอีก { $more } อำเภอ
}
    .mend = ระบุรหัส หรือระบุชื่ออำเภอพร้อมจังหวัด ถ้าต้องการทั้งจังหวัดใช้ --province รหัส
make-unknown-province = manifests/districts.csv ไม่มีจังหวัดรหัส { $code }
    .mend = ค้นหารหัสด้วยคำสั่ง drivepress districts ชื่อจังหวัด
make-out-inside-kit = โฟลเดอร์ปลายทาง { $out } อยู่ใน { $folder }/ ของชุดสื่อเอง
    .mend = เลือกโฟลเดอร์อื่นด้วย --out
make-media-changed-length = { $path } ไม่ใช่ไฟล์ที่บันทึกไว้ใน manifests/media.toml: ไฟล์มี { $found } ไบต์ แต่บันทึกไว้ { $recorded } ไบต์
    .mend = { make-media-changed }
make-media-changed-digest = { $path } ไม่ใช่ไฟล์ที่บันทึกไว้ใน manifests/media.toml: SHA-256 ของไฟล์คือ { $found } แต่บันทึกไว้ { $recorded }
    .mend = { make-media-changed }
make-media-changed = ถ้าไฟล์ใหม่ถูกต้อง พิมพ์คำสั่ง drivepress media lock { SHELL($path) } ถ้าไม่ใช่ ให้นำไฟล์เดิมกลับมาวาง
make-epoch = SOURCE_DATE_EPOCH={ $text } ไม่ใช่เวลาระหว่าง ค.ศ. 1980 ถึง 2107 (นับเป็นวินาทีตั้งแต่ ค.ศ. 1970, UTC)
    .mend = ตั้งเป็นเวลาตั้งแต่ ค.ศ. 1980 เป็นต้นไป หรือไม่ต้องตั้ง

make-drive-folder-missing = ไม่มี { $folder } หรือไม่ใช่โฟลเดอร์ไดรฟ์
    .mend = พิมพ์คำสั่ง drivepress build
make-drive-folder-unreadable = { $folder } มีรายการค่าตรวจสอบที่อ่านไม่ได้
    .mend = พิมพ์คำสั่ง drivepress build
make-drive-folder-lacks = { $folder } ยังไม่มี { $path } ซึ่งชุดสื่อมีแล้ว
    .mend = พิมพ์คำสั่ง drivepress build
make-drive-folder-older = { $folder } สร้างไว้ก่อนที่ { $path } ในชุดสื่อจะเปลี่ยน
    .mend = พิมพ์คำสั่ง drivepress build
make-drive-folder-still-holds = { $folder } ยังมี { $path } ซึ่งชุดสื่อไม่มีแล้ว
    .mend = พิมพ์คำสั่ง drivepress build

site-encoding = { $file } ไม่ใช่ UTF-8: { $source }
site-template = { $file }: { $source }
site-missing-template = ไม่มี { $file }
site-text = { $file } บรรทัด { $line }: { $reason }
site-name = { $path }: { $source }
site-no-district = ชุดสื่อไม่มีอำเภอรหัส { $code }
site-json = เขียน { $file } เป็น JSON ไม่ได้: { $source }
