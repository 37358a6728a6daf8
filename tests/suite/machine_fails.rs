//! The machine fails: a full disk, a disk that takes nothing, a file that may not be read. Exit
//! code 3, the path, the mend; what stood there stays whole, and nothing half-written is left.
//!
//! Full and read-only disks are mounted in memory, which needs root (or `sudo` without a
//! password); without it these tests fail, they are not passed over.

mod exports;
mod forbidden;

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::thread;
use std::time::Duration;

use crate::support::{Edition, Kit, MemoryDisk, Outcome, debris, is_root, press, tree};

/// Nobody's number, for runs that may not do everything.
const NOBODY: u32 = 65_534;

/// A kit of some 9 MB in films.
fn kit(edition: Edition) -> Kit {
    Kit::large(edition, 4)
}

#[test]
fn a_full_disk_stops_build_stamp_and_make_and_the_old_output_stays() {
    // Enough for the folder of the small kit, not for its films grown to 20 MB each.
    let disk = MemoryDisk::new(14);
    let out = disk.path().join("out");
    let out = out.to_str().unwrap();
    let kit = kit(Edition::Old);
    press(kit.path(), &["build", "--out", out]).exits(0);
    let before = tree(disk.path());
    kit.become_large(Edition::New, 20);
    for command in ["build", "make"] {
        let failed = press(kit.path(), &[command, "--out", out]).exits(3);
        failed
            .says(out)
            .says("No space left")
            .says("mend: free some room");
        assert!(before == tree(disk.path()), "{command}");
        assert!(debris(disk.path()).is_empty(), "{command}");
    }
    kit.become_large(Edition::Old, 4);
    press(kit.path(), &["stamp", "--out", out])
        .exits(3)
        .says(out)
        .says("mend: free some room");
    assert!(before == tree(disk.path()));
    assert!(debris(disk.path()).is_empty());
}

#[test]
fn a_full_disk_stops_a_new_stamp_and_the_old_set_stays() {
    let disk = MemoryDisk::new(420);
    let out = disk.path().join("out");
    let out = out.to_str().unwrap();
    let kit = kit(Edition::Old);
    press(kit.path(), &["make", "--out", out]).exits(0);
    kit.become_large(Edition::New, 4);
    let room = fill(disk.path());
    let before = tree(disk.path());
    let failed = press(kit.path(), &["make", "--out", out]).exits(3);
    failed.says(out).says("mend: free some room");
    assert!(before == tree(disk.path()));
    assert!(debris(disk.path()).is_empty());
    fs::remove_file(room).unwrap();
    press(kit.path(), &["make", "--out", out]).exits(0);
    assert!(debris(disk.path()).is_empty());
}

/// Takes all room but half a megabyte.
fn fill(folder: &Path) -> PathBuf {
    let path = folder.join("filling");
    let block = vec![1; 512 << 10];
    let mut file = fs::File::create(&path).unwrap();
    let mut blocks: u64 = 0;
    while std::io::Write::write_all(&mut file, &block).is_ok() {
        blocks += 1;
    }
    let kept = blocks.checked_sub(1).unwrap() * (512 << 10);
    file.set_len(kept).unwrap();
    path
}

#[test]
fn a_disk_that_takes_nothing_is_named_and_left_alone() {
    let kit = kit(Edition::Old);
    let disk = MemoryDisk::new(420);
    let out = disk.path().join("out");
    let out = out.to_str().unwrap();
    press(kit.path(), &["make", "--out", out]).exits(0);
    let before = tree(disk.path());
    kit.become_large(Edition::New, 4);
    disk.becomes("ro");
    for command in ["build", "stamp", "make"] {
        let failed = press(kit.path(), &[command, "--out", out]).exits(3);
        failed.says(out).says("Read-only").says("mend:");
    }
    let set = disk.path().join("out/images/community");
    let set = set.to_str().unwrap();
    let export = ["export", set, "--district", "81010000", "--to", out];
    press(kit.path(), &export)
        .exits(3)
        .says("Read-only")
        .says("mend:");
    // Reading needs no writing.
    press(kit.path(), &["verify", set]).exits(0);
    assert!(before == tree(disk.path()));
    assert!(debris(disk.path()).is_empty());
}

#[test]
fn a_kit_on_a_disk_that_takes_nothing_can_still_be_checked() {
    let disk = MemoryDisk::new(8);
    crate::support::copy(&crate::support::fixtures().join("kit-small"), disk.path());
    disk.becomes("ro");
    press(disk.path(), &["check"]).exits(0);
    let lock = press(disk.path(), &["media", "lock"]);
    assert!([0, 3].contains(&lock.code), "{lock:?}");
    press(disk.path(), &["make"])
        .exits(3)
        .says("Read-only")
        .says("mend:");
    assert!(debris(disk.path()).is_empty());
}
