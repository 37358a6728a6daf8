//! Disks are judged by their files: fresh, larger than the image, used, laid out anew, of another
//! format, failing. Loop devices stand in for sticks; `repair` mends what is mounted.

use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{Judge, Kit, Loop, Outcome, copy, flip, press};

const MIB: u64 = 1 << 20;

/// A signed small kit, and one district's image.
struct Stick {
    kit: Kit,
    image: PathBuf,
}

impl Stick {
    fn new() -> Self {
        let kit = Kit::signed();
        let image = kit.path().join("outbox/community-2026.1/81010000.img");
        Self { kit, image }
    }

    /// A copy of the image, `more` bytes longer.
    fn file(&self, name: &str, more_bytes: u64) -> PathBuf {
        let to = self.kit.path().join(name);
        fs::copy(&self.image, &to).unwrap();
        let length = fs::metadata(&to).unwrap().len();
        let file = OpenOptions::new().write(true).open(&to).unwrap();
        file.set_len(length + more_bytes).unwrap();
        to
    }

    fn folder(&self) -> PathBuf {
        self.image.with_extension("")
    }

    fn verify(&self, disk: &Path) -> Outcome {
        let disk = disk.to_str().unwrap();
        press(self.kit.path(), &["verify", "--key", "office.pub", disk])
    }
}

/// mtools, on the volume of an image.
fn mtools(image: &Path, program: &str, arguments: &[&str]) {
    let volume = format!("{}@@1M", image.display());
    let mut tool = Command::new(program);
    tool.args(["-i", &volume]).args(arguments);
    assert!(tool.status().unwrap().success(), "{program} {arguments:?}");
}

#[test]
fn a_fresh_disk_is_intact_whatever_its_size_and_table() {
    let stick = Stick::new();
    for more_bytes in [0, 300 * MIB] {
        let file = stick.file("stick", more_bytes);
        let mut disk = Loop::of(&file);
        // Never pristine: a stick is not compared byte for byte.
        stick.verify(disk.path()).exits(0).says("INTACT");
        let length = fs::metadata(&stick.image).unwrap().len() - MIB;
        let partition = disk.partition(length);
        stick.verify(&partition).exits(0).says("INTACT");
    }
    let bare = Loop::at(&stick.image, MIB);
    stick.verify(bare.path()).exits(0).says("INTACT");

    let gpt = stick.file("gpt", 16 * MIB);
    let sectors = (fs::metadata(&stick.image).unwrap().len() - MIB) / 512;
    let script = format!(
        "label: gpt\nstart=2048, size={sectors}, type=EBD0A0A2-B9E5-4433-87C0-68B6B72699C7\n"
    );
    let list = stick.kit.path().join("gpt.list");
    fs::write(&list, script).unwrap();
    let mut sfdisk = Command::new("sfdisk");
    sfdisk.env("PATH", "/usr/sbin:/sbin:/usr/bin:/bin");
    sfdisk
        .arg("--quiet")
        .arg(&gpt)
        .stdin(File::open(&list).unwrap());
    assert!(sfdisk.status().unwrap().success());
    let gpt = Loop::of(&gpt);
    stick.verify(gpt.path()).exits(0).says("INTACT");
}

#[test]
fn a_used_disk_is_judged_by_its_files_and_what_was_added_is_told() {
    let stick = Stick::new();
    let used = stick.file("used", 64 * MIB);
    let photo = stick.kit.path().join("photo.jpg");
    fs::write(&photo, b"\xff\xd8\xff\xe0photo").unwrap();
    let photo = photo.to_str().unwrap();
    mtools(&used, "mmd", &["::/System Volume Information"]);
    let setting = "::/System Volume Information/WPSettings.dat";
    mtools(&used, "mcopy", &[photo, setting]);
    mtools(
        &used,
        "mattrib",
        &["+h", "+s", "::/System Volume Information"],
    );
    mtools(&used, "mcopy", &[photo, "::/photo.jpg"]);
    {
        let disk = Loop::of(&used);
        let told = stick.verify(disk.path()).exits(0).says("added by others");
        assert!(!told.stdout.contains("hidden"), "{}", told.stdout);
    }

    // A worm hides the folder and lays its program beside; a cleaner takes the program away.
    mtools(&used, "mattrib", &["+h", "+s", "::/data"]);
    let disk = Loop::of(&used);
    stick.verify(disk.path()).exits(0).says("data is hidden");
    drop(disk);
    let program = stick.kit.path().join("data.exe");
    fs::write(&program, b"MZ\x90\0\x03").unwrap();
    mtools(&used, "mcopy", &[program.to_str().unwrap(), "::/data.exe"]);
    let disk = Loop::of(&used);
    stick
        .verify(disk.path())
        .exits(1)
        .says("SUSPICIOUS")
        .says("named after the folder beside it");
    drop(disk);

    mtools(&used, "mdel", &["::/data/video/film.mp4"]);
    let disk = Loop::of(&used);
    stick
        .verify(disk.path())
        .exits(1)
        .says("DAMAGED")
        .says("data/video/film.mp4");
    let device = disk.path().to_str().unwrap();
    press(
        stick.kit.path(),
        &["repair", device, "--from", "dist/images/community"],
    )
    .exits(2)
    .says("where it is mounted")
    .says("drivepress repair");
}

#[test]
fn a_disk_of_another_format_is_named_and_not_ours() {
    let stick = Stick::new();
    let volume = |name: &[u8], at: u64| {
        let path = stick.kit.path().join("other");
        let file = File::create(&path).unwrap();
        file.set_len(4 * MIB).unwrap();
        file.write_all_at(&[0xEB, 0x76, 0x90], at).unwrap();
        file.write_all_at(name, at + 3).unwrap();
        file.write_all_at(&[0x55, 0xAA], at + 510).unwrap();
        if at > 0 {
            // One partition of the type that both have.
            let entry = [0, 0, 0, 0, 7, 0, 0, 0, 0, 8, 0, 0, 0, 16, 0, 0];
            file.write_all_at(&entry, 446).unwrap();
            file.write_all_at(&[0x55, 0xAA], 510).unwrap();
        }
        path
    };
    for at in [0, MIB] {
        for (name, words) in [
            (&b"EXFAT   "[..], "this is an exFAT volume"),
            (&b"NTFS    "[..], "this is an NTFS volume"),
        ] {
            let disk = Loop::of(&volume(name, at));
            stick
                .verify(disk.path())
                .exits(1)
                .says("NOT OURS")
                .says(words);
        }
    }
    let linux = stick.kit.path().join("linux");
    File::create(&linux).unwrap().set_len(16 * MIB).unwrap();
    let mut mkfs = Command::new("/usr/sbin/mkfs.ext4");
    assert!(
        mkfs.args(["-q", "-F"])
            .arg(&linux)
            .status()
            .unwrap()
            .success()
    );
    let disk = Loop::of(&linux);
    stick.verify(disk.path()).exits(1).says("a Linux volume");
    drop(disk);
    let blank = stick.kit.path().join("blank");
    File::create(&blank).unwrap().set_len(MIB).unwrap();
    let disk = Loop::of(&blank);
    stick.verify(disk.path()).exits(1).says("an empty medium");
}

#[test]
fn a_disk_that_cannot_be_read_in_places_is_damaged_and_one_that_is_gone_is_no_answer() {
    let stick = Stick::new();
    // A volume laid out anew, the film last: behind its middle the stick is broken.
    let broken = stick.kit.path().join("broken");
    File::create(&broken).unwrap().set_len(64 * MIB).unwrap();
    let mut mkfs = Command::new("/usr/sbin/mkfs.vfat");
    mkfs.args(["-F", "32", "-s", "1"]).arg(&broken);
    assert!(mkfs.output().unwrap().status.success());
    let film = "data/video/film.mp4";
    let without = stick.kit.path().join("without");
    copy(&stick.folder(), &without);
    fs::remove_file(without.join(film)).unwrap();
    let mcopy = |from: &[PathBuf], to: &str| {
        let mut mcopy = Command::new("mcopy");
        mcopy.args(["-s", "-i"]).arg(&broken).args(from).arg(to);
        assert!(mcopy.status().unwrap().success());
    };
    let mut top: Vec<PathBuf> = fs::read_dir(&without)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    top.sort();
    mcopy(&top, "::/");
    let last = stick.folder().join(film);
    let bytes = fs::read(&last).unwrap();
    mcopy(&[last], "::/data/video/");
    {
        let disk = Loop::of(&broken);
        stick.verify(disk.path()).exits(0).says("INTACT");
    }
    let whole = fs::read(&broken).unwrap();
    let start = whole
        .windows(4096)
        .position(|window| *window == bytes[..4096]);
    let middle = u64::try_from(start.unwrap() + bytes.len() / 2).unwrap();
    let disk = Loop::of(&broken);
    // The loop device keeps its size; what lies behind the file's end cannot be read.
    let backing = OpenOptions::new().write(true).open(&broken).unwrap();
    backing.set_len(middle / 4096 * 4096).unwrap();
    stick
        .verify(disk.path())
        .exits(1)
        .says("DAMAGED")
        .says("data/video/film.mp4: it cannot be read");
    backing.set_len(0).unwrap();
    stick.verify(disk.path()).exits(3).says("went away");
}

#[test]
fn a_mounted_drive_of_any_format_is_verified_and_repaired_as_a_folder() {
    let stick = Stick::new();
    let linux = stick.kit.path().join("linux");
    File::create(&linux).unwrap().set_len(32 * MIB).unwrap();
    let mut mkfs = Command::new("/usr/sbin/mkfs.ext4");
    assert!(
        mkfs.args(["-q", "-F"])
            .arg(&linux)
            .status()
            .unwrap()
            .success()
    );
    let disk = Loop::of(&linux);
    let place = stick.kit.path().join("mounted");
    fs::create_dir(&place).unwrap();
    let _mounted = Mounted::new(disk.path(), &place);
    copy(&stick.folder(), &place);
    // `lost+found` is the file system's own.
    stick.verify(&place).exits(0).says("INTACT");
    flip(&place.join("data/video/film.mp4"), 1000);
    fs::remove_file(place.join("bag-info.txt")).unwrap();
    stick.verify(&place).exits(1).says("DAMAGED");
    let set = "dist/images/community";
    let repair = ["repair", "mounted", "--from", set, "--key", "office.pub"];
    press(stick.kit.path(), &repair).exits(0).says("rewrote");
    assert!(Judge::bagit_is_valid(&place));

    // A stick with no room for what it lacks: the machine's fault, and what there is stays.
    fs::remove_file(place.join("data/video/film.mp4")).unwrap();
    let filler = File::create(place.join("filler")).unwrap();
    let mut at = 0;
    while filler.write_at(&[1; 4096], at).is_ok_and(|count| count > 0) {
        at += 4096;
    }
    drop(filler);
    press(stick.kit.path(), &repair)
        .exits(3)
        .says("could not mend data/video/film.mp4");
    fs::remove_file(place.join("filler")).unwrap();
    press(stick.kit.path(), &repair).exits(0);
}

/// A mounted file system, unmounted when dropped.
struct Mounted(PathBuf);

impl Mounted {
    fn new(device: &Path, place: &Path) -> Self {
        let mounted = Command::new("mount").arg(device).arg(place).status();
        assert!(mounted.unwrap().success(), "mount needs root");
        Self(place.to_owned())
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}
