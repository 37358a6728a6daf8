//! `repair` takes only what is proved: a source that is damaged, forged or still to be signed is
//! told as what it is, and the drive keeps what it has.

use std::fs;
use std::path::PathBuf;

use crate::support::{Kit, copy, flip, press, tree};

const SET: &str = "dist/images/community";

/// A signed kit and a drive with a damaged film.
fn damaged() -> (Kit, PathBuf) {
    let kit = Kit::signed();
    let drive = kit.path().join("drive");
    copy(&kit.path().join("outbox/community-2026.1/81010000"), &drive);
    flip(&drive.join("data/video/film.mp4"), 1000);
    (kit, drive)
}

#[test]
fn a_damaged_source_is_an_answer_and_not_the_callers_fault() {
    let (kit, drive) = damaged();
    let before = tree(&drive);
    let good = kit.path().join("outbox/community-2026.1/81020000");
    let source = kit.path().join("source");
    copy(&good, &source);
    flip(&source.join("manifest-sha256.txt"), 10);
    let repair = ["repair", "drive", "--from", "source"];
    press(kit.path(), &repair)
        .exits(1)
        .says("the source source is of no use")
        .says("mend: give another set");
    let json = press(kit.path(), &[&repair[..], &["--json"]].concat()).json();
    assert_eq!(json["bad_source"]["path"], "source");
    assert_eq!(json["before"]["verdict"], "damaged");
    assert!(before == tree(&drive));

    // Its film is damaged too, its manifests are right.
    fs::remove_dir_all(&source).unwrap();
    copy(&good, &source);
    flip(&source.join("data/video/film.mp4"), 1000);
    press(kit.path(), &repair)
        .exits(1)
        .says("the source's copy is damaged too");
    assert!(before == tree(&drive));

    // The list of the set cannot be read.
    let list = kit.path().join(SET).join("image-set.json");
    let whole = fs::read(&list).unwrap();
    fs::write(&list, &whole[..whole.len() / 2]).unwrap();
    press(kit.path(), &["repair", "drive", "--from", SET])
        .exits(1)
        .says("is of no use");
    fs::write(&list, whole).unwrap();

    // Where nothing is to be mended, a bad source does no harm.
    press(kit.path(), &["repair", "drive", "--from", SET]).exits(0);
    flip(&source.join("manifest-sha256.txt"), 10);
    press(kit.path(), &repair).exits(0).says("is of no use");

    // What is not there at all is the caller's to mend.
    for nothing in ["nowhere", "media"] {
        press(kit.path(), &["repair", "drive", "--from", nothing]).exits(2);
    }
}

#[test]
fn a_set_without_its_bases_or_that_waits_mends_nothing_and_says_so() {
    let (kit, drive) = damaged();
    let set = kit.path().join("set");
    copy(&kit.set(), &set);
    for base in ["base.img", "base.zip"] {
        fs::remove_file(set.join(base)).unwrap();
    }
    let before = tree(&drive);
    press(kit.path(), &["repair", "drive", "--from", "set"])
        .exits(1)
        .says("is of no use")
        .says("base.img");
    assert!(before == tree(&drive));

    let waiting = Kit::small();
    let key = fs::read_to_string(kit.path().join("office.pub")).unwrap();
    let key = key.lines().last().unwrap();
    let line = format!("zip = true\nsigner = \"{key}\"");
    waiting.edit("manifests/kit.toml", "zip = true", &line);
    press(waiting.path(), &["make"]).exits(0);
    let drive = drive.to_str().unwrap();
    press(waiting.path(), &["repair", drive, "--from", SET])
        .exits(2)
        .says("waits for its signature")
        .says("drivepress sign");
}

#[test]
fn a_link_in_the_way_is_an_answer_and_goes_with_the_extras() {
    let (kit, drive) = damaged();
    let elsewhere = kit.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::remove_dir_all(drive.join("data/video")).unwrap();
    std::os::unix::fs::symlink(&elsewhere, drive.join("data/video")).unwrap();
    let repair = ["repair", "drive", "--from", SET];
    press(kit.path(), &repair)
        .exits(1)
        .says("a folder on the way is a link");
    press(kit.path(), &[&repair[..], &["--remove-extras"]].concat())
        .exits(0)
        .says("took away 1 item");
    assert!(fs::read_dir(&elsewhere).unwrap().next().is_none());
}
