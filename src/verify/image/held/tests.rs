//! Lists and sets beside an image: who signed them, and which drive they are for.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::super::super::sample::{SampleSet, SampleTree, drive, drive_of, key, other_key};
use super::super::super::{
    Defect, Demand, DriveProperty, Note, Options, Report, Seal, SealProblem, Verdict, WantedDrive,
    verify,
};
use crate::base::{OutputFile, Sha256, Work};
use crate::formats::minisign::{Prehash, PublicKey, SecretKey};

const COMMENT: &str =
    "drivepress 1 campaign=campaign edition=community release=2026.1 file=SHA256SUMS";

fn check(path: &Path, key: Option<&PublicKey>) -> Report {
    let options = Options {
        key,
        ..Options::default()
    };
    verify(path, &options, &Work::new()).unwrap()
}

/// Changes the last byte, which is in a free cluster, so every file stays right.
fn change_outside_of_files(path: &Path) {
    let mut bytes = fs::read(path).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    OutputFile::write_whole(path, &bytes).unwrap();
}

/// Writes a list with the digest of `path` under the name `called`.
fn list(path: &Path, called: &str) -> PathBuf {
    let sum = Sha256::of(&fs::read(path).unwrap());
    let list = path.with_file_name("SHA256SUMS");
    OutputFile::write_whole(&list, format!("{sum}  {called}\n").as_bytes()).unwrap();
    list
}

fn sign(list: &Path, signer: &SecretKey, comment: &str) {
    let text = signer.sign(&Prehash::of(&fs::read(list).unwrap()), comment);
    let path = list.with_file_name("SHA256SUMS.minisig");
    OutputFile::write_whole(path, text.unwrap().as_bytes()).unwrap();
}

fn has_remark(report: &Report, words: &str) -> bool {
    let is_told = |note: &Note| note.to_string().contains(words);
    report.notes.iter().any(is_told)
}

#[test]
fn a_list_that_nobody_signed_makes_no_image_pristine() {
    let signer = key();
    let public = signer.public_key();
    for signed in [None, Some(&signer)] {
        let set = SampleSet::new(signed, true);
        for name in ["8101.img", "8101.zip"] {
            let path = set.put_together(name);
            list(&path, name);
            let report = check(&path, signed.map(|_| &public));
            assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
            assert!(has_remark(&report, "it equals the SHA256SUMS beside it"));
        }
        let path = set.put_together("8101.img");
        change_outside_of_files(&path);
        list(&path, "8101.img");
        let report = check(&path, signed.map(|_| &public));
        assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
    }
}

#[test]
fn a_list_that_the_key_signed_makes_an_equal_image_pristine_and_another_is_told() {
    let signer = key();
    let public = signer.public_key();
    let set = SampleSet::new(Some(&signer), true);
    let path = set.put_together("8101.img");
    sign(&list(&path, "8101.img"), &signer, COMMENT);
    for key in [Some(&public), None] {
        assert_eq!(check(&path, key).verdict, Verdict::Pristine);
    }
    change_outside_of_files(&path);
    let report = check(&path, Some(&public));
    assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
    assert!(has_remark(&report, "differ from what the SHA256SUMS"));
}

#[test]
fn a_signature_that_does_not_fit_its_list_is_forged() {
    let signer = key();
    let public = signer.public_key();
    let set = SampleSet::new(Some(&signer), true);
    let path = set.put_together("8101.img");
    let right = list(&path, "8101.img");
    sign(&right, &signer, COMMENT);
    // The campaign's own signature beside a rewritten list that matches a changed image or omits
    // the image.
    change_outside_of_files(&path);
    for name in ["8101.img", "other.img"] {
        list(&path, name);
        for key in [Some(&public), None] {
            let report = check(&path, key);
            assert_eq!(report.verdict, Verdict::Forged, "{name}: {report:#?}");
            let is_list = |seal: &Seal| {
                matches!(
                    seal,
                    Seal::Wrong {
                        problem: SealProblem::List { .. }
                    }
                )
            };
            assert!(is_list(&report.signature));
        }
    }
    // A stranger's signature, one made for another file, one that does not parse.
    let list = list(&path, "8101.img");
    let wrong = COMMENT.replace("SHA256SUMS", "image-set.json");
    for (signer, comment) in [(&other_key(), COMMENT), (&signer, &wrong), (&signer, "x")] {
        sign(&list, signer, comment);
        assert_eq!(check(&path, Some(&public)).verdict, Verdict::Forged);
    }
    OutputFile::write_whole(list.with_file_name("SHA256SUMS.minisig"), b"x\n").unwrap();
    assert_eq!(check(&path, Some(&public)).verdict, Verdict::Forged);
    // A foreign list of other files does not affect the image.
    sign(&self::list(&path, "film.mp4"), &other_key(), "theirs");
    assert_eq!(check(&path, Some(&public)).verdict, Verdict::Intact);
}

#[test]
fn a_list_that_contradicts_itself_or_cannot_be_read_says_nothing_and_is_told() {
    let signer = key();
    let set = SampleSet::new(Some(&signer), true);
    let path = set.put_together("8101.img");
    let list = list(&path, "8101.img");
    let right = fs::read_to_string(&list).unwrap();
    let other = Sha256::of(b"x");
    let cases = [
        (
            format!("{right}{other}  8101.img\n"),
            "lists this file twice",
        ),
        (
            format!("{right}{other}  ./8101.img\n"),
            "lists this file twice",
        ),
        ("hello\n".to_owned(), "cannot be read: line 1"),
    ];
    for (text, words) in cases {
        OutputFile::write_whole(&list, text.as_bytes()).unwrap();
        sign(&list, &signer, COMMENT);
        let report = check(&path, Some(&signer.public_key()));
        assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
        assert!(has_remark(&report, words), "{report:#?}");
    }
    let odd = format!(
        "\u{feff}{}",
        right.replace("  ", " *").replace('\n', "\r\n")
    );
    OutputFile::write_whole(&list, odd.as_bytes()).unwrap();
    sign(&list, &signer, COMMENT);
    let report = check(&path, Some(&signer.public_key()));
    assert_eq!(report.verdict, Verdict::Pristine, "{report:#?}");
    assert!(has_remark(
        &report,
        "a byte order mark, Windows line ends and stars before names"
    ));
}

#[test]
fn an_older_release_beside_the_new_signed_list_is_another_drive() {
    let signer = key();
    let public = signer.public_key();
    let set = SampleSet::new(Some(&signer), true);
    for (comment, mark) in [
        (COMMENT.replace("2026.1", "2026.10"), DriveProperty::Release),
        (
            COMMENT.replace("community", "officials"),
            DriveProperty::Edition,
        ),
        (
            COMMENT.replace("campaign=campaign", "campaign=other"),
            DriveProperty::Campaign,
        ),
    ] {
        // With the digest of the image in the list and with another one.
        for digest_of in ["8101.img", "8102.img"] {
            let path = set.put_together("8101.img");
            let other = set.put_together(digest_of);
            sign(&list(&other, "8101.img"), &signer, &comment);
            for key in [Some(&public), None] {
                let report = check(&path, key);
                assert_eq!(report.verdict, Verdict::Another, "{report:#?}");
                assert_eq!(report.mismatches[0].mark, mark);
                assert_eq!(report.mismatches[0].by, Demand::List);
            }
        }
    }
}

#[test]
fn an_image_in_the_folder_of_another_releases_set_is_another_drive() {
    let set = SampleSet::new(None, false);
    let path = set.put_together("8101.img");
    let text = fs::read_to_string(set.folder().join("image-set.json")).unwrap();
    let other = text.replace("\"2026.1\"", "\"2026.2\"");
    assert_ne!(text, other);
    OutputFile::write_whole(set.out().join("image-set.json"), other.as_bytes()).unwrap();
    let report = check(&path, None);
    assert_eq!(report.verdict, Verdict::Another, "{report:#?}");
    let said = report.mismatches[0].to_string();
    assert!(said.contains("2026.1") && said.contains("2026.2"), "{said}");
}

#[test]
fn another_districts_image_under_a_districts_name_is_another_drive() {
    let signer = key();
    let set = SampleSet::new(Some(&signer), true);
    set.sign_list(&signer);
    let with_set = Options {
        sets: Some(set.out()),
        ..Options::default()
    };
    for name in ["8101.img", "8101.zip"] {
        let other = set.put_together(&name.replace("8101", "8102"));
        let path = other.with_file_name(name);
        fs::rename(&other, &path).unwrap();
        let report = verify(&path, &with_set, &Work::new()).unwrap();
        assert_eq!(report.verdict, Verdict::Another, "{report:#?}");
        assert_eq!(report.mismatches[0].by, Demand::FileName);
        // With the set's lists beside it.
        for list in ["SHA256SUMS", "SHA256SUMS.minisig"] {
            fs::copy(set.folder().join(list), set.out().join(list)).unwrap();
        }
        let report = check(&path, Some(&signer.public_key()));
        assert_eq!(report.verdict, Verdict::Another, "{report:#?}");
        // Beside a matching list, the name may mean anything: only a note.
        fs::remove_file(set.out().join("SHA256SUMS.minisig")).unwrap();
        list(&path, name);
        let report = check(&path, None);
        assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
        assert!(has_remark(&report, "the file is called 8101"));
    }
}

#[test]
fn a_set_that_the_drives_signer_did_not_sign_makes_no_image_pristine() {
    let signer = key();
    let public = signer.public_key();
    let set = SampleSet::new(Some(&signer), true);
    let path = set.put_together("8101.img");
    let judge = |key: Option<&PublicKey>| {
        let options = Options {
            key,
            sets: Some(set.out()),
            ..Options::default()
        };
        verify(&path, &options, &Work::new()).unwrap()
    };
    for key in [None, Some(&public)] {
        let report = judge(key);
        assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
        assert!(has_remark(&report, "nobody signed"));
    }
    set.sign_list(&other_key());
    assert_eq!(judge(Some(&public)).verdict, Verdict::Intact);
    set.sign_list(&signer);
    assert_eq!(judge(Some(&public)).verdict, Verdict::Pristine);
    let json = set.folder().join("image-set.json.minisig");
    fs::copy(set.folder().join("SHA256SUMS.minisig"), json).unwrap();
    assert_eq!(judge(Some(&public)).verdict, Verdict::Forged);
}

#[test]
fn a_base_that_nothing_proves_makes_no_image_pristine() {
    let signer = key();
    let set = SampleSet::new(Some(&signer), true);
    set.sign_list(&signer);
    fs::remove_file(set.folder().join("base.img.pieces")).unwrap();
    let path = set.put_together("8101.img");
    let options = Options {
        sets: Some(set.out()),
        ..Options::default()
    };
    // The whole image matches the digest in the set.
    let report = verify(&path, &options, &Work::new()).unwrap();
    assert_eq!(report.verdict, Verdict::Pristine, "{report:#?}");
    for path in [&path, &set.folder().join("base.img")] {
        let mut bytes = fs::read(path).unwrap();
        bytes[300] ^= 1;
        OutputFile::write_whole(path, &bytes).unwrap();
    }
    let report = verify(&path, &options, &Work::new()).unwrap();
    assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
}

fn pack(path: &Path, tree: &SampleTree) {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in tree {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(name.as_str(), options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    OutputFile::write_whole(path, &bytes).unwrap();
}

#[test]
fn a_zip_packed_again_is_intact_with_its_set_at_hand_and_cut_only_where_it_ends_early() {
    let set = SampleSet::new(None, false);
    let path = set.out().join("8101.zip");
    pack(&path, &drive(None));
    let whole = fs::read(&path).unwrap();
    let set_bytes = fs::metadata(set.put_together("8102.zip")).unwrap().len();
    assert!(
        u64::try_from(whole.len()).unwrap() < set_bytes,
        "it must be shorter"
    );
    let options = Options {
        sets: Some(set.out()),
        ..Options::default()
    };
    let report = verify(&path, &options, &Work::new()).unwrap();
    assert_eq!(report.verdict, Verdict::Intact, "{report:#?}");
    assert!(has_remark(&report, "packed it again"));
    OutputFile::write_whole(&path, &whole[..whole.len() - 500]).unwrap();
    let report = verify(&path, &options, &Work::new()).unwrap();
    let is_cut = |defect: &Defect| matches!(defect, Defect::Cut { .. });
    assert!(is_cut(&report.damaged[0].defect), "{report:#?}");
}

#[test]
fn scripts_are_told_whether_a_target_is_the_drive_that_they_mean() {
    let set = SampleSet::new(None, false);
    let folder = set.out().join("drive-of-8102");
    for (path, bytes) in drive_of("8102", None) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        OutputFile::write_whole(path, &bytes).unwrap();
    }
    let targets = [
        folder,
        set.put_together("8102.img"),
        set.put_together("8102.zip"),
    ];
    let judge = |path: &Path, district: &str, release: &str| {
        let asked = WantedDrive {
            district: Some(district.parse().unwrap()),
            release: Some(release.parse().unwrap()),
        };
        let options = Options {
            asked: Some(&asked),
            ..Options::default()
        };
        verify(path, &options, &Work::new()).unwrap()
    };
    for target in &targets {
        assert!(judge(target, "8102", "2026.1").verdict.is_yes());
        for (district, release, marks) in [
            ("8101", "2026.1", 1),
            ("master", "2026.1", 1),
            ("8102", "2026.10", 1),
            ("8101", "2026.2", 2),
        ] {
            let report = judge(target, district, release);
            assert_eq!(report.verdict, Verdict::Another, "{report:#?}");
            assert_eq!(report.mismatches.len(), marks, "{report:#?}");
        }
    }
    assert_eq!(
        judge(&set.folder(), "8102", "2026.1").verdict,
        Verdict::Pristine
    );
    assert_eq!(
        judge(&set.folder(), "8109", "2026.1").verdict,
        Verdict::Another
    );
    assert_eq!(
        judge(&set.folder(), "8102", "2026.2").verdict,
        Verdict::Another
    );
}
