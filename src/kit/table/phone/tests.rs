use super::*;

fn number(cell: &str) -> Result<String, PhoneFault> {
    read_phone(cell).map(|phone| phone.number)
}

#[test]
fn numbers_are_read_however_they_are_typed() {
    let cases = [
        ("191", "191"),
        ("1300", "1300"),
        ("12345", "12345"),
        ("๑๓๐๐", "1300"),
        ("02 123 4567", "021234567"),
        ("0-2123-4567", "021234567"),
        ("(02) 123-4567", "021234567"),
        ("02.123.4567", "021234567"),
        ("02–123–4567", "021234567"),
        ("032-123-456", "032123456"),
        ("045 123 456", "045123456"),
        ("053123456", "053123456"),
        ("075-611-144", "075611144"),
        ("061-234-5678", "0612345678"),
        ("081 234 5678", "0812345678"),
        ("099-1301300", "0991301300"),
        ("1800-123-456", "1800123456"),
        ("1 800 123456", "1800123456"),
        ("+66 2 123 4567", "021234567"),
        ("+66 (0)2 123 4567", "021234567"),
        ("(+66) 81 234 5678", "0812345678"),
        ("+66-75-611-144", "075611144"),
        ("+95 1 234567", "+951234567"),
        ("\u{200b}075\u{a0}611\u{a0}144", "075611144"),
        ("'0812345678", "0812345678"),
    ];
    for (cell, expected) in cases {
        assert_eq!(number(cell).as_deref(), Ok(expected), "{cell}");
    }
}

#[test]
fn extensions_are_split_off() {
    let cases = [
        ("075-611-144 ต่อ 12", "075611144", "12"),
        ("075 611 144 ต่อ๑๒", "075611144", "12"),
        ("02 123 4567 ext. 1001", "021234567", "1001"),
        ("02 123 4567 Ext 9", "021234567", "9"),
        ("02 123 4567 #9", "021234567", "9"),
        ("02 123 4567 x9", "021234567", "9"),
        ("02 123 4567 (ต่อ 12)", "021234567", "12"),
        ("1506 ต่อ 3", "1506", "3"),
    ];
    for (cell, number, ext) in cases {
        let expected = Phone {
            number: number.to_owned(),
            ext: Some(ext.to_owned()),
        };
        assert_eq!(read_phone(cell), Ok(expected), "{cell}");
    }
    assert_eq!(read_phone("075611144 ต่อ 12-14"), Err(PhoneFault::Range));
    assert_eq!(read_extension("12, 13"), Err(PhoneFault::Several));
    assert_eq!(read_extension("ต่อ 12").as_deref(), Ok("12"));
    assert!(read_extension("123456789").is_err());
}

#[test]
fn ranges_are_found_before_hyphens_go() {
    let ranges = [
        "075-611144-5",
        "075-611-144-5",
        "0 2123 4567-9",
        "0-2123-4567 – 70",
        "02 123 4567 ถึง 9",
        "02 123 4567~9",
        "1300-5",
        "081-234-5678-9",
        "+66 75 611 144-5",
    ];
    for cell in ranges {
        assert_eq!(read_phone(cell), Err(PhoneFault::Range), "{cell}");
    }
    for cell in [
        "02 123 4567, 02 123 4568",
        "191/1300",
        "191 หรือ 1300",
        "191; 1300",
    ] {
        assert_eq!(read_phone(cell), Err(PhoneFault::Several), "{cell}");
    }
}

#[test]
fn what_spreadsheets_break_is_told_and_not_guessed() {
    assert_eq!(read_phone("4.41E+11"), Err(PhoneFault::Calculated));
    assert_eq!(read_phone("75611144.0"), Err(PhoneFault::Calculated));
    assert_eq!(read_phone("75611144"), Err(PhoneFault::LostZero));
    assert_eq!(read_phone("21234567"), Err(PhoneFault::LostZero));
    assert_eq!(read_phone("812345678"), Err(PhoneFault::LostZero));
    assert_eq!(read_phone("6675611144"), Err(PhoneFault::LostPlus));
    assert_eq!(read_phone("66812345678"), Err(PhoneFault::LostPlus));
    assert_eq!(read_phone(""), Err(PhoneFault::Empty));
    assert_eq!(read_phone("-"), Err(PhoneFault::Empty));
}

#[test]
fn both_sides_of_every_length_are_told() {
    for cell in [
        "12",
        "123456",
        "02 123 456",
        "02 123 45678",
        "081 234 567",
        "081 234 56789",
        "0812",
        "1800 12345",
        "1800 1234567",
        "01 234 5678",
        "00 66 75 611 144",
        "+66 1300",
        "+1 23456",
        "+1234567890123456",
    ] {
        assert!(
            matches!(read_phone(cell), Err(PhoneFault::Length { .. })),
            "{cell}: {:?}",
            read_phone(cell)
        );
    }
    for cell in ["โทร. 1300", "สายด่วน 1300", "1300 (24 ชม.)", "call 191"] {
        assert!(
            matches!(read_phone(cell), Err(PhoneFault::Words { .. })),
            "{cell}"
        );
    }
}

proptest::proptest! {
    #[test]
    fn a_number_that_is_read_is_made_of_the_cells_own_digits(cell in "[0-9+() .๐-๙-]{0,20}") {
        if let Ok(phone) = read_phone(&cell) {
            let own = thai_digits_to_ascii(&cell);
            let given: usize = own.chars().filter(char::is_ascii_digit).count();
            // `+66` becomes 0; no other digit is added.
            proptest::prop_assert!(phone.number.trim_start_matches('+').len() <= given);
        }
    }
}
