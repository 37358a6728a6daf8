//! Same input, same bytes: whatever the folder, time zone, locale, file times and threads.

use std::fs;

use crate::support::{Kit, press, press_with, tree};
use drivepress::base::Sha256;

/// Digest over a whole tree: names, lengths, content.
fn digest(files: &std::collections::BTreeMap<String, Vec<u8>>) -> String {
    let lines: Vec<String> = files
        .iter()
        .map(|(path, bytes)| format!("{} {path}\n", Sha256::of(bytes)))
        .collect();
    Sha256::of(lines.concat().as_bytes()).to_string()
}

/// Copies a kit's files in the opposite order, with other times.
fn copied_backwards(kit: &Kit) -> Kit {
    let other = Kit::small();
    fs::remove_dir_all(other.path().join("media")).unwrap();
    for (path, bytes) in tree(&kit.path().join("media")).into_iter().rev() {
        let target = other.path().join("media").join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(&target, bytes).unwrap();
        let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
        fs::File::options()
            .write(true)
            .open(&target)
            .unwrap()
            .set_modified(time)
            .unwrap();
    }
    other
}

#[test]
fn two_builds_in_different_surroundings_are_equal() {
    let one = Kit::small();
    let other = copied_backwards(&one);
    let here = [
        ("TZ", "Asia/Bangkok"),
        ("LC_ALL", "th_TH.UTF-8"),
        ("RAYON_NUM_THREADS", "1"),
    ];
    let there = [
        ("TZ", "America/New_York"),
        ("LC_ALL", "C"),
        ("RAYON_NUM_THREADS", "7"),
    ];
    press_with(one.path(), &["make"], &here).exits(0);
    press_with(other.path(), &["make"], &there).exits(0);
    let (one, other) = (tree(&one.dist()), tree(&other.dist()));
    assert!(one.keys().eq(other.keys()));
    for path in one.keys() {
        assert!(one[path] == other[path], "{path} differs");
    }
}

#[test]
fn the_bytes_of_two_tiny_kits_are_pinned() {
    let kit = Kit::small();
    press(kit.path(), &["make"]).exits(0);
    let plain = digest(&tree(&kit.set()));
    kit.edit("manifests/kit.toml", "zip = true", "zip = false")
        .edit("manifests/kit.toml", "2026.1", "2027.12");
    press(kit.path(), &["make"]).exits(0);
    let images_only = digest(&tree(&kit.set()));
    insta::assert_snapshot!(format!("with zip:    {plain}\nimages only: {images_only}"));
}

#[test]
fn source_date_epoch_replaces_the_times_on_the_drive_only() {
    let kit = Kit::small();
    press(kit.path(), &["make"]).exits(0);
    let before = tree(&kit.drive());
    let base = fs::read(kit.set().join("base.img")).unwrap();
    press_with(
        kit.path(),
        &["make"],
        &[("SOURCE_DATE_EPOCH", "1700000000")],
    )
    .exits(0);
    assert!(before == tree(&kit.drive()));
    assert!(base != fs::read(kit.set().join("base.img")).unwrap());
    for wrong in [
        "",
        "soon",
        "0",
        "315532799",
        "4354819200",
        "99999999999999999999",
    ] {
        press_with(kit.path(), &["make"], &[("SOURCE_DATE_EPOCH", wrong)]).exits(2);
    }
}
