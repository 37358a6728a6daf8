//! The machine fails: a full disk, a disk that takes nothing, a file that may not be read. Exit
//! code 3, the path, the mend; what stood there stays whole, and nothing half-written is left.
//!
//! Full and read-only disks are mounted in memory, which needs root (or `sudo` without a
//! password); without it these tests fail, they are not passed over.

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

/// Runs as somebody who owns the kit and is not root: for root no file is unreadable.
fn press_as_nobody(kit: &Path, arguments: &[&str]) -> Outcome {
    // The program may lie where nobody may look.
    let own = tempfile::tempdir().unwrap();
    fs::set_permissions(own.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let program = own.path().join("drivepress");
    fs::copy(env!("CARGO_BIN_EXE_drivepress"), &program).unwrap();
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(kit)
        .env("LC_ALL", "C.UTF-8");
    if is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    let output = run(&mut command);
    Outcome {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A program just copied can be busy: another test that starts a program has the copy's open file
/// for a moment.
fn run(command: &mut Command) -> Output {
    loop {
        match command.output() {
            Err(error) if error.kind() == ErrorKind::ExecutableFileBusy => {
                thread::sleep(Duration::from_millis(20));
            }
            output => return output.unwrap(),
        }
    }
}

fn give_to_nobody(folder: &Path) {
    if !is_root() {
        return;
    }
    for entry in walkdir::WalkDir::new(folder) {
        chown(entry.unwrap().path(), Some(NOBODY), Some(NOBODY)).unwrap();
    }
}

fn forbid(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
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
fn a_full_disk_stops_an_export_before_it_begins() {
    let kit = kit(Edition::Old);
    press(kit.path(), &["make"]).exits(0);
    let disk = MemoryDisk::new(4);
    let to = disk.path().to_str().unwrap();
    for format in ["img", "zip", "folder"] {
        let export = [
            "export",
            "--district",
            "81010000",
            "--format",
            format,
            "--to",
            to,
        ];
        press(kit.path(), &export)
            .exits(3)
            .says(to)
            .says("mend: free some room");
        assert!(tree(disk.path()).is_empty(), "{format}");
        assert!(debris(disk.path()).is_empty(), "{format}");
    }
}

#[test]
fn a_disk_that_fills_up_during_an_export_leaves_nothing_half() {
    let kit = kit(Edition::Old);
    press(kit.path(), &["make"]).exits(0);
    // Room by the count of bytes, but not of files.
    let disk = MemoryDisk::new(64);
    disk.becomes("nr_inodes=12");
    let to = disk.path().to_str().unwrap();
    let export = [
        "export",
        "--district",
        "81010000",
        "--format",
        "folder",
        "--to",
        to,
    ];
    press(kit.path(), &export)
        .exits(3)
        .says(to)
        .says("No space left");
    assert!(tree(disk.path()).is_empty());
    assert!(debris(disk.path()).is_empty());
}

#[test]
fn an_export_that_fills_the_disk_keeps_what_is_whole_and_a_rerun_goes_on() {
    let kit = kit(Edition::Old);
    press(kit.path(), &["make"]).exits(0);
    // Room for two or three of the ten ZIPs.
    let disk = MemoryDisk::new(30);
    let to = disk.path().to_str().unwrap();
    let export = ["export", "--all", "--format", "zip", "--to", to];
    press(kit.path(), &export)
        .exits(3)
        .says("To write: 10 ZIPs, ")
        .says("are free")
        .says("mend: free some room");
    assert!(tree(disk.path()).is_empty());

    let anyway = [&export[..], &["--anyway"]].concat();
    press(kit.path(), &anyway)
        .exits(3)
        .says("of 10 are whole and stay")
        .says("No space left")
        .says("it goes on where it stopped");
    assert!(debris(disk.path()).is_empty());
    let folder = disk.path().join("community-2026.1");
    let whole: Vec<PathBuf> = zips(&folder);
    assert!((1..=3).contains(&whole.len()), "{whole:?}");
    for zip in &whole {
        press(kit.path(), &["verify", zip.to_str().unwrap()]).exits(0);
    }

    // One was damaged meanwhile: it is written anew, the others are kept.
    crate::support::flip(&whole[0], 5_000_000);
    disk.becomes("size=200m");
    press(kit.path(), &export)
        .exits(0)
        .says(&format!("{} are there from an earlier run", whole.len()))
        .says(&format!("{} of them were there already", whole.len() - 1));
    assert_eq!(zips(&folder).len(), 10);
    for zip in zips(&folder) {
        press(kit.path(), &["verify", zip.to_str().unwrap()])
            .exits(0)
            .says("PRISTINE");
    }
    let folders = ["export", "--district", "81010000", "--format", "folder"];
    let folders = [&folders[..], &["--to", to]].concat();
    press(kit.path(), &folders).exits(0);
    press(kit.path(), &folders)
        .exits(0)
        .says("1 of them were there");
    fs::write(folder.join("81010000/data/more.txt"), b"x").unwrap();
    press(kit.path(), &folders).exits(0);
    assert!(!folder.join("81010000/data/more.txt").exists());
}

fn zips(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut zips: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|e| e == "zip"))
        .collect();
    zips.sort();
    zips
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

#[test]
fn a_file_that_may_not_be_read_is_named() {
    let kit = Kit::made();
    press(
        kit.path(),
        &["export", "--district", "81010000", "--to", "out"],
    )
    .exits(0);
    give_to_nobody(kit.path());
    let before = tree(&kit.dist());
    let cases: [(&str, &[&str]); 8] = [
        ("media/video/film.mp4", &["check"]),
        ("media/video/film.mp4", &["media", "lock"]),
        ("manifests/contacts.csv", &["build"]),
        ("manifests/kit.toml", &["check"]),
        ("media/text/th/guide.md", &["check"]),
        (
            "dist/drive/community/manifest-sha256.txt",
            &["stamp", "--district", "81020000"],
        ),
        (
            "dist/images/community/base.img",
            &["export", "--district", "81020000", "--to", "out"],
        ),
        (
            "dist/images/community/image-set.json",
            &["export", "--all", "--to", "out"],
        ),
    ];
    for (file, command) in cases {
        let path = kit.path().join(file);
        forbid(&path, 0o000);
        let name = file.rsplit('/').next().unwrap();
        let failed = press_as_nobody(kit.path(), command).exits(3);
        failed.says(name).says("Permission denied").says("mend:");
        forbid(&path, 0o644);
        assert!(debris(kit.path()).is_empty(), "{command:?}");
        assert!(before == tree(&kit.dist()), "{command:?}");
    }
}

#[test]
fn a_folder_that_may_not_be_written_is_named() {
    let kit = Kit::made();
    give_to_nobody(kit.path());
    let before = tree(kit.path());
    fs::write(
        kit.path().join("media/text/en/about.md"),
        "# Other\n\nText.\n",
    )
    .unwrap();
    let media = before["media/text/en/about.md"].clone();
    press(kit.path(), &["media", "lock"]).exits(0);
    for (folder, command) in [
        ("dist/drive", &["build"][..]),
        ("dist/images", &["make"][..]),
        ("manifests", &["media", "lock"][..]),
        (".", &["export", "--all", "--to", "out"][..]),
    ] {
        let path = kit.path().join(folder);
        if folder == "manifests" {
            fs::write(kit.path().join("media/text/en/about.md"), &media).unwrap();
        }
        forbid(&path, 0o555);
        press_as_nobody(kit.path(), command)
            .exits(3)
            .says("Permission denied")
            .says("mend:");
        forbid(&path, 0o755);
        assert!(debris(kit.path()).is_empty(), "{command:?}");
    }
}

#[test]
fn a_system_folder_that_may_not_be_looked_into_is_a_note_and_any_other_is_damage() {
    let kit = Kit::small();
    press(kit.path(), &["build"]).exits(0);
    for (folder, code) in [
        ("System Volume Information", 0),
        ("$RECYCLE.BIN", 0),
        ("photos", 1),
    ] {
        let path = kit.drive().join(folder);
        fs::create_dir(&path).unwrap();
        give_to_nobody(kit.path());
        forbid(&path, 0o000);
        let drive = kit.drive();
        press_as_nobody(kit.path(), &["verify", drive.to_str().unwrap()])
            .exits(code)
            .says(folder);
        fs::remove_dir(&path).unwrap();
    }
}

#[test]
fn a_note_that_cannot_be_saved_fails_no_run() {
    let kit = Kit::small();
    // A folder stands where the notes would be.
    fs::create_dir_all(kit.dist().join(".drivepress/state.json/x")).unwrap();
    press(kit.path(), &["make"]).exits(0);
    press(kit.path(), &["make"]).exits(0);
}

#[test]
fn a_file_of_a_drive_that_may_not_be_read_is_damage_and_no_failure() {
    let kit = Kit::small();
    press(kit.path(), &["build"]).exits(0);
    give_to_nobody(kit.path());
    let film = kit.drive().join("data/video/film.mp4");
    forbid(&film, 0o000);
    let drive = kit.drive();
    let drive = drive.to_str().unwrap();
    press_as_nobody(kit.path(), &["verify", drive])
        .exits(1)
        .says("film.mp4");
    forbid(&film, 0o644);
    forbid(&kit.drive(), 0o000);
    press_as_nobody(kit.path(), &["verify", drive])
        .exits(3)
        .says("Permission denied");
    forbid(&kit.drive(), 0o755);
}
