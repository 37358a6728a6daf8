//! Right and wrong sets.

use std::fs;
use std::path::Path;

use super::super::sample::{SampleSet, find, key, other_key};
use super::super::{Defect, Options, RawName, Report, Seal, SetFindings, Verdict, verify};
use crate::base::{OutputFile, Work};

fn check(set: &SampleSet) -> Report {
    verify(&set.folder(), &Options::default(), &Work::new()).unwrap()
}

fn findings(report: &Report) -> &SetFindings {
    report.set.as_ref().unwrap()
}

fn edit(path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(path).unwrap();
    change(&mut bytes);
    OutputFile::write_whole(path, &bytes).unwrap();
}

#[test]
fn an_unsigned_set_is_pristine() {
    let set = SampleSet::new(None, false);
    let report = check(&set);
    assert_eq!(report.verdict, Verdict::Pristine, "{report:#?}");
    assert_eq!(report.signature, Seal::Nobody);
    assert_eq!(findings(&report).right_images, 6);
    assert_eq!(findings(&report).recipients, 3);
}

#[test]
fn a_set_waits_for_its_signature_until_all_is_signed() {
    let signer = key();
    let waiting = SampleSet::new(Some(&signer), false);
    let report = check(&waiting);
    assert!(report.waits_for_signature(), "{report:#?}");
    assert_eq!(findings(&report).waiting.len(), 3);
    let set = SampleSet::new(Some(&signer), true);
    let report = check(&set);
    assert_eq!(report.verdict, Verdict::Forged, "the list is not signed");
    set.sign_list(&signer);
    let report = check(&set);
    assert_eq!(report.verdict, Verdict::Pristine, "{report:#?}");
    set.sign_list(&other_key());
    assert_eq!(check(&set).verdict, Verdict::Forged);
}

#[test]
fn a_set_of_signed_drives_that_says_nobody_signed_it_is_forged() {
    let signer = key();
    let set = SampleSet::new(Some(&signer), true);
    let path = set.folder().join("image-set.json");
    edit(&path, |bytes| {
        let text = String::from_utf8(bytes.clone()).unwrap();
        let line = format!("\"{}\"", signer.public_key());
        assert!(text.contains(&line), "{text}");
        *bytes = text.replace(&line, "null").into_bytes();
    });
    let report = check(&set);
    assert_eq!(report.verdict, Verdict::Forged, "{report:#?}");
}

#[test]
fn each_of_the_two_lists_needs_its_own_signature() {
    let signer = key();
    let set = SampleSet::new(Some(&signer), true);
    set.sign_list(&signer);
    assert_eq!(check(&set).verdict, Verdict::Pristine);
    let signature = |list: &str| set.folder().join(format!("{list}.minisig"));
    let (sums, json) = (signature("SHA256SUMS"), signature("image-set.json"));
    let right = [&sums, &json].map(|path| fs::read(path).unwrap());
    for (path, right, wrong) in [(&sums, &right[0], &right[1]), (&json, &right[1], &right[0])] {
        for wrong in [
            None,
            Some(wrong),
            Some(&b"untrusted comment: not signed\n".to_vec()),
        ] {
            match wrong {
                Some(bytes) => edit(path, |found| found.clone_from(bytes)),
                None => fs::remove_file(path).unwrap(),
            }
            let report = check(&set);
            assert_eq!(
                report.verdict,
                Verdict::Forged,
                "{}: {report:#?}",
                path.display()
            );
            OutputFile::write_whole(path, right).unwrap();
        }
    }
    assert_eq!(check(&set).verdict, Verdict::Pristine);
}

#[test]
fn a_pinned_key_is_asked_of_the_set() {
    let signer = key();
    let set = SampleSet::new(Some(&signer), true);
    set.sign_list(&signer);
    let check_with = |key: &crate::formats::minisign::PublicKey| {
        let options = Options {
            key: Some(key),
            ..Options::default()
        };
        verify(&set.folder(), &options, &Work::new())
            .unwrap()
            .verdict
    };
    assert_eq!(check_with(&signer.public_key()), Verdict::Pristine);
    assert_eq!(check_with(&other_key().public_key()), Verdict::Forged);
}

#[test]
fn damage_to_a_base_is_located_to_the_mib() {
    let set = SampleSet::new(None, false);
    for form in ["img", "zip"] {
        let path = set.folder().join(format!("base.{form}"));
        let at = usize::try_from(find(&path, &[7; 1000])).unwrap();
        edit(&path, |bytes| bytes[at + 500] ^= 1);
    }
    let report = check(&set);
    assert_eq!(report.verdict, Verdict::Damaged);
    let bases = &findings(&report).bases;
    assert_eq!(bases.len(), 2, "{report:#?}");
    for base in bases {
        let files: Vec<&str> = base.ranges[0].files.iter().map(RawName::as_raw).collect();
        assert!(files.contains(&"data/video/film.mp4"), "{files:?}");
    }
    assert_eq!(findings(&report).right_images, 0);
    // Without the digests of its MiBs, a wrong base is still detected.
    let pieces = set.folder().join("base.img.pieces");
    edit(&pieces, |bytes| bytes[0] ^= 1);
    let report = check(&set);
    assert!(report.damaged.iter().any(|d| d.path.as_raw() == "base.img"));
    assert!(
        report
            .damaged
            .iter()
            .any(|d| d.path.as_raw() == "base.img.pieces")
    );
}

#[test]
fn tails_are_checked_one_by_one() {
    let set = SampleSet::new(None, false);
    let stamps = set.folder().join("stamps");
    edit(&stamps.join("8101.img.tail"), |bytes| bytes[9] ^= 1);
    edit(&stamps.join("8102.img.tail"), |bytes| bytes.truncate(100));
    fs::remove_file(stamps.join("8101.zip.tail")).unwrap();
    fs::copy(stamps.join("8102.zip.tail"), stamps.join("9999.zip.tail")).unwrap();
    let report = check(&set);
    assert_eq!(report.verdict, Verdict::Damaged);
    let found = findings(&report);
    assert_eq!(found.missing_tails[0].as_raw(), "stamps/8101.zip.tail");
    assert_eq!(found.extra_tails[0].as_raw(), "stamps/9999.zip.tail");
    assert_eq!(found.right_images, 3);
    let wrong: Vec<&str> = found.wrong_images.iter().map(RawName::as_raw).collect();
    assert_eq!(wrong, ["8101.img", "8101.zip", "8102.img"]);
    let cut = |d: &super::super::Damage| matches!(d.defect, Defect::Cut { .. });
    assert!(report.damaged.iter().any(cut), "{report:#?}");
}

#[test]
fn an_extra_tail_alone_is_damage() {
    let set = SampleSet::new(None, false);
    let stamps = set.folder().join("stamps");
    fs::copy(stamps.join("8102.zip.tail"), stamps.join("9999.zip.tail")).unwrap();
    assert_eq!(check(&set).verdict, Verdict::Damaged);
}

#[test]
fn the_lists_must_agree() {
    let set = SampleSet::new(None, false);
    let sums = set.folder().join("SHA256SUMS");
    let text = fs::read_to_string(&sums).unwrap();
    let changes: [(&str, String); 4] = [
        (
            "changed",
            text.replacen(|c: char| c.is_ascii_hexdigit(), "x", 1),
        ),
        (
            "short",
            text.lines().skip(1).collect::<Vec<&str>>().join("\n"),
        ),
        ("long", format!("{text}{}  other.img\n", "0".repeat(64))),
        ("twice", format!("{text}{}\n", text.lines().next().unwrap())),
    ];
    for (name, changed) in changes {
        edit(&sums, |bytes| *bytes = changed.into_bytes());
        let report = check(&set);
        assert_eq!(report.verdict, Verdict::Damaged, "{name}");
    }
    fs::remove_file(&sums).unwrap();
    assert_eq!(check(&set).missing[0].as_raw(), "SHA256SUMS");
}

#[test]
fn a_set_that_cannot_be_read_is_damaged() {
    let set = SampleSet::new(None, false);
    let path = set.folder().join("image-set.json");
    edit(&path, |bytes| bytes.truncate(100));
    assert_eq!(check(&set).verdict, Verdict::Damaged);
    fs::remove_file(&path).unwrap();
    assert_eq!(check(&set).verdict, Verdict::Damaged);
}

#[test]
fn a_program_in_a_set_is_suspicious() {
    let set = SampleSet::new(None, false);
    OutputFile::write_whole(set.folder().join("stamps/setup.exe"), b"MZ").unwrap();
    let report = check(&set);
    assert_eq!(report.verdict, Verdict::Suspicious, "{report:#?}");
}
