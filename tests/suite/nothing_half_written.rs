//! Output appears whole or not at all, and nothing of the user's is lost.

use std::fs;

use crate::support::{Kit, debris, press, tree};

#[test]
fn a_fault_leaves_the_old_output_whole() {
    let kit = Kit::made();
    let before = tree(&kit.dist());
    kit.edit("manifests/contacts.csv", "national", "nowhere");
    press(kit.path(), &["make"]).exits(2).says("contacts.csv");
    assert!(before == tree(&kit.dist()));
    assert!(debris(kit.path()).is_empty());
}

#[test]
fn a_media_file_that_changed_stops_the_build_and_names_it() {
    let kit = Kit::made();
    let before = tree(&kit.dist());
    // In the frames, near the end: the film itself still looks whole.
    let film = kit.path().join("media/video/film.mp4");
    crate::support::flip(&film, fs::metadata(&film).unwrap().len() - 100);
    press(kit.path(), &["build"])
        .exits(2)
        .says("media/video/film.mp4")
        .says("media lock");
    assert!(before == tree(&kit.dist()));
    assert!(debris(kit.path()).is_empty());
}

#[test]
fn a_drive_folder_that_changed_stops_the_stamp_and_names_the_file() {
    let kit = Kit::small();
    press(kit.path(), &["build"]).exits(0);
    crate::support::flip(&kit.drive().join("data/video/film.mp4"), 900);
    press(kit.path(), &["stamp"])
        .exits(2)
        .says("film.mp4")
        .says("drivepress build");
    assert!(!kit.set().exists());
    assert!(debris(kit.path()).is_empty());
}

#[test]
fn output_inside_the_kit_is_refused() {
    let kit = Kit::small();
    for folder in ["media", "media/deep", "manifests/x"] {
        press(kit.path(), &["make", "--out", folder])
            .exits(2)
            .says("--out");
    }
}

#[test]
fn a_killed_run_leaves_nothing_that_the_next_does_not_clear() {
    let kit = Kit::made();
    let whole = tree(&kit.dist());
    // What a run leaves that is killed between its two renames, and in the middle of writing.
    let images = kit.dist().join("images");
    fs::rename(
        images.join("community"),
        images.join(".drivepress-community.old"),
    )
    .unwrap();
    fs::create_dir(images.join(".drivepress-community.new")).unwrap();
    fs::write(images.join(".drivepress-community.new/base.img"), b"half").unwrap();
    press(kit.path(), &["make"]).exits(0);
    assert!(whole == tree(&kit.dist()));
    assert!(debris(kit.path()).is_empty());
}

#[test]
fn a_folder_that_cannot_be_written_is_the_machines_fault() {
    let kit = Kit::small();
    // A file where a folder must be: no right in the world helps, root's neither.
    fs::write(kit.path().join("blocked"), b"").unwrap();
    press(kit.path(), &["make", "--out", "blocked/out"])
        .exits(3)
        .says("blocked");
}
