//! `write` on loop devices and plain files: what is written, what is refused, and what every end
//! leaves. Sticks in a USB stack of their own are in `sticks.rs`.

mod killed;

use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{Edition, Judge, Kit, Loop, Outcome, press, repository};

const MIB: u64 = 1 << 20;
const SCHEMA: &str = "src/device/write.schema.json";

/// A made kit, and files that stand in for sticks.
struct Table {
    kit: Kit,
}

impl Table {
    fn new() -> Self {
        Self { kit: Kit::made() }
    }

    /// A stick that was used: other bytes, a partition table, GPT's second table.
    fn stick(&self, name: &str) -> PathBuf {
        self.stick_of(name, 300)
    }

    fn stick_of(&self, name: &str, mebibytes: u64) -> PathBuf {
        let path = self.kit.path().join(name);
        let file = File::create(&path).unwrap();
        file.set_len(mebibytes * MIB).unwrap();
        for place in 0..mebibytes / 8 {
            file.write_all_at(&[0x5A; 9000], place * 8 * MIB).unwrap();
        }
        file.write_all_at(&[0x55, 0xAA], 510).unwrap();
        let end = mebibytes * MIB - 512;
        file.write_all_at(b"EFI PART", end).unwrap();
        path
    }

    fn write(&self, arguments: &[&str]) -> Outcome {
        let all = [&["write", "--allow-file"], arguments].concat();
        press(self.kit.path(), &all)
    }

    /// Writes a district's drive without a question.
    fn write_to(&self, district: &str, device: &Path) -> Outcome {
        let device = device.to_str().unwrap();
        self.write(&["--district", district, "--to", device, "--yes", device])
    }

    fn verify(&self, device: &Path) -> Outcome {
        press(self.kit.path(), &["verify", device.to_str().unwrap()])
    }
}

/// The lines of `--json`, each of which fits the schema.
fn lines(outcome: &Outcome) -> Vec<serde_json::Value> {
    let lines = outcome.stdout.lines();
    let lines: Vec<serde_json::Value> = lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let place = tempfile::tempdir().unwrap();
    let documents = lines.iter().enumerate().map(|(number, line)| {
        let path = place.path().join(number.to_string());
        fs::write(&path, line.to_string()).unwrap();
        path
    });
    let documents: Vec<PathBuf> = documents.collect();
    Judge::fit_schema(&repository().join(SCHEMA), &documents);
    lines
}

#[test]
fn a_drive_on_a_loop_device_is_intact_and_nothing_else_is_touched() {
    let table = Table::new();
    let (one, other) = (table.stick("one"), table.stick("other"));
    let before = fs::read(&other).unwrap();
    let (first, second) = (Loop::of(&one), Loop::of(&other));
    table
        .write_to("81010000", first.path())
        .exits(0)
        .says("written, and every byte read back");
    table
        .verify(first.path())
        .exits(0)
        .says("INTACT")
        .says("81010000");
    drop((first, second));
    assert!(
        fs::read(&other).unwrap() == before,
        "another device changed"
    );
    let length = fs::metadata(&one).unwrap().len();
    let mut end = vec![1; 512];
    let file = File::open(&one).unwrap();
    file.read_exact_at(&mut end, length - 512).unwrap();
    assert!(
        end.iter().all(|byte| *byte == 0),
        "GPT's second table is left"
    );
}

#[test]
fn several_sticks_are_written_at_once_each_with_its_own_district() {
    let table = Table::new();
    let sticks = ["a", "b", "c"].map(|name| table.stick(name));
    let paths: Vec<&str> = sticks.iter().map(|path| path.to_str().unwrap()).collect();
    let mut arguments = vec!["--json"];
    for (district, path) in ["81010000", "81020000", "81030000"].iter().zip(&paths) {
        arguments.extend(["--district", district, "--to", path, "--yes", path]);
    }
    let outcome = table.write(&arguments).exits(0);
    let lines = lines(&outcome);
    let of = |event: &str| lines.iter().filter(|line| line["event"] == event).count();
    assert_eq!((of("plan"), of("verdict")), (3, 3));
    assert!(of("progress") >= 6, "bytes, rate and time left of each");
    table.verify(&sticks[0]).exits(0).says("81010000");
    table.verify(&sticks[1]).exits(0).says("81020000");
    table.verify(&sticks[2]).exits(0).says("81030000");
    // One district for all: each stick costs its end.
    let mut arguments = vec!["--json", "--district", "81040000"];
    for path in &paths {
        arguments.extend(["--to", path, "--yes", path]);
    }
    let outcome = table.write(&arguments).exits(0);
    for line in self::lines(&outcome) {
        if line["event"] == "verdict" {
            assert_eq!(line["verdict"], "tail-only");
            assert!(line["written_bytes"].as_u64().unwrap() < 2 * MIB);
        }
    }
    for stick in &sticks {
        table.verify(stick).exits(0).says("81040000");
    }
    let two = ["--district", "81010000", "--district", "81020000"];
    table
        .write(&[&two[..], &["--to", paths[0]]].concat())
        .exits(2)
        .says("do not pair");
}

#[test]
fn what_is_not_meant_is_refused_and_left_as_it_is() {
    let table = Table::new();
    let path = table.stick("stick");
    let stick = path.to_str().unwrap();
    let before = fs::read(&path).unwrap();
    let district = ["write", "--district", "81010000", "--to"];
    let refused = |arguments: &[&str], words: &str| {
        let all = [&district[..], arguments].concat();
        press(table.kit.path(), &all).exits(2).says(words);
    };
    refused(&[stick], "is not a stick");
    refused(&[stick, "--allow-file"], "nobody confirmed");
    refused(
        &[stick, "--allow-file", "--yes", "another"],
        "nobody confirmed",
    );
    refused(&["/dev/nothing"], "there is no device");
    refused(&["/dev/null"], "neither a disk nor a file");
    let set = table.kit.set().join("base.img");
    let set = set.to_str().unwrap();
    refused(
        &[set, "--allow-file", "--yes", set],
        "part of the image set itself",
    );
    let twice = format!("./{}", path.file_name().unwrap().to_str().unwrap());
    let twice = [stick, "--to", &twice, "--allow-file", "--yes", stick];
    refused(&twice, "named twice");
    let small = table.stick_of("small", 64);
    let small = small.to_str().unwrap();
    refused(&[small, "--allow-file", "--yes", small], "the drive needs");
    // If one device is refused, the others are not written either.
    let both = [
        stick,
        "--to",
        small,
        "--allow-file",
        "--yes",
        stick,
        "--yes",
        small,
    ];
    refused(&both, "the drive needs");
    let mut disk = Loop::of(&path);
    let node = disk.partition(8 * MIB);
    let device = disk.path().to_str().unwrap().to_owned();
    refused(&[node.to_str().unwrap()], "takes the whole stick");
    refused(&[&device], "is not a stick");
    drop(disk);
    assert!(fs::read(&path).unwrap() == before);
}

#[test]
fn this_computers_own_disk_is_never_written() {
    // The disk that holds the folder of this test; only a dry run names it.
    let source = Command::new("findmnt")
        .args(["-n", "-o", "SOURCE", "-T"])
        .arg(repository())
        .output()
        .unwrap();
    let source = String::from_utf8(source.stdout).unwrap();
    let source = source.trim();
    let kit = Kit::made();
    if Path::new(source).exists() {
        let arguments = [
            "write",
            "--district",
            "81010000",
            "--dry-run",
            "--to",
            source,
        ];
        // A disk, or a part of one.
        press(kit.path(), &arguments).exits(2);
    }
    let listed = press(kit.path(), &["write", "--list", "--json"]).exits(0);
    for line in lines(&listed) {
        let is_offered = line["refusal"].is_null();
        let path = line["path"].as_str().unwrap();
        assert!(!(is_offered && source.starts_with(path)), "{line}");
    }
}

#[test]
fn a_mounted_device_is_refused_and_one_that_another_program_holds_too() {
    let table = Table::new();
    let path = table.stick("stick");
    let disk = Loop::of(&path);
    let device = disk.path().to_str().unwrap();
    let format = Command::new("mkfs.ext4").arg("-q").arg(device).status();
    assert!(format.unwrap().success());
    let place = table.kit.path().join("mounted");
    fs::create_dir(&place).unwrap();
    let mount = Command::new("mount").arg(device).arg(&place).status();
    assert!(mount.unwrap().success());
    let outcome = table.write_to("81010000", disk.path());
    let unmount = Command::new("umount").arg(&place).status();
    assert!(unmount.unwrap().success());
    outcome.exits(2).says("is mounted at");
    // Another run holds it.
    let held = OpenOptions::new()
        .read(true)
        .write(true)
        .open(&path)
        .unwrap();
    held.lock().unwrap();
    table
        .write_to("81010000", &path)
        .exits(2)
        .says("another program uses");
}

#[test]
fn a_dry_run_tells_what_would_be_written_and_writes_nothing() {
    let table = Table::new();
    let path = table.stick("stick");
    let before = fs::read(&path).unwrap();
    let stick = path.to_str().unwrap();
    let plan = ["--district", "81010000", "--to", stick, "--dry-run"];
    table
        .write(&plan)
        .exits(0)
        .says("everything, ")
        .says("Nothing was written");
    assert!(fs::read(&path).unwrap() == before);
    table.write_to("81010000", &path).exits(0);
    table
        .write(&plan)
        .exits(0)
        .says("carries this drive already");
    let other = ["--district", "81020000", "--to", stick, "--dry-run"];
    table
        .write(&other)
        .exits(0)
        .says("only the district's part");
}

#[test]
fn an_older_release_is_brought_up_to_date_by_what_differs() {
    let kit = Kit::large(Edition::Old, 8);
    press(kit.path(), &["make"]).exits(0);
    let table = Table { kit };
    let path = table.stick("stick");
    table.write_to("81010000", &path).exits(0);
    table
        .kit
        .edit("manifests/kit.toml", "\"2026.1\"", "\"2026.2\"");
    press(table.kit.path(), &["make"]).exits(0);
    let stick = path.to_str().unwrap();
    let to = ["--district", "81010000", "--to", stick, "--yes", stick];
    let outcome = table.write(&[&to[..], &["--json"]].concat()).exits(0);
    let lines = lines(&outcome);
    let last = lines.last().unwrap();
    let plan = lines.iter().find(|line| line["event"] == "plan").unwrap();
    // The films lie where they lay before: they are read, not written.
    let used = plan["used_bytes"].as_u64().unwrap();
    let written = last["written_bytes"].as_u64().unwrap();
    assert_eq!(plan["plan"], "compare");
    assert!(written < used / 2, "{written} of {used}");
    table.verify(&path).exits(0).says("2026.2");
}

#[test]
fn a_damaged_set_is_told_and_is_not_the_sticks_fault() {
    let table = Table::new();
    let path = table.stick("stick");
    crate::support::flip(&table.kit.set().join("base.img"), MIB + 100);
    table
        .write_to("81010000", &path)
        .exits(2)
        .says("the image set is at fault, not the stick");
    table.verify(&path).exits(1).says("is not finished");
}

#[test]
fn a_probe_leaves_an_honest_stick_as_it_was() {
    let table = Table::new();
    let path = table.stick("stick");
    let before = fs::read(&path).unwrap();
    let stick = path.to_str().unwrap();
    table
        .write(&["--probe", "--to", stick, "--yes", stick])
        .exits(0)
        .says("holds what it says");
    assert!(fs::read(&path).unwrap() == before);
    let all = [
        "--probe",
        "--district",
        "81010000",
        "--to",
        stick,
        "--yes",
        stick,
    ];
    table.write(&all).exits(0).says("written, and every byte");
}

#[test]
fn thai_words_are_thai() {
    let table = Table::new();
    let path = table.stick("stick");
    let stick = path.to_str().unwrap();
    let all = [
        "--district",
        "81010000",
        "--to",
        stick,
        "--yes",
        stick,
        "--lang",
        "th",
    ];
    table.write(&all).exits(0).says("เขียนแล้ว และอ่านทวนครบทุกไบต์");
}
