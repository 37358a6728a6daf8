//! Foreign bags: judged by RFC 8493 alone.

use super::super::super::RawName;
use super::*;
use crate::base::Sha256;
use crate::formats::minisign::Prehash;

fn bag(manifest: &str) -> SampleTree {
    let mut tree = SampleTree::new();
    add(
        &mut tree,
        "bagit.txt",
        crate::formats::bagit::V1_0.as_bytes(),
    );
    add(&mut tree, "data/a.txt", b"a");
    add(&mut tree, "data/50%.txt", b"b");
    add(&mut tree, "manifest-sha256.txt", manifest.as_bytes());
    tree
}

fn lines(separator: &str, b: &str) -> String {
    let (a_sum, b_sum) = (Sha256::of(b"a"), Sha256::of(b"b"));
    format!("{a_sum}{separator}data/a.txt\n{b_sum}{separator}{b}\n")
}

#[test]
fn a_valid_bag_without_a_tag_manifest_is_intact_and_not_ours() {
    let report = check(&bag(&lines("  ", "data/50%25.txt")));
    assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
    assert_eq!(report.bag, BagKind::Foreign);
    assert_eq!(report.receipt, None);
    assert_eq!(report.signature, Seal::Nobody);
}

#[test]
fn other_tools_ways_are_read_with_one_warning_a_manifest() {
    let cases = [
        (lines(" *", "data/50%25.txt"), 1),
        (lines("  ", "data/50%.txt"), 1),
        (lines("  ", "data\\50%25.txt"), 1),
        (lines("\t", "./data/50%.txt"), 2),
    ];
    for (manifest, notes) in cases {
        let report = check(&bag(&manifest));
        assert_eq!(report.verdict, Verdict::Intact, "{manifest}: {report:#?}");
        assert_eq!(report.notes.len(), notes, "{manifest}: {report:#?}");
    }
    // A name that contains `%25` and was written unescaped.
    let mut tree = bag(&lines("  ", "data/50%25.txt"));
    let b = tree.remove("data/50%.txt").unwrap();
    add(&mut tree, "data/50%25.txt", &b);
    assert_eq!(check(&tree).verdict, Verdict::Intact);
}

#[test]
fn paths_that_leave_the_bag_are_damage_and_never_read() {
    let (right, digest) = (lines("  ", "data/50%25.txt"), Sha256::of(b"x"));
    let manifest = format!("{right}{digest}  data/../../etc/passwd\n");
    let report = check(&bag(&manifest));
    assert_eq!(report.verdict, Verdict::Damaged);
    assert!(matches!(
        report.damaged[0].defect,
        Defect::Line { line: 3, .. }
    ));
}

#[test]
fn a_file_that_one_manifest_lacks_is_damage() {
    let mut tree = bag(&lines("  ", "data/50%25.txt"));
    let md5 = "0cc175b9c0f1b6a831c399e269772661  data/a.txt\n";
    add(&mut tree, "manifest-md5.txt", md5.as_bytes());
    let report = check(&tree);
    assert_eq!(report.verdict, Verdict::Damaged);
    assert!(matches!(
        report.damaged[0].defect,
        Defect::NotListedIn { .. }
    ));
}

#[test]
fn old_algorithms_are_checked_with_a_warning() {
    let mut tree = bag("");
    tree.remove("manifest-sha256.txt");
    tree.remove("data/50%.txt");
    add(
        &mut tree,
        "bagit.txt",
        b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n",
    );
    let md5 = "0CC175B9C0F1B6A831C399E269772661 *data/a.txt\r\n";
    add(&mut tree, "manifest-md5.txt", md5.as_bytes());
    add(&mut tree, "manifest-blake3.txt", b"x");
    let report = check(&tree);
    assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
    let is_there = |wanted: fn(&Note) -> bool| report.notes.iter().any(wanted);
    assert!(is_there(|n| matches!(n, Note::WeakAlgorithm { .. })));
    assert!(is_there(|n| matches!(n, Note::UnknownAlgorithm { .. })));
    tree.get_mut("data/a.txt").unwrap()[0] = b'x';
    assert_eq!(check(&tree).verdict, Verdict::Damaged);
}

#[test]
fn a_bag_to_be_fetched_is_damaged_and_says_from_where_nothing_came() {
    let mut tree = bag(&lines("  ", "data/50%25.txt"));
    tree.remove("data/a.txt");
    add(
        &mut tree,
        "fetch.txt",
        b"http://example.org/a.txt 1 data/a.txt\n",
    );
    let report = check(&tree);
    assert_eq!(report.verdict, Verdict::Damaged);
    assert!(report.notes.contains(&Note::Fetch { lines: 1 }));
}

#[test]
fn programs_that_a_foreign_bag_lists_are_its_own_affair() {
    let mut tree = bag("");
    tree.remove("data/50%.txt");
    add(&mut tree, "data/tool.exe", b"MZ\x90\0\x03\0\0\0\x04\0");
    rewrite_manifests(&mut tree);
    assert_eq!(check(&tree).verdict, Verdict::Intact);
    add(&mut tree, "tool.exe", b"MZ");
    assert_eq!(check(&tree).verdict, Verdict::Suspicious);
}

#[test]
fn a_signed_foreign_bag_is_checked_with_a_key_only() {
    let mut tree = bag("");
    rewrite_manifests(&mut tree);
    sign(&mut tree, &key(), "8101");
    assert!(matches!(check(&tree).signature, Seal::NotChecked { .. }));
    let report = check_with(&tree, &key());
    assert_eq!(report.verdict, Verdict::Intact);
    assert_eq!(check_with(&tree, &other_key()).verdict, Verdict::Forged);
}

#[test]
fn the_signature_over_a_sets_list_vouches_for_no_bag() {
    let signer = key();
    let mut tree = bag(&lines("  ", "data/50%25.txt"));
    // All lists of digests look alike; the second one lists the payload manifest.
    add(&mut tree, "base.img", b"base");
    let list = format!("{}  base.img\n", Sha256::of(b"base"));
    let rest = sha512(&tree["manifest-sha256.txt"]) + "  manifest-sha256.txt\n";
    add(&mut tree, TAG_MANIFEST_PATH, list.as_bytes());
    add(&mut tree, "tagmanifest-sha512.txt", rest.as_bytes());
    let comment = "drivepress 1 campaign=c edition=e release=2026.1 file=SHA256SUMS";
    let signature = signer.sign(&Prehash::of(list.as_bytes()), comment).unwrap();
    add(&mut tree, SIGNATURE_PATH, signature.as_bytes());
    let report = check_with(&tree, &signer);
    assert_eq!(report.verdict, Verdict::Forged, "{report:#?}");
    // Any other comment is not a claim of ours, but the list must still name the manifest.
    let signature = signer.sign(&Prehash::of(list.as_bytes()), "x").unwrap();
    add(&mut tree, SIGNATURE_PATH, signature.as_bytes());
    let report = check_with(&tree, &signer);
    assert_eq!(report.verdict, Verdict::Damaged, "{report:#?}");
}

fn sha512(bytes: &[u8]) -> String {
    use std::fmt::Write as _;

    use sha2::{Digest as _, Sha512};
    let mut hex = String::new();
    for byte in Sha512::digest(bytes) {
        write!(hex, "{byte:02x}").unwrap();
    }
    hex
}

#[test]
fn what_is_no_bag_is_not_ours() {
    let mut tree = SampleTree::new();
    add(&mut tree, "holiday.jpg", b"\xff\xd8\xff");
    add(&mut tree, "data/a.txt", b"a");
    let report = check(&tree);
    assert_eq!(
        (report.verdict, report.bag),
        (Verdict::NotOurs, BagKind::None)
    );
    assert_eq!(check(&SampleTree::new()).verdict, Verdict::NotOurs);
}

#[test]
fn every_mark_of_ours_makes_a_damaged_drive_of_what_is_no_bag() {
    for path in [
        "START-HERE.html",
        "DISTRICT-8101.txt",
        "data/district/a.txt",
    ] {
        let mut tree = SampleTree::new();
        add(&mut tree, path, b"x");
        let report = check(&tree);
        assert_eq!(
            (report.verdict, report.bag),
            (Verdict::Damaged, BagKind::Ours)
        );
    }
}

#[test]
fn a_bag_whose_only_list_is_of_an_unknown_algorithm_says_so_and_blames_no_file() {
    let mut tree = bag(&lines("  ", "data/50%25.txt"));
    let list = tree.remove("manifest-sha256.txt").unwrap();
    add(&mut tree, "manifest-blake3.txt", &list);
    add(&mut tree, "data/setup.bin", b"x");
    let report = check(&tree);
    assert_eq!(report.verdict, Verdict::NotChecked);
    assert!(report.damaged.is_empty(), "{report:#?}");
    let file = RawName::new("manifest-blake3.txt");
    assert!(report.notes.contains(&Note::ContentsNotChecked { file }));
    assert!(report.suspicious.is_empty(), "{report:#?}");
    // Everything else is still checked.
    add(&mut tree, "notes.txt", b"changed");
    let tags = format!("{}  notes.txt\n", Sha256::of(b"x"));
    add(&mut tree, TAG_MANIFEST_PATH, tags.as_bytes());
    assert_eq!(check(&tree).verdict, Verdict::Damaged);
}

#[test]
fn names_that_look_the_same_are_told_apart_by_code_points() {
    let digest = Sha256::of(b"a");
    let mut tree = bag(&format!("{digest}  data/\u{e9}.txt\n"));
    tree.retain(|path, _| !path.starts_with("data/"));
    add(&mut tree, "data/e\u{301}.txt", b"a");
    let report = check(&tree);
    assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
    assert_eq!(
        report.notes[0].to_string(),
        r"data/\u{e9}.txt is called data/e\u{301}.txt on the drive"
    );
}
