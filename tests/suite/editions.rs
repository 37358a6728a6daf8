//! An edition is a selection of the kit: its drives hold nothing of another edition.

use std::fs;
use std::path::Path;

use drivepress::base::Sha256;

use crate::support::{TestKit, press};

/// What only one edition has: names, titles and words of its texts.
const OF_THE_COMMUNITY: [&str; 2] = ["guide-th.pdf", "guide-th.png"];
const OF_OFFICIALS: [&str; 6] = [
    "officials-notes.txt",
    "Notes of officials",
    "บันทึกเจ้าหน้าที่",
    "Caseworker 7391",
    "ผู้ดูแลกรณี 7391",
    "เจ้าหน้าที่ที่ดูแลกรณีหนึ่ง",
];

#[track_caller]
fn assert_absent(image: &Path, words: &[String]) {
    let bytes = fs::read(image).unwrap();
    for word in words {
        let utf16: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for needle in [word.as_bytes(), &utf16] {
            let found = memchr::memmem::find(&bytes, needle);
            assert_eq!(found, None, "{word} in {}", image.display());
        }
    }
}

fn digest(kit: &TestKit, path: &str) -> String {
    Sha256::of(&fs::read(kit.root().join("media").join(path)).unwrap()).to_string()
}

#[test]
fn no_drive_holds_a_byte_of_another_edition() {
    let kit = TestKit::editions();
    press(kit.root(), &["make"]).exits(0);
    let named = |words: &[&str], files: &[&str]| {
        let mut all: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        all.extend(files.iter().map(|path| digest(&kit, path)));
        all
    };
    let of_officials = named(&OF_OFFICIALS, &["print/officials-notes.txt"]);
    let of_community = named(
        &OF_THE_COMMUNITY,
        &["print/guide-th.pdf", "print/guide-th.png"],
    );
    for (edition, strange, own) in [
        ("community", &of_officials, &of_community),
        ("officials", &of_community, &of_officials),
    ] {
        let set = format!("dist/images/{edition}");
        for format in ["img", "zip"] {
            let arguments = [
                "export",
                &set,
                "--district",
                "81070000",
                "--format",
                format,
                "--to",
                "out",
            ];
            press(kit.root(), &arguments).exits(0);
            let image = kit
                .root()
                .join(format!("out/{edition}-2026.1/81070000.{format}"));
            assert_absent(&image, strange);
            let digest = own.last().unwrap().as_bytes();
            assert!(memchr::memmem::find(&fs::read(&image).unwrap(), digest).is_some());
            press(kit.root(), &["verify", image.to_str().unwrap()]).exits(0);
        }
    }
}

#[test]
fn an_edition_is_stamped_for_its_districts_alone() {
    let kit = TestKit::editions();
    press(kit.root(), &["make"]).exits(0);
    let stamped = |edition: &str| {
        let set = kit
            .root()
            .join("dist/images")
            .join(edition)
            .join("image-set.json");
        let set: serde_json::Value = serde_json::from_slice(&fs::read(set).unwrap()).unwrap();
        let of_set = set["recipients"].as_array().unwrap().clone();
        let codes = of_set
            .iter()
            .map(|one| one["recipient"].as_str().unwrap().to_owned());
        codes.collect::<Vec<_>>()
    };
    assert_eq!(stamped("community").len(), 10);
    let officials = stamped("officials");
    assert!(officials.contains(&"81070000".to_owned()));
    assert!(!officials.contains(&"81010000".to_owned()));
    let is_of_an_area = |code: &String| code == "81070000" || code.starts_with("83");
    assert!(officials.iter().all(is_of_an_area), "{officials:?}");
}

#[test]
fn an_edition_asked_for_a_district_that_it_is_not_for_is_a_wrong_call() {
    let kit = TestKit::editions();
    let arguments = ["make", "--edition", "officials", "--district", "81010000"];
    press(kit.root(), &arguments)
        .exits(2)
        .says("the edition officials is not for these districts");
    assert!(!kit.root().join("dist/images").exists());
    // Without a name, the editions that are not for it are left out.
    press(kit.root(), &["make", "--district", "81010000"])
        .exits(0)
        .says("Skipped the edition officials");
    assert!(kit.root().join("dist/images/community").exists());
    assert!(!kit.root().join("dist/images/officials").exists());
    assert!(!kit.root().join("dist/drive/officials").exists());
    press(
        kit.root(),
        &["stamp", "--district", "81010000", "--lang", "th"],
    )
    .exits(0)
    .says("ข้ามฉบับ officials");
}

#[test]
fn without_a_set_the_first_edition_of_the_kit_is_meant_whatever_the_alphabet_says() {
    let kit = TestKit::editions();
    kit.edit(
        "manifests/kit.toml",
        "[editions.community]",
        "[editions.zz-community]",
    );
    kit.edit(
        "manifests/media.toml",
        "[\"community\"]",
        "[\"zz-community\"]",
    );
    press(kit.root(), &["make"]).exits(0);
    press(
        kit.root(),
        &["export", "--district", "81010000", "--to", "out"],
    )
    .exits(0);
    assert!(
        kit.root()
            .join("out/zz-community-2026.1/81010000.img")
            .is_file()
    );
}

#[test]
fn a_link_to_what_an_edition_lacks_is_a_fault_that_names_the_edition() {
    let kit = TestKit::editions();
    let link = "\nSee the [notes](data/print/officials-notes.txt).\n";
    let text = "media/text/en/report.md";
    let old = fs::read_to_string(kit.root().join(text)).unwrap();
    kit.write(text, old + link);
    kit.lock("text/en/report.md");
    press(kit.root(), &["check"])
        .exits(1)
        .says("in the edition community: ")
        .says("media/text/en/report.md");
    press(kit.root(), &["check", "--lang", "th"])
        .exits(1)
        .says("ในฉบับ community: ");
}

#[test]
fn what_editions_select_is_checked_with_the_mend() {
    let kit = TestKit::editions();
    for (file, from, to, words) in [
        (
            "media",
            "[\"community\"]",
            "[\"comunity\"]",
            "the kit has no edition comunity",
        ),
        (
            "media",
            "[\"community\"]",
            "\"community\"",
            "`editions` is a list of words in quotes",
        ),
        ("media", "[\"community\"]", "[]", "`editions` lists nothing"),
        (
            "media",
            "[\"community\"]",
            "[\"community\", \"community\"]",
            "`community` stands twice",
        ),
        ("kit", "\"83\"", "\"99\"", "the edition officials is for 99"),
        (
            "kit",
            "\"83\"",
            "\"Trang\"",
            "`Trang` is not the code of a province or district",
        ),
        (
            "kit",
            "[editions.officials]",
            "[editions.empty]",
            "the kit has no edition officials",
        ),
    ] {
        let file = format!("manifests/{file}.toml");
        let old = fs::read(kit.root().join(&file)).unwrap();
        kit.edit(&file, from, to);
        press(kit.root(), &["check"])
            .exits(1)
            .says(words)
            .says("mend: ");
        kit.write(&file, old);
    }
}
