//! A kit about another subject, with a hotline of its own: its drive has no word of this one's.

use std::fs;
use std::path::Path;

use crate::support::{Kit, press, tree};

/// Words of the sample kit's subject, in small letters.
const WORDS: [&str; 16] = [
    "traffick",
    "child labour",
    "forced labour",
    "exploit",
    "vicious cycle",
    "door that opens",
    "passport",
    "wage",
    "1300",
    "1387",
    "ค้ามนุษย์",
    "แรงงานเด็ก",
    "แรงงานบังคับ",
    "พัฒนาสังคม",
    "ประตูที่เปิดได้",
    "လူကုန်ကူး",
];

/// The small kit about floods.
fn floods() -> Kit {
    let kit = Kit::small();
    let put = |file: &str, text: &str| fs::write(kit.path().join(file), text).unwrap();
    put(
        "manifests/contacts.csv",
        "for,kind,name_th,name_en,phone,verified_on,verified_by\n\
         national,emergency,กรมป้องกันและบรรเทาสาธารณภัย,Disaster prevention,1784,2026-02-10,Test desk\n\
         national,help,ศูนย์เตือนภัย,Warning centre,1860,2026-02-10,Test desk\n",
    );
    for (language, text) in [
        (
            "th",
            "# น้ำท่วม {#report}\n\n## สัญญาณ {#warning-signs}\n\n- น้ำขึ้นเร็ว\n\n## ทำอย่างไร {#do}\n\nโทร 1784\n",
        ),
        (
            "en",
            "# Floods {#report}\n\n## What to look for {#warning-signs}\n\n- The river rises fast.\n\n## What to do {#do}\n\nCall 1784.\n",
        ),
    ] {
        put(&format!("media/text/{language}/report.md"), text);
    }
    kit.edit("manifests/kit.toml", "ชุดทดสอบเล็ก", "พร้อมรับน้ำท่วม");
    kit.edit("manifests/kit.toml", "Small test kit", "Ready for floods");
    kit.append(
        "manifests/kit.toml",
        "\n[help_desk]\nname = { th = \"ศูนย์สื่อน้ำท่วม\", en = \"Flood media desk\" }\n\
         telephone = \"02 123 4567\"\nline = \"@floods\"\nhours = { th = \"จันทร์–ศุกร์\", en = \"Mon–Fri\" }\n",
    );
    press(kit.path(), &["media", "lock"]).exits(0);
    kit
}

#[test]
fn a_kit_about_another_subject_has_no_word_of_this_ones_and_names_its_own_help() {
    let kit = floods();
    press(kit.path(), &["make"]).exits(0);
    let mut found = Vec::new();
    for (path, bytes) in tree(&kit.drive()) {
        let is_text = ["html", "js", "txt", "json", "css"]
            .iter()
            .any(|ending| path.ends_with(&format!(".{ending}")));
        if !is_text || path.contains("/vendor/") {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap().to_lowercase();
        let is_page = Path::new(&path)
            .extension()
            .is_some_and(|ending| ending == "html");
        for word in WORDS {
            // Digests and numbers of scripts may hold any digits.
            let is_number = word.bytes().all(|b| b.is_ascii_digit());
            if text.contains(word) && (is_page || !is_number) {
                found.push(format!("{path}: {word}"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    let home = fs::read_to_string(kit.drive().join("data/site/index.html")).unwrap();
    assert!(home.contains("tel:1784") && home.contains("tel:1860"));
}

#[test]
fn the_help_desk_is_named_on_the_check_page_and_in_the_districts_text() {
    let kit = floods();
    press(kit.path(), &["make"]).exits(0);
    let check = fs::read_to_string(kit.drive().join("data/site/check.html")).unwrap();
    assert!(check.contains("data-desk-name=\"ศูนย์สื่อน้ำท่วม\""), "{check}");
    assert!(check.contains("data-desk-phone=\"021234567\"") && check.contains("@floods"));
    let export = [
        "export",
        "--district",
        "81010000",
        "--format",
        "folder",
        "--to",
        "outbox",
    ];
    press(kit.path(), &export).exits(0);
    let outbox = fs::read_dir(kit.path().join("outbox"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    let sheet = outbox.path().join("81010000/DISTRICT-81010000.txt");
    let sheet = fs::read_to_string(sheet).unwrap();
    for words in [
        "ผู้ดูแลไดรฟ์  ศูนย์สื่อน้ำท่วม",
        "Flood media desk",
        "0-2123-4567",
        "LINE  @floods",
        "Mon–Fri",
    ] {
        assert!(sheet.contains(words), "{words}\n{sheet}");
    }
    kit.edit("manifests/kit.toml", "02 123 4567", "123");
    press(kit.path(), &["check"]).exits(0);
    kit.edit(
        "manifests/kit.toml",
        "telephone = \"123\"",
        "telephone = \"12\"",
    );
    press(kit.path(), &["check"])
        .exits(1)
        .says("in [help_desk]");
}

#[test]
fn the_help_desk_is_named_in_the_footer_of_every_page_but_the_calendar_that_hides_the_drive() {
    let kit = floods();
    press(kit.path(), &["make"]).exits(0);
    let mut pages = 0;
    for (path, bytes) in tree(&kit.drive()) {
        let is_page = Path::new(&path)
            .extension()
            .is_some_and(|end| end == "html");
        if !is_page || path == "START-HERE.html" {
            continue;
        }
        let page = String::from_utf8(bytes).unwrap();
        let foot = page.split("<footer").nth(1).unwrap_or_default();
        let (word, desk) = if page.contains("<html lang=\"en\"") {
            ("Questions about this drive", "Flood media desk")
        } else {
            ("สอบถามเกี่ยวกับ", "ศูนย์สื่อน้ำท่วม")
        };
        let is_named = foot.contains(word)
            && foot.contains(desk)
            && foot.contains("href=\"tel:021234567\"")
            && foot.contains("@floods");
        assert_eq!(is_named, !path.ends_with("calendar.html"), "{path}: {foot}");
        pages += 1;
    }
    assert!(pages > 10, "{pages} pages");
    let words = fs::read_to_string(kit.drive().join("data/site/assets/words/en.record.js"));
    assert!(words.unwrap().contains("Flood media desk"));
}

#[test]
fn a_films_warning_comes_from_its_entry_and_without_one_there_is_none() {
    let kit = Kit::small();
    let page = |kit: &Kit| {
        press(kit.path(), &["build"]).exits(0);
        fs::read_to_string(kit.drive().join("data/site/watch.html")).unwrap()
    };
    assert!(!page(&kit).contains("content-warning"));
    kit.edit(
        "manifests/media.toml",
        "kind = \"video\"",
        "kind = \"video\"\nwarning = { th = \"มีภาพน้ำท่วม\", en = \"Shows a flood\" }",
    );
    let page = page(&kit);
    assert!(
        page.contains("content-warning") && page.contains("มีภาพน้ำท่วม"),
        "{page}"
    );
}
