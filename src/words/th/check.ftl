# สิ่งที่อาจผิดในชุดสื่อ: ไฟล์ ตาราง สื่อ และข้อความ

check-more-lines = และมีแบบเดียวกันอีก { $more } รายการในไฟล์นี้ ตั้งแต่บรรทัด { $line } ลงไป
    .mend = { check-more }
check-more-files = และมีแบบเดียวกันอีก { $more } รายการ ตั้งแต่ไฟล์นี้เป็นต้นไป
    .mend = { check-more }
check-more = แก้รายการอื่นก่อน แล้วพิมพ์ drivepress check อีกครั้ง

edition-unknown = ชุดสื่อนี้ไม่มีฉบับชื่อ { $name }
    .mend = เขียนชื่อใดชื่อหนึ่งที่มีใน kit.toml: { $known }
edition-not-a-list = `{ $key }` ต้องเป็นรายการคำในเครื่องหมายคำพูด
    .mend = เขียนว่า { $example }
edition-nothing-listed = `{ $key }` ไม่มีรายการใดเลย
    .mend = ลบบรรทัดนี้ออก ถ้าไม่มีบรรทัดนี้ { $key } จะไม่ถูกจำกัด
edition-twice = `{ $word }` ซ้ำกันใน `{ $key }`
    .mend = เหลือไว้เพียงคำเดียว
edition-not-a-name = `{ $word }` ใช้เป็นชื่อฉบับไม่ได้
    .mend = เขียนชื่อให้ตรงกับใน kit.toml ด้วยอักษรตัวเล็ก
edition-not-an-area = `{ $word }` ไม่ใช่รหัสจังหวัดหรือรหัสอำเภอ
    .mend = เขียนรหัสจังหวัดสองหลัก หรือรหัสอำเภอ ในเครื่องหมายคำพูด
edition-unknown-area = ฉบับ { $edition } กำหนดให้ { $code } แต่ไม่มีอำเภอใดในตารางอยู่ในรหัสนี้
    .mend = หารหัสด้วยคำสั่ง drivepress districts ชื่อ แล้วแก้ `districts` ของฉบับนี้
edition-no-media = ไม่มีไฟล์ใดอยู่ในฉบับ { $edition }
    .mend = เพิ่ม { $edition } ใน `editions` ของไฟล์ที่ต้องการ ใน manifests/media.toml หรือลบฉบับนี้ออกจาก kit.toml
edition-within = ในฉบับ { $edition }: { $finding }
