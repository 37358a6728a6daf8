//! Contacts are taken over from the tables that offices send, and the calls from the list to
//! telephone.

use std::fs;

use crate::support::{Judge, Kit, Outcome, press, press_at_a_terminal, repository};

const TABLE: &str = "tests/fixtures/contacts/krabi.xlsx";
const SCHEMA: &str = "src/cli/contacts/import.schema.json";

fn contacts(kit: &Kit) -> String {
    fs::read_to_string(kit.path().join("manifests/contacts.csv")).unwrap()
}

fn import(kit: &Kit, table: &str, options: &[&str]) -> Outcome {
    let arguments = [&["contacts", "import", table], options].concat();
    press(kit.path(), &arguments)
}

fn krabi(kit: &Kit, options: &[&str]) -> Outcome {
    import(kit, &repository().join(TABLE).to_string_lossy(), options)
}

#[test]
fn a_workbook_with_thai_headings_is_taken_over_and_shows_each_change_and_each_refused_row() {
    let kit = Kit::small();
    let before = contacts(&kit);
    let shown = krabi(&kit, &["--dry-run"]).exits(2);
    assert_eq!(contacts(&kit), before);
    for words in [
        "Sheet: รายชื่อ",
        "+ 81  สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัดกระบี่  075611144",
        "+ 81010000  สถานีตำรวจภูธรเมืองกระบี่  075611222",
        "+ 81020000  ที่ว่าการอำเภอเขาพนม  075689000",
        "~ 81070000  ที่ว่าการอำเภอตัวอย่าง  075000009",
        "phone: 075000001 → 075000009",
        "verified_on: 2026-02-10 → (empty)",
        "verified_by: Test desk → (empty)",
        "~ 81  สำนักงานตัวอย่างจังหวัดกระบี่  075000000",
        "verified_on: 2026-02-10 → 2026-03-01",
        "3 new, 2 changed, 0 removed, 1 unchanged; 3 rows were refused",
    ] {
        assert!(shown.stdout.contains(words), "{words}\n{}", shown.stdout);
    }
    let all = format!("{}{}", shown.stdout, shown.stderr);
    for words in [
        "row 9: districts.csv has no province `ยะลา`",
        "row 10: `075-611144-5`: this is a range of numbers",
        "row 11: only one of `verified_on` and `verified_by` is filled in",
        "the number 75611144 had lost its first 0; it was read as 075611144",
        "the date `๑ มี.ค. ๒๕๖๙` was read as",
        "these columns were not read: ผู้บันทึก",
        "`name_en` is empty",
    ] {
        assert!(all.contains(words), "{words}\n{all}");
    }
}

#[test]
fn nothing_is_written_without_a_yes_and_with_one_unchanged_lines_stay_byte_for_byte() {
    let kit = Kit::small();
    let before = contacts(&kit);
    krabi(&kit, &[]).exits(2).says("--yes");
    assert_eq!(contacts(&kit), before);
    krabi(&kit, &["--yes"])
        .exits(2)
        .says("Wrote manifests/contacts.csv");
    let after = contacts(&kit);
    let lines: Vec<&str> = after.lines().collect();
    let old: Vec<&str> = before.lines().collect();
    assert_eq!(lines[..3], old[..3]);
    assert_eq!(
        lines[3],
        "81,office,สำนักงานตัวอย่างจังหวัดกระบี่,Sample provincial office of Krabi,075 000 000,12,จันทร์–ศุกร์ 8.30–16.30,Mon–Fri 8:30–16:30,th en,2026-03-01,สมชาย,ตัวอย่าง ไม่ใช่เบอร์จริง,\"Sample, not a real number\""
    );
    assert!(lines[4].starts_with("81,help,สำนักงานพัฒนาสังคม"), "{after}");
    assert!(
        lines[5].starts_with("81070000,office,ที่ว่าการอำเภอตัวอย่าง,Sample district office,075000009,")
    );
    assert_eq!(lines.len(), 8);
    press(kit.path(), &["check"]).exits(0);
    // The same table once more changes nothing.
    let again = krabi(&kit, &["--yes"])
        .exits(2)
        .says("There is nothing to write.");
    assert!(
        again
            .stdout
            .contains("0 new, 0 changed, 0 removed, 6 unchanged"),
        "{}",
        again.stdout
    );
    assert_eq!(contacts(&kit), after);
}

#[test]
fn at_a_terminal_a_typed_yes_writes_and_anything_else_leaves_the_file_as_it_is() {
    let kit = Kit::small();
    let before = contacts(&kit);
    let table = repository().join(TABLE);
    let arguments = ["contacts", "import", &table.to_string_lossy()];
    for typed in ["n\n", "\n", "maybe\n", "yes please\n", "\u{4}"] {
        press_at_a_terminal(kit.path(), &arguments, typed)
            .exits(1)
            .says("[y/N]")
            .says("Nothing was written.");
        assert_eq!(contacts(&kit), before, "{typed:?}");
    }
    press_at_a_terminal(kit.path(), &[&arguments[..], &["--json"]].concat(), "yes\n").exits(2);
    assert_eq!(contacts(&kit), before, "a program is never asked");
    let thai = [&arguments[..], &["--lang", "th"]].concat();
    press_at_a_terminal(kit.path(), &thai, "ใช่\n").exits(2);
    let after = contacts(&kit);
    assert_ne!(after, before);
    fs::write(kit.path().join("manifests/contacts.csv"), &before).unwrap();
    press_at_a_terminal(kit.path(), &arguments, "Yes\n")
        .exits(2)
        .says("Wrote manifests/contacts.csv");
    assert_eq!(contacts(&kit), after);
}

#[test]
fn text_in_any_usual_encoding_and_with_any_usual_divider_is_read_alike() {
    let table = "จังหวัด,อำเภอ,ประเภท,หน่วยงาน,โทร\nกระบี่,เขาพนม,ตำรวจ,สถานีตำรวจ,075-689111\n";
    let thai = |text: &str| -> Vec<u8> {
        let byte = |c: char| match u32::from(c) {
            thai @ 0xe01..=0xe5b => u8::try_from(thai - 0xe00 + 0xa0).unwrap(),
            ascii => u8::try_from(ascii).unwrap(),
        };
        text.chars().map(byte).collect()
    };
    let wide = |text: &str, big: bool, mark: &str| -> Vec<u8> {
        let units = format!("{mark}{text}").encode_utf16().collect::<Vec<u16>>();
        units
            .iter()
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    };
    let titled = format!("ทำเนียบ\n\n{}", table.replace(',', ";"));
    let tables = [
        table.as_bytes().to_vec(),
        format!("\u{feff}{table}")
            .replace('\n', "\r\n")
            .into_bytes(),
        table.replace(',', ";").into_bytes(),
        table.replace(',', "\t").into_bytes(),
        titled.into_bytes(),
        thai(table),
        wide(table, false, "\u{feff}"),
        wide(&table.replace(',', "\t"), false, "\u{feff}"),
        wide(table, true, "\u{feff}"),
        wide(table, false, ""),
    ];
    for (at, bytes) in tables.iter().enumerate() {
        let kit = Kit::small();
        fs::write(kit.path().join("table.txt"), bytes).unwrap();
        let answer = import(&kit, "table.txt", &["--yes", "--json"])
            .exits(0)
            .json();
        let added = &answer["added"][0];
        assert_eq!(added["for"], "81020000", "table {at}");
        assert_eq!(added["phone"], "075689111", "table {at}");
        assert_eq!(added["kind"], "police", "table {at}");
        assert_eq!(added["name_th"], "สถานีตำรวจ", "table {at}");
        assert!(contacts(&kit).contains("\n81020000,police,สถานีตำรวจ,สถานีตำรวจ,075689111,"));
    }
}

#[test]
fn replace_removes_what_the_table_does_not_list_and_only_if_every_row_is_right() {
    let kit = Kit::small();
    let before = contacts(&kit);
    krabi(&kit, &["--replace", "--yes"])
        .exits(2)
        .says("every row must be right first");
    assert_eq!(contacts(&kit), before);
    let table = "for,kind,name_th,name_en,phone\nnational,emergency,ตำรวจ,Police,191\n81,,สำนักงานตัวอย่างจังหวัดกระบี่,,075000000\n";
    fs::write(kit.path().join("all.csv"), table).unwrap();
    let shown = import(
        &kit,
        "all.csv",
        &["--replace", "--dry-run", "--kind", "office"],
    )
    .exits(0);
    assert!(
        shown.stdout.contains("- national  ศูนย์ช่วยเหลือสังคม  1300"),
        "{}",
        shown.stdout
    );
    import(&kit, "all.csv", &["--replace", "--yes", "--kind", "office"]).exits(0);
    let after = contacts(&kit);
    assert_eq!(after.lines().count(), 3, "{after}");
    assert!(after.starts_with(before.lines().next().unwrap()));
}

#[test]
fn the_answer_for_programs_fits_its_schema() {
    let kit = Kit::small();
    let mut answers = Vec::new();
    for (name, options) in [
        ("shown.json", &["--json", "--dry-run"][..]),
        ("written.json", &["--json", "--yes"]),
        ("again.json", &["--json", "--lang", "th"]),
    ] {
        let answer = krabi(&kit, options).exits(2);
        let path = kit.path().join(name);
        fs::write(&path, answer.stdout).unwrap();
        answers.push(path);
    }
    Judge::fit_schema(&repository().join(SCHEMA), &answers);
}

#[test]
fn tables_that_are_none_and_hostile_ones_are_refused_with_a_mend() {
    let kit = Kit::small();
    let write = |name: &str, bytes: &[u8]| fs::write(kit.path().join(name), bytes).unwrap();
    write("letter.txt", "เรียน ท่านผู้ว่าราชการ\n".as_bytes());
    write("page.xls", b"<html><table></table></html>");
    write("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more");
    write("cut.xlsx", b"PK\x03\x04 and no more");
    let large = fs::File::create(kit.path().join("film.csv")).unwrap();
    large.set_len((16 << 20) + 1).unwrap();
    for (name, words) in [
        ("letter.txt", "no row has a heading for telephone numbers"),
        ("page.xls", "web page"),
        ("old.xls", "Excel"),
        ("cut.xlsx", "not an Excel workbook"),
        ("film.csv", "larger than 16 MiB"),
    ] {
        let told = import(&kit, name, &["--yes"]).exits(2);
        let all = format!("{}{}", told.stdout, told.stderr);
        assert!(all.contains(words), "{name}: {all}");
        assert!(all.contains("mend"), "{name}: {all}");
    }
    import(&kit, "none.xlsx", &["--yes"]).exits(3);
}

#[test]
fn a_cell_that_a_spreadsheet_would_calculate_is_written_with_an_apostrophe_and_shown_without() {
    let kit = Kit::small();
    let table =
        "for,kind,name_th,name_en,phone,note_en\n81,office,=HYPERLINK(),-2+3,075611999,@home\n";
    fs::write(kit.path().join("table.csv"), table).unwrap();
    import(&kit, "table.csv", &["--yes"]).exits(0);
    let after = contacts(&kit);
    assert!(after.contains(",'=HYPERLINK(),'-2+3,075611999,"), "{after}");
    assert!(after.contains(",'@home"), "{after}");
    let list = press(kit.path(), &["contacts", "calls", "--format", "csv"]).exits(0);
    assert!(
        list.stdout.contains(",'=HYPERLINK(),'-2+3,"),
        "{}",
        list.stdout
    );
    import(&kit, "table.csv", &["--yes"])
        .exits(0)
        .says("There is nothing to write.");
}

#[test]
fn the_list_to_telephone_is_by_province_oldest_call_first_and_its_ticks_are_taken_back() {
    let kit = Kit::small();
    kit.append(
        "manifests/contacts.csv",
        "81,help,ศูนย์ใหม่,New centre,075611777,,,,,,,,\n81,help,ศูนย์เก่า,Old centre,075611888,,,,,2025-01-05,Test desk,,\n",
    );
    let text = press(kit.path(), &["contacts", "calls"]).exits(0).stdout;
    let at = |words: &str| {
        text.find(words)
            .unwrap_or_else(|| panic!("{words}\n{text}"))
    };
    assert!(at("THE WHOLE COUNTRY") < at("[ ] 191  Police"));
    assert!(at("[ ] 191  Police") < at("PROVINCE Krabi"));
    assert!(at("New centre") < at("Old centre") && at("Old centre") < at("075000000 ext. 12"));
    assert!(text.contains("Lam Thap District; called on"), "{text}");
    assert!(text.contains("2 of them"), "{text}");
    let due = press(kit.path(), &["contacts", "calls", "--due", "--lang", "th"])
        .exits(0)
        .stdout;
    assert!(
        due.contains("จังหวัดกระบี่") && due.contains("[ ] 075611777  ศูนย์ใหม่"),
        "{due}"
    );
    assert!(!due.contains("191"), "{due}");
    press(
        kit.path(),
        &[
            "contacts",
            "calls",
            "--format",
            "csv",
            "--due",
            "--to",
            "calls.csv",
        ],
    )
    .exits(0);
    let list = fs::read_to_string(kit.path().join("calls.csv")).unwrap();
    // As a spreadsheet saves it: semicolons, the first 0 lost, days as people write them.
    let ticked: String = list
        .lines()
        .map(|line| {
            let line = match line {
                line if line.contains("New centre") => {
                    line.strip_suffix(",,").unwrap().to_owned() + ",1/3/2569,มาลี"
                }
                line => line.to_owned(),
            };
            line.replace(',', ";").replace("075611", "75611") + "\r\n"
        })
        .collect();
    fs::write(kit.path().join("calls.csv"), ticked).unwrap();
    let shown = import(&kit, "calls.csv", &["--yes"]).exits(0);
    assert!(
        shown
            .stdout
            .contains("0 new, 1 changed, 0 removed, 1 unchanged"),
        "{}",
        shown.stdout
    );
    assert!(contacts(&kit).contains("81,help,ศูนย์ใหม่,New centre,075611777,,,,,2026-03-01,มาลี,,\n"));
}
