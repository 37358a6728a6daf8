//! Two systems never see two drives behind one verdict: what any reader of FAT would show is
//! judged. mtools and 7-Zip are the readers that can be asked here. And what use leaves on a stick,
//! or laying it out anew, is no trick: it stays intact.

use std::fs;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::support::fat_editor::FatEditor;
use crate::support::fat_tricks::{STRANGER, tricks};
use crate::support::{Kit, press};

/// A signed image of one district and the key, in a folder without anything else: no set is at
/// hand, so the files decide.
struct Signed {
    place: tempfile::TempDir,
    image: PathBuf,
    folder: PathBuf,
}

impl Signed {
    fn new() -> Self {
        let kit = Kit::signed();
        let place = tempfile::tempdir().unwrap();
        let image = place.path().join("signed.img");
        fs::copy(
            kit.path().join("outbox/community-2026.1/81010000.img"),
            &image,
        )
        .unwrap();
        let key = place.path().join("office.pub");
        fs::copy(kit.path().join("office.pub"), key).unwrap();
        let folder = place.path().join("folder");
        fs::rename(kit.path().join("outbox/community-2026.1/81010000"), &folder).unwrap();
        Self {
            place,
            image,
            folder,
        }
    }

    fn verdict(&self, image: &Path) -> (String, String) {
        let image = image.to_str().unwrap();
        let arguments = ["verify", "--json", "--key", "office.pub", image];
        let outcome = press(self.place.path(), &arguments);
        let verdict = outcome.json()[0]["verdict"].as_str().unwrap().to_owned();
        (verdict, outcome.stdout)
    }
}

/// What mtools prints of the file that it opens by this path; nothing where there is none.
fn mtype(image: &Path, path: &str) -> Vec<u8> {
    let mut tool = Command::new("mtype");
    tool.args(["-i", &format!("{}@@1M", image.display())]);
    let output = tool.arg(format!("::/{path}")).output().unwrap();
    output.stdout
}

/// Path of everything that 7-Zip lists on the volume of an image.
fn listed_by_seven_zip(image: &Path) -> Vec<String> {
    let volume = image.with_extension("volume");
    copy_volume(image, &volume);
    let mut tool = Command::new("7z");
    tool.args(["l", "-ba", "-slt", "-tFAT"]).arg(&volume);
    tool.env("LC_ALL", "C.UTF-8");
    let output = tool.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines = text.lines();
    let names = lines.filter_map(|line| line.strip_prefix("Path = "));
    names.map(str::to_owned).collect()
}

/// The volume of an image alone, as 7-Zip wants it.
fn copy_volume(image: &Path, volume: &Path) {
    let arguments = ["bs=1M", "skip=1", "conv=sparse", "status=none"];
    let mut tool = Command::new("dd");
    tool.arg(format!("if={}", image.display()));
    tool.arg(format!("of={}", volume.display())).args(arguments);
    assert!(tool.status().unwrap().success());
}

#[test]
fn whatever_any_system_would_show_is_judged() {
    let signed = Signed::new();
    assert_eq!(signed.verdict(&signed.image).0, "intact");
    let all = listed_by_seven_zip(&signed.image);
    let mut wrong = Vec::new();
    for trick in tricks() {
        let image = signed.place.path().join("tricked.img");
        fs::copy(&signed.image, &image).unwrap();
        (trick.make)(&FatEditor::open(&image));
        let (verdict, report) = signed.verdict(&image);
        if verdict != trick.verdict {
            wrong.push(format!(
                "{}: {verdict}, not {}\n{report}",
                trick.name, trick.verdict
            ));
        }
        let listed = listed_by_seven_zip(&image);
        let count = |list: &[String], path: &str| list.iter().filter(|at| *at == path).count();
        if let Some(path) = trick.listed
            && count(&listed, path) != count(&all, path) + 1
        {
            wrong.push(format!("{}: 7-Zip does not list {path}", trick.name));
        }
        // The trick is real: mtools opens the stranger's file by a name that is ours.
        if let Some(path) = trick.opens {
            let found = mtype(&image, path);
            let is_strangers = found.windows(STRANGER.len()).any(|piece| piece == STRANGER);
            if !is_strangers {
                wrong.push(format!(
                    "{}: mtools does not open the stranger's",
                    trick.name
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A volume as formatters make it, and where it begins in its file.
struct Layout {
    name: &'static str,
    format: &'static [&'static str],
    kib: &'static str,
    start_bytes: u64,
}

const LAYOUTS: [Layout; 7] = [
    Layout {
        name: "FAT12",
        format: &["mkfs.vfat", "-F", "12", "-C"],
        kib: "4096",
        start_bytes: 0,
    },
    Layout {
        name: "FAT16",
        format: &["mkfs.vfat", "-F", "16", "-n", "STICK", "-C"],
        kib: "32768",
        start_bytes: 0,
    },
    Layout {
        name: "FAT16 with one table and large clusters",
        format: &["mkfs.vfat", "-F", "16", "-f", "1", "-s", "64", "-C"],
        kib: "262144",
        start_bytes: 0,
    },
    Layout {
        name: "FAT16 behind a table",
        format: &["mkfs.vfat", "-F", "16", "--offset", "2048", "-C"],
        kib: "65536",
        start_bytes: 1 << 20,
    },
    Layout {
        name: "FAT32",
        format: &["mkfs.vfat", "-F", "32", "-n", "DATA", "-C"],
        kib: "65536",
        start_bytes: 0,
    },
    Layout {
        name: "FAT32 with sectors of 4,096 bytes",
        format: &["mkfs.vfat", "-F", "32", "-S", "4096", "-C"],
        kib: "524288",
        start_bytes: 0,
    },
    Layout {
        name: "a floppy of mtools",
        format: &["mformat"],
        kib: "2880",
        start_bytes: 0,
    },
];

impl Layout {
    fn lay_out(&self, image: &Path) {
        let _ = fs::remove_file(image);
        if self.format[0] == "mformat" {
            tool(
                "mformat",
                &["-C", "-f", self.kib, "-i", image.to_str().unwrap(), "::"],
            );
            return;
        }
        let arguments = [&self.format[1..], &[image.to_str().unwrap(), self.kib]].concat();
        tool(self.format[0], &arguments);
        if self.start_bytes > 0 {
            let file = fs::OpenOptions::new().write(true).open(image).unwrap();
            let mut entry = [0; 16];
            entry[4] = 0x0E;
            entry[8..12].copy_from_slice(&2048_u32.to_le_bytes());
            entry[12..].copy_from_slice(&120_000_u32.to_le_bytes());
            file.write_all_at(&entry, 446).unwrap();
            file.write_all_at(&[0x55, 0xAA], 510).unwrap();
        }
    }

    fn mtools(&self, image: &Path, program: &str, arguments: &[&str]) {
        let volume = format!("{}@@{}", image.display(), self.start_bytes);
        tool(program, &[&["-i", &volume], arguments].concat());
    }
}

/// Runs a tool that must succeed.
fn tool(program: &str, arguments: &[&str]) {
    let mut tool = Command::new(program);
    let path = std::env::var("PATH").unwrap_or_default();
    tool.env("PATH", format!("{path}:/usr/sbin:/sbin"));
    tool.env("LC_ALL", "C.UTF-8").args(arguments);
    let status = tool.stdout(Stdio::null()).status();
    let status = status.unwrap_or_else(|e| panic!("{program} is needed (bash tests/run): {e}"));
    assert!(status.success(), "{program} {arguments:?}");
}

#[test]
fn sticks_laid_out_anew_and_used_stay_intact() {
    let signed = Signed::new();
    let place = signed.place.path();
    let photo = place.join("photo.jpg");
    fs::write(&photo, b"\xff\xd8\xff\xe0photo").unwrap();
    let photo = photo.to_str().unwrap();
    let all: Vec<String> = fs::read_dir(&signed.folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().display().to_string())
        .collect();
    for layout in &LAYOUTS {
        let image = place.join("laid-out.img");
        layout.lay_out(&image);
        let mut copied: Vec<&str> = vec!["-s", "-Q"];
        copied.extend(all.iter().map(String::as_str));
        copied.push("::/");
        layout.mtools(&image, "mcopy", &copied);
        let (verdict, report) = signed.verdict(&image);
        assert_eq!(verdict, "intact", "{}: {report}", layout.name);

        for folder in ["System Volume Information", ".Trashes", "LOST.DIR", "DCIM"] {
            layout.mtools(&image, "mmd", &[&format!("::/{folder}")]);
        }
        let setting = "::/System Volume Information/WPSettings.dat";
        layout.mtools(&image, "mcopy", &[photo, setting]);
        layout.mtools(
            &image,
            "mattrib",
            &["+h", "+s", "::/System Volume Information"],
        );
        for name in [
            "ภาพถ่าย.jpg",
            "a photo of us.jpg",
            "a photo of us (2).jpg",
            "P.JPG",
            "é.jpg",
        ] {
            layout.mtools(&image, "mcopy", &[photo, &format!("::/{name}")]);
        }
        layout.mtools(&image, "mren", &["::/P.JPG", "::/the same photo.jpg"]);
        layout.mtools(&image, "mdel", &["::/a photo of us.jpg"]);
        layout.mtools(&image, "mcopy", &[photo, "::/another one.jpg"]);
        let bag_info = signed.folder.join("bag-info.txt");
        layout.mtools(&image, "mdel", &["::/bag-info.txt"]);
        layout.mtools(&image, "mcopy", &[bag_info.to_str().unwrap(), "::/"]);
        let (verdict, report) = signed.verdict(&image);
        assert_eq!(verdict, "intact", "{}, used: {report}", layout.name);
    }
}

#[test]
fn the_tricks_are_found_on_narrow_tables_too() {
    let signed = Signed::new();
    let image = signed.place.path().join("narrow.img");
    // Those whose place is not FAT32's alone.
    let is_for_all = |name: &str| !name.contains("table") && !name.contains("backup");
    for layout in &LAYOUTS[..2] {
        for trick in tricks().iter().filter(|trick| is_for_all(trick.name)) {
            layout.lay_out(&image);
            let mut arguments: Vec<String> = vec!["-s".to_owned(), "-Q".to_owned()];
            for entry in fs::read_dir(&signed.folder).unwrap() {
                arguments.push(entry.unwrap().path().display().to_string());
            }
            arguments.push("::/".to_owned());
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            layout.mtools(&image, "mcopy", &arguments);
            (trick.make)(&FatEditor::open(&image));
            let (verdict, report) = signed.verdict(&image);
            assert_eq!(
                verdict, trick.verdict,
                "{}, {}: {report}",
                layout.name, trick.name
            );
        }
    }
}
