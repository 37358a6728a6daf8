//! Drives whose manifests are missing, duplicated or too long.

use std::fmt::Write as _;

use serde_json::json;

use super::*;
use crate::verify::answer::LeftOut;
use crate::verify::drive::tags::kept::FINDINGS_MAX;
use crate::words::{Language, speaking};

#[test]
fn without_its_lists_a_drive_is_damaged_and_its_own_pages_are_not_dangers() {
    let mut tree = drive(None);
    for list in [MANIFEST_PATH, TAG_MANIFEST_PATH] {
        tree.remove(list);
    }
    add(&mut tree, "data/site/more.js", b"1");
    let report = check(&tree);
    assert_eq!(report.verdict, Verdict::Damaged);
    assert!(report.suspicious.is_empty(), "{report:#?}");
    assert_eq!(report.damaged.len(), 2, "{report:#?}");

    // Files that are never ours are dangers with or without manifests.
    for program in [
        "data/site/setup.exe",
        "data/site/more.vbs",
        "data/more.js",
        "more.html",
    ] {
        let mut tree = tree.clone();
        add(&mut tree, program, b"x");
        let report = check(&tree);
        assert_eq!(report.suspicious.len(), 1, "{program}: {report:#?}");
    }
}

#[test]
fn a_second_spelling_of_a_tag_file_is_damage_and_never_read_in_its_place() {
    let signer = key();
    for (second, first) in [
        ("TAGMANIFEST-SHA256.TXT", TAG_MANIFEST_PATH),
        ("Manifest-sha256.txt", MANIFEST_PATH),
        ("BagIt.txt", "bagit.txt"),
        ("BAG-INFO.TXT", INFO_PATH),
        ("tagmanifest-sha256.txt.MINISIG", SIGNATURE_PATH),
    ] {
        let mut tree = signed_drive(&signer, "8101");
        add(&mut tree, second, b"Signed-By: nobody\n");
        let report = check_with(&tree, &signer);
        assert_eq!(report.verdict, Verdict::Damaged, "{second}: {report:#?}");
        assert!(matches!(report.signature, Seal::Right { .. }), "{second}");
        let damage = report.damaged.iter().find(|d| d.path.as_raw() == second);
        let told = damage.unwrap().to_string();
        assert!(told.contains(first), "{told}");
    }
}

#[test]
fn of_several_lists_of_one_algorithm_the_one_rightly_named_is_read() {
    let mut tree = drive(None);
    let list = format!("{}  data/video/other.mp4\n", Sha256::of(b"x"));
    add(&mut tree, "manifest-SHA-256.txt", list.as_bytes());
    let report = check(&tree);
    assert_eq!(report.verdict, Verdict::Damaged);
    assert_eq!(report.damaged.len(), 1, "{report:#?}");
    assert!(report.missing.is_empty(), "{report:#?}");
}

#[test]
fn of_missing_files_the_first_are_named_and_all_are_counted() {
    let mut tree = drive(None);
    let mut list = String::from_utf8(tree[MANIFEST_PATH].clone()).unwrap();
    for number in 0..FINDINGS_MAX + 7 {
        writeln!(list, "{}  data/{number:06}", Sha256::of(b"x")).unwrap();
    }
    add(&mut tree, MANIFEST_PATH, list.as_bytes());
    let report = check(&tree);
    assert_eq!(report.missing.len(), FINDINGS_MAX);
    let of = LeftOut::Missing;
    let more = Note::More { of, count: 7 };
    assert!(report.notes.contains(&more));
    for (language, words) in [(Language::En, "missing files"), (Language::Th, "ไฟล์ที่หายไป")]
    {
        assert_eq!(
            speaking(language, || serde_json::to_value(&more).unwrap()),
            json!({ "what": "more", "of": { "code": "missing", "words": words }, "count": 7 })
        );
    }
}

#[test]
fn in_a_drive_in_capitals_fifty_names_are_told_and_the_rest_is_counted() {
    let mut tree = drive(None);
    for number in 0..60 {
        add(&mut tree, &format!("data/print/page{number:02}.txt"), b"x");
    }
    let info = String::from_utf8(tree[INFO_PATH].clone()).unwrap();
    let kept: Vec<&str> = info.lines().filter(|l| !l.starts_with("Payload")).collect();
    add(&mut tree, INFO_PATH, (kept.join("\n") + "\n").as_bytes());
    rewrite_manifests(&mut tree);
    let capitals = |(path, bytes): (String, Vec<u8>)| (path.to_uppercase(), bytes);
    let tree: SampleTree = tree.into_iter().map(capitals).collect();
    let report = check(&tree);
    assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
    let differs = |note: &&Note| matches!(note, Note::NameDiffers { .. });
    assert_eq!(report.notes.iter().filter(differs).count(), 50);
    assert!(report.notes.iter().any(|n| matches!(n, Note::More { .. })));
}
