//! Repairs from a set and from another drive, and files that are left alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::super::error::RepairError;
use super::super::sample::{SampleSet, SampleTree, drive, find, key, other_key, signed_drive};
use super::super::{Error, RawName, Verdict, verify};
use super::words::RepairFinding;
use super::{Extras, Repair, Repaired, repair};
use crate::base::{Activity, Mode, OutputFile, Work};
use crate::words::ToMessage as _;

const FILM: &str = "data/video/film.mp4";

fn put(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    OutputFile::write_whole(path, bytes).unwrap();
}

fn folder_of(tree: &SampleTree, root: PathBuf) -> PathBuf {
    for (path, bytes) in tree {
        put(&root, path, bytes);
    }
    root
}

fn run(target: &Path, from: &Path, extras: Extras, mode: Mode) -> Result<Repaired, Error> {
    let order = Repair {
        from,
        district: None,
        key: None,
        extras,
        mode,
    };
    repair(target, &order, &Work::new())
}

fn names(done: &Repaired) -> Vec<&str> {
    done.rewritten.iter().map(RawName::as_raw).collect()
}

#[test]
fn only_what_is_damaged_is_written_from_a_set() {
    let set = SampleSet::new(None, false);
    let stick = folder_of(&drive(None), set.out().join("stick"));
    put(&stick, FILM, b"damaged");
    put(&stick, "IMG_1.JPG", b"\xff\xd8\xff\xe0");
    fs::remove_file(stick.join("data/site/app.js")).unwrap();
    fs::remove_file(stick.join("tagmanifest-sha256.txt.minisig")).unwrap();
    let plan = run(&stick, set.out(), Extras::Keep, Mode::Plan).unwrap();
    assert!(plan.after.is_none());
    let done = run(&stick, set.out(), Extras::Keep, Mode::Write).unwrap();
    assert_eq!(done.rewritten, plan.rewritten);
    let expected = ["data/site/app.js", FILM, "tagmanifest-sha256.txt.minisig"];
    assert_eq!(names(&done), expected);
    assert_eq!(done.after.unwrap().verdict, Verdict::Intact);
    assert!(stick.join("IMG_1.JPG").exists());
    // A second run has nothing to do.
    let done = run(&stick, &set.folder(), Extras::Keep, Mode::Write).unwrap();
    assert!(done.rewritten.is_empty() && done.after.is_none());
}

#[test]
fn a_repair_reads_again_only_what_the_verification_did_not_prove() {
    let set = SampleSet::new(None, false);
    let stick = folder_of(&drive(None), set.out().join("stick"));
    put(&stick, FILM, b"damaged");
    let order = Repair {
        from: set.out(),
        district: None,
        key: None,
        extras: Extras::Keep,
        mode: Mode::Write,
    };
    // The bytes that each finished task processed.
    let tasks = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&tasks);
    let work = Work::observed(move |progress| {
        if progress.is_over {
            log.lock()
                .unwrap()
                .push((progress.activity, progress.done_bytes));
        }
    });
    let done = repair(&stick, &order, &work).unwrap();
    assert_eq!(names(&done), [FILM]);
    assert_eq!(done.after.unwrap().verdict, Verdict::Intact);
    let tasks = tasks.lock().unwrap();
    let of = |activity: Activity| -> Vec<u64> {
        let of_activity = tasks.iter().filter(|(done, _)| *done == activity);
        of_activity.map(|(_, bytes)| *bytes).collect()
    };
    // The whole drive before and after; in between only the damaged file.
    let (whole, again) = (of(Activity::CheckFiles), of(Activity::CompareWithSource));
    assert_eq!(whole.len(), 2, "{tasks:?}");
    assert_eq!(again, [7], "{tasks:?}");
}

#[test]
fn damaged_manifests_and_metadata_are_mended_from_the_set() {
    let set = SampleSet::new(None, false);
    for path in [
        "bag-info.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
    ] {
        let stick = folder_of(&drive(None), set.out().join(format!("stick-{path}")));
        put(&stick, path, b"\0\0\0\0");
        let done = run(&stick, set.out(), Extras::Keep, Mode::Write).unwrap();
        assert_eq!(names(&done), [path]);
        assert_eq!(done.after.unwrap().verdict, Verdict::Intact, "{path}");
    }
}

#[test]
fn programs_go_and_peoples_files_stay_when_asked() {
    let set = SampleSet::new(None, false);
    let stick = folder_of(&drive(None), set.out().join("stick"));
    for (path, bytes) in [
        ("setup.exe", b"MZ".as_slice()),
        ("data/.DS_Store", b"\0"),
        ("data/print/x.jpg", b"\xff\xd8\xff\xe0"),
        ("IMG_1.JPG", b"\xff\xd8\xff\xe0"),
    ] {
        put(&stick, path, bytes);
    }
    let done = run(&stick, set.out(), Extras::Remove, Mode::Write).unwrap();
    assert_eq!(done.removed.len(), 3);
    assert_eq!(done.after.unwrap().verdict, Verdict::Intact);
    assert!(stick.join("IMG_1.JPG").exists());
}

#[test]
fn another_districts_drive_mends_common_files_only() {
    let set = SampleSet::new(None, false);
    let good = folder_of(&drive(None), set.out().join("good"));
    let stick = folder_of(&drive(None), set.out().join("stick"));
    // The good drive becomes 8102's.
    let other = super::super::sample::drive_of("8102", None);
    fs::remove_file(good.join("DISTRICT-8101.txt")).unwrap();
    folder_of(&other, good.clone());
    put(&stick, FILM, b"damaged");
    put(&stick, "DISTRICT-8101.txt", b"damaged");
    let done = run(&stick, &good, Extras::Keep, Mode::Write).unwrap();
    assert_eq!(names(&done), [FILM]);
    assert_eq!(done.unmended[0].path.as_raw(), "DISTRICT-8101.txt");
    put(&stick, "manifest-sha256.txt", b"damaged");
    let refused = run(&stick, &good, Extras::Keep, Mode::Write);
    assert!(matches!(refused, Err(Error::Repair(_))));
}

#[test]
fn a_source_that_is_damaged_itself_mends_nothing_with_it() {
    let set = SampleSet::new(None, false);
    let good = folder_of(&drive(None), set.out().join("good"));
    let stick = folder_of(&drive(None), set.out().join("stick"));
    put(&good, FILM, b"damaged too");
    put(&stick, FILM, b"damaged");
    let done = run(&stick, &good, Extras::Keep, Mode::Write).unwrap();
    assert!(done.rewritten.is_empty());
    assert_eq!(done.unmended[0].path.as_raw(), FILM);
    assert_eq!(fs::read(stick.join(FILM)).unwrap(), b"damaged");
    put(&good, "tagmanifest-sha256.txt", b"x");
    let done = run(&stick, &good, Extras::Keep, Mode::Write).unwrap();
    assert!(done.bad_source.is_some() && done.after.is_none());
    assert_eq!(fs::read(stick.join(FILM)).unwrap(), b"damaged");
}

#[test]
fn a_forged_source_is_refused() {
    let signer = key();
    let set = SampleSet::new(None, false);
    let forged = folder_of(&signed_drive(&signer, "8102"), set.out().join("forged"));
    let stick = folder_of(&signed_drive(&signer, "8101"), set.out().join("stick"));
    put(&stick, FILM, b"damaged");
    let done = run(&stick, &forged, Extras::Keep, Mode::Write).unwrap();
    let source = done.bad_source.unwrap();
    assert_eq!(source.reason, RepairFinding::Signature.message());
    assert_eq!(fs::read(stick.join(FILM)).unwrap(), b"damaged");
}

#[test]
fn a_source_by_another_signer_than_the_drives_is_refused() {
    let set = SampleSet::new(None, false);
    let other = folder_of(&signed_drive(&other_key(), "8101"), set.out().join("other"));
    let stick = folder_of(&signed_drive(&key(), "8101"), set.out().join("stick"));
    put(&stick, FILM, b"damaged");
    let done = run(&stick, &other, Extras::Keep, Mode::Write).unwrap();
    let source = done.bad_source.unwrap();
    assert_eq!(source.reason, RepairFinding::Signature.message());
    assert!(done.rewritten.is_empty());
}

#[test]
fn somebodys_folder_is_left_alone_and_an_empty_stick_is_filled() {
    let set = SampleSet::new(None, false);
    let from = folder_of(&drive(None), set.out().join("good"));
    let target = set.out().join("documents");
    put(&target, "letter.txt", b"mine");
    let refused = run(&target, &from, Extras::Keep, Mode::Write);
    assert!(matches!(
        refused,
        Err(Error::Repair(RepairError::NotADrive { .. }))
    ));
    assert_eq!(fs::read_dir(&target).unwrap().count(), 1);
    fs::remove_file(target.join("letter.txt")).unwrap();
    put(&target, "System Volume Information/IndexerVolumeGuid", b"x");
    let done = run(&target, &from, Extras::Keep, Mode::Write).unwrap();
    assert_eq!(done.after.unwrap().verdict, Verdict::Intact);
}

#[cfg(unix)]
#[test]
fn a_source_with_names_that_lead_out_of_the_drive_on_any_system_is_refused() {
    use super::super::sample::rewrite_manifests;
    let set = SampleSet::new(None, false);
    let stick = folder_of(&drive(None), set.out().join("stick"));
    fs::remove_file(stick.join(FILM)).unwrap();
    for name in [
        "data/film:hidden",
        "data/a\\b",
        "film:y.txt",
        "C:\\x",
        "data/C:\\x",
    ] {
        let mut tree = drive(None);
        tree.insert(name.to_owned(), b"pwned".to_vec());
        rewrite_manifests(&mut tree);
        let good = folder_of(&tree, set.out().join("good"));
        let done = run(&stick, &good, Extras::Keep, Mode::Write).unwrap();
        assert!(
            done.bad_source.is_some() && done.rewritten.is_empty(),
            "{name}: {done:#?}"
        );
        fs::remove_dir_all(good).unwrap();
    }
    // Unsafe names on the drive itself are addressed by the place where they were found.
    let done = run(&stick, set.out(), Extras::Keep, Mode::Write).unwrap();
    assert_eq!(done.after.unwrap().verdict, Verdict::Intact);
    put(&stick, "data/C:\\worm.exe", b"MZ");
    let done = run(&stick, set.out(), Extras::Remove, Mode::Write).unwrap();
    assert_eq!(done.removed.len(), 1);
    assert_eq!(done.after.unwrap().verdict, Verdict::Intact);
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let set = SampleSet::new(None, false);
    let stick = folder_of(&drive(None), set.out().join("stick"));
    let outside = set.out().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::remove_dir_all(stick.join("data/video")).unwrap();
    std::os::unix::fs::symlink(&outside, stick.join("data/video")).unwrap();
    let done = run(&stick, set.out(), Extras::Keep, Mode::Write).unwrap();
    assert_eq!(done.unmended[0].path.as_raw(), FILM);
    assert_eq!(fs::read_dir(&outside).unwrap().count(), 0);
    // A link in a file's place is replaced, not followed.
    fs::remove_file(stick.join("data/video")).unwrap();
    fs::create_dir(stick.join("data/video")).unwrap();
    let film = outside.join("film");
    put(&outside, "film", b"mine");
    std::os::unix::fs::symlink(&film, stick.join(FILM)).unwrap();
    let done = run(&stick, set.out(), Extras::Keep, Mode::Write).unwrap();
    assert_eq!(done.after.unwrap().verdict, Verdict::Intact);
    assert_eq!(fs::read(&film).unwrap(), b"mine");
}

#[test]
fn an_image_takes_no_bytes_of_a_set_that_its_signer_did_not_sign() {
    let signer = key();
    let set = SampleSet::new(Some(&signer), true);
    let path = set.put_together("8101.img");
    let at = find(&path, &[7; 1000]);
    let damage = || {
        let mut bytes = fs::read(&path).unwrap();
        bytes[usize::try_from(at).unwrap()] = 1;
        crate::base::OutputFile::write_whole(&path, &bytes).unwrap();
    };
    damage();
    let public = signer.public_key();
    let mut order = Repair {
        from: set.out(),
        district: None,
        key: None,
        extras: Extras::Keep,
        mode: Mode::Write,
    };
    for key in [None, Some(&public)] {
        order.key = key;
        let done = repair(&path, &order, &Work::new()).unwrap();
        assert!(done.rewritten.is_empty(), "{done:#?}");
        assert!(done.bad_source.is_some(), "{done:#?}");
    }
    set.sign_list(&signer);
    for key in [None, Some(&public)] {
        damage();
        order.key = key;
        let done = repair(&path, &order, &Work::new()).unwrap();
        assert_eq!(done.after.unwrap().verdict, Verdict::Pristine);
    }
}

#[test]
fn an_image_is_mended_in_place_where_it_differs_or_was_cut() {
    let set = SampleSet::new(None, false);
    for name in ["8101.img", "8101.zip"] {
        let path = set.put_together(name);
        let whole = fs::metadata(&path).unwrap().len();
        let file = fs::File::options().write(true).open(&path).unwrap();
        let at = find(&path, &[7; 1000]);
        {
            use std::io::{Seek as _, SeekFrom, Write as _};
            let mut file = &file;
            file.seek(SeekFrom::Start(at)).unwrap();
            file.write_all(b"xyz").unwrap();
        }
        let done = run(&path, set.out(), Extras::Keep, Mode::Write).unwrap();
        assert_eq!(names(&done), [FILM]);
        assert_eq!(done.after.unwrap().verdict, Verdict::Pristine);
        // Of the ZIP only the directory is cut: its files that name the signer must stay.
        let lost_bytes = if name == "8101.zip" { 500 } else { 5000 };
        file.set_len(whole - lost_bytes).unwrap();
        let done = run(&path, set.out(), Extras::Keep, Mode::Write).unwrap();
        assert_eq!(done.after.unwrap().verdict, Verdict::Pristine, "{name}");
        // All its files are right, so there is nothing to repair.
        file.set_len(whole + 5000).unwrap();
        let done = run(&path, set.out(), Extras::Keep, Mode::Write).unwrap();
        assert!(done.rewritten.is_empty() && done.after.is_none(), "{name}");
    }
    let options = super::super::Options::default();
    let report = verify(&set.folder(), &options, &Work::new()).unwrap();
    assert_eq!(report.verdict, Verdict::Pristine);
}
