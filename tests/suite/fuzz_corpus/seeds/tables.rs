//! Seeds for tables of contacts from elsewhere.

use super::*;

/// Tables of offices, behind the byte that chooses how they are read.
pub(super) fn contacts_table() {
    let corpus = Corpus::of("contacts_table");
    let workbook = read(fixtures().join("contacts/krabi.xlsx"));
    corpus.add_as("krabi.xlsx", 0, &workbook);
    corpus.add_as("krabi-all.xlsx", 4, &workbook);
    let own = read(fixtures().join("kit-small/manifests/contacts.csv"));
    for (name, choice) in [("own.csv", 0), ("own-all.csv", 4), ("own-new.csv", 16)] {
        corpus.add_as(name, choice, &own);
    }
    let table = "จังหวัด,อำเภอ,ประเภท,หน่วยงาน,โทร,verified_on,verified_by\n\
                 กระบี่,เขาพนม,ตำรวจ,สถานีตำรวจ,075-689111 ต่อ 12,๑ มี.ค. ๒๕๖๙,สมชาย\n\
                 ,,,สายด่วน,\"1300\",,\n";
    corpus.add_as("utf8.csv", 1, table.as_bytes());
    corpus.add_as("semicolons.csv", 3, table.replace(',', ";").as_bytes());
    let (thai, _, _) = encoding_rs::WINDOWS_874.encode(table);
    corpus.add_as("windows-874.csv", 5, &thai);
    let wide: Vec<u8> = format!("\u{feff}{}", table.replace(',', "\t"))
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    corpus.add_as("utf16.tsv", 1, &wide);
    let sheet = r#"<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>หน่วยงาน</t></is></c><c r="B1" t="inlineStr"><is><t>โทร</t></is></c><c r="C1" t="inlineStr"><is><t>verified_on</t></is></c><c r="D1" t="inlineStr"><is><t>verified_by</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>พมจ.</t></is></c><c r="B2"><v>75611144</v></c><c r="C2" s="1"><v>46082</v></c><c r="D2" t="b"><v>1</v></c></row></sheetData></worksheet>"#;
    corpus.add_as("sheet.xml", 8 + 3, sheet.as_bytes());
}
