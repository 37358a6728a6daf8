//! People read Thai where they ask for it or their system is Thai, and English everywhere else;
//! codes, values and exit codes are the same in both.

use std::fs;

use crate::support::{Kit, Outcome, TestKit, press, press_with};

/// Runs a command under `--lang th`.
fn in_thai(folder: &std::path::Path, arguments: &[&str]) -> Outcome {
    let mut all = arguments.to_vec();
    all.extend(["--lang", "th"]);
    press(folder, &all)
}

#[test]
fn a_thai_system_or_an_option_gives_thai_and_all_else_english() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str], variables: &[(&str, &str)]| {
        press_with(folder.path(), arguments, variables)
            .exits(2)
            .stderr
    };
    let thai = "ไม่ใช่ชุดสื่อ";
    let english = "holds no kit";
    let th = ("LC_ALL", "th_TH.UTF-8");
    assert!(run(&["make", "--lang", "th"], &[]).contains(thai));
    assert!(run(&["--lang", "th", "make"], &[]).contains(thai));
    assert!(run(&["make"], &[th]).contains(thai));
    assert!(run(&["make"], &[("LC_ALL", ""), ("LANG", "th_TH.UTF-8")]).contains(thai));
    assert!(run(&["make", "--lang", "en"], &[th]).contains(english));
    for other in ["C", "POSIX", "de_DE.UTF-8", "my_MM"] {
        let said = run(&["make"], &[("LC_ALL", other), ("LANG", "th_TH.UTF-8")]);
        assert!(said.contains(english), "{other}: {said}");
    }
    press(folder.path(), &["make", "--lang", "de"])
        .exits(2)
        .says("the languages are th and en");
}

#[test]
fn making_stamping_signing_and_exporting_speak_thai() {
    let kit = Kit::small();
    let at = kit.path();
    in_thai(at, &["check"]).exits(0).says("ชุดสื่อพร้อมแล้ว");
    in_thai(at, &["build"])
        .exits(0)
        .says("เปิด START-HERE.html ในโฟลเดอร์นั้น")
        .says("ต่อไป: drivepress stamp");
    in_thai(at, &["stamp"])
        .exits(0)
        .says("เขียนส่วนร่วมใหม่")
        .says("ต่อไป: drivepress verify");
    in_thai(at, &["make"]).exits(0).says("เป็นปัจจุบันแล้ว");
    in_thai(at, &["export", "--to", "outbox"])
        .exits(2)
        .says("ยังไม่ได้เลือกอำเภอ")
        .says("วิธีแก้: ระบุด้วย --district");
    in_thai(at, &["export", "--district", "81010000", "--to", "outbox"])
        .exits(0)
        .says("ส่งออก 1 อิมเมจ");
    in_thai(at, &["keygen", "--to", "campaign", "--no-password"])
        .exits(0)
        .says("เก็บเป็นความลับ")
        .says("ต่อไป: drivepress make --sign campaign.key");
    in_thai(
        at,
        &["sign", "dist/images/community", "--key", "campaign.key"],
    )
    .exits(2)
    .says("สร้างไว้แบบไม่มีลายเซ็น");
    in_thai(at, &["sign", "dist/images/community", "--key", "none.key"])
        .exits(2)
        .says("ไม่มีไฟล์กุญแจ none.key");
    in_thai(at, &["districts", "81010000"])
        .exits(0)
        .says("1 อำเภอ");
    in_thai(at, &["verify", "nowhere"])
        .exits(2)
        .says("ไม่มี nowhere")
        .says("วิธีแก้");
}

#[test]
fn media_are_listed_and_mended_in_thai() {
    let kit = TestKit::small();
    kit.write("media/print/new.pdf", "%PDF-1.4\n");
    let at = kit.root();
    in_thai(at, &["media", "add", "media/print/new.pdf"]).says("manifests/media.toml");
    in_thai(at, &["media", "add", "media/print/none.pdf"])
        .exits(2)
        .says("ข้อผิดพลาด")
        .says("วิธีแก้");
    in_thai(at, &["media", "lock"]).says("ไฟล์");
}

#[test]
fn json_has_the_same_codes_and_values_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let [thai, english] = ["th", "en"].map(|language| {
        let arguments = ["make", "--json", "--lang", language];
        press(folder.path(), &arguments).exits(2).json()
    });
    assert_eq!(thai["code"], "make.no-kit");
    for field in ["code", "values"] {
        assert_eq!(thai[field], english[field], "{field}");
    }
    assert_ne!(thai["error"], english["error"]);
}

#[test]
fn verify_gives_its_reasons_in_the_language_asked_for_and_the_same_values() {
    let folder = tempfile::tempdir().unwrap();
    let declaration = "BagIt-Version: 9.9\nTag-File-Character-Encoding: UTF-8\n";
    fs::write(folder.path().join("bagit.txt"), declaration).unwrap();
    let run = |arguments: &[&str]| press(folder.path(), arguments).exits(1);
    let [mut thai, mut english] = ["th", "en"].map(|language| {
        let report = run(&["verify", "--json", ".", "--lang", language]).json();
        report[0]["damaged"].clone()
    });
    let reason = |damaged: &mut serde_json::Value| {
        let found = damaged.as_array_mut().unwrap().iter_mut();
        let form = found.filter(|one| one["what"] == "form");
        let reason = form.map(|one| one["reason"].take()).next().unwrap();
        reason.as_str().unwrap().to_owned()
    };
    assert_eq!(reason(&mut thai), "ไม่รู้จัก BagIt รุ่น 9.9");
    let said = "the version 9.9 of BagIt is not known";
    assert_eq!(reason(&mut english), said);
    assert_eq!(thai, english);
    run(&["verify", ".", "--lang", "th"]).says("bagit.txt: ไม่รู้จัก BagIt รุ่น 9.9");
}

#[test]
fn help_stays_english() {
    let folder = tempfile::tempdir().unwrap();
    let variables = [("LC_ALL", "th_TH.UTF-8")];
    press_with(folder.path(), &["--help"], &variables)
        .exits(0)
        .says("Builds, stamps and verifies");
}
