//! `fill` makes a mounted stick a district's drive: new files first, tag files last, the old drive's
//! files taken away by its own lists and nothing else, everything read back. Until the end the stick
//! is told as unfinished, and the next run goes on.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{
    CheckPage, Edition, Kit, MemoryDisk, Outcome, as_root, copy, flip, press, tree,
};

const CODE: &str = "81010000";
const OTHER: &str = "81020000";
const NOTE: &str = "UNFINISHED.txt";

fn fill(kit: &Kit, to: &Path, more: &[&str]) -> Outcome {
    let to = to.to_str().unwrap();
    press(kit.path(), &[&["fill", "--to", to][..], more].concat())
}

fn fill_one(kit: &Kit, to: &Path) -> Outcome {
    fill(kit, to, &["--district", CODE])
}

fn drive_of(kit: &Kit, code: &str) -> PathBuf {
    kit.path().join("outbox/community-2026.1").join(code)
}

fn folder(kit: &Kit, name: &str) -> PathBuf {
    let path = kit.path().join(name);
    fs::create_dir_all(&path).unwrap();
    path
}

#[test]
fn a_stick_gets_the_files_of_a_districts_drive_and_a_second_run_has_nothing_to_do() {
    let kit = Kit::signed();
    let disk = MemoryDisk::new(64);
    fill_one(&kit, disk.path()).exits(0).says("INTACT");
    assert!(tree(disk.path()) == tree(&drive_of(&kit, CODE)));
    fill_one(&kit, disk.path())
        .exits(0)
        .says("everything was there already");
    let json = fill(&kit, disk.path(), &["--district", CODE, "--json"]).json();
    let stick = &json["sticks"][0];
    assert_eq!(stick["report"]["verdict"], "intact");
    assert_eq!(stick["written"].as_array().unwrap().len(), 0);
    assert_eq!(stick["drive"], stick["before"]);

    // One that was damaged since gets only what is wrong.
    flip(&disk.path().join("data/video/film.mp4"), 1000);
    fs::remove_file(disk.path().join("bag-info.txt")).unwrap();
    fill_one(&kit, disk.path()).exits(0).says("wrote 2 files");
    fill(&kit, disk.path(), &["--district", CODE, "--lang", "th"])
        .exits(0)
        .says("มีครบทุกไฟล์อยู่แล้วและถูกต้อง");
}

#[test]
fn a_dry_run_tells_what_would_be_written_and_writes_nothing() {
    let kit = Kit::signed();
    let disk = MemoryDisk::new(64);
    fill(&kit, disk.path(), &["--district", CODE, "--dry-run"])
        .exits(0)
        .says("would write")
        .says("free");
    assert!(tree(disk.path()).is_empty());
}

#[test]
fn only_the_root_of_a_volume_is_filled_unless_a_folder_is_allowed() {
    let kit = Kit::signed();
    let stick = folder(&kit, "stick");
    fill_one(&kit, &stick).exits(2).says("--allow-folder");
    let allowed = ["--district", CODE, "--allow-folder"];
    for system in ["/", "/usr"] {
        fill(&kit, Path::new(system), &allowed)
            .exits(2)
            .says("this computer's own files");
    }
    fill(&kit, &kit.path().join("office.pub"), &allowed)
        .exits(2)
        .says("is not a folder");
    fill(&kit, &kit.path().join("nowhere"), &allowed).exits(2);
    let photos = folder(&kit, "photos");
    fs::write(photos.join("a.txt"), "mine").unwrap();
    fill(&kit, &photos, &allowed)
        .exits(2)
        .says("holds other files and nothing of a drive");
    assert_eq!(tree(&photos).len(), 1);
    fill(&kit, &stick, &allowed).exits(0).says("INTACT");
    assert!(tree(&stick) == tree(&drive_of(&kit, CODE)));
}

#[test]
fn another_drives_own_files_go_and_strangers_files_stay() {
    let kit = Kit::signed();
    let disk = MemoryDisk::new(64);
    copy(&drive_of(&kit, OTHER), disk.path());
    fs::create_dir(disk.path().join("DCIM")).unwrap();
    fs::write(disk.path().join("DCIM/photo.txt"), "a photo").unwrap();
    fill_one(&kit, disk.path())
        .exits(0)
        .says("the drive before was district 81020000's")
        .says("took away 1 of the drive before")
        .says("DCIM/photo.txt");
    let mut expected = tree(&drive_of(&kit, CODE));
    expected.insert("DCIM/photo.txt".into(), b"a photo".to_vec());
    assert!(tree(disk.path()) == expected);
}

#[test]
fn a_list_that_nobody_signed_for_takes_no_file_away() {
    let kit = Kit::signed();
    let disk = MemoryDisk::new(64);
    let stick = disk.path();
    copy(&drive_of(&kit, OTHER), stick);
    // Somebody lists a stranger's file in the payload, and makes the lists agree.
    fs::write(stick.join("data/print/mine.txt"), "mine").unwrap();
    fs::write(stick.join("letter.txt"), "mine").unwrap();
    let digest = |bytes: &[u8]| drivepress::base::Sha256::of(bytes).to_string();
    let names = ["data/print/mine.txt", "data/../letter.txt"];
    let lists = names.map(|name| format!("{}  {name}\n", digest(b"mine")));
    let lists = lists.concat();
    let manifest = stick.join("manifest-sha256.txt");
    let old = fs::read(&manifest).unwrap();
    let new = [&old[..], lists.as_bytes()].concat();
    fs::write(&manifest, &new).unwrap();
    let tags = stick.join("tagmanifest-sha256.txt");
    let text = fs::read_to_string(&tags).unwrap();
    fs::write(&tags, text.replace(&digest(&old), &digest(&new))).unwrap();
    fill_one(&kit, stick)
        .exits(1)
        .says("took away 0 of the drive before");
    assert!(stick.join("data/print/mine.txt").exists());
    assert!(stick.join("letter.txt").exists());
}

#[test]
fn a_file_of_the_drive_before_that_was_changed_since_stays_and_is_told() {
    let kit = Kit::signed();
    let disk = MemoryDisk::new(64);
    copy(&drive_of(&kit, OTHER), disk.path());
    let note = format!("DISTRICT-{OTHER}.txt");
    fs::write(disk.path().join(&note), "somebody's own words").unwrap();
    fill_one(&kit, disk.path())
        .exits(0)
        .says("one file of the drive before was changed since and stays")
        .says(&note);
    assert!(disk.path().join(note).exists());
}

#[test]
fn several_sticks_are_filled_at_once_with_one_district_or_one_for_each() {
    let kit = Kit::signed();
    let disks = [MemoryDisk::new(64), MemoryDisk::new(64)];
    let to = |disk: &MemoryDisk| disk.path().to_str().unwrap().to_owned();
    let (one, other) = (to(&disks[0]), to(&disks[1]));
    let both = ["fill", "--to", &one, "--to", &other];
    let pair = ["--district", CODE, "--district", OTHER];
    press(kit.path(), &[&both[..], &pair].concat()).exits(0);
    assert!(tree(disks[0].path()) == tree(&drive_of(&kit, CODE)));
    assert!(tree(disks[1].path()) == tree(&drive_of(&kit, OTHER)));
    press(kit.path(), &[&both[..], &["--district", CODE]].concat()).exits(0);
    assert!(tree(disks[1].path()) == tree(&drive_of(&kit, CODE)));
    let three = ["--district", CODE, "--district", OTHER, "--district", CODE];
    press(kit.path(), &[&both[..], &three].concat())
        .exits(2)
        .says("do not pair");
    // A stick that fails does not stop the other.
    let nowhere = [
        "fill",
        "--to",
        "nowhere",
        "--to",
        &other,
        "--district",
        OTHER,
    ];
    press(kit.path(), &nowhere).exits(2).says("INTACT");
    assert!(tree(disks[1].path()) == tree(&drive_of(&kit, OTHER)));
}

#[test]
fn a_stick_that_is_too_small_or_read_only_is_left_as_it_was() {
    let kit = Kit::large(Edition::Old, 4);
    press(kit.path(), &["make"]).exits(0);
    let small = MemoryDisk::new(4);
    fill_one(&kit, small.path()).exits(3).says("do not fit");
    assert!(tree(small.path()).is_empty());
    let disk = MemoryDisk::new(64);
    disk.becomes("ro");
    fill_one(&kit, disk.path())
        .exits(3)
        .says("the disk cannot be written to");
}

#[test]
fn a_stick_that_fills_up_half_way_is_unfinished_and_the_next_run_goes_on() {
    let kit = Kit::signed();
    let disk = MemoryDisk::new(64);
    // Room for bytes, and none for more files.
    disk.becomes("nr_inodes=60");
    fill_one(&kit, disk.path())
        .exits(3)
        .says("the disk is full")
        .says("is unfinished");
    let note = fs::read_to_string(disk.path().join(NOTE)).unwrap();
    assert!(note.contains("ยังเขียนไม่เสร็จ") && note.contains("not finished"));
    press(kit.path(), &["verify", disk.path().to_str().unwrap()])
        .exits(1)
        .says("run drivepress fill again");
    let said = CheckPage::open().judge(disk.path());
    assert_eq!(said.verdict, "not-ours");
    disk.becomes("nr_inodes=1000");
    fill_one(&kit, disk.path()).exits(0).says("INTACT");
    assert!(tree(disk.path()) == tree(&drive_of(&kit, CODE)));
}

#[test]
fn a_damaged_set_is_told_and_leaves_an_unfinished_stick() {
    let kit = Kit::signed();
    let disk = MemoryDisk::new(64);
    let set = kit.path().join("set");
    copy(&kit.set(), &set);
    let film = fs::read(drive_of(&kit, CODE).join("data/video/film.mp4")).unwrap();
    let base = fs::read(set.join("base.img")).unwrap();
    let at = base
        .windows(64)
        .position(|w| w == &film[1024..1088])
        .unwrap();
    flip(&set.join("base.img"), u64::try_from(at).unwrap());
    fill(&kit, disk.path(), &["set", "--district", CODE])
        .exits(2)
        .says("is damaged too")
        .says("is unfinished");
    assert!(disk.path().join(NOTE).exists());
    assert!(!disk.path().join("data/video/film.mp4").exists());
    fill_one(&kit, disk.path()).exits(0).says("INTACT");
    assert!(!disk.path().join(NOTE).exists());
}

#[test]
fn a_set_of_another_signer_or_without_a_signature_fills_no_stick() {
    let kit = Kit::signed();
    let disk = MemoryDisk::new(64);
    press(kit.path(), &["keygen", "--to", "stranger", "--no-password"]).exits(0);
    fill(
        &kit,
        disk.path(),
        &["--district", CODE, "--key", "stranger.pub"],
    )
    .exits(2);
    assert!(tree(disk.path()).is_empty());
    let right = ["--district", CODE, "--key", "office.pub"];
    fill(&kit, disk.path(), &right).exits(0).says("INTACT");
}

/// An ext4 stick on a loop device, taken out like a stick that is pulled.
struct PulledStick {
    folder: tempfile::TempDir,
    _image: tempfile::NamedTempFile,
}

impl PulledStick {
    fn new() -> Self {
        let image = tempfile::NamedTempFile::new().unwrap();
        image.as_file().set_len(96 << 20).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let mut mkfs = Command::new("mkfs.ext4");
        mkfs.env("PATH", "/usr/sbin:/sbin:/usr/bin:/bin");
        let made = mkfs.args(["-q", "-F"]).arg(image.path()).status();
        assert!(made.unwrap().success());
        let from = image.path().to_str().unwrap();
        assert!(as_root("mount", &["-o", "loop", from], folder.path()));
        Self {
            folder,
            _image: image,
        }
    }

    /// As soon as something is written, every further access fails, as if the medium were gone
    /// (`EXT4_IOC_SHUTDOWN`).
    fn pull_when_written(&self) -> std::process::Child {
        let script = "import fcntl, os, struct, sys, time\n\
                      stick = os.open(sys.argv[1], os.O_RDONLY)\n\
                      while not os.path.exists(sys.argv[1] + '/data/video'): time.sleep(0.001)\n\
                      fcntl.ioctl(stick, 0x8004587d, struct.pack('I', 2))";
        let mut python = Command::new("python3");
        python.args(["-c", script]).arg(self.folder.path());
        python.spawn().unwrap()
    }
}

impl Drop for PulledStick {
    fn drop(&mut self) {
        as_root("umount", &["-l"], self.folder.path());
    }
}

#[test]
fn a_stick_that_is_pulled_half_way_is_an_error_of_the_machine() {
    let kit = Kit::large(Edition::Old, 24);
    press(kit.path(), &["make"]).exits(0);
    let stick = PulledStick::new();
    let to = stick.folder.path();
    let mut puller = stick.pull_when_written();
    fill_one(&kit, to).exits(3);
    assert!(puller.wait().unwrap().success());
}
