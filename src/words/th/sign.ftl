# กุญแจและลายเซ็น

sign-not-a-key = { $text }: { $fault }
    .mend = คัดลอกกุญแจให้ครบ 56 ตัวอักษร ขึ้นต้นด้วย RW
sign-not-a-public-key = { $path }: { $fault }
    .mend = { GIVEN($perhaps) ->
        [yes] ใช้กุญแจสาธารณะ อาจเป็น { $perhaps }
       *[no] ใช้กุญแจสาธารณะ: ไฟล์ NAME.pub ของผู้ทำกุญแจ
    }
sign-no-key-file = ไม่มีไฟล์กุญแจ { $path }
    .mend = ระบุไฟล์กุญแจ หรือสร้างกุญแจใหม่ด้วย drivepress keygen --to NAME
sign-no-public-key = ไม่มีกุญแจสาธารณะ { $path }
    .mend = ระบุไฟล์ NAME.pub ของผู้ลงนาม หรือใส่ตัวกุญแจเอง: --key RW…
sign-key-is-folder = { $path } เป็นโฟลเดอร์ แต่กุญแจต้องเป็นไฟล์
    .mend = ระบุไฟล์ในโฟลเดอร์นั้น อาจเป็น { $perhaps }
sign-secret-key = { $path }: { $source }
sign-public-for-secret = { $path } เป็นกุญแจสาธารณะ แต่การลงลายเซ็นต้องใช้กุญแจลับ
    .mend = ใช้กุญแจลับ อาจเป็น { $perhaps }
sign-key-in-kit = { $folder } เป็นส่วนหนึ่งของชุดสื่อ ห้ามเก็บกุญแจลับไว้ที่นั่น
    .mend = เลือกโฟลเดอร์นอกชุดสื่อ ดีที่สุดคือแฟลชไดรฟ์ที่ใช้เก็บกุญแจอย่างเดียว
sign-no-password = ไม่ได้ใส่รหัสผ่าน
    .mend = พิมพ์รหัสผ่าน หรือส่งรหัสผ่านหนึ่งบรรทัดเข้าคำสั่งทาง pipe ถ้าต้องการกุญแจใหม่ที่ไม่มีรหัสผ่าน ใช้ --no-password
sign-passwords-differ = รหัสผ่านสองครั้งไม่ตรงกัน
    .mend = พิมพ์คำสั่งเดิมอีกครั้ง แล้วใส่รหัสผ่านให้เหมือนกันทั้งสองครั้ง
sign-password = อ่านรหัสผ่านไม่ได้: { $source }
sign-other-signer = กุญแจ { $path } คือ { $key } แต่ manifests/kit.toml ระบุผู้ลงนาม { $named }
    .mend = ใช้กุญแจของผู้ลงนามที่ kit.toml ระบุ หรือเขียน signer = "{ $key }" ในไฟล์นั้น
sign-set-of-another = { $set } ระบุผู้ลงนาม { $named } แต่กุญแจที่ใช้คือ { $key }
    .mend = ใช้กุญแจของผู้ลงนามนั้น หรือสร้างชุดอิมเมจใหม่สำหรับกุญแจนี้: drivepress make --sign NAME.key
sign-set-of-nobody = { $set } สร้างไว้แบบไม่มีลายเซ็น: kit.toml ไม่ได้ระบุผู้ลงนาม
    .mend = เขียน signer = "{ $key }" ใน manifests/kit.toml แล้วพิมพ์คำสั่ง drivepress make

sign-key-name-not-a-name = --to { $name } ไม่ใช่ชื่อไฟล์
    .mend = { sign-key-name }
sign-key-name-not-utf-8 = --to { $name } ไม่ใช่ UTF-8
    .mend = { sign-key-name }
sign-key-name-no-folder = --to { $name } อยู่ในโฟลเดอร์ที่ไม่มีอยู่
    .mend = { sign-key-name }
sign-key-name = เขียน --to NAME จะได้ไฟล์ NAME.key และ NAME.pub
sign-key-exists = มี { $path } อยู่แล้ว โปรแกรมไม่เขียนทับกุญแจ
    .mend = เลือกชื่ออื่นด้วย --to
sign-key-exists-without-public = มี { $path } อยู่แล้ว โปรแกรมไม่เขียนทับกุญแจ
    .mend = สร้างกุญแจสาธารณะของกุญแจนี้อีกครั้งด้วย drivepress keygen --public { SHELL($path) } หรือเลือกชื่ออื่นด้วย --to

sign-key-fault-form = ไม่ใช่กุญแจสาธารณะของ minisign (56 ตัวอักษร ขึ้นต้นด้วย RW)
sign-key-fault-kind = ไม่ใช่กุญแจสาธารณะของ minisign แต่เป็นกุญแจหรือไฟล์ชนิดอื่น
sign-key-fault-point = เป็นกุญแจสาธารณะของ minisign ที่ใช้ไม่ได้: ตัวเลขไม่อยู่บนเส้นโค้ง
sign-secret-key-fault-form = ไม่ใช่กุญแจลับของ minisign
    .mend = ระบุไฟล์ที่สร้างด้วย drivepress keygen หรือ minisign -G
sign-secret-key-fault-needs-password = กุญแจนี้ล็อกด้วยรหัสผ่าน
    .mend = พิมพ์รหัสผ่านเมื่อโปรแกรมถาม
sign-secret-key-fault-locked = รหัสผ่านนี้เปิดกุญแจไม่ได้: { $source }
    .mend = พิมพ์รหัสผ่านอีกครั้ง ถ้าไม่มีรหัสผ่านจะใช้กุญแจนี้ไม่ได้
sign-secret-key-fault-damaged = กุญแจลับเสียหาย: สองส่วนของกุญแจไม่เข้าคู่กัน
sign-secret-key-fault-comment = หมายเหตุของลายเซ็นต้องมีบรรทัดเดียว
sign-secret-key-fault-generate = สร้างกุญแจไม่ได้: { $source }
sign-secret-key-fault-encode = เขียนลายเซ็นไม่ได้: { $source }

bag-name = ไดรฟ์เก็บชื่อ `{ $name }` ไม่ได้: { $source }
bag-twice = { $path } อยู่ในไดรฟ์สองครั้ง
bag-slot = { $path } ของ { $recipient } ต้องใช้ { $needed } ไบต์ แต่ที่ว่างที่เตรียมไว้มี { $slot } ไบต์
bag-other-signer = กุญแจที่ใช้คือ { $key } แต่ผู้ลงนามที่ระบุไว้คือ { $named }
bag-nothing-to-sign = ไฟล์ของ { $recipient } ไม่มีสิ่งที่จะลงลายเซ็นได้
bag-comment = เขียนหมายเหตุของลายเซ็นไม่ได้: { $source }
bag-sign = ลงลายเซ็นไม่ได้: { $source }
