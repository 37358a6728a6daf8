//! What a stock Linux kernel shows of a disk is what was judged: its own drivers mount every image
//! that was made here, and `verify` calls none intact of which they show anything else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use drivepress::base::Sha256;

use crate::support::disc::disc;
use crate::support::disks::Disk;
use crate::support::fat_editor::FatEditor;
use crate::support::fat_tricks::tricks;
use crate::support::kernel::{Mounted, what_linux_mounts};
use crate::support::{Kit, press, tree};

const MIB: u64 = 1 << 20;
const STRANGER: &[u8] = b"what a stranger put there\n";
/// Type of an EFI system partition, as stored.
const EFI_SYSTEM: [u8; 16] = [
    0x28, 0x73, 0x2A, 0xC1, 0x1F, 0xF8, 0xD2, 0x11, 0xBA, 0x4B, 0x00, 0xA0, 0xC9, 0x3E, 0xC9, 0x3B,
];

/// A signed image of one district and the key, without a set beside: the files decide.
struct Rig {
    place: tempfile::TempDir,
    image: PathBuf,
    ours: BTreeMap<String, Option<String>>,
}

impl Rig {
    fn new() -> Self {
        let kit = Kit::signed();
        let outbox = kit.path().join("outbox/community-2026.1");
        let files = tree(&outbox.join("81010000")).into_iter();
        let ours = files.map(|(path, bytes)| (path, Some(Sha256::of(&bytes).to_string())));
        let place = tempfile::tempdir().unwrap();
        let image = place.path().join("fresh.img");
        fs::rename(outbox.join("81010000.img"), &image)
            .or_else(|_| fs::copy(outbox.join("81010000.img"), &image).map(|_| ()))
            .unwrap();
        fs::copy(
            kit.path().join("office.pub"),
            place.path().join("office.pub"),
        )
        .unwrap();
        fs::write(place.path().join("stranger.txt"), STRANGER).unwrap();
        Self {
            ours: ours.collect(),
            place,
            image,
        }
    }

    fn disk(&self, number: usize) -> Disk {
        let to = self.place.path().join(format!("disk-{number}.img"));
        Disk::copy(&self.image, to)
    }

    fn verdict(&self, image: &Path) -> (String, String) {
        let image = image.to_str().unwrap();
        let arguments = ["verify", "--json", "--key", "office.pub", image];
        let outcome = press(self.place.path(), &arguments);
        let verdict = outcome.json()[0]["verdict"].as_str().unwrap().to_owned();
        (verdict, outcome.stdout)
    }

    /// What the kernel shows besides the drive, in place of a part of it, or not; volumes without
    /// files are no other drives.
    fn differences(&self, mounted: &[Mounted]) -> Vec<String> {
        let mut differences = Vec::new();
        let with_files = |mounted: &&Mounted| !mounted.files.is_empty();
        let shown: Vec<&Mounted> = mounted.iter().filter(with_files).collect();
        if shown.len() != 1 {
            differences.push(format!("{} volumes with files", shown.len()));
        }
        for Mounted { node, files, .. } in shown {
            let paths = files.keys().chain(self.ours.keys());
            let paths: BTreeSet<&String> = paths.collect();
            let differs = |path: &&&String| files.get(**path) != self.ours.get(**path);
            let paths = paths.iter().filter(differs);
            differences.extend(paths.map(|path| format!("{node}: {path}")));
        }
        differences
    }
}

/// A disk, what `verify --key` must say of it, and what Linux mounts.
struct Case {
    name: &'static str,
    make: fn(&Disk, &Path),
    verdict: &'static str,
    /// Whether Linux shows the stranger's file.
    shows_stranger: bool,
}

fn cases() -> Vec<Case> {
    let case = |name, make, verdict, shows_stranger| Case {
        name,
        make,
        verdict,
        shows_stranger,
    };
    let (damaged, suspicious) = ("damaged", "suspicious");
    vec![
        case("a larger stick", |_, _| {}, "intact", false),
        case("a GPT", plain_gpt, "intact", false),
        case("a Mac's GPT", gpt_with_empty_efi, "intact", false),
        case("a GPT left behind", stale_gpt, "intact", false),
        case("without a table", bare, "intact", false),
        case("a second partition", second, suspicious, true),
        case("a partition of type EF", efi, suspicious, true),
        case("a partition of type 0", type_0, suspicious, true),
        case("a logical partition", logical, suspicious, true),
        case("a partition inside ours", inside, suspicious, true),
        case("the copy of a GPT", copy_differs, damaged, false),
        case(
            "the copy of a GPT with a wrong checksum",
            copy_counts,
            damaged,
            false,
        ),
        case("a hybrid record", hybrid, damaged, false),
        case("a hybrid record with ours", hybrid_with_ours, damaged, true),
        case("a disc before the partition", disc_before, suspicious, true),
        case("a disc in the volume", disc_inside, suspicious, true),
        case("a table that is a volume", table_and_volume, damaged, true),
        case("a partition cut short", cut_short, damaged, false),
        case("exFAT's name", exfat_name, suspicious, false),
    ]
}

fn plain_gpt(disk: &Disk, _: &Path) {
    disk.put(disk.gpt(&[disk.ours()]).encode());
}

fn gpt_with_empty_efi(disk: &Disk, _: &Path) {
    disk.volume(disk.second, 40 * MIB, "32", None);
    let efi = (EFI_SYSTEM, disk.second, 40 * MIB);
    disk.put(disk.gpt(&[efi, disk.ours()]).encode());
}

fn stale_gpt(disk: &Disk, stranger: &Path) {
    disk.volume(disk.second, 4 * MIB, "16", Some(stranger));
    disk.put(strangers(disk).last());
}

fn bare(disk: &Disk, _: &Path) {
    disk.bare();
}

fn second(disk: &Disk, stranger: &Path) {
    disk.volume(disk.second, 4 * MIB, "16", Some(stranger));
    disk.entry(0, 1, 0x0C, disk.second..disk.second + 4 * MIB);
}

fn efi(disk: &Disk, stranger: &Path) {
    disk.volume(disk.second, 40 * MIB, "32", Some(stranger));
    disk.entry(0, 1, 0xEF, disk.second..disk.second + 40 * MIB);
}

fn type_0(disk: &Disk, stranger: &Path) {
    disk.volume(disk.second, 4 * MIB, "16", Some(stranger));
    disk.entry(0, 3, 0, disk.second..disk.second + 4 * MIB);
}

fn logical(disk: &Disk, stranger: &Path) {
    let record = disk.second;
    disk.volume(record + MIB, 4 * MIB, "16", Some(stranger));
    disk.entry(0, 1, 0x0F, record..record + 8 * MIB);
    disk.entry(record, 0, 0x0B, MIB..MIB + 4 * MIB);
}

/// In the room between our files, where the volume's own entry lies too.
fn inside(disk: &Disk, stranger: &Path) {
    let at = disk.second - 100 * MIB;
    assert!(disk.read(at, 4 << 20).iter().all(|byte| *byte == 0));
    disk.volume(at, 4 * MIB, "16", Some(stranger));
    disk.entry(0, 1, 0x0C, at..at + 4 * MIB);
}

fn strangers(disk: &Disk) -> crate::support::gpt::Gpt {
    let (kind, ..) = disk.ours();
    disk.gpt(&[(kind, disk.second, 4 * MIB)])
}

fn copy_differs(disk: &Disk, stranger: &Path) {
    disk.volume(disk.second, 4 * MIB, "16", Some(stranger));
    disk.put(disk.gpt(&[disk.ours()]).encode());
    disk.put(strangers(disk).last());
}

fn copy_counts(disk: &Disk, stranger: &Path) {
    copy_differs(disk, stranger);
    disk.write(512 + 16, b"XXXX");
    // Tools that heed the checksum follow the copy.
    let mut sfdisk = Command::new("sfdisk");
    sfdisk.env("PATH", "/usr/sbin:/sbin:/usr/bin:/bin");
    let output = sfdisk.arg("-d").arg(&disk.path).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let start = format!("start={:>12}", disk.second / 512);
    assert!(text.contains(&start), "sfdisk shows {text}");
}

fn hybrid(disk: &Disk, stranger: &Path) {
    disk.volume(disk.second, 4 * MIB, "16", Some(stranger));
    disk.put(disk.gpt(&[disk.ours()]).encode());
    disk.entry(0, 1, 0x0C, disk.second..disk.second + 4 * MIB);
}

fn hybrid_with_ours(disk: &Disk, stranger: &Path) {
    disk.volume(disk.second, 40 * MIB, "32", Some(stranger));
    disk.put(disk.gpt(&[(disk.ours().0, disk.second, 40 * MIB)]).encode());
    disk.entry(0, 1, 0x0C, MIB..disk.second);
}

fn disc_before(disk: &Disk, _: &Path) {
    disk.write(32 << 10, &disc("STRANGER.TXT", STRANGER));
}

fn disc_inside(disk: &Disk, _: &Path) {
    disk.write(MIB + (32 << 10), &disc("STRANGER.TXT", STRANGER));
}

/// A volume in sector 0 that lists another as its partition.
fn table_and_volume(disk: &Disk, stranger: &Path) {
    disk.bare();
    disk.volume(disk.second, 4 * MIB, "16", Some(stranger));
    disk.entry(0, 0, 0x0C, disk.second..disk.second + 4 * MIB);
}

fn cut_short(disk: &Disk, _: &Path) {
    disk.entry(0, 0, 0x0C, MIB..MIB + 6 * MIB);
}

fn exfat_name(disk: &Disk, _: &Path) {
    disk.write(MIB + 3, b"EXFAT   ");
}

#[test]
fn nothing_that_linux_shows_goes_unjudged() {
    let rig = Rig::new();
    let stranger = rig.place.path().join("stranger.txt");
    let mut images = vec![rig.image.clone()];
    let cases = cases();
    for (number, case) in cases.iter().enumerate() {
        let disk = rig.disk(number);
        (case.make)(&disk, &stranger);
        images.push(disk.path);
    }
    let tricks = tricks();
    for (number, trick) in tricks.iter().enumerate() {
        let disk = rig.disk(100 + number);
        (trick.make)(&FatEditor::open(&disk.path));
        images.push(disk.path);
    }
    let seen = what_linux_mounts(&images);
    let mut wrong = Vec::new();
    let (fresh, differences) = (rig.verdict(&images[0]).0, rig.differences(&seen[0]));
    if fresh != "intact" || !differences.is_empty() {
        wrong.push(format!(
            "a fresh image: {fresh}, Linux shows {differences:?}"
        ));
    }
    let sum = Some(Sha256::of(STRANGER).to_string());
    for ((case, image), mounted) in cases.iter().zip(&images[1..]).zip(&seen[1..]) {
        let (verdict, report) = rig.verdict(image);
        let differences = rig.differences(mounted);
        if verdict != case.verdict {
            let expected = case.verdict;
            wrong.push(format!(
                "{}: {verdict}, not {expected}\n{report}",
                case.name
            ));
        }
        let shows = |mounted: &Mounted| mounted.files.values().any(|found| *found == sum);
        if mounted.iter().any(shows) != case.shows_stranger {
            wrong.push(format!("{}: Linux shows {differences:?}", case.name));
        }
        if verdict == "intact" && !differences.is_empty() {
            wrong.push(format!(
                "{}: intact, and Linux shows {differences:?}",
                case.name
            ));
        }
    }
    let first = 1 + cases.len();
    for ((trick, image), mounted) in tricks.iter().zip(&images[first..]).zip(&seen[first..]) {
        let (verdict, _) = rig.verdict(image);
        let differences = rig.differences(mounted);
        if verdict == "intact" && !differences.is_empty() {
            wrong.push(format!(
                "{}: intact, and Linux shows {differences:?}",
                trick.name
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
