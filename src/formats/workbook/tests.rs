//! Workbooks as programs write them, and hostile ones.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

use super::*;

/// The parts of a workbook with one sheet whose rows are `rows`.
fn parts_of(rows: &str) -> Vec<(&'static str, String)> {
    vec![
        ("[Content_Types].xml", "<Types/>".to_owned()),
        (
            "_rels/.rels",
            r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#.to_owned(),
        ),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="รายชื่อ" sheetId="1" r:id="rId1"/></sheets></workbook>"#.to_owned(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#.to_owned(),
        ),
        (
            "xl/sharedStrings.xml",
            r#"<sst uniqueCount="2"><si><t>โทรศัพท์</t></si><si><r><t>ชื่อ</t></r><r><t>หน่วยงาน</t></r></si></sst>"#.to_owned(),
        ),
        (
            "xl/styles.xml",
            r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#.to_owned(),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ]
}

fn packed(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn with_part(name: &str, text: &str) -> Vec<u8> {
    let mut parts = parts_of("");
    for part in &mut parts {
        if part.0 == name {
            text.clone_into(&mut part.1);
        }
    }
    packed(&parts)
}

const ROWS: &str = r#"<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2" t="s"><v>0</v></c></row>
<row r="4"><c r="A4" t="inlineStr"><is><t>พมจ.</t></is></c><c r="B4" s="1"><v>46082</v></c>
<c r="C4"><v>21234567</v></c><c r="D4" t="str"><f>A4</f><v>cached</v></c><c r="E4" t="e"><v>#N/A</v></c></row>"#;

#[test]
fn values_of_cells_are_read_with_their_places_and_formulas_by_their_saved_value() {
    let sheets = read_workbook(&packed(&parts_of(ROWS))).unwrap();
    assert_eq!(sheets.len(), 1);
    assert_eq!(sheets[0].name, "รายชื่อ");
    let text = |text: &str| WorksheetCell::Text(text.to_owned());
    let expected = [
        WorksheetRow {
            number: 2,
            cells: vec![text("ชื่อหน่วยงาน"), WorksheetCell::Empty, text("โทรศัพท์")],
        },
        WorksheetRow {
            number: 4,
            cells: vec![
                text("พมจ."),
                WorksheetCell::Date(Date::constant(2026, 3, 1)),
                WorksheetCell::Number(21_234_567.0),
                text("cached"),
                WorksheetCell::Failed,
            ],
        },
    ];
    assert_eq!(sheets[0].rows, expected);
}

#[test]
fn a_workbook_over_a_limit_is_refused_before_it_fills_the_memory() {
    let wide = r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#;
    let fault = read_workbook(&packed(&parts_of(wide))).unwrap_err();
    assert_eq!(fault, WorkbookFault::TooWide { most: 100 });
    let long =
        (1..=20_001).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>"));
    let long = long.collect::<Vec<String>>().concat();
    let fault = read_workbook(&packed(&parts_of(&long))).unwrap_err();
    assert_eq!(fault, WorkbookFault::TooLong { most: 20_000 });
    // 65 MiB of blanks in a file of some kilobytes.
    let bomb = packed(&parts_of(&" ".repeat(65 << 20)));
    assert!(bomb.len() < 100_000);
    let fault = read_workbook(&bomb).unwrap_err();
    assert!(matches!(fault, WorkbookFault::TooMuch { .. }), "{fault:?}");
    let styles = with_part("xl/styles.xml", &"<font></font>".repeat(100_000));
    let fault = read_workbook(&styles).unwrap_err();
    assert!(
        matches!(fault, WorkbookFault::PartTooLarge { .. }),
        "{fault:?}"
    );
    // One text of a megabyte in a hundred cells.
    let shared = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1 << 20));
    let cell = "<row><c t=\"s\"><v>0</v></c></row>";
    let cells = cell.repeat(100);
    let mut parts = parts_of(&cells);
    parts[4].1 = shared;
    let fault = read_workbook(&packed(&parts)).unwrap_err();
    assert!(matches!(fault, WorkbookFault::TooMuch { .. }), "{fault:?}");
    let many: Vec<(String, String)> = (0..1001)
        .map(|at| (format!("{at}"), String::new()))
        .collect();
    let many: Vec<(&str, String)> = many.iter().map(|(a, b)| (a.as_str(), b.clone())).collect();
    let fault = read_workbook(&packed(&many)).unwrap_err();
    assert_eq!(fault, WorkbookFault::TooManyParts { most: 1000 });
}

#[test]
fn a_workbook_with_entities_or_a_false_count_does_no_harm() {
    let declares =
        r#"<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst><si><t>&a;</t></si></sst>"#;
    let fault = read_workbook(&with_part("xl/sharedStrings.xml", declares)).unwrap_err();
    let part = "xl/sharedStrings.xml".to_owned();
    assert_eq!(fault, WorkbookFault::Declares { part });
    let count = r#"<sst uniqueCount="9999999999999999999"><si><t>x</t></si></sst>"#;
    assert!(read_workbook(&with_part("xl/sharedStrings.xml", count)).is_ok());
}

#[test]
fn other_files_under_a_workbooks_name_are_refused() {
    assert_eq!(
        read_workbook(b"PK").unwrap_err(),
        WorkbookFault::NotAWorkbook
    );
    let other = packed(&[("word/document.xml", "<w/>".to_owned())]);
    assert_eq!(
        read_workbook(&other).unwrap_err(),
        WorkbookFault::NotAWorkbook
    );
    let locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more";
    assert_eq!(read_workbook(locked).unwrap_err(), WorkbookFault::Locked);
}

#[test]
fn a_spoilt_workbook_gets_an_answer_and_no_panic() {
    // Each part is cut, doubled and hit in turn; a small generator keeps the test repeatable.
    let whole = parts_of(ROWS);
    let mut seed = 1_u32;
    let mut next = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(seed >> 8).unwrap()
    };
    for _ in 0..3000 {
        let mut parts = whole.clone();
        let part = next() % parts.len();
        let mut text: Vec<char> = parts[part].1.chars().collect();
        let at = next() % text.len();
        match next() % 4 {
            0 => text.truncate(at),
            1 => text[at] = ['<', '>', '"', '9', '-', 'Z', '&', '\0'][next() % 8],
            2 => {
                let until = (at + 1 + next() % 20).min(text.len());
                let piece: Vec<char> = text[at..until].to_vec();
                for _ in 0..next() % 30 {
                    text.splice(at..at, piece.iter().copied());
                }
            }
            _ => {
                let until = (at + 1 + next() % 20).min(text.len());
                text.drain(at..until);
            }
        }
        parts[part].1 = text.into_iter().collect();
        let _ = read_workbook(&packed(&parts));
    }
}
