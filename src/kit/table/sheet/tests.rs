use super::*;

const COLUMNS: Columns = Columns {
    required: &["code", "name"],
    optional: &["note"],
};

type SheetRows = Vec<(u32, String, String)>;
type SheetOutcome = Vec<(&'static str, Option<u32>)>;

fn read(bytes: &[u8]) -> (SheetRows, SheetOutcome) {
    let mut faults = Vec::new();
    let sheet = Sheet::parse("manifests/t.csv", bytes, COLUMNS, &mut faults);
    let rows = sheet.map(|sheet| sheet.rows).unwrap_or_default();
    let rows = rows.iter().map(|row| {
        (
            row.line,
            row.get("code").to_owned(),
            row.get("name").to_owned(),
        )
    });
    let told = faults.iter().map(|f| {
        assert!(f.advice(crate::words::Language::En).is_some(), "{f:?}");
        (f.code, f.place.line)
    });
    (rows.collect(), told.collect())
}

fn row(line: u32, code: &str, name: &str) -> (u32, String, String) {
    (line, code.to_owned(), name.to_owned())
}

#[test]
fn lines_are_the_files_with_every_line_ending() {
    let text = "code,name\n1,\"a\nb\"\n\n2,c\n , \n3,d\n";
    for ending in ["\n", "\r\n", "\r"] {
        let bytes = text.replace('\n', ending);
        let (rows, told) = read(bytes.as_bytes());
        let lines: Vec<u32> = rows.iter().map(|(line, ..)| *line).collect();
        assert_eq!(lines, [2, 5, 7], "{ending:?}");
        assert_eq!(told, []);
    }
}

#[test]
fn a_mark_in_front_and_blanks_around_are_nothing() {
    let (rows, told) = read("\u{feff}Code , NAME\n 1 ,\u{a0}a\u{a0}\n".as_bytes());
    assert_eq!(rows, [row(2, "1", "a")]);
    assert_eq!(told, []);
}

#[test]
fn other_forms_are_named_and_still_read() {
    let cases: [(&[u8], &str); 6] = [
        (b"code;name\n1;a\n", "table.form"),
        (b"code\tname\n1\ta\n", "table.form"),
        (b"sep=;\ncode;name\n1;a\n", "table.form"),
        (b"sep=,\r\ncode,name\r\n1,a\r\n", "table.form"),
        (
            b"\xff\xfec\0o\0d\0e\0,\0n\0a\0m\0e\0\n\0\x31\0,\0a\0\n\0",
            "text.encoding",
        ),
        (
            b"\xff\xfec\0o\0d\0e\0\t\0n\0a\0m\0e\0\n\0\x31\0\t\0a\0\n\0",
            "text.encoding",
        ),
    ];
    for (bytes, code) in cases {
        let (rows, told) = read(bytes);
        assert_eq!(
            told.iter().filter(|(c, _)| *c == code).count(),
            1,
            "{told:?}"
        );
        assert_eq!(rows.len(), 1, "{:?}", String::from_utf8_lossy(bytes));
        assert_eq!((rows[0].1.as_str(), rows[0].2.as_str()), ("1", "a"));
    }
    let (rows, _) = read(b"sep=;\ncode;name\n1;a\n");
    assert_eq!(rows[0].0, 3);
}

#[test]
fn what_is_no_table_is_named() {
    for bytes in [
        &b"PK\x03\x04rest"[..],
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"<html><table>",
        b"\0\x01\x02\x03\0\0",
    ] {
        let (rows, told) = read(bytes);
        assert_eq!(told, [("table.form", None)]);
        assert_eq!(rows, []);
    }
    assert_eq!(read(b"").1, [("table.empty", None)]);
    assert_eq!(read(b"\n\n").1, [("table.empty", None)]);
}

#[test]
fn columns_are_told_once_and_rows_by_their_line() {
    let (rows, told) = read(b"code,nmae\n1,a\n");
    assert_eq!(told, [("table.unknown-column", Some(1))]);
    assert_eq!(rows, [row(2, "1", "a")], "what is only misspelled is read");
    let (rows, told) = read(b"code,colour\n1,a\n2,b\n");
    let both = [
        ("table.unknown-column", Some(1)),
        ("table.missing-column", Some(1)),
    ];
    assert_eq!((rows.len(), told.as_slice()), (0, both.as_slice()));
    let (_, told) = read(b"code,name,name\n1,a,b\n");
    assert_eq!(told, [("table.column-twice", Some(1))]);
    let (rows, told) = read(b"code,name\n1,a,b\n2\n3,c\n");
    assert_eq!(
        told,
        [("table.row-width", Some(2)), ("table.row-width", Some(3))]
    );
    assert_eq!(rows, [row(4, "3", "c")]);
}

#[test]
fn quotes_that_stay_open_are_found_where_they_open() {
    let (_, told) = read(b"code,name\n1,\"a\n2,b\n");
    assert_eq!(told[0], ("table.open-quote", Some(2)));
    for good in [
        "code,name\n1,\"a \"\"b\"\" c\"\n",
        "code,name\n1,5\" pipe\n",
        "code,name\n1,\"\"\n",
        "code,name\n1,\"a,\"\"\"\n",
    ] {
        assert_eq!(read(good.as_bytes()).1, [], "{good}");
    }
}

#[test]
fn garbled_thai_is_known() {
    let thai = "code,name\n1,เมืองกระบี่\n2,เธอเน้นเธอ\n";
    assert_eq!(read(thai.as_bytes()).1, []);
    let western: String = "เมือง".bytes().map(char::from).collect();
    assert_eq!(
        read(format!("code,name\n1,{western}\n").as_bytes()).1[0].0,
        "table.garbled"
    );
    let twice = "code,name\n1,เน€เธกเธทเธญเธเธเธฃเธฐเธเธตเน\n";
    assert_eq!(read(twice.as_bytes()).1[0].0, "table.garbled");
}
