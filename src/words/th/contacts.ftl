# การนำรายชื่อติดต่อเข้าจากตาราง และรายการหมายเลขที่ต้องโทร

import-no-header = ไม่มีแถวใดที่มีหัวคอลัมน์หมายเลขโทรศัพท์ พร้อมหัวคอลัมน์ชื่อ ประเภท หรือพื้นที่
    .mend = ตั้งชื่อคอลัมน์ไว้ในแถวเดียว เช่น จังหวัด, อำเภอ, ประเภท, ชื่อหน่วยงาน, ชื่อภาษาอังกฤษ, โทรศัพท์ หรือใช้ภาษาอังกฤษ: province, district, kind, name_th, name_en, phone
import-no-sheet = เวิร์กบุ๊กไม่มีแผ่นงาน `{ $name }` มีแต่: { $names }
    .mend = พิมพ์ชื่อแผ่นงานให้ตรงตามนั้น
import-no-area = แถวนี้ไม่ได้ระบุพื้นที่
    .mend = ใส่จังหวัด (และอำเภอ) หรือใช้ --province CODE สำหรับแถวที่ไม่ได้ระบุ หมายเลขที่ใช้ทั้งประเทศให้เขียน `national` หรือ `ทั่วประเทศ`
import-area = { $fault }
contact-area-nothing = ไม่ได้ระบุทั้งจังหวัดและอำเภอ
    .mend = ใส่จังหวัด
contact-area-no-province = districts.csv ไม่มีจังหวัด `{ $name }`
    .mend = { check-near }{ contact-area-find }
contact-area-no-district = districts.csv ไม่มีจังหวัดหรืออำเภอ `{ $name }`
    .mend = { check-near }{ contact-area-find }
contact-area-not-in-province = จังหวัด{ $province } ไม่มีอำเภอ `{ $name }`
    .mend = { check-near }{ contact-area-find }
contact-area-several = มีอำเภอชื่อ `{ $name }` มากกว่าหนึ่งแห่ง: ใน { $provinces }
    .mend = ระบุจังหวัดด้วย หรือเขียนรหัสอำเภอ
contact-area-find = คำสั่ง drivepress districts ชื่อ ใช้ค้นหาชื่อและรหัส
import-no-kind = แถวนี้ไม่มีประเภท
    .mend = เพิ่มคอลัมน์ `kind` หรือ “ประเภท” หรือใช้ --kind office สำหรับแถวที่ไม่ได้ระบุ ประเภทอื่น: emergency, help, police, labour, medical, child
import-failed-formula = สูตรใน `{ $column }` ไม่มีผลลัพธ์ (#N/A, #REF! หรือทำนองนั้น)
    .mend = เขียนค่าลงไปแทนสูตร
import-no-date = `{ $cell }` ใน `verified_on` ไม่ใช่วันที่
    .mend = เขียนเป็น ปี-เดือน-วัน โดยใช้ปี ค.ศ. เต็มสี่หลัก เช่น 2026-03-01
import-half-ticked = ใส่ `verified_on` หรือ `verified_by` เพียงอย่างเดียว
    .mend = ใส่ทั้งสองอย่าง: วันที่โทร และผู้ที่โทร
import-twice = แถวที่ { $line } มีหมายเลขนี้สำหรับพื้นที่นี้แล้ว
    .mend = เก็บไว้เพียงแถวเดียว
import-other-sheets = อ่านแผ่นงาน { $sheet } แล้ว ยังไม่ได้อ่าน: { $others }
    .mend = ถ้าต้องการแผ่นงานอื่น ใช้ --sheet NAME
import-unknown-columns = ไม่ได้อ่านคอลัมน์เหล่านี้: { $columns }
import-lost-zero = หมายเลข { $cell } ขาดเลข 0 ตัวแรก จึงอ่านเป็น { $number }
import-date-read = อ่านวันที่ `{ $cell }` เป็น { $date }
import-one-language = `{ $column }` ว่างอยู่ หน้าเว็บทั้งสองภาษาจึงจะแสดง `{ $name }`
    .mend = เขียนชื่ออีกภาษาใน manifests/contacts.csv ภายหลัง
import-too-large = { $path } ใหญ่กว่า { $most } จึงไม่ใช่รายชื่อติดต่อ
    .mend = คัดลอกเฉพาะแถวที่ต้องใช้ไปไว้ในไฟล์ใหม่
import-changed-meanwhile = มีโปรแกรมอื่นแก้ไข { $path } หลังจากแสดงการเปลี่ยนแปลงแล้ว จึงไม่ได้เขียนอะไร
    .mend = ใช้คำสั่งเดิมอีกครั้ง

import-sheet = แผ่นงาน: { $sheet }
import-added = เพิ่มใหม่:
import-changed = เปลี่ยนแปลง:
import-removed = ลบออก:
import-contact = { $area }  { $name }  { $phone }
import-field = { $column }: { GIVEN($before) ->
    [yes] { $before }
   *[no] (ว่าง)
} → { GIVEN($after) ->
    [yes] { $after }
   *[no] (ว่าง)
}
import-remarks = อ่านต่างจากที่เขียนไว้:
import-refused = ไม่รับ:
import-row = แถวที่ { $row }: { $reason }
import-mend = วิธีแก้: { $mend }
import-more = และอีก { $more } รายการ ใช้ --json เพื่อดูทั้งหมด
import-sum = เพิ่มใหม่ { $added } เปลี่ยนแปลง { $changed } ลบออก { $removed } คงเดิม { $unchanged } ไม่รับ { $refused } แถว
import-nothing-new = ไม่มีอะไรต้องเขียน
import-ask = เขียนการเปลี่ยนแปลงเหล่านี้ลงใน manifests/contacts.csv หรือไม่ [y/N]
import-left = ไม่ได้เขียนอะไร
import-say-yes = ยังไม่ได้เขียนอะไร ถ้าต้องการเขียนการเปลี่ยนแปลงเหล่านี้ ใช้คำสั่งเดิมโดยเติม --yes
import-would-write = ยังไม่ได้เขียนอะไร ถ้าต้องการเขียนการเปลี่ยนแปลงเหล่านี้ ใช้คำสั่งเดิมโดยไม่ใส่ --dry-run
import-replace-needs-all = ไม่ได้เขียนอะไร: --replace ลบรายชื่อที่ไม่อยู่ในตาราง ทุกแถวจึงต้องถูกต้องก่อน
import-written = เขียน manifests/contacts.csv แล้ว ต่อไป: drivepress check

calls-title = หมายเลขที่ต้องโทร { $calls } หมายเลข { $due ->
    [0] ไม่มีหมายเลขใดที่ต้องโทรก่อนเผยแพร่
   *[other] ต้องโทรก่อนเผยแพร่ { $due } หมายเลข
} การโทรแต่ละครั้งมีผล { $months } เดือน
calls-nation = ทั่วประเทศ
calls-province = จังหวัด{ $name }
calls-district = อำเภอ{ $name }
calls-ext = ต่อ { $ext }
calls-never = ยังไม่เคยโทร
calls-last = โทรเมื่อ { $on }{ GIVEN($by) ->
    [yes] {" "}โดย { $by }
   *[no] {""}
}
calls-hours = { $hours }
calls-blank = โทรเมื่อ ____-__-__ โดย ____________________  [ ] ถูกต้อง  [ ] เปลี่ยนเป็น: ______________
calls-back = เมื่อโทรแล้ว: ใช้ drivepress contacts calls --format csv --to calls.csv ใส่ verified_on และ verified_by แล้วใช้ drivepress contacts import calls.csv
calls-written = เขียน { $path } แล้ว เมื่อใส่ verified_on และ verified_by ครบ: drivepress contacts import { SHELL($path) }
calls-nothing = ไม่มีหมายเลขที่ต้องโทร
