# สำหรับการทดสอบห้อง `words` เท่านั้น ไม่อยู่ในโปรแกรม

words-test-files = { $count } ไฟล์ ขนาด { $bytes } ตั้งแต่ { $day }
words-test-near = ไม่มี { $path } และไม่มี { $key }
    .mend = { GIVEN($key) ->
        [yes] หมายถึง { $key } หรือไม่ { words-test-fix }
       *[no] { words-test-fix }
    }
words-test-fix = drivepress media fix { SHELL($path) }
words-test-wrapped = ทำไม่สำเร็จ: { $cause }
