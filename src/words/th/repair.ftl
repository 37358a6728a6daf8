# สิ่งที่ repair ทำ หรือจะทำ

repair-would-rewrite = จะเขียนใหม่ { $count } รายการ:
repair-rewrote = เขียนใหม่แล้ว { $count } รายการ:
repair-would-take-away = จะลบออก { $count } รายการ:
repair-took-away = ลบออกแล้ว { $count } รายการ:
repair-name = { $name }
repair-not-mended = ซ่อม { $name } ไม่ได้: { $reason }
repair-bad-source = ต้นฉบับ { $path } ใช้ซ่อมไม่ได้: { $reason }
repair-give-another = วิธีแก้: ระบุชุดอิมเมจอื่น หรือไดรฟ์ที่ครบถ้วน ด้วย --from
repair-not-checked = ยังตรวจไม่ครบ: ปิดโปรแกรมที่เปิดไฟล์ในไดรฟ์อยู่ แล้วซ่อมอีกครั้ง

repair-why-link-on-the-way = มีโฟลเดอร์ระหว่างทางเป็นลิงก์ ให้ลบลิงก์ออกเอง แล้วซ่อมอีกครั้ง
repair-why-folder-in-place = มีโฟลเดอร์อยู่ในที่ของไฟล์นี้ ให้ย้ายโฟลเดอร์ออกเอง แล้วซ่อมอีกครั้ง
repair-why-outside = ชื่ออาจพาออกไปนอกไดรฟ์ ({ $why })
repair-why-not-in-source = ต้นทางไม่มีไฟล์นี้
repair-why-source-unreadable = อ่านไฟล์นี้ในต้นทางไม่ได้: { $why }
repair-why-source-damaged = ไฟล์นี้ในต้นทางก็เสียหายด้วย
repair-why-only-own = มีเฉพาะในไดรฟ์หรือไฟล์อิมเมจของอำเภอนี้เอง
repair-why-held = โปรแกรมอื่นเปิดไฟล์นี้อยู่ ให้ปิดโปรแกรมนั้น แล้วซ่อมอีกครั้ง
repair-why-image-unreadable = อ่านไฟล์อิมเมจของต้นทางไม่ได้
repair-why-tail-damaged = ส่วนท้ายของต้นทางเสียหาย
repair-why-signature = ลายเซ็นไม่ถูกต้อง หรือไม่ใช่ของผู้ลงนามของไดรฟ์นี้
repair-why-manifests = รายการค่าตรวจสอบของต้นทางเองเสียหาย
repair-why-lists-outside = รายการระบุ { $name }: { $why }
repair-why-no-such-image = ต้นทางไม่มีไฟล์อิมเมจนี้
repair-why-base-digests = ค่าตรวจสอบของส่วนร่วมหายไปหรือเสียหาย
repair-why-set-other-signer = image-set.json ไม่ได้ลงลายเซ็นโดยผู้ลงนามของไดรฟ์ หรือด้วยกุญแจที่ให้มา
repair-why-set-not-by-named = image-set.json ไม่ได้ลงลายเซ็นด้วยกุญแจที่ระบุไว้เอง
repair-why-set-names-no-signer = มีลายเซ็น แต่ไม่ได้ระบุผู้ลงนาม
repair-why-unreadable = อ่านต้นทางไม่ได้: { $why }
repair-why-damaged-at = ต้นทางเองเสียหายที่ไบต์ { $at }
