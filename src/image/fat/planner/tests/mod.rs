//! Reads layouts of random drives back with an independent reader (the crate `fatfs`).

mod drive;
mod readers;

use std::io::{Read as _, Seek as _, SeekFrom};

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::base::{Crc32, Hashing, Sha256};
use crate::drive::DriveFile;
use crate::image::plan::BasePiece;
use drive::{Drive, drives, write_over};
use readers::{free_count, read_back, read_by_hadris, read_by_us};

fn volume(free_space_bytes: u64) -> VolumeProperties {
    VolumeProperties {
        label: "DRIVEPRESS".parse().unwrap(),
        serial: 0x2026_0301,
        time: date(2026, 3, 1).at(12, 0, 0, 0).try_into().unwrap(),
        free_space_bytes,
    }
}

fn common(path: &str, content: &[u8]) -> CommonFile {
    CommonFile {
        path: path.parse().unwrap(),
        length_bytes: content.len().try_into().unwrap(),
        sha256: Sha256::of(content),
        crc32: Crc32::of(content),
    }
}

fn slot(path: &str, length_bytes: u64) -> TailSlot {
    TailSlot {
        path: path.parse().unwrap(),
        length_bytes,
        common_prefix: Vec::new(),
    }
}

fn file(path: &str, bytes: &[u8]) -> DriveFile {
    DriveFile {
        path: path.parse().unwrap(),
        bytes: bytes.to_vec(),
    }
}

fn refusal(common: &[CommonFile], slots: &[TailSlot]) -> Error {
    FatPlan::plan(&volume(0), common, slots).unwrap_err()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_drive_reads_back_equal(drive in drives()) {
        let plan = drive.plan(&volume(drive.free_space_bytes));
        let mut image = tempfile::tempfile().unwrap();
        for recipient in [1, 2] {
            let files = drive.files(recipient);
            let tail = plan.tail(&files).unwrap();
            write_over(&mut image, &plan, &drive.contents(), &tail);
            prop_assert_eq!(read_back(&image), drive.expected(recipient));
            prop_assert_eq!(read_by_us(&image), drive.expected(recipient));
        }
    }
}

#[test]
fn all_cluster_sizes_read_back_equal() {
    let drive = Drive::sample();
    let mut tails = Vec::new();
    for (gib, cluster_size_bytes) in [(0, 4096), (9, 8192), (20, 16_384), (33, 32_768)] {
        let plan = drive.plan(&volume(gib << 30));
        assert_eq!(plan.layout().cluster_size_bytes(), cluster_size_bytes);
        let mut image = tempfile::tempfile().unwrap();
        let tail = plan.tail(&drive.files(1)).unwrap();
        write_over(&mut image, &plan, &drive.contents(), &tail);
        assert_eq!(read_back(&image), drive.expected(1), "{gib} GiB");
        assert_eq!(read_by_us(&image), drive.expected(1), "{gib} GiB");
        assert_eq!(read_by_hadris(&image), drive.expected(1), "{gib} GiB");
        tails.push(tail.len());
    }
    assert!(tails.is_sorted(), "{tails:?}");
}

#[test]
fn used_storage_is_written_over_whole() {
    let drive = Drive::sample();
    let plan = drive.plan(&volume(0));
    let length = plan.layout().image_length_bytes();
    let covered: u64 = plan
        .base()
        .pieces()
        .iter()
        .map(BasePiece::length_bytes)
        .sum();
    let tail = plan.tail(&drive.files(1)).unwrap();
    assert_eq!(covered + u64::try_from(tail.len()).unwrap(), length);

    let mut clean = tempfile::tempfile().unwrap();
    write_over(&mut clean, &plan, &drive.contents(), &tail);
    let mut used = tempfile::tempfile().unwrap();
    std::io::copy(&mut std::io::repeat(0xD1).take(length), &mut used).unwrap();
    drive::write_all(&mut used, &plan, &drive.contents(), &tail);
    let (mut left, mut right) = (vec![0; 1 << 20], vec![0; 1 << 20]);
    clean.seek(SeekFrom::Start(0)).unwrap();
    used.seek(SeekFrom::Start(0)).unwrap();
    for mib in 0..length >> 20 {
        clean.read_exact(&mut left).unwrap();
        used.read_exact(&mut right).unwrap();
        assert!(left == right, "MiB {mib} differs");
    }
}

#[test]
fn a_used_stick_is_mended_by_head_and_tail() {
    let drive = Drive::sample();
    let plan = drive.plan(&volume(0));
    let tail = plan.tail(&drive.files(1)).unwrap();
    let mut image = tempfile::tempfile().unwrap();
    write_over(&mut image, &plan, &drive.contents(), &tail);
    let clean = drive::bytes_of(&mut image);

    // After use, all clusters except those of the common files may hold anything.
    let layout = plan.layout();
    let head = usize::try_from(layout.head_length_bytes()).unwrap();
    let base = usize::try_from(layout.base_length_bytes()).unwrap();
    let mut used = vec![0xD1; clean.len()];
    for chain in layout.common_files() {
        if let Some(run) = chain.base {
            let from = usize::try_from(layout.offset_bytes(run.first_cluster)).unwrap();
            let bytes = usize::try_from(run.cluster_count * layout.cluster_size_bytes()).unwrap();
            used[from..from + bytes].copy_from_slice(&clean[from..from + bytes]);
        }
    }
    used[..head].copy_from_slice(&clean[..head]);
    used[base..].copy_from_slice(&tail);
    drive::put(&mut image, &used);
    assert_eq!(read_back(&image), drive.expected(1));
}

#[test]
fn the_manifest_begins_in_the_base_and_ends_in_the_tail() {
    let drive = Drive::sample();
    let plan = drive.plan(&volume(0));
    let manifest = plan
        .layout()
        .slots()
        .iter()
        .find(|slot| slot.path == "manifest-sha256.txt");
    let manifest = manifest.unwrap();
    assert_eq!(manifest.base_cluster_count(), 2);
    assert_eq!(manifest.cluster_count(), 4);
    let head = plan.layout().head_length_bytes();
    assert!(plan.layout().offset_bytes(manifest.first_cluster()) < head);
}

#[test]
fn the_two_last_clusters_are_free_and_counted() {
    let drive = Drive::sample();
    let plan = drive.plan(&volume(5 << 20));
    let layout = plan.layout();
    let last = layout.chains().flat_map(Chain::clusters).max().unwrap();
    assert_eq!(last, layout.cluster_count() - 1);
    let used: u32 = layout.chains().map(Chain::cluster_count).sum();
    let mut image = tempfile::tempfile().unwrap();
    let tail = plan.tail(&drive.files(1)).unwrap();
    write_over(&mut image, &plan, &drive.contents(), &tail);
    assert_eq!(free_count(&image), layout.cluster_count() - used);
}

/// If these digests change, every existing image set breaks.
#[test]
fn bytes_are_those_of_the_first_release() {
    let drive = Drive::sample();
    let plan = drive.plan(&volume(0));
    let mut hashing = Hashing::new();
    for piece in plan.base().pieces() {
        match piece {
            BasePiece::Bytes(bytes) => hashing.update(bytes),
            BasePiece::File { index, .. } => hashing.update(drive.contents()[*index]),
            BasePiece::Zeros(count) => hashing.update(&vec![0; usize::try_from(*count).unwrap()]),
        }
    }
    let base = hashing.clone().finish().to_string();
    hashing.update(&plan.tail(&drive.files(1)).unwrap());
    let image = hashing.finish().to_string();
    assert_eq!(
        (base.as_str(), image.as_str()),
        (
            "1978815db279e9ddc11c05952fb15dd464b137b5e0a8762dd6a0a45caae050ec",
            "9c6e29e08f2f80e81c62e382e1a3f56bd57a238f41169bd3ceca56e1fc91f1c4"
        )
    );
}

#[test]
fn equal_input_gives_equal_bytes() {
    let drive = Drive::sample();
    let (one, other) = (drive.plan(&volume(0)), drive.plan(&volume(0)));
    assert_eq!(one.base(), other.base());
    assert_eq!(one.tail(&drive.files(1)), other.tail(&drive.files(1)));
    assert_ne!(one.tail(&drive.files(1)), one.tail(&drive.files(2)));
}

#[test]
fn file_of_4_000_000_000_bytes_is_taken_and_one_more_refused() {
    let mut film = common("data/film.mp4", b"");
    film.length_bytes = 4_000_000_000;
    assert!(FatPlan::plan(&volume(0), &[film.clone()], &[]).is_ok());
    film.length_bytes += 1;
    let expected = Error::FileTooLarge {
        path: "data/film.mp4".to_owned(),
        length_bytes: 4_000_000_001,
    };
    assert_eq!(refusal(&[film], &[]), expected);
}

#[test]
fn folder_of_65_534_entries_is_taken_and_one_more_refused() {
    // `.` and `..` count, and lower-case 8.3 names take two entries each.
    let mut files: Vec<CommonFile> = (0..32_766)
        .map(|n| common(&format!("d/f{n}.txt"), b""))
        .collect();
    let plan = FatPlan::plan(&volume(0), &files, &[]).unwrap();
    assert_eq!(plan.layout().directories()[1].cluster_count(), 512);
    files.push(common("d/MORE.TXT", b""));
    let expected = Error::DirectoryTooLarge {
        path: "d".to_owned(),
        entries: 65_535,
    };
    assert_eq!(refusal(&files, &[]), expected);
}

#[test]
fn slots_lie_in_the_root_or_in_a_folder_of_their_own() {
    let film = common("data/film.mp4", b"x");
    let expected = Error::SlotBesideCommon {
        path: "data/a.txt".to_owned(),
    };
    assert_eq!(
        refusal(std::slice::from_ref(&film), &[slot("data/a.txt", 1)]),
        expected
    );
    let deep = [
        slot("data/district/lists/a.txt", 1),
        slot("data/district/b.txt", 1),
    ];
    let plan = FatPlan::plan(&volume(0), &[film], &deep).unwrap();
    let tail_only = |chain: &&Chain| chain.base.is_none();
    assert_eq!(
        plan.layout().directories().iter().filter(tail_only).count(),
        2
    );
}

#[test]
fn names_that_some_reader_takes_for_one_are_refused() {
    for (one, other) in [
        ("a.txt", "A.TXT"),
        ("d/x", "D/y"),
        ("a", "a/b"),
        ("d/น้ำ", "d/นํ้า"),
    ] {
        let refused = refusal(&[common(one, b""), common(other, b"")], &[]);
        assert!(
            matches!(refused, Error::NameTwice { .. }),
            "{one} {other}: {refused}"
        );
    }
}

#[test]
fn recipients_files_that_do_not_fit_their_slots_are_refused() {
    let mut manifest = slot("manifest.txt", 9_000);
    manifest.common_prefix = vec![b'a'; 5_000];
    let slots = [slot("DISTRICT-0000.txt", 100), manifest];
    let plan = FatPlan::plan(&volume(0), &[common("FILM.MP4", b"x")], &slots).unwrap();
    let long = "n".repeat(250);
    let good = [
        file("DISTRICT-8101.txt", b"x"),
        file("manifest.txt", &[b'a'; 9_000]),
    ];
    assert!(plan.tail(&good).is_ok());
    let cases: [(&str, Vec<DriveFile>); 7] = [
        ("FileCount", good[..1].to_vec()),
        (
            "FileElsewhere",
            vec![file("d/DISTRICT-8101.txt", b"x"), good[1].clone()],
        ),
        (
            "FileClusters",
            vec![file("DISTRICT-8101.txt", &[0; 4097]), good[1].clone()],
        ),
        (
            "FileClusters",
            vec![file("DISTRICT-8101.txt", b""), good[1].clone()],
        ),
        (
            "FilePrefix",
            vec![good[0].clone(), file("manifest.txt", &[b'b'; 9_000])],
        ),
        ("NameTwice", vec![file("film.mp4", b"x"), good[1].clone()]),
        (
            "NameTwice",
            vec![file("MANIFEST.TXT", b"x"), good[1].clone()],
        ),
    ];
    for (expected, files) in cases {
        let refused = format!("{:?}", plan.tail(&files).unwrap_err());
        assert!(refused.starts_with(expected), "{expected}: {refused}");
    }
    assert!(plan.tail(&[file(&long, b"x"), good[1].clone()]).is_ok());
}

#[test]
fn a_name_so_long_that_the_folder_grows_is_refused() {
    let slots: Vec<TailSlot> = (0..60).map(|n| slot(&format!("d/{n:02}"), 1)).collect();
    let plan = FatPlan::plan(&volume(0), &[], &slots).unwrap();
    let long = "n".repeat(250);
    let mut files: Vec<DriveFile> = (0..60).map(|n| file(&format!("d/{n:02}"), b"x")).collect();
    assert!(plan.tail(&files).is_ok());
    for n in [3, 4, 5, 6] {
        files[n].path = format!("d/{n}{long}").parse().unwrap();
    }
    let refused = plan.tail(&files).unwrap_err();
    let expected = Error::DirectoryClusters {
        path: "d".to_owned(),
        expected: 1,
        found: 2,
    };
    assert_eq!(refused, expected);
}

#[test]
fn a_prefix_longer_than_its_slot_and_a_serial_of_nought_are_refused() {
    let mut wrong = slot("a.txt", 3);
    wrong.common_prefix = vec![0; 4];
    assert!(matches!(
        refusal(&[], &[wrong]),
        Error::PrefixTooLong { .. }
    ));
    let mut volume = volume(0);
    volume.serial = 0;
    assert_eq!(
        FatPlan::plan(&volume, &[], &[]).unwrap_err(),
        Error::SerialZero
    );
}
