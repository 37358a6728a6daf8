use super::*;
use crate::kit::model::{Config, District, MediaDefaults, Province};

fn districts() -> Vec<District> {
    let province = Province {
        code: "81".parse().unwrap(),
        name_th: "กระบี่".to_owned(),
        name_en: "Krabi".to_owned(),
    };
    ["8101", "8107"]
        .iter()
        .map(|code| District {
            code: code.parse().unwrap(),
            name_th: "ลำทับ".to_owned(),
            name_en: "Lam Thap".to_owned(),
            province: province.clone(),
            region: String::new(),
            postal_code: String::new(),
        })
        .collect()
}

fn config() -> Config {
    Config {
        campaign: "a".parse().unwrap(),
        title: crate::kit::model::Localised::default(),
        release: "2026.1".parse().unwrap(),
        date: jiff::civil::date(2026, 3, 1),
        languages: Vec::new(),
        editions: Vec::new(),
        label: crate::formats::fat32::VolumeLabel::default(),
        signer: None,
        free_space_bytes: 0,
        zip: true,
        districts: None,
        provinces: None,
        contacts_valid_months: 12,
        help_desk: None,
        media_defaults: MediaDefaults::default(),
    }
}

fn read(rows: &str) -> (Vec<Contact>, Vec<(bool, &'static str, u32)>) {
    let header = "for,kind,name_th,name_en,phone,ext,languages,verified_on,verified_by\n";
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("manifests")).unwrap();
    let base = "national,help,ก,A,1300,,th,2026-01-01,me\n";
    let text = format!("{header}{base}{rows}\n");
    crate::base::OutputFile::write_whole(dir.path().join(CONTACTS_FILE), text.as_bytes()).unwrap();
    let mut faults = Vec::new();
    let freshness = Freshness::of(&config());
    let read = read_contacts(
        dir.path(),
        &KnownCodes::of_districts(&districts()),
        freshness,
        &mut faults,
    )
    .unwrap();
    let told = faults.iter().map(|f| {
        assert!(f.advice(crate::words::Language::En).is_some(), "{f:?}");
        (f.is_fault(), f.code, f.place.line.unwrap())
    });
    let told = told.collect();
    (read.contacts, told)
}

#[test]
fn rows_are_read_and_written_plainly() {
    let (contacts, told) = read("๘๑,office,ก,A,075 611 144,๑๒,\"th, en\",2026-01-01,me");
    assert_eq!(told, [(false, "table.odd-code", 3)]);
    let contact = &contacts[1];
    assert_eq!(contact.serves, Serves::Province("81".parse().unwrap()));
    assert_eq!(
        (contact.phone.as_str(), contact.ext.as_str()),
        ("075611144", "12")
    );
    assert_eq!(contact.languages.len(), 2);
}

#[test]
fn each_fault_of_a_row_is_told() {
    let cases = [
        ("9999,office,ก,A,191,,,2026-01-01,me", "contact.unknown-for"),
        ("82,office,ก,A,191,,,2026-01-01,me", "contact.unknown-for"),
        ("natoinal,office,ก,A,191,,,2026-01-01,me", "contact.bad-for"),
        (",office,ก,A,191,,,2026-01-01,me", "contact.bad-for"),
        ("81,ช่วย,ก,A,191,,,2026-01-01,me", "contact.bad-kind"),
        ("81,office,,A,191,,,2026-01-01,me", "contact.no-name"),
        ("81,office,ก,,191,,,2026-01-01,me", "contact.no-name"),
        (
            "81,office,ก,A,75611144,,,2026-01-01,me",
            "contact.bad-phone",
        ),
        ("81,office,ก,A,191,a,,2026-01-01,me", "contact.bad-phone"),
        (
            "81,office,ก,A,075611144 ต่อ 1,2,,2026-01-01,me",
            "contact.two-extensions",
        ),
        (
            "81,office,ก,A,191,,Thai,2026-01-01,me",
            "contact.bad-language",
        ),
        ("81,office,ก,A,191,,,2569-01-01,me", "contact.bad-date"),
    ];
    for (row, code) in cases {
        let (_, told) = read(row);
        assert_eq!(told, [(true, code, 3)], "{row}");
    }
}

#[test]
fn warnings_leave_the_row() {
    let cases = [
        ("81,office,ก,A,191,,,,", "contact.unverified"),
        ("81,office,ก,A,191,,,2026-01-01,", "contact.unverified"),
        ("81,office,ก,A,191,,,2025-02-28,me", "contact.stale"),
        (
            "81,office,ก,A,191,,,2026-03-02,me",
            "contact.verified-later",
        ),
        (
            "81,office,ก,A,075611144 ต่อ 1,,,2026-01-01,me",
            "contact.ext-in-phone",
        ),
        ("national,help,ข,B,1300,,,2026-01-01,me", "contact.twice"),
        (
            "81,office,ก\u{200b},A,191,,,2026-01-01,me",
            "contact.unseen",
        ),
    ];
    for (row, code) in cases {
        let (contacts, told) = read(row);
        assert_eq!(told, [(false, code, 3)], "{row}");
        assert_eq!(contacts.len(), 2);
    }
    // Still valid after exactly twelve months.
    assert_eq!(read("81,office,ก,A,191,,,2025-03-01,me").1, []);
    assert_eq!(read("81,office,ก,A,191,,,2026-03-01,me").1, []);
}
