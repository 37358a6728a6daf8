//! Writes that are killed or stopped at any moment.

use std::fs::OpenOptions;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::Instant;

use super::Table;
use crate::support::{Edition, Kit, Loop, Random, press};

/// How many kills and stops: `DRIVEPRESS_CRASHES` as in `sudden_death.rs`.
fn deaths() -> usize {
    let count = std::env::var("DRIVEPRESS_CRASHES").ok();
    count.map_or(10, |text| text.parse().unwrap())
}

/// A write under way: its answer is read up to the plan, after which it begins to write.
fn begun(folder: &Path, district: &str, device: &str) -> (Child, BufReader<ChildStdout>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_drivepress"))
        .current_dir(folder)
        .args(["write", "--allow-file", "--json", "--district", district])
        .args(["--to", device, "--yes", device])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut answer = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    while !line.contains("\"event\":\"plan\"") {
        line.clear();
        assert!(answer.read_line(&mut line).unwrap() > 0, "no plan");
    }
    (child, answer)
}

#[test]
fn a_write_killed_or_stopped_at_any_moment_is_told_as_unfinished_and_the_next_goes_on() {
    let kit = Kit::large(Edition::Old, 8);
    press(kit.path(), &["make"]).exits(0);
    let table = Table { kit };
    let path = table.stick("stick");
    let disk = Loop::of(&path);
    let device = disk.path().to_str().unwrap();
    let (mut child, _answer) = begun(table.kit.path(), "81010000", device);
    let began = Instant::now();
    assert!(child.wait().unwrap().success());
    let takes = began.elapsed();
    let mut random = Random::new(20_260_301);
    let mut unfinished = 0;
    for number in 0..deaths() {
        // Mostly a stick without our drive, sometimes one of another district.
        if number % 4 != 0 {
            let wiped = OpenOptions::new().write(true).open(disk.path()).unwrap();
            wiped.write_all_at(&vec![0x5A; 32 << 20], 0).unwrap();
            wiped.sync_all().unwrap();
        }
        let district = ["81010000", "81020000"][number % 2];
        let (mut child, _answer) = begun(table.kit.path(), district, device);
        let share = u32::try_from(random.below(1050)).unwrap();
        thread::sleep(takes * share / 1000);
        let signal = if number % 3 == 0 { "-INT" } else { "-KILL" };
        // The run may have ended by itself.
        let _ = Command::new("kill")
            .args([signal, &child.id().to_string()])
            .stderr(Stdio::null())
            .status();
        let status = child.wait().unwrap();
        let told = table.verify(disk.path());
        let is_marked = told.stdout.contains("is not finished");
        let was_foreign = told.stdout.contains("NOT OURS");
        let is_told = told.code == 0 || is_marked || was_foreign;
        assert!(is_told, "{number} {status}: {}", told.stdout);
        let is_true = !status.success() || told.code == 0;
        assert!(is_true, "{number}: {}", told.stdout);
        unfinished += usize::from(is_marked);
        table.write_to(district, disk.path()).exits(0);
        table.verify(disk.path()).exits(0).says(district);
    }
    assert!(unfinished > 0, "no run was disturbed while it wrote");
    eprintln!("{unfinished} of {} were unfinished", deaths());
}
