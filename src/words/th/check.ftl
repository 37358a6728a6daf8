# สิ่งที่อาจผิดในชุดสื่อ: ไฟล์ ตาราง สื่อ และข้อความ


edition-unknown = ชุดสื่อนี้ไม่มีฉบับชื่อ { $name }
    .mend = เขียนชื่อใดชื่อหนึ่งที่มีใน kit.toml: { $known }
edition-not-a-list = `{ $key }` ต้องเป็นรายการคำในเครื่องหมายคำพูด
    .mend = เขียนว่า { $example }
edition-nothing-listed = `{ $key }` ไม่มีรายการใดเลย
    .mend = ลบบรรทัดนี้ออก ถ้าไม่มีบรรทัดนี้ { $key } จะไม่ถูกจำกัด
edition-twice = `{ $word }` ซ้ำกันใน `{ $key }`
    .mend = เหลือไว้เพียงคำเดียว
edition-not-a-name = `{ $word }` ใช้เป็นชื่อฉบับไม่ได้
    .mend = เขียนชื่อให้ตรงกับใน kit.toml ด้วยตัวพิมพ์เล็ก
edition-not-an-area = `{ $word }` ไม่ใช่รหัสจังหวัดหรือรหัสอำเภอ
    .mend = เขียนรหัสจังหวัดสองหลัก หรือรหัสอำเภอ ในเครื่องหมายคำพูด
edition-unknown-area = ฉบับ { $edition } กำหนดให้ { $code } แต่ไม่มีอำเภอใดในตารางอยู่ในรหัสนี้
    .mend = ค้นหารหัสด้วยคำสั่ง drivepress districts ชื่ออำเภอ แล้วแก้ `districts` ของฉบับนี้
edition-no-media = ไม่มีไฟล์ใดอยู่ในฉบับ { $edition }
    .mend = เพิ่ม { $edition } ใน `editions` ของไฟล์ที่ต้องการ ใน manifests/media.toml หรือลบฉบับนี้ออกจาก kit.toml
edition-within = ในฉบับ { $edition }: { $finding }
# ใช้ร่วมกันหลายข้อ

check-near = { GIVEN($near) ->
    [yes] หมายถึง `{ $near }` หรือไม่?{" "}
   *[no] {""}
}
check-save-as-csv = ใน Excel หรือ LibreOffice เลือก Save As (บันทึกเป็น) ชนิด "CSV UTF-8 (Comma delimited)"

# ไฟล์ข้อความ ก่อนดูเนื้อหา

text-encoding-no-text = ไฟล์นี้ไม่ใช่ไฟล์ข้อความ
    .mend = ใส่ไฟล์ข้อความแทนไฟล์นี้
text-encoding-table = ตารางเข้ารหัส{ $encoding } ไม่ใช่ UTF-8
    .mend = { check-save-as-csv }
text-encoding-old-code-page = ข้อความเข้ารหัสแบบเก่า ไม่ใช่ UTF-8
    .mend = เปิดในโปรแกรมที่ใช้เขียน แล้วบันทึกเป็น UTF-8
text-encoding-medium = ข้อความเข้ารหัส{ $encoding } ไม่ใช่ UTF-8
    .mend = พิมพ์คำสั่ง drivepress media fix { SHELL($file) }
text-encoding-other = ข้อความเข้ารหัส{ $encoding } ไม่ใช่ UTF-8
    .mend = ในโปรแกรมแก้ไขข้อความ เลือก Save As (บันทึกเป็น) แล้วเลือกการเข้ารหัส UTF-8
text-encoding-name-thai = ภาษาไทยแบบเก่า ({ $encoding })
text-encoding-name-old = แบบเก่า
text-encoding-name-named = แบบ { $encoding }
text-malformed-unreadable = อ่านไฟล์นี้เป็นข้อความไม่ได้
    .mend = { text-save-as-utf-8 }
text-malformed-bytes = ตั้งแต่บรรทัด { $from } ลงไป มีข้อมูลที่ไม่ได้เข้ารหัส{ $encoding }
    .mend = { text-save-as-utf-8 }
text-save-as-utf-8 = เปิดในโปรแกรมแก้ไขข้อความ แล้วบันทึกเป็น UTF-8
text-malformed-mixed = ไฟล์เป็น UTF-8 แต่ตั้งแต่บรรทัดนี้มีตัวอักษรที่เข้ารหัสแบบอื่นปนอยู่
    .mend = พิมพ์ข้อความในบรรทัดนี้ใหม่ แล้วบันทึกไฟล์เป็น UTF-8
text-too-large-file = ไฟล์มีขนาด { $size } ใหญ่เกินไปมากสำหรับข้อความหรือตารางของชุดสื่อ
    .mend = ใส่ไฟล์ที่ถูกต้องแทนไฟล์นี้
text-lost-letters = { $lost }
text-fill-in = ยังไม่ได้เติม `{ $mark }`
    .mend = เขียนข้อความจริงแทนที่ทั้งวงเล็บ
text-lost-questions = ตัวอักษรใน{ $what }หายไป เหลือเพียง `{ $piece }` เพราะโปรแกรมบันทึกด้วยรหัสที่ไม่มีตัวอักษรเหล่านั้น
    .mend = { text-lost-take-again }
text-lost-replaced = ตัวอักษรบางตัวใน{ $what }หายไป เพราะโปรแกรมอ่านไม่ออกแล้วเขียน U+FFFD แทน
    .mend = { text-lost-take-again }
text-lost-misread = ข้อความใน{ $what }อ่านไม่ออก (`{ $piece }`) เพราะโปรแกรมอ่านด้วยรหัสผิดแล้วบันทึกทับ
    .mend = { text-lost-take-again }
text-lost-glyphs = ใน{ $what }มีตัวอักษรที่แสดงได้เฉพาะบางแบบอักษร ({ $code }) มักมาจากการคัดลอกจาก PDF
    .mend = { text-lost-type-again }
text-lost-numbers = ใน{ $what }มีตัวเลขแทนตัวอักษร (`{ $piece }`) แบบที่แบบฟอร์มบนเว็บบันทึกไว้
    .mend = { text-lost-type-again }
text-lost-type-again = พิมพ์ข้อความใหม่ หรือคัดลอกจากต้นฉบับอีกครั้ง
text-lost-take-again = { GIVEN($table) ->
    [yes] กู้ตัวอักษรจากไฟล์นี้ไม่ได้ ให้ใช้ไฟล์ก่อนหน้านี้ที่ยังอ่านได้ ใน Excel เปิดไฟล์นั้นด้วยเมนู Data (ข้อมูล) > From Text/CSV เลือกการเข้ารหัส UTF-8 แล้วบันทึกเป็น CSV UTF-8
   *[no] กู้ตัวอักษรจากไฟล์นี้ไม่ได้ ให้คัดลอกข้อความจากต้นฉบับอีกครั้ง แล้วบันทึกเป็น UTF-8
}
text-lost-where-named = {" "}`{ $name }`{" "}
text-lost-where-in-language = {" "}`{ $name }` ภาษา `{ $language }`{" "}
text-lost-where-line = บรรทัดนี้
text-date-thai-digits = เขียนด้วยเลขไทย (`{ $text }`)
    .mend = { text-date-probably }
text-date-buddhist = เขียนปีเป็น พ.ศ. (`{ $text }`) แต่ต้องเขียนเป็น ค.ศ.
    .mend = { text-date-probably }
text-date-no-such-day = ไม่มีวันนี้ในปฏิทิน (`{ $text }`)
    .mend = { text-date-write }
text-date-form = ไม่ได้เขียนเป็น ปี-เดือน-วัน (`{ $text }`)
    .mend = { text-date-probably }
text-date-probably = { GIVEN($probably) ->
    [yes] น่าจะหมายถึง `{ $probably }` ถ้าใช่ ให้เขียนแบบนี้
   *[no] { text-date-write }
}
text-date-write = เขียนวันที่เป็น ปี-เดือน-วัน และใช้ปี ค.ศ. เช่น `2026-03-01`

# ตาราง

table-too-many = มีข้อผิดพลาดเกิน { $most } รายการ ส่วนที่เหลือของตารางไม่ได้อ่าน
    .mend = แก้รายการเหล่านี้ก่อน หรืออาจเป็นตารางผิดไฟล์
table-missing = ไม่มีตารางนี้
    .mend = สร้างเป็นไฟล์ CSV (UTF-8) บรรทัดแรกเขียนว่า { $header }
table-too-long = มีเกิน { $most } แถว ส่วนที่เหลือไม่ได้อ่าน
    .mend = ใส่ตารางที่ถูกต้องแทนไฟล์นี้
table-empty = ตารางว่างเปล่า
    .mend = เขียนบรรทัดแรกว่า { $header }
table-row-width-wide = แถวนี้มี { table-cells } ช่อง แต่บรรทัดแรกมี { $wanted } ช่อง
    .mend = ถ้าข้อความมีจุลภาค ให้ใส่ข้อความนั้นในเครื่องหมายคำพูด ("…, …")
table-row-width-narrow = แถวนี้มี { table-cells } ช่อง แต่บรรทัดแรกมี { $wanted } ช่อง
    .mend = เพิ่มช่องให้เท่ากับบรรทัดแรก ช่องว่างก็ต้องมีจุลภาคคั่น
table-cells = { $found }
table-long-cell = มีช่องในแถวนี้ยาวเกิน { $most } ไบต์
    .mend = หาเครื่องหมายคำพูดที่ไม่ได้ปิด หรือย่อข้อความให้สั้นลง
table-column-twice = มีคอลัมน์ `{ $column }` ซ้ำสองคอลัมน์
    .mend = ลบออกหนึ่งคอลัมน์
table-missing-column = ไม่มีคอลัมน์ `{ $column }`
    .mend = เพิ่มชื่อคอลัมน์นี้ในบรรทัดแรก แล้วกรอกข้อมูลทุกแถว
table-unknown-column = ไม่รู้จักคอลัมน์ `{ $name }`
    .mend = { check-near }คอลัมน์ที่ใช้ได้คือ { $known }
table-unknown-column-nameless = มีคอลัมน์ที่ไม่มีชื่อ
    .mend = คอลัมน์ที่ใช้ได้คือ { $known }
table-form-semicolons = ช่องในตารางคั่นด้วยอัฒภาค (;) ไม่ใช่จุลภาค (,)
    .mend = { check-save-as-csv } ถ้ายังเป็นอัฒภาค ให้ตั้งตัวคั่นรายการ (List separator) ของ Windows เป็นจุลภาค หรือใช้ LibreOffice
table-form-tabs = ช่องในตารางคั่นด้วยแท็บ ไม่ใช่จุลภาค (,)
    .mend = { check-save-as-csv }
table-form-bars = ช่องในตารางคั่นด้วยขีดตั้ง (|) ไม่ใช่จุลภาค (,)
    .mend = { check-save-as-csv }
table-form-sep-line = บรรทัดแรกเป็น `sep=` ของ Excel ไม่ใช่ชื่อคอลัมน์
    .mend = { check-save-as-csv }
table-form-sep-line-comma = บรรทัดแรกเป็น `sep=` ของ Excel ไม่ใช่ชื่อคอลัมน์
    .mend = ลบบรรทัด `sep=,` ออก
table-form-workbook = ไฟล์นี้เป็นสมุดงาน (xlsx หรือ ods) แม้ชื่อลงท้ายด้วย .csv
    .mend = { check-save-as-csv }
table-form-old-workbook = ไฟล์นี้เป็นสมุดงาน Excel รุ่นเก่า (xls) แม้ชื่อลงท้ายด้วย .csv
    .mend = { check-save-as-csv }
table-form-web-page = ไฟล์นี้เป็นหน้าเว็บ แม้ชื่อลงท้ายด้วย .csv
    .mend = { check-save-as-csv }
table-form-no-text = ไฟล์นี้ไม่ใช่ทั้งตารางและข้อความ
    .mend = { check-save-as-csv }
table-open-quote = เครื่องหมายคำพูดที่เปิดตรงนี้ไม่ได้ปิด ส่วนที่เหลือของตารางจึงกลายเป็นช่องเดียว
    .mend = ปิดเครื่องหมายคำพูด ถ้าต้องการเครื่องหมายคำพูดในช่องให้พิมพ์สองตัวติดกัน ("")
table-garbled = { $lost }
table-garbled-rows = { $lost } ({ table-more-rows })
table-lost-letters = { $lost }
table-lost-letters-rows = { $lost } ({ table-more-rows })
table-more-rows = และอีก { $more } แถว จนถึงบรรทัด { $last }
table-odd-code = ในรหัส `{ $cell }` มี{ $oddity } โปรแกรมอ่านเป็น { $code }
    .mend = พิมพ์ว่า { $code }
table-oddity-thai-digits = เลขไทย
table-oddity-no-width = ตัวอักษรที่มองไม่เห็น
table-oddity-no-break-space = ช่องว่างชนิดพิเศษ (no-break space)
table-oddity-space = ช่องว่าง

# อำเภอ

district-none = ในตารางไม่มีอำเภอ
    .mend = เขียนอำเภอละหนึ่งแถว
district-count = ตารางมี { $found } อำเภอ{ $outside } แต่ kit.toml เขียนว่า `districts = { $expected }`{ district-line-there }{ district-missing }{ district-unknown }
    .mend = หาแถวที่ขาดหรือเกิน หรือเขียน `districts = { $number }`
district-missing = { GIVEN($missing) ->
    [yes] {" "}ขาด: { $missing }
   *[no] {""}
}
district-unknown = { GIVEN($unknown) ->
    [yes] {" "}ไม่รู้จัก: { $unknown }
   *[no] {""}
}
district-count-provinces = ตารางมี { $found } จังหวัด{ $outside } แต่ kit.toml เขียนว่า `provinces = { $expected }`{ district-line-there }
    .mend = หาแถวที่ขาดหรือเกิน หรือเขียน `provinces = { $number }`
district-line-there = { GIVEN($line) ->
    [yes] {" "}(บรรทัด { $line })
   *[no] {""}
}
district-outside-bangkok = นอกกรุงเทพมหานคร
district-named-all = { $names }
district-named-some = { $names } และอีก { $more } อำเภอ
district-bangkok = { $name } ({ $code }) เป็นเขตของกรุงเทพมหานคร แต่ไดรฟ์ทำสำหรับ { $others } อำเภอนอกกรุงเทพมหานคร
    .mend = ลบแถวนี้ออก
district-no-name = ช่อง `{ $column }` ว่าง
    .mend = เขียนชื่อ
district-unseen = ในช่อง `{ $column }` มีตัวอักษรที่มองไม่เห็น ({ $letters }) โปรแกรมตัดออกแล้ว
    .mend = พิมพ์ชื่อใหม่
district-mark = ในช่อง `{ $column }` มี `{ $mark }` ซึ่งจะไปปรากฏบนหน้าเว็บ
    .mend = { check-plain-name }
check-plain-name = { GIVEN($plain) ->
    [yes] เขียนเฉพาะชื่อ: `{ $plain }`
   *[no] เขียนเฉพาะชื่อ
}
district-language-thai = `{ $name }` ในช่อง `{ $column }` เป็นภาษาไทย
    .mend = ดูว่าสลับคอลัมน์ภาษาไทยกับภาษาอังกฤษหรือไม่
district-language-not-thai = `{ $name }` ในช่อง `{ $column }` ไม่ใช่ภาษาไทย
    .mend = ดูว่าสลับคอลัมน์ภาษาไทยกับภาษาอังกฤษหรือไม่
district-long-name = `{ $name }` มีคำว่า `{ $word }` ซึ่งหน้าเว็บเติมให้อยู่แล้ว
    .mend = เขียนเฉพาะชื่อ
district-wrong-province = รหัสอำเภอ { $district } ขึ้นต้นด้วย { $begins } แต่รหัสจังหวัดเป็น { $province }
    .mend = ตรวจดูทั้งสองรหัส สองหลักแรกของรหัสอำเภอคือรหัสจังหวัด
district-twice = รหัส { $code } มีแล้วในบรรทัด { $line } ({ $name })
    .mend = แก้รหัสใดรหัสหนึ่ง หรือลบแถวนี้ออก
district-bad-code-none = แถวนี้ไม่มีรหัสอำเภอ
    .mend = { district-write-code }
district-bad-code-form = `{ $cell }` ไม่ใช่รหัสอำเภอ (ตัวเลข 4 ถึง 8 หลัก)
    .mend = { district-write-code }
district-write-code = เขียนรหัสของกรมการปกครอง
district-bad-code-province = `{ $cell }` ไม่ใช่รหัสจังหวัด (ตัวเลข 2 หลัก)
    .mend = เขียนตัวเลขสองหลัก คือสองหลักแรกของรหัสอำเภอ
district-bad-code-calculated = โปรแกรมตารางคำนวณ (เช่น Excel) แปลงรหัสในช่อง `{ $column }` เป็นตัวเลขย่อ (`{ $cell }`)
    .mend = ตั้งรูปแบบคอลัมน์เป็นข้อความ (Text) แล้วพิมพ์รหัสใหม่
district-code-length = รหัส { $code } มี { $digits } หลัก แต่รหัสอื่นมี { $usual } หลัก
    .mend = ทุกรหัสในตารางต้องมีจำนวนหลักเท่ากัน ตรวจดูรหัสนี้อีกครั้ง
district-province-names = จังหวัด { $code } ตรงนี้ชื่อ { $thai } / { $english } แต่ในบรรทัด { $line } ชื่อ { $first_thai } / { $first_english }
    .mend = เขียนชื่อจังหวัดให้เหมือนกันทุกแถว
district-province-codes = จังหวัด { $name } มีสองรหัส คือ { $other } (บรรทัด { $line }) และ { $code }
    .mend = แก้รหัสหรือชื่อให้ถูก
district-same-name = { $province } มีอำเภอชื่อ { $name } สองแถว คือ { $other } (บรรทัด { $line }) และ { $code }
    .mend = ถ้าเป็นอำเภอเดียวกัน ให้ลบออกหนึ่งแถว
district-postal-code = `{ $cell }` ไม่ใช่รหัสไปรษณีย์ (ตัวเลข 5 หลัก) โปรแกรมจึงไม่ใช้
    .mend = เขียนตัวเลขห้าหลัก หรือเว้นช่องว่างไว้

# ผู้ติดต่อ

contact-twice = บรรทัด { $line } มีหมายเลขนี้ของพื้นที่เดียวกันแล้ว
    .mend = ลบออกหนึ่งแถว
contact-no-national = ในตารางไม่มีผู้ติดต่อระดับประเทศ หน้าเว็บจึงไม่แสดงสายด่วน
    .mend = เพิ่มแถวที่มี `national` ในคอลัมน์ `for`
contact-bad-for-empty = ช่อง `for` ว่าง
    .mend = { contact-write-for }
contact-bad-for = `{ $cell }` ในช่อง `for` ไม่ใช่ `national` และไม่ใช่รหัส
    .mend = { check-near }{ contact-write-for }
contact-write-for = เขียน `national` รหัสจังหวัด หรือรหัสอำเภอ
contact-unknown-for = รหัส `{ $code }` ในช่อง `for` ไม่มีใน districts.csv
    .mend = { check-near }ค้นหารหัสด้วยคำสั่ง drivepress districts ชื่ออำเภอ
contact-bad-kind-empty = ช่อง `kind` ว่าง
    .mend = { contact-write-kind }
contact-bad-kind = `{ $cell }` ไม่ใช่ประเภทของผู้ติดต่อ
    .mend = { contact-write-kind }
contact-write-kind = เขียนคำภาษาอังกฤษหนึ่งคำ เช่น `emergency` (ฉุกเฉิน) `help` (ช่วยเหลือ) `police` (ตำรวจ) `labour` (แรงงาน) หรือ `office` (สำนักงาน)
contact-no-name = ช่อง `{ $column }` ว่าง
    .mend = เขียนชื่อทั้งภาษาไทยและภาษาอังกฤษ
contact-mark = ในช่อง `{ $column }` มี `{ $mark }` ซึ่งจะไปปรากฏบนหน้าเว็บ
    .mend = { check-plain-name }
contact-unseen = ในช่อง `{ $column }` มีตัวอักษรที่มองไม่เห็น ({ $letters }) โปรแกรมตัดออกแล้ว
    .mend = พิมพ์ข้อความใหม่
contact-ext-in-phone = หมายเลขภายใน { $extension } อยู่ในช่อง `phone` โปรแกรมอ่านเป็น `ext`
    .mend = เขียน { $extension } ในคอลัมน์ `ext`
contact-two-extensions = ในช่อง `phone` มีหมายเลขภายใน { $inner } แต่ในช่อง `ext` เป็น { $extension }
    .mend = เก็บหมายเลขที่ถูกไว้ในคอลัมน์ `ext`
contact-bad-phone-empty = { $fault }
contact-bad-phone = `{ $cell }`: { $fault }
contact-phone-empty = ไม่มีหมายเลขโทรศัพท์
    .mend = เขียนหมายเลข หรือลบแถวนี้ออก
contact-phone-calculated = โปรแกรมตารางคำนวณ (เช่น Excel) แปลงหมายเลขเป็นตัวเลขย่อ
    .mend = ตั้งรูปแบบคอลัมน์เป็นข้อความ (Text) แล้วพิมพ์หมายเลขใหม่
contact-phone-range = เป็นช่วงของหมายเลข ซึ่งโทรออกไม่ได้
    .mend = { contact-one-number }
contact-phone-several = ในช่องเดียวมีมากกว่าหนึ่งหมายเลข
    .mend = { contact-one-number }
contact-one-number = เขียนหมายเลขเดียวที่มีคนรับสาย หมายเลขอื่นให้แยกแถว
contact-phone-words = `{ $letters }` ใช้ในหมายเลขโทรศัพท์ไม่ได้
    .mend = เขียนเฉพาะหมายเลข ข้อความให้เขียนในหมายเหตุ (note) หมายเลขภายในให้เขียนใน `ext`
contact-phone-lost-zero = เลข 0 ตัวแรกของหมายเลขหายไป
    .mend = ตรวจดูหมายเลขแล้วเขียนให้ครบ ตั้งรูปแบบคอลัมน์เป็นข้อความ (Text) ก่อน เลข 0 จะได้ไม่หาย
contact-phone-lost-plus = หมายเลขขึ้นต้นด้วย 66 แต่ไม่มี + นำหน้า
    .mend = เขียนแบบที่โทรในประเทศไทย คือขึ้นต้นด้วย 0
contact-phone-length = หมายเลขมี { $found } หลัก { $expected }
    .mend = ตรวจดูหมายเลขแล้วเขียนให้ครบ
contact-phone-length-extension = แต่หมายเลขภายในมี 1 ถึง 8 หลัก
contact-phone-length-abroad = แต่หมายเลขต่างประเทศมี 7 ถึง 15 หลัก
contact-phone-length-landline = แต่หมายเลขที่ขึ้นต้นด้วย 02 ถึง 05 หรือ 07 มีเก้าหลัก
contact-phone-length-mobile = แต่หมายเลขที่ขึ้นต้นด้วย 06, 08 หรือ 09 มีสิบหลัก
contact-phone-length-nothing = และไม่มีหมายเลขใดขึ้นต้นแบบนี้
contact-phone-length-free-call = แต่หมายเลขที่ขึ้นต้นด้วย 1800 มีสิบหลัก
contact-phone-length-hotline = แต่สายด่วนมีสามถึงห้าหลัก หมายเลขอื่นขึ้นต้นด้วย 0
contact-bad-date = ช่อง `verified_on`: { $fault }
contact-bad-language = `{ $word }` ในช่อง `languages` ไม่ใช่รหัสภาษา
    .mend = { GIVEN($meant) ->
        [yes] เขียน `{ $meant }`
       *[no] เขียนเป็นรหัสภาษา เช่น `th en my`
    }
contact-unverified = ยังไม่มีใครยืนยันผู้ติดต่อนี้ (`verified_on`, `verified_by`)
    .mend = { contact-call }
contact-stale = ยืนยันผู้ติดต่อนี้เมื่อ { $on } ซึ่งก่อนวันเผยแพร่เกิน { $months } เดือน
    .mend = { contact-call }
contact-call = โทรไปที่หมายเลขนี้ ถ้าถูกต้องให้เขียนวันที่ (`verified_on`) และชื่อผู้โทร (`verified_by`)
contact-verified-later = `verified_on` ({ $on }) อยู่หลังวันเผยแพร่ ({ $release })
    .mend = แก้วันที่ตรงนี้ หรือแก้ `date` ใน kit.toml

# สิ่งที่ห้ามมีเมื่อเผยแพร่จริง

release-no-signer = ไม่มีผู้ลงนามในการเผยแพร่นี้ (ไม่ได้ตั้งค่า `signer`)
    .mend = สร้างกุญแจ (drivepress keygen) แล้วเขียนกุญแจสาธารณะเป็น `signer = "RW…"` หรือใช้ --sign KEY
release-unreviewed = ยังไม่มีเจ้าของภาษาตรวจคำแปลภาษา { $name }
    .mend = ให้เจ้าของภาษาตรวจแล้วตั้ง `reviewed = true` หรือลบ `{ $language }` ออกจาก `languages`
release-missing-words = ยังไม่ได้แปล { $missing } คำ
    .mend = แปลคำที่ขาด
release-sample = `{ $path }` เป็นไฟล์ตัวอย่าง
    .mend = ใส่ไฟล์จริงแทน media/{ $path } แล้วพิมพ์คำสั่ง drivepress media lock และลบ `sample = true` ออก
release-sample-file = `{ $path }` เป็นไฟล์ของชุดตัวอย่าง
    .mend = ใส่ไฟล์จริงแทน media/{ $path } แล้วพิมพ์ drivepress media lock
release-sample-title = "{ $title }" เป็นชื่อเรื่องของชุดตัวอย่าง
    .mend = ใส่ชื่อจริง
release-sample-campaign = `{ $campaign }` เป็นชื่อโครงการของชุดตัวอย่าง
    .mend = ใส่ชื่อย่อของโครงการท่านเองที่ `campaign` ใน manifests/kit.toml
release-copied-words = คำในภาษา { $name } เหมือนกับใน { $other } ทุกคำ แปลว่าคัดลอกไฟล์มาโดยยังไม่ได้แปล
    .mend = แปลคำเหล่านั้น หรือนำภาษานี้ออกจาก `languages` ใน manifests/kit.toml
release-contact-unverified = { $name } ({ $phone }): { $age }
release-contact-stale = { $name } ({ $phone }): { $age }

# รายการตั้งค่าแบบ TOML

toml-syntax = บรรทัดนี้ไม่เป็นรูปแบบ TOML ({ $detail })
    .mend = เขียนบรรทัดแบบ `key = "ข้อความในเครื่องหมายคำพูดตรง"` เหมือนในชุดสื่อตัวอย่าง
toml-syntax-line = บรรทัดนี้ไม่เป็นรูปแบบ TOML ({ $detail })
    .mend = เขียน `{ $line }`
toml-syntax-duplicate = มีซ้ำสองที่ ({ $detail })
    .mend = เก็บไว้ที่เดียว
toml-syntax-more = มีอีก { $places } ที่ที่ไม่เป็นรูปแบบ TOML
    .mend = { check-more-first }
check-more-first = แก้รายการเหล่านี้ก่อน แล้วพิมพ์คำสั่ง drivepress check อีกครั้ง
toml-syntax-too-many-parts = ไฟล์มีตาราง คีย์ หรือบรรทัดมากเกินกว่าชุดสื่อใด ๆ จึงไม่ได้อ่าน
    .mend = ใส่ไฟล์ที่ถูกต้องแทนไฟล์นี้
toml-syntax-single-brackets = `[media]` ไม่ใช่การเริ่มรายการสื่อ
    .mend = { toml-begin-entries }
toml-syntax-single-brackets-more = `[media]` ไม่ใช่การเริ่มรายการสื่อ (ตรงนี้และอีก { $more } แห่งถัดไป)
    .mend = { toml-begin-entries }
toml-begin-entries = เริ่มแต่ละรายการด้วยบรรทัด `[[media]]` ใช้วงเล็บสองชั้น
toml-missing-key = { $owner } ไม่มี `{ $key }`
    .mend = เพิ่ม{ $form }
toml-missing-key-lock = { $owner } ไม่มี `{ $key }`
    .mend = พิมพ์คำสั่ง drivepress media lock
toml-missing-key-duration = รายการของ `{ $path }` ไม่มี `duration`
    .mend = พิมพ์คำสั่ง drivepress media lock
toml-missing-key-reviewed = { $owner } ไม่มี `{ $key }`
    .mend = เพิ่ม `reviewed = false` เมื่อเจ้าของภาษาอ่านครบทุกคำแล้วจึงเปลี่ยนเป็น `true`
toml-missing-key-language = { $owner }: `{ $key }` ไม่มีภาษา `{ $language }`
    .mend = เพิ่ม `{ $language } = "…"`
toml-wrong-type = `{ $key }` เป็น{ $found }
    .mend = เขียนเป็น{ $form }
toml-wrong-type-media = `media` ไม่ได้เป็นรายการสื่อ
    .mend = { toml-begin-entries }
toml-wrong-type-words = `words` ไม่ได้เป็นตารางของ TOML
    .mend = เริ่มด้วยบรรทัด `[words]`
toml-empty = `{ $key }` ว่าง
    .mend = เขียน{ $form }
toml-empty-language = `{ $key }` ภาษา `{ $language }` ว่าง
    .mend = เขียนข้อความ หรือลบภาษานี้ออก
toml-empty-word = `{ $key }` ว่าง
    .mend = เขียนข้อความ
toml-unknown-key = { $owner } ไม่มีคีย์ชื่อ `{ $key }`
    .mend = { check-near }คีย์ที่ใช้ได้คือ { $known }
toml-unknown-key-language = `{ $word }` ใน `{ $key }` ไม่ใช่รหัสภาษา
    .mend = ใช้รหัสภาษา เช่น `th` `en` `my`
toml-owner-file = { $file }
toml-owner-entry = รายการของ `{ $path }`
toml-owner-entry-number = รายการ [[media]] ลำดับที่ { $number }
toml-owner-words = ไฟล์คำของภาษา `{ $language }`
toml-owner-help-desk = [help_desk]
toml-owner-edition = ฉบับ `{ $edition }`
toml-owner-media-defaults = `[media_defaults]`
toml-kind-text = ข้อความ
toml-kind-integer = จำนวนเต็ม
toml-kind-decimal = เลขทศนิยม
toml-kind-boolean = ค่า true หรือ false
toml-kind-date = วันที่
toml-kind-list = รายการหลายค่า
toml-kind-table = ตารางของ TOML
toml-form-text = ข้อความในเครื่องหมายคำพูด
toml-form-flag = {" "}`{ $key } = true` หรือ `{ $key } = false` ไม่ใส่เครื่องหมายคำพูด
toml-form-number = {" "}`{ $key } = { $number }` เป็นจำนวนเต็ม ไม่ใส่เครื่องหมายคำพูด
toml-form-whole-number = จำนวนเต็ม ไม่ใส่เครื่องหมายคำพูด
toml-form-seconds = จำนวนวินาทีที่มากกว่า 0 เช่น `75.5`
toml-form-localised = {" "}`{ $key } = {"{"} th = "…", en = "…" {"}"}`
toml-form-path = {" "}`{ $key } = "video/film.mp4"` (นับจากโฟลเดอร์ media/)
toml-form-kind = {" "}`kind = "…"` โดยเลือกจาก { $kinds }
toml-form-language = {" "}`language = "th"`
toml-form-digest = เลขฐานสิบหก 64 ตัวในเครื่องหมายคำพูด
toml-form-licence = {" "}`licence = "…"` (ชื่อสัญญาอนุญาตแบบ SPDX หรือข้อความ)
toml-form-source = {" "}`source = "…"` (ใครทำ หรือได้มาจากไหน)
toml-form-campaign = {" "}`campaign = "ชื่อ"` (ตัวอักษรอังกฤษ ตัวเลข `.` `_` `-` ชื่อนี้อยู่ในลายเซ็นด้วย)
toml-form-release = {" "}`release = "2026.1"` (ปี ค.ศ. และลำดับ)
toml-form-quoted-release = {" "}`release = "{ $release }"` ใส่เครื่องหมายคำพูด
toml-form-date = {" "}`date = 2026-03-01` (วันเผยแพร่ เขียนปีก่อน)
toml-form-label = {" "}`label = "NAME"` (ชื่อแฟลชไดรฟ์: A-Z 0-9 `-` `_` จำนวน 1 ถึง 11 ตัว)
toml-form-languages = {" "}`languages = ["th", "en"]`
toml-form-editions = ตาราง `[editions.community]` ที่มี `title = {"{"} th = "…", en = "…" {"}"}`
toml-form-free-space = ขนาดในเครื่องหมายคำพูด เช่น `free_space = "16 MiB"`
kit-bad-value-help-desk = `help_desk` ต้องเป็นตาราง
    .mend = { help-desk-form }
kit-bad-value-help-desk-telephone = `{ $cell }` ใน [help_desk]: { $fault }
kit-bad-value-help-desk-no-way = [help_desk] ไม่มีทั้งหมายเลขโทรศัพท์และชื่อ LINE
    .mend = { help-desk-form }
help-desk-form = เขียนไว้ท้าย kit.toml: [help_desk] แล้วบรรทัดต่อไป name = {"{"} th = "…", en = "…" {"}"} และ telephone = "02 123 4567"
toml-form-signer = กุญแจสาธารณะในเครื่องหมายคำพูด เช่น `signer = "RW…"` (56 ตัวอักษร)
toml-form-language-name = {" "}`name = "…"` คือชื่อภาษาที่เขียนด้วยภาษานั้นเอง
toml-form-font = {" "}`font = "…"` คือชื่อโฟลเดอร์ใน `fonts/`
toml-form-words-table = ตาราง `[words]`
toml-form-synonyms-table = ตาราง `[synonyms]` ที่มีบรรทัดแบบ `"คลิป" = "วิดีโอ"`
kit-bad-value-campaign = `{ $text }` ใช้เป็นชื่อแคมเปญไม่ได้ (ใช้ได้เฉพาะตัวอักษรอังกฤษ ตัวเลข `.` `_` `-`)
    .mend = { GIVEN($near) ->
        [yes] เช่น `campaign = "{ $near }"` ส่วนชื่อที่ให้คนอ่านเขียนไว้ใน [title]
       *[no] เขียน{ toml-form-campaign } ส่วนชื่อที่ให้คนอ่านเขียนไว้ใน [title]
    }
kit-bad-value-buddhist-release = เลขรุ่น `{ $text }` ใช้ปี พ.ศ.
    .mend = { GIVEN($common) ->
        [yes] เขียน `release = "{ $common }"`
       *[no] เขียน{ toml-form-release }
    }
kit-bad-value-release = `{ $text }` ไม่ใช่เลขรุ่น (ปี ค.ศ. และลำดับ เช่น `2026.1`)
    .mend = เขียน{ toml-form-release }
kit-bad-value-date = วันเผยแพร่ (`date`): { $fault }
    .mend = { GIVEN($common) ->
        [yes] น่าจะหมายถึง `date = { $common }` ถ้าใช่ ให้เขียนแบบนี้
       *[no] เขียน `date = 2026-03-01` คือวันเผยแพร่ เขียนปีก่อน และใช้ปี ค.ศ.
    }
kit-bad-value-year = ไดรฟ์แบบ FAT เก็บปี { $year } ไม่ได้
    .mend = เขียนวันเผยแพร่ในปี ค.ศ. 1980 ถึง 2107 เช่น `date = 2026-03-01`
kit-bad-value-no-date = `date` ไม่ใช่วันที่
    .mend = เขียน{ toml-form-date }
kit-bad-value-label = `{ $text }` ใช้เป็นชื่อแฟลชไดรฟ์ไม่ได้
    .mend = { GIVEN($near) ->
        [yes] เช่น `label = "{ $near }"` ชื่อใช้ A-Z 0-9 `-` `_` ได้ 1 ถึง 11 ตัว
       *[no] เขียน{ toml-form-label }
    }
kit-bad-value-no-language-list = `languages` ไม่ได้เขียนเป็นรายการ
    .mend = เขียน{ toml-form-languages }
kit-bad-value-language-twice = มีภาษา `{ $language }` ซ้ำสองครั้ง
    .mend = ลบออกหนึ่งครั้ง
kit-bad-value-language = `{ $text }` ไม่ใช่รหัสภาษา (ตัวพิมพ์เล็ก 2 หรือ 3 ตัว)
    .mend = เขียน{ toml-form-languages }
kit-bad-value-missing-language = `languages` ไม่มี `{ $language }` ทุกชุดสื่อต้องมีภาษาไทยและภาษาอังกฤษ
    .mend = เขียน{ toml-form-languages }
kit-bad-value-no-edition-table = `editions` ไม่ได้เป็นตารางของ TOML
    .mend = เขียน{ toml-form-editions }
kit-bad-value-no-defaults-table = `media_defaults` ไม่ใช่ตาราง
    .mend = ขึ้นต้นด้วยบรรทัด `[media_defaults]` แล้วเขียน `licence = "…"` และ `source = "…"` ไว้ข้างใต้
kit-bad-value-edition = ฉบับ `{ $edition }` ไม่ได้เป็นตารางของ TOML
    .mend = เขียน{ toml-form-editions }
kit-bad-value-edition-name = `{ $text }` ใช้เป็นชื่อฉบับไม่ได้ (ใช้ได้เฉพาะตัวพิมพ์เล็ก ตัวเลข และขีดกลาง)
    .mend = เขียนชื่อด้วยตัวพิมพ์เล็ก เช่น `community`
kit-bad-value-no-edition = ยังไม่มีฉบับใด
    .mend = เพิ่ม{ toml-form-editions }
kit-bad-value-count = `{ $key } = { $number }` ต้องเป็น 1 ขึ้นไป
    .mend = เขียนจำนวนจริง หรือลบบรรทัดนี้ออก
kit-bad-value-months = { $number } เดือน ต้องเป็น 1 ถึง 120
    .mend = เขียน 1 ถึง 120 เช่นหนึ่งปีเขียน `contacts_valid_months = 12`
kit-bad-value-size-number = `{ $text }` ไม่ได้ขึ้นต้นด้วยจำนวนเต็ม
    .mend = { kit-write-size }
kit-bad-value-size-unit = `{ $text }` ไม่มีหน่วยที่รู้จัก
    .mend = { kit-write-size }
kit-bad-value-size-near = `{ $unit }` ไม่ใช่หน่วยที่ใช้ที่นี่ (หน่วยนับทีละ 1024)
    .mend = { GIVEN($right) ->
        [yes] เขียน `free_space = "{ $right }"`
       *[no] { kit-write-size }
    }
kit-bad-value-size-too-large = `{ $text }` ใหญ่กว่าแฟลชไดรฟ์ใด ๆ (ไม่เกิน 1024 GiB)
    .mend = { kit-write-size }
kit-write-size = เขียนจำนวนเต็มและหน่วย เช่น `free_space = "16 MiB"`
kit-bad-value-secret-key = นี่คือกุญแจลับ ซึ่งห้ามอยู่ในชุดสื่อ
    .mend = ลบออกทันที สร้างกุญแจคู่ใหม่ (drivepress keygen) แล้วเขียนกุญแจสาธารณะแทน
kit-bad-value-key-file = นี่คือชื่อไฟล์ ไม่ใช่กุญแจในไฟล์
    .mend = เขียนบรรทัดที่สองของไฟล์นั้น คือ 56 ตัวอักษรที่ขึ้นต้นด้วย RW
kit-bad-value-key-kind = นี่ไม่ใช่กุญแจสาธารณะของ minisign แต่เป็น base64 ของอย่างอื่น
    .mend = { kit-write-key }
kit-bad-value-key-mistyped = ใช้กุญแจนี้ตรวจลายเซ็นไม่ได้ มีตัวอักษรพิมพ์ผิดหรือหายไป
    .mend = { kit-write-key }
kit-bad-value-no-key = นี่ไม่ใช่กุญแจสาธารณะของ minisign (56 ตัวอักษรที่ขึ้นต้นด้วย RW)
    .mend = { kit-write-key }
kit-write-key = เขียนบรรทัดที่สองของไฟล์ .pub

# รายการสื่อ

media-no-list = ไม่มีไฟล์รายการสื่อ
    .mend = พิมพ์คำสั่ง drivepress media add media/video media/print media/captions media/text
media-too-many-faults = มีข้อผิดพลาดเกิน { $most } รายการ ส่วนที่เหลือไม่ได้อ่าน
    .mend = แก้รายการเหล่านี้ก่อน หรือสร้างรายการใหม่ด้วยคำสั่ง drivepress media add media
media-too-many-entries = มีเกิน { $most } รายการ ส่วนที่เหลือไม่ได้อ่าน
    .mend = นำสิ่งที่ไม่ต้องอยู่บนไดรฟ์ออก
media-twice = `{ $path }` มีแล้วในบรรทัด { $line }
    .mend = เก็บไว้รายการเดียว
media-bad-path-below-media = `{ $key }` ขึ้นต้นด้วย media/ แต่ต้องนับจากในโฟลเดอร์นั้น
    .mend = เขียน `{ $key } = "{ $short }"`
media-bad-path-back-slashes = `{ $path }` มีเครื่องหมาย \
    .mend = เขียน `{ $key } = "{ $right }"`
media-bad-path = `{ $path }` เป็นไฟล์บนไดรฟ์ไม่ได้: { $fault }{ GIVEN($points) ->
    [yes] {" "}({ $points })
   *[no] {""}
}
    .mend = เปลี่ยนชื่อไฟล์ แล้วเขียนชื่อใหม่ตรงนี้
media-bad-kind = `{ $text }` ไม่ใช่ชนิดของสื่อ
    .mend = { check-near }ชนิดที่ใช้ได้คือ { $kinds }
media-bad-language = `{ $text }` ไม่ใช่รหัสภาษา (ตัวพิมพ์เล็ก 2 หรือ 3 ตัว)
    .mend = เขียน{ toml-form-language } หรือลบบรรทัดนี้ออกถ้าไฟล์ไม่ใช่ภาษาใดโดยเฉพาะ
media-bad-digest = `sha256` ไม่ใช่เลขฐานสิบหก 64 ตัว
    .mend = พิมพ์คำสั่ง drivepress media lock
media-misplaced-folder = ไฟล์ชนิด `{ $kind }` ไม่ควรอยู่ใน media/{ $folder }/
    .mend = เขียนชนิดให้ถูก หรือย้ายไฟล์ไปไว้ใน { $folders }
media-misplaced-ending = ไฟล์ชนิด `{ $kind }` ต้องลงท้ายด้วย { $ending }
    .mend = บันทึกเป็น { $ending } หรือเขียนชนิดให้ถูก
media-bad-duration = เฉพาะวิดีโอเท่านั้นที่มีความยาว (duration)
    .mend = ลบบรรทัดนี้ออก

media-changed-digest = media/{ $path } ไม่ตรงกับไฟล์ที่บันทึกไว้ในรายการ (SHA-256 ของไฟล์คือ { $found } แต่ในรายการคือ { $recorded })
    .mend = ถ้าไฟล์นี้ถูกต้องแล้ว พิมพ์คำสั่ง drivepress media lock

# โฟลเดอร์ media/

tree-no-media = ไม่มีโฟลเดอร์นี้
    .mend = สร้างโฟลเดอร์นี้ แล้วสร้างโฟลเดอร์ video print captions และ text ข้างใน
name-not-text = ชื่อไม่ใช่ Unicode (ไบต์ { $bytes })
    .mend = เปลี่ยนชื่อในโปรแกรมจัดการไฟล์
tree-misplaced-folder = ใน media/ ไม่ใช้โฟลเดอร์ชื่อนี้ ไฟล์ข้างในจะไม่ไปถึงไดรฟ์
    .mend = { check-near }โฟลเดอร์ที่ใช้คือ video print captions และ text
tree-misplaced-folder-in-captions = ใน media/captions/ ห้ามมีโฟลเดอร์
    .mend = ย้ายไฟล์ขึ้นมาไว้ใน media/captions/
tree-misplaced-folder-in-language = ในโฟลเดอร์ของภาษาห้ามมีโฟลเดอร์ย่อย
    .mend = ย้ายไฟล์ขึ้นมาไว้ในโฟลเดอร์ของภาษา
tree-misplaced-beside-folders = ไฟล์อยู่นอกโฟลเดอร์ย่อยของ media/ จะไม่ไปถึงไดรฟ์
    .mend = ย้ายไปไว้ใน media/video media/print media/captions หรือ media/text หรือย้ายออกจาก media/
tree-misplaced-beside-languages = ไฟล์อยู่นอกโฟลเดอร์ของภาษา
    .mend = ย้ายไปไว้ใน media/text/th หรือ media/text/en หรือโฟลเดอร์ของภาษาอื่น
tree-link = นี่คือลิงก์ ไฟล์ที่ลิงก์ชี้ไปอาจเปลี่ยนหรือไม่มีในเครื่องอื่น
    .mend = ใส่ไฟล์จริงแทนลิงก์
tree-not-a-file-file = นี่คือไฟล์ แต่ตรงนี้ต้องเป็นโฟลเดอร์
    .mend = ลบออก
tree-not-a-file-device = นี่คือ pipe, socket หรืออุปกรณ์ ไม่ใช่ไฟล์
    .mend = ลบออก
tree-leftovers = พบไฟล์ที่ระบบหรือโปรแกรมทิ้งไว้ { $count } ไฟล์ ซึ่งจะไม่นำไปใส่ไดรฟ์: { $names }{ GIVEN($more) ->
    [yes] {" "}{ $more }
   *[no] {""}
}
    .mend = ไม่ต้องแก้ จะลบออกก็ได้
tree-leftovers-more = (และอีก { $count } ไฟล์)
tree-leftover = { $path } ({ $by })
tree-leftover-of-macos = macOS
tree-leftover-of-windows = Windows
tree-leftover-of-linux = Linux
tree-leftover-of-office-lock = เอกสารที่เปิดอยู่
tree-leftover-of-temporary = ไฟล์ชั่วคราว
tree-leftover-of-backup = สำเนาของโปรแกรมแก้ไข
tree-leftover-of-editor-swap = ข้อความที่เปิดอยู่
tree-leftover-of-half-downloaded = ดาวน์โหลดที่ไม่เสร็จ
tree-leftover-of-version-control = ระบบควบคุมรุ่น
tree-leftover-of-sync = โปรแกรมซิงก์
tree-folder-full = โฟลเดอร์นี้ต้องใช้ { $needed } รายการ แต่ FAT32 มีได้ { $most } รายการต่อโฟลเดอร์ (ชื่อยาวใช้หลายรายการ)
    .mend = แบ่งไฟล์ไว้หลายโฟลเดอร์ หรือตั้งชื่อให้สั้นลง
name-clash = Windows หรือ macOS ถือว่าชื่อนี้ซ้ำกับ media/{ $first }
    .mend = เปลี่ยนชื่อหนึ่งในสองไฟล์นี้
name-refused = { $fault }{ name-shown }
    .mend = พิมพ์คำสั่ง drivepress media fix { SHELL($file) }
name-refused-long = { $fault }{ name-shown }
    .mend = ตั้งชื่อให้สั้นลง
name-refused-unseen = { $fault }{ name-shown }
    .mend = เปลี่ยนชื่อในโปรแกรมจัดการไฟล์ โดยพิมพ์ใหม่ทั้งชื่อ
name-shown = { GIVEN($shown) ->
    [yes] : { $shown }
   *[no] {""}
}
name-path-too-long = เส้นทางของไฟล์บนไดรฟ์ยาว { $units } ตัวอักษร เกิน { $most } Windows จะเปิดไม่ได้
    .mend = { name-shorter }
name-path-long = เส้นทางของไฟล์บนไดรฟ์ยาว { $units } ตัวอักษร ถ้าแตกไฟล์ ZIP ในโฟลเดอร์อื่นอาจเกิน 260 ตัวซึ่งเป็นขีดจำกัดของ Windows
    .mend = { name-shorter }
name-shorter = ตั้งชื่อไฟล์หรือโฟลเดอร์ให้สั้นลง
name-long = ชื่อยาว { $bytes } ไบต์ แต่ Linux รับได้ { $most } ไบต์ (ตัวอักษรไทย 85 ตัว)
    .mend = ตั้งชื่อให้สั้นลง
content-program-name = { $kind }{ GIVEN($disguise) ->
    [yes] {" "}{ $disguise }
   *[no] {""}
} ไดรฟ์ต้องไม่มีไฟล์ที่ทำงานได้เอง
content-active-program = นี่คือโปรแกรม{ content-active-ending }
    .mend = { content-remove }
content-active-script-by-name = นี่คือสคริปต์{ content-active-ending }
    .mend = { content-remove }
content-active-shortcut = นี่คือทางลัด{ content-active-ending }
    .mend = { content-remove }
content-active-settings = นี่คือไฟล์ที่เปลี่ยนการตั้งค่าเครื่อง{ content-active-ending }
    .mend = { content-remove }
content-active-autorun = นี่คือคำสั่งที่เครื่องทำเองอัตโนมัติ{ content-active-ending }
    .mend = { content-remove }
content-active-page = นี่คือหน้าเว็บ ซึ่งอาจมีสคริปต์{ content-active-ending }
    .mend = บันทึกเป็น PDF หรือเขียนข้อความเป็น Markdown ไว้ใน media/text/
content-active-macros-by-name = นี่คือไฟล์ Office ที่มีแมโคร{ content-active-ending }
    .mend = บันทึกแบบไม่มีแมโคร (docx pptx xlsx) หรือเป็น PDF
content-active-disk-image = นี่คือดิสก์อิมเมจ ซึ่งอาจมีโปรแกรมข้างใน{ content-active-ending }
    .mend = { content-remove }
content-active-disguise = ชื่อไฟล์ซ่อนชนิดที่แท้จริงของไฟล์
    .mend = เปลี่ยนชื่อ โดยพิมพ์ใหม่ทั้งชื่อ
content-active-ending = { GIVEN($ending) ->
    [yes] {" "}(.{ $ending })
   *[no] {""}
}
content-remove = ลบออก
content-disguise-double-ending = ชื่อมีสองนามสกุล นามสกุลจริงคือตัวท้าย
content-disguise-direction-control = ชื่อกลับทิศตัวอักษรให้เห็นเป็นนามสกุลอื่น
content-disguise-blanks-before-ending = ชื่อมีช่องว่างดันนามสกุลให้พ้นสายตา
content-disguise-hidden-tail = ชื่อลงท้ายด้วยจุดหรือช่องว่างที่มองไม่เห็น
content-disguise-named-after-folder = ใช้ชื่อเหมือนโฟลเดอร์
content-disguise-hidden-folder = อยู่ในโฟลเดอร์ที่ถูกซ่อน
media-empty = ไฟล์ว่างเปล่า (0 ไบต์)
    .mend = คัดลอกจากต้นทางอีกครั้ง หรือลบออก
media-too-large = ไฟล์มีขนาด { $size } ({ $bytes } ไบต์) แต่แฟลชไดรฟ์แบบ FAT32 รับได้ไม่เกิน 4,000,000,000 ไบต์ต่อไฟล์
    .mend = ทำให้เล็กลง หรือตัดแบ่งเป็นหลายไฟล์
media-too-large-film = วิดีโอมีขนาด { $size } ({ $bytes } ไบต์) แต่แฟลชไดรฟ์แบบ FAT32 รับได้ไม่เกิน 4,000,000,000 ไบต์ต่อไฟล์
    .mend = พิมพ์คำสั่ง drivepress media fix --convert { SHELL($file) }   (หรือตัดแบ่งเป็นหลายไฟล์)
media-placeholder = นี่คือ{ $kind } ไม่ใช่ไฟล์จริง
media-placeholder-of-git-lfs = ตัวชี้ของ Git LFS
    .mend = พิมพ์คำสั่ง git lfs pull
media-placeholder-of-git-annex = ตัวชี้ของ git-annex
    .mend = พิมพ์คำสั่ง git annex get media
media-placeholder-of-google-drive = ลิงก์ไปยังเอกสารใน Google
    .mend = ดาวน์โหลดจาก Google Drive เป็น PDF แล้วนำมาวางตรงนี้
media-placeholder-of-icloud = ไฟล์แทนของ iCloud
    .mend = ใน Finder เลือก Download Now (ดาวน์โหลดเดี๋ยวนี้) แล้วคัดลอกไฟล์อีกครั้ง
media-placeholder-of-cloud-drive = ไฟล์แทนของไดรฟ์บนคลาวด์
    .mend = ตั้งให้เก็บไฟล์ไว้ในเครื่องนี้ แล้วคัดลอกอีกครั้ง
text-missing = ไม่มีข้อความนี้ ภาษาไทยและภาษาอังกฤษต้องมีครบทุกข้อความ
    .mend = เขียนข้อความ แล้วพิมพ์คำสั่ง drivepress media add { SHELL($file) }

# media/ กับรายการสื่อ

media-spelled-otherwise = ในรายการเขียน `{ $listed }` แต่ชื่อไฟล์จริงคือ `{ $on_disk }`
    .mend = เขียนให้ตรงกับชื่อไฟล์ทุกตัว ตัวพิมพ์เล็กกับตัวพิมพ์ใหญ่ถือว่าต่างกัน
media-unlisted = ไฟล์นี้ไม่มีในรายการ manifests/media.toml
    .mend = พิมพ์คำสั่ง drivepress media add { SHELL($file) }
media-absent = ไม่มีไฟล์ media/{ $path }
    .mend = { check-near }ใส่ไฟล์ไว้ตรงนั้น หรือเอารายการนี้ออกด้วยคำสั่ง drivepress media remove { SHELL($file) }
media-changed-size = media/{ $path } มี { $found } ไบต์ แต่ในรายการเขียนว่า { $recorded } ไบต์ ไฟล์เปลี่ยนไปหรือคัดลอกมาไม่ครบ
    .mend = ถ้าไฟล์นี้ถูกต้องแล้ว พิมพ์คำสั่ง drivepress media lock
media-unknown-language = ชุดสื่อนี้ไม่มีภาษา `{ $language }`
    .mend = เพิ่ม `{ $language }` ใน `languages` ของ manifests/kit.toml หรือลบไฟล์นี้ออก
media-unknown-language-folder = `{ $word }` ไม่ใช่รหัสภาษา (ตัวพิมพ์เล็ก 2 หรือ 3 ตัว)
    .mend = ใส่ข้อความไว้ใน media/text/th หรือ media/text/en หรือโฟลเดอร์ของภาษาอื่น
media-language-other = ในรายการเขียนว่า `language = "{ $entry }"` แต่ชื่อไฟล์บอกว่า `{ $language }`
    .mend = เขียน `language = "{ $language }"`
media-language-none = รายการของ media/{ $path } ไม่มี `language`
    .mend = เขียน `language = "{ $language }"`
media-bad-preview-kind = ภาพตัวอย่าง `{ $preview }` ไม่ใช่รูปภาพ
    .mend = ระบุไฟล์ PNG หรือ JPEG ที่รายการมี `kind = "picture"`
media-bad-preview-absent = ภาพตัวอย่าง `{ $preview }` ไม่มีใน media.toml
    .mend = { check-near }เพิ่มรูปภาพในรายการ หรือลบบรรทัดนี้ออก
captions-name-sub-rip = { $fault }
    .mend = พิมพ์คำสั่ง drivepress media fix { SHELL($file) }
captions-name-ending = { $fault }
    .mend = พิมพ์คำสั่ง drivepress media fix --convert { SHELL($file) }
captions-name-foreign = { $fault }
    .mend = บันทึกเป็น WebVTT (.vtt) หรือ SubRip (.srt) จากโปรแกรมที่ใช้ทำคำบรรยาย
captions-name-subtitles = { $fault }
    .mend = พิมพ์คำสั่ง drivepress media rename { SHELL($file) } { SHELL($name) }
captions-name = { $fault }
    .mend = ตั้งชื่อแบบ FILM.LANGUAGE.captions.vtt เช่น film.th.captions.vtt (หรือ descriptions, chapters)
captions-name-fault-ending = ไฟล์คำบรรยายต้องลงท้ายด้วย .vtt
captions-name-fault-form = ชื่อไม่เป็นรูปแบบ FILM.LANGUAGE.captions.vtt (ชื่อวิดีโอ.ภาษา.captions.vtt)
captions-name-fault-purpose = `{ $word }` ไม่ใช่ captions, descriptions หรือ chapters
captions-name-fault-language = `{ $word }` ไม่ใช่รหัสภาษา
captions-no-film = ไม่มีวิดีโอชื่อ `{ $film }` ใน media/video/
    .mend = { check-near }ชื่อไฟล์คำบรรยายต้องขึ้นต้นด้วยชื่อวิดีโอ
captions-two-films = มีวิดีโอสองไฟล์ชื่อ `{ $film }`
    .mend = ตั้งชื่อวิดีโอให้ไม่ซ้ำกัน
captions-missing = วิดีโอนี้ไม่มีคำบรรยายภาษา `{ $language }`
    .mend = เพิ่มไฟล์ media/captions/{ $name }
