use super::*;

fn utf16(text: &str, big_endian: bool) -> Vec<u8> {
    let bytes = |unit: u16| {
        if big_endian {
            unit.to_be_bytes()
        } else {
            unit.to_le_bytes()
        }
    };
    text.encode_utf16().flat_map(bytes).collect()
}

fn thai(text: &str) -> Vec<u8> {
    WINDOWS_874.encode(text).0.into_owned()
}

#[test]
fn encodings_are_told_apart() {
    let text = "รหัส,ชื่อ\n1300,ศูนย์ช่วยเหลือสังคม\n";
    let le_mark = [b"\xff\xfe".to_vec(), utf16(text, false)].concat();
    let be_mark = [b"\xfe\xff".to_vec(), utf16(text, true)].concat();
    let table: [(&[u8], Encoding); 12] = [
        (b"plain\n", Encoding::Utf8 { mark: false }),
        (text.as_bytes(), Encoding::Utf8 { mark: false }),
        (b"\xef\xbb\xbfplain\n", Encoding::Utf8 { mark: true }),
        (
            &le_mark,
            Encoding::Utf16 {
                big_endian: false,
                mark: true,
            },
        ),
        (
            &be_mark,
            Encoding::Utf16 {
                big_endian: true,
                mark: true,
            },
        ),
        (
            &utf16(text, false),
            Encoding::Utf16 {
                big_endian: false,
                mark: false,
            },
        ),
        (
            &utf16(text, true),
            Encoding::Utf16 {
                big_endian: true,
                mark: false,
            },
        ),
        (&thai(text), Encoding::Thai { windows: false }),
        (&thai("“หยุด” การค้ามนุษย์"), Encoding::Thai { windows: true }),
        (b"caf\xe9 na\xefve r\xe9sum\xe9\n", Encoding::OtherOneByte),
        (b"\x89PNG\r\n\x1a\n\0\0\0\x0d", Encoding::Binary),
        (b"PK\x03\x04\x14\0", Encoding::Binary),
    ];
    for (bytes, expected) in table {
        assert_eq!(recognise(bytes), expected, "{bytes:x?}");
        if let Encoding::Utf16 { .. } | Encoding::Thai { windows: false } = expected {
            assert_eq!(expected.decode(bytes).unwrap(), text);
        }
    }
}

#[test]
fn a_letter_cut_at_the_end_of_the_first_bytes_is_no_fault() {
    let bytes = "ก".as_bytes();
    let cut = [b"abc ".as_slice(), &bytes[..2]].concat();
    assert_eq!(recognise(&cut), Encoding::Utf8 { mark: false });
}

#[test]
fn malformed_text_tells_its_line() {
    let error = Encoding::Utf8 { mark: false }
        .decode(b"one\ntwo\nthr\xffee")
        .unwrap_err();
    assert_eq!(
        error,
        TextError::Malformed {
            encoding: Encoding::Utf8 { mark: false },
            line: 3
        }
    );
    assert_eq!(
        Encoding::OtherOneByte.decode(b"x"),
        Err(TextError::UnknownCode)
    );
    assert_eq!(Encoding::Binary.decode(b"x"), Err(TextError::Binary));
}

#[test]
fn tables_under_wrong_clothes_are_named() {
    let table: [(&[u8], TableForm); 12] = [
        (b"code,name\n1,x\n", TableForm::Comma),
        (b"\xef\xbb\xbfcode,name\r\n", TableForm::Comma),
        (b"code\n1\n", TableForm::Comma),
        (b"code;name\n1;x,y\n", TableForm::Semicolon),
        (b"code\tname\n", TableForm::Tab),
        (b"code|name|x\n", TableForm::Bar),
        (b"\"a;b;c\",name\n", TableForm::Comma),
        (b"sep=;\ncode;name\n", TableForm::SeparatorLine(';')),
        (b"PK\x03\x04\x14\0", TableForm::Workbook),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", TableForm::OldWorkbook),
        (b"<html><table>", TableForm::Html),
        (b"a\0b\x01", TableForm::Binary),
    ];
    for (bytes, expected) in table {
        assert_eq!(table_form(bytes), expected, "{bytes:x?}");
    }
    let old = thai("รหัส,ชื่อ\n");
    assert_eq!(
        table_form(&old),
        TableForm::OtherEncoding(Encoding::Thai { windows: false })
    );
}

#[test]
fn line_endings_become_one() {
    assert_eq!(with_unix_newlines("a\r\nb\rc\nd"), "a\nb\nc\nd");
}

#[test]
fn what_we_write_has_no_mark_and_lf_only() {
    for text in [
        "a\r\nก\rc\n",
        "\u{feff}a\r\nก\nc\r\n",
        "\u{feff}\u{feff}\u{feff}a\nก\nc\r",
    ] {
        assert_eq!(
            as_written(text.as_bytes()),
            "a\nก\nc\n".as_bytes(),
            "{text:?}"
        );
    }
    assert_eq!(as_written(b"\r\n\r\r\n"), b"\n\n\n");
}
