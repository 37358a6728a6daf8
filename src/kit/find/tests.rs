use super::*;
use crate::kit::model::Province;

const TABLE: [(&str, &str, &str, &str, &str); 8] = [
    ("8101", "เมืองกระบี่", "Mueang Krabi", "กระบี่", "Krabi"),
    ("8102", "เขาพนม", "Khao Phanom", "กระบี่", "Krabi"),
    ("8107", "ลำทับ", "Lam Thap", "กระบี่", "Krabi"),
    ("8301", "เมืองภูเก็ต", "Mueang Phuket", "ภูเก็ต", "Phuket"),
    ("8302", "กะทู้", "Kathu", "ภูเก็ต", "Phuket"),
    ("5515", "เฉลิมพระเกียรติ", "Chaloem Phra Kiat", "น่าน", "Nan"),
    (
        "8023",
        "เฉลิมพระเกียรติ",
        "Chaloem Phra Kiat",
        "นครศรีธรรมราช",
        "Nakhon Si Thammarat",
    ),
    (
        "8001",
        "เมืองนครศรีธรรมราช",
        "Mueang Nakhon Si Thammarat",
        "นครศรีธรรมราช",
        "Nakhon Si Thammarat",
    ),
];

fn found(query: &str) -> String {
    let mut districts: Vec<District> = TABLE
        .iter()
        .map(|(code, th, en, province_th, province_en)| District {
            code: code.parse().unwrap(),
            name_th: (*th).to_owned(),
            name_en: (*en).to_owned(),
            province: Province {
                code: code[..2].parse().unwrap(),
                name_th: (*province_th).to_owned(),
                name_en: (*province_en).to_owned(),
            },
            region: String::new(),
            postal_code: String::new(),
        })
        .collect();
    districts.sort_by(|a, b| a.code.cmp(&b.code));
    let codes = |list: &[&District]| {
        list.iter()
            .map(|d| d.code.to_string())
            .collect::<Vec<_>>()
            .join(" ")
    };
    match find_districts(&districts, query) {
        DistrictSearch::One(district) => district.code.to_string(),
        DistrictSearch::Several(list) => codes(&list),
        DistrictSearch::Nothing { nearest } => format!("? {}", codes(&nearest)).trim().to_owned(),
    }
}

#[test]
fn one_district_is_found_however_it_is_written() {
    let cases = [
        ("8107", "8107"),
        ("๘๑๐๗", "8107"),
        (" 81 07", "8107"),
        ("ลำทับ", "8107"),
        ("ลํา\u{200b}ทับ", "8107"),
        ("อำเภอลำทับ", "8107"),
        ("อ.ลำทับ", "8107"),
        ("อ. ลำทับ จ. กระบี่", "8107"),
        ("ลำทับ กระบี่", "8107"),
        ("lam thap", "8107"),
        ("LAM-THAP", "8107"),
        ("Lamthap District", "8107"),
        ("Amphoe Lam Thap, Krabi Province", "8107"),
        ("Lam Thap, Krabi", "8107"),
        ("Mueang Krabi", "8101"),
        ("Muang Krabi", "8101"),
        ("เมืองกระบี่", "8101"),
        ("อ.เมือง จ.กระบี่", "8101"),
        ("อำเภอเมืองกระบี่", "8101"),
        ("Krabi District", "8101"),
        ("Chaloem Phra Kiat, Nan", "5515"),
        ("เฉลิมพระเกียรติ นครศรีธรรมราช", "8023"),
        ("Kathu", "8302"),
    ];
    for (query, expected) in cases {
        assert_eq!(found(query), expected, "{query}");
    }
}

#[test]
fn provinces_and_parts_of_names_list_all() {
    let cases = [
        ("81", "8101 8102 8107"),
        ("กระบี่", "8101 8102 8107"),
        ("จังหวัดกระบี่", "8101 8102 8107"),
        ("จ.กระบี่", "8101 8102 8107"),
        ("Krabi", "8101 8102 8107"),
        ("Krabi Province", "8101 8102 8107"),
        ("เฉลิมพระเกียรติ", "5515 8023"),
        ("nakhon", "8001 8023"),
        ("เมือง", "8001 8101 8301"),
        ("mueang", "8001 8101 8301"),
    ];
    for (query, expected) in cases {
        assert_eq!(found(query), expected, "{query}");
    }
}

#[test]
fn near_names_are_offered_and_nonsense_is_not_guessed() {
    let cases = [
        ("Lam Tap", "? 8107"),
        ("Kao Phanom", "? 8102"),
        ("กระทู้", "? 8302"),
        ("8108", "? 8101 8102 8107"),
        ("London", "?"),
        ("", "?"),
        ("   ", "?"),
        ("99", "?"),
        ("-", "?"),
    ];
    for (query, expected) in cases {
        assert_eq!(found(query), expected, "{query}");
    }
    assert_eq!(found(&"ก".repeat(100_000)), "?");
}

#[test]
fn marks_are_found_in_any_order() {
    for (query, code) in [
        ("กะทู้", "8302"),
        ("กะท\u{e49}\u{e39}", "8302"),
        ("กะทู้้", "8302"),
        ("ลำทับ", "8107"),
        ("ล\u{e4d}\u{e32}ทับ", "8107"),
        ("ลาํทับ", "8107"),
        ("ลำท\u{e31}บ", "8107"),
        ("เฉลิมพระเกียรต\u{e34} น่าน", "5515"),
        ("เเมืองกระบี่", "8101"),
        ("เมืองกระบ\u{e48}\u{e35}", "8101"),
        ("\u{2068}เขาพนม\u{2069}", "8102"),
    ] {
        assert!(found(query).contains(code), "{query}: {}", found(query));
    }
}
